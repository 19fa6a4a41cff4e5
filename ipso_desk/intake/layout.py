"""Where a sheet's header is, what stands above it, and which columns are days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ipso_desk.domain.guests import Role
from ipso_desk.intake.cells import Cell, RawSheet, is_blank_row, text_of
from ipso_desk.intake.codes import Field
from ipso_desk.intake.day_rows import (
    ROWS_ABOVE,
    SEARCHED,
    day_cells,
    filled_from_above,
    find_day_row,
    is_context,
)
from ipso_desk.intake.days import DayParts, is_weekday
from ipso_desk.intake.headers import (
    exact_meanings,
    is_about_someone_else,
    is_heading_text,
    looks_like_data,
    meanings,
)
from ipso_desk.intake.words import plain, read_role


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows and columns count from 0."""

    header_rows: tuple[int, ...]
    body_start: int
    title: str
    headers: tuple[str, ...]
    days: dict[int, DayParts]
    """Columns that stand for a day, as far as the header says which."""


def find_layout(sheet: RawSheet, header_row: int | None = None) -> Layout:
    """The layout of a sheet; `header_row` as a person said (0-based, -1 for none)."""
    rows = sheet.rows
    if header_row is None:
        day_row = find_day_row(sheet)
        header_row = day_row if day_row is not None else _find_header_row(rows)
    elif 0 <= header_row < len(rows):
        day_row = header_row if day_cells(sheet, header_row) else None
    else:
        header_row, day_row = None, None
    if header_row is None or header_row < 0:
        return _without_header(sheet)
    if day_row is not None:
        return _with_days(sheet, day_row)
    return _with_header(sheet, header_row)


def _find_header_row(rows: Sequence[Sequence[Cell]]) -> int | None:
    for index, row in enumerate(rows[:SEARCHED]):
        filled = [cell for cell in row if cell is not None]
        known = sum(1 for cell in filled if isinstance(cell, str) and meanings(cell))
        named = known + sum(1 for cell in filled if _is_month(cell))
        data = sum(1 for cell in filled if looks_like_data(cell))
        roles = sum(1 for cell in filled if isinstance(cell, str) and _is_role(cell))
        if known + roles >= 2 and known >= 1 and named + roles >= 0.4 * len(filled) > data:
            return _with_more_headings(rows, index)
        alone = len(filled) == 1 and known == 1 and _is_list_below(rows, index)
        if alone:
            return index
        if roles >= 2 and _counts_below(rows, index):
            return index
    return None


def _with_more_headings(rows: Sequence[Sequence[Cell]], index: int) -> int:
    """ "Gast … Contactpersoon" above "Naam, Tel, Naam, Tel": the lower row is the header."""
    for below in range(index + 1, min(index + 3, len(rows))):
        filled = [cell for cell in rows[below] if cell is not None]
        known = _headings(filled)
        if any(looks_like_data(cell) for cell in filled):
            break
        if known > max(1, _headings(rows[index])) and 2 * known > len(filled):
            return below
    return index


def _headings(row: Sequence[Cell]) -> int:
    return sum(1 for cell in row if isinstance(cell, str) and exact_meanings(cell))


def _is_month(cell: Cell) -> bool:
    return isinstance(cell, str) and not meanings(cell) and is_heading_text(cell)


def _is_role(text: str) -> bool:
    return read_role(text, {}) is not None


def _is_list_below(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    """A lone "Naam" heads a list of one column; a lone "Gasten" above a table is a title."""
    column = next(i for i, cell in enumerate(rows[index]) if cell is not None)
    below = [row for row in rows[index + 1 : index + 6] if not is_blank_row(row)]
    return bool(below) and all(
        sum(cell is not None for cell in row) == 1 and column < len(row) and row[column] is not None
        for row in below
    )


def _counts_below(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    columns = [i for i, cell in enumerate(rows[index]) if isinstance(cell, str) and _is_role(cell)]
    cells = [row[i] for row in rows[index + 1 : index + 30] for i in columns if i < len(row)]
    filled = [cell for cell in cells if cell is not None]
    whole = [c for c in filled if isinstance(c, int) or (isinstance(c, str) and c.isdecimal())]
    return len(filled) > 0 and len(whole) >= 0.8 * len(filled)


def _with_days(sheet: RawSheet, day_row: int) -> Layout:
    rows = sheet.rows
    days = day_cells(sheet, day_row)
    above = range(max(0, day_row - ROWS_ABOVE), day_row)
    context = [index for index in above if is_context(rows[index])]
    for index in reversed(context):
        days = filled_from_above(rows[index], days)
    below = _heading_rows_below(rows, day_row, set(days))
    header_rows = (*context, day_row, *below)
    headers = _names(rows, header_rows, skip=set(days), width=sheet.width)
    for column in days:
        headers[column] = text_of(rows[day_row][column])
    title = _title(rows[:day_row], set(context))
    return Layout(header_rows, header_rows[-1] + 1, title, tuple(headers), days)


def _heading_rows_below(
    rows: Sequence[Sequence[Cell]], start: int, days: set[int]
) -> tuple[int, ...]:
    found = []
    for index in range(start + 1, min(start + 3, len(rows))):
        row = rows[index]
        filled = [(i, cell) for i, cell in enumerate(row) if cell is not None]
        if not filled or not all(is_heading_text(cell) for _, cell in filled):
            break
        # A first guest with marks only would be mistaken for a header otherwise.
        if all(i in days for i, _ in filled) and not all(is_weekday(cell) for _, cell in filled):
            break
        if len(filled) == 1 and not days:
            break
        found.append(index)
    return tuple(found)


def _names(
    rows: Sequence[Sequence[Cell]], header_rows: tuple[int, ...], *, skip: set[int], width: int
) -> list[str]:
    """One header text per column, put together from one or more rows."""
    names = [""] * width
    upper = [""] * width
    for index in header_rows:
        row = rows[index]
        last = ""
        for column in range(width):
            cell = row[column] if column < len(row) else None
            if column in skip or (cell is not None and not isinstance(cell, str)):
                last = ""
                continue
            text = text_of(cell)
            if text:
                names[column] = _joined(upper[column], text)
                last = text
            upper[column] = names[column] or last
    return names


def _joined(above: str, text: str) -> str:
    if not above or above == text:
        return text
    if is_about_someone_else(above) or Field.EMERGENCY in meanings(above)[:1]:
        return f"{above} {text}"
    if meanings(text):
        return text
    return f"{above} {text}" if meanings(above) else text


def _title(rows: Sequence[Sequence[Cell]], used: set[int]) -> str:
    lines = [
        " ".join(text_of(cell) for cell in row if cell is not None)
        for index, row in enumerate(rows)
        if index not in used and not is_blank_row(row)
    ]
    return "\n".join(lines)[:500]


def _with_header(sheet: RawSheet, header_row: int) -> Layout:
    rows = sheet.rows
    before = header_row - 1
    header_rows = [header_row]
    if before >= 0 and _is_upper_header(rows[before]):
        header_rows.insert(0, before)
    header_rows += _heading_rows_below(rows, header_row, set())
    headers = _names(rows, tuple(header_rows), skip=set(), width=sheet.width)
    title = _title(rows[:header_row], set(header_rows))
    return Layout(tuple(header_rows), header_rows[-1] + 1, title, tuple(headers), {})


def _is_upper_header(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell is not None]
    known = [cell for cell in filled if isinstance(cell, str) and meanings(cell)]
    return len(filled) > 1 and bool(known) and not any(looks_like_data(cell) for cell in filled)


def _without_header(sheet: RawSheet) -> Layout:
    rows = sheet.rows
    widths = sorted(sum(cell is not None for cell in row) for row in rows if not is_blank_row(row))
    usual = widths[len(widths) // 2] if widths else 0
    start = 0
    while start < min(5, len(rows)) and usual > 1 and _is_lone_text(rows[start]):
        start += 1
    title = _title(rows[:start], set())
    return Layout((), start, title, ("",) * sheet.width, {})


def _is_lone_text(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell is not None]
    return len(filled) < 2 and all(isinstance(cell, str) for cell in filled)


def role_of_header(text: str) -> Role | None:
    """The role that a column of counts is about, None for a header that is no role."""
    if plain(text) in _REST:
        return Role.UNKNOWN
    return read_role(_OF_THEM.sub("", text), {}) if text else None


_OF_THEM = re.compile(r"^\s*(?:waarvan|w\.?v\.?|aantal)\s+(?=\w{3})", re.IGNORECASE)


_REST = frozenset(("overig", "overige", "anders", "rest", "weet niet", "geen idee", "niet gezegd"))
