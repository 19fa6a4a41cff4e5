"""Dates with the month in front ("5/13/1948"), told by their days above twelve.

A list is in one habit: what some of its dates show holds for the others too. Where no date
shows it, the Dutch order is followed and said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ipso_desk.intake.cells import Cell, RawSheet
from ipso_desk.intake.codes import Notice
from ipso_desk.intake.plan import Remark, SheetChoice, Source

_DATE = re.compile(r"(\d{1,2})([/\-.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(?:[ T]\d{1,2}:\d\d.*)?")
_LONGEST = 30
_SURELY = 2
"""One odd date among days that fit both ways may be a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class _Written:
    """The dates in words of one sheet and one sign between their numbers."""

    first_row: int
    example: str
    dates: int = 0
    day_first: int = 0
    month_first: int = 0
    alike: int = 0
    """Dates whose day and month are the same number: they say nothing and need nothing."""

    @property
    def open(self) -> bool:
        return self.dates > self.alike and not self.day_first and not self.month_first


def straighten(
    sheets: Sequence[RawSheet], mapping: Mapping[str, SheetChoice]
) -> tuple[list[RawSheet], list[Remark]]:
    """The sheets with such dates turned to the Dutch order, and what there is to say of it."""
    written = [_written(sheet) for sheet in sheets]
    every = [each for signs in written for each in signs.values()]
    month_first = sum(each.month_first for each in every)
    whole_file = month_first >= _SURELY and not any(each.day_first for each in every)
    straight: list[RawSheet] = []
    remarks: list[Remark] = []
    for sheet, signs in zip(sheets, written, strict=True):
        said = mapping.get(sheet.name, SheetChoice()).month_first
        turned = {sign for sign, each in signs.items() if _is_turned(each, said, whole_file)}
        straight.append(_turned(sheet, turned) if turned else sheet)
        for sign, each in signs.items():
            if sign in turned or (each.open and sign == "/" and said is None):
                notice = Notice.MONTH_FIRST if sign in turned else Notice.DAY_OR_MONTH_FIRST
                source = Source(sheet.name, each.first_row + 1)
                remarks.append(Remark(notice, source, each.example))
    return straight, remarks


def _is_turned(each: _Written, said: bool | None, whole_file: bool) -> bool:
    if said is not None:
        return said
    own = each.month_first >= _SURELY and not each.day_first
    return own or (whole_file and each.dates > 0)


def _written(sheet: RawSheet) -> dict[str, _Written]:
    found: dict[str, _Written] = {}
    for index, row in enumerate(sheet.rows):
        for cell in row:
            match = _match(cell)
            if match is None:
                continue
            first, sign, second = int(match[1]), match[2], int(match[3])
            each = found.get(sign) or _Written(index, match[0])
            telling = first <= 12 < second <= 31
            found[sign] = replace(
                each,
                dates=each.dates + 1,
                day_first=each.day_first + (second <= 12 < first <= 31),
                month_first=each.month_first + telling,
                alike=each.alike + (first == second),
                example=match[0] if telling and not each.month_first else each.example,
                first_row=index if telling and not each.month_first else each.first_row,
            )
    return found


def _match(cell: Cell) -> re.Match[str] | None:
    if not isinstance(cell, str) or not 6 <= len(cell) <= _LONGEST or not cell[0].isdigit():
        return None
    return _DATE.fullmatch(cell)


def _turned(sheet: RawSheet, signs: set[str]) -> RawSheet:
    return replace(sheet, rows=[[_day_first(cell, signs) for cell in row] for row in sheet.rows])


def _day_first(cell: Cell, signs: set[str]) -> Cell:
    match = _match(cell)
    if match is None or match[2] not in signs or int(match[1]) > 12:
        return cell
    return f"{match[3]}{match[2]}{match[1]}{match[2]}{match[4]}"
