"""Guests to think of: who came first a week ago, who came often and stays away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Date, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from ipso_desk.db.rows.calls import CallRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.visits import ReminderRow, VisitRow
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.people import Person
from ipso_desk.domain.reminders import ReminderKind, ReminderState
from ipso_desk.domain.rights import Right
from ipso_desk.services.people import get_guest, person, select_people
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work

_WEEK = timedelta(days=7)
_AWAY = timedelta(weeks=6)
_BEFORE = timedelta(weeks=18)
_OFTEN = 6
_MOST = 5


@dataclass(frozen=True, slots=True)
class Remembered:
    """A guest with the day that is a reason to think of them."""

    person: Person
    day: date


@query(Right.HOST, people=People.CONTACT, surface="vandaag: kwam voor het eerst")
def first_came_last_week(work: Work) -> tuple[Remembered, ...]:
    """Who came for the first time one to two weeks ago, and was not here or called since."""
    days = {"first": work.today - 2 * _WEEK, "last": work.today - _WEEK}
    rows = work.session.execute(_FIRST_CAME, {**days, "known": work.today - 3 * _WEEK})
    return tuple(Remembered(person(row), row[5]) for row in rows)


@query(Right.COORDINATOR, people=People.CONTACT, surface="vandaag: niet meer gezien")
def not_seen_lately(work: Work) -> tuple[Remembered, ...]:
    """Who came often and has not been here for six weeks; the latest first.

    Somebody who is long away for treatment is not missing.
    """
    days = {"first": work.today - _AWAY - _BEFORE, "last": work.today - _AWAY}
    rows = work.session.execute(_NOT_SEEN, days)
    return tuple(Remembered(person(row), row[5]) for row in rows)


@use_case(Right.HOST, "reminder.note")
def note_reminder(
    work: Work, guest_id: int, kind: ReminderKind, about_day: date, state: ReminderState
) -> None:
    """Somebody called, or lets it be: it is not asked again about this visit.

    Raises `NotAllowed` for a host about who stays away, `NotFound`.
    """
    if kind is ReminderKind.NOT_SEEN:
        work.needs(Right.COORDINATOR)
    get_guest(work, guest_id)
    row = work.session.scalar(
        select(ReminderRow).where(
            ReminderRow.guest_id == guest_id,
            ReminderRow.kind == kind,
            ReminderRow.about_day == about_day,
        )
    )
    if row is None:
        row = ReminderRow(guest_id=guest_id, kind=kind, about_day=about_day)
        work.session.add(row)
    if row.state is not state:
        row.state, row.noted_on, row.noted_by = state, work.today, work.actor.user_id
    work.about(guest=guest_id, day=about_day)


# Made once: putting a statement together takes longer than running it.

_earlier, _later = aliased(VisitRow), aliased(VisitRow)
_FIRST, _LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)


def _not_seen_to(kind: ReminderKind) -> ColumnElement[bool]:
    return ~(
        select(ReminderRow.id)
        .where(
            ReminderRow.guest_id == VisitRow.guest_id,
            ReminderRow.kind == kind,
            ReminderRow.about_day == VisitRow.day,
        )
        .exists()
    )


_NONE_LATER = ~(
    select(_later.id)
    .where(_later.guest_id == VisitRow.guest_id, _later.day > VisitRow.day)
    .exists()
)
_FIRST_CAME = (
    select_people(VisitRow.day)
    .join(VisitRow, VisitRow.guest_id == GuestRow.id)
    .where(
        VisitRow.day.between(_FIRST, _LAST),
        ~select(_earlier.id)
        .where(_earlier.guest_id == VisitRow.guest_id, _earlier.day < VisitRow.day)
        .exists(),
        _NONE_LATER,
        _not_seen_to(ReminderKind.FIRST_VISIT),
        ~select(CallRow.id).where(CallRow.guest_id == GuestRow.id).exists(),
        ~GuestRow.do_not_call,
        GuestRow.registered_on >= bindparam("known", type_=Date),
        or_(GuestRow.first_known_on.is_(None), GuestRow.first_known_on >= VisitRow.day),
    )
    .order_by(VisitRow.day, VisitRow.id)
    .limit(_MOST)
)
_NOT_SEEN = (
    select_people(VisitRow.day)
    .join(VisitRow, VisitRow.guest_id == GuestRow.id)
    .where(
        VisitRow.day >= _FIRST,
        VisitRow.day < _LAST,
        _NONE_LATER,
        _not_seen_to(ReminderKind.NOT_SEEN),
        ~GuestRow.do_not_call,
        GuestRow.status == GuestStatus.ACTIVE,
        select(func.count(_earlier.id))
        .where(_earlier.guest_id == VisitRow.guest_id, _earlier.day >= _FIRST)
        .scalar_subquery()
        >= _OFTEN,
    )
    .order_by(VisitRow.day.desc(), VisitRow.id)
    .limit(_MOST)
)
"""Walks back through the days and stops at the fifth: nobody has to count everybody."""
