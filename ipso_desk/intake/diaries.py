"""A diary of visits: the day on a line of its own, or who came in a column per role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipso_desk.domain.guests import Role
from ipso_desk.intake.cells import Cell, RawSheet, is_blank_row, text_of
from ipso_desk.intake.codes import Field
from ipso_desk.intake.days import read_parts
from ipso_desk.intake.headers import exact_meanings
from ipso_desk.intake.profiles import name_strength, split_names
from ipso_desk.intake.words import is_total, read_role

_SEARCHED = 20
_FEWEST_DAYS = 2
_CERTAIN = 0.8
_LOOKED_AT = 400
"""Rows; more would say the same."""


def as_visit_list(sheet: RawSheet) -> RawSheet:
    """A diary as a plain list with a day and a name on each line; any other sheet as it is."""
    return _from_day_lines(sheet) or _from_roles(sheet) or sheet


def _from_day_lines(sheet: RawSheet) -> RawSheet | None:
    """ "dinsdag 7 januari 2025", and below it everybody who came. Rows keep their places."""
    lines = {index for index, row in enumerate(sheet.rows) if _lone_day(row) is not None}
    if len(lines) < _FEWEST_DAYS:
        return None
    first = min(lines)
    below = [r for i, r in enumerate(sheet.rows) if i > first and i not in lines]
    people = [_first_text(row) for row in below[:_LOOKED_AT] if not is_blank_row(row)]
    named = sum(1 for text in people if any(name_strength(n) for n in split_names(text)))
    if named < max(2, _CERTAIN * len([text for text in people if not is_total(text)])):
        return None
    headed = first > 0 and _is_header(sheet.rows[first - 1])
    rows: list[Sequence[Cell]] = []
    day: Cell = None
    for index, row in enumerate(sheet.rows):
        if index in lines:
            day = _lone_day(row)
            start: list[Cell] = ["Datum", "Naam"] if index == first and not headed else []
            rows.append(start)
        elif index < first:
            rows.append(["Datum", *row] if headed and index == first - 1 else row)
        elif is_blank_row(row) or is_total(_first_text(row)):
            rows.append([])
        else:
            rows.append([day, *(row if headed else _from_first_filled(row))])
    return replace(sheet, rows=rows)


def _lone_day(row: Sequence[Cell]) -> Cell:
    filled = [cell for cell in row if cell is not None]
    if len(filled) != 1:
        return None
    parts = read_parts(filled[0])
    known = parts is not None and parts.has_day and parts.month is not None
    return filled[0] if known else None


def _first_text(row: Sequence[Cell]) -> str:
    return next((cell for cell in row if isinstance(cell, str)), "")


def _from_first_filled(row: Sequence[Cell]) -> Sequence[Cell]:
    start = next((index for index, cell in enumerate(row) if cell is not None), 0)
    return row[start:]


def _is_header(row: Sequence[Cell]) -> bool:
    return any(isinstance(cell, str) and Field.NAME in exact_meanings(cell) for cell in row)


def _from_roles(sheet: RawSheet) -> RawSheet | None:
    """ "Datum | Patiënten | Naasten" with the names of that day below each role."""
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        roles = [c for c, cell in enumerate(row) if is_role_header(cell)]
        dated = [c for c, cell in enumerate(row)
                 if isinstance(cell, str) and Field.DATE in exact_meanings(cell)]  # fmt: skip
        if len(roles) < 2 or len(dated) != 1:
            continue
        below = sheet.rows[index + 1 :]
        if not holds_names(below, roles):
            return None
        header = list(row)
        for column in roles:
            header[column] = "Naam" if column == roles[0] else None
        rows = [*sheet.rows[:index], header, *(_in_one_cell(line, roles) for line in below)]
        return replace(sheet, rows=rows)
    return None


def is_role_header(cell: Cell) -> bool:
    return isinstance(cell, str) and read_role(cell, {}) not in (None, Role.UNKNOWN)


def holds_names(rows: Sequence[Sequence[Cell]], columns: Sequence[int]) -> bool:
    """Whether below these headers stand people, and no crosses or counts."""
    some = rows[:_LOOKED_AT]
    cells = [row[c] for row in some for c in columns if c < len(row) and row[c] is not None]
    texts = [cell for cell in cells if isinstance(cell, str) and not is_total(cell.split(":")[0])]
    names = [text for text in texts if all(name_strength(n) == 1 for n in split_names(text))]
    whole = [text for text in names if len(text.split()) > 1]
    return len(whole) > 1 and len(names) >= _CERTAIN * len(texts) and len(texts) * 2 > len(cells)


def _in_one_cell(row: Sequence[Cell], columns: Sequence[int]) -> Sequence[Cell]:
    told = [text_of(row[c]) for c in columns if c < len(row) and row[c] is not None]
    cells = [None if column in columns else cell for column, cell in enumerate(row)]
    if told:
        cells[columns[0] : columns[0] + 1] = ["; ".join(told)]
    return cells
