"""The peer groups of a year: meetings, seats, who came, who let know, who still waits."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    cast,
    distinct,
    func,
    or_,
    select,
)

from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.groups import AttendanceState, MeetingState, SignUpState
from ipso_desk.domain.overview import GroupFigures
from ipso_desk.services.call_days import CallDays
from ipso_desk.services.year_span import (
    BY_YEAR,
    TODAY,
    YEARS,
    Span,
    end_of,
    in_span,
    start_of,
    year_of,
)


def groups(span: Span) -> dict[int, GroupFigures]:
    """Of each year."""
    counts = {name: span.numbers(statement) for name, statement in _COUNTS.items()}
    states = {(year, state): 0 for year in span.years for state in AttendanceState}
    states |= {(year, state): number for year, state, number in span.rows(_ATTENDANCE)}
    day_before = _day_before(span)
    return {
        year: GroupFigures(
            **{name: of_year[year] for name, of_year in counts.items()},
            present=states[year, AttendanceState.PRESENT],
            signed_off=states[year, AttendanceState.SIGNED_OFF],
            absent=states[year, AttendanceState.ABSENT],
            cancelled_day_before=day_before[year],
        )
        for year in span.years
    }


def _day_before(span: Span) -> Counter[int]:
    """How often somebody let know from the day on which the house calls, and not on the day
    itself. "The day before" may be the last open day; a leader calls on the day before."""
    days = CallDays(span.work)
    found: Counter[int] = Counter()
    for year, day, rule, noted_on, number in span.rows(_SIGNED_OFF):
        called = days.of(rule, day) or day - timedelta(days=1)
        if called <= noted_on < day:
            found[year] += number
    return found


def _waited_when_erased() -> ColumnElement[bool]:
    """Who was waiting and has been erased since still waited in the years before."""
    return and_(
        SignUpRow.former_state == SignUpState.WAITING,
        SignUpRow.stopped_on >= func.min(end_of(YEARS.c.year), TODAY),
        SignUpRow.guest_id.in_(select(GuestRow.id).where(GuestRow.erased_on.is_not(None))),
    )


MET = (
    in_span(MeetingRow.day),
    MeetingRow.day <= TODAY,
    MeetingRow.state != MeetingState.CANCELLED,
)
"""Meetings of the span that took place."""
_SIGNED_UP = SignUpRow.signed_up_on <= end_of(YEARS.c.year)
_SEATED = and_(
    _SIGNED_UP,
    or_(
        SignUpRow.state == SignUpState.PARTICIPANT,
        and_(SignUpRow.stopped_on >= start_of(YEARS.c.year), SignUpRow.former_seat.is_not(None)),
    ),
)
"""Sign-ups that held a seat in a year: they began before its end and had not stopped."""
_MEETINGS = (
    select(year_of(MeetingRow.day).label("year"), func.count(MeetingRow.id))
    .where(*MET)
    .group_by(BY_YEAR)
)
_ACTIVE = (
    select(year_of(MeetingRow.day).label("year"), MeetingRow.group_id)
    .where(*MET)
    .union(select(cast(YEARS.c.year, String), SignUpRow.group_id).join(SignUpRow, _SEATED))
    .subquery()
)
_SEATS = (
    select(YEARS.c.year, func.count(distinct(SignUpRow.guest_id)))
    .join(SignUpRow, _SEATED)
    .group_by(YEARS.c.year)
)
_WAITING = (
    select(YEARS.c.year, func.count(SignUpRow.id))
    .join(
        SignUpRow,
        and_(_SIGNED_UP, or_(SignUpRow.state == SignUpState.WAITING, _waited_when_erased())),
    )
    .group_by(YEARS.c.year)
)
_COUNTS = {
    "groups": select(_ACTIVE.c.year, func.count(distinct(_ACTIVE.c.group_id))).group_by(
        _ACTIVE.c.year
    ),
    "meetings": _MEETINGS,
    "seats": _SEATS,
    "waiting": _WAITING,
}
_ATTENDANCE = (
    select(year_of(MeetingRow.day).label("year"), AttendanceRow.state, func.count())
    .select_from(MeetingRow)
    .join(AttendanceRow, AttendanceRow.meeting_id == MeetingRow.id)
    .where(*MET)
    .group_by(BY_YEAR, AttendanceRow.state)
)
_SIGNED_OFF = (
    select(
        year_of(MeetingRow.day),
        MeetingRow.day,
        PeerGroupRow.call_rule,
        AttendanceRow.noted_on,
        func.count(),
    )
    .select_from(MeetingRow)
    .join(PeerGroupRow, PeerGroupRow.id == MeetingRow.group_id)
    .join(AttendanceRow, AttendanceRow.meeting_id == MeetingRow.id)
    .where(
        *MET,
        AttendanceRow.state == AttendanceState.SIGNED_OFF,
        AttendanceRow.noted_on.is_not(None),
    )
    .group_by(MeetingRow.day, PeerGroupRow.call_rule, AttendanceRow.noted_on)
)
