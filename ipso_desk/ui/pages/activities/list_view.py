"""The programme: the coming weeks or one month, a card for each week."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.activity_list import ActivityLine, activities_between
from ipso_desk.ui import theme
from ipso_desk.ui.pages.activities import words
from ipso_desk.ui.widgets.cards import Card, EmptyState
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import RowList
from ipso_desk.ui.widgets.text import Text

_AHEAD = "ahead"
_WEEKS = timedelta(weeks=4)
_MOST_WEEKS = 6


class ProgrammeList(QWidget):
    """`opened(activity)` when one is chosen, `wanted()` when a first one is to be made."""

    opened = Signal(int)
    wanted = Signal()

    def __init__(self, page: Page, *, may_make: bool) -> None:
        super().__init__()
        self._page = page
        self._lines: tuple[ActivityLine, ...] = ()
        self._filter = ""
        self._period = Select(name="Welke weken")
        self._period.currentIndexChanged.connect(lambda _: self._load())
        self._none = EmptyState(
            words.EMPTY,
            "Eerste activiteit plannen" if may_make else "",
            self.wanted.emit,
            icon="calendar-days",
            button_icon="plus",
        )
        self._nothing = Text("", "soft")
        self._weeks = [_Week() for _ in range(_MOST_WEEKS)]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        for part in (Flow(Text("Toon", "strong"), self._period), self._none, self._nothing):
            box.addWidget(part)
        for week in self._weeks:
            week.list.opened.connect(lambda key: self.opened.emit(int(str(key))))
            box.addWidget(week)
        box.addStretch(1)

    def show_now(self) -> None:
        today = self._today
        if self._period.count() == 0:
            months = [words.month_after(today.year, today.month, by) for by in range(-12, 13)]
            months.sort(key=lambda m: (m < (today.year, today.month), m))
            choices = [(words.month_code(*m), words.month(*m)) for m in months]
            self._period.blockSignals(True)
            self._period.set_choices([(_AHEAD, "De komende vier weken"), *choices])
            self._period.blockSignals(False)
        self._load()

    def show_period(self, day: date) -> None:
        """The month of a day, when the coming weeks do not reach it."""
        if not self._today <= day < self._today + _WEEKS:
            self._period.set_code(words.month_code(day.year, day.month))

    def filter(self, text: str) -> int:
        """Show what fits the words; gives how many do."""
        self._filter = text
        return self._show()

    @property
    def _today(self) -> date:
        return self._page.runner.desk.clock.today()  # type: ignore[no-any-return]

    def _load(self) -> None:
        first = self._today
        last = first + _WEEKS - timedelta(days=1)
        code = self._period.code()
        if code not in (_AHEAD, None):
            year, number = words.month_of(str(code))
            first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
        self._lines = self._page.ask(activities_between, first, last).value or ()
        self._show()

    def _show(self) -> int:
        today = self._today
        shown = tuple(line for line in self._lines if words.fits(line, self._filter))
        found = words.weeks(shown, today)
        for number, week in enumerate(self._weeks):
            if number < len(found):
                week.show_week(*found[number], today)
            else:
                week.hide()
        self._none.setVisible(not self._lines and self._period.code() == _AHEAD)
        nothing = not shown and self._none.isHidden()
        self._nothing.setVisible(nothing)
        self._nothing.setText("Niets gevonden." if self._lines else "In deze maand staat niets.")
        return len(shown)


class _Week(Card):
    def __init__(self) -> None:
        super().__init__("Week", " ")
        self.list = RowList("Week")
        self.add(self.list)

    def show_week(self, name: str, lines: list[ActivityLine], today: date) -> None:
        self.set_heading(name)
        self.list.setAccessibleName(name)
        self.list.set_rows([words.row(line, today) for line in lines])
        self.show()
