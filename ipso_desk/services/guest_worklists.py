"""Whom to ask for consent: newcomers from the desk, and what an import left to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Subquery, exists, or_, select
from sqlalchemy.orm import aliased

from ipso_desk.db.rows.guests import ConsentRow, GuestRow
from ipso_desk.domain.guests import ConsentPurpose, ConsentState
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.people import person, select_people
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class ToAsk:
    """Somebody to ask; `to_confirm` are the purposes an import brought along."""

    person: Person
    registered_on: date
    from_desk: bool
    to_confirm: tuple[ConsentPurpose, ...]


@query(Right.COORDINATOR, people=People.CONTACT, surface="toestemming vragen")
def to_ask_consent(work: Work) -> tuple[ToAsk, ...]:
    """Newcomers first, then the rest, the newest cards on top."""
    open_answers = _to_confirm(work)
    to_confirm = GuestRow.id.in_(select(_latest_to_confirm().c.guest_id))
    rows = work.session.execute(
        select_people(GuestRow.registered_on, GuestRow.to_complete)
        .where(or_(GuestRow.to_complete, to_confirm))
        .order_by(GuestRow.to_complete.desc(), GuestRow.registered_on.desc(), GuestRow.sorted_as)
    )
    return tuple(ToAsk(person(row), row[5], row[6], open_answers.get(row[0], ())) for row in rows)


def _to_confirm(work: Work) -> dict[int, tuple[ConsentPurpose, ...]]:
    found: dict[int, tuple[ConsentPurpose, ...]] = {}
    for guest_id, purpose in work.session.execute(_latest_to_confirm().select()):
        found[guest_id] = (*found.get(guest_id, ()), purpose)
    return found


def _latest_to_confirm() -> Subquery:
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
        select(ConsentRow.guest_id, ConsentRow.purpose)
        .where(ConsentRow.state == ConsentState.TO_CONFIRM, ~newer)
        .subquery()
    )
