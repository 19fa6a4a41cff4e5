"""Charts with the number beside the bar, for the paper and for the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ipso_desk.reports import fonts
from ipso_desk.reports import house_style as look
from ipso_desk.reports.picture import Block, Picture, Stroke

_PITCH = 22.0
_BAR = 13.0
_LABEL_SHARE = 0.34
_NUMBER = 62.0
"""The width of a column of numbers, in points."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart, everything already in the words it prints."""

    label: str
    numbers: tuple[str, ...] = ()
    """Beside the bar, the leading one first."""
    length: float | None = 0.0
    """From 0 to 1; None where the number is hidden: then an empty outline is drawn."""
    mark: float | None = None
    """Where the national figure stands, from 0 to 1."""
    under: bool = False
    """A part of the line above."""
    drawn: bool = True
    """Without it: words and numbers only."""


def bars(
    lines: Sequence[Bar], width: float = look.WIDTH, *, captions: Sequence[str] = ()
) -> Picture:
    """Bars under each other: words, bar, numbers; `captions` stand above the numbers."""
    picture, ends, tops = _grid(lines, width, captions)
    bar_x = width * _LABEL_SHARE
    bar_wide = (ends[0] if ends else width) - 44 - bar_x
    for line, top in zip(lines, tops, strict=True):
        y = top - (_PITCH + _BAR) / 2
        _label(picture, line, y, bar_x if line.drawn else bar_x + bar_wide)
        if line.drawn:
            _bar(picture, bar_x, y, bar_wide, line)
        _numbers(picture, line, ends, y)
    return picture


def listing(
    lines: Sequence[Bar], width: float = look.WIDTH, *, captions: Sequence[str] = ()
) -> Picture:
    """Words and numbers under each other, a thin line under each."""
    picture, ends, tops = _grid(lines, width, captions)
    room = (ends[0] if ends else width) - 52
    for line, top in zip(lines, tops, strict=True):
        y = top - (_PITCH + _BAR) / 2
        _label(picture, line, y, room)
        _numbers(picture, line, ends, y)
        low = top - _PITCH + 0.5
        picture.shapes.append(Stroke(0, low, width, low, look.LINE))
    return picture


def _grid(
    lines: Sequence[Bar], width: float, captions: Sequence[str]
) -> tuple[Picture, list[float], list[float]]:
    """An empty picture, where each column of numbers ends, and the top of each line."""
    fonts.ready()
    caption_high = 16 if captions else 0
    high = _PITCH * len(lines) + caption_high
    picture = Picture(width, high)
    numbers = max((len(line.numbers) for line in lines), default=0)
    column = _NUMBER + (12 if captions else 0)
    ends = [width - column * (numbers - 1 - i) for i in range(numbers)]
    for caption, end in zip(captions, ends, strict=False):
        picture.write_right(end, high - 11, caption, fonts.REGULAR, look.FOOT, look.SOFT)
    return picture, ends, [high - caption_high - _PITCH * i for i in range(len(lines))]


def _label(picture: Picture, line: Bar, y: float, end: float) -> None:
    indent = 12 if line.under else 0
    label = look.fit(line.label, fonts.REGULAR, look.TEXT, end - indent - 8)
    picture.write(indent, y + 3, label, fonts.REGULAR, look.TEXT, look.INK)


def _numbers(picture: Picture, line: Bar, ends: Sequence[float], y: float) -> None:
    for i, (words, end) in enumerate(zip(line.numbers, ends, strict=False)):
        face, ink = (fonts.BOLD, look.INK) if i == 0 else (fonts.REGULAR, look.SOFT)
        picture.write_right(end, y + 3, words, face, look.TEXT, ink)


def _bar(picture: Picture, x: float, y: float, wide: float, line: Bar) -> None:
    if line.length is None:
        # An empty outline says "there is a number here, and it is not shown".
        outline = Block(x, y, wide, _BAR, 3.5, edge=look.EDGE, dashed=True)
        picture.shapes.append(outline)
        return
    picture.shapes.append(Block(x, y, wide, _BAR, 3.5, fill=look.TINT))
    if line.length > 0:
        filled = max(min(line.length, 1.0) * wide, 5.0)
        picture.shapes.append(Block(x, y, filled, _BAR, min(3.5, filled / 2), fill=look.PRIMARY))
    if line.mark is not None:
        at, low, high = x + wide * line.mark, y - 4, y + _BAR + 4
        # White beside the mark keeps it readable on the dark bar, also without colour.
        picture.shapes.append(Stroke(at, low, at, high, look.SURFACE, 4))
        picture.shapes.append(Stroke(at, low, at, high, look.WARM, 2))


def legend(source: str, width: float = look.WIDTH) -> Picture:
    """What the thin mark means, with its source."""
    fonts.ready()
    picture = Picture(width, 18)
    picture.shapes.append(Stroke(2, 1, 2, 17, look.WARM, 2))
    words = look.fit(f"landelijk: {source}", fonts.REGULAR, look.FOOT, width - 12)
    picture.write(12, 6, words, fonts.REGULAR, look.FOOT, look.SOFT)
    return picture


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a small chart over the years; no value where it is hidden or not counted."""

    label: str
    value: int | None
    words: str


def columns(years: Sequence[Year], width: float = 150, height: float = 88) -> Picture:
    """A column a year with its number above; the last is this year."""
    fonts.ready()
    picture = Picture(width, height)
    most = max((year.value or 0 for year in years), default=0) or 1
    pitch = width / max(len(years), 1)
    for i, year in enumerate(years):
        middle, last = pitch * (i + 0.5), i == len(years) - 1
        tall = max((height - 36) * year.value / most, 1.5) if year.value is not None else 0.0
        if year.value is not None:
            wide = min(28.0, pitch - 10)
            fill = look.PRIMARY if last else look.TINT
            corner = 2 if tall > 4 else 0
            picture.shapes.append(
                Block(middle - wide / 2, 16, wide, tall, corner, fill=fill, edge=look.PRIMARY)
            )
        face = fonts.BOLD if last else fonts.REGULAR
        picture.write_middle(middle, 20 + tall, year.words, face, look.SECOND, look.INK)
        picture.write_middle(middle, 3, year.label, face, look.SECOND, look.SOFT)
    return picture
