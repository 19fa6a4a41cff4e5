"""Tables beside each other on one sheet, as people put them to fill a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipso_desk.intake.cells import Cell, RawSheet
from ipso_desk.intake.codes import Field
from ipso_desk.intake.headers import exact_meanings
from ipso_desk.intake.words import plain

_SEARCHED = 20
_NAMES = {Field.NAME, Field.FIRST, Field.LAST}


def apart(sheets: Sequence[RawSheet]) -> list[RawSheet]:
    """Each such table as a sheet of its own: "Gasten", "Gasten (2)". Row numbers stay."""
    taken = {sheet.name for sheet in sheets}
    found: list[RawSheet] = []
    for sheet in sheets:
        begins = _begins(sheet)
        for number, (begin, end) in enumerate(zip(begins, [*begins[1:], None], strict=True), 1):
            if number == 1:
                rows = [row[:end] for row in sheet.rows] if end else sheet.rows
                found.append(replace(sheet, rows=rows))
                continue
            name = f"{sheet.name} ({number})"
            while name in taken:
                name += " "
            taken.add(name)
            blank: list[Cell] = [None] * begin
            rows = [[*blank, *row[begin:end]] if len(row) > begin else [] for row in sheet.rows]
            found.append(RawSheet(name, rows, sheet.hidden))
    return found


def _begins(sheet: RawSheet) -> list[int]:
    """The first column of each table; one table begins at 0."""
    for row in sheet.rows[:_SEARCHED]:
        headers = [(c, plain(cell)) for c, cell in enumerate(row) if isinstance(cell, str)]
        words = [word for _, word in headers]
        if len(words) < 4 or len(words) != sum(cell is not None for cell in row):
            continue
        period = next((n for n in range(2, len(words) // 2 + 1) if _repeats(words, n)), 0)
        fields = {field for word in words[:period] for field in exact_meanings(word)[:1]}
        if period and fields & _NAMES and len(fields) > 1:
            starts = [headers[at][0] for at in range(0, len(headers), period)]
            return [0, *starts[1:]]
    return [0]


def _repeats(words: Sequence[str], period: int) -> bool:
    whole = len(words) % period == 0 and len(set(words[:period])) == period
    return whole and all(word == words[at % period] for at, word in enumerate(words))
