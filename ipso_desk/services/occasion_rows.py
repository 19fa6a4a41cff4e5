"""Attendance at activities and meetings follows the house: who was not in it was at nothing."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ipso_desk.db.rows.activities import ActivityRow, ParticipationRow
from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, SignUpRow
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.groups import AttendanceState
from ipso_desk.services.work import Work


def not_in_the_house(work: Work, guest_id: int, day: date) -> None:
    """Who was not in the house was at nothing that was on there."""
    there = work.session.scalars(
        select(ParticipationRow)
        .join(ActivityRow, ActivityRow.id == ParticipationRow.activity_id)
        .where(
            ParticipationRow.guest_id == guest_id,
            ParticipationRow.state == ParticipationState.PRESENT,
            ActivityRow.day == day,
        )
    )
    for row in there.all():
        not_joined(work, row)
    met = work.session.scalars(
        select(AttendanceRow)
        .join(SignUpRow, SignUpRow.id == AttendanceRow.sign_up_id)
        .join(MeetingRow, MeetingRow.id == AttendanceRow.meeting_id)
        .where(
            SignUpRow.guest_id == guest_id,
            AttendanceRow.state == AttendanceState.PRESENT,
            MeetingRow.day == day,
        )
    )
    for attendance in met:
        attendance.state, attendance.noted_on = AttendanceState.EXPECTED, work.today


def joined(work: Work, activity_id: int, guest_id: int, row: ParticipationRow | None) -> None:
    """The guest is there; what stood there before is kept. Twice changes nothing."""
    if row is None:
        row = ParticipationRow(activity_id=activity_id, guest_id=guest_id)
        work.session.add(row)
    if row.state is not ParticipationState.PRESENT:
        row.state_before, row.state = row.state, ParticipationState.PRESENT


def not_joined(work: Work, row: ParticipationRow) -> None:
    """Who signed up is expected again; who walked in never was."""
    if row.state_before is None:
        work.session.delete(row)
    else:
        row.state, row.state_before = row.state_before, None
