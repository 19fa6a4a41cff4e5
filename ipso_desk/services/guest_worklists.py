"""Worklists of consent: newcomers from the desk, what an import left open, who wants to go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Subquery, exists, or_, select
from sqlalchemy.orm import aliased

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import ConsentRow, GuestRow
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, needs_guardian
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.guest_consents import guardian_of
from ipso_desk.services.guest_state import last_visit
from ipso_desk.services.people import (
    PERSON_COLUMNS,
    contactable,
    person,
    person_of,
    select_people,
)
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work

_NO = (ConsentState.REFUSED, ConsentState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Somebody to ask; `to_confirm` are the purposes an import brought along."""

    person: Person
    registered_on: date
    from_desk: bool
    to_confirm: tuple[ConsentPurpose, ...]
    last_visit: date | None


@dataclass(frozen=True, slots=True)
class NotToKeep:
    """Somebody whose data may not be kept, since when; a person decides and erases."""

    person: Person
    state: ConsentState
    since: date
    died: bool


@query(Right.COORDINATOR, people=People.CONTACT, surface="toestemming vragen")
def to_ask_consent(work: Work) -> tuple[ToAsk, ...]:
    """Newcomers first, then the rest; who was here last stands on top: they can be asked."""
    open_answers = _to_confirm(work)
    to_confirm = GuestRow.id.in_(select(_latest(ConsentState.TO_CONFIRM).c.guest_id))
    seen = last_visit().label("seen")
    rows = work.session.execute(
        select_people(GuestRow.registered_on, GuestRow.to_complete, seen)
        .where(or_(GuestRow.to_complete, to_confirm))
        .order_by(
            GuestRow.to_complete.desc(),
            seen.desc().nulls_last(),
            GuestRow.registered_on.desc(),
            GuestRow.sorted_as,
        )
    )
    return tuple(
        ToAsk(person(row), row[5], row[6], open_answers.get(row[0], ()), row[7]) for row in rows
    )


@query(Right.COORDINATOR, people=People.RECORD)
def not_to_keep(work: Work) -> tuple[NotToKeep, ...]:
    """Who refused that data are kept, or took that consent back; the longest ago first."""
    said_no = _latest(*_NO)
    rows = work.session.execute(
        select(
            *PERSON_COLUMNS,
            said_no.c.state,
            said_no.c.from_day,
            exists().where(DeathRow.guest_id == GuestRow.id),
        )
        .join(said_no, said_no.c.guest_id == GuestRow.id)
        .where(said_no.c.purpose == ConsentPurpose.KEEP_DATA, GuestRow.erased_on.is_(None))
        .order_by(said_no.c.from_day, GuestRow.sorted_as)
    )
    return tuple(NotToKeep(person(row), row[5], row[6], bool(row[7])) for row in rows)


def _to_confirm(work: Work) -> dict[int, tuple[ConsentPurpose, ...]]:
    found: dict[int, set[ConsentPurpose]] = {}
    latest = _latest(ConsentState.TO_CONFIRM)
    for guest_id, purpose in work.session.execute(select(latest.c.guest_id, latest.c.purpose)):
        found.setdefault(guest_id, set()).add(purpose)
    return {
        guest_id: tuple(p for p in ConsentPurpose if p in open_)
        for guest_id, open_ in found.items()
    }


def _latest(*states: ConsentState) -> Subquery:
    """The last answers of everybody that are one of these."""
    later = aliased(ConsentRow)
    newer = exists().where(
        later.guest_id == ConsentRow.guest_id,
        later.purpose == ConsentRow.purpose,
        or_(
            later.from_day > ConsentRow.from_day,
            (later.from_day == ConsentRow.from_day) & (later.id > ConsentRow.id),
        ),
    )
    return (
        select(ConsentRow.guest_id, ConsentRow.purpose, ConsentRow.state, ConsentRow.from_day)
        .where(ConsentRow.state.in_(states), ~newer)
        .subquery()
    )


@dataclass(frozen=True, slots=True)
class ConsentPaper:
    """Who a form is for; `guardian` signs for somebody who is not sixteen yet."""

    person: Person
    guardian: str


def _newest(work: Work) -> Iterable[tuple[int]]:
    """For the sweep: the newest cards, whoever they are of."""
    numbers = select(GuestRow.id).order_by(GuestRow.id.desc()).limit(40)
    return [(number,) for number in work.session.scalars(numbers)]


@query(
    Right.COORDINATOR,
    people=People.CONTACT,
    surface="toestemmingsformulier",
    sweep=_newest,
    trace="guest.consent_form",
)
def consent_paper(work: Work, guest_id: int) -> ConsentPaper | None:
    """For printing the form of one guest; that it was printed is noted.

    None for who died or left: nobody asks them any more.
    """
    guest = work.session.scalar(select(GuestRow).where(GuestRow.id == guest_id, contactable()))
    if guest is None:
        return None
    young = needs_guardian(guest.birth, work.today)
    return ConsentPaper(person_of(guest), guardian_of(work, guest_id) if young else "")
