"""What guests may read of a month: activities, gatherings to remember, groups without details."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Date, bindparam, select

from ipso_desk.db.rows.activities import ActivityKindRow, ActivityRow
from ipso_desk.db.rows.deaths import MemorialMeetingRow
from ipso_desk.db.rows.groups import MeetingRow, PeerGroupRow
from ipso_desk.db.rows.organisations import OrganisationRow
from ipso_desk.domain.activities import KindPlan
from ipso_desk.domain.calendar import Week
from ipso_desk.domain.groups import AudienceAge, GroupStatus, MeetingState
from ipso_desk.domain.guests import Role
from ipso_desk.domain.rights import Right
from ipso_desk.services import activity_kinds
from ipso_desk.services.call_days import CallDays
from ipso_desk.services.register import query
from ipso_desk.services.settings import CONTACT, setting
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class AgendaActivity:
    id: int
    day: date
    starts: str
    ends: str
    title: str
    place: str
    partner: str
    invitation: str
    cost_cents: int | None
    sign_up_wanted: bool
    cancelled: str | None
    kind: KindPlan


@dataclass(frozen=True, slots=True)
class AgendaMoment:
    """A time without more: a meeting of a group, or a gathering to remember."""

    id: int
    day: date
    starts: str
    ends: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class AgendaOfGroup:
    """A peer group as guests may know of it: no leader, no room, no themes, no people."""

    name: str
    role: Role | None
    incurable: bool | None
    age: AudienceAge
    meetings: tuple[AgendaMoment, ...]


@dataclass(frozen=True, slots=True)
class MonthProgramme:
    year: int
    month: int
    activities: tuple[AgendaActivity, ...]
    gatherings: tuple[AgendaMoment, ...]
    """To remember those who died."""
    groups: tuple[AgendaOfGroup, ...]
    closed: tuple[tuple[date, str], ...]
    """Days on which one would expect the house to be open, and why it is not."""
    week: Week
    contact: str
    centre_id: str


@query(Right.HOST)
def month_programme(work: Work, year: int, month: int) -> MonthProgramme:
    """The month as it is planned now, for the door and for a guest's own calendar."""
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    days = {"first": first, "last": last}
    calendar = CallDays(work)
    return MonthProgramme(
        year=year,
        month=month,
        activities=_activities(work, days),
        gatherings=tuple(
            AgendaMoment(number, day, starts, place=place)
            for number, day, starts, place in work.session.execute(_GATHERINGS, days)
        ),
        groups=_groups(work, days),
        closed=tuple(_closed(calendar, first, last)),
        week=calendar.open_days(last).week,
        contact=str(setting(work, CONTACT, "")),
        centre_id=str(setting(work, "centre_id", "")),
    )


def _activities(work: Work, days: dict[str, date]) -> tuple[AgendaActivity, ...]:
    found = [
        AgendaActivity(
            id=row.id,
            day=row.day,
            starts=row.starts,
            ends=row.ends,
            title=row.title,
            place=row.place,
            partner=partner or "",
            invitation=row.invitation,
            cost_cents=row.cost_cents,
            sign_up_wanted=row.sign_up_wanted,
            cancelled=row.cancelled,
            kind=activity_kinds.plan_of(kind),
        )
        for row, kind, partner in work.session.execute(_ACTIVITIES, days)
    ]
    return tuple(sorted(found, key=lambda a: (a.day, a.starts or "99", a.title, a.id)))


def _groups(work: Work, days: dict[str, date]) -> tuple[AgendaOfGroup, ...]:
    found: dict[int, AgendaOfGroup] = {}
    for row in work.session.execute(_MEETINGS, days):
        number, name, role, incurable, age, meeting_id, day, starts, ends = row
        earlier = found[number].meetings if number in found else ()
        meetings = (*earlier, AgendaMoment(meeting_id, day, starts, ends))
        found[number] = AgendaOfGroup(name, role, incurable, age, meetings)
    return tuple(found.values())


def _closed(calendar: CallDays, first: date, last: date) -> list[tuple[date, str]]:
    found = []
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        open_days = calendar.open_days(day)
        reason = open_days.closed_for(day)
        if reason is not None and open_days.week[day.weekday()] is not None:
            found.append((day, reason))
    return found


_FIRST, _LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)
_ACTIVITIES = (
    select(ActivityRow, ActivityKindRow, OrganisationRow.name)
    .join(ActivityKindRow, ActivityKindRow.id == ActivityRow.kind_id)
    .outerjoin(OrganisationRow, OrganisationRow.id == ActivityRow.organisation_id)
    .where(ActivityRow.day.between(_FIRST, _LAST), ActivityRow.on_agenda)
)
_GATHERINGS = (
    select(
        MemorialMeetingRow.id,
        MemorialMeetingRow.day,
        MemorialMeetingRow.starts,
        MemorialMeetingRow.place,
    )
    .where(MemorialMeetingRow.day.between(_FIRST, _LAST))
    .order_by(MemorialMeetingRow.day)
)
_MEETINGS = (
    select(
        PeerGroupRow.id,
        PeerGroupRow.name,
        PeerGroupRow.audience_role,
        PeerGroupRow.audience_incurable,
        PeerGroupRow.audience_age,
        MeetingRow.id,
        MeetingRow.day,
        MeetingRow.starts,
        MeetingRow.ends,
    )
    .join(MeetingRow, MeetingRow.group_id == PeerGroupRow.id)
    .where(
        MeetingRow.day.between(_FIRST, _LAST),
        MeetingRow.state != MeetingState.CANCELLED,
        PeerGroupRow.status == GroupStatus.OPEN,
    )
    .order_by(PeerGroupRow.name, MeetingRow.day, MeetingRow.starts)
)
