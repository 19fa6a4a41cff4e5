"""Sheets in shapes that people like to look at, rewritten as the plain tables they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipso_desk.intake.blocks import apart
from ipso_desk.intake.cells import RawSheet
from ipso_desk.intake.diaries import as_visit_list
from ipso_desk.intake.label_cards import as_table
from ipso_desk.intake.legends import spelled_out
from ipso_desk.intake.month_days import with_whole_days
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
        found.append(as_table(with_whole_days(as_visit_list(replace(part, name=name)))))
    return found
