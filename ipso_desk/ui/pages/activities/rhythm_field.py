"""How often, and until when: the fields of a form that say how something repeats."""

from __future__ import annotations

from datetime import date

from ipso_desk.domain import series
from ipso_desk.domain.errors import IpsoError
from ipso_desk.domain.series import Often, Pattern
from ipso_desk.services.activity_series import Rhythm, series_preview
from ipso_desk.texts.activities import nth_weekday, planned_words
from ipso_desk.texts.days import WEEKDAYS
from ipso_desk.texts.errors import sentence
from ipso_desk.ui.form_answers import DAY_UNREADABLE
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.date_field import DateField, read_date, short
from ipso_desk.ui.widgets.form import Form, TextArea
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text

_ONCE, _NTH, _LAST, _OWN = "once", "nth", "last", "own"
_WEEKS = ((1, "Elke week"), (2, "Om de week"), (3, "Elke drie weken"), (4, "Elke vier weken"))


class RhythmFields:
    """Fields in a form that has a day under `day`; `once` offers not repeating as well."""

    def __init__(self, page: Page, form: Form, *, once: bool) -> None:
        self._page, self._form, self._once = page, form, once
        self._today: date = page.runner.desk.clock.today()
        self._often = Select()
        form.add("often", "Hoe vaak", self._often)
        self._until = form.add("until", "Tot en met", DateField("Tot en met"))
        self._days = form.add(
            "days", "Op welke dagen", TextArea(lines=4), "een dag per regel, bijvoorbeeld 4-11-2026"
        )
        self._preview = Text("", "second")
        form.add_widget(self._preview)
        form.changed.connect(self.show_now)
        self._offer()

    def begin(self, rhythm: Rhythm | None, day: date | None) -> None:
        """Show how it goes now; `day` is the day of the form."""
        self._offer()
        if rhythm is None:
            self._often.setCurrentIndex(0)
            self._set_until(date((day or self._today).year, 12, 31))
        else:
            self._often.set_code(_code(rhythm.pattern))
            self._set_until(rhythm.until)
            days = "\n".join(short(each) for each in rhythm.pattern.days)
            self._form.set_values({"days": days})
        self.show_now()

    @property
    def repeats(self) -> bool:
        return self._often.code() != _ONCE

    def read(self) -> tuple[Pattern, date, date] | None:
        """The rhythm, its first and last day; None with the error shown where it is."""
        day = self._day()
        if self._often.code() == _OWN:
            days = self._own_days()
            if days is None:
                self._form.set_error("days", DAY_UNREADABLE)
                return None
            if not days:
                self._form.set_error("days", "Typ hier de dagen, een per regel.")
                return None
            return series.own_days(days), min(days), max(days)
        if day is None:
            self._form.set_error("day", "Kies de eerste dag.")
            return None
        until = self._last()
        if until is None:
            self._form.set_error("until", DAY_UNREADABLE)
            return None
        return self._pattern(day), day, until

    def show_now(self) -> None:
        """Which fields matter, and what it comes to."""
        self._offer()
        own = self._often.code() == _OWN
        self._days.setVisible(own)
        self._until.setVisible(self.repeats and not own)
        self._preview.setText(self._comes_to() if self.repeats else "")
        self._preview.setVisible(bool(self._preview.text()))

    def _offer(self) -> None:
        day = self._day() or self._today
        nth = series.nth_of(day)
        choices: list[tuple[object, str]] = [(_ONCE, "Eén keer")] if self._once else []
        choices += [(f"w{number}", f"{words} op {_weekday(day)}") for number, words in _WEEKS]
        choices.append((_NTH, _upper(nth_weekday(nth, day.weekday()))))
        if nth < 5:
            choices.append((_LAST, _upper(nth_weekday(series.LAST, day.weekday()))))
        choices.append((_OWN, "Op eigen gekozen dagen"))
        self._often.set_choices(choices)

    def _comes_to(self) -> str:
        if self._often.code() == _OWN:
            days = self._own_days()
            if not days:
                return ""
            asked = (series.own_days(days), min(days), max(days))
        else:
            day, until = self._day(), self._last()
            if day is None or until is None:
                return ""
            asked = (self._pattern(day), day, until)
        try:
            planned = self._page.runner.desk.ask(series_preview, *asked)
        except IpsoError as error:
            return sentence(error)
        return planned_words(planned.days, planned.skipped)

    def _pattern(self, day: date) -> Pattern:
        code = str(self._often.code())
        if code in (_NTH, _LAST):
            nth = series.LAST if code == _LAST else series.nth_of(day)
            return series.each_month(nth, day.weekday())
        return series.every_weeks(int(code[1:]))

    def _day(self) -> date | None:
        field = self._form.field("day")
        assert isinstance(field, DateField)
        return field.date()

    def _last(self) -> date | None:
        field = self._until.field
        assert isinstance(field, DateField)
        return field.date()

    def _set_until(self, day: date) -> None:
        field = self._until.field
        assert isinstance(field, DateField)
        field.set_date(day)

    def _own_days(self) -> list[date] | None:
        lines = [line.strip() for line in str(self._form.values()["days"] or "").split("\n")]
        read = [read_date(line, self._today) for line in lines if line]
        days = [day for day in read if day is not None]
        return days if len(days) == len(read) else None


def _code(pattern: Pattern) -> str:
    if pattern.often is Often.OWN_DAYS:
        return _OWN
    if pattern.often is Often.MONTH:
        return _LAST if pattern.nth == series.LAST else _NTH
    return f"w{pattern.every_weeks}"


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]
