"""The wachtlijst of a peer group, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ipso_desk.reports import elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet
from ipso_desk.texts import days


@dataclass(frozen=True, slots=True)
class WaitingLine:
    name: str
    since: date | None = None
    phone: str = ""
    note: str = ""
    """"samen met …", or why someone was passed over."""


@dataclass(frozen=True, slots=True)
class WaitingList:
    group: str
    centre: str
    printed_at: datetime
    lines: tuple[WaitingLine, ...] = ()
    """In the order in which a place is offered."""


def _pdf(waiting: WaitingList) -> bytes:
    head = look.Letterhead("Wachtlijst", waiting.centre, waiting.printed_at, confidential=True)
    story = elements.head(
        f"Wachtlijst {waiting.group}",
        "",
        "Komt er een plaats vrij, bel dan de eerste van deze lijst. "
        "Iemand overslaan kan, met een reden erbij.",
    )
    if not waiting.lines:
        story += elements.kind_sentence("Op dit moment wacht niemand op een plaats.")
        return look.build(head, story)
    phones = "Telefoon" if any(line.phone for line in waiting.lines) else ""
    columns = (
        elements.Column("", 6, look.style(fonts.BOLD, 13, look.PRIMARY)),
        elements.Column("Naam", 36, look.style(fonts.SEMIBOLD, 13)),
        elements.Column(phones, 30),
        elements.Column("Sinds", 33),
        elements.Column("", 24, look.QUIET),
    )
    rows = [
        [
            str(order),
            line.name,
            line.phone,
            days.full_day(line.since) if line.since else "",
            line.note,
        ]
        for order, line in enumerate(waiting.lines, 1)
    ]
    story.append(elements.table(columns, rows))
    return look.build(head, story)


def _sheets(waiting: WaitingList) -> list[Sheet]:
    rows = tuple(
        (order, line.name, line.phone, line.since, line.note)
        for order, line in enumerate(waiting.lines, 1)
    )
    columns = ("Volgorde", "Naam", "Telefoon", "Sinds", "Opmerking")
    return [Sheet(f"Wachtlijst {waiting.group}", columns, rows, "vertrouwelijk")]


def _json(waiting: WaitingList) -> object:
    return [
        {
            "name": line.name,
            "place": order,
            "since": line.since.isoformat() if line.since else None,
            "phone": line.phone,
            "note": line.note,
        }
        for order, line in enumerate(waiting.lines, 1)
    ]


WAITING_LIST = Report("wachtlijst", _pdf, _sheets, _json)
