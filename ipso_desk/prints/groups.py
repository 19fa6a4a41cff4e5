"""Prints about groups: bellijst, deelnemerslijst, wachtlijst, and the sheet of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.errors import InvalidInput, NotFound
from ipso_desk.domain.groups import AttendanceState
from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Print, Request, register
from ipso_desk.reports import call_sheet as paper
from ipso_desk.reports import presence_sheet
from ipso_desk.reports.call_sheet import CALL_SHEET, CallSheet, CallSheetLine
from ipso_desk.reports.participant_list import (
    PARTICIPANT_LIST,
    MeetingLine,
    ParticipantList,
    SeatLine,
)
from ipso_desk.reports.presence_sheet import PresenceLine, PresenceSheet
from ipso_desk.reports.report import Form
from ipso_desk.reports.waiting_list import WAITING_LIST, WaitingLine, WaitingList
from ipso_desk.services.call_list import (
    CallLine,
    CallList,
    MeetingToCall,
    call_list,
    leader_call_list,
)
from ipso_desk.services.desk import Desk
from ipso_desk.services.group_board import (
    GroupBoard,
    Member,
    Seat,
    Waiting,
    participants,
    waiting_list,
)
from ipso_desk.services.groups import group_name, the_one_group
from ipso_desk.services.meetings import meeting_on, meeting_sheet
from ipso_desk.services.printed_lists import CALL_LIST, call_marks, leader_list_name, note_printed
from ipso_desk.services.settings import centre_name
from ipso_desk.texts import call_list as words
from ipso_desk.texts.days import hours, long_day

_FORMATS = ("pdf", "xlsx", "csv", "json")
_BOXES = {
    CallOutcome.COMING: paper.COMING,
    CallOutcome.NOT_COMING: paper.NOT_COMING,
    CallOutcome.NOT_REACHED: paper.NOT_REACHED,
    CallOutcome.VOICEMAIL: paper.VOICEMAIL,
    CallOutcome.CALL_BACK: paper.CALL_BACK,
}
_PRESENCE = {
    AttendanceState.PRESENT: presence_sheet.PRESENT,
    AttendanceState.SIGNED_OFF: presence_sheet.SIGNED_OFF,
    AttendanceState.ABSENT: presence_sheet.ABSENT,
}


# Bellijst


def make_call_sheet(desk: Desk, request: Request) -> bytes:
    name, calls = _calls(desk, request)
    made = CALL_SHEET.render(call_sheet(desk, calls), Form(request.format))
    _note(desk, request, name, calls.day, call_marks(calls))
    return made


def call_sheet(desk: Desk, calls: CallList) -> CallSheet:
    """What stands on paper of a list of calls."""
    return CallSheet(
        day=calls.day,
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        lines=tuple(_call_line(line, calls.day) for line in calls.lines),
        not_called=tuple(
            CallSheetLine(each.person.display, meetings=_meetings(each.meetings, calls.day))
            for each in calls.not_called
        ),
    )


def _calls(desk: Desk, request: Request) -> tuple[str, CallList]:
    """The house's list of a day, or of one group the list for its leader; with its name."""
    if not request.group:
        return CALL_LIST, desk.ask(call_list, request.day or desk.clock.today())
    group = _group(desk, request)
    meeting = desk.ask(meeting_on, group, request.day)
    return leader_list_name(desk.ask(group_name, group)), desk.ask(leader_call_list, meeting)


def _call_line(line: CallLine, day: date) -> CallSheetLine:
    last = line.last_time
    return CallSheetLine(
        name=line.person.display,
        phones=line.phones,
        meetings=_meetings(line.meetings, day),
        preferred_times=line.preferred_times,
        last_time=words.last_time(
            last.day,
            last.outcome,
            day,
            reason=last.reason,
            call_back=last.call_back,
            note=last.note,
        )
        if last
        else "",
        good_to_know=line.good_to_know,
        outcome=_BOXES.get(line.today.outcome, "") if line.today else "",
    )


def _meetings(meetings: tuple[MeetingToCall, ...], day: date) -> tuple[str, ...]:
    return tuple(words.meeting(m.group, m.day, m.starts, m.place, day) for m in meetings)


# Deelnemerslijst and wachtlijst


def make_participant_list(desk: Desk, request: Request) -> bytes:
    board = desk.ask(participants, _group(desk, request))
    sheet = ParticipantList(
        group=board.name,
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        lines=tuple(_seat_line(seat, board) for seat in board.seats if seat.member),
        places=board.most,
        leader=board.leader,
        place=board.place,
        meetings=tuple(
            MeetingLine(meeting.day, hours(meeting.starts), meeting.theme)
            for meeting in board.meetings
        ),
        for_leader=desk.ask(meeting_sheet, board.next_meeting.id).leader_notes
        if board.next_meeting
        else "",
    )
    made = PARTICIPANT_LIST.render(sheet, Form(request.format))
    members = [seat.member for seat in board.seats if seat.member]
    _note(desk, request, "deelnemerslijst", desk.clock.today(), _marks(members))
    return made


def make_waiting_list(desk: Desk, request: Request) -> bytes:
    group = _group(desk, request)
    waiting = desk.ask(waiting_list, group)
    sheet = WaitingList(
        group=desk.ask(group_name, group),
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        lines=tuple(_waiting_line(each) for each in waiting),
    )
    made = WAITING_LIST.render(sheet, Form(request.format))
    members = [each.member for each in waiting]
    _note(desk, request, "wachtlijst", desk.clock.today(), _marks(members))
    return made


def _group(desk: Desk, request: Request) -> int:
    if not request.group:
        raise InvalidInput("group_wanted", "group")
    return desk.ask(the_one_group, request.group)


def _seat_line(seat: Seat, board: GroupBoard) -> SeatLine:
    assert seat.member is not None
    assert seat.state is not None
    note = ""
    if seat.misses_next and board.next_meeting:
        note = f"kan {long_day(board.next_meeting.day)} niet"
    elif seat.member.outside_centre:
        note = f"van {seat.member.outside_centre}"
    return SeatLine(seat.number, seat.member.name, seat.state.value, _phone(seat.member), note)


def _waiting_line(each: Waiting) -> WaitingLine:
    notes = []
    if each.together_with:
        notes.append(f"samen met {each.together_with.display}")
    if each.skipped_reason:
        notes.append(f"overgeslagen: {each.skipped_reason}")
    return WaitingLine(each.member.name, each.member.since, _phone(each.member), " · ".join(notes))


def _phone(member: Member) -> str:
    if member.do_not_call:
        return "niet bellen"
    return member.phones[0] if member.phones else ""


# The sheet of one meeting


def meeting_attendance_sheet(desk: Desk, request: Request) -> PresenceSheet:
    """Names and boxes of a group's meeting on a day; without a day, of the next one.

    Where nothing was planned, whoever takes part: a group may meet all the same.
    """
    group = _group(desk, request)
    try:
        meeting = desk.ask(meeting_on, group, request.day)
    except NotFound:
        return _unplanned_sheet(desk, request, desk.ask(participants, group))
    sheet = desk.ask(meeting_sheet, meeting)
    marks = {line.person.id: "" for line in sheet.lines if line.person}
    _note(desk, request, "presentielijst", sheet.day, marks)
    return PresenceSheet(
        day=sheet.day,
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        when_and_where=" · ".join(part for part in (hours(sheet.starts), sheet.place) if part),
        lines=tuple(PresenceLine(line.name, _PRESENCE.get(line.state, "")) for line in sheet.lines),
        empty_rows=0,
    )


def _unplanned_sheet(desk: Desk, request: Request, board: GroupBoard) -> PresenceSheet:
    members = [seat.member for seat in board.seats if seat.member]
    day = request.day or desk.clock.today()
    _note(desk, request, "presentielijst", day, _marks(members))
    return PresenceSheet(
        day=day,
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        when_and_where=board.place,
        lines=tuple(PresenceLine(member.name) for member in members),
        empty_rows=0,
    )


def _marks(members: list[Member]) -> dict[int, str]:
    return {member.person.id: "" for member in members if member.person}


def _note(desk: Desk, request: Request, name: str, day: date, marks: Mapping[int, str]) -> None:
    """What went on paper is remembered, so that it can be fetched back after a death."""
    if request.format == "pdf":
        desk.run(note_printed, name, day, marks)


register(
    Print("bellijst", "Bellijst", Right.HOST, _FORMATS, ("day",), make_call_sheet),
)
register(
    Print(
        "deelnemerslijst",
        "Deelnemerslijst",
        Right.HOST,
        _FORMATS,
        ("group",),
        make_participant_list,
    ),
)
register(
    Print(
        "wachtlijst",
        "Wachtlijst",
        Right.HOST,
        _FORMATS,
        ("group",),
        make_waiting_list,
    ),
)
