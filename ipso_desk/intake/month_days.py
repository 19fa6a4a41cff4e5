"""Numbers of days below the months beside a guest: "7, 14 en 21" under "januari"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ipso_desk.intake.cells import Cell, RawSheet, text_of
from ipso_desk.intake.codes import Field
from ipso_desk.intake.days import DayParts, years_in
from ipso_desk.intake.headers import exact_meanings
from ipso_desk.intake.month_grids import month_of
from ipso_desk.intake.words import is_total

_SEARCHED = 20
_FEWEST_MONTHS = 2
_LONGEST = 200
_DAY = r"(?:(?:ma|di|wo|do|vr|za|zo)\.? ?)?(?:[12]?\d|3[01])(?!\d)(?: ?\([^()\d]{1,12}\))?"
_BETWEEN = r"(?:\s*(?:[,;/+&.\-]|\ben\b|\n)\s*|\s+)"
_DAYS = re.compile(rf"\s*{_DAY}(?:{_BETWEEN}{_DAY})*[\s.,;]*", re.IGNORECASE)
_ONE = re.compile(r"((?:[12]?\d|3[01]))(?!\d)( ?\([^()\d]{1,12}\))?")
_PEOPLE = {Field.NAME, Field.FIRST, Field.LAST, Field.NUMBER}


def with_whole_days(sheet: RawSheet) -> RawSheet:
    """The days of all months in one cell, each with its month; any other sheet as it is.

    One number in a cell may be a count; where others hold several it is a day.
    """
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        months = {c: part for c, cell in enumerate(row) if (part := month_of(cell)) is not None}
        if len(months) < _FEWEST_MONTHS or not _heads_people(row):
            continue
        if not _are_days(list(_below(sheet.rows[index + 1 :], list(months)))):
            return sheet
        return replace(sheet, rows=list(_rewritten(sheet, index, _with_years(sheet, months))))
    return sheet


def _heads_people(row: Sequence[Cell]) -> bool:
    return any(isinstance(cell, str) and set(exact_meanings(cell)) & _PEOPLE for cell in row)


def _below(rows: Sequence[Sequence[Cell]], columns: Sequence[int]) -> Iterator[Cell]:
    for row in rows:
        if not _adds_up(row):
            yield from (row[c] for c in columns if c < len(row) and row[c] is not None)


def _adds_up(row: Sequence[Cell]) -> bool:
    label = next((cell for cell in row if isinstance(cell, str)), "")
    return is_total(label) or not label


def _are_days(cells: list[Cell]) -> bool:
    told = [len(_ONE.findall(text_of(cell))) for cell in cells if names_days(cell)]
    several = sum(1 for count in told if count > 1)
    return len(told) >= 0.9 * len(cells) and several >= max(2, 0.2 * len(told))


def names_days(cell: Cell) -> bool:
    """Whether a cell holds one or more numbers of days, and nothing else."""
    if isinstance(cell, int) and not isinstance(cell, bool):
        return 1 <= cell <= 31
    return isinstance(cell, str) and len(cell) <= _LONGEST and bool(_DAYS.fullmatch(cell))


def _with_years(sheet: RawSheet, months: dict[int, DayParts]) -> dict[int, DayParts]:
    """A season that its own sheet or title names turns the year; one year is found later."""
    texts = [sheet.name, *(text_of(cell) for row in sheet.rows[:3] for cell in row)]
    seasons = [found for text in texts if len(found := years_in(text)) == 2]
    if not seasons or any(part.year for part in months.values()):
        return months
    year, before = seasons[0][0], 0
    spread: dict[int, DayParts] = {}
    for column, part in sorted(months.items()):
        year += (part.month or 0) < before
        before = part.month or 0
        spread[column] = replace(part, year=year)
    return spread


def _rewritten(
    sheet: RawSheet, header: int, months: dict[int, DayParts]
) -> Iterator[Sequence[Cell]]:
    first = min(months)
    for index, row in enumerate(sheet.rows):
        cells = [None if column in months else cell for column, cell in enumerate(row)]
        told = [text_of(row[c]) for c in sorted(months) if c < len(row) and row[c] is not None]
        if index == header:
            cells[first] = "Bezocht op"
        elif index > header and told and not _adds_up(row):
            days = [_spelled(row[c], part) for c, part in sorted(months.items()) if c < len(row)]
            cells[first] = ", ".join(day for day in days if day)
        yield row if index < header else cells


def _spelled(cell: Cell, month: DayParts) -> str:
    """ "7, 14 (afg)" as "7-1, 14-1 (afg)"."""
    if not names_days(cell):
        return text_of(cell)
    return days_with_month(cell, month.month or 0, str(month.year or ""))


def days_with_month(cell: Cell, month: int, year: str) -> str:
    """The days of a cell that holds nothing else, each with its month and perhaps its year."""
    behind = f"-{year}" if year else ""
    return ", ".join(f"{day}-{month}{behind}{aside}" for day, aside in _ONE.findall(text_of(cell)))
