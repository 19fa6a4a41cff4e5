"""Charts with the number beside the bar; one Drawing each, for the paper and for the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color

from ipso_desk.reports import fonts
from ipso_desk.reports import house_style as look

_PITCH = 23.0
_BAR = 14.0
_LABEL_SHARE, _BAR_SHARE, _PERCENT_SHARE = 0.33, 0.44, 0.12


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart, everything already in the words it prints."""

    label: str
    length: float | None
    """From 0 to 1; None where the number is hidden: then no bar is drawn."""
    beside: str
    """The number that leads, usually a percentage."""
    count: str = ""
    mark: float | None = None
    """Where the national figure stands, from 0 to 1."""
    under: bool = False
    """A part of the line above."""


def bars(
    lines: Sequence[Bar],
    width: float = look.WIDTH,
    *,
    colour: Color = look.PRIMARY,
    ground: Color = look.TINT,
) -> Drawing:
    """Bars under each other: words, bar, leading number, count."""
    fonts.ready()
    drawing = Drawing(width, _PITCH * len(lines))
    bar_x = width * _LABEL_SHARE
    bar_wide = width * _BAR_SHARE
    for i, line in enumerate(lines):
        y = _PITCH * (len(lines) - 1 - i) + (_PITCH - _BAR) / 2
        indent = 12 if line.under else 0
        words = look.fit(line.label, fonts.REGULAR, look.TEXT, bar_x - indent - 8)
        _write(drawing, indent, y + 3, words, fonts.REGULAR, look.TEXT, look.INK)
        _draw_bar(drawing, bar_x, y, bar_wide, line, colour, ground)
        beside_end = bar_x + bar_wide + width * _PERCENT_SHARE
        _write_right(drawing, beside_end, y + 3, line.beside, fonts.BOLD, look.TEXT, look.INK)
        _write_right(drawing, width, y + 3, line.count, fonts.REGULAR, look.TEXT, look.SOFT)
    return drawing


def _draw_bar(
    drawing: Drawing,
    x: float,
    y: float,
    wide: float,
    line: Bar,
    colour: Color,
    ground: Color,
) -> None:
    if line.length is None:
        # An empty outline says "there is a number here, and it is not shown".
        drawing.add(_rounded(x, y, wide, None, look.EDGE, dashes=[2, 2]))
        return
    drawing.add(_rounded(x, y, wide, ground, None))
    if line.length > 0:
        filled = max(min(line.length, 1.0) * wide, 5.0)
        drawing.add(_rounded(x, y, filled, colour, None))
    if line.mark is not None:
        at = x + wide * line.mark
        # White beside the mark keeps it readable on the dark bar, also without colour.
        drawing.add(Line(at, y - 4, at, y + _BAR + 4, strokeColor=look.SURFACE, strokeWidth=4))
        drawing.add(Line(at, y - 4, at, y + _BAR + 4, strokeColor=look.WARM, strokeWidth=2))


def _rounded(
    x: float,
    y: float,
    wide: float,
    fill: Color | None,
    edge: Color | None,
    dashes: list[int] | None = None,
) -> Rect:
    corner = min(3.5, wide / 2)
    bar = Rect(x, y, wide, _BAR, rx=corner, ry=corner)
    bar.fillColor = fill
    bar.strokeColor = edge
    bar.strokeWidth = 0.8 if edge else 0
    if dashes:
        bar.strokeDashArray = dashes
    return bar


def legend(source: str, width: float = look.WIDTH) -> Drawing:
    """What the thin mark means, with its source."""
    fonts.ready()
    drawing = Drawing(width, 18)
    drawing.add(Line(2, 1, 2, 17, strokeColor=look.WARM, strokeWidth=2))
    words = look.fit(f"landelijk: {source}", fonts.REGULAR, look.SECOND, width - 12)
    _write(drawing, 12, 5, words, fonts.REGULAR, look.SECOND, look.SOFT)
    return drawing


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a small chart over the years; None where it is hidden or not counted."""

    label: str
    value: int | None
    words: str


def columns(
    years: Sequence[Year],
    width: float = 150,
    height: float = 96,
    *,
    colour: Color = look.PRIMARY,
) -> Drawing:
    """A column a year with its number above; the last is this year."""
    fonts.ready()
    drawing = Drawing(width, height)
    most = max((year.value or 0 for year in years), default=0) or 1
    pitch = width / max(len(years), 1)
    room = height - 36
    for i, year in enumerate(years):
        middle = pitch * (i + 0.5)
        wide = min(28.0, pitch - 10)
        last = i == len(years) - 1
        tall = room * year.value / most if year.value else 0.0
        face = fonts.BOLD if last else fonts.REGULAR
        if year.value is not None:
            column = Rect(middle - wide / 2, 16, wide, max(tall, 1.5))
            column.rx = column.ry = 2 if tall > 4 else 0
            column.fillColor = colour if last else look.TINT
            column.strokeColor = colour
            column.strokeWidth = 0.7
            drawing.add(column)
        _write_middle(drawing, middle, 20 + max(tall, 1.5), year.words, face, look.SECOND, look.INK)
        _write_middle(drawing, middle, 3, year.label, face, look.SECOND, look.SOFT)
    return drawing


def _write(
    drawing: Drawing, x: float, y: float, words: str, face: str, size: float, colour: Color
) -> None:
    for name, piece in fonts.runs(words, face):
        drawing.add(String(x, y, piece, fontName=name, fontSize=size, fillColor=colour))
        x += fonts.width(piece, face, size)


def _write_right(
    drawing: Drawing, x: float, y: float, words: str, face: str, size: float, colour: Color
) -> None:
    _write(drawing, x - fonts.width(words, face, size), y, words, face, size, colour)


def _write_middle(
    drawing: Drawing, x: float, y: float, words: str, face: str, size: float, colour: Color
) -> None:
    _write(drawing, x - fonts.width(words, face, size) / 2, y, words, face, size, colour)
