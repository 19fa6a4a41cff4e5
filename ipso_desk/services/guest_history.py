"""What happened to one guest's card, told by the change history: who, when, what."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from ipso_desk.db.rows.centre import UserRow, VolunteerRow
from ipso_desk.db.rows.groups import PeerGroupRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.system import ActionRow, HistoryRow
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.merged_cards import leads_to, numbers_of
from ipso_desk.services.people import get_guest, person_of
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work

_FIELDS_OF = ("guest", "guest_private")
_LISTS = {"guest_phone": "phones", "need": "needs"}
"""Tables of which each row is one of several in one field of the card."""
_OWN_AFFAIR = {"id", "guest_id", "sorted_as"}
"""Columns of which a change is no news to a reader."""


@dataclass(frozen=True, slots=True)
class PastAct:
    """One action on a card: a code and what it was about; `texts.actions` makes the sentence."""

    action_id: int
    at: datetime
    by: str
    code: str
    ids: Mapping[str, object]
    guest: Person | None
    """The guest that the action names, where it names one."""
    group: str
    fields: tuple[str, ...]
    """Which fields of the card it changed (names of columns)."""
    undone: bool


@query(Right.COORDINATOR, people=People.RECORD)
def guest_history(work: Work, guest_id: int, limit: int = 200) -> tuple[PastAct, ...]:
    """The newest actions that touched this guest. Raises `NotFound`."""
    get_guest(work, guest_id)
    cards = numbers_of(work.session, guest_id)
    touching = select(HistoryRow.action_id).where(HistoryRow.guest_id.in_(cards)).distinct()
    acts = work.session.execute(
        select(ActionRow, UserRow.name, VolunteerRow.first_name)
        .outerjoin(UserRow, UserRow.id == ActionRow.user_id)
        .outerjoin(VolunteerRow, VolunteerRow.id == ActionRow.on_duty_id)
        .where(ActionRow.id.in_(touching))
        .order_by(ActionRow.id.desc())
        .limit(limit)
    ).all()
    numbers = [act.id for act, _, _ in acts]
    fields = _changed_fields(work, cards, numbers)
    undone = _put_back(work, numbers)
    told = {act.id: dict(json.loads(act.ids)) for act, _, _ in acts}
    guests = _people(work, [ids.get("guest") for ids in told.values()])
    groups = _groups(work, [ids.get("group") for ids in told.values()])
    return tuple(
        PastAct(
            action_id=act.id,
            at=act.at,
            by=on_duty or user or "",
            code=act.code,
            ids=told[act.id],
            guest=guests.get(told[act.id].get("guest")),
            group=groups.get(told[act.id].get("group"), ""),
            fields=fields.get(act.id, ()),
            undone=act.id in undone,
        )
        for act, user, on_duty in acts
    )


def _changed_fields(
    work: Work, cards: Sequence[int], actions: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    rows = work.session.execute(
        select(
            HistoryRow.action_id, HistoryRow.table_name, HistoryRow.before, HistoryRow.after
        ).where(
            HistoryRow.guest_id.in_(cards),
            HistoryRow.action_id.in_(actions),
            HistoryRow.table_name.in_((*_FIELDS_OF, *_LISTS)),
        )
    )
    found: dict[int, tuple[str, ...]] = {}
    made: set[int] = set()
    for action_id, table, before, after in rows:
        if table in _LISTS:
            found[action_id] = tuple(dict.fromkeys((*found.get(action_id, ()), _LISTS[table])))
            continue
        if before is None or after is None:
            made.update([action_id] if table == "guest" else [])
            continue
        was, now = json.loads(before or "{}"), json.loads(after or "{}")
        keys = [key for key in {**was, **now} if was.get(key) != now.get(key)]
        news = tuple(key for key in keys if key not in _OWN_AFFAIR)
        found[action_id] = tuple(dict.fromkeys((*found.get(action_id, ()), *news)))
    return {act: fields for act, fields in found.items() if act not in made}


def _put_back(work: Work, actions: Sequence[int]) -> frozenset[int]:
    rows = work.session.scalars(select(ActionRow.undoes).where(ActionRow.undoes.in_(actions)))
    return frozenset(number for number in rows if number is not None)


def _people(work: Work, numbers: Sequence[object]) -> dict[object, Person]:
    wanted = {number for number in numbers if isinstance(number, int)}
    became = leads_to(work.session, wanted)
    rows = work.session.scalars(
        select(GuestRow).where(
            GuestRow.id.in_(wanted | set(became.values())), GuestRow.erased_on.is_(None)
        )
    )
    people: dict[object, Person] = {row.id: person_of(row) for row in rows}
    return people | {old: people[new] for old, new in became.items() if new in people}


def _groups(work: Work, numbers: Sequence[object]) -> dict[object, str]:
    wanted = [number for number in numbers if isinstance(number, int)]
    rows = work.session.execute(
        select(PeerGroupRow.id, PeerGroupRow.name).where(PeerGroupRow.id.in_(wanted))
    )
    return {row[0]: row[1] for row in rows}
