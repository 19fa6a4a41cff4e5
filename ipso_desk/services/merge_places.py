"""Two cards with places in groups: one place a group, the better one, with all that hangs on it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from ipso_desk.db.rows.calls import CallRow
from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, SignUpRow, SkippedRow
from ipso_desk.domain.groups import AttendanceState, SignUpState
from ipso_desk.services.work import Work

_BEST_FIRST = (
    SignUpState.PARTICIPANT,
    SignUpState.OFFERED,
    SignUpState.WAITING,
    SignUpState.STOPPED,
)
_SURE_FIRST = (
    AttendanceState.PRESENT,
    AttendanceState.SIGNED_OFF,
    AttendanceState.ABSENT,
    AttendanceState.EXPECTED,
)


def move_places(work: Work, keep: int, gone: int) -> None:
    """A place that becomes double is freed, and waits for a person to offer it."""
    mine = {row.group_id: row for row in _of(work, keep) if row.state is not SignUpState.STOPPED}
    for row in _of(work, gone):
        twin = mine.get(row.group_id) if row.state is not SignUpState.STOPPED else None
        if twin is None:
            row.guest_id = keep
        else:
            _one_place(work, twin, row)
        work.session.flush()
    _attended_once(work, keep)


def _of(work: Work, guest_id: int) -> list[SignUpRow]:
    return list(
        work.session.scalars(
            select(SignUpRow).where(SignUpRow.guest_id == guest_id).order_by(SignUpRow.id)
        )
    )


def _one_place(work: Work, twin: SignUpRow, row: SignUpRow) -> None:
    session = work.session
    better = min((twin, row), key=lambda place: _BEST_FIRST.index(place.state))
    state, seat, until = better.state, better.seat, better.offered_until
    ranks = [place.waiting_rank for place in (twin, row) if place.waiting_rank is not None]
    rank = min(ranks, default=None) if state is SignUpState.WAITING else better.waiting_rank
    _hand_over(work, twin, row)
    partner = _partner_of_both(work, twin, row)
    if row.note and row.note not in twin.note:
        twin.note = f"{twin.note} · {row.note}" if twin.note else row.note
    twin.signed_up_on = min(twin.signed_up_on, row.signed_up_on)
    session.flush()
    # The file takes a place once: the one goes before the other sits on it.
    session.delete(row)
    session.flush()
    twin.state, twin.seat, twin.offered_until, twin.waiting_rank = state, seat, until, rank
    if partner is not None and partner.state is state:
        twin.pair_id, partner.pair_id = partner.id, twin.id
        if state is SignUpState.WAITING:
            # As with any pair: where the later one stood, or the partner would overtake.
            ranks = [place.waiting_rank or 0 for place in (twin, partner)]
            twin.waiting_rank = partner.waiting_rank = max(ranks)


def _partner_of_both(work: Work, twin: SignUpRow, row: SignUpRow) -> SignUpRow | None:
    """With whom the one that stays asks for both or none; whoever loses a partner stays alone."""
    places = (twin, row)
    partners = [work.session.get(SignUpRow, place.pair_id) for place in places if place.pair_id]
    others = [other for other in partners if other is not None and other not in places]
    for other in work.session.scalars(
        select(SignUpRow).where(SignUpRow.pair_id.in_((twin.id, row.id)))
    ):
        other.pair_id = None
    twin.pair_id = row.pair_id = None
    return others[0] if others else None


def _hand_over(work: Work, twin: SignUpRow, row: SignUpRow) -> None:
    """What hangs on the place that goes: attendance, who was passed over, calls about an offer."""
    known = {a.meeting_id: a for a in _hanging(work, AttendanceRow, twin)}
    for attendance in _hanging(work, AttendanceRow, row):
        there = known.get(attendance.meeting_id)
        if there is None:
            attendance.sign_up_id = twin.id
        else:
            _one_attendance(work, there, attendance)
    for kind in (SkippedRow, CallRow):
        for hanging in _hanging(work, kind, row):
            hanging.sign_up_id = twin.id
    work.session.flush()


def _hanging(work: Work, kind: Any, place: SignUpRow) -> list[Any]:
    return list(work.session.scalars(select(kind).where(kind.sign_up_id == place.id)))


def _one_attendance(work: Work, there: AttendanceRow, other: AttendanceRow) -> None:
    if _SURE_FIRST.index(other.state) < _SURE_FIRST.index(there.state):
        there.state, there.noted_on, there.reason = other.state, other.noted_on, other.reason
    work.session.delete(other)
    work.session.flush()


def _attended_once(work: Work, keep: int) -> None:
    """Somebody who stopped on the one card and came back on the other sat there once."""
    rows = work.session.scalars(
        select(AttendanceRow)
        .join(SignUpRow, SignUpRow.id == AttendanceRow.sign_up_id)
        .join(MeetingRow, MeetingRow.id == AttendanceRow.meeting_id)
        .where(SignUpRow.guest_id == keep)
        .order_by(AttendanceRow.id)
    )
    at: dict[int, list[AttendanceRow]] = defaultdict(list)
    for row in rows:
        at[row.meeting_id].append(row)
    for there, *others in at.values():
        for other in others:
            _one_attendance(work, there, other)
