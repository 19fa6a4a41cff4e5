"""The holidays of the coming year: on which of them the house is closed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ipso_desk.services.closures import (
    Holiday,
    accept_holidays,
    choose_holiday,
    holidays_ahead,
    holidays_chosen,
)
from ipso_desk.texts.days import full_day, short_day
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.text import Text
from ipso_desk.ui.widgets.ticks import CheckBox

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.page import Page


class HolidaysCard(Card):
    """A tick is closed; it is kept at once, for this year and later. `changed()` after each."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__("Feestdagen", "aangevinkt is gesloten")
        self._page = page
        self._ticks: dict[str, CheckBox] = {}
        self._proposal = Text("Dit is een voorstel. Kijk het na.", "soft")
        accept = secondary("Klopt zo", "check", name="Feestdagen kloppen zo")
        accept.clicked.connect(self._accept)
        self._accept_row = Flow(accept)
        self.add(self._proposal)
        self.add(self._accept_row)

    def show_now(self) -> None:
        found: tuple[Holiday, ...] = self._page.ask(holidays_ahead).value or ()
        proposal = not self._page.ask(holidays_chosen).value
        self._proposal.setVisible(proposal)
        self._accept_row.setVisible(proposal)
        for holiday in found:
            if holiday.name not in self._ticks:
                self._ticks[holiday.name] = self._tick(holiday)
            tick = self._ticks[holiday.name]
            tick.blockSignals(True)
            tick.setChecked(holiday.closed)
            tick.blockSignals(False)

    def _tick(self, holiday: Holiday) -> CheckBox:
        tick = CheckBox(f"{holiday.name}, {short_day(holiday.day)}", name=holiday.name)
        beside = "" if holiday.weekday_open else ", dan al dicht"
        tick.setAccessibleDescription(f"{full_day(holiday.day)}{beside}")
        tick.toggled.connect(partial(self._choose, holiday.name))
        self.add(tick)
        return tick

    def _choose(self, name: str, closed: bool) -> None:
        said = f"{name}: gesloten." if closed else f"{name}: gewoon open."
        if self._page.do(choose_holiday, name, closed=closed, said=said):
            self.show_now()
            self.changed.emit()

    def _accept(self) -> None:
        if self._page.do(accept_holidays, said="De feestdagen zijn nagekeken."):
            self.show_now()
            first = next(iter(self._ticks.values()), None)
            if first is not None:
                first.setFocus()
