"""Labels for the herdenkingsboom: three across and eight down, names only."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from ipso_desk.reports import fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.report import Report
from ipso_desk.reports.tables import Sheet

ACROSS, DOWN = 3, 8
_WIDE, _HIGH = look.PAGE_WIDTH / ACROSS, look.PAGE_HEIGHT / DOWN
_INSIDE = 6 * mm


@dataclass(frozen=True, slots=True)
class TreeLabel:
    name: str
    second: str = ""
    """A second line, when the family asked for one: a year, a few words."""


@dataclass(frozen=True, slots=True)
class TreeLabels:
    centre: str
    printed_at: datetime
    labels: tuple[TreeLabel, ...] = ()
    used: int = 0
    """How many labels of the first sheet are gone already."""


def _pdf(sheet: TreeLabels) -> bytes:
    """A label sheet has no foot: what would stand there, would stand on a label."""
    fonts.ready()
    out = io.BytesIO()
    title = "Labels voor de herdenkingsboom"
    head = look.Letterhead(title, sheet.centre, sheet.printed_at, confidential=True)
    canvas = look.blank_canvas(out, head)
    per_page = ACROSS * DOWN
    for i, label in enumerate(sheet.labels, sheet.used % per_page):
        place = i % per_page
        if place == 0 and i:
            canvas.showPage()
        _draw(canvas, label, place)
    if not sheet.labels:
        words = "Er zijn geen namen om te schrijven."
        look.draw_text(canvas, look.SIDE, look.PAGE_HEIGHT - 90, words, colour=look.SOFT)
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, label: TreeLabel, place: int) -> None:
    middle = (place % ACROSS + 0.5) * _WIDE
    bottom = look.PAGE_HEIGHT - (place // ACROSS + 1) * _HIGH
    room = _WIDE - 2 * _INSIDE
    lines = _lines(label.name, room)
    second = look.fit(label.second, fonts.REGULAR, 11, room) if label.second else ""
    high = 20 * len(lines) + (16 if second else 0)
    y = bottom + (_HIGH + high) / 2 - 16
    for line in lines:
        _centred(canvas, middle, y, line, fonts.SEMIBOLD, 16)
        y -= 20
    if second:
        _centred(canvas, middle, y + 2, second, fonts.REGULAR, 11)


def _lines(name: str, room: float) -> list[str]:
    """The name over at most three lines, broken between words."""
    lines = [""]
    for word in fonts.drawable(name).split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and fonts.width(longer, fonts.SEMIBOLD, 16) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > 3:
        lines = [*lines[:2], " ".join(lines[2:])]
    return [look.fit(line, fonts.SEMIBOLD, 16, room) for line in lines]


def _centred(canvas: Canvas, middle: float, y: float, words: str, face: str, size: float) -> None:
    start = middle - fonts.width(words, face, size) / 2
    look.draw_text(canvas, start, y, words, face, size, look.PLUM)


def _sheets(sheet: TreeLabels) -> list[Sheet]:
    rows = tuple((label.name, label.second) for label in sheet.labels)
    return [Sheet("Herdenkingsboom", ("Naam", "Tweede regel"), rows, "vertrouwelijk")]


def _json(sheet: TreeLabels) -> object:
    return [{"name": label.name, "second": label.second} for label in sheet.labels]


TREE_LABELS = Report("herdenkingsboom-labels", _pdf, _sheets, _json)
