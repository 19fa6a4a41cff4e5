"""Whom a day should not forget: who came for the first time, and who used to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from ipso_desk.db.rows.calls import CallRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.people import person, select_people
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work

_WEEK = timedelta(days=7)
_AWAY = timedelta(weeks=6)
_BEFORE = timedelta(weeks=18)
_OFTEN = 6
_MOST = 8


@dataclass(frozen=True, slots=True)
class Remembered:
    """A guest with the day that is a reason to think of them."""

    person: Person
    day: date


@query(Right.HOST, people=People.CONTACT, surface="vandaag: kwam voor het eerst")
def first_came_last_week(work: Work) -> tuple[Remembered, ...]:
    """Who came for the first time one to two weeks ago and was not called since."""
    first = func.min(VisitRow.day)
    recent = (
        select(VisitRow.guest_id, first.label("day"))
        .group_by(VisitRow.guest_id)
        .having(first.between(work.today - 2 * _WEEK, work.today - _WEEK))
        .subquery()
    )
    called = select(CallRow.id).where(CallRow.guest_id == GuestRow.id).exists()
    rows = work.session.execute(
        select_people(recent.c.day)
        .join(recent, recent.c.guest_id == GuestRow.id)
        .where(~called, ~GuestRow.do_not_call, GuestRow.registered_on >= work.today - 3 * _WEEK)
        .order_by(recent.c.day)
        .limit(_MOST)
    )
    return tuple(Remembered(person(row), row[5]) for row in rows)


@query(Right.COORDINATOR, people=People.CONTACT, surface="vandaag: niet meer gezien")
def not_seen_lately(work: Work) -> tuple[Remembered, ...]:
    """Who came often and has not been here for six weeks; the latest first.

    Somebody who is long away for treatment is not missing.
    """
    since, often_since = work.today - _AWAY, work.today - _AWAY - _BEFORE
    last = func.max(VisitRow.day)
    regulars = (
        select(VisitRow.guest_id, last.label("day"))
        .where(VisitRow.day >= often_since)
        .group_by(VisitRow.guest_id)
        .having(last < since, func.count(VisitRow.id) >= _OFTEN)
        .subquery()
    )
    rows = work.session.execute(
        select_people(regulars.c.day)
        .join(regulars, regulars.c.guest_id == GuestRow.id)
        .where(GuestRow.status == GuestStatus.ACTIVE)
        .order_by(regulars.c.day.desc())
        .limit(_MOST)
    )
    return tuple(Remembered(person(row), row[5]) for row in rows)
