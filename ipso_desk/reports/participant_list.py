"""The deelnemerslijst of a peer group: eight places, who sits where, for the one who leads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reportlab.platypus import Flowable, Spacer

from ipso_desk.reports import dutch, elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet

PARTICIPANT, OFFERED = "participant", "offered"
_STATE_WORDS = {PARTICIPANT: "deelnemer", OFFERED: "plaats aangeboden"}


@dataclass(frozen=True, slots=True)
class SeatLine:
    seat: int
    name: str
    state: str = PARTICIPANT
    """`PARTICIPANT` or `OFFERED`."""
    phone: str = ""
    note: str = ""
    """What the leader should know of the next meeting: "kan 13 januari niet"."""


@dataclass(frozen=True, slots=True)
class MeetingLine:
    day: date
    time: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class ParticipantList:
    group: str
    centre: str
    printed_at: datetime
    lines: tuple[SeatLine, ...] = ()
    places: int = 8
    leader: str = ""
    place: str = ""
    meetings: tuple[MeetingLine, ...] = ()
    for_leader: str = ""
    """What the leader should know before the next meeting."""


def _pdf(group: ParticipantList) -> bytes:
    head = look.Letterhead("Deelnemerslijst", group.centre, group.printed_at, confidential=True)
    led = f"begeleiding: {group.leader}" if group.leader else ""
    second = " · ".join(words for words in (led, group.place) if words)
    story = elements.head(f"Deelnemers {group.group}", _filled(group), second)
    if not group.lines:
        story += elements.kind_sentence("Op dit moment zijn er geen deelnemers.")
    # Who may not see a number is not shown an empty column for it.
    phones = "Telefoon" if any(line.phone for line in group.lines) else ""
    columns = (
        elements.Column("Plaats", 10, look.style(fonts.BOLD, 13, look.PRIMARY)),
        elements.Column("Naam", 40, look.style(fonts.SEMIBOLD, 13)),
        elements.Column(phones, 26),
        elements.Column("", 30, look.QUIET),
    )
    story.append(elements.table(columns, _rows(group)))
    if group.for_leader:
        story += [Spacer(0, 22), *elements.section("Voor de begeleider")]
        story += elements.paragraphs(group.for_leader)
    if group.meetings:
        story += [Spacer(0, 22), *elements.section("Bijeenkomsten")]
        story += [_meeting(meeting) for meeting in group.meetings]
    return look.build(head, story)


def _filled(group: ParticipantList) -> str:
    return f"{len(group.lines)} van de {group.places} plaatsen bezet"


def _rows(group: ParticipantList) -> list[list[elements.Entry]]:
    taken = {line.seat: line for line in group.lines}
    rows: list[list[elements.Entry]] = []
    for seat in sorted({*range(1, group.places + 1), *taken}):
        line = taken.get(seat)
        if line is None:
            rows.append([str(seat), look.text("vrij", look.ITALIC), "", ""])
            continue
        offered = _STATE_WORDS[OFFERED] if line.state == OFFERED else ""
        quiet = " · ".join(words for words in (offered, line.note) if words)
        rows.append([str(seat), line.name, line.phone, quiet])
    return rows


def _meeting(meeting: MeetingLine) -> Flowable:
    when = dutch.weekday(meeting.day) + (f", {meeting.time}" if meeting.time else "")
    return elements.grid([[look.text(when), look.text(meeting.theme)]], (46, 54))


def _state(line: SeatLine) -> str:
    return _STATE_WORDS.get(line.state, line.state)


def _sheets(group: ParticipantList) -> list[Sheet]:
    rows = tuple(
        (line.seat, line.name, _state(line), line.phone, line.note) for line in group.lines
    )
    columns = ("Plaats", "Naam", "Stand", "Telefoon", "Opmerking")
    return [Sheet(f"Deelnemers {group.group}", columns, rows, f"{_filled(group)} · vertrouwelijk")]


def _json(group: ParticipantList) -> object:
    return [
        {
            "name": line.name,
            "seat": line.seat,
            "state": line.state,
            "phone": line.phone,
            "note": line.note,
        }
        for line in group.lines
    ]


PARTICIPANT_LIST = Report("deelnemerslijst", _pdf, _sheets, _json)
