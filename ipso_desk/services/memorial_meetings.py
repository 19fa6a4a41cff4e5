"""The memorial meeting: whom it remembers, and the naasten who are invited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, or_, select

from ipso_desk.db.rows.deaths import (
    AftercareStepRow,
    AftercareStopRow,
    DeathRow,
    MemorialMeetingRow,
    MemorialRow,
)
from ipso_desk.domain.deaths import DeathState, StepKind, StepState
from ipso_desk.domain.errors import NotFound, Refused
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.aftercare import CloseOne, close_ones_of
from ipso_desk.services.memorial import (
    DIED,
    Remembered,
    memorial_row,
    remembered,
    remembered_people,
)
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work

_INVITE_BEFORE = timedelta(weeks=4)
_HEARD_LATE = timedelta(days=183)
"""Somebody who died this long before the previous meeting, and was heard of after it, is read."""
_FIRST_LOOKS_BACK = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A memorial meeting, without names."""

    id: int
    day: date
    starts: str
    place: str
    note: str
    held: bool


@dataclass(frozen=True, slots=True)
class Remembering:
    """A meeting with the people who died since the one before it."""

    meeting: Meeting | None
    """None while none is planned: the names that wait for the next."""
    since: date | None
    names: tuple[Remembered, ...]
    """To be read: the family allowed it. In the order of dying."""
    to_ask: tuple[Remembered, ...]
    """Of whom the family has not said yes."""


@dataclass(frozen=True, slots=True)
class Invited:
    """A naaste to invite. Who died stands here by number only: this list serves contact."""

    relation_id: int
    person: Person | None
    name: str
    phone: str
    died_id: int
    state: StepState | None
    """None: the invitation is not planned yet."""


@query(Right.HOST)
def memorial_meetings(work: Work) -> tuple[Meeting, ...]:
    """All memorial meetings, the latest first."""
    rows = work.session.scalars(
        select(MemorialMeetingRow).order_by(MemorialMeetingRow.day.desc(), MemorialMeetingRow.id)
    )
    return tuple(_meeting(row) for row in rows)


@query(Right.COORDINATOR, people=People.MEMORIAL)
def remembering(work: Work, meeting_id: int | None = None) -> Remembering:
    """A meeting (the next one) with everyone who died since the one before."""
    meeting = _asked(work, meeting_id)
    since, people = _people_of(work, meeting)
    return Remembering(
        _meeting(meeting) if meeting is not None else None,
        since,
        tuple(p for p in people if p.permissions.meeting),
        tuple(p for p in people if not p.permissions.meeting),
    )


@use_case(Right.COORDINATOR, "memorial.meeting")
def plan_memorial_meeting(
    work: Work,
    day: date,
    starts: str = "",
    place: str = "",
    note: str = "",
    meeting_id: int | None = None,
) -> int:
    """A memorial meeting on a day; with `meeting_id` that one is moved or changed."""
    if meeting_id is None:
        row = work.session.scalar(select(MemorialMeetingRow).where(MemorialMeetingRow.day == day))
    else:
        row = _get(work, meeting_id)
    if row is None:
        row = MemorialMeetingRow(day=day, held=False)
        work.session.add(row)
    row.day = day
    row.starts = guest_input.line(starts, "starts", limit=20)
    row.place = guest_input.line(place, "place")
    row.note = guest_input.paragraphs(note, "note")
    work.session.flush()
    work.about(day=day, meeting=row.id)
    return row.id


@use_case(Right.COORDINATOR, "memorial.meeting_off")
def cancel_memorial_meeting(work: Work, meeting_id: int) -> None:
    """The meeting does not take place; its names wait for the next. Held ones stay."""
    row = work.session.get(MemorialMeetingRow, meeting_id)
    if row is None:
        return
    if row.held:
        raise Refused("memorial_meeting_held")
    work.about(day=row.day)
    work.session.delete(row)


@use_case(Right.COORDINATOR, "memorial.meeting_held")
def hold_memorial_meeting(work: Work, meeting_id: int) -> int:
    """The names were read: they do not come back at the next meeting. How many there were."""
    row = _get(work, meeting_id)
    if row.day > work.today:
        raise Refused("memorial_meeting_ahead")
    work.about(day=row.day, meeting=row.id)
    _, people = _people_of(work, row)
    names = [p.person.id for p in people if p.permissions.meeting]
    for guest_id in names:
        memorial_row(work, guest_id).remembered_at_id = row.id
    work.ids.pop("guest", None)
    row.held = True
    return len(names)


# The naasten who are invited


def _meetings_to_come(work: Work) -> Iterable[tuple[object, ...]]:
    rows = work.session.scalars(select(MemorialMeetingRow.id))
    return [(None,), *((meeting_id,) for meeting_id in rows)]


@query(
    Right.COORDINATOR,
    people=People.CONTACT,
    surface="uitnodigingen herdenkingsbijeenkomst",
    sweep=_meetings_to_come,
)
def invitations(work: Work, meeting_id: int | None = None) -> tuple[Invited, ...]:
    """The naasten of those who are remembered, without who asked to be left in peace."""
    _, people = _people_of(work, _asked(work, meeting_id))
    states = _states(work, [p.person.id for p in people])
    return tuple(
        Invited(c.relation_id, c.person, c.name, c.phone, died, states.get((died, c.relation_id)))
        for died, c in _families(work, [p.person.id for p in people])
    )


@use_case(Right.COORDINATOR, "memorial.invite")
def plan_invitations(work: Work, meeting_id: int) -> int:
    """A step of nazorg for each naaste, four weeks ahead; how many were added."""
    meeting = _get(work, meeting_id)
    _, people = _people_of(work, meeting)
    ids = [p.person.id for p in people]
    states = _states(work, ids)
    due = max(work.today, meeting.day - _INVITE_BEFORE)
    wanted = [(died, c) for died, c in _families(work, ids) if (died, c.relation_id) not in states]
    for died, close_one in wanted:
        work.session.add(
            AftercareStepRow(
                guest_id=died,
                relation_id=close_one.relation_id,
                close_one_id=close_one.person.id if close_one.person else None,
                kind=StepKind.INVITATION,
                due=due,
                state=StepState.OPEN,
            )
        )
    work.about(day=meeting.day, meeting=meeting_id)
    return len(wanted)


def _families(work: Work, died_ids: list[int]) -> list[tuple[int, CloseOne]]:
    stopped = {
        (died, relation)
        for died, relation in work.session.execute(
            select(AftercareStopRow.guest_id, AftercareStopRow.relation_id).where(
                AftercareStopRow.guest_id.in_(died_ids)
            )
        )
    }
    naasten = close_ones_of(work, died_ids)
    return [
        (died, close_one)
        for died in died_ids
        for close_one in naasten.get(died, ())
        if (died, close_one.relation_id) not in stopped
    ]


def _states(work: Work, died_ids: list[int]) -> dict[tuple[int, int | None], StepState]:
    rows = work.session.execute(
        select(AftercareStepRow.guest_id, AftercareStepRow.relation_id, AftercareStepRow.state)
        .where(
            AftercareStepRow.guest_id.in_(died_ids), AftercareStepRow.kind == StepKind.INVITATION
        )
        .order_by(AftercareStepRow.id)
    )
    return {(died, relation): state for died, relation, state in rows}


# Who is remembered


def _people_of(
    work: Work, meeting: MemorialMeetingRow | None
) -> tuple[date | None, list[Remembered]]:
    """Since when, and who: those not remembered before, and not long dead when heard of."""
    before = select(func.max(MemorialMeetingRow.day))
    before = before.where(
        MemorialMeetingRow.day < meeting.day
        if meeting is not None
        else MemorialMeetingRow.day <= work.today
    )
    since = work.session.scalar(before)
    start = since or (meeting.day if meeting else work.today) - _FIRST_LOOKS_BACK
    read_at = MemorialRow.remembered_at_id
    here = or_(read_at.is_(None), read_at == (meeting.id if meeting is not None else None))
    rows = work.session.execute(
        remembered_people()
        .where(DeathRow.state == DeathState.CONFIRMED, here)
        .where(str(start.year - 1) <= DIED)
        .order_by(DIED, DeathRow.id)
    )
    end = meeting.day if meeting is not None else work.today
    people = [remembered(row) for row in rows]
    return since, [p for p in people if _falls_in(p, start, end)]


def _falls_in(one: Remembered, start: date, end: date) -> bool:
    first = one.died_on.earliest if one.died_on else one.reported_on
    last = one.died_on.latest if one.died_on else one.reported_on
    if first > end:
        return False
    return last >= start or (one.reported_on >= start and last >= start - _HEARD_LATE)


def _asked(work: Work, meeting_id: int | None) -> MemorialMeetingRow | None:
    """The meeting that was asked for, else the first that was not held yet."""
    if meeting_id is not None:
        return _get(work, meeting_id)
    return work.session.scalar(
        select(MemorialMeetingRow)
        .where(~MemorialMeetingRow.held, MemorialMeetingRow.day >= work.today - timedelta(days=60))
        .order_by(MemorialMeetingRow.day, MemorialMeetingRow.id)
        .limit(1)
    )


def _get(work: Work, meeting_id: int) -> MemorialMeetingRow:
    row = work.session.get(MemorialMeetingRow, meeting_id)
    if row is None:
        raise NotFound("memorial_meeting_not_found")
    return row


def _meeting(row: MemorialMeetingRow) -> Meeting:
    return Meeting(row.id, row.day, row.starts, row.place, row.note, row.held)
