"""The counts of a grid of days and months, of one role or of an unknown one."""

from __future__ import annotations

from datetime import date

from ipso_desk.domain.guests import Role
from ipso_desk.intake.calendars import Hints, year_hint, years_of
from ipso_desk.intake.cells import Cell
from ipso_desk.intake.codes import Field
from ipso_desk.intake.days import DayParts
from ipso_desk.intake.month_grids import day_number, week_number
from ipso_desk.intake.recognition import Recognised
from ipso_desk.intake.words import is_total, plain, read_role

Month = tuple[int, int]
"""Year and month."""


def months_of(one: Recognised, hints: Hints) -> dict[int, Month]:
    """Column → month, with what header, title, sheet and file say of the year."""
    if one.grid is None:
        return {}
    told = years_of(one.table.layout.title, one.sheet.name, hints)
    year = one.choice.year or (told[0] if told else None)
    turning = len(told) > 1
    found: dict[int, Month] = {}
    before = 0
    for column, part in sorted(one.grid.months.items()):
        year, turning = _year_of(part, year, before, turning=turning)
        before = part.month or before
        if year is not None and one.fields.get(column) is Field.COUNT:
            found[column] = (year, before)
    return found


def _year_of(
    part: DayParts, year: int | None, before: int, *, turning: bool
) -> tuple[int | None, bool]:
    """A season goes on into its second year."""
    if part.year is not None:
        return part.year, True
    follows = turning and year is not None and (part.month or 0) < before
    return (year + 1 if follows and year is not None else year), turning


def role_of_grid(one: Recognised) -> Role:
    """The one role that its title or name speaks of ("Turflijst naasten")."""
    texts = (one.sheet.name, one.table.layout.title)
    words = {word for text in texts for word in plain(text).split() if not is_total(word)}
    roles = {read_role(word, {}) for word in words} - {None, Role.UNKNOWN}
    return (roles.pop() or Role.UNKNOWN) if len(roles) == 1 else Role.UNKNOWN


def days_beside(one: Recognised, label: Cell, hints: Hints) -> dict[int, date] | None:
    """Column → day of one row of a grid; None for a row that is no day and no week."""
    grid = one.grid
    if grid is None:
        return None
    if not grid.weekdays:
        if day_number(label) is None:
            return None
        days = {c: day_of(month, label) for c, month in months_of(one, hints).items()}
        return {column: day for column, day in days.items() if day is not None}
    week, year = week_number(label), year_hint(one, hints)
    if week is None:
        return None
    found = {}
    for column, weekday in grid.weekdays.items():
        if year is not None and one.fields.get(column) is Field.COUNT and week <= _weeks_in(year):
            found[column] = date.fromisocalendar(year, week, weekday + 1)
    return found


def _weeks_in(year: int) -> int:
    return date(year, 12, 28).isocalendar().week


def day_of(month: Month, cell: Cell) -> date | None:
    """The day of a cell; None for a 30th of February."""
    number = day_number(cell)
    try:
        return date(*month, number) if number else None
    except ValueError:
        return None
