"""The presentielijst: names and boxes, and no more than that, for it lies on a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reportlab.platypus import Flowable

from ipso_desk.reports import dutch, elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet

TYPE_OVER = (
    "Overtypen: Balie, Andere dag. Typ een naam of het nummer met een punt (7.) en druk op Enter."
    " Versnipper deze lijst daarna."
)
_TALLIES = ("zelf", "naaste", "nabestaande", "onbekend")
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
    of_the_house: bool = False
    """With a number a line, to type the sheet over by, and room for who leaves no name."""


def _pdf(sheet: PresenceSheet) -> bytes:
    head = look.Letterhead("Presentielijst", sheet.centre, sheet.printed_at, confidential=True)
    return look.build(head, pages(sheet))


def pages(sheet: PresenceSheet) -> list[Flowable]:
    """The sheet as part of a larger print as well."""
    story = elements.head("Presentielijst", dutch.weekday(sheet.day), sheet.when_and_where)
    if not sheet.lines:
        story += elements.kind_sentence(
            "Nog niemand verwacht. Schrijf hieronder wie er binnenkomt."
        )
    lines = [*sheet.lines, *[PresenceLine("")] * sheet.empty_rows]
    if lines and sheet.of_the_house:
        story.append(_of_the_house(lines, len(sheet.lines)))
        story += _without_a_name()
    elif lines:
        story.append(_of_a_meeting(lines))
    return story


def _of_a_meeting(lines: Sequence[PresenceLine]) -> Flowable:
    columns = (
        elements.Column("Naam", 56, look.style(fonts.REGULAR, 13)),
        elements.Column(PRESENT, 17),
        elements.Column(SIGNED_OFF, 17),
    )
    return elements.table(
        columns, [[line.name, _box(line, PRESENT), _box(line, SIGNED_OFF)] for line in lines]
    )


def _of_the_house(lines: Sequence[PresenceLine], named: int) -> Flowable:
    columns = (
        elements.Column("", 8, look.QUIET),
        elements.Column("Naam", 65, look.style(fonts.REGULAR, 13)),
        elements.Column(PRESENT, 17),
    )
    rows: list[list[elements.Entry]] = []
    for number, line in enumerate(lines, 1):
        numbered = f"{number}." if number <= named else ""
        rows.append([numbered, line.name, _box(line, PRESENT)])
    return elements.table(columns, rows)


def _without_a_name() -> list[Flowable]:
    """Strokes are typed over as a tally; the words say what becomes of the paper."""
    return elements.kept_together(
        [
            elements.gap(14),
            look.text("Zonder naam (een streepje per mens)", look.STRONG),
            *(elements.WritingLine(word, 26) for word in _TALLIES),
            elements.gap(10),
            look.text(TYPE_OVER, look.QUIET),
        ]
    )


def _box(line: PresenceLine, word: str) -> elements.TickBoxes:
    return elements.TickBoxes(("",), ticked=0 if line.state == word else None, box=14)


def _sheets(sheet: PresenceSheet) -> list[Sheet]:
    rows = tuple((line.name, line.state) for line in sheet.lines)
    note = f"{dutch.weekday(sheet.day)} · {sheet.when_and_where} · vertrouwelijk"
    return [Sheet("Presentielijst", ("Naam", "Aanwezig of afgemeld"), rows, note)]


def _json(sheet: PresenceSheet) -> object:
    return [{"name": line.name, "state": line.state} for line in sheet.lines]


PRESENCE_SHEET = Report("presentielijst", _pdf, _sheets, _json)
