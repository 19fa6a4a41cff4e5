"""Couples at one activity or meeting: with whom somebody comes there, and both in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, bindparam, exists, select

from ipso_desk.db.rows.activities import ParticipationRow
from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.groups import AttendanceState, SignUpState
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.companions import read_companions, who_comes_together
from ipso_desk.services.desk_lists import Present
from ipso_desk.services.occasion_lists import mark_at, occasions_to_sweep, read_key
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work


def _to_sweep(work: Work) -> Iterable[tuple[str, Sequence[int], date]]:
    ids = list(work.session.scalars(select(GuestRow.id)))
    return [(key, ids, day) for key, day in occasions_to_sweep(work)]


@query(Right.HOST, people=People.CONTACT, surface="balie: komt daar samen met", sweep=_to_sweep)
def companions_at(work: Work, key: str, guest_ids: Sequence[int], day: date) -> dict[int, Person]:
    """With whom each of these comes, where that is one who is not there yet, and may be.

    At a meeting only who has a place and did not sign off; at an activity anybody.
    """
    kind, number = read_key(key)
    statement = _AT_MEETING if kind == "meeting" else _AT_ACTIVITY
    return read_companions(work, statement, guest_ids, day, number=number)


@use_case(Right.HOST, "visit.all_at_occasion")
def mark_all_at(work: Work, key: str, guest_ids: Iterable[int]) -> tuple[Present | None, ...]:
    """Both are there, and so in the house. Raises as `mark_at` does; then nobody is ticked."""
    lines = tuple(mark_at(work, key, guest_id) for guest_id in guest_ids)
    work.ids.pop("guest", None)
    return lines


def _not_at_activity() -> ColumnElement[bool]:
    return ~exists().where(
        ParticipationRow.guest_id == GuestRow.id,
        ParticipationRow.activity_id == _NUMBER,
        ParticipationRow.state == ParticipationState.PRESENT,
    )


def _expected_at_meeting() -> ColumnElement[bool]:
    noted = exists().where(
        AttendanceRow.meeting_id == _NUMBER,
        AttendanceRow.sign_up_id == SignUpRow.id,
        AttendanceRow.state != AttendanceState.EXPECTED,
    )
    return exists().where(
        and_(MeetingRow.id == _NUMBER, MeetingRow.group_id == SignUpRow.group_id),
        SignUpRow.guest_id == GuestRow.id,
        SignUpRow.state == SignUpState.PARTICIPANT,
        ~noted,
    )


_NUMBER: Any = bindparam("number", type_=Integer)
_AT_ACTIVITY = who_comes_together(_not_at_activity())
_AT_MEETING = who_comes_together(_expected_at_meeting())
