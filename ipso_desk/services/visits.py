"""The reception desk: who is present, who is expected, and people without a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, func, select

from ipso_desk.db.rows.activities import ActivityRow, ParticipationRow
from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, SignUpRow
from ipso_desk.db.rows.guests import ConsentRow, GuestPhoneRow, GuestRow
from ipso_desk.db.rows.visits import DaySignOffRow, HeadCountRow, VisitRow
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.groups import AttendanceState, MeetingState, SignUpState
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, Role
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.people import get_guest, person, select_people
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work

_LOOK_BACK = 8
"""Weeks; who came on at least half of these weekdays is expected on the next."""
_USUALLY = 4
MOST_PEOPLE = 500


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody with something on this day, or who usually comes on this weekday."""

    person: Person
    time: str
    """ "13:30", or empty."""
    place: str
    last4: str
    good_to_know: str


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is or was in the house on this day."""

    person: Person
    arrived_at: datetime | None
    left_at: datetime | None
    first_visit: bool
    wants_talk: bool
    good_to_know: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something on a day, as the desk may see it: a time and a room, never a group's name."""

    key: str
    title: str
    starts: str
    ends: str
    place: str
    expected: int
    present: int


@dataclass(frozen=True, slots=True)
class DeskDay:
    """What the reception desk shows of one day."""

    day: date
    expected: tuple[Expected, ...]
    present: tuple[Present, ...]
    tallies: dict[Role, int]

    @property
    def people(self) -> int:
        """Everybody who came, with and without a name."""
        return len(self.present) + sum(self.tallies.values())


@use_case(Right.HOST, "visit.mark_present")
def mark_present(work: Work, guest_id: int, day: date) -> None:
    """The guest was in the house on that day; marking twice changes nothing.

    Raises `Refused` after somebody's death, `InvalidInput` for a day to come.
    """
    guest = get_guest(work, guest_id)
    if day > work.today:
        raise InvalidInput("day_to_come", "day")
    _refuse_after_death(work, guest.id, day)
    if _visit(work, guest_id, day) is not None:
        return
    work.session.add(
        VisitRow(
            guest_id=guest_id,
            day=day,
            arrived_at=work.now if day == work.today else None,
            noted_by=work.actor.user_id,
        )
    )
    work.about(guest=guest_id, day=day)


@use_case(Right.HOST, "visit.mark_all_present")
def mark_all_present(work: Work, guest_ids: Iterable[int], day: date) -> None:
    """A couple, or a row of names from the paper list, in one go."""
    for guest_id in guest_ids:
        mark_present(work, guest_id, day)
    work.ids.pop("guest", None)
    work.about(day=day)


@use_case(Right.HOST, "visit.take_away")
def mark_absent(work: Work, guest_id: int, day: date) -> None:
    """A wrong tick, hours later too: the guest was not there that day."""
    visit = _visit(work, guest_id, day)
    if visit is not None:
        work.session.delete(visit)
        work.about(guest=guest_id, day=day)


@use_case(Right.HOST, "visit.left")
def mark_left(work: Work, guest_id: int) -> None:
    """The guest went home; noting it is optional."""
    visit = _visit(work, guest_id, work.today)
    if visit is not None and visit.left_at is None:
        visit.left_at = work.now
        work.about(guest=guest_id, day=work.today)


@use_case(Right.HOST, "visit.talk")
def mark_wants_talk(work: Work, guest_id: int, wants: bool) -> None:
    """'Vandaag praten': the answer is for this day only."""
    visit = _visit(work, guest_id, work.today)
    if visit is None:
        raise Refused("not_present_today")
    visit.wants_talk = wants
    work.about(guest=guest_id, day=work.today)


@use_case(Right.HOST, "visit.tally")
def set_tally(work: Work, day: date, role: Role, people: int) -> None:
    """So many people of this role came without leaving a name."""
    if day > work.today:
        raise InvalidInput("day_to_come", "day")
    if not 0 <= people <= MOST_PEOPLE:
        raise InvalidInput("tally_odd", "people", most=MOST_PEOPLE)
    row = work.session.scalar(
        select(HeadCountRow).where(HeadCountRow.day == day, HeadCountRow.role == role)
    )
    if row is None and people:
        work.session.add(HeadCountRow(day=day, role=role, people=people))
    elif row is not None:
        row.people = people
    work.about(day=day, role=role.value, people=people)


def _days_to_sweep(work: Work) -> Iterable[tuple[date]]:
    return [(work.today + timedelta(days=n),) for n in range(-1, 15)]


@query(Right.HOST, people=People.CONTACT, surface="balie", sweep=_days_to_sweep)
def desk_day(work: Work, day: date) -> DeskDay:
    """Expected and present on a day, and the tallies. Nobody who died is on it."""
    notes = _good_to_know(work)
    present = _present(work, day, notes)
    there = {p.person.id for p in present}
    return DeskDay(day, _expected(work, day, there, notes), present, _tallies(work, day))


@query(Right.ANYONE)
def guests_in_house(work: Work) -> int:
    """Everybody who came today and was not noted as gone, with and without a name."""
    named = work.session.scalar(
        select(func.count(VisitRow.id)).where(
            VisitRow.day == work.today, VisitRow.left_at.is_(None)
        )
    )
    return int(named or 0) + sum(_tallies(work, work.today).values())


@query(Right.HOST)
def occasions(work: Work, day: date) -> tuple[Occasion, ...]:
    """Meetings and activities of a day by time, with how many are expected and present."""
    found = [*_meetings(work, day), *_activities(work, day)]
    return tuple(sorted(found, key=lambda o: (o.starts or "99", o.title)))


def _refuse_after_death(work: Work, guest_id: int, day: date) -> None:
    """A day from the paper list before somebody's death is as welcome as any."""
    death = work.session.scalar(select(DeathRow).where(DeathRow.guest_id == guest_id))
    if death is None:
        return
    last = death.died_on.latest if death.died_on else death.reported_at.astimezone().date()
    if day > last or day == work.today:
        raise Refused("guest_has_died")


def _visit(work: Work, guest_id: int, day: date) -> VisitRow | None:
    return work.session.scalar(
        select(VisitRow).where(VisitRow.guest_id == guest_id, VisitRow.day == day)
    )


def _tallies(work: Work, day: date) -> dict[Role, int]:
    rows = work.session.execute(
        select(HeadCountRow.role, HeadCountRow.people).where(HeadCountRow.day == day)
    )
    return dict.fromkeys(Role, 0) | dict(rows.all())


def _good_to_know(work: Work) -> dict[int, str]:
    """The one line hosts may see, of guests who agreed to that."""
    latest = (
        select(ConsentRow.state)
        .where(ConsentRow.guest_id == GuestRow.id, ConsentRow.purpose == ConsentPurpose.DESK_NOTES)
        .order_by(ConsentRow.from_day.desc(), ConsentRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = work.session.execute(
        select(GuestRow.id, GuestRow.good_to_know).where(
            GuestRow.good_to_know != "", latest == ConsentState.GIVEN
        )
    )
    return dict(rows.all())


def _present(work: Work, day: date, notes: dict[int, str]) -> tuple[Present, ...]:
    earlier = (
        select(VisitRow.id)
        .where(VisitRow.guest_id == GuestRow.id, VisitRow.day < day)
        .exists()
        .correlate(GuestRow)
    )
    rows = work.session.execute(
        select_people(VisitRow.arrived_at, VisitRow.left_at, VisitRow.wants_talk, ~earlier)
        .join(VisitRow, and_(VisitRow.guest_id == GuestRow.id, VisitRow.day == day))
        .order_by(VisitRow.id.desc())
    )
    return tuple(
        Present(
            person(row),
            arrived_at=row[5],
            left_at=row[6],
            wants_talk=bool(row[7]),
            first_visit=bool(row[8]),
            good_to_know=notes.get(row[0], ""),
        )
        for row in rows
    )


def _expected(
    work: Work, day: date, there: set[int], notes: dict[int, str]
) -> tuple[Expected, ...]:
    when = _with_something_on(work, day)
    wanted = (set(when) | _who_usually_come(work, day)) - there - _signed_off(work, day)
    if not wanted:
        return ()
    last4 = (
        select(GuestPhoneRow.last4)
        .where(GuestPhoneRow.guest_id == GuestRow.id)
        .order_by(GuestPhoneRow.rank)
        .limit(1)
        .scalar_subquery()
    )
    rows = work.session.execute(select_people(last4).where(GuestRow.id.in_(wanted)))
    expected = [
        Expected(person(row), *when.get(row[0], ("", "")), row[5] or "", notes.get(row[0], ""))
        for row in rows
    ]
    return tuple(sorted(expected, key=lambda e: (e.time or "99", e.person.name.sort_key)))


def _with_something_on(work: Work, day: date) -> dict[int, tuple[str, str]]:
    """Guest id → (time, place) of the first thing they have on that day."""
    missing = (
        select(AttendanceRow.id)
        .where(
            AttendanceRow.meeting_id == MeetingRow.id,
            AttendanceRow.sign_up_id == SignUpRow.id,
            AttendanceRow.state.in_((AttendanceState.SIGNED_OFF, AttendanceState.ABSENT)),
        )
        .exists()
    )
    meetings = work.session.execute(
        select(SignUpRow.guest_id, MeetingRow.starts, MeetingRow.place)
        .join(MeetingRow, MeetingRow.group_id == SignUpRow.group_id)
        .where(
            MeetingRow.day == day,
            MeetingRow.state != MeetingState.CANCELLED,
            SignUpRow.state == SignUpState.PARTICIPANT,
            SignUpRow.guest_id.is_not(None),
            ~missing,
        )
    )
    activities = work.session.execute(
        select(ParticipationRow.guest_id, ActivityRow.starts, ActivityRow.place)
        .join(ActivityRow, ActivityRow.id == ParticipationRow.activity_id)
        .where(
            ActivityRow.day == day,
            ActivityRow.cancelled.is_(None),
            ParticipationRow.state == ParticipationState.SIGNED_UP,
        )
    )
    when: dict[int, tuple[str, str]] = {}
    for guest_id, starts, place in sorted([*meetings, *activities], key=lambda r: r[1] or "99"):
        if guest_id is not None:
            when.setdefault(guest_id, (starts, place))
    return when


def _who_usually_come(work: Work, day: date) -> set[int]:
    weekdays = [day - timedelta(weeks=n) for n in range(1, _LOOK_BACK + 1)]
    return set(
        work.session.scalars(
            select(VisitRow.guest_id)
            .where(VisitRow.day.in_(weekdays))
            .group_by(VisitRow.guest_id)
            .having(func.count(VisitRow.id) >= _USUALLY)
        )
    )


def _signed_off(work: Work, day: date) -> set[int]:
    return set(work.session.scalars(select(DaySignOffRow.guest_id).where(DaySignOffRow.day == day)))


def _meetings(work: Work, day: date) -> Iterable[Occasion]:
    seats = (
        select(func.count(SignUpRow.id))
        .where(
            SignUpRow.group_id == MeetingRow.group_id, SignUpRow.state == SignUpState.PARTICIPANT
        )
        .scalar_subquery()
    )
    states = select(AttendanceRow.state, func.count(AttendanceRow.id))
    rows = work.session.execute(
        select(MeetingRow.id, MeetingRow.starts, MeetingRow.ends, MeetingRow.place, seats).where(
            MeetingRow.day == day, MeetingRow.state != MeetingState.CANCELLED
        )
    )
    for meeting_id, starts, ends, place, seated in rows:
        counted = dict(
            work.session.execute(
                states.where(AttendanceRow.meeting_id == meeting_id).group_by(AttendanceRow.state)
            ).all()
        )
        away = counted.get(AttendanceState.SIGNED_OFF, 0) + counted.get(AttendanceState.ABSENT, 0)
        present = counted.get(AttendanceState.PRESENT, 0)
        yield Occasion(
            f"meeting:{meeting_id}", "", starts, ends, place, seated - away - present, present
        )


def _activities(work: Work, day: date) -> Iterable[Occasion]:
    rows = work.session.execute(
        select(
            ActivityRow.id,
            ActivityRow.title,
            ActivityRow.starts,
            ActivityRow.ends,
            ActivityRow.place,
            func.count(ParticipationRow.id).filter(
                ParticipationRow.state == ParticipationState.SIGNED_UP
            ),
            func.count(ParticipationRow.id).filter(
                ParticipationRow.state == ParticipationState.PRESENT
            ),
        )
        .outerjoin(ParticipationRow, ParticipationRow.activity_id == ActivityRow.id)
        .where(ActivityRow.day == day, ActivityRow.cancelled.is_(None))
        .group_by(ActivityRow.id)
    )
    for activity_id, title, starts, ends, place, expected, present in rows:
        yield Occasion(f"activity:{activity_id}", title, starts, ends, place, expected, present)
