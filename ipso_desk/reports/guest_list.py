"""The gastenlijst: who is on the list, for the coordinator. No phase stands on paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ipso_desk.reports import elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet
from ipso_desk.texts import days


@dataclass(frozen=True, slots=True)
class GuestLine:
    number: int
    name: str
    """As spoken; `listed` is how the list is sorted."""
    listed: str
    role: str
    last_visit: date | None
    groups: str
    status: str


@dataclass(frozen=True, slots=True)
class GuestList:
    centre: str
    printed_at: datetime
    chosen: str = ""
    """Which part of the list this is, as it was narrowed on the screen; empty: all of it."""
    lines: tuple[GuestLine, ...] = ()


def _pdf(guests: GuestList) -> bytes:
    head = look.Letterhead("Gastenlijst", guests.centre, guests.printed_at, confidential=True)
    count = len(guests.lines)
    many = "1 gast" if count == 1 else f"{count} gasten"
    story = elements.head("Gastenlijst", many)
    if guests.chosen:
        story += elements.kind_sentence(f"Een deel van de lijst. {_capital(guests.chosen)}.")
    if not guests.lines:
        story += elements.kind_sentence("Er staat niemand op deze lijst.")
        return look.build(head, story)
    columns = (
        elements.Column("Naam", 38, look.style(fonts.SEMIBOLD, 12)),
        elements.Column("Rol", 24),
        elements.Column("Laatste bezoek", 25),
        elements.Column("Groepen", 25),
        elements.Column("Status", 24, look.QUIET),
    )
    rows = [
        [
            line.listed,
            line.role,
            days.numeric_day(line.last_visit) if line.last_visit else "",
            line.groups,
            line.status,
        ]
        for line in guests.lines
    ]
    story.append(elements.table(columns, rows, row=elements.READ_ROW))
    return look.build(head, story)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _sheets(guests: GuestList) -> list[Sheet]:
    columns = ("Nummer", "Naam", "Rol", "Laatste bezoek", "Groepen", "Status")
    rows = tuple(
        (line.number, line.listed, line.role, line.last_visit, line.groups, line.status)
        for line in guests.lines
    )
    note = f"vertrouwelijk · {guests.chosen}" if guests.chosen else "vertrouwelijk"
    return [Sheet("Gastenlijst", columns, rows, note)]


def _json(guests: GuestList) -> object:
    return [
        {
            "name": line.name,
            "number": line.number,
            "role": line.role,
            "last_visit": line.last_visit.isoformat() if line.last_visit else None,
            "groups": line.groups,
            "status": line.status,
        }
        for line in guests.lines
    ]


GUEST_LIST = Report("gastenlijst", _pdf, _sheets, _json)
