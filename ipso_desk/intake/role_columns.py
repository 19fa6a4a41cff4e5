"""A column per role with the names of the guests below it, each as a list of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipso_desk.intake.cells import Cell, RawSheet, text_of
from ipso_desk.intake.diaries import holds_names, is_role_header
from ipso_desk.intake.words import is_total, plain

_SEARCHED = 20


def by_role(sheet: RawSheet) -> list[RawSheet]:
    """ "Patiënten | Naasten" above names: a sheet for each. Any other sheet as it is."""
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        headed = [c for c, cell in enumerate(row) if cell is not None]
        roles = [c for c in headed if is_role_header(row[c])]
        numbers = [c for c in headed if plain(text_of(row[c])) in ("nr", "nummer", "")]
        if len(roles) < 2 or len(roles) + len(numbers) < len(headed):
            continue
        below = sheet.rows[index + 1 :]
        if not holds_names(below, roles) or not _nothing_else(below, roles):
            return [sheet]
        return [_list_of(sheet, index, column, text_of(row[column])) for column in roles]
    return [sheet]


def _nothing_else(rows: Sequence[Sequence[Cell]], roles: Sequence[int]) -> bool:
    others = [c for row in rows for i, c in enumerate(row) if i not in roles and c is not None]
    return all(isinstance(cell, int) or is_total(text_of(cell)) for cell in others)


def _list_of(sheet: RawSheet, header: int, column: int, role: str) -> RawSheet:
    """Rows keep their places; the role stands beside each name."""
    rows: list[Sequence[Cell]] = []
    for index, row in enumerate(sheet.rows):
        cell = row[column] if column < len(row) else None
        if index < header:
            rows.append(row)
        elif index == header:
            rows.append(["Naam", "Soort gast"])
        elif isinstance(cell, str) and not is_total(cell.split(":")[0]):
            rows.append([cell, role])
        else:
            rows.append([])
    return replace(sheet, name=f"{sheet.name} ({role})", rows=rows)
