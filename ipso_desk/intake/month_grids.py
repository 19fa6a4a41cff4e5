"""A tally as a grid: the days of the month beside the rows, the months above the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise, zip_longest

from ipso_desk.domain.names import fold
from ipso_desk.intake.cells import Cell, RawSheet, is_blank_row
from ipso_desk.intake.codes import Field
from ipso_desk.intake.days import DayParts, is_weekday, read_parts, week_in, weekday_of
from ipso_desk.intake.headers import exact_meanings
from ipso_desk.intake.words import is_total, plain

_SEARCHED = 20
_LONGEST = 120
"""Rows of a sheet that may be one: a month of days, and what stands above and below them."""
_FEWEST_MONTHS, _FEWEST_DAYS = 2, 10
_CLOSED = re.compile(
    r"(?:dicht|gesloten|vakantie|feestdag|vrij|nvt|kerst|pasen|pinksteren|hemelvaart|koningsdag"
    r"|weekend|za|zo|zat|zon|zaterdag|zondag)\b.*"
)
_WITHOUT_NAME = re.compile(r"turf|turven|anoniem|zonder naam|telling|naamloos|tally")
_VISITORS = re.compile(r"bezoek|gasten|inloop|aantal|personen|mensen|visitors")
_OTHERS = re.compile(r"vrijwillig|gastvrouw|gastheer|medewerk|koffie|temp|kosten|euro|bedrag|uren")


@dataclass(frozen=True, slots=True)
class MonthGrid:
    """Rows and columns count from 0."""

    header_row: int
    day_column: int
    months: dict[int, DayParts]
    surely: bool
    """The words around it speak of people without a name."""
    perhaps: bool
    """They speak of visitors; of all of them, or of those without a name."""
    weekdays: dict[int, int] = field(default_factory=dict)
    """Columns of weekdays (0 for Monday) instead of months, beside the numbers of weeks."""

    def field_of(self, column: int) -> Field:
        if column == self.day_column:
            return Field.DATE
        counted = column in self.months or column in self.weekdays
        return Field.COUNT if counted else Field.IGNORED


def find_grid(sheet: RawSheet) -> MonthGrid | None:
    """The grid of a sheet that is one, and nothing else."""
    if len(sheet.rows) > _LONGEST:
        return None
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        weeks = _week_grid(sheet, index)
        if weeks is not None:
            column, weekdays = weeks
            surely, perhaps = _said_around(sheet, index)
            return MonthGrid(index, column, {}, surely, perhaps, weekdays)
        months = {c: part for c, cell in enumerate(row) if (part := month_of(cell)) is not None}
        if sum(isinstance(cell, date) for cell in row) > len(months):
            continue  # days, some of which begin a month
        if len(months) < _FEWEST_MONTHS or not _all_different(list(months.values())):
            continue
        body = [r for r in sheet.rows[index + 1 :] if not is_blank_row(r)]
        for column in range(min(months)):
            if _is_grid(row, body, column, list(months)):
                return MonthGrid(index, column, months, *_said_around(sheet, index))
    return None


def _said_around(sheet: RawSheet, header: int) -> tuple[bool, bool]:
    """(surely, perhaps) people without a name, by the words above the numbers."""
    around = [sheet.name, *(cell for r in sheet.rows[: header + 1] for cell in r)]
    told = fold(" ".join(cell for cell in around if isinstance(cell, str)))
    others = _OTHERS.search(told) is not None
    surely = _WITHOUT_NAME.search(told) is not None and not others
    return surely, _VISITORS.search(told) is not None and not others


def _week_grid(sheet: RawSheet, index: int) -> tuple[int, dict[int, int]] | None:
    """Weeks beside the rows and weekdays above the columns, with counts between them."""
    row = sheet.rows[index]
    weekdays = {c: day for c, cell in enumerate(row) if (day := weekday_of(cell)) is not None}
    headed = [c for c, cell in enumerate(row) if isinstance(cell, str) and _WEEK.match(plain(cell))]
    if len(headed) != 1 or len(set(weekdays.values())) < max(2, len(weekdays)):
        return None
    body = [r for r in sheet.rows[index + 1 :] if len(r) > headed[0]]
    lines = [r for r in body if week_number(r[headed[0]]) is not None]
    cells = [r[c] for r in lines for c in weekdays if c < len(r) and r[c] is not None]
    numbers = sum(1 for cell in cells if _is_number(cell))
    fitting = numbers + sum(1 for cell in cells if is_closed(cell))
    if len(lines) < 2 or numbers < 0.5 * len(cells) or fitting < 0.8 * len(cells) or not numbers:
        return None
    return headed[0], weekdays


_WEEK = re.compile(r"(?:week(?: ?nr| ?nummer)?|wk(?: ?nr)?)$")


def week_number(cell: Cell) -> int | None:
    """The number of a week: 2, "2", "week 2"."""
    if isinstance(cell, str) and not cell.isdecimal():
        return week_in(cell) if len(cell) <= 30 else None
    number = int(cell) if isinstance(cell, (int, str)) and len(str(cell)) <= 2 else 0
    return number if 1 <= number <= 53 else None


def _is_grid(
    header: Sequence[Cell], body: Sequence[Sequence[Cell]], column: int, months: list[int]
) -> bool:
    name = header[column] if column < len(header) else None
    if isinstance(name, str) and Field.NUMBER in exact_meanings(name):
        return False
    beside = [c for c in range(min(months)) if c != column]
    texts = [r[c] for r in body for c in beside if c < len(r) and isinstance(r[c], str)]
    people = [text for text in texts if not is_weekday(text) and not is_total(str(text))]
    return (
        len(people) * 4 <= len(body)
        and _counts_the_days(body, column)
        and _holds_numbers(body, column, months)
    )


def upright(sheet: RawSheet) -> RawSheet | None:
    """A grid on its side (a row per month, a column per day) turned; None for anything else."""
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        numbers = [cell for cell in row if isinstance(cell, int) and not isinstance(cell, bool)]
        if len(numbers) < _FEWEST_DAYS or numbers != sorted(set(numbers)) or numbers[0] != 1:
            continue
        turned = [list(cells) for cells in zip_longest(*sheet.rows[index:])]
        above = [[*r] for r in sheet.rows[:index]]
        whole = replace(sheet, rows=[*above, *turned])
        return whole if find_grid(whole) is not None else None
    return None


def month_of(cell: Cell) -> DayParts | None:
    """The month that a header names; a whole day is none."""
    if not isinstance(cell, str):
        # A spreadsheet makes the first day of a month of "jan-25".
        if not isinstance(cell, date) or cell.day != 1:
            return None
        return DayParts(month=cell.month, year=cell.year)
    parts = read_parts(cell)
    return parts if parts is not None and parts.month is not None and not parts.has_day else None


def _all_different(months: list[DayParts]) -> bool:
    return len({(part.month, part.year) for part in months}) == len(months)


def _counts_the_days(body: Sequence[Sequence[Cell]], column: int) -> bool:
    """1, 2, 3 … 31, with nothing skipped but what the house was closed for."""
    days = [day for row in body if column < len(row) if (day := day_number(row[column]))]
    rising = all(left < right for left, right in pairwise(days))
    return _FEWEST_DAYS <= len(days) <= 31 and rising


def day_number(cell: Cell) -> int | None:
    if isinstance(cell, str) and cell.isdecimal() and len(cell) <= 2:
        cell = int(cell)
    whole = isinstance(cell, int) and not isinstance(cell, bool)
    return cell if whole and isinstance(cell, int) and 1 <= cell <= 31 else None


def _holds_numbers(body: Sequence[Sequence[Cell]], column: int, months: list[int]) -> bool:
    rows = [row for row in body if column < len(row) and day_number(row[column])]
    cells = [row[c] for row in rows for c in months if c < len(row) and row[c] is not None]
    fitting = sum(1 for cell in cells if _is_number(cell) or is_closed(cell))
    numbers = sum(1 for cell in cells if _is_number(cell))
    return numbers > 0 and fitting >= 0.7 * len(cells) and numbers >= 0.5 * len(cells)


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell.isdecimal() and len(cell) <= 4
    return isinstance(cell, int) and not isinstance(cell, bool)


def is_closed(cell: Cell) -> bool:
    """A word or sign for a day on which nobody could come."""
    if not isinstance(cell, str):
        return False
    return set(cell) <= set("-–—. ") or _CLOSED.fullmatch(plain(cell)) is not None
