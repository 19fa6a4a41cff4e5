"""Who takes part in an activity: signed up, present, signed off; and whom to expect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, func, select

from ipso_desk.db.rows.activities import ActivityRow, ParticipationRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.activity_rows import get_activity
from ipso_desk.services.occasion_rows import joined
from ipso_desk.services.people import contactable, get_guest, has_died, person, select_people
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.visits import mark_present
from ipso_desk.services.work import Work

_EARLIER = 6
"""So many earlier times of the same activity say who usually comes."""
_SEATED = (ParticipationState.SIGNED_UP, ParticipationState.PRESENT)


@dataclass(frozen=True, slots=True)
class Participant:
    person: Person
    state: ParticipationState


@use_case(Right.HOST, "participation.note")
def note_participation(
    work: Work, activity_id: int, guest_id: int, state: ParticipationState
) -> None:
    """Signed up, present, signed off or absent. Present ticks the house too.

    Raises `Refused` for an activity that is full or off, `InvalidInput` for being present on
    a day to come.
    """
    row = get_activity(work, activity_id)
    get_guest(work, guest_id)
    there = _participation(work, activity_id, guest_id)
    if there is None or there.state is not state:
        _refuse(work, row, guest_id, state)
    if state is ParticipationState.PRESENT:
        mark_present(work, guest_id, row.day)
        joined(work, activity_id, guest_id, there)
    elif there is None:
        work.session.add(ParticipationRow(activity_id=activity_id, guest_id=guest_id, state=state))
    elif there.state is not state:
        there.state, there.state_before = state, None
    work.about(guest=guest_id, activity=activity_id, day=row.day, state=state.value)


@use_case(Right.HOST, "participation.take_away")
def leave_out(work: Work, activity_id: int, guest_id: int) -> None:
    """A slip: nothing is noted of this guest. The visit to the house stays."""
    row = get_activity(work, activity_id)
    there = _participation(work, activity_id, guest_id)
    if there is not None:
        work.session.delete(there)
        work.about(guest=guest_id, activity=activity_id, day=row.day)


def _activities_to_sweep(work: Work) -> Iterable[tuple[int]]:
    since = work.today - timedelta(days=14)
    rows = work.session.scalars(select(ActivityRow.id).where(ActivityRow.day >= since))
    return [(activity_id,) for activity_id in rows]


@query(
    Right.HOST,
    people=People.CONTACT,
    surface="activiteit: deelnemers",
    sweep=_activities_to_sweep,
)
def participants(work: Work, activity_id: int) -> tuple[Participant, ...]:
    """Everybody of whom something is noted, by name. Nobody who died."""
    rows = work.session.execute(
        select_people(ParticipationRow.state)
        .join(ParticipationRow, ParticipationRow.guest_id == GuestRow.id)
        .where(ParticipationRow.activity_id == activity_id)
    )
    found = [Participant(person(row), row[5]) for row in rows]
    return tuple(sorted(found, key=lambda p: p.person.name.sort_key))


@query(
    Right.HOST,
    people=People.CONTACT,
    surface="activiteit: wie er kan zijn",
    sweep=_activities_to_sweep,
)
def may_be_there(work: Work, activity_id: int) -> tuple[Person, ...]:
    """Who is in the house that day and of whom nothing is noted yet; who usually comes first."""
    row = get_activity(work, activity_id)
    noted = select(ParticipationRow.guest_id).where(ParticipationRow.activity_id == activity_id)
    before = _came_before(row)
    rows = work.session.execute(
        select_people(func.coalesce(before.c.times, 0))
        .join(VisitRow, and_(VisitRow.guest_id == GuestRow.id, VisitRow.day == row.day))
        .outerjoin(before, before.c.guest_id == GuestRow.id)
        .where(GuestRow.id.not_in(noted))
    )
    found = sorted(rows, key=lambda r: (-r[5], person(r).name.sort_key))
    return tuple(person(r) for r in found)


def _came_before(row: ActivityRow) -> Any:
    earlier = (
        select(ActivityRow.id)
        .where(
            ActivityRow.kind_id == row.kind_id,
            ActivityRow.title == row.title,
            ActivityRow.day < row.day,
        )
        .order_by(ActivityRow.day.desc())
        .limit(_EARLIER)
    )
    return (
        select(ParticipationRow.guest_id, func.count().label("times"))
        .where(
            ParticipationRow.activity_id.in_(earlier),
            ParticipationRow.state == ParticipationState.PRESENT,
        )
        .group_by(ParticipationRow.guest_id)
        .subquery("came_before")
    )


def _refuse(work: Work, row: ActivityRow, guest_id: int, state: ParticipationState) -> None:
    if state not in _SEATED:
        return
    if row.cancelled is not None:
        raise Refused("activity_off")
    if state is ParticipationState.PRESENT:
        if row.day > work.today:
            raise InvalidInput("day_to_come", "day")
        return
    if has_died(work, guest_id):
        raise Refused("guest_has_died")
    if row.capacity is not None and taken(work, row.id) >= row.capacity:
        raise Refused("activity_full", most=row.capacity)


def taken(work: Work, activity_id: int) -> int:
    """How many places are taken by people who live."""
    count = (
        select(func.count())
        .select_from(ParticipationRow)
        .join(GuestRow, GuestRow.id == ParticipationRow.guest_id)
        .where(
            ParticipationRow.activity_id == activity_id,
            ParticipationRow.state.in_(_SEATED),
            contactable(),
        )
    )
    return int(work.session.scalar(count) or 0)


def _participation(work: Work, activity_id: int, guest_id: int) -> ParticipationRow | None:
    return work.session.scalar(
        select(ParticipationRow).where(
            ParticipationRow.activity_id == activity_id, ParticipationRow.guest_id == guest_id
        )
    )
