"""Around a death: prints to take away, leaders to tell, and the volunteers who knew the guest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select

from ipso_desk.db.rows.activities import ActivityRow, ParticipationRow
from ipso_desk.db.rows.calls import PrintedListRow
from ipso_desk.db.rows.centre import UserRow, VolunteerRow
from ipso_desk.db.rows.deaths import DeathRow, LeaderToldRow
from ipso_desk.db.rows.groups import MeetingRow, PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.logbook import LogEntryRow, LogLinkRow
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.groups import GroupStatus, MeetingState, StopReason
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.merged_cards import numbers_of
from ipso_desk.services.people import PERSON_COLUMNS, get_guest, person
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class PrintOut:
    """A list on paper that carries somebody's name: which, about which day, printed when."""

    name: str
    day: date
    printed_at: datetime


@dataclass(frozen=True, slots=True)
class LeaderToTell:
    """A leader who must hear of a death before the next meeting."""

    person: Person
    """Who died."""
    group_id: int
    group: str
    leader: str
    leader_phone: str
    meeting_day: date


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A volunteer who knew the guest, so that they too can say goodbye."""

    name: str
    led: tuple[str, ...]
    """Names of groups and activities."""
    wrote: int
    """How many entries in the log; only its being there matters on the screen."""


@query(Right.HOST, people=People.NOBODY)
def prints_to_take_away(work: Work, guest_id: int) -> tuple[PrintOut, ...]:
    """The lists of today and later that were printed with this guest on them."""
    return prints_with(work, guest_id)


def prints_with(work: Work, guest_id: int) -> tuple[PrintOut, ...]:
    """The same, inside another piece of work."""
    numbers = set(numbers_of(work.session, guest_id))
    midnight = work.now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    rows = work.session.execute(
        select(
            PrintedListRow.name,
            PrintedListRow.day,
            PrintedListRow.printed_at,
            PrintedListRow.people,
        )
        .where(
            or_(
                PrintedListRow.day >= work.today,
                PrintedListRow.printed_at >= midnight,
            )
        )
        .order_by(PrintedListRow.printed_at)
    )
    return tuple(
        PrintOut(name, day, printed_at)
        for name, day, printed_at, people in rows
        if numbers & set(_ids_in(json.loads(people)))
    )


def _ids_in(people: object) -> Iterator[int]:
    """The guest ids of a printed list: the keys of a mapping, or the firsts of its lines."""
    for item in people if isinstance(people, (dict, list)) else ():
        first = item[0] if isinstance(item, list) and item else item
        if isinstance(first, int) or (isinstance(first, str) and first.isdecimal()):
            yield int(first)


@query(Right.COORDINATOR, people=People.MEMORIAL)
def leaders_to_tell(work: Work) -> tuple[LeaderToTell, ...]:
    """Per death and group that meets again: the leader, until somebody says they know."""
    next_day = (
        select(func.min(MeetingRow.day))
        .where(
            MeetingRow.group_id == PeerGroupRow.id,
            MeetingRow.day >= work.today,
            MeetingRow.state == MeetingState.PLANNED,
        )
        .scalar_subquery()
    )
    told = (
        select(LeaderToldRow.id)
        .where(
            LeaderToldRow.guest_id == DeathRow.guest_id,
            LeaderToldRow.group_id == PeerGroupRow.id,
        )
        .exists()
    )
    rows = work.session.execute(
        select(
            *PERSON_COLUMNS,
            PeerGroupRow.id,
            PeerGroupRow.name,
            PeerGroupRow.leader,
            PeerGroupRow.leader_phone,
            next_day,
        )
        .join(DeathRow, DeathRow.guest_id == GuestRow.id)
        .join(SignUpRow, SignUpRow.guest_id == GuestRow.id)
        .join(PeerGroupRow, PeerGroupRow.id == SignUpRow.group_id)
        .where(
            DeathRow.state == DeathState.CONFIRMED,
            GuestRow.erased_on.is_(None),
            SignUpRow.stop_reason == StopReason.DIED,
            SignUpRow.former_seat.is_not(None),
            PeerGroupRow.status == GroupStatus.OPEN,
            next_day.is_not(None),
            ~told,
        )
        .order_by(next_day, PeerGroupRow.name)
    )
    return tuple(LeaderToTell(person(row), *tuple(row)[5:]) for row in rows)


@use_case(Right.COORDINATOR, "death.leader_told")
def leader_told(work: Work, guest_id: int, group_id: int) -> None:
    """The leader of this group knows that this guest has died."""
    get_guest(work, guest_id)
    known = select(LeaderToldRow.id).where(
        LeaderToldRow.guest_id == guest_id, LeaderToldRow.group_id == group_id
    )
    if work.session.scalar(known) is None:
        row = LeaderToldRow(guest_id=guest_id, group_id=group_id, told_on=work.today)
        work.session.add(row)
    work.about(guest=guest_id, group=group_id)


@query(Right.COORDINATOR, people=People.NOBODY)
def volunteers_who_knew(work: Work, guest_id: int) -> tuple[Acquaintance, ...]:
    """Who led a group or activity the guest was in, or wrote about the guest."""
    led: dict[str, set[str]] = {}
    wrote: dict[str, int] = {}
    for name, what in (*_led_groups(work, guest_id), *_led_activities(work, guest_id)):
        if name:
            led.setdefault(name, set()).add(what)
    for name, entries in _wrote(work, guest_id):
        if name:
            wrote[name] = wrote.get(name, 0) + entries
    names = sorted({*led, *wrote})
    return tuple(Acquaintance(n, tuple(sorted(led.get(n, ()))), wrote.get(n, 0)) for n in names)


def _led_groups(work: Work, guest_id: int) -> list[tuple[str, str]]:
    rows = work.session.execute(
        select(PeerGroupRow.leader, PeerGroupRow.name, *_VOLUNTEER)
        .join(SignUpRow, SignUpRow.group_id == PeerGroupRow.id)
        .outerjoin(VolunteerRow, VolunteerRow.id == PeerGroupRow.leader_id)
        .where(SignUpRow.guest_id == guest_id)
        .distinct()
    )
    return [(_volunteer(row[2:]) or row[0], row[1]) for row in rows]


def _led_activities(work: Work, guest_id: int) -> list[tuple[str, str]]:
    rows = work.session.execute(
        select(ActivityRow.leader, ActivityRow.title, *_VOLUNTEER)
        .join(ParticipationRow, ParticipationRow.activity_id == ActivityRow.id)
        .outerjoin(VolunteerRow, VolunteerRow.id == ActivityRow.leader_id)
        .where(ParticipationRow.guest_id == guest_id)
        .distinct()
    )
    return [(_volunteer(row[2:]) or row[0], row[1]) for row in rows]


def _wrote(work: Work, guest_id: int) -> list[tuple[str, int]]:
    rows = work.session.execute(
        select(UserRow.name, func.count(), *_VOLUNTEER)
        .select_from(LogLinkRow)
        .join(LogEntryRow, LogEntryRow.id == LogLinkRow.entry_id)
        .outerjoin(UserRow, UserRow.id == LogEntryRow.author_id)
        .outerjoin(
            VolunteerRow,
            VolunteerRow.id == func.coalesce(LogEntryRow.on_duty_id, UserRow.volunteer_id),
        )
        .where(LogLinkRow.guest_id == guest_id)
        .group_by(UserRow.id, VolunteerRow.id)
    )
    return [(_volunteer(row[2:]) or row[0] or "", row[1]) for row in rows]


_VOLUNTEER = (VolunteerRow.first_name, VolunteerRow.infix, VolunteerRow.last_name)


def _volunteer(parts: object) -> str:
    return " ".join(part for part in parts if part)  # type: ignore[attr-defined]
