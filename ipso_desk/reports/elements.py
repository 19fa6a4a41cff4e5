"""The pieces prints are made of: head, list, boxes to tick, lines to write on, an empty state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    LongTable,
    Paragraph,
    Spacer,
    Table,
)

from ipso_desk.reports import fonts
from ipso_desk.reports import house_style as look

ROW = 32.0
"""The least height of a row in points: a pen has to fit in it."""
READ_ROW = 23.0
"""Of a list that is only read."""


def head(title: str, quiet: str, second: str = "") -> list[Flowable]:
    """The title of a print and the quiet lines that say where we are."""
    story: list[Flowable] = [look.text(title, look.HEADING), Spacer(0, 4)]
    if quiet:
        story.append(look.text(quiet, look.style(size=13, colour=look.INK)))
    if second:
        story += [Spacer(0, 3), look.text(second, look.QUIET)]
    return [*story, Spacer(0, 18)]


def section(title: str, quiet: str = "") -> list[Flowable]:
    """The head of a part of a print, kept with what follows."""
    story: list[Flowable] = [look.text(title, look.SUBHEADING)]
    if quiet:
        look_of_it = look.style(size=look.SECOND, colour=look.SOFT, keepWithNext=1)
        story.append(look.text(quiet, look_of_it))
    return [*story, gap(8)]


def gap(high: float) -> Spacer:
    """Air that does not part what it stands between."""
    spacer = Spacer(0, high)
    spacer.keepWithNext = True
    return spacer


def kind_sentence(words: str) -> list[Flowable]:
    """What a print says when there is nothing to list."""
    return [Spacer(0, 10), look.text(words, look.style(size=13, colour=look.SOFT)), Spacer(0, 14)]


def band_behind(head: Sequence[Flowable]) -> look.Decorate:
    """The warm ground of prints that guests read, as high as this head with its last air.

    The head of one print is a line and of another a name in three: the words below it never
    stand on the ground of the head.
    """
    fonts.ready()
    words = sum(part.wrap(look.WIDTH, look.PAGE_HEIGHT)[1] for part in head[:-1])
    high = min(look.TOP + words + 8, look.PAGE_HEIGHT)
    return lambda canvas: look.band(canvas, high, look.WARMTINT)


def kept_together(parts: Sequence[Flowable]) -> list[Flowable]:
    """The same parts on one page, and on that of the head of the section above them.

    A KeepTogether would not do: ReportLab parts the head from it.
    """
    for part in parts[:-1]:
        part.keepWithNext = True
    return list(parts)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a printed list; `share` of the width, by proportion."""

    title: str
    share: float
    look: ParagraphStyle = look.BODY


_GAP = 16.0
_LONG = 400  # characters in one cell
# A table names Helvetica for every cell, empty ones too, and nobody embeds that.
_OUR_FONT = ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR)

Entry = str | Flowable | Sequence[Flowable]


def table(columns: Sequence[Column], rows: Sequence[Sequence[Entry]], row: float = ROW) -> Flowable:
    """A calm list: the head repeats on every page, a thin line under each row, `row` high."""
    whole = sum(column.share for column in columns)
    widths = [look.WIDTH * column.share / whole for column in columns]
    heads: list[Entry] = [look.text(column.title, _head_of(column)) for column in columns]
    body = [
        [_cell(entry, column) for entry, column in zip(line, columns, strict=True)] for line in rows
    ]
    return LongTable(
        [heads, *body],
        colWidths=widths,
        minRowHeights=[22, *[row] * len(body)],
        repeatRows=1,
        # Else the head of the next page already stands at the foot of this one.
        splitInRow=int(any(_tall(entry) for line in rows for entry in line)),
        style=[
            _OUR_FONT,
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ("LINEBELOW", (0, 0), (-1, 0), 1.2, look.EDGE),
            ("LINEBELOW", (0, 1), (-1, -1), 0.6, look.LINE),
        ],
    )


def _head_of(column: Column) -> ParagraphStyle:
    """Above numbers that stand at the right, the word does too."""
    return look.QUIET_STRONG if not column.look.alignment else _RIGHT_HEAD


_RIGHT_HEAD = look.style(fonts.SEMIBOLD, look.SECOND, look.SOFT, alignment=2)


def _tall(entry: Entry) -> bool:
    """It may need more than a page."""
    return len(entry) > _LONG if isinstance(entry, str) else not isinstance(entry, Flowable)


def _cell(entry: Entry, column: Column) -> Entry:
    return look.text(entry, column.look) if isinstance(entry, str) else entry


def grid(
    rows: Sequence[Sequence[Entry]],
    shares: Sequence[float],
    *,
    above: float = 2,
    below: float = 4,
    between: float = 6,
    line: str = "",
    width: float = look.WIDTH,
) -> Table:
    """Things beside each other, aligned at the top; `line`: "above" the first row or "below" all.

    Air in points. A row that is too tall for a page runs on.
    """
    rules: list[Any] = [
        _OUR_FONT,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), between),
        ("TOPPADDING", (0, 0), (-1, -1), above),
        ("BOTTOMPADDING", (0, 0), (-1, -1), below),
    ]
    if line == "above":
        rules.append(("LINEABOVE", (0, 0), (-1, 0), 0.8, look.LINE))
    if line == "below":
        rules.append(("LINEBELOW", (0, 0), (-1, -1), 0.6, look.LINE))
    widths = [width * share / sum(shares) for share in shares]
    content = [[e if isinstance(e, (str, Flowable)) else list(e) for e in row] for row in rows]
    return Table(content, colWidths=widths, style=rules, splitInRow=1)


class TickBoxes(Flowable):
    """Words, each with a drawn box before it, over as many lines as they need."""

    def __init__(
        self,
        words: Sequence[str],
        *,
        ticked: int | None = None,
        size: float = look.TEXT,
        box: float = 12.0,
        room_after: bool = False,
    ) -> None:
        """`ticked`: which box carries a tick; `room_after`: the last word asks for more."""
        super().__init__()
        self.words, self.ticked, self.size, self.box = words, ticked, size, box
        self.room_after = room_after
        self._lines: list[list[int]] = []

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        self._lines, used = [[]], 0.0
        for i, word in enumerate(self.words):
            wide = self._wide(word)
            if self._lines[-1] and used + wide > room:
                self._lines.append([])
                used = 0.0
            self._lines[-1].append(i)
            used += wide + _GAP
        self.width = room
        self.height = len(self._lines) * self._pitch
        return room, self.height

    def draw(self) -> None:
        y = self.height - self._pitch + 4
        x = 0.0
        for line in self._lines:
            x = 0.0
            for i in line:
                draw_box(self.canv, x, y, self.box, ticked=i == self.ticked)
                baseline = y + (self.box - self.size * 0.68) / 2
                look.draw_text(self.canv, x + self.box + 5, baseline, self.words[i], size=self.size)
                x += self._wide(self.words[i]) + _GAP
            y -= self._pitch
        if self.room_after:
            self.canv.setStrokeColor(look.EDGE)
            self.canv.setLineWidth(0.7)
            low = y + self._pitch + 1
            self.canv.line(x - _GAP + 5, low, self.width, low)

    @property
    def _pitch(self) -> float:
        return self.box + 9

    def _wide(self, word: str) -> float:
        return self.box + (5 + fonts.width(word, fonts.REGULAR, self.size) if word else 0)


def draw_box(pen: Canvas, x: float, y: float, side: float, *, ticked: bool = False) -> None:
    """One box to tick by pen, or already ticked."""
    pen.setStrokeColor(look.INK)
    pen.setLineWidth(1)
    pen.roundRect(x, y, side, side, 2, stroke=1, fill=0)
    if ticked:
        pen.setLineWidth(1.8)
        pen.setLineCap(1)
        pen.line(x + side * 0.22, y + side * 0.5, x + side * 0.42, y + side * 0.26)
        pen.line(x + side * 0.42, y + side * 0.26, x + side * 0.8, y + side * 0.78)


class WritingLine(Flowable):
    """A word and a line to write on."""

    def __init__(self, word: str = "", height: float = 24.0) -> None:
        super().__init__()
        self.word, self.high = word, height

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        self.width = room
        return room, self.high

    def draw(self) -> None:
        x = look.draw_text(self.canv, 0, 4, self.word, size=look.SECOND, colour=look.SOFT)
        self.canv.setStrokeColor(look.EDGE)
        self.canv.setLineWidth(0.7)
        self.canv.line(x + (6 if self.word else 0), 2, self.width, 2)


def panel(
    content: Sequence[Flowable],
    *,
    ground: Color = look.PAPER,
    edge: Color | None = look.LINE,
    inside: float = 14,
    width: float = look.WIDTH,
) -> Table:
    """A rounded card around a few paragraphs; it may run on to a next page."""
    rules: list[Any] = [
        _OUR_FONT,
        ("BACKGROUND", (0, 0), (-1, -1), ground),
        ("LEFTPADDING", (0, 0), (-1, -1), inside),
        ("RIGHTPADDING", (0, 0), (-1, -1), inside),
        ("TOPPADDING", (0, 0), (-1, -1), inside - 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), inside),
        ("ROUNDEDCORNERS", [8, 8, 8, 8]),
    ]
    if edge is not None:
        rules.append(("BOX", (0, 0), (-1, -1), 0.8, edge))
    return Table([[list(content)]], colWidths=[width], style=rules, splitInRow=1)


def rule() -> HRFlowable:
    """A quiet line across, kept with what it opens."""
    line = HRFlowable(width="100%", thickness=0.8, color=look.LINE, spaceBefore=2, spaceAfter=6)
    line.keepWithNext = True
    return line


def paragraphs(words: str, style: ParagraphStyle = look.BODY) -> list[Paragraph]:
    """Long text as separate paragraphs, so that it can run over pages."""
    return [look.text(line, style) for line in words.splitlines() if line.strip()]
