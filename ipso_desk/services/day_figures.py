"""Figures per day and per activity, for inside: counted from what stands in the file now."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import Date, Integer, and_, bindparam, cast, func, select

from ipso_desk.db.rows.activities import ActivityKindRow, ActivityRow, ParticipationRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.visits import HeadCountRow, VisitRow
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.day_figures import ActivityFigure, DayFigure, PeriodFigures
from ipso_desk.domain.rights import Right
from ipso_desk.services.call_days import CallDays
from ipso_desk.services.open_days import has_calendar
from ipso_desk.services.register import query
from ipso_desk.services.work import Work
from ipso_desk.services.year_span import year_of


@query(Right.COORDINATOR)
def period_figures(work: Work, first: date, last: date) -> PeriodFigures:
    """Every day from `first` to `last` that says something, and what came of each activity."""
    span = {"first": first, "last": min(last, work.today)}
    named = _by_day(work, _NAMED, span)
    unnamed = _by_day(work, _UNNAMED, span)
    new = _by_day(work, _NEW, span)
    programme = {day: (times, people) for day, times, people in _programme(work, span)}
    calendar = CallDays(work) if has_calendar(work) else None
    days = []
    for number in range(first.toordinal(), span["last"].toordinal() + 1):
        day = date.fromordinal(number)
        times, people = programme.get(day, (0, 0))
        came = bool(named[day] or unnamed[day])
        figure = DayFigure(
            day=day,
            is_open=calendar.open_days(day).is_open(day) if calendar else came,
            named=named[day],
            unnamed=unnamed[day],
            new=new[day],
            activities=times,
            participants=people,
        )
        if figure.counts:
            days.append(figure)
    return PeriodFigures(first, last, tuple(days), _activities(work, span))


def _by_day(work: Work, statement: Any, span: dict[str, date]) -> Counter[date]:
    rows = work.session.execute(statement, span)
    return Counter({day: int(people or 0) for day, people in rows})


def _programme(work: Work, span: dict[str, date]) -> list[tuple[date, int, int]]:
    rows = work.session.execute(_PER_DAY, span)
    return [(day, times, people) for day, times, people in rows]


def _activities(work: Work, span: dict[str, date]) -> tuple[ActivityFigure, ...]:
    found = [
        ActivityFigure(title, category, times, cancelled, joined + without, guests)
        for title, category, times, cancelled, without, joined, guests in work.session.execute(
            _PER_ACTIVITY, span
        )
    ]
    return tuple(sorted(found, key=lambda f: (-f.participants, f.title)))


_FIRST, _LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)
_NAMED = (
    select(VisitRow.day, func.count())
    .where(VisitRow.day.between(_FIRST, _LAST))
    .group_by(VisitRow.day)
)
_UNNAMED = (
    select(HeadCountRow.day, cast(func.sum(HeadCountRow.people), Integer))
    .where(HeadCountRow.day.between(_FIRST, _LAST))
    .group_by(HeadCountRow.day)
)
_BEGINS = (
    select(VisitRow.guest_id, func.min(VisitRow.day).label("day"))
    .group_by(VisitRow.guest_id)
    .subquery("begins")
)
_NEW = (
    select(_BEGINS.c.day, func.count())
    .join(GuestRow, GuestRow.id == _BEGINS.c.guest_id)
    .where(
        _BEGINS.c.day.between(_FIRST, _LAST),
        # As the jaaroverzicht counts: new is who was not known in an earlier year.
        GuestRow.first_known_on.is_(None)
        | (year_of(GuestRow.first_known_on) >= year_of(_BEGINS.c.day)),
    )
    .group_by(_BEGINS.c.day)
)
_JOINED = (
    select(ParticipationRow.activity_id, func.count().label("people"))
    .join(ActivityRow, ActivityRow.id == ParticipationRow.activity_id)
    .where(
        ActivityRow.day.between(_FIRST, _LAST),
        ParticipationRow.state == ParticipationState.PRESENT,
    )
    .group_by(ParticipationRow.activity_id)
    .subquery("joined")
)
_PER_DAY = (
    select(
        ActivityRow.day,
        func.count(),
        cast(func.sum(func.coalesce(_JOINED.c.people, 0) + ActivityRow.unnamed), Integer),
    )
    .outerjoin(_JOINED, _JOINED.c.activity_id == ActivityRow.id)
    .where(ActivityRow.day.between(_FIRST, _LAST), ActivityRow.cancelled.is_(None))
    .group_by(ActivityRow.day)
)
_GUESTS = (
    select(
        ActivityRow.kind_id,
        ActivityRow.title,
        func.count(ParticipationRow.id).label("joined"),
        func.count(func.distinct(ParticipationRow.guest_id)).label("guests"),
    )
    .join(
        ParticipationRow,
        and_(
            ParticipationRow.activity_id == ActivityRow.id,
            ParticipationRow.state == ParticipationState.PRESENT,
        ),
    )
    .where(ActivityRow.day.between(_FIRST, _LAST), ActivityRow.cancelled.is_(None))
    .group_by(ActivityRow.kind_id, ActivityRow.title)
    .subquery("guests")
)
_ON = ActivityRow.cancelled.is_(None)
_PER_ACTIVITY = (
    select(
        ActivityRow.title,
        ActivityKindRow.category,
        func.count().filter(_ON),
        func.count().filter(ActivityRow.cancelled.is_not(None)),
        func.coalesce(cast(func.sum(ActivityRow.unnamed).filter(_ON), Integer), 0),
        func.coalesce(func.max(_GUESTS.c.joined), 0),
        func.coalesce(func.max(_GUESTS.c.guests), 0),
    )
    .join(ActivityKindRow, ActivityKindRow.id == ActivityRow.kind_id)
    .outerjoin(
        _GUESTS,
        and_(_GUESTS.c.kind_id == ActivityRow.kind_id, _GUESTS.c.title == ActivityRow.title),
    )
    .where(ActivityRow.day.between(_FIRST, _LAST))
    .group_by(ActivityRow.kind_id, ActivityRow.title)
)
