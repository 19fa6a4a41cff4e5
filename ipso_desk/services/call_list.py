"""The bellijst of a day: who is called before which meeting, each person once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, select

from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.calls import SETTLED
from ipso_desk.domain.groups import (
    AttendanceState,
    CallRule,
    GroupStatus,
    MeetingState,
    SignUpState,
)
from ipso_desk.domain.guests import ConsentPurpose, ConsentState
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.call_days import CallDays
from ipso_desk.services.call_records import Claim, LastCall, calls_before, calls_of, claims_of
from ipso_desk.services.guest_state import consent_state
from ipso_desk.services.meetings import get_meeting
from ipso_desk.services.people import person, select_people
from ipso_desk.services.phones import phones_of
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work

_FURTHEST = timedelta(days=400)
"""As far ahead as an open day is looked for (a long closure)."""


@dataclass(frozen=True, slots=True)
class MeetingToCall:
    """A meeting that somebody is called about."""

    meeting_id: int
    sign_up_id: int
    group_id: int
    group: str
    day: date
    starts: str
    place: str
    state: AttendanceState


@dataclass(frozen=True, slots=True)
class CallLine:
    """One person, called once whatever the number of meetings."""

    person: Person
    phones: tuple[str, ...]
    meetings: tuple[MeetingToCall, ...]
    preferred_times: str
    good_to_know: str
    last_time: LastCall | None
    """The last call before this day."""
    today: LastCall | None
    """How it stands on this day's list."""
    attempts: int
    claim: Claim | None

    @property
    def settled(self) -> bool:
        return self.today is not None and self.today.outcome in SETTLED


@dataclass(frozen=True, slots=True)
class NotCalled:
    """Expected, but asked not to be called: comes, or says so themselves."""

    person: Person
    meetings: tuple[MeetingToCall, ...]


@dataclass(frozen=True, slots=True)
class CallList:
    day: date
    lines: tuple[CallLine, ...]
    not_called: tuple[NotCalled, ...]

    @property
    def to_call(self) -> int:
        """How many people still have to be called."""
        return sum(1 for line in self.lines if not line.settled)


def _days_to_sweep(work: Work) -> Iterable[tuple[date]]:
    return [(work.today + timedelta(days=n),) for n in range(-1, 15)]


@query(Right.HOST, people=People.CONTACT, surface="bellijst", sweep=_days_to_sweep)
def call_list(work: Work, day: date) -> CallList:
    """Everybody who is called on this day, by name. Nobody who died, nobody who said no calls."""
    return _list_of(work, day, called_on(work, day))


def _lines_to_sweep(work: Work) -> Iterable[tuple[int, date]]:
    for (day,) in _days_to_sweep(work):
        for guest_id in work.session.scalars(
            select(SignUpRow.guest_id)
            .join(MeetingRow, MeetingRow.group_id == SignUpRow.group_id)
            .where(MeetingRow.id.in_(called_on(work, day)), SignUpRow.guest_id.is_not(None))
        ):
            yield guest_id or 0, day


@query(Right.HOST, people=People.CONTACT, surface="bellijst: één gast", sweep=_lines_to_sweep)
def call_line(work: Work, guest_id: int, day: date) -> CallLine | None:
    """One line of the list of a day, as it stands now; None for who is not on it."""
    found = _list_of(work, day, called_on(work, day, guest_id), guest_id)
    return next(iter(found.lines), None)


def _leaders_to_sweep(work: Work) -> Iterable[tuple[int]]:
    rows = work.session.scalars(
        select(MeetingRow.id).where(
            MeetingRow.day.between(work.today - timedelta(days=1), work.today + timedelta(days=60))
        )
    )
    return [(meeting_id,) for meeting_id in rows]


@query(
    Right.HOST,
    people=People.CONTACT,
    surface="bellijst voor de begeleider",
    sweep=_leaders_to_sweep,
)
def leader_call_list(work: Work, meeting_id: int) -> CallList:
    """Everybody of one meeting, for a leader who calls from home."""
    meeting = get_meeting(work, meeting_id)
    return _list_of(work, meeting.day - timedelta(days=1), [meeting.id])


@query(Right.HOST)
def next_call_day(work: Work, after: date) -> date | None:
    """The first day after a day on which somebody is called."""
    days = (called for _, called in _call_days(work, after) if called > after)
    return min(days, default=None)


def called_on(work: Work, day: date, guest_id: int | None = None) -> list[int]:
    """The meetings for which people (or this guest) are called on a day."""
    return [meeting_id for meeting_id, called in _call_days(work, day, guest_id) if called == day]


def call_days_of(work: Work, guest_id: int) -> set[date]:
    """The days to come, today too, on which the bellijst has this guest."""
    after = work.today - timedelta(days=1)
    return {called for _, called in _call_days(work, after, guest_id) if called > after}


def _call_days(work: Work, after: date, guest_id: int | None = None) -> list[tuple[int, date]]:
    """Each meeting after a day for which the house calls, and when it does."""
    days = CallDays(work)
    statement = (
        select(MeetingRow.id, MeetingRow.day, PeerGroupRow.call_rule)
        .join(PeerGroupRow, PeerGroupRow.id == MeetingRow.group_id)
        .where(
            MeetingRow.day > after,
            MeetingRow.day <= after + _FURTHEST,
            MeetingRow.state == MeetingState.PLANNED,
            PeerGroupRow.status != GroupStatus.CLOSED,
            PeerGroupRow.call_rule != CallRule.BY_LEADER,
        )
    )
    if guest_id is not None:
        mine = select(SignUpRow.group_id).where(
            SignUpRow.guest_id == guest_id, SignUpRow.state == SignUpState.PARTICIPANT
        )
        statement = statement.where(PeerGroupRow.id.in_(mine))
    called = [(row[0], days.of(row[2], row[1])) for row in work.session.execute(statement)]
    return [(meeting_id, on) for meeting_id, on in called if on is not None]


def _list_of(
    work: Work, day: date, meeting_ids: Sequence[int], guest_id: int | None = None
) -> CallList:
    calls = calls_of(work, day, guest_id)
    statement = (
        select_people(
            SignUpRow.id,
            MeetingRow.id,
            PeerGroupRow.id,
            PeerGroupRow.name,
            MeetingRow.day,
            MeetingRow.starts,
            MeetingRow.place,
            PeerGroupRow.place,
            AttendanceRow.state,
        )
        .join(SignUpRow, SignUpRow.guest_id == GuestRow.id)
        .join(PeerGroupRow, PeerGroupRow.id == SignUpRow.group_id)
        .join(MeetingRow, MeetingRow.group_id == PeerGroupRow.id)
        .outerjoin(
            AttendanceRow,
            and_(
                AttendanceRow.meeting_id == MeetingRow.id,
                AttendanceRow.sign_up_id == SignUpRow.id,
            ),
        )
        .where(MeetingRow.id.in_(meeting_ids), SignUpRow.state == SignUpState.PARTICIPANT)
        .order_by(MeetingRow.day, MeetingRow.starts, MeetingRow.id)
    )
    if guest_id is not None:
        statement = statement.where(GuestRow.id == guest_id)
    rows = work.session.execute(statement).all()
    people: dict[Person, list[MeetingToCall]] = {}
    for row in rows:
        meeting = MeetingToCall(
            meeting_id=row[6],
            sign_up_id=row[5],
            group_id=row[7],
            group=row[8],
            day=row[9],
            starts=row[10],
            place=row[11] or row[12],
            state=row[13] or AttendanceState.EXPECTED,
        )
        # Who signed off by themselves need not be called; who said so in this call stays in view.
        if meeting.state is not AttendanceState.SIGNED_OFF or row[0] in calls:
            people.setdefault(person(row), []).append(meeting)
    return _with_calls(work, day, people, calls)


def _with_calls(
    work: Work,
    day: date,
    people: dict[Person, list[MeetingToCall]],
    calls: dict[int, list[LastCall]],
) -> CallList:
    ids = [who.id for who in people]
    cards = _cards(work, ids)
    phones = phones_of(work, [i for i in ids if not cards[i].do_not_call])
    before = calls_before(work, day, ids)
    claims = claims_of(work, day)
    lines: list[CallLine] = []
    not_called: list[NotCalled] = []
    for who in sorted(people, key=lambda p: (p.name.sort_key, p.id)):
        meetings, card = tuple(people[who]), cards[who.id]
        if card.do_not_call:
            not_called.append(NotCalled(who, meetings))
            continue
        made = calls.get(who.id, [])
        lines.append(
            CallLine(
                person=who,
                phones=phones.get(who.id, ()),
                meetings=meetings,
                preferred_times=card.call_times,
                good_to_know=card.good_to_know,
                last_time=before.get(who.id),
                today=made[-1] if made else None,
                attempts=len(made),
                claim=claims.get(who.id),
            )
        )
    return CallList(day, tuple(lines), tuple(not_called))


@dataclass(frozen=True, slots=True)
class _Card:
    do_not_call: bool
    call_times: str
    good_to_know: str


def _cards(work: Work, guest_ids: Sequence[int]) -> dict[int, _Card]:
    agreed = consent_state(ConsentPurpose.DESK_NOTES) == ConsentState.GIVEN
    rows = work.session.execute(
        select(
            GuestRow.id, GuestRow.do_not_call, GuestRow.call_times, GuestRow.good_to_know, agreed
        ).where(GuestRow.id.in_(guest_ids))
    )
    return {row[0]: _Card(row[1], row[2], row[3] if row[4] else "") for row in rows}
