"""Draws, unseen, one of each thing the first page shows, while a key is being computed.

What is drawn for the first time waits for letters, icons and Qt's own tables; the person who
types a password waits for the key in any case, and the key needs no window.
"""

from __future__ import annotations

import string

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.ui.page_list import page_list
from ipso_desk.ui.side_bar import BarButton, SideBar
from ipso_desk.ui.widgets.buttons import QUIET, primary, quiet, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import CALM, WARM, Chip
from ipso_desk.ui.widgets.page_head import PageHead
from ipso_desk.ui.widgets.row_drawing import Row, RowAction
from ipso_desk.ui.widgets.rows import RowList
from ipso_desk.ui.widgets.scroll import Scroll
from ipso_desk.ui.widgets.text import Text

_LETTERS = f"{string.ascii_letters} {string.digits} .,:·-'"


def practise_drawing() -> None:
    """Nothing of it stays but what Qt has learnt."""
    window = QWidget()
    window.resize(1366, 768)
    box = QVBoxLayout(window)
    bar = SideBar(_LETTERS)
    for spec in page_list(window):
        bar.add(BarButton(spec.name, spec.icon))
    box.addWidget(bar)
    head = PageHead(Text(_LETTERS, "title"), Text(_LETTERS, "soft"))
    head.add_action(secondary(_LETTERS, "calendar-days"))
    head.add_action(primary(_LETTERS, "door-open"))
    box.addWidget(head)
    card = Card(_LETTERS, _LETTERS)
    card.add(_list())
    card.add(quiet(_LETTERS))
    box.addWidget(Scroll(card))
    window.grab()
    window.deleteLater()


def _list() -> RowList:
    rows = RowList("")
    chips = (Chip(_LETTERS, CALM), Chip(_LETTERS, WARM))
    leads = RowAction("a", "Balie", kind=QUIET)
    rows.set_rows(
        [
            Row(1, _LETTERS, _LETTERS, chips, (leads,), lead="10.30"),
            Row(2, _LETTERS, _LETTERS, opens=True, icon="phone"),
        ]
    )
    return rows
