"""Filling a new centre in bulk, a year per action; for the demo centre and for measuring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from ipso_desk.db.rows import Row
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.errors import Refused
from ipso_desk.domain.rights import Right
from ipso_desk.services.desk import Desk
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Table name → rows, each with the same columns within a table."""


def fill(desk: Desk, parts: Sequence[Rows]) -> None:
    """Write each part as one action. Raises `Refused` when guests are there already."""
    for number, part in enumerate(parts):
        desk.run(_fill, part, first=number == 0)


@use_case(Right.COORDINATOR, "demo.fill")
def _fill(work: Work, rows: Rows, *, first: bool) -> None:
    if first and work.session.scalar(select(func.count(GuestRow.id))):
        raise Refused("not_an_empty_centre")
    tables = Row.metadata.tables
    for name, values in rows.items():
        if values:
            work.session.execute(tables[name].insert(), list(values))
