"""Who is expected and who is present on a day, as the reception desk may know them.

The desk is read over shoulders: the last four digits of a phone, a time and a room; no
group's name and nothing of an illness.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    Date,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    select,
)

from ipso_desk.db.rows.activities import ActivityKindRow, ActivityRow, ParticipationRow
from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestPhoneRow, GuestRow
from ipso_desk.db.rows.visits import DaySignOffRow, TalkTodayRow, VisitRow
from ipso_desk.domain.activities import Category, ParticipationState
from ipso_desk.domain.groups import AttendanceState, MeetingState, SignUpState
from ipso_desk.domain.guests import ConsentPurpose, ConsentState
from ipso_desk.domain.people import Person
from ipso_desk.services.guest_state import SOME, consent_state
from ipso_desk.services.people import PERSON_COLUMNS, contactable, person, select_people
from ipso_desk.services.work import Work

_LOOK_BACK = 8
"""Weeks; who came on at least half of these weekdays is expected on the next."""
_USUALLY = 4
_DAY = bindparam("day", type_=Date)
_GUEST: BindParameter[int] = bindparam("guest")


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody with something on this day, or who usually comes on this weekday."""

    person: Person
    time: str
    """ "13:30"; empty for who just usually comes."""
    place: str
    what: str
    """The activity, where its name tells nothing of an illness."""
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
    last4: str
    good_to_know: str


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """Somebody who comes in: what the desk must know before it ticks, and shows after it."""

    there: bool
    last_day: date | None
    """The last day on which this guest can have come; None for who lives."""
    line: Present | None
    """As the desk shows it once there; None for who may not be on a list any more."""

    def came_in(self, arrived_at: datetime | None) -> Present | None:
        """The line of who was just ticked."""
        return self.line and replace(self.line, arrived_at=arrived_at)


def present_people(work: Work, day: date) -> tuple[Present, ...]:
    """Everybody who came, the latest first. Nobody who died since."""
    rows = work.session.execute(_PRESENT, {"day": day})
    return tuple(_present(row) for row in rows)


def present_person(work: Work, guest_id: int, day: date) -> Present | None:
    """The same of one guest; None for who was not there, or has died since."""
    row = work.rows(_ONE_PRESENT, {"day": day, "guest": guest_id}).first()
    return None if row is None else _present(row)


def expected_people(work: Work, day: date) -> tuple[Expected, ...]:
    """Who has something or usually comes, and is not there yet and did not sign off."""
    when = _with_something_on(work, day)
    wanted = set(when) | set(work.session.scalars(_USUAL, _weekdays(day)))
    return _expected(work, day, when, wanted)


def expected_person(work: Work, guest_id: int, day: date) -> Expected | None:
    """The same of one guest; None for whom nobody expects."""
    when = {n: at for n, at in _with_something_on(work, day).items() if n == guest_id}
    usual = work.session.scalars(_ONE_USUAL, {**_weekdays(day), "guest": guest_id})
    found = _expected(work, day, when, set(when) | set(usual))
    return found[0] if found else None


def at_the_door(work: Work, guest_id: int, day: date) -> AtTheDoor | None:
    """In one look whether a guest can be ticked; None for a number that nobody has."""
    row = work.rows(_AT_THE_DOOR, {"day": day, "guest": guest_id}).first()
    if row is None:
        return None
    visit_id, died_on, heard_at, listed = tuple[Any, ...](row)[-4:]
    last = died_on.latest if died_on else heard_at.astimezone().date() if heard_at else None
    return AtTheDoor(visit_id is not None, last, _present(row) if listed else None)


def _present(row: Any) -> Present:
    return Present(person(row), row[5], row[6], bool(row[7]), bool(row[8]), row[9] or "", row[10])


def _expected(
    work: Work, day: date, when: dict[int, tuple[str, str, str]], wanted: set[int]
) -> tuple[Expected, ...]:
    if not wanted:
        return ()
    rows = work.session.execute(_TO_COME, {"day": day, "some": list(wanted)})
    found = [
        Expected(person(row), *when.get(row[0], ("", "", "")), row[5] or "", row[6]) for row in rows
    ]
    return tuple(sorted(found, key=lambda e: (e.time or "99", e.person.name.sort_key)))


def _with_something_on(work: Work, day: date) -> dict[int, tuple[str, str, str]]:
    """Guest id → time, place and name of the first thing they have on that day."""
    found: dict[int, tuple[str, str, str]] = {}
    rows = [
        *work.session.execute(_AT_MEETINGS, {"day": day}),
        *work.session.execute(_AT_ACTIVITIES, {"day": day}),
    ]
    for guest_id, starts, place, what in sorted(rows, key=lambda row: row[1] or "99"):
        found.setdefault(guest_id, (starts, place, what))
    return found


def _weekdays(day: date) -> dict[str, Iterable[date]]:
    return {"weekdays": [day - timedelta(weeks=n) for n in range(1, _LOOK_BACK + 1)]}


# The statements are made once: putting one together takes longer than running it.

WHERE_IT_IS = func.coalesce(func.nullif(MeetingRow.place, ""), PeerGroupRow.place)
"""The room of a meeting; where it has none of its own, the room of the group."""

UNSPOKEN = or_(ActivityKindRow.for_incurable, ActivityKindRow.category == Category.PEER_CONTACT)
"""Kinds of which the name would tell something of an illness to who stands at the desk."""

LAST4 = (
    select(GuestPhoneRow.last4)
    .where(GuestPhoneRow.guest_id == GuestRow.id)
    .order_by(GuestPhoneRow.rank, GuestPhoneRow.id)
    .limit(1)
    .scalar_subquery()
)
GOOD_TO_KNOW = case(
    (GuestRow.good_to_know == "", ""),
    (consent_state(ConsentPurpose.DESK_NOTES) == ConsentState.GIVEN, GuestRow.good_to_know),
    else_="",
)
"""The one line hosts may see, of guests who agreed to that."""


def _shown(there: Any) -> tuple[Any, ...]:
    """The columns of `_present` after the person."""
    earlier = exists().where(VisitRow.guest_id == GuestRow.id, VisitRow.day < _DAY)
    first = and_(
        ~earlier.correlate(GuestRow),
        or_(GuestRow.first_known_on.is_(None), GuestRow.first_known_on >= _DAY),
    )
    talk = exists().where(TalkTodayRow.guest_id == GuestRow.id, TalkTodayRow.day == _DAY)
    talks = talk.correlate(GuestRow)
    return (there.c.arrived_at, there.c.left_at, first, talks, LAST4, GOOD_TO_KNOW)


def _people_there() -> Select[Any]:
    there = VisitRow.__table__.alias("there")
    return (
        select_people(*_shown(there))
        .join(there, and_(there.c.guest_id == GuestRow.id, there.c.day == _DAY))
        .order_by(there.c.id.desc())
    )


_PRESENT = _people_there()
_ONE_PRESENT = _people_there().where(GuestRow.id == _GUEST)

_TO_COME = select_people(LAST4, GOOD_TO_KNOW).where(
    GuestRow.id.in_(SOME),
    ~exists().where(VisitRow.guest_id == GuestRow.id, VisitRow.day == _DAY),
    ~exists().where(DaySignOffRow.guest_id == GuestRow.id, DaySignOffRow.day == _DAY),
)

_USUAL = (
    select(VisitRow.guest_id)
    .where(VisitRow.day.in_(bindparam("weekdays", expanding=True)))
    .group_by(VisitRow.guest_id)
    .having(func.count(VisitRow.id) >= _USUALLY)
)
_ONE_USUAL = _USUAL.where(VisitRow.guest_id == _GUEST)

_AT_MEETINGS = (
    select(SignUpRow.guest_id, MeetingRow.starts, WHERE_IT_IS, literal(""))
    .join(MeetingRow, MeetingRow.group_id == SignUpRow.group_id)
    .join(PeerGroupRow, PeerGroupRow.id == MeetingRow.group_id)
    .where(
        MeetingRow.day == _DAY,
        MeetingRow.state != MeetingState.CANCELLED,
        SignUpRow.state == SignUpState.PARTICIPANT,
        SignUpRow.guest_id.is_not(None),
        ~exists().where(
            AttendanceRow.meeting_id == MeetingRow.id,
            AttendanceRow.sign_up_id == SignUpRow.id,
            AttendanceRow.state.in_((AttendanceState.SIGNED_OFF, AttendanceState.ABSENT)),
        ),
    )
)
_AT_ACTIVITIES = (
    select(
        ParticipationRow.guest_id,
        ActivityRow.starts,
        ActivityRow.place,
        case((UNSPOKEN, ""), else_=ActivityRow.title),
    )
    .join(ActivityRow, ActivityRow.id == ParticipationRow.activity_id)
    .join(ActivityKindRow, ActivityKindRow.id == ActivityRow.kind_id)
    .where(
        ActivityRow.day == _DAY,
        ActivityRow.cancelled.is_(None),
        ParticipationRow.state == ParticipationState.SIGNED_UP,
    )
)


def _at_the_door() -> Select[Any]:
    visit = VisitRow.__table__.alias("visit_of_day")
    return (
        select(
            *PERSON_COLUMNS,
            *_shown(visit),
            visit.c.id,
            DeathRow.died_on,
            DeathRow.reported_at,
            contactable(),
        )
        .select_from(GuestRow)
        .outerjoin(visit, and_(visit.c.guest_id == GuestRow.id, visit.c.day == _DAY))
        .outerjoin(DeathRow, DeathRow.guest_id == GuestRow.id)
        .where(GuestRow.id == _GUEST, GuestRow.erased_on.is_(None))
    )


_AT_THE_DOOR = _at_the_door()
