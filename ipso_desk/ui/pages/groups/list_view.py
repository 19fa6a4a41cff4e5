"""The groups that go on, and those that ended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ipso_desk.domain.groups import GroupStatus
from ipso_desk.services.groups import GroupLine, groups
from ipso_desk.services.offers import OfferToMake, offers_to_make
from ipso_desk.texts.group_words import next_meeting
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.cards import Card, EmptyState
from ipso_desk.ui.widgets.chips import CALM, PLAIN, WARM, Chip
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList

_LATEST = 8
"""Closed groups in view; the older ones are a press away."""


class GroupList(QWidget):
    """`opened(group)` when one is chosen, `wanted()` when a first group is to be made."""

    opened = Signal(int)
    wanted = Signal()

    def __init__(self, page: Page, *, may_make: bool) -> None:
        super().__init__()
        self._page = page
        self._rows = RowList("Groepen")
        self._ended = RowList("Afgesloten groepen")
        for rows in (self._rows, self._ended):
            rows.opened.connect(lambda key: self.opened.emit(int(str(key))))
        self._going_on = Card("Lotgenotengroepen")
        self._going_on.add(self._rows)
        self._closed = Card("Afgesloten")
        self._closed.add(self._ended)
        self._past: tuple[GroupLine, ...] = ()
        self._all = quiet("Alle afgesloten groepen")
        self._all.clicked.connect(self._show_all)
        self._closed.add(self._all)
        sentence = (
            "Hier komen de lotgenotengroepen: acht plaatsen, een wachtlijst en de bijeenkomsten."
        )
        button = "Eerste groep maken" if may_make else ""
        self._none = EmptyState(
            sentence, button, self.wanted.emit, icon="messages-square", button_icon="plus"
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        for part in (self._none, self._going_on, self._closed):
            box.addWidget(part)
        box.addStretch(1)

    def show_now(self) -> None:
        going_on: tuple[GroupLine, ...] = self._page.ask(groups).value or ()
        ended: tuple[GroupLine, ...] = self._page.ask(groups, closed=True).value or ()
        offers: tuple[OfferToMake, ...] = self._page.ask(offers_to_make).value or ()
        to_offer = {offer.group_id for offer in offers}
        self._rows.set_rows([_row(line, to_offer=line.id in to_offer) for line in going_on])
        # Once all were asked for, all stay in view.
        self._past = ended
        self._show_past(ended if self._all.isHidden() and self._ended.rows() else ended[:_LATEST])
        self._going_on.setVisible(bool(going_on))
        self._closed.setVisible(bool(ended))
        self._none.setVisible(not going_on)

    def _show_past(self, lines: Sequence[GroupLine]) -> None:
        self._ended.set_rows([_ended(line) for line in lines])
        self._all.setVisible(len(lines) < len(self._past))

    def _show_all(self) -> None:
        """Twenty years of groups; the hand goes to the first of the older ones."""
        self._show_past(self._past)
        rest = self._ended.findChildren(QAbstractButton)[_LATEST:]
        if rest:
            rest[0].setFocus()

    def focus_first(self) -> None:
        first = self._rows.findChild(QAbstractButton)
        if first is not None:
            first.setFocus()


def _row(line: GroupLine, *, to_offer: bool) -> Row:
    parts = [next_meeting(line.next_day, line.next_starts), line.place]
    if line.status is GroupStatus.IDEA:
        parts.insert(0, "een idee")
    chips = [Chip(f"{line.taken} van {line.most} plaatsen", CALM)]
    if line.waiting:
        words = "1 wacht" if line.waiting == 1 else f"{line.waiting} wachten"
        chips.append(Chip(words, PLAIN))
    if to_offer:
        chips.append(Chip("plaats aan te bieden", WARM))
    elif line.too_few:
        chips.append(Chip("onderbezet", PLAIN))
    second = " · ".join(part for part in parts if part)
    return Row(line.id, line.name, second, tuple(chips), opens=True)


def _ended(line: GroupLine) -> Row:
    return Row(line.id, line.name, line.place, opens=True)
