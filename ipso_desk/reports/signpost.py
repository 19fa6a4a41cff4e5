"""The wegwijzer: a leaflet for guests with who can help with what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, Spacer

from ipso_desk.reports import elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet


@dataclass(frozen=True, slots=True)
class SignpostEntry:
    name: str
    what: str = ""
    """What they do, for a reader who has never heard of them."""
    about: str = ""
    """Subjects: "rouw, vervoer"."""
    phone: str = ""
    website: str = ""
    contact: str = ""
    """Somebody there who is willing to be asked for by name."""


@dataclass(frozen=True, slots=True)
class SignpostChapter:
    title: str
    entries: tuple[SignpostEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Signpost:
    centre: str
    printed_at: datetime
    chapters: tuple[SignpostChapter, ...] = ()
    title: str = "Wegwijzer"
    about: str = ""
    """"als u ongeneeslijk ziek bent", "na een overlijden"."""
    contact: str = ""
    """Where the house is and how to reach it."""


def _pdf(signpost: Signpost) -> bytes:
    head = look.Letterhead(signpost.title, signpost.centre, signpost.printed_at)
    top = elements.head(signpost.title, signpost.about, signpost.centre)
    story = [
        *top,
        look.text(
            "Hier staat wie u verder kan helpen. Weet u niet waar te beginnen, "
            "vraag het dan in huis: we kijken samen."
        ),
        Spacer(0, 18),
    ]
    chapters = [chapter for chapter in signpost.chapters if chapter.entries]
    if not chapters:
        story += elements.kind_sentence("Deze wegwijzer is nog leeg.")
    for chapter in chapters:
        story += elements.section(chapter.title)
        for entry in chapter.entries:
            story += _entry(entry)
        story.append(Spacer(0, 8))
    if signpost.contact:
        story.append(look.text(f"{signpost.centre} · {signpost.contact}", look.STRONG))
    return look.build(head, story, first_page=elements.band_behind(top))


def _entry(entry: SignpostEntry) -> list[Flowable]:
    parts: list[Flowable] = [look.text(entry.name, look.style(fonts.SEMIBOLD, 13))]
    parts += elements.paragraphs(entry.what)
    if entry.about:
        parts.append(look.text(f"over {entry.about}", look.QUIET))
    reach = [entry.phone, entry.website, f"vraag naar {entry.contact}" if entry.contact else ""]
    if any(reach):
        parts.append(look.text(" · ".join(words for words in reach if words), look.STRONG))
    parts.append(Spacer(0, 12))
    return parts if len(entry.what) > 1500 else elements.kept_together(parts)


def _sheets(signpost: Signpost) -> list[Sheet]:
    rows = tuple(
        (chapter.title, e.name, e.what, e.about, e.phone, e.website, e.contact)
        for chapter in signpost.chapters
        for e in chapter.entries
    )
    columns = ("Onderwerp", "Naam", "Wat", "Waarover", "Telefoon", "Website", "Vraag naar")
    return [Sheet(signpost.title, columns, rows)]


def _json(signpost: Signpost) -> object:
    return [
        {
            "chapter": chapter.title,
            "name": e.name,
            "what": e.what,
            "about": e.about,
            "phone": e.phone,
            "website": e.website,
            "contact": e.contact,
        }
        for chapter in signpost.chapters
        for e in chapter.entries
    ]


SIGNPOST = Report("wegwijzer", _pdf, _sheets, _json)
