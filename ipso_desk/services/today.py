"""What a day brings: the house, the calls, names that are still on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import select

from ipso_desk.db.rows.centre import VolunteerRow
from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.logbook import LogKind, Visibility
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right, UserRole
from ipso_desk.services.call_list import CallList, call_list
from ipso_desk.services.desk_lists import expected_people
from ipso_desk.services.farewell import PrintOut, prints_with
from ipso_desk.services.log_reading import Entry, LogFilter, log_entries
from ipso_desk.services.occasions import Occasion, occasions_of
from ipso_desk.services.open_days import open_days
from ipso_desk.services.people import PERSON_COLUMNS, person
from ipso_desk.services.register import People, query
from ipso_desk.services.visits import guests_in_house
from ipso_desk.services.work import Work

_MOST_ENTRIES = 12
_HEARD = timedelta(days=14)
"""A list printed for a day to come is out of date at the latest by then."""


@dataclass(frozen=True, slots=True)
class MeetingCalled:
    """A meeting that people are called about today. For a host `group` is empty."""

    day: date
    starts: str
    place: str
    group: str
    people: int
    """Who still has to be called for it."""


@dataclass(frozen=True, slots=True)
class Today:
    """The day as it stands, without anybody's name."""

    day: date
    who: str
    """Whom to greet: who is logged in, or has duty at the shared desk; may be empty."""
    hours: tuple[time, time] | None
    closed_for: str
    """Why the house is closed, where that is known."""
    next_open: date | None
    last_open: date | None
    """The last day on which the house was open before today."""
    in_house: int
    occasions: tuple[Occasion, ...]
    to_call: int
    called: int
    meetings: tuple[MeetingCalled, ...]


@dataclass(frozen=True, slots=True)
class OnPaper:
    """Somebody who died and still stands on a list that was printed."""

    person: Person
    prints: tuple[PrintOut, ...]


@query(Right.HOST)
def today(work: Work) -> Today:
    """The house today. Names of groups only for a coordinator; a host sees times and rooms."""
    named = work.actor.role is UserRole.COORDINATOR
    calendar, calls = open_days(work), call_list(work, work.today)
    hours = calendar.hours(work.today)
    return Today(
        day=work.today,
        who=_who(work),
        hours=hours,
        closed_for=calendar.closed_for(work.today) or "",
        next_open=None if hours else calendar.next_open_day_after(work.today),
        last_open=calendar.last_open_day_before(work.today),
        in_house=guests_in_house(work),
        occasions=occasions_of(work, work.today, named=named),
        to_call=calls.to_call,
        called=len(calls.lines) - calls.to_call,
        meetings=_meetings_called(calls, named=named),
    )


@query(Right.HOST, people=People.CONTACT, surface="vandaag: verwacht")
def expected_today(work: Work) -> tuple[Person, ...]:
    """Who has something today or usually comes, and is not there yet."""
    return tuple(who.person for who in expected_people(work, work.today))


@query(Right.HOST, people=People.RECORD)
def handover(work: Work, since: date) -> tuple[Entry, ...]:
    """What hosts wrote for each other since the last open day, the newest first.

    What must be come back to today stands among what should not be forgotten.
    """
    wanted = LogFilter(
        kind=LogKind.DAY, visibility=Visibility.EVERYONE, first=since, last=work.today
    )
    entries = log_entries(work, wanted, limit=_MOST_ENTRIES).entries
    return tuple(entry for entry in entries if not _due(entry, work.today))


def _due(entry: Entry, today: date) -> bool:
    waits = entry.follow_up_on is not None and entry.follow_up_done_on is None
    return waits and entry.follow_up_on is not None and entry.follow_up_on <= today


@query(Right.HOST, people=People.MEMORIAL)
def still_on_paper(work: Work) -> tuple[OnPaper, ...]:
    """Who died lately and stands on a list that was printed today or is about a day to come."""
    rows = work.session.execute(
        select(*PERSON_COLUMNS)
        .join(DeathRow, DeathRow.guest_id == GuestRow.id)
        .where(DeathRow.reported_at >= work.now - _HEARD, GuestRow.erased_on.is_(None))
        .order_by(DeathRow.id)
    )
    found = [OnPaper(person(row), prints_with(work, row[0])) for row in rows]
    return tuple(on_paper for on_paper in found if on_paper.prints)


def _who(work: Work) -> str:
    if work.actor.on_duty_id is None:
        return work.actor.name
    volunteer = work.session.get(VolunteerRow, work.actor.on_duty_id)
    return volunteer.first_name if volunteer is not None else ""


def _meetings_called(calls: CallList, *, named: bool) -> tuple[MeetingCalled, ...]:
    about: dict[int, MeetingCalled] = {}
    left: dict[int, int] = {}
    for line in calls.lines:
        for meeting in line.meetings:
            left[meeting.meeting_id] = left.get(meeting.meeting_id, 0) + (not line.settled)
            about[meeting.meeting_id] = MeetingCalled(
                day=meeting.day,
                starts=meeting.starts,
                place=meeting.place,
                group=meeting.group if named else "",
                people=left[meeting.meeting_id],
            )
    return tuple(sorted(about.values(), key=lambda m: (m.day, m.starts, m.group)))
