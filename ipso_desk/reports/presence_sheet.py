"""The presentielijst: names and boxes, and no more than that, for it lies on a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ipso_desk.reports import dutch, elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet

PRESENT, SIGNED_OFF, ABSENT = "aanwezig", "afgemeld", "afwezig"


@dataclass(frozen=True, slots=True)
class PresenceLine:
    name: str
    state: str = ""
    """One of the three words when it is known, else an empty box."""


@dataclass(frozen=True, slots=True)
class PresenceSheet:
    """Of the house on a day, or of one activity or meeting."""

    day: date
    centre: str
    printed_at: datetime
    when_and_where: str = ""
    """"14.00 uur · Tuinkamer". No name of a group: it would tell an illness to the table."""
    lines: tuple[PresenceLine, ...] = ()
    empty_rows: int = 4
    """For people who walk in."""


def _pdf(sheet: PresenceSheet) -> bytes:
    head = look.Letterhead("Presentielijst", sheet.centre, sheet.printed_at, confidential=True)
    story = elements.head("Presentielijst", dutch.weekday(sheet.day), sheet.when_and_where)
    if not sheet.lines:
        story += elements.kind_sentence(
            "Nog niemand verwacht. Schrijf hieronder wie er binnenkomt."
        )
    columns = (
        elements.Column("Naam", 56, look.style(fonts.REGULAR, 13)),
        elements.Column(PRESENT, 17),
        elements.Column(SIGNED_OFF, 17),
    )
    rows: list[list[elements.Entry]] = [
        [line.name, _box(line, PRESENT), _box(line, SIGNED_OFF)] for line in sheet.lines
    ]
    empty = PresenceLine("")
    rows += [["", _box(empty, PRESENT), _box(empty, SIGNED_OFF)] for _ in range(sheet.empty_rows)]
    if rows:
        story.append(elements.table(columns, rows))
    return look.build(head, story)


def _box(line: PresenceLine, word: str) -> elements.TickBoxes:
    return elements.TickBoxes(("",), ticked=0 if line.state == word else None, box=14)


def _sheets(sheet: PresenceSheet) -> list[Sheet]:
    rows = tuple((line.name, line.state) for line in sheet.lines)
    note = f"{dutch.weekday(sheet.day)} · {sheet.when_and_where} · vertrouwelijk"
    return [Sheet("Presentielijst", ("Naam", "Aanwezig of afgemeld"), rows, note)]


def _json(sheet: PresenceSheet) -> object:
    return [{"name": line.name, "state": line.state} for line in sheet.lines]


PRESENCE_SHEET = Report("presentielijst", _pdf, _sheets, _json)
