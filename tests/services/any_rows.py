"""Rows of any table about a guest, made from the schema, so that a new table is tried as well."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Boolean, Date, Integer, Text, func, select
from sqlalchemy.exc import IntegrityError

from ipso_desk.db.rows import Row
from ipso_desk.db.types import Code, Instant, Partial
from ipso_desk.domain.dates import PartialDate
from ipso_desk.services.merge_basics import row_types, table_of
from ipso_desk.services.work import Work

_TRIES = 40
_KIND_OF = {table_of(m.class_).name: m.class_ for m in Row.registry.mappers}


def fill_everything(work: Work, chance: random.Random, guests: list[int], rounds: int) -> None:
    """Some rows in every table with a reference to a guest; what the file refuses is left out."""
    for kind in row_types():
        for guest in guests * rounds:
            for _ in range(_TRIES):
                if _try(work, kind, chance, guest, guests):
                    break
    for kind in row_types():
        total = work.session.scalar(select(func.count()).select_from(kind))
        assert total, f"no row of {kind.__tablename__} could be made: tell this module how"


def _try(work: Work, kind: Any, chance: random.Random, guest: int, guests: list[int]) -> bool:
    values = {
        column.name: _value(work, column, chance, guest, guests)
        for column in table_of(kind).columns
        if column.name != "id"
    }
    if kind.__tablename__ == "sign_up":
        values |= _a_place(chance)
    if kind.__tablename__ == "guest_phone":
        values["e164"] = None
    if kind.__tablename__ == "merged_card":
        values["former_number"] = chance.randint(1_000, 9_000)
    if kind.__tablename__ == "relation":
        known = chance.random() < 0.6
        values |= {
            "other_id": chance.choice(guests) if known else None,
            "other_name": None if known else chance.choice(["Joop", "Mien"]),
        }
    try:
        with work.session.begin_nested():
            work.session.add(kind(**values))
    except IntegrityError:
        return False
    return True


def _a_place(chance: random.Random) -> dict[str, object]:
    state = chance.choice(["participant", "offered", "waiting", "stopped"])
    seated = state in ("participant", "offered")
    return {
        "state": state,
        "seat": chance.randint(1, 8) if seated else None,
        "outside_name": None,
        "pair_id": None,
        "waiting_rank": chance.randint(1, 9) if state == "waiting" else None,
    }


def _value(work: Work, column: Any, chance: random.Random, guest: int, guests: list[int]) -> object:
    if column.info.get("guest"):
        first = next(c for c in column.table.columns if c.info.get("guest"))
        return guest if column is first else chance.choice(guests)
    if column.foreign_keys:
        target = next(iter(column.foreign_keys)).column.table.name
        if column.nullable and (target == column.table.name or chance.random() < 0.4):
            return None
        return _some_row(work, target, chance, guests)
    if column.nullable and chance.random() < 0.3:
        return None
    return _plain(column, chance)


def _plain(column: Any, chance: random.Random) -> object:
    kind = column.type
    if isinstance(kind, Code):
        return chance.choice(list(kind.kind))
    if isinstance(kind, Instant):
        return datetime(2025, 6, chance.randint(1, 20), 10, tzinfo=UTC)
    if isinstance(kind, Partial):
        return chance.choice([PartialDate(2025), PartialDate(2025, 3), PartialDate(2025, 3, 4)])
    if isinstance(kind, Date):
        return date(2025, 3, 1) + timedelta(chance.randint(0, 4))
    if isinstance(kind, Boolean):
        return chance.random() < 0.5
    if isinstance(kind, Integer):
        return chance.randint(1, 4)
    assert isinstance(kind, Text), column
    return chance.choice(["een", "twee", "06 1234 5678", "een kaars"])


def _some_row(work: Work, table: str, chance: random.Random, guests: list[int]) -> int:
    """One of two rows of another table, made when it is first asked for."""
    kind: Any = _KIND_OF[table]
    known = work.session.scalars(select(kind.id).limit(3)).all()
    if len(known) < 2 or (table in ("relation", "sign_up") and len(known) < 3):
        for _ in range(_TRIES):
            if _try(work, kind, chance, chance.choice(guests), guests):
                break
        known = work.session.scalars(select(kind.id).order_by(kind.id.desc()).limit(3)).all()
    return int(chance.choice(known))
