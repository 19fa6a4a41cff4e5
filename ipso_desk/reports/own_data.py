"""The eigen gegevens of a guest: everything kept about one person, to read and to take along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable, Spacer

from ipso_desk.reports import elements
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet


@dataclass(frozen=True, slots=True)
class OwnDataSection:
    """One subject; `rows` are (what, as it is kept), or several things kept under one word."""

    title: str
    rows: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    quiet: str = ""
    key: str = ""
    """Its name in the JSON."""


@dataclass(frozen=True, slots=True)
class OwnData:
    name: str
    centre: str
    printed_at: datetime
    sections: tuple[OwnDataSection, ...] = ()
    contact: str = ""
    """Whom to turn to for a correction or erasure."""


def _pdf(data: OwnData) -> bytes:
    head = look.Letterhead("Eigen gegevens", data.centre, data.printed_at, confidential=True)
    story = elements.head(
        "Wat wij van u bewaren",
        data.name,
        f"Dit is alles wat het huis van u heeft opgeschreven. {data.contact}".rstrip(),
    )
    sections = [section for section in data.sections if section.rows]
    if not sections:
        story += elements.kind_sentence("Wij bewaren alleen uw naam.")
    for section in sections:
        story += elements.section(section.title, section.quiet)
        story += [_row(what, _line(kept)) for what, kept in section.rows]
        story.append(Spacer(0, 18))
    return look.build(head, story)


def _row(what: str, kept: str) -> Flowable:
    row = [look.text(what, look.QUIET), look.text(kept)]
    return elements.grid([row], (33, 67), above=3, below=5, line="below")


def _line(kept: str | tuple[str, ...]) -> str:
    return kept if isinstance(kept, str) else ", ".join(kept)


def _sheets(data: OwnData) -> list[Sheet]:
    rows = tuple((s.title, what, _line(kept)) for s in data.sections for what, kept in s.rows)
    columns = ("Onderwerp", "Wat", "Zoals bewaard")
    return [Sheet("Eigen gegevens", columns, rows, f"{data.name} · vertrouwelijk")]


def _json(data: OwnData) -> object:
    return {
        "name": data.name,
        "centre": data.centre,
        "made_at": data.printed_at.isoformat(timespec="seconds"),
        "sections": [
            {
                "key": s.key,
                "title": s.title,
                "rows": [{"what": what, "kept": kept} for what, kept in s.rows],
            }
            for s in data.sections
        ],
    }


OWN_DATA = Report("eigen-gegevens", _pdf, _sheets, _json)
