"""The row of a sheet that names days, and the months and years that stand above it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from ipso_desk.intake.cells import Cell, RawSheet, text_of
from ipso_desk.intake.codes import Field
from ipso_desk.intake.days import (
    DayParts,
    is_weekday,
    leading_day,
    month_in,
    read_parts,
    week_in,
    weekday_of,
    years_in,
)
from ipso_desk.intake.headers import exact_meanings, is_heading_text, meanings
from ipso_desk.intake.marks import Mark, read_mark
from ipso_desk.intake.profiles import name_strength
from ipso_desk.intake.words import is_total

SEARCHED = 40
"""Rows in which a header is looked for."""
ROWS_ABOVE = 4
"""Rows above the days that may hold months, years and the names of other columns."""
_LOOKED_AT = 400
_PEOPLE = {Field.NAME, Field.NUMBER, Field.FIRST, Field.LAST, Field.COUNT, Field.ROLE}


def find_day_row(sheet: RawSheet) -> int | None:
    """The row with the most days above marks or names, if any (from 0)."""
    best, most = None, 0
    for index, row in enumerate(sheet.rows[:SEARCHED]):
        if sum(cell is not None for cell in row) <= most:
            continue
        days = day_cells(sheet, index)
        if len(days) > most:
            best, most = index, len(days)
    return best


def day_cells(sheet: RawSheet, index: int) -> dict[int, DayParts]:
    """The cells of a row that head a column of marks or of names; empty for any other row."""
    row = sheet.rows[index]
    label = next((cell for cell in row if cell is not None), None)
    if isinstance(label, str) and is_total(label):
        return {}
    read = {column: read_parts(cell) or leading_day(cell) for column, cell in enumerate(row)}
    if sum(part is not None and part.has_day for part in read.values()) == 1:
        # "24/7 bereikbaar" alone is no day.
        read = {column: read_parts(cell) for column, cell in enumerate(row)}
    parts = {column: part for column, part in read.items() if part is not None and part.has_day}
    named = {column: part for column, part in parts.items() if part.month is not None}
    if named and len(named) * 2 >= len(parts):
        return named if _heads_days(sheet, index, list(named)) else {}
    if not named and _is_row_of_day_numbers(parts, _months_above(sheet, index)):
        marked = _marks_below(sheet, index, list(parts))
        return parts if marked and _says_month_or_people(sheet, index) else {}
    weekdays = {c: weekday_of(cell) for c, cell in enumerate(row) if is_weekday(cell)}
    if len(weekdays) > 2 and _heads_people(row) and _marks_below(sheet, index, list(weekdays)):
        return {column: DayParts(weekday=weekday) for column, weekday in weekdays.items()}
    return {}


def _heads_days(sheet: RawSheet, index: int, columns: list[int]) -> bool:
    if len(columns) == 1 and not _heads_people(sheet.rows[index]):
        return False
    if 2 * sum(_is_value(sheet, index, column) for column in columns) >= len(columns):
        return False
    if _marks_below(sheet, index, columns):
        return True
    return len(columns) > 1 and _names_below(sheet, index, columns)


def _is_value(sheet: RawSheet, index: int, column: int) -> bool:
    """Whether a day stands below a header of something else, or below other days."""
    above = (row[column] for row in reversed(sheet.rows[:index]) if column < len(row))
    cell = next((cell for cell in above if cell is not None), None)
    if isinstance(cell, date):
        return True
    if not isinstance(cell, str):
        return False
    parts = read_parts(cell)
    return bool(exact_meanings(cell)) or (parts is not None and parts.whole is not None)


def _is_row_of_day_numbers(parts: dict[int, DayParts], months: int) -> bool:
    """Rising numbers, which begin anew with each month that stands above some of them."""
    numbers = [part.day or 0 for part in parts.values()]
    falls = sum(1 for left, right in pairwise(numbers) if right <= left)
    # As many numbers as months are counts per month.
    again = months - 1 if len(numbers) >= 1.5 * months else 0
    return len(numbers) > 3 and falls <= max(min(12, len(numbers) // 4), again)


def _months_above(sheet: RawSheet, index: int) -> int:
    near = sheet.rows[max(0, index - ROWS_ABOVE) : index]
    read = [[_month_or_year(cell) for cell in row] for row in near]
    return max((sum(1 for p in row if p is not None and p.month) for row in read), default=0)


def _heads_people(row: Sequence[Cell]) -> bool:
    """Whether a header row names a column of people."""
    return any(
        isinstance(cell, str)
        and set(meanings(cell)) & _PEOPLE
        and (exact_meanings(cell) or name_strength(cell) < 1)
        for cell in row
    )


def _says_month_or_people(sheet: RawSheet, index: int) -> bool:
    """Bare numbers are days of a month only where something near them says so."""
    near = sheet.rows[max(0, index - ROWS_ABOVE) : index + 1]
    return (
        month_in(sheet.name) is not None
        or any(_heads_people(row) for row in near)
        or any(month_in(text_of(cell)) is not None for row in near for cell in row)
    )


def _below(sheet: RawSheet, index: int, columns: list[int]) -> list[Cell]:
    rows = sheet.rows[index + 1 : index + _LOOKED_AT]
    cells = [row[column] for row in rows for column in columns if column < len(row)]
    return [cell for cell in cells if cell is not None]


def _marks_below(sheet: RawSheet, index: int, columns: list[int]) -> bool:
    cells = _below(sheet, index, columns)
    fitting = sum(1 for cell in cells if _may_be_mark(cell))
    return fitting >= 0.7 * len(cells) if cells else len(columns) > 2


def _may_be_mark(cell: Cell) -> bool:
    if isinstance(cell, int):
        return 0 <= cell < 1000
    if not isinstance(cell, str) or len(cell) > 12:
        return False
    return len(cell) <= 4 or cell.isdecimal() or read_mark(cell) is not Mark.STRANGE


def _names_below(sheet: RawSheet, index: int, columns: list[int]) -> bool:
    """Under every day the people who came, as in a guest book."""
    # Numbers below the names count them.
    cells = [cell for cell in _below(sheet, index, columns) if not isinstance(cell, int)]
    fitting = sum(1 for cell in cells if isinstance(cell, str) and name_strength(cell) == 1)
    return len(cells) > len(columns) and fitting >= 0.8 * len(cells)


def is_context(row: Sequence[Cell]) -> bool:
    """A row above the days with months, years, weekdays or names of columns in it."""
    filled = [cell for cell in row if cell is not None]
    fitting = [cell for cell in filled if is_heading_text(cell) or _month_or_year(cell)]
    return bool(fitting) and len(fitting) * 2 >= len(filled)


def _month_or_year(cell: Cell) -> DayParts | None:
    parts = read_parts(cell)
    if parts is not None and parts.month is not None:
        return DayParts(None, parts.month, parts.year)
    if isinstance(cell, int) and 1990 <= cell < 2100:
        return DayParts(year=cell)
    if isinstance(cell, str) and cell.isdecimal() and len(cell) == 4:
        return DayParts(year=int(cell))
    if isinstance(cell, str) and cell[:2].lower() in ("we", "wk") and len(cell) <= 30:
        years = years_in(cell)
        week = week_in(cell)
        return DayParts(week=week, year=years[0] if years else None) if week is not None else None
    return None


def filled_from_above(row: Sequence[Cell], days: dict[int, DayParts]) -> dict[int, DayParts]:
    """A month above a group of columns stands above the first of them only."""
    filled = dict(days)
    current: DayParts | None = None
    for column in range(max(days) + 1):
        cell = row[column] if column < len(row) else None
        if cell is not None and not is_weekday(cell):
            current = _month_or_year(cell)
        if column in filled and current is not None:
            filled[column] = filled[column].filled_from(current)
    return filled
