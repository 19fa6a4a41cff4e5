"""The programme as screens show it: what is on from day to day, and one activity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, Select, and_, bindparam, func, select

from ipso_desk.db.rows.activities import ActivityKindRow, ActivityRow, ParticipationRow
from ipso_desk.db.rows.centre import VolunteerRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.organisations import OrganisationRow
from ipso_desk.domain.activities import Category, KindPlan, ParticipationState
from ipso_desk.domain.errors import NotFound
from ipso_desk.domain.groups import Verdict
from ipso_desk.domain.rights import Right, UserRole
from ipso_desk.services import activity_kinds
from ipso_desk.services.activity_rows import ActivityPlan, get_activity, plan_of, rooted
from ipso_desk.services.activity_series import Rhythm, rhythm_of
from ipso_desk.services.call_days import CallDays
from ipso_desk.services.people import contactable
from ipso_desk.services.register import query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity in a list."""

    id: int
    day: date
    title: str
    starts: str
    ends: str
    place: str
    leader: str
    partner: str
    category: Category
    for_incurable: bool
    in_series: bool
    capacity: int | None
    sign_up_wanted: bool
    cancelled: str | None
    signed_up: int
    present: int


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """One activity with everything about it, but for the people."""

    line: ActivityLine
    plan: ActivityPlan
    kind: KindPlan
    rhythm: Rhythm | None
    closed_for: str | None
    """Why the house is closed on that day, where it is."""
    unnamed: int
    evaluation: str
    could_be_better: str
    verdict: Verdict | None
    removable: bool


@query(Right.HOST)
def activities_between(work: Work, first: date, last: date) -> tuple[ActivityLine, ...]:
    """What is on from `first` to `last`, both included, by day and time; also what is off."""
    rows = work.session.execute(_BETWEEN, {"first": first, "last": last})
    return tuple(sorted((_line(row) for row in rows), key=_by_time))


@query(Right.HOST)
def activity_card(work: Work, activity_id: int) -> ActivityCard:
    """Raises `NotFound`. What was thought of it afterwards is for coordinators."""
    row = get_activity(work, activity_id)
    found = work.session.execute(_ONE, {"id": activity_id}).first()
    if found is None:
        raise NotFound("activity_not_found")
    coordinator = work.actor.role is UserRole.COORDINATOR
    calendar = CallDays(work).open_days(row.day)
    return ActivityCard(
        line=_line(found),
        plan=plan_of(work, row),
        kind=activity_kinds.plan_of(activity_kinds.get_kind(work, row.kind_id)),
        rhythm=rhythm_of(work, activity_id),
        closed_for=None if calendar.is_open(row.day) else calendar.closed_for(row.day) or "",
        unnamed=row.unnamed,
        evaluation=row.evaluation if coordinator else "",
        could_be_better=row.could_be_better if coordinator else "",
        verdict=row.verdict if coordinator else None,
        removable=coordinator and not rooted(work, [row]),
    )


@query(Right.HOST)
def planned_on_closed_days(work: Work, first: date, last: date) -> tuple[ActivityLine, ...]:
    """What still stands on days on which the house turns out to be closed."""
    calendar = CallDays(work)
    return tuple(
        line
        for line in activities_between(work, first, last)
        if line.cancelled is None and calendar.open_days(line.day).closed_for(line.day) is not None
    )


def _by_time(line: ActivityLine) -> tuple[date, str, str, int]:
    return (line.day, line.starts or "99", line.title, line.id)


def _line(row: Any) -> ActivityLine:
    number, day, title, starts, ends, place, leader, first, infix, last, *rest = row
    partner, category, incurable, series_id, capacity, wanted, cancelled, up, there = rest
    volunteer = " ".join(part for part in (first, infix, last) if part)
    return ActivityLine(
        id=number,
        day=day,
        title=title,
        starts=starts,
        ends=ends,
        place=place,
        leader=leader or volunteer,
        partner=partner or "",
        category=category,
        for_incurable=incurable,
        in_series=series_id is not None,
        capacity=capacity,
        sign_up_wanted=wanted,
        cancelled=cancelled,
        signed_up=up,
        present=there,
    )


def _lines() -> Select[Any]:
    expected = and_(ParticipationRow.state == ParticipationState.SIGNED_UP, contactable())
    columns: tuple[Any, ...] = (
        ActivityRow.id,
        ActivityRow.day,
        ActivityRow.title,
        ActivityRow.starts,
        ActivityRow.ends,
        ActivityRow.place,
        ActivityRow.leader,
        VolunteerRow.first_name,
        VolunteerRow.infix,
        VolunteerRow.last_name,
        OrganisationRow.name,
        ActivityKindRow.category,
        ActivityKindRow.for_incurable,
        ActivityRow.series_id,
        ActivityRow.capacity,
        ActivityRow.sign_up_wanted,
        ActivityRow.cancelled,
        func.count(GuestRow.id).filter(expected),
        func.count(GuestRow.id).filter(ParticipationRow.state == ParticipationState.PRESENT)
        + ActivityRow.unnamed,
    )
    return (
        select(*columns)
        .join(ActivityKindRow, ActivityKindRow.id == ActivityRow.kind_id)
        .outerjoin(VolunteerRow, VolunteerRow.id == ActivityRow.leader_id)
        .outerjoin(OrganisationRow, OrganisationRow.id == ActivityRow.organisation_id)
        .outerjoin(ParticipationRow, ParticipationRow.activity_id == ActivityRow.id)
        .outerjoin(GuestRow, GuestRow.id == ParticipationRow.guest_id)
        .group_by(ActivityRow.id)
    )


_FIRST, _LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)
_BETWEEN = _lines().where(ActivityRow.day.between(_FIRST, _LAST))
_ONE = _lines().where(ActivityRow.id == bindparam("id"))
