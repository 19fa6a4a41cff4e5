"""The uitnodiging for a peer group: what it is, for whom, when, and how to join."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, KeepTogether, Spacer

from ipso_desk.reports import elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet
from ipso_desk.texts.invitation import NO_MEETINGS


@dataclass(frozen=True, slots=True)
class InvitationDay:
    when: str
    theme: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class InvitationSheet:
    """No guest's name is on it: it hangs on the board and is handed out."""

    group: str
    centre: str
    printed_at: datetime
    for_whom: str = ""
    place: str = ""
    paragraphs: tuple[str, ...] = ()
    """What comes before the days."""
    days: tuple[InvitationDay, ...] = ()
    closing: tuple[str, ...] = ()
    contact: str = ""
    centres: tuple[str, ...] = ()
    """Of an invitation to other centres: the places that are kept, and who pays what."""


_WHEN = look.style(fonts.SEMIBOLD, 13, look.PRIMARY, leading=1.25)


def _pdf(sheet: InvitationSheet) -> bytes:
    head = look.Letterhead(f"Uitnodiging {sheet.group}", sheet.centre, sheet.printed_at)
    top = elements.head(sheet.group, _capital(sheet.for_whom), sheet.centre)
    story = [*top, Spacer(0, 10)]
    for words in sheet.paragraphs:
        story += [*elements.paragraphs(words), Spacer(0, 9)]
    story += [Spacer(0, 8), *elements.section("Wanneer", sheet.place)]
    story += [_day(day) for day in sheet.days] or [look.text(NO_MEETINGS, look.ITALIC)]
    if sheet.centres:
        story += [Spacer(0, 16), *elements.section("Plaatsen per centrum")]
        story += [look.text(words) for words in sheet.centres]
    story += [Spacer(0, 18), KeepTogether([_closing(sheet)])]
    return look.build(head, story, first_page=elements.band_behind(top))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _day(day: InvitationDay) -> Flowable:
    about: list[Flowable] = []
    if day.theme:
        about.append(look.text(day.theme))
    if day.place:
        about.append(look.text(day.place, look.QUIET))
    row: list[elements.Entry] = [look.text(day.when, _WHEN), about or ""]
    return elements.grid([row], (52, 48), above=5, below=5, line="above")


def _closing(sheet: InvitationSheet) -> Flowable:
    content: list[Flowable] = []
    for words in (*sheet.closing, sheet.contact):
        if words:
            content += [Spacer(0, 4), *elements.paragraphs(words)]
    return elements.panel(content, ground=look.TINT, edge=None)


def _sheets(sheet: InvitationSheet) -> list[Sheet]:
    rows = tuple((day.when, day.theme, day.place) for day in sheet.days)
    return [Sheet(f"Uitnodiging {sheet.group}", ("Wanneer", "Thema", "Plaats"), rows)]


def _json(sheet: InvitationSheet) -> object:
    return {
        "group": sheet.group,
        "for_whom": sheet.for_whom,
        "text": [*sheet.paragraphs, *sheet.closing],
        "days": [{"when": day.when, "theme": day.theme, "place": day.place} for day in sheet.days],
        "centres": list(sheet.centres),
    }


INVITATION = Report("uitnodiging", _pdf, _sheets, _json)
