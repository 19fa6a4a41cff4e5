"""What is on in the house on a day, with how many are expected and present."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Date, bindparam, exists, func, or_, select

from ipso_desk.db.rows.activities import ActivityKindRow, ActivityRow, ParticipationRow
from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.groups import AttendanceState, MeetingState, SignUpState
from ipso_desk.domain.rights import Right
from ipso_desk.services.desk_lists import UNSPOKEN, WHERE_IT_IS
from ipso_desk.services.people import contactable
from ipso_desk.services.register import query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something on a day. For the desk `title` is empty where a name would tell an illness."""

    key: str
    """ "meeting:12" or "activity:7"."""
    title: str
    starts: str
    ends: str
    place: str
    expected: int
    """Who is still to come."""
    present: int
    group_id: int | None = None


@query(Right.HOST)
def occasions(work: Work, day: date) -> tuple[Occasion, ...]:
    """Meetings and activities by time, as the desk may see them: a time and a room."""
    return occasions_of(work, day, named=False)


def occasions_of(work: Work, day: date, *, named: bool) -> tuple[Occasion, ...]:
    """The same inside another query; `named` with the names of groups, for a coordinator."""
    found = [*_meetings(work, day, named=named), *_activities(work, day, named=named)]
    return tuple(sorted(found, key=lambda o: (o.starts or "99", o.title, o.key)))


def _meetings(work: Work, day: date, *, named: bool) -> Iterator[Occasion]:
    for row in work.session.execute(_MEETINGS, {"day": day}):
        meeting_id, starts, ends, place, group_id, name, expected, present = row
        yield Occasion(
            key=f"meeting:{meeting_id}",
            title=name if named else "",
            starts=starts,
            ends=ends,
            place=place,
            expected=expected,
            present=present,
            group_id=group_id,
        )


def _activities(work: Work, day: date, *, named: bool) -> Iterator[Occasion]:
    for row in work.session.execute(_ACTIVITIES, {"day": day}):
        activity_id, title, unspoken, starts, ends, place, expected, present = row
        yield Occasion(
            key=f"activity:{activity_id}",
            title="" if unspoken and not named else title,
            starts=starts,
            ends=ends,
            place=place,
            expected=expected,
            present=present,
        )


_DAY = bindparam("day", type_=Date)
_NOTED = (AttendanceRow.meeting_id == MeetingRow.id, AttendanceRow.sign_up_id == SignUpRow.id)
_TO_COME = (
    select(func.count(SignUpRow.id))
    .outerjoin(GuestRow, GuestRow.id == SignUpRow.guest_id)
    .where(
        SignUpRow.group_id == PeerGroupRow.id,
        SignUpRow.state == SignUpState.PARTICIPANT,
        or_(SignUpRow.guest_id.is_(None), contactable()),
        ~exists().where(*_NOTED, AttendanceRow.state != AttendanceState.EXPECTED),
    )
    .correlate(PeerGroupRow, MeetingRow)
    .scalar_subquery()
)
_THERE = (
    select(func.count(AttendanceRow.id))
    .where(
        AttendanceRow.meeting_id == MeetingRow.id, AttendanceRow.state == AttendanceState.PRESENT
    )
    .scalar_subquery()
)
_MEETINGS = (
    select(
        MeetingRow.id,
        MeetingRow.starts,
        MeetingRow.ends,
        WHERE_IT_IS,
        PeerGroupRow.id,
        PeerGroupRow.name,
        _TO_COME,
        _THERE,
    )
    .join(PeerGroupRow, PeerGroupRow.id == MeetingRow.group_id)
    .where(MeetingRow.day == _DAY, MeetingRow.state != MeetingState.CANCELLED)
)
_ACTIVITIES = (
    select(
        ActivityRow.id,
        ActivityRow.title,
        UNSPOKEN,
        ActivityRow.starts,
        ActivityRow.ends,
        ActivityRow.place,
        func.count(GuestRow.id).filter(
            ParticipationRow.state == ParticipationState.SIGNED_UP, contactable()
        ),
        func.count(GuestRow.id).filter(ParticipationRow.state == ParticipationState.PRESENT),
    )
    .join(ActivityKindRow, ActivityKindRow.id == ActivityRow.kind_id)
    .outerjoin(ParticipationRow, ParticipationRow.activity_id == ActivityRow.id)
    .outerjoin(GuestRow, GuestRow.id == ParticipationRow.guest_id)
    .where(ActivityRow.day == _DAY, ActivityRow.cancelled.is_(None))
    .group_by(ActivityRow.id)
)
