"""Meetings of a group: planned in a series, moved, called off; and who was there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, delete, or_, select

from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.errors import InvalidInput, NotFound, Refused
from ipso_desk.domain.groups import AttendanceState, MeetingState, SignUpState
from ipso_desk.domain.meetings import MOST_MEETINGS, SeriesDays, series_days
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right, may
from ipso_desk.services import guest_input
from ipso_desk.services.call_days import CallDays
from ipso_desk.services.people import person, select_people
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.seat_rows import open_group
from ipso_desk.services.visits import mark_present
from ipso_desk.services.work import Work


@query(Right.COORDINATOR)
def series_preview(work: Work, first: date, every_weeks: int, count: int) -> SeriesDays:
    """Which days a series would have, and which closed days it would skip."""
    if not 1 <= count <= MOST_MEETINGS:
        raise InvalidInput("meeting_count_odd", "count", most=MOST_MEETINGS)
    if not 1 <= every_weeks <= 52:
        raise InvalidInput("meeting_weeks_odd", "every_weeks")
    return series_days(first, every_weeks, count, CallDays(work).open_days(first))


@use_case(Right.COORDINATOR, "meeting.plan_series")
def plan_series(
    work: Work,
    group_id: int,
    first: date,
    every_weeks: int = 2,
    count: int = 5,
    *,
    starts: str = "",
    ends: str = "",
    themes: Sequence[str] = (),
    place: str = "",
) -> SeriesDays:
    """So many meetings in one go; a day that has one already is left as it is."""
    open_group(work, group_id)
    planned = series_preview(work, first, every_weeks, count)
    for number, day in enumerate(planned.days):
        theme = themes[number] if number < len(themes) else ""
        _plan(work, group_id, day, starts, ends, theme, place)
    work.about(group=group_id, day=first, meetings=len(planned.days))
    return planned


@use_case(Right.COORDINATOR, "meeting.plan")
def plan_meeting(
    work: Work,
    group_id: int,
    day: date,
    *,
    starts: str = "",
    ends: str = "",
    theme: str = "",
    place: str = "",
) -> int:
    """One meeting, also on a closed day. Gives its number."""
    open_group(work, group_id)
    row = _plan(work, group_id, day, starts, ends, theme, place)
    work.about(group=group_id, day=day)
    return row.id


@use_case(Right.COORDINATOR, "meeting.edit")
def edit_meeting(
    work: Work,
    meeting_id: int,
    *,
    day: date | None = None,
    starts: str | None = None,
    ends: str | None = None,
    theme: str | None = None,
    place: str | None = None,
    leader_notes: str | None = None,
) -> None:
    """Change what is given, leave the rest. Raises `Refused` when that moment is taken,
    `InvalidInput` for a day to come of a meeting where somebody was.

    On another day everybody is expected and called anew: what was said was about the first.
    """
    row = get_meeting(work, meeting_id)
    lines = {"starts": starts, "ends": ends, "theme": theme, "place": place}
    for field, text in lines.items():
        if text is not None:
            setattr(row, field, guest_input.line(text, field))
    if leader_notes is not None:
        row.leader_notes = guest_input.paragraphs(leader_notes, "leader_notes")
    moved = day not in (None, row.day)
    row.day = day or row.day
    same = select(MeetingRow.id).where(
        MeetingRow.group_id == row.group_id,
        MeetingRow.day == row.day,
        MeetingRow.starts == row.starts,
        MeetingRow.id != row.id,
    )
    with work.session.no_autoflush:
        if work.session.scalar(same) is not None:
            raise Refused("meeting_twice")
    if moved and row.day > work.today and _somebody_was_there(work, row):
        raise InvalidInput("day_to_come", "day")
    if moved and row.state is MeetingState.PLANNED:
        _forget_answers(work, row)
    work.about(group=row.group_id, day=row.day)


def _somebody_was_there(work: Work, meeting: MeetingRow) -> bool:
    there = select(AttendanceRow.id).where(
        AttendanceRow.meeting_id == meeting.id, AttendanceRow.state == AttendanceState.PRESENT
    )
    with work.session.no_autoflush:
        return work.session.scalar(there.limit(1)) is not None


def _forget_answers(work: Work, meeting: MeetingRow) -> None:
    said = (AttendanceState.SIGNED_OFF, AttendanceState.EXPECTED)
    work.session.execute(
        delete(AttendanceRow).where(
            AttendanceRow.meeting_id == meeting.id, AttendanceRow.state.in_(said)
        )
    )


@use_case(Right.COORDINATOR, "meeting.cancel")
def cancel_meeting(work: Work, meeting_id: int, reason: str = "") -> None:
    """It does not take place; nobody is called for it."""
    row = get_meeting(work, meeting_id)
    row.state = MeetingState.CANCELLED
    row.cancelled_reason = guest_input.line(reason, "reason")
    work.about(group=row.group_id, day=row.day)


@use_case(Right.HOST, "attendance.sign_off")
def sign_off_once(work: Work, meeting_id: int, sign_up_id: int, reason: str = "") -> None:
    """'Kan deze keer niet': the place is kept."""
    meeting, _ = _meeting_and_member(work, meeting_id, sign_up_id)
    note_attendance(work, meeting, sign_up_id, AttendanceState.SIGNED_OFF, reason)


@use_case(Right.HOST, "attendance.note")
def set_attendance(
    work: Work, meeting_id: int, sign_up_id: int, state: AttendanceState, reason: str = ""
) -> None:
    """Aanwezig, afgemeld, afwezig, or (expected) nothing noted. Present ticks the house too.

    Raises `InvalidInput` for being present on a day to come.
    """
    meeting, member = _meeting_and_member(work, meeting_id, sign_up_id)
    if state is AttendanceState.PRESENT:
        if meeting.day > work.today:
            raise InvalidInput("day_to_come", "day")
        meeting.state = MeetingState.HELD
        if member.guest_id is not None:
            mark_present(work, member.guest_id, meeting.day)
    note_attendance(work, meeting, sign_up_id, state, reason)


def note_attendance(
    work: Work, meeting: MeetingRow, sign_up_id: int, state: AttendanceState, reason: str = ""
) -> None:
    """The same, inside another piece of work (a call)."""
    row = work.session.scalar(
        select(AttendanceRow).where(
            AttendanceRow.meeting_id == meeting.id, AttendanceRow.sign_up_id == sign_up_id
        )
    )
    if row is None:
        row = AttendanceRow(meeting_id=meeting.id, sign_up_id=sign_up_id, state=state)
        row.noted_on = work.today
        work.session.add(row)
    elif row.state is not state:
        row.state, row.noted_on = state, work.today
    row.reason = guest_input.line(reason, "reason")
    work.about(group=meeting.group_id, day=meeting.day, state=state.value)
    member = work.session.get(SignUpRow, sign_up_id)
    if member is not None and member.guest_id is not None:
        work.about(guest=member.guest_id)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """Somebody at a meeting: a guest, or a name from another centre."""

    sign_up_id: int
    person: Person | None
    outside: str
    state: AttendanceState
    reason: str
    """As it was said; for coordinators."""
    noted_on: date | None = None
    """When somebody signed off: the day before, or on the day itself."""

    @property
    def name(self) -> str:
        return self.person.display if self.person else self.outside


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    id: int
    group_id: int
    group: str
    day: date
    starts: str
    ends: str
    place: str
    theme: str
    state: MeetingState
    lines: tuple[SheetLine, ...]
    leader_notes: str = ""
    """What the leader should know; for coordinators."""


def _meetings_to_sweep(work: Work) -> Iterable[tuple[int]]:
    since = work.today - timedelta(days=14)
    rows = work.session.scalars(select(MeetingRow.id).where(MeetingRow.day >= since))
    return [(meeting_id,) for meeting_id in rows]


@query(Right.HOST, people=People.CONTACT, surface="presentielijst groep", sweep=_meetings_to_sweep)
def meeting_sheet(work: Work, meeting_id: int) -> MeetingSheet:
    """Who is expected at a meeting, and who was there."""
    meeting = get_meeting(work, meeting_id)
    group = work.session.get(PeerGroupRow, meeting.group_id)
    assert group is not None
    return MeetingSheet(
        id=meeting.id,
        group_id=group.id,
        group=group.name,
        day=meeting.day,
        starts=meeting.starts,
        ends=meeting.ends,
        place=meeting.place or group.place,
        theme=meeting.theme,
        state=meeting.state,
        lines=_sheet_lines(work, meeting),
        leader_notes=meeting.leader_notes if may(work.actor.role, Right.COORDINATOR) else "",
    )


@query(Right.HOST)
def meeting_on(work: Work, group_id: int, day: date | None = None) -> int:
    """The group's meeting on a day; without a day, the next one, or else the last.

    Raises `NotFound`.
    """
    meetings = work.session.execute(
        select(MeetingRow.id, MeetingRow.day)
        .where(MeetingRow.group_id == group_id, MeetingRow.state != MeetingState.CANCELLED)
        .order_by(MeetingRow.day, MeetingRow.starts)
    ).all()
    if day is not None:
        found = [meeting for meeting, on in meetings if on == day]
    else:
        found = [meeting for meeting, on in meetings if on >= work.today]
        found = found or [meeting for meeting, _ in meetings[-1:]]
    if not found:
        raise NotFound("meeting_not_found")
    return int(found[0])


def get_meeting(work: Work, meeting_id: int) -> MeetingRow:
    """Raises `NotFound`."""
    row = work.session.get(MeetingRow, meeting_id)
    if row is None:
        raise NotFound("meeting_not_found")
    return row


def _plan(
    work: Work, group_id: int, day: date, starts: str, ends: str, theme: str, place: str
) -> MeetingRow:
    starts = guest_input.line(starts, "starts")
    row = work.session.scalar(
        select(MeetingRow).where(
            MeetingRow.group_id == group_id, MeetingRow.day == day, MeetingRow.starts == starts
        )
    )
    if row is None:
        row = MeetingRow(
            group_id=group_id,
            day=day,
            starts=starts,
            ends=guest_input.line(ends, "ends"),
            theme=guest_input.line(theme, "theme"),
            place=guest_input.line(place, "place"),
        )
        work.session.add(row)
        work.session.flush()
    return row


def _meeting_and_member(
    work: Work, meeting_id: int, sign_up_id: int
) -> tuple[MeetingRow, SignUpRow]:
    meeting = get_meeting(work, meeting_id)
    member = work.session.get(SignUpRow, sign_up_id)
    if member is None or member.group_id != meeting.group_id:
        raise Refused("not_in_group")
    return meeting, member


def _sheet_lines(work: Work, meeting: MeetingRow) -> tuple[SheetLine, ...]:
    """Participants, and who stopped since but was noted for this meeting."""
    private = may(work.actor.role, Right.COORDINATOR)
    noted = and_(AttendanceRow.sign_up_id == SignUpRow.id, AttendanceRow.meeting_id == meeting.id)
    belongs = and_(
        SignUpRow.group_id == meeting.group_id,
        or_(SignUpRow.state == SignUpState.PARTICIPANT, AttendanceRow.id.is_not(None)),
    )
    guests = work.session.execute(
        select_people(
            SignUpRow.id, AttendanceRow.state, AttendanceRow.reason, AttendanceRow.noted_on
        )
        .join(SignUpRow, SignUpRow.guest_id == GuestRow.id)
        .outerjoin(AttendanceRow, noted)
        .where(belongs)
    )
    lines = [
        SheetLine(
            sign_up_id=row[5],
            person=person(row),
            outside="",
            state=row[6] or AttendanceState.EXPECTED,
            reason=(row[7] or "") if private else "",
            noted_on=row[8],
        )
        for row in guests
    ]
    lines.sort(key=lambda line: line.person.name.sort_key if line.person else ())
    others = work.session.execute(
        select(SignUpRow.id, SignUpRow.outside_name, AttendanceRow.state, AttendanceRow.noted_on)
        .outerjoin(AttendanceRow, noted)
        .where(belongs, SignUpRow.outside_name.is_not(None))
        .order_by(SignUpRow.id)
    )
    lines += [
        SheetLine(sign_up_id, None, name or "", state or AttendanceState.EXPECTED, "", noted_on)
        for sign_up_id, name, state, noted_on in others
    ]
    return tuple(lines)
