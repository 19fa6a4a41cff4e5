"""Who changed what, and who looked at what: for the coordinator's review."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from ipso_desk.db.rows.centre import UserRow, VolunteerRow
from ipso_desk.db.rows.groups import PeerGroupRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.system import AccessRow, ActionRow
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.merged_cards import leads_to, numbers_of
from ipso_desk.services.people import PERSON_COLUMNS, person
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class PastAction:
    """An action of anybody: who, when, a code and ids; `texts.actions` makes the sentence."""

    at: datetime
    by: str
    code: str
    ids: Mapping[str, object]
    guest: Person | None
    group: str


@dataclass(frozen=True, slots=True)
class Named:
    """The names behind the ids of an action."""

    guest: Person | None
    group: str


@query(Right.ANYONE, people=People.RECORD)
def names_behind(work: Work, ids: Mapping[str, object]) -> Named:
    """Whom one's own action was about, to say what was taken back."""
    guest, group = ids.get("guest"), ids.get("group")
    return Named(_people(work, (guest,)).get(guest), _groups(work, (group,)).get(group, ""))


@dataclass(frozen=True, slots=True)
class Look:
    """Private data that was opened, printed or taken along."""

    at: datetime
    by: str
    code: str
    guest: Person | None


@query(Right.COORDINATOR, people=People.RECORD)
def latest_actions(work: Work, limit: int = 200) -> tuple[PastAction, ...]:
    """What everybody did, newest first."""
    rows = work.session.execute(
        select(ActionRow.at, UserRow.name, VolunteerRow.first_name, ActionRow.code, ActionRow.ids)
        .outerjoin(UserRow, UserRow.id == ActionRow.user_id)
        .outerjoin(VolunteerRow, VolunteerRow.id == ActionRow.on_duty_id)
        .order_by(ActionRow.id.desc())
        .limit(limit)
    ).all()
    told = [
        (at, _by(user, on_duty), code, dict(json.loads(ids)))
        for at, user, on_duty, code, ids in rows
    ]
    people = _people(work, (ids.get("guest") for *_, ids in told))
    groups = _groups(work, (ids.get("group") for *_, ids in told))
    return tuple(
        PastAction(
            at, by, code, ids, people.get(ids.get("guest")), groups.get(ids.get("group"), "")
        )
        for at, by, code, ids in told
    )


@query(Right.COORDINATOR, people=People.RECORD)
def latest_looks(
    work: Work, limit: int = 200, *, user_id: int | None = None, guest_id: int | None = None
) -> tuple[Look, ...]:
    """Who looked at what, newest first: everybody, one person, or at one guest."""
    wanted = (
        select(AccessRow.at, UserRow.name, AccessRow.code, AccessRow.guest_id)
        .outerjoin(UserRow, UserRow.id == AccessRow.user_id)
        .order_by(AccessRow.id.desc())
        .limit(limit)
    )
    if user_id is not None:
        wanted = wanted.where(AccessRow.user_id == user_id)
    if guest_id is not None:
        wanted = wanted.where(AccessRow.guest_id.in_(numbers_of(work.session, guest_id)))
    rows = work.session.execute(wanted).all()
    people = _people(work, (guest_id for *_, guest_id in rows))
    return tuple(Look(at, by or "", code, people.get(guest)) for at, by, code, guest in rows)


@use_case(Right.ANYONE, "print.made", notes=True)
def note_print(work: Work, name: str, guest_id: int | None = None) -> None:
    """A print or file left the program; names on paper are as private as on the screen."""
    work.session.add(
        AccessRow(at=work.now, user_id=work.actor.user_id, code=f"print.{name}", guest_id=guest_id)
    )


def _by(user: str | None, on_duty: str | None) -> str:
    """ "Riet"; at the shared desk who had duty: "Toos (Balie)" """
    return f"{on_duty} ({user})" if on_duty else user or ""


def _people(work: Work, ids: Iterable[object]) -> dict[object, Person]:
    wanted = {i for i in ids if isinstance(i, int)}
    became = leads_to(work.session, wanted)
    columns = select(*PERSON_COLUMNS).where(
        GuestRow.id.in_(wanted | set(became.values())), GuestRow.erased_on.is_(None)
    )
    people: dict[object, Person] = {row[0]: person(row) for row in work.session.execute(columns)}
    return people | {old: people[new] for old, new in became.items() if new in people}


def _groups(work: Work, ids: Iterable[object]) -> dict[object, str]:
    wanted = {i for i in ids if isinstance(i, int)}
    rows = work.session.execute(
        select(PeerGroupRow.id, PeerGroupRow.name).where(PeerGroupRow.id.in_(wanted))
    )
    return dict(rows.all())
