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
    joined = work.session.execute(
        select(ParticipationRow, ActivityRow)
        .join(ActivityRow, ActivityRow.id == ParticipationRow.activity_id)
        .where(
            ParticipationRow.guest_id == guest_id,
            ParticipationRow.state == ParticipationState.PRESENT,
            ActivityRow.day == day,
        )
    )
    for row, activity in joined:
        not_joined(work, activity, row)
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


def not_joined(work: Work, activity: ActivityRow, row: ParticipationRow) -> None:
    """Who signed up is expected again; who walked in never was."""
    if activity.sign_up_wanted:
        row.state = ParticipationState.SIGNED_UP
    else:
        work.session.delete(row)
