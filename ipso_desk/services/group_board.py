"""One group as its page shows it: eight places, who waits, and the meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select

from ipso_desk.db.rows.groups import (
    AttendanceRow,
    MeetingRow,
    PeerGroupRow,
    SignUpRow,
    SkippedRow,
)
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.groups import (
    AttendanceState,
    CallRule,
    GroupStatus,
    MeetingState,
    SignUpState,
    StopReason,
)
from ipso_desk.domain.meetings import is_early
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right, may
from ipso_desk.domain.seats import whose_turn
from ipso_desk.services.call_days import CallDays
from ipso_desk.services.people import person, select_people
from ipso_desk.services.phones import phones_of
from ipso_desk.services.register import People, query
from ipso_desk.services.seat_rows import Places, get_group, is_over
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a place or in the line: a guest, or a name from another centre."""

    sign_up_id: int
    since: date
    person: Person | None = None
    outside: str = ""
    outside_centre: str = ""
    phones: tuple[str, ...] = ()
    """For coordinators; hosts find them on the bellijst."""
    do_not_call: bool = False
    note: str = ""
    """For coordinators."""

    @property
    def name(self) -> str:
        return self.person.display if self.person else self.outside


@dataclass(frozen=True, slots=True)
class Seat:
    """One of the places. `held`: of somebody who cannot be reached now; nothing is offered."""

    number: int
    state: SignUpState | None
    member: Member | None = None
    held: bool = False
    offered_until: date | None = None
    expired: bool = False
    misses_next: bool = False
    reason: str = ""
    """Why the next meeting is missed, as it was said; for coordinators."""


@dataclass(frozen=True, slots=True)
class Waiting:
    place: int
    member: Member
    together_with: Person | None
    turn: bool
    """A free place is theirs to be offered."""
    owed: bool
    """Had a place, and came back when it had been given away."""
    skipped_on: date | None = None
    skipped_reason: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    id: int
    day: date
    starts: str
    ends: str
    theme: str
    place: str
    state: MeetingState
    cancelled_reason: str
    present: int
    signed_off: int
    absent: int
    call_day: date | None
    """When the house calls for it; None where the leader does."""


@dataclass(frozen=True, slots=True)
class GroupBoard:
    id: int
    name: str
    status: GroupStatus
    leader: str
    place: str
    fewest: int
    most: int
    call_rule: CallRule
    seats: tuple[Seat, ...]
    waiting: tuple[Waiting, ...]
    meetings: tuple[Meeting, ...]
    called_early: tuple[date, date] | None
    """(called, meeting) where a meeting to come is called more than two days before."""
    next_meeting: Meeting | None
    took_part: tuple[Member, ...] = field(default=())
    """Of a group that was closed."""
    host_note: str = ""
    kept: tuple[tuple[str, int], ...] = ()
    """(centre, places still empty) of a group that is shared."""
    over: bool = False
    """The last meeting has been: nobody's turn is proposed any more."""

    def count(self, state: SignUpState | None) -> int:
        return sum(1 for seat in self.seats if seat.state is state)

    @property
    def free(self) -> int:
        return self.count(None)

    @property
    def too_few(self) -> bool:
        taken = self.count(SignUpState.PARTICIPANT)
        return self.status is not GroupStatus.CLOSED and taken < self.fewest


def group_ids(work: Work) -> Iterable[tuple[int]]:
    """Every group, for the sweep."""
    return [(group_id,) for group_id in work.session.scalars(select(PeerGroupRow.id))]


@query(Right.HOST, people=People.CONTACT, surface="groepen", sweep=group_ids)
def group_board(work: Work, group_id: int) -> GroupBoard:
    """A group with who sits where. Hosts get names and times; audience is not in it."""
    group = get_group(work, group_id)
    places = Places(work, group)
    members = _members(work, group_id)
    meetings = _meetings(work, group)
    coming = [m for m in meetings if m.day >= work.today and m.state is not MeetingState.CANCELLED]
    over = is_over(work, group_id)
    early = next((m for m in coming if is_early(m.day, m.call_day)), None)
    return GroupBoard(
        id=group.id,
        name=group.name,
        status=group.status,
        leader=group.leader,
        place=group.place,
        fewest=group.min_seats,
        most=group.max_seats,
        call_rule=group.call_rule,
        seats=_seats(work, places, members, coming[0] if coming else None),
        waiting=_waiting(work, places, members, over=over),
        meetings=meetings,
        called_early=(early.call_day, early.day) if early and early.call_day else None,
        next_meeting=coming[0] if coming else None,
        took_part=_took_part(work, group, members),
        host_note=group.host_note,
        kept=places.kept_empty(),
        over=over,
    )


@query(Right.HOST, people=People.CONTACT, surface="deelnemerslijst", sweep=group_ids)
def participants(work: Work, group_id: int) -> GroupBoard:
    """The same without who waits."""
    return replace(group_board(work, group_id), waiting=())


@query(Right.HOST, people=People.CONTACT, surface="wachtlijst", sweep=group_ids)
def waiting_list(work: Work, group_id: int) -> tuple[Waiting, ...]:
    """Who waits for a group, in the order in which a place is offered."""
    return group_board(work, group_id).waiting


def _members(work: Work, group_id: int) -> dict[int, Member]:
    """Sign-up id → who, of everybody who may be contacted."""
    private = may(work.actor.role, Right.COORDINATOR)
    rows = work.session.execute(
        select_people(SignUpRow.id, SignUpRow.signed_up_on, SignUpRow.note, GuestRow.do_not_call)
        .join(SignUpRow, SignUpRow.guest_id == GuestRow.id)
        .where(SignUpRow.group_id == group_id)
    ).all()
    phones = phones_of(work, [row[0] for row in rows]) if private else {}
    members = {
        row[5]: Member(
            sign_up_id=row[5],
            since=row[6],
            person=person(row),
            phones=phones.get(row[0], ()),
            do_not_call=row[8],
            note=row[7] if private else "",
        )
        for row in rows
    }
    for row in work.session.scalars(
        select(SignUpRow).where(SignUpRow.group_id == group_id, SignUpRow.outside_name.is_not(None))
    ):
        members[row.id] = Member(
            sign_up_id=row.id,
            since=row.signed_up_on,
            outside=row.outside_name or "",
            outside_centre=row.outside_centre,
            note=row.note if private else "",
        )
    return members


def _seats(
    work: Work, places: Places, members: dict[int, Member], coming: Meeting | None
) -> tuple[Seat, ...]:
    missing = _missing(work, coming.id) if coming else {}
    private = may(work.actor.role, Right.COORDINATOR)
    taken: dict[int, Seat] = {}
    for row in places.seated():
        assert row.seat is not None
        until = row.offered_until
        taken[row.seat] = Seat(
            number=row.seat,
            state=row.state,
            member=members.get(row.id),
            held=row.id not in members,
            offered_until=until,
            expired=until is not None and until < work.today,
            misses_next=row.id in missing,
            reason=missing.get(row.id, "") if private and row.id in members else "",
        )
    numbers = sorted({*range(1, places.group.max_seats + 1), *taken})
    if places.group.status is GroupStatus.CLOSED:
        return ()
    return tuple(taken.get(number) or Seat(number, None) for number in numbers)


def _waiting(
    work: Work, places: Places, members: dict[int, Member], *, over: bool
) -> tuple[Waiting, ...]:
    turns = {
        member
        for pool in (() if over else places.pools())
        if (turn := whose_turn(places.line(pool), places.room(pool))) is not None
        for member in turn.members
    }
    skipped = _skipped(work, places.group.id)
    found: list[Waiting] = []
    for row in places.waiting():
        if row.id not in members:
            continue
        partner = places.partner(row)
        day, reason = skipped.get(row.id, (None, ""))
        found.append(
            Waiting(
                place=len(found) + 1,
                member=members[row.id],
                together_with=members[partner.id].person if partner else None,
                turn=row.id in turns,
                owed=row.former_state is not None,
                skipped_on=day,
                skipped_reason=reason,
            )
        )
    return tuple(found)


def _skipped(work: Work, group_id: int) -> dict[int, tuple[date | None, str]]:
    """The last time somebody was passed over, and why; for coordinators."""
    if not may(work.actor.role, Right.COORDINATOR):
        return {}
    rows = work.session.execute(
        select(SkippedRow.sign_up_id, SkippedRow.day, SkippedRow.reason)
        .join(SignUpRow, SignUpRow.id == SkippedRow.sign_up_id)
        .where(SignUpRow.group_id == group_id)
        .order_by(SkippedRow.id)
    )
    return {sign_up_id: (day, reason) for sign_up_id, day, reason in rows}


def _missing(work: Work, meeting_id: int) -> dict[int, str]:
    rows = work.session.execute(
        select(AttendanceRow.sign_up_id, AttendanceRow.reason).where(
            AttendanceRow.meeting_id == meeting_id,
            AttendanceRow.state == AttendanceState.SIGNED_OFF,
        )
    )
    return {row[0]: row[1] for row in rows}


def _meetings(work: Work, group: PeerGroupRow) -> tuple[Meeting, ...]:
    def counted(state: AttendanceState) -> Any:
        return func.count(AttendanceRow.id).filter(AttendanceRow.state == state)

    rows = work.session.execute(
        select(
            MeetingRow,
            counted(AttendanceState.PRESENT),
            counted(AttendanceState.SIGNED_OFF),
            counted(AttendanceState.ABSENT),
        )
        .outerjoin(AttendanceRow, AttendanceRow.meeting_id == MeetingRow.id)
        .where(MeetingRow.group_id == group.id)
        .group_by(MeetingRow.id)
        .order_by(MeetingRow.day, MeetingRow.starts)
    )
    days = CallDays(work)
    return tuple(
        Meeting(
            id=row.id,
            day=row.day,
            starts=row.starts,
            ends=row.ends,
            theme=row.theme,
            place=row.place or group.place,
            state=row.state,
            cancelled_reason=row.cancelled_reason,
            present=present,
            signed_off=signed_off,
            absent=absent,
            call_day=days.of(group.call_rule, row.day) if row.day >= work.today else None,
        )
        for row, present, signed_off, absent in rows
    )


def _took_part(work: Work, group: PeerGroupRow, members: dict[int, Member]) -> tuple[Member, ...]:
    if group.status is not GroupStatus.CLOSED:
        return ()
    ids = work.session.scalars(
        select(SignUpRow.id)
        .where(
            SignUpRow.group_id == group.id,
            SignUpRow.stop_reason == StopReason.GROUP_CLOSED,
            SignUpRow.former_state == SignUpState.PARTICIPANT,
        )
        .order_by(SignUpRow.former_seat)
    )
    return tuple(members[sign_up_id] for sign_up_id in ids if sign_up_id in members)
