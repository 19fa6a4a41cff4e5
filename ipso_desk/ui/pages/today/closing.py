"""'Klopt het?': half a minute at closing time, over the day's list and the tallies."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from ipso_desk.services.day_checks import DayToCheck, confirm_day, day_to_check, days_to_check
from ipso_desk.texts.days import long_day
from ipso_desk.ui.pages.today import closing_words as words
from ipso_desk.ui.widgets.buttons import PRIMARY, SECONDARY, primary, quiet, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text


class ClosingCheck(Card):
    """`led(page, target)` to where the day is put right, or where the next host is told."""

    led = Signal(str, object)

    def __init__(self, page: Page) -> None:
        super().__init__("Klopt het?", " ")
        self._page = page
        self._day: date | None = None
        self.named = Text("", "strong")
        self.names = Text("", "text")
        self.unnamed = Text("", "strong")
        self.occasions = Text("", "soft")
        self.right = primary("Klopt", "check")
        self.change = secondary("Aanpassen", "door-open")
        self.tell = quiet("Iets doorgeven")
        self.right.clicked.connect(self._confirm)
        self.change.clicked.connect(lambda: self.led.emit("balie", self._day))
        self.tell.clicked.connect(lambda: self.led.emit("logboek", None))
        buttons = Flow(self.right, self.change, self.tell)
        for part in (self.named, self.names, self.unnamed, self.occasions, buttons):
            self.add(part)
        self.hide()

    def reload(self) -> None:
        """Today at closing time, else the last day that nobody looked over; or away."""
        days: tuple[date, ...] = self._page.ask(days_to_check).value or ()
        self._day = None
        for day in days[-1:]:
            answer = self._page.ask(day_to_check, day)
            if answer:
                self._day = day
                self._show_day(answer.value)
        self.setVisible(self._day is not None)

    def asks_for(self, day: date) -> bool:
        """Whether it is this day that is looked over."""
        return self._day == day

    def _show_day(self, day: DayToCheck) -> None:
        self.set_heading("Klopt het?", long_day(day.day))
        self.named.setText(words.named(day))
        self.names.setText(words.names(day.people))
        self.unnamed.setText(words.unnamed(day.tallies))
        self.occasions.setText(words.occasions(day.occasions))
        self.occasions.setVisible(bool(day.occasions))
        self.right.set_kind(
            PRIMARY if day.day == self._page.runner.desk.clock.today() else SECONDARY
        )
        self.right.set_words("Klopt", f"Klopt: {long_day(day.day)}")

    def _confirm(self) -> None:
        if self._day is None:
            return
        if self._page.do(confirm_day, self._day, said=words.is_right(self._day)):
            self._page.reload()
