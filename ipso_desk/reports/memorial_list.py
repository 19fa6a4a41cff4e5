"""The gedenklijst: the names of those who died, in large letters, to be read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Spacer

from ipso_desk.reports import elements, fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet


@dataclass(frozen=True, slots=True)
class MemorialLine:
    name: str
    died: str = ""
    """In words, as far as it is known: "2 januari 2026", "mei 2025"."""
    words: str = ""
    """The text of the card, with the family's permission."""


@dataclass(frozen=True, slots=True)
class MemorialList:
    centre: str
    printed_at: datetime
    lines: tuple[MemorialLine, ...] = ()
    """In the order of reading."""
    title: str = "Wij gedenken"
    quiet: str = ""
    """"overleden sinds 9 februari 2025"."""


_NAME = look.style(fonts.SEMIBOLD, 24, look.PLUM, leading=1.25)
_DIED = look.style(size=14, colour=look.SOFT)
_WORDS = look.style(fonts.ITALIC, 14, look.INK, leading=1.4)


def _pdf(memorial: MemorialList) -> bytes:
    head = look.Letterhead("Gedenklijst", memorial.centre, memorial.printed_at, confidential=True)
    story: list[Flowable] = [
        Spacer(0, 40),
        look.text(memorial.title, look.style(fonts.BOLD, 30, look.PLUM, leading=1.15)),
    ]
    if memorial.quiet:
        story += [Spacer(0, 4), look.text(memorial.quiet, look.style(size=14, colour=look.SOFT))]
    story.append(Spacer(0, 62 if memorial.quiet else 84))
    for line in memorial.lines:
        story += _remembered(line)
    if not memorial.lines:
        story += elements.kind_sentence("Er staan geen namen op deze lijst.")
    return look.build(head, story, first_page=_candle)


def _remembered(line: MemorialLine) -> list[Flowable]:
    parts: list[Flowable] = [look.text(line.name, _NAME)]
    if line.died:
        parts += [Spacer(0, 2), look.text(f"overleden {line.died}", _DIED)]
    if line.words:
        parts += [Spacer(0, 5), look.text(line.words, _WORDS)]
    parts.append(Spacer(0, 30))
    # A long text runs on; a name is never parted from its own lines.
    return parts if len(line.name) + len(line.words) > 1200 else [KeepTogether(parts)]


def _candle(canvas: Canvas) -> None:
    """A quiet band with a flame, drawn so that it stays itself in black and white."""
    high = 62 * mm
    look.band(canvas, high, look.PLUMTINT)
    x, y = look.PAGE_WIDTH - look.SIDE - 26, look.PAGE_HEIGHT - high + 44
    canvas.setFillColor(look.SURFACE)
    canvas.setStrokeColor(look.PLUM)
    canvas.setLineWidth(1.1)
    canvas.roundRect(x - 11, y, 22, 42, 3, stroke=1, fill=1)
    canvas.line(x, y + 42, x, y + 50)
    flame = canvas.beginPath()
    flame.moveTo(x, y + 80)
    flame.curveTo(x + 3, y + 68, x + 11, y + 66, x + 9, y + 56)
    flame.curveTo(x + 7, y + 47, x - 7, y + 47, x - 9, y + 56)
    flame.curveTo(x - 11, y + 66, x - 3, y + 68, x, y + 80)
    canvas.setFillColor(look.WARMTINT)
    canvas.setStrokeColor(look.WARM)
    canvas.drawPath(flame, stroke=1, fill=1)


def _sheets(memorial: MemorialList) -> list[Sheet]:
    rows = tuple((line.name, line.died, line.words) for line in memorial.lines)
    return [Sheet("Gedenklijst", ("Naam", "Overleden", "Tekst"), rows, "vertrouwelijk")]


def _json(memorial: MemorialList) -> object:
    return [{"name": line.name, "died": line.died, "words": line.words} for line in memorial.lines]


MEMORIAL_LIST = Report("gedenklijst", _pdf, _sheets, _json)
