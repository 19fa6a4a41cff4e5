"""The bellijst: whom to call today, with boxes to tick by pen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reportlab.platypus import Flowable, KeepTogether, Spacer

from ipso_desk.reports import dutch, elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet

COMING, NOT_COMING, NOT_REACHED, VOICEMAIL = "komt", "komt niet", "niet bereikt", "voicemail"
CALL_BACK = "terugbellen om"
BOXES = (COMING, NOT_COMING, NOT_REACHED, VOICEMAIL, CALL_BACK)


@dataclass(frozen=True, slots=True)
class CallSheetLine:
    """One person, called once, whatever the number of meetings."""

    name: str
    phones: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    """Each as it is said: "Zinvol leven, morgen om 14.00 uur"."""
    preferred_times: str = ""
    last_time: str = ""
    """What happened at the last call."""
    good_to_know: str = ""
    outcome: str = ""
    """One of `BOXES` when the call has been made already."""


@dataclass(frozen=True, slots=True)
class CallSheet:
    day: date
    centre: str
    printed_at: datetime
    lines: tuple[CallSheetLine, ...] = ()
    not_called: tuple[CallSheetLine, ...] = ()
    """Expected, but asked not to be called: for whoever wonders why they are missing."""


def _pdf(sheet: CallSheet) -> bytes:
    head = look.Letterhead("Bellijst", sheet.centre, sheet.printed_at, confidential=True)
    return look.build(head, pages(sheet))


def pages(sheet: CallSheet) -> list[Flowable]:
    """The list as part of a larger print as well."""
    people = dutch.counted(len(sheet.lines), "mens", "mensen")
    many = f" · {people} om te bellen" if sheet.lines else ""
    story = elements.head(
        "Bellijst",
        f"{dutch.weekday(sheet.day)}{many}",
        "Afzeggen op het laatste moment hoort erbij. Vraag hoe het gaat, luister, en noteer kort.",
    )
    if not sheet.lines:
        story += elements.kind_sentence("Op deze dag hoeft niemand gebeld te worden.")
    for line in sheet.lines:
        story += _person(line)
    if sheet.not_called:
        story += [Spacer(0, 14), *elements.section("Wel verwacht, niet bellen")]
        story += [_not_called(line) for line in sheet.not_called]
    return story


_PHONE = look.style(fonts.BOLD, 17, leading=1.25)
_NAME = look.style(fonts.SEMIBOLD, 15, leading=1.2)


def _person(line: CallSheetLine) -> list[Flowable]:
    right: list[Flowable] = [look.text(phone, _PHONE) for phone in line.phones]
    if not line.phones:
        right = [look.text("geen telefoonnummer", look.QUIET)]
    known = (
        f"liefst: {line.preferred_times}" if line.preferred_times else "",
        line.last_time,
        f"goed om te weten: {line.good_to_know}" if line.good_to_know else "",
    )
    quiet = " · ".join(words for words in known if words)
    named = look.text(line.name, _NAME)
    top = elements.grid([[named, right]], (64, 36), above=7, below=2, line="above")
    about = [look.text(meeting, look.BODY) for meeting in line.meetings]
    if quiet:
        about.append(look.text(quiet, look.QUIET))
    ticked = BOXES.index(line.outcome) if line.outcome in BOXES else None
    boxes = elements.TickBoxes(BOXES, ticked=ticked, room_after=True)
    note = elements.WritingLine("wat er gezegd is", 24)
    below: list[Flowable] = [*about, Spacer(0, 3), boxes, note, Spacer(0, 9)]
    if len(line.name) + sum(map(len, line.meetings)) > 1500:
        return [top, *below]
    return [KeepTogether([top, *below])]


def _not_called(line: CallSheetLine) -> Flowable:
    meetings = f" · {' · '.join(line.meetings)}" if line.meetings else ""
    return look.text(f"{line.name}{meetings}")


def _sheets(sheet: CallSheet) -> list[Sheet]:
    columns = ("Naam", "Telefoon", "Waarvoor", "Liefst", "Vorige keer", "Uitkomst")
    rows = tuple(
        (
            line.name,
            " / ".join(line.phones),
            " · ".join(line.meetings),
            line.preferred_times,
            line.last_time,
            line.outcome,
        )
        for line in sheet.lines
    )
    note = f"{dutch.weekday(sheet.day)} · vertrouwelijk"
    return [Sheet("Bellijst", columns, rows, note)]


def _json(sheet: CallSheet) -> object:
    return [
        {
            "name": line.name,
            "phones": list(line.phones),
            "meetings": list(line.meetings),
            "preferred_times": line.preferred_times,
            "last_time": line.last_time,
            "outcome": line.outcome,
        }
        for line in sheet.lines
    ]


CALL_SHEET = Report("bellijst", _pdf, _sheets, _json)
