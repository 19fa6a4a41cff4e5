"""Lists as they were printed: what stood on paper, and how much changed since."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from ipso_desk.db.rows.calls import PrintedListRow
from ipso_desk.domain.rights import Right
from ipso_desk.services.call_list import CallLine, CallList, call_list, leader_call_list
from ipso_desk.services.meetings import get_meeting
from ipso_desk.services.register import query, use_case
from ipso_desk.services.seat_rows import get_group
from ipso_desk.services.work import Work

Marks = Mapping[int, str]
"""Guest id → a mark of what stood behind the name; no names."""

CALL_LIST = "bellijst"


@dataclass(frozen=True, slots=True)
class SincePrint:
    printed_at: datetime
    changes: int
    """People who came on the list, left it, or whose line reads differently now."""


@use_case(Right.HOST, "list.printed", notes=True)
def note_printed(work: Work, name: str, day: date, marks: Marks) -> None:
    """A list about a day was printed with these people on it."""
    work.session.add(
        PrintedListRow(
            name=name,
            day=day,
            printed_at=work.now,
            printed_by=work.actor.user_id,
            people=json.dumps({str(guest): mark for guest, mark in marks.items()}),
        )
    )


@query(Right.HOST)
def call_list_since_print(work: Work, day: date) -> SincePrint | None:
    """How many lines of the bellijst differ from the last print; None where it was not printed."""
    row = _last_print(work, CALL_LIST, day)
    return None if row is None else _since(row, call_marks(call_list(work, day)))


@query(Right.HOST)
def leader_list_since_print(work: Work, meeting_id: int) -> SincePrint | None:
    """The same for the list that a leader took home."""
    calls = leader_call_list(work, meeting_id)
    group = get_group(work, get_meeting(work, meeting_id).group_id)
    row = _last_print(work, leader_list_name(group.name), calls.day)
    return None if row is None else _since(row, call_marks(calls))


def leader_list_name(group: str) -> str:
    """Two leaders may take a list home for the same day."""
    return f"{CALL_LIST} voor de begeleider van {group}"


def _last_print(work: Work, name: str, day: date) -> PrintedListRow | None:
    return work.session.scalar(
        select(PrintedListRow)
        .where(PrintedListRow.name == name, PrintedListRow.day == day)
        .order_by(PrintedListRow.id.desc())
        .limit(1)
    )


def _since(row: PrintedListRow, marks: Marks) -> SincePrint:
    printed: dict[str, str] = json.loads(row.people)
    now = {str(guest): mark for guest, mark in marks.items()}
    changed = sum(1 for guest in {*printed, *now} if printed.get(guest) != now.get(guest))
    return SincePrint(row.printed_at, changed)


def call_marks(calls: CallList) -> dict[int, str]:
    """A mark per name on the bellijst. What came of the calls is not in it: somebody who types
    over their own paper changes nothing on it."""
    not_called = {each.person.id: "" for each in calls.not_called}
    return not_called | {line.person.id: _mark(_words(line)) for line in calls.lines}


def _words(line: CallLine) -> Iterable[str]:
    yield line.person.display
    yield from line.phones
    yield line.preferred_times
    for meeting in line.meetings:
        yield f"{meeting.meeting_id} {meeting.day} {meeting.starts} {meeting.place}"


def _mark(words: Iterable[str]) -> str:
    return f"{zlib.crc32(chr(31).join(words).encode()):08x}"
