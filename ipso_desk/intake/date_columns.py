"""A day in pieces: "Dag", "Maand" and "Jaar" in columns of their own become one column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ipso_desk.intake.cells import Cell, RawSheet, text_of
from ipso_desk.intake.days import read_parts
from ipso_desk.intake.month_days import days_with_month, names_days
from ipso_desk.intake.words import plain

_SEARCHED = 20
_PIECE = re.compile(r"(?P<of>.*?) ?(?P<piece>dag|dagen|maand|jaar)")
_BIRTH = re.compile(r"geb\w*")


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Columns from 0."""

    day: int
    month: int
    year: int | None
    header: str


def with_one_date(sheet: RawSheet) -> RawSheet:
    """Each such set of columns as one, in the place of the days; any other sheet as it is."""
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        for pieces in _pieces(row):
            if _fit(sheet.rows[index + 1 :], pieces):
                sheet = _joined(sheet, index, pieces)
        if sheet.rows[index] is not row:
            break
    return sheet


def _pieces(row: Sequence[Cell]) -> list[_Pieces]:
    found: dict[str, dict[str, int]] = {}
    for column, cell in enumerate(row):
        told = _PIECE.fullmatch(plain(cell)) if isinstance(cell, str) else None
        if told is not None:
            piece = "dag" if told["piece"] == "dagen" else told["piece"]
            found.setdefault(told["of"], {}).setdefault(piece, column)
    return [
        _Pieces(c["dag"], c["maand"], c.get("jaar"), _header(of))
        for of, c in found.items()
        if {"dag", "maand"} <= c.keys() and (of == "" or "jaar" in c)
    ]


def _header(of: str) -> str:
    if _BIRTH.fullmatch(of):
        return "Geboortedatum"
    return f"{of} datum".strip().capitalize() if of else "Bezocht op"


def _fit(rows: Sequence[Sequence[Cell]], pieces: _Pieces) -> bool:
    """Numbers of days, and months by name or number."""
    days = [cell for row in rows if (cell := _at(row, pieces.day)) is not None]
    months = [cell for row in rows if (cell := _at(row, pieces.month)) is not None]
    fitting = sum(names_days(cell) for cell in days) + sum(_month(cell) > 0 for cell in months)
    return bool(days) and bool(months) and fitting >= 0.8 * (len(days) + len(months))


def _month(cell: Cell) -> int:
    parts = read_parts(cell)
    if parts is None:
        return 0
    number = parts.month or (parts.day if parts.year is None else 0) or 0
    return number if number <= 12 else 0


def _at(row: Sequence[Cell], column: int | None) -> Cell:
    return row[column] if column is not None and column < len(row) else None


def _joined(sheet: RawSheet, header: int, pieces: _Pieces) -> RawSheet:
    rows: list[Sequence[Cell]] = list(sheet.rows)
    for index in range(header, len(rows)):
        row = rows[index]
        day, month, year = (_at(row, c) for c in (pieces.day, pieces.month, pieces.year))
        if index > header and day is None and month is None and year is None:
            continue
        cells = list(row) + [None] * (max(pieces.day, pieces.month) + 1 - len(row))
        for column in (pieces.month, pieces.year):
            if column is not None and column < len(cells):
                cells[column] = None
        cells[pieces.day] = pieces.header if index == header else _whole(day, month, year)
        rows[index] = cells
    return replace(sheet, rows=rows)


def _whole(day: Cell, month: Cell, year: Cell) -> Cell:
    """What cannot be put together stays as it was typed."""
    number, of = _month(month), text_of(year)
    if number and day is not None and names_days(day):
        return days_with_month(day, number, of)
    if number and of and day is None:
        return f"{number}-{of}"
    return " ".join(text_of(cell) for cell in (day, month, year) if cell is not None) or None
