"""Which day each column of a sheet is, with what title, sheet and file say of the year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ipso_desk.intake.days import (
    DayParts,
    month_in,
    week_in,
    without_whole_dates,
    year_by_weekdays,
    years_in,
)
from ipso_desk.intake.recognition import Recognised


@dataclass(frozen=True, slots=True)
class Hints:
    """Where a day without a year may find it."""

    filename: str
    today: date


def days_of_columns(one: Recognised, hints: Hints) -> dict[int, date]:
    """Column → day; a column whose day cannot be known is left out."""
    layout = one.table.layout
    if layout.days and not any(part.has_day for part in layout.days.values()):
        return _days_of_week(one, hints)
    title = without_whole_dates(layout.title)
    month = month_in(title) or month_in(one.sheet.name)
    parts = {
        column: replace(part, month=part.month or month)
        for column, part in sorted(layout.days.items())
    }
    if all(part.year is not None for part in parts.values()):
        return {column: part.whole for column, part in parts.items() if part.whole is not None}
    seasons = _years(one, hints)
    first = one.choice.year or (seasons[0] if seasons else None)
    if first is None and not any(part.year for part in parts.values()):
        first = year_by_weekdays(list(parts.values()), hints.today.year)
    return _with_years(parts, first, turning=len(seasons) > 1)


def _with_years(parts: dict[int, DayParts], first: int | None, *, turning: bool) -> dict[int, date]:
    found: dict[int, date] = {}
    year, previous = first, 0
    for column, part in parts.items():
        if part.year is not None:
            year, turning = part.year, True
        elif turning and year is not None and part.month is not None and part.month < previous:
            year += 1
        previous = part.month or previous
        day = replace(part, year=part.year or year).whole
        if day is not None:
            found[column] = day
    return found


def _days_of_week(one: Recognised, hints: Hints) -> dict[int, date]:
    """Weekdays above the columns, and the week in the title or on the tab."""
    title = without_whole_dates(one.table.layout.title)
    week = week_in(title) or week_in(one.sheet.name)
    hint = year_hint(one, hints)
    found: dict[int, date] = {}
    for column, part in one.table.layout.days.items():
        of_week, year = part.week or week, part.year or hint
        if of_week is None or year is None:
            continue
        try:
            day = date.fromisocalendar(year, of_week, (part.weekday or 0) + 1)
        except ValueError:
            continue
        if day in found.values():
            return {}  # several weeks, of which nobody says which
        found[column] = day
    return found


def _years(one: Recognised, hints: Hints) -> tuple[int, ...]:
    return years_of(one.table.layout.title, one.sheet.name, hints)


def years_of(title: str, sheet: str, hints: Hints) -> tuple[int, ...]:
    """The year, or the two of a season, that the words around a table speak of."""
    for text in (without_whole_dates(title), sheet, hints.filename[:300]):
        found = years_in(text)
        if len(found) == 1 or (len(found) == 2 and found[1] == found[0] + 1):
            return found
    return ()


def year_hint(one: Recognised, hints: Hints) -> int | None:
    """The one year that a sheet without years is about."""
    years = _years(one, hints)
    return one.choice.year or (years[0] if len(years) == 1 else None)
