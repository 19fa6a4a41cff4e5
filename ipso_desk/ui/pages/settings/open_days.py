"""When the house is open: the week, the holidays, and the days that differ."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.activities import cancel_activity
from ipso_desk.services.activity_list import ActivityLine, planned_on_closed_days
from ipso_desk.services.closures import Different, close_period, differences, forget_days
from ipso_desk.services.open_days import has_calendar, open_days, set_day, set_week
from ipso_desk.texts.activities import times
from ipso_desk.texts.days import WEEKDAYS, full_day, long_day
from ipso_desk.texts.opening import from_to
from ipso_desk.ui import theme
from ipso_desk.ui.form_answers import day_in, show_errors, text_in
from ipso_desk.ui.pages.settings.anchors import AnchorsCard
from ipso_desk.ui.pages.settings.holidays import HolidaysCard
from ipso_desk.ui.widgets.cards import Card, EmptyState, side_by_side
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.page import Page

_TIME = re.compile(r"([01]?\d|2[0-3])(?:[.:]([0-5]\d))?")
_AHEAD = timedelta(days=366)
_SHAPE = "Schrijf het zo: 10.00–16.00, of laat leeg."


class OpenDaysTab(QWidget):
    """Everything that says "open" reads this: the desk, the calls, the series, the figures."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.holidays = HolidaysCard(page)
        self.holidays.changed.connect(self._show_left_over)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        box.addWidget(self._left_over_card())
        box.addWidget(side_by_side(self._week_card(), self.holidays))
        box.addWidget(side_by_side(self._closing_card(), self._opening_card()))
        self.anchors = AnchorsCard(page)
        box.addWidget(side_by_side(self._days_card(), self.anchors))
        box.addStretch(1)
        self.show_now()

    def show_now(self) -> None:
        ask = self._page.ask
        usual = ask(open_days).value
        self._week.clear_errors()
        self._week.set_values(
            {str(day): _words(usual.week[day]) for day in range(7)} | {"since": None}
        )
        self._assumed.setVisible(not ask(has_calendar).value)
        self.holidays.show_now()
        self.anchors.show_now()
        self._show_days()

    def _show_days(self) -> None:
        found: tuple[Different, ...] = self._page.ask(differences).value or ()
        self._different = {(one.first, one.last): one for one in found}
        self._days.set_rows([_row(one) for one in found])
        self._none.setVisible(not found)
        self._show_left_over()

    def _show_left_over(self) -> None:
        today = self._page.runner.desk.clock.today()
        found: tuple[ActivityLine, ...] = (
            self._page.ask(planned_on_closed_days, today, today + _AHEAD).value or ()
        )
        self._lines = {line.id: line for line in found}
        self._left_over.set_rows([_planned(line) for line in found])
        self._left_over_holder.setVisible(bool(found))

    # The cards

    def _week_card(self) -> Card:
        self._week = Form(save="Tijden opslaan")
        for day, name in enumerate(WEEKDAYS):
            self._week.add(str(day), name.capitalize(), TextLine(limit=20))
        self._week.add("since", "Geldt vanaf", DateField("Geldt vanaf"), "leeg: vanaf vandaag")
        self._week.saved.connect(self._keep_week)
        self._week.cancelled.connect(self.show_now)
        self._assumed = Text(
            "Deze tijden zijn nog aangenomen. Sla ze op, dan tellen de open dagen.", "soft"
        )
        card = Card("Open op", "bijvoorbeeld 10.00–16.00; leeg is gesloten")
        card.add(self._assumed)
        card.add(self._week)
        return card

    def _closing_card(self) -> Card:
        self._closing = Form(save="Dagen sluiten")
        self._closing.add("first", "Dicht vanaf", DateField("Dicht vanaf"))
        self._closing.add(
            "last", "Dicht tot en met", DateField("Dicht tot en met"), "leeg: alleen die ene dag"
        )
        self._closing.add("reason", "Waarom dicht", TextLine(), "zo staat het op de maandagenda")
        self._closing.saved.connect(self._close_days)
        self._closing.cancelled.connect(lambda: _empty(self._closing))
        card = Card("Dicht", "een dag, of een vakantie")
        card.add(self._closing)
        return card

    def _opening_card(self) -> Card:
        self._opening = Form(save="Dag openen")
        self._opening.add("day", "Open op", DateField("Open op"))
        self._opening.add(
            "hours", "Van en tot", TextLine(limit=20), "leeg: de gewone tijden van het huis"
        )
        self._opening.add("reason", "Waarom open", TextLine(), "bijvoorbeeld: open dag")
        self._opening.saved.connect(self._open_day)
        self._opening.cancelled.connect(lambda: _empty(self._opening))
        card = Card("Extra open", "of op andere tijden")
        card.add(self._opening)
        return card

    def _days_card(self) -> Card:
        self._days = RowList("Dagen die anders zijn")
        self._days.acted.connect(self._forget)
        self._none = EmptyState("Nog geen dagen die anders zijn.", icon="calendar-days")
        card = Card("Dagen die anders zijn", "van de laatste maand en wat nog komt")
        card.add(self._none)
        card.add(self._days)
        return card

    def _left_over_card(self) -> Card:
        self._left_over = RowList("Gepland op een dichte dag")
        self._left_over.acted.connect(self._call_off)
        self._left_over_holder = Card("Gepland op een dichte dag", "gaat het niet door?")
        self._left_over_holder.add(self._left_over)
        self._left_over_holder.hide()
        return self._left_over_holder

    # What a person does

    def _keep_week(self) -> None:
        self._week.clear_errors()
        since, readable = day_in(self._week, "since")
        if not readable:
            return
        week = []
        for day in range(7):
            typed = text_in(self._week, str(day))
            if not typed:
                continue
            hours = _hours(typed)
            if hours is None:
                self._week.set_error(str(day), _SHAPE)
                return
            week.append((day, *hours))
        first = not self._page.ask(has_calendar).value and since is None
        since = date(2000, 1, 1) if first else since or self._page.runner.desk.clock.today()
        if self._page.do(set_week, since, week, said="De openingstijden zijn opgeslagen."):
            self.show_now()

    def _close_days(self) -> None:
        self._closing.clear_errors()
        first, readable = day_in(self._closing, "first")
        last, also = day_in(self._closing, "last")
        if not (readable and also):
            return
        if first is None:
            self._closing.set_error("first", "Kies een dag, bijvoorbeeld 24-12-2026.")
            return
        last = last or first

        def said(days: int) -> str:
            return "Eén open dag is nu dicht." if days == 1 else f"{days} open dagen zijn nu dicht."

        reason = text_in(self._closing, "reason")
        answer = self._page.do(close_period, first, last, reason, said=said)
        if answer:
            _empty(self._closing)
            self._show_days()
        else:
            show_errors(self._closing, answer)

    def _open_day(self) -> None:
        self._opening.clear_errors()
        day, readable = day_in(self._opening, "day")
        if day is None:
            if readable:
                self._opening.set_error("day", "Kies een dag, bijvoorbeeld 24-12-2026.")
            return
        typed = text_in(self._opening, "hours")
        hours = _hours(typed) if typed else None
        if typed and hours is None:
            self._opening.set_error("hours", _SHAPE)
            return
        reason = text_in(self._opening, "reason")
        said = f"{full_day(day)}: open."
        if self._page.do(set_day, day, is_open=True, hours=hours, reason=reason, said=said):
            _empty(self._opening)
            self._show_days()

    def _forget(self, key: object, _action: str) -> None:
        one = self._different.get(key) if isinstance(key, tuple) else None
        if one is None:
            return
        said = f"{_span(one)}: weer als gewoon."
        if self._page.do(forget_days, one.first, one.last, said=said):
            self._show_days()

    def _call_off(self, key: object, _action: str) -> None:
        line = self._lines.get(key) if isinstance(key, int) else None
        if line is None:
            return
        reason = self._page.ask(open_days, line.day).value.closed_for(line.day)
        said = f"{line.title} op {long_day(line.day)} gaat niet door."
        if self._page.do(cancel_activity, line.id, reason or "het huis is dicht", said=said):
            self._show_left_over()


def _hours(typed: str) -> tuple[str, str] | None:
    found = [f"{int(hour):02d}:{minute or '00'}" for hour, minute in _TIME.findall(typed)]
    return (found[0], found[1]) if len(found) == 2 and found[0] < found[1] else None


def _words(hours: object) -> str:
    return from_to(hours).removesuffix(" uur") if hours else ""  # type: ignore[arg-type]


def _empty(form: Form) -> None:
    form.clear_errors()
    form.set_values(dict.fromkeys(form.values()))


def _row(one: Different) -> Row:
    parts = ["open" if one.is_open else "gesloten", one.reason]
    if one.hours is not None:
        parts.insert(1, from_to(one.hours))
    second = " · ".join(part for part in parts if part)
    return Row((one.first, one.last), _span(one), second, actions=(RowAction("away", "Weghalen"),))


def _span(one: Different) -> str:
    if one.first == one.last:
        return f"{long_day(one.first)} {one.first.year}"
    return f"{long_day(one.first)} tot en met {long_day(one.last)} {one.last.year}"


def _planned(line: ActivityLine) -> Row:
    parts = (long_day(line.day), times(line.starts, line.ends))
    second = " · ".join(part for part in parts if part)
    return Row(line.id, line.title, second, actions=(RowAction("off", "Gaat niet door"),))
