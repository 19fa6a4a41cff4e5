"""Labels for the herdenkingsboom: three across and eight down, names only."""

from __future__ import annotations

import io
import re
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
    size, lines = _set(label.name, room)
    second = look.fit(label.second, fonts.REGULAR, 11, room) if label.second else ""
    high = size * 1.25 * len(lines) + (16 if second else 0)
    y = bottom + (_HIGH + high) / 2 - size
    for line in lines:
        _centred(canvas, middle, y, line, fonts.SEMIBOLD, size)
        y -= size * 1.25
    if second:
        _centred(canvas, middle, y + size * 1.25 - 17, second, fonts.REGULAR, 11)


def _set(name: str, room: float) -> tuple[float, list[str]]:
    """The largest letters in which the whole name stands on three lines, and the lines."""
    for size in _SIZES:
        lines = _lines(name, size, room)
        if len(lines) <= _MOST_LINES and all(_wide(line, size) <= room for line in lines):
            return size, lines
    small = _SIZES[-1]
    *lines, last = _lines(name, small, room)
    lines = [*lines[: _MOST_LINES - 1], " ".join([*lines[_MOST_LINES - 1 :], last])]
    return small, [look.fit(line, fonts.SEMIBOLD, small, room) for line in lines]


def _lines(name: str, size: float, room: float) -> list[str]:
    """Broken between words, and after the hyphen of a double name."""
    lines = [""]
    for word in _PIECES.findall(fonts.drawable(name)):
        if lines[-1].strip() and _wide(f"{lines[-1]}{word}".strip(), size) > room:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


def _wide(words: str, size: float) -> float:
    return fonts.width(words, fonts.SEMIBOLD, size)


_SIZES = (16.0, 14.5, 13.0, 11.5)
_MOST_LINES = 3
_PIECES = re.compile(r"[^\s-]*-+|[^\s-]+\s*|\s+")


def _centred(canvas: Canvas, middle: float, y: float, words: str, face: str, size: float) -> None:
    start = middle - fonts.width(words, face, size) / 2
    look.draw_text(canvas, start, y, words, face, size, look.PLUM)


def _sheets(sheet: TreeLabels) -> list[Sheet]:
    rows = tuple((label.name, label.second) for label in sheet.labels)
    return [Sheet("Herdenkingsboom", ("Naam", "Tweede regel"), rows, "vertrouwelijk")]


def _json(sheet: TreeLabels) -> object:
    return [{"name": label.name, "second": label.second} for label in sheet.labels]


TREE_LABELS = Report("herdenkingsboom-labels", _pdf, _sheets, _json)
