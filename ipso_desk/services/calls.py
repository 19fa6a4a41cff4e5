"""What came of a call, and who is calling whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import delete, select

from ipso_desk.db.rows.calls import CallClaimRow, CallRow
from ipso_desk.db.rows.centre import UserRow
from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow
from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.groups import AttendanceState
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.call_list import CallLine, MeetingToCall, call_line
from ipso_desk.services.deaths import report_death
from ipso_desk.services.meetings import note_attendance
from ipso_desk.services.people import get_guest, has_died, person_of
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work

CLAIM_HOLDS = timedelta(minutes=30)
"""After this somebody else may call: the one who was calling has forgotten to say so."""


@use_case(Right.HOST, "call.record")
def record_call(
    work: Work,
    guest_id: int,
    day: date,
    outcome: CallOutcome,
    *,
    reason: str = "",
    call_back: str = "",
    note: str = "",
    not_to: Iterable[int] = (),
) -> CallLine | None:
    """Note what somebody said, and what follows from it; gives the line as it stands now.

    Komt: expected at each meeting. Komt niet: signed off for each, the place is kept;
    `not_to` names the meetings where it is only some of them. Overlijden gemeld: the death
    is reported (`reason`: by whom), and there is no line any more. The last outcome counts.
    Raises `InvalidInput` for calling back without a time, `Refused` after a death.
    """
    guest = get_guest(work, guest_id)
    if has_died(work, guest_id):
        if outcome is CallOutcome.DEATH_REPORTED:
            return None
        raise Refused("guest_has_died")
    row = CallRow(
        guest_id=guest_id,
        day=day,
        outcome=outcome,
        reason=guest_input.line(reason, "reason"),
        call_back=guest_input.line(call_back, "call_back"),
        note=guest_input.line(note, "note", limit=1000),
        called_by=work.actor.user_id,
        called_at=work.now,
    )
    if outcome is CallOutcome.CALL_BACK and not row.call_back:
        raise InvalidInput("call_back_time_missing", "call_back")
    line = call_line(work, guest_id, day)
    if not _already(work, row):
        work.session.add(row)
        _release(work, guest_id, day)
        if outcome is not CallOutcome.DEATH_REPORTED and line is not None:
            _follow_up(work, line.meetings, row, frozenset(not_to))
    if outcome is CallOutcome.DEATH_REPORTED:
        report_death(work, guest.id, row.reason)
    work.about(guest=guest_id, day=day, outcome=outcome.value)
    work.ids.pop("group", None)
    work.ids.pop("state", None)
    work.session.flush()
    return call_line(work, guest_id, day)


@use_case(Right.HOST, "call.claim", notes=True)
def claim_call(work: Work, guest_id: int, day: date) -> Person:
    """'Ik bel nu'. Raises `Refused` while somebody else is calling."""
    guest = get_guest(work, guest_id)
    if has_died(work, guest_id):
        raise Refused("guest_has_died")
    row = work.session.scalar(
        select(CallClaimRow).where(CallClaimRow.guest_id == guest_id, CallClaimRow.day == day)
    )
    if row is None:
        row = CallClaimRow(guest_id=guest_id, day=day, user_id=work.actor.user_id, at=work.now)
        work.session.add(row)
    elif row.user_id != work.actor.user_id:
        if work.now - row.at < CLAIM_HOLDS:
            who = work.session.get(UserRow, row.user_id)
            raise Refused("call_claimed", name=who.name if who else "iemand")
        row.user_id, row.at = work.actor.user_id, work.now
    return person_of(guest)


@use_case(Right.HOST, "call.release", notes=True)
def release_call(work: Work, guest_id: int, day: date) -> None:
    """Not calling after all."""
    _release(work, guest_id, day, only_mine=True)


def _already(work: Work, row: CallRow) -> bool:
    """The same was noted last: pressing twice is one call."""
    last = work.session.scalar(
        select(CallRow)
        .where(CallRow.guest_id == row.guest_id, CallRow.day == row.day)
        .order_by(CallRow.id.desc())
        .limit(1)
    )
    return last is not None and all(
        getattr(last, field) == getattr(row, field)
        for field in ("outcome", "reason", "call_back", "note")
    )


def _follow_up(
    work: Work, meetings: tuple[MeetingToCall, ...], call: CallRow, not_to: frozenset[int]
) -> None:
    for each in meetings:
        meeting = work.session.get(MeetingRow, each.meeting_id)
        assert meeting is not None
        stays_away = call.outcome is CallOutcome.NOT_COMING and (
            not not_to or each.meeting_id in not_to
        )
        if stays_away:
            signed_off = AttendanceState.SIGNED_OFF
            note_attendance(work, meeting, each.sign_up_id, signed_off, call.reason)
        elif call.outcome in (CallOutcome.COMING, CallOutcome.NOT_COMING):
            note_attendance(work, meeting, each.sign_up_id, AttendanceState.EXPECTED)
        elif each.state is AttendanceState.SIGNED_OFF:
            # The answer of before was a mistake: nothing is known of this meeting any more.
            work.session.execute(
                delete(AttendanceRow).where(
                    AttendanceRow.meeting_id == each.meeting_id,
                    AttendanceRow.sign_up_id == each.sign_up_id,
                )
            )


def _release(work: Work, guest_id: int, day: date, *, only_mine: bool = False) -> None:
    statement = delete(CallClaimRow).where(
        CallClaimRow.guest_id == guest_id, CallClaimRow.day == day
    )
    if only_mine:
        statement = statement.where(CallClaimRow.user_id == work.actor.user_id)
    work.session.execute(statement)
