"""The logboek of a period, as a book to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reportlab.platypus import Flowable, Spacer

from ipso_desk.reports import dutch, elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet
from ipso_desk.texts import days


@dataclass(frozen=True, slots=True)
class LogLine:
    day: date
    author: str
    text: str
    about: tuple[str, ...] = ()
    """Names of the guests, groups and organisations it is linked to."""
    follow_up: date | None = None
    for_coordinators: bool = False


@dataclass(frozen=True, slots=True)
class LogPrint:
    first: date
    last: date
    centre: str
    printed_at: datetime
    lines: tuple[LogLine, ...] = ()
    """Newest first, as on the screen."""


_DAY = look.style(fonts.BOLD, 13, look.PRIMARY, leading=1.3, keepWithNext=1)
_ABOUT = look.style(fonts.SEMIBOLD, look.SECOND, look.SOFT, keepWithNext=1)


def _pdf(log: LogPrint) -> bytes:
    head = look.Letterhead("Logboek", log.centre, log.printed_at, confidential=True)
    story = elements.head("Logboek", _period(log))
    if not log.lines:
        story += elements.kind_sentence("In deze tijd is niets opgeschreven.")
    day = None
    for line in log.lines:
        if line.day != day:
            story += [Spacer(0, 8), elements.rule(), look.text(dutch.weekday(line.day), _DAY)]
            day = line.day
        story += [Spacer(0, 6), *_entry(line)]
    return look.build(head, story)


def _period(log: LogPrint) -> str:
    return f"{days.full_day(log.first)} tot en met {days.full_day(log.last)}"


def _entry(line: LogLine) -> list[Flowable]:
    story: list[Flowable] = []
    if line.about:
        story.append(look.text(" · ".join(line.about), _ABOUT))
    story += elements.paragraphs(line.text)
    quiet = [line.author]
    if line.follow_up:
        quiet.append(f"kom hierop terug op {days.full_day(line.follow_up)}")
    if line.for_coordinators:
        quiet.append("alleen voor coördinatoren")
    return [*story, look.text(" · ".join(quiet), look.QUIET), Spacer(0, 10)]


def _sheets(log: LogPrint) -> list[Sheet]:
    rows = tuple(
        (
            line.day,
            line.author,
            line.text,
            " · ".join(line.about),
            line.follow_up,
            "coördinatoren" if line.for_coordinators else "iedereen",
        )
        for line in log.lines
    )
    columns = ("Dag", "Door", "Tekst", "Over", "Terugkomen op", "Voor")
    return [Sheet("Logboek", columns, rows, f"{_period(log)} · vertrouwelijk")]


def _json(log: LogPrint) -> object:
    return [
        {
            "day": line.day.isoformat(),
            "author": line.author,
            "text": line.text,
            "about": list(line.about),
            "follow_up": line.follow_up.isoformat() if line.follow_up else None,
            "for_coordinators": line.for_coordinators,
        }
        for line in log.lines
    ]


LOG_PRINT = Report("logboek", _pdf, _sheets, _json)
