"""What came of a call, and who is calling whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import BindParameter, and_, bindparam, delete, exists, select

from ipso_desk.db.rows.calls import CallClaimRow, CallRow
from ipso_desk.db.rows.centre import UserRow
from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.calls import ABOUT_A_PLACE, SETTLED, CallOutcome
from ipso_desk.domain.errors import InvalidInput, NotFound, Refused
from ipso_desk.domain.groups import AttendanceState, SignUpState
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.call_list import called_on
from ipso_desk.services.call_records import LastCall
from ipso_desk.services.deaths import report_death
from ipso_desk.services.people import get_guest, has_died, person_of
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work

CLAIM_HOLDS = timedelta(minutes=30)
"""After this somebody else may call: the one who was calling has forgotten to say so."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A call as it was noted, and what it means for each meeting of that list."""

    call: LastCall
    again: bool
    """The same was noted already."""
    states: dict[int, AttendanceState]
    """Meeting → expected or signed off."""

    @property
    def settled(self) -> bool:
        return self.call.outcome in SETTLED


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
    meetings: Sequence[int] | None = None,
    not_to: Iterable[int] = (),
) -> Noted | None:
    """Note what somebody said, and what follows from it.

    Komt: expected at each meeting. Komt niet: signed off for each, the place is kept;
    `not_to` names the meetings where it is only some of them. Overlijden gemeld: the death
    is reported (`reason`: by whom), and nothing is left to call about: None. The last
    outcome counts. `meetings`: the ones on the list the caller has before them; left out,
    they are those of the bellijst of that day.
    Raises `InvalidInput` for calling back without a time, `Refused` after a death and for
    what only the answer to an offer can be (`offers`).
    """
    if outcome in ABOUT_A_PLACE:
        raise Refused("call_about_a_place")
    died = _check_guest(work, guest_id)
    if died:
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
    again = _already(work, row)
    states: dict[int, AttendanceState] = {}
    if not again:
        work.session.execute(_NO_CLAIM, {"guest": guest_id, "day": day})
        if outcome is not CallOutcome.DEATH_REPORTED:
            wanted = meetings if meetings is not None else called_on(work, day, guest_id)
            states = _follow_up(work, wanted, row, frozenset(not_to))
        work.session.add(row)
    work.about(guest=guest_id, day=day, outcome=outcome.value)
    if outcome is CallOutcome.DEATH_REPORTED:
        report_death(work, guest_id, row.reason)
        return None
    call = LastCall(day, work.now, outcome, row.reason, row.call_back, row.note, work.actor.name)
    return Noted(call, again, states)


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
    _release(work, guest_id, day)


def _check_guest(work: Work, guest_id: int) -> bool:
    """Whether the guest has died. Raises `NotFound`."""
    found = work.session.execute(_STANDING, {"guest": guest_id}).first()
    if found is None:
        raise NotFound("guest_not_found")
    return bool(found[0])


def _already(work: Work, row: CallRow) -> bool:
    """The same was noted last: pressing twice is one call."""
    last = work.session.execute(_LAST_CALL, {"guest": row.guest_id, "day": row.day}).first()
    now = (row.outcome, row.reason, row.call_back, row.note)
    return last is not None and tuple(last) == now


def _follow_up(
    work: Work, meetings: Sequence[int], call: CallRow, not_to: frozenset[int]
) -> dict[int, AttendanceState]:
    """What the outcome does to the attendance of each meeting."""
    states: dict[int, AttendanceState] = {}
    about = {"guest": call.guest_id, "meetings": list(meetings)}
    for row in work.session.execute(_OWN_PLACES, about).all():
        meeting_id, sign_up_id = row[0], row[1]
        noted: AttendanceRow | None = row[2]
        away = call.outcome is CallOutcome.NOT_COMING and (not not_to or meeting_id in not_to)
        answered = call.outcome in (CallOutcome.COMING, CallOutcome.NOT_COMING)
        state = AttendanceState.SIGNED_OFF if away else AttendanceState.EXPECTED
        states[meeting_id] = state
        if answered:
            kept = noted or AttendanceRow(meeting_id=meeting_id, sign_up_id=sign_up_id)
            if kept.state is not state:
                kept.state, kept.noted_on = state, work.today
            kept.reason = call.reason if away else ""
            work.session.add(kept)
        elif noted is not None and noted.state is AttendanceState.SIGNED_OFF:
            # The answer of before was a mistake: nothing is known of this meeting any more.
            work.session.delete(noted)
        elif noted is not None:
            states[meeting_id] = noted.state
    return states


def _release(work: Work, guest_id: int, day: date) -> None:
    work.session.execute(
        delete(CallClaimRow).where(
            CallClaimRow.guest_id == guest_id,
            CallClaimRow.day == day,
            CallClaimRow.user_id == work.actor.user_id,
        )
    )


# Made once: putting a statement together takes longer than running it, and an outcome
# must answer while the phone is still being put down.
_GUEST: BindParameter[int] = bindparam("guest")
_DAY: BindParameter[date] = bindparam("day")
_STANDING = select(exists().where(DeathRow.guest_id == GuestRow.id)).where(
    GuestRow.id == _GUEST, GuestRow.erased_on.is_(None)
)
_LAST_CALL = (
    select(CallRow.outcome, CallRow.reason, CallRow.call_back, CallRow.note)
    .where(CallRow.guest_id == _GUEST, CallRow.day == _DAY, CallRow.sign_up_id.is_(None))
    .order_by(CallRow.id.desc())
    .limit(1)
)
_NO_CLAIM = (
    delete(CallClaimRow)
    .where(CallClaimRow.guest_id == _GUEST, CallClaimRow.day == _DAY)
    .execution_options(synchronize_session=False)
)
_OWN_PLACES = (
    select(MeetingRow.id, SignUpRow.id, AttendanceRow)
    .join(SignUpRow, SignUpRow.group_id == MeetingRow.group_id)
    .outerjoin(
        AttendanceRow,
        and_(AttendanceRow.meeting_id == MeetingRow.id, AttendanceRow.sign_up_id == SignUpRow.id),
    )
    .where(
        SignUpRow.guest_id == _GUEST,
        SignUpRow.state == SignUpState.PARTICIPANT,
        MeetingRow.id.in_(bindparam("meetings", expanding=True)),
    )
)
