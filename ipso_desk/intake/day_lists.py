"""Several days in one cell: "3-1, 10-1 en 17-1-2025", "3, 10 en 17 januari", "7/1 (afg)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from ipso_desk.intake.cells import Cell
from ipso_desk.intake.days import DayParts, read_parts
from ipso_desk.intake.marks import Mark, read_mark

_LONGEST = 2_000
_BETWEEN = re.compile(r"\s*(?:[,;\n&+|]|\s/\s|\ben\b|\bund\b|\band\b)\s*", re.IGNORECASE)
_BETWEEN_DATES = re.compile(r"(?<=\d)\s+(?=\d{1,2}\s?[-/.]\s?\d{1,2})")
_HALF_A_YEAR = 6
_REST = re.compile(r"(?P<day>.*?\d)(?P<rest>\s*\(?\s*[^\W\d]+\.?\s*\)?)")


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of such a cell."""

    parts: DayParts
    mark: Mark = Mark.PRESENT


def several_days(cell: Cell) -> bool:
    """Whether a cell names more days than one, and little else."""
    if not isinstance(cell, str) or not 4 <= len(cell) <= _LONGEST or read_parts(cell) is not None:
        return False
    told, unread = _pieces(cell)
    dated = all(each.parts.month for each in _with_months(list(told)))
    return dated and len(told) > 1 and unread * 4 <= len(told)


@dataclass(frozen=True, slots=True)
class DayList:
    """The days of a cell; `whole` is whether every piece of it was read."""

    present: tuple[date, ...]
    signed_off: tuple[date, ...]
    whole: bool
    needs_year: bool


def read_days(cell: Cell, year: int | None) -> DayList:
    """The days of a cell of one day or of several; `year` for those that say none anywhere."""
    parts = read_parts(cell)
    if parts is not None:
        told, unread = ([Told(parts)], 0) if parts.has_day else ([], 1)
    elif isinstance(cell, str) and len(cell) <= _LONGEST:
        pieces, unread = _pieces(cell)
        told = list(pieces)
    else:
        told, unread = [], int(cell is not None)
    placed = _with_years(_with_months(told), year)
    days = [(each.parts.whole, each.mark) for each in placed]
    lost = sum(1 for day, _ in days if day is None)
    needs_year = any(each.parts.year is None and each.parts.month for each in placed)
    present = tuple(dict.fromkeys(d for d, mark in days if d and mark is Mark.PRESENT))
    off = tuple(dict.fromkeys(d for d, mark in days if d and mark is Mark.SIGNED_OFF))
    return DayList(present, off, not lost and not unread, needs_year)


@lru_cache(maxsize=5_000)
def _pieces(text: str) -> tuple[tuple[Told, ...], int]:
    """(what could be read, how many pieces could not)."""
    told: list[Told] = []
    unread = 0
    for part in _BETWEEN.split(text):
        for piece in _BETWEEN_DATES.split(part):
            piece = piece.strip(" .:-")
            if not piece:
                continue
            one = _piece(piece)
            if one is None:
                unread += 1
            else:
                told.append(one)
    return tuple(told), unread


def _piece(piece: str) -> Told | None:
    parts = read_parts(piece)
    if parts is not None:
        return Told(parts) if parts.has_day else None
    found = _REST.fullmatch(piece)
    if found is None:
        return None
    parts, mark = read_parts(found["day"]), read_mark(found["rest"].strip(" ()."))
    if parts is None or not parts.has_day or mark not in (Mark.PRESENT, Mark.SIGNED_OFF):
        return None
    return Told(parts, mark)


def _with_months(told: list[Told]) -> list[Told]:
    """ "3, 10 en 17 januari": a bare number is in the month that follows it."""
    filled: list[Told] = []
    after: DayParts | None = None
    for each in reversed(told):
        parts = each.parts
        if parts.month is None and after is not None and (parts.day or 0) <= (after.day or 0):
            parts = replace(parts, month=after.month, year=after.year)
        after = parts if parts.month is not None else None
        filled.append(replace(each, parts=parts))
    return filled[::-1]


def _with_years(told: list[Told], year: int | None) -> list[Told]:
    """A day without a year is in the year of the next one that has it, then of the last one.

    December before a January is in the year before it; January after a December in the next.
    """
    if all(each.parts.year is None for each in told):
        return [replace(each, parts=replace(each.parts, year=year)) for each in told]
    back = _passed_on(told[::-1], -1)[::-1]
    return _passed_on(back, 1)


def _passed_on(told: list[Told], turn: int) -> list[Told]:
    filled: list[Told] = []
    last: DayParts | None = None
    for each in told:
        parts = each.parts
        if parts.year is None and parts.month and last is not None and last.year and last.month:
            round_the_year = (last.month - parts.month) * turn >= _HALF_A_YEAR
            parts = replace(parts, year=last.year + turn * round_the_year)
        last = parts if parts.year is not None else last
        filled.append(replace(each, parts=parts))
    return filled
