"""What was done and who looked: the change history and the review of looking."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.trail import Look, PastAction, latest_actions, latest_looks
from ipso_desk.texts.actions import told
from ipso_desk.texts.centre import looked
from ipso_desk.texts.days import clock_time, full_day
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.cards import Card, EmptyState, side_by_side
from ipso_desk.ui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.page import Page


class TrailTab(QWidget):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._acts, self._looks = RowList("Wat er gebeurde"), RowList("Wie keek")
        acts, looks = Card("Wat er gebeurde"), Card("Wie wat inzag of afdrukte")
        self._no_looks = EmptyState("Nog niemand opende een kaart.")
        acts.add(self._acts)
        looks.add(self._no_looks)
        looks.add(self._looks)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        box.addWidget(side_by_side(acts, looks))
        box.addStretch(1)
        self.show_now()

    def show_now(self) -> None:
        acts, looks = self._page.ask(latest_actions), self._page.ask(latest_looks)
        if acts and looks:
            self._acts.set_rows([_act(n, act) for n, act in enumerate(acts.value)])
            self._looks.set_rows([_look(n, look) for n, look in enumerate(looks.value)])
            self._no_looks.setVisible(not looks.value)


def _act(number: int, act: PastAction) -> Row:
    guest = act.guest.display if act.guest else "een gast"
    sentence = told(act.code, act.ids, guest=guest, group=act.group or "een groep")
    return Row(number, sentence, _when(act.at, act.by))


def _look(number: int, look: Look) -> Row:
    who = f": {look.guest.display}" if look.guest else ""
    return Row(number, f"{looked(look.code)}{who}", _when(look.at, look.by))


def _when(at: datetime, by: str) -> str:
    return f"{full_day(at.astimezone().date())}, {clock_time(at)} · {by}"
