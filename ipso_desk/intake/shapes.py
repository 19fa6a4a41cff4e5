"""Sheets in shapes that people like to look at, rewritten as the plain tables they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipso_desk.intake.blocks import apart
from ipso_desk.intake.cells import RawSheet
from ipso_desk.intake.date_columns import with_one_date
from ipso_desk.intake.diaries import as_visit_list
from ipso_desk.intake.group_rows import with_names_in_one_cell
from ipso_desk.intake.label_cards import as_table
from ipso_desk.intake.legends import spelled_out
from ipso_desk.intake.month_days import with_whole_days
from ipso_desk.intake.packed_lines import unpacked
from ipso_desk.intake.role_columns import by_role


def plain_tables(sheets: Sequence[RawSheet]) -> list[RawSheet]:
    """Each sheet as a table with a header and a row per thing; rows keep their numbers."""
    parts = [part for sheet in spelled_out(apart(sheets)) for part in by_role(sheet)]
    taken: set[str] = set()
    found = []
    for part in parts:
        name = part.name
        while name in taken:
            name += " "
        taken.add(name)
        found.append(_as_table(replace(part, name=name)))
    return found


def _as_table(sheet: RawSheet) -> RawSheet:
    for rewrite in _REWRITES:
        sheet = rewrite(sheet)
    return sheet


_REWRITES = (
    unpacked,
    as_visit_list,
    with_whole_days,
    with_one_date,
    with_names_in_one_cell,
    as_table,
)
