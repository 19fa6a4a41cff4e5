"""Who is expected and who is present at one thing of a day: an activity, or a meeting.

Ticking somebody there ticks the house as well. The desk reads times and rooms: a meeting
has no name here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Date, Integer, Select, and_, bindparam, exists, select

from ipso_desk.db.rows.activities import ActivityRow, ParticipationRow
from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.errors import NotFound, Refused
from ipso_desk.domain.groups import AttendanceState, SignUpState
from ipso_desk.domain.rights import Right
from ipso_desk.services.desk_lists import GOOD_TO_KNOW, LAST4, Expected, Present, present_people
from ipso_desk.services.meetings import set_attendance
from ipso_desk.services.occasion_rows import joined, not_joined
from ipso_desk.services.occasions import occasions_of
from ipso_desk.services.people import person, select_people
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.visits import mark_present
from ipso_desk.services.work import Work

IN_HOUSE = "is in huis"


@dataclass(frozen=True, slots=True)
class OccasionDay:
    """The two lists of one activity or meeting."""

    expected: tuple[Expected, ...]
    present: tuple[Present, ...]


def occasions_to_sweep(work: Work) -> Iterable[tuple[str, date]]:
    for days in range(-1, 15):
        day = work.today + timedelta(days=days)
        for occasion in occasions_of(work, day, named=False):
            yield occasion.key, day


@query(
    Right.HOST, people=People.CONTACT, surface="balie: bij een activiteit", sweep=occasions_to_sweep
)
def occasion_day(work: Work, key: str, day: date) -> OccasionDay:
    """Who is still to come and who is there. Nobody who died."""
    kind, number = read_key(key)
    expected, there = (_TO_MEETING, _AT_MEETING) if kind == "meeting" else (_TO_JOIN, _JOINED)
    ids = set(work.session.scalars(there, {"number": number}))
    present = tuple(who for who in present_people(work, day) if who.person.id in ids)
    rows = work.session.execute(expected, {"number": number, "day": day})
    to_come = [
        Expected(person(row), "", "", IN_HOUSE if row[7] else "", row[5] or "", row[6])
        for row in rows
        if row[0] not in ids
    ]
    return OccasionDay(tuple(sorted(to_come, key=lambda who: who.person.name.sort_key)), present)


@use_case(Right.HOST, "visit.at_occasion")
def mark_at(work: Work, key: str, guest_id: int) -> Present | None:
    """The guest is there, and so in the house. A second time changes nothing.

    Raises `Refused` for who has no place at a meeting or has died, `NotFound`.
    """
    kind, number = read_key(key)
    if kind == "meeting":
        meeting, member = _meeting(work, number), _member(work, number, guest_id)
        if member is None:
            raise Refused("not_in_meeting")
        line = mark_present(work, guest_id, meeting.day)
        set_attendance(work, number, member, AttendanceState.PRESENT)
    else:
        activity = _activity(work, number)
        line = mark_present(work, guest_id, activity.day)
        joined(work, number, guest_id, _participation(work, number, guest_id))
        work.about(guest=guest_id, day=activity.day)
    return line


@use_case(Right.HOST, "visit.not_at_occasion")
def take_from(work: Work, key: str, guest_id: int) -> Expected | None:
    """Not there after all; in the house still. Gives the line of who is expected there."""
    kind, number = read_key(key)
    if kind == "meeting":
        day, member = _meeting(work, number).day, _member(work, number, guest_id)
        if member is not None and _attended(work, number, member):
            set_attendance(work, number, member, AttendanceState.EXPECTED)
    else:
        day = _activity(work, number).day
        row = _participation(work, number, guest_id)
        if row is not None and row.state is ParticipationState.PRESENT:
            not_joined(work, row)
            work.about(guest=guest_id, day=day)
    work.session.flush()
    lines = occasion_day(work, key, day).expected
    return next((line for line in lines if line.person.id == guest_id), None)


def line_there(line: Expected, *, in_house: bool) -> Expected:
    """The line of somebody expected, as it reads once they are (not) in the house."""
    return replace(line, what=IN_HOUSE if in_house else "")


def read_key(key: str) -> tuple[str, int]:
    """ "meeting" or "activity", and its number. Raises `NotFound`."""
    kind, _, number = key.partition(":")
    if kind not in ("meeting", "activity") or not number.isdecimal():
        raise NotFound("occasion_not_found")
    return kind, int(number)


def _meeting(work: Work, number: int) -> MeetingRow:
    row = work.session.get(MeetingRow, number)
    if row is None:
        raise NotFound("occasion_not_found")
    return row


def _activity(work: Work, number: int) -> ActivityRow:
    row = work.session.get(ActivityRow, number)
    if row is None or row.cancelled is not None:
        raise NotFound("occasion_not_found")
    return row


def _participation(work: Work, number: int, guest_id: int) -> ParticipationRow | None:
    return work.session.scalar(
        select(ParticipationRow).where(
            ParticipationRow.activity_id == number, ParticipationRow.guest_id == guest_id
        )
    )


def _member(work: Work, meeting: int, guest_id: int) -> int | None:
    return work.session.scalar(
        select(SignUpRow.id)
        .join(MeetingRow, MeetingRow.group_id == SignUpRow.group_id)
        .where(
            MeetingRow.id == meeting,
            SignUpRow.guest_id == guest_id,
            SignUpRow.state == SignUpState.PARTICIPANT,
        )
    )


def _attended(work: Work, meeting: int, sign_up: int) -> bool:
    state = work.session.scalar(
        select(AttendanceRow.state).where(
            AttendanceRow.meeting_id == meeting, AttendanceRow.sign_up_id == sign_up
        )
    )
    return state is AttendanceState.PRESENT


# The statements are made once: putting one together takes longer than running it.

_DAY = bindparam("day", type_=Date)
_NUMBER = bindparam("number", type_=Integer)
_AWAY = (AttendanceState.SIGNED_OFF, AttendanceState.ABSENT)


def _people() -> Select[Any]:
    in_house = exists().where(VisitRow.guest_id == GuestRow.id, VisitRow.day == _DAY)
    return select_people(LAST4, GOOD_TO_KNOW, in_house.correlate(GuestRow))


_NOTED = and_(AttendanceRow.sign_up_id == SignUpRow.id, AttendanceRow.meeting_id == MeetingRow.id)
_TO_MEETING = (
    _people()
    .join(SignUpRow, SignUpRow.guest_id == GuestRow.id)
    .join(MeetingRow, MeetingRow.group_id == SignUpRow.group_id)
    .where(
        MeetingRow.id == _NUMBER,
        SignUpRow.state == SignUpState.PARTICIPANT,
        ~exists().where(_NOTED, AttendanceRow.state.in_(_AWAY)),
    )
)
_AT_MEETING = (
    select(SignUpRow.guest_id)
    .join(AttendanceRow, AttendanceRow.sign_up_id == SignUpRow.id)
    .where(
        AttendanceRow.meeting_id == _NUMBER,
        AttendanceRow.state == AttendanceState.PRESENT,
        SignUpRow.guest_id.is_not(None),
    )
)
_TO_JOIN = (
    _people()
    .join(ParticipationRow, ParticipationRow.guest_id == GuestRow.id)
    .where(
        ParticipationRow.activity_id == _NUMBER,
        ParticipationRow.state == ParticipationState.SIGNED_UP,
    )
)
_JOINED = select(ParticipationRow.guest_id).where(
    ParticipationRow.activity_id == _NUMBER, ParticipationRow.state == ParticipationState.PRESENT
)
