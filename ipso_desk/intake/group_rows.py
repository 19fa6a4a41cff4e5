"""A row per group with its people beside it: "Deelnemer 1", "Deelnemer 2", "Deelnemer 3"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ipso_desk.intake.cells import Cell, RawSheet, text_of
from ipso_desk.intake.codes import Field
from ipso_desk.intake.headers import exact_meanings
from ipso_desk.intake.words import plain

_SEARCHED = 20
_MEMBER = re.compile(r"(?:deelnemer|lid|naam|gast|plaats|plek|stoel) ?\d{1,2}|\d{1,2}")


def with_names_in_one_cell(sheet: RawSheet) -> RawSheet:
    """The people of a group in one cell; any other sheet as it is."""
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        groups = [c for c, cell in enumerate(row) if isinstance(cell, str)
                  and Field.GROUP in exact_meanings(cell)]  # fmt: skip
        members = [c for c, cell in enumerate(row) if _MEMBER.fullmatch(plain(text_of(cell)))]
        if len(groups) != 1 or len(members) < 2:
            continue
        header = [None if column in members else cell for column, cell in enumerate(row)]
        header[members[0]] = "Deelnemers"
        rest = [_joined(line, members) for line in sheet.rows[index + 1 :]]
        return replace(sheet, rows=[*sheet.rows[:index], header, *rest])
    return sheet


def _joined(row: Sequence[Cell], members: Sequence[int]) -> Sequence[Cell]:
    names = [text_of(row[c]) for c in members if c < len(row) and row[c] is not None]
    cells = [None if column in members else cell for column, cell in enumerate(row)]
    if names:
        cells[members[0]] = "; ".join(names)
    return cells
