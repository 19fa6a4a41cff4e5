"""How the places and the line of a group came to be: every step, by whom, and who was passed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, or_, select

from ipso_desk.db.rows.centre import UserRow
from ipso_desk.db.rows.groups import SignUpRow, SkippedRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.system import ActionRow
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.people import PERSON_COLUMNS, person
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work

_MOST = 60
_PREFIXES = ("signup.", "offer.", "group.")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing somebody did with the places of a group; `texts.actions` makes the sentence."""

    at: datetime
    by: str
    code: str
    ids: Mapping[str, object]
    guest: Person | None


@dataclass(frozen=True, slots=True)
class PassedBy:
    """Somebody who was first, and was passed over."""

    name: str
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class GroupTrace:
    steps: tuple[Step, ...]
    """Newest first."""
    passed: tuple[PassedBy, ...]


@query(Right.COORDINATOR, people=People.RECORD)
def group_trace(work: Work, group_id: int) -> GroupTrace:
    """What was done with the places of a group, newest first, and who was passed over and why."""
    # The code first: reading into the ids of every action that ever was takes its time.
    about = or_(
        *(ActionRow.code.startswith(prefix) for prefix in _PREFIXES),
        ActionRow.code.in_(("undo", "redo")),
    )
    rows = work.session.execute(
        select(ActionRow.at, UserRow.name, ActionRow.code, ActionRow.ids)
        .outerjoin(UserRow, UserRow.id == ActionRow.user_id)
        .where(about, func.json_extract(ActionRow.ids, "$.group") == group_id)
        .order_by(ActionRow.id.desc())
        .limit(_MOST)
    ).all()
    told = [(at, by or "", code, dict(json.loads(ids))) for at, by, code, ids in rows]
    people = _people(work, (ids.get("guest") for *_, ids in told))
    steps = tuple(
        Step(at, by, code, ids, people.get(ids.get("guest"))) for at, by, code, ids in told
    )
    return GroupTrace(steps, _passed(work, group_id))


def _passed(work: Work, group_id: int) -> tuple[PassedBy, ...]:
    rows: Iterable[Any] = work.session.execute(
        select(
            *PERSON_COLUMNS,
            SignUpRow.outside_name,
            GuestRow.erased_on,
            SkippedRow.day,
            SkippedRow.reason,
        )
        .select_from(SkippedRow)
        .join(SignUpRow, SignUpRow.id == SkippedRow.sign_up_id)
        .outerjoin(GuestRow, GuestRow.id == SignUpRow.guest_id)
        .where(SignUpRow.group_id == group_id)
        .order_by(SkippedRow.id.desc())
    )
    return tuple(PassedBy(_who(row), row[7], row[8]) for row in rows)


def _who(row: Any) -> str:
    if row[6] is not None:
        return "iemand"
    return str(row[5]) if row[0] is None else person(row).display


def _people(work: Work, ids: Iterable[object]) -> dict[object, Person]:
    wanted = {number for number in ids if isinstance(number, int)}
    columns = select(*PERSON_COLUMNS).where(GuestRow.id.in_(wanted), GuestRow.erased_on.is_(None))
    return {row[0]: person(row) for row in work.session.execute(columns)}
