"""What every rule of a merge builds on: which rows are about a guest, and two rows as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, UniqueConstraint, inspect, select

from ipso_desk.db.rows import Row
from ipso_desk.services.work import Work


def row_types() -> tuple[type[Row], ...]:
    """Every table with a reference to a guest."""
    kinds = (mapper.class_ for mapper in Row.registry.mappers)
    found = [kind for kind in kinds if guest_columns(kind)]
    return tuple(sorted(found, key=lambda kind: kind.__tablename__))


def guest_columns(kind: type[Row]) -> tuple[str, ...]:
    return tuple(c.name for c in table_of(kind).columns if c.info.get("guest"))


def fill(twin: Any, row: Any) -> None:
    """What is empty in the one is taken from the other."""
    for column in table_of(type(twin)).columns:
        value = getattr(twin, column.name)
        if value is None or value == "" or (value is False and not column.nullable):
            setattr(twin, column.name, getattr(row, column.name))


def joined(one: str, other: str) -> str:
    """Two texts as one; the same text stands there once."""
    return one if other in one else f"{one} · {other}" if one else other


def rows_of(work: Work, kind: Any, column: str, guest_id: int) -> Sequence[Any]:
    return work.session.scalars(
        select(kind).where(getattr(kind, column) == guest_id).order_by(kind.id)
    ).all()


def once_key(kind: Any, row: Any, column: str) -> tuple[object, ...]:
    """What the file lets a guest have once only; empty where it may stand there twice."""
    for constraint in table_of(kind).constraints:
        if isinstance(constraint, UniqueConstraint):
            names = [c.name for c in constraint.columns]
            if column in names:
                return ("once", *(getattr(row, name) for name in names if name != column))
    return ()


def table_of(kind: type[Row]) -> Table:
    table = inspect(kind).local_table
    assert isinstance(table, Table)
    return table


def drop_with_self(work: Work, kind: Any, keep: int, gone: int) -> None:
    """A row between the two would be one between somebody and themselves."""
    columns = guest_columns(kind)
    if len(columns) == 2:
        one, other = (getattr(kind, column) for column in columns)
        both = (keep, gone)
        for row in work.session.scalars(select(kind).where(one.in_(both), other.in_(both))):
            work.session.delete(row)
        work.session.flush()
