"""How the maandagenda fills its sheet: as large as it can be on one page of A4, or on a leaflet.

What is there for people who are incurably ill stands on the first page, whatever else is full.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from ipso_desk.reports import dutch
from ipso_desk.reports import house_style as look
from ipso_desk.reports.month_items import MonthAgenda
from ipso_desk.reports.month_parts import Parts

_GAP = 18.0
_ROOM = 20_000.0
_COLUMNS, _LATER = "first", "later"
_SUN, _LIGHT = HexColor("#F4CC94"), HexColor("#F8DDB6")


_DOOR = replace(look.A4_PAPER, side=16 * mm, top=10 * mm, bottom=19 * mm)
_LEAF = replace(look.A5_PAPER, top=9 * mm)
_Try = tuple[int, float]
"""So many columns, letters of that size."""


def on_a4(agenda: MonthAgenda) -> bytes:
    """To hang on the door."""
    sizes = (14, 13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5)
    return _made(agenda, _DOOR, [[(2, size) for size in sizes]], pages=1)


def on_a5(agenda: MonthAgenda) -> bytes:
    """To hand out or send along: a leaf with two sides."""
    tries: list[list[_Try]] = [
        [(1, size) for size in (12, 11.5, 11, 10.5, 10)],
        [(2, 10), (2, 9.5)],
        [(1, 10)],
    ]
    return _made(agenda, _LEAF, tries, pages=2)


def _made(
    agenda: MonthAgenda, paper: look.Paper, tries: Sequence[Sequence[_Try]], pages: int
) -> bytes:
    """The largest letters with which it fits on so many pages; else the last try of all.

    Within a row of tries letters become smaller, so that half of them need not be looked at.
    """
    made: dict[_Try, _Sheet] = {}

    def fits(one: _Try) -> bool:
        made[one] = _Sheet(agenda, paper, *one)
        return bool(made[one].placed) and len(made[one].placed) <= pages

    for row in tries:
        at = bisect_left(row, True, key=fits)
        if at < len(row):
            return made[row[at]].pdf()
    last = _Sheet(agenda, paper, *tries[-1][-1])
    return last.pdf() if last.placed else _running(agenda, paper)


def _head(agenda: MonthAgenda) -> look.Letterhead:
    name = dutch.month(agenda.year, agenda.month)
    return look.Letterhead(f"Agenda {name}", agenda.centre, agenda.printed_at)


class _Sheet:
    """The agenda with letters of one size. `placed` is per page, per column what stands there;
    empty where something is too tall for a column."""

    def __init__(self, agenda: MonthAgenda, paper: look.Paper, columns: int, size: float) -> None:
        self._agenda, self._paper, self._columns = agenda, paper, columns
        self._wide = (paper.inside - _GAP * (columns - 1)) / columns
        self._parts = Parts(agenda, size, paper.inside, self._wide, large=paper is _DOOR)
        self._top = self._parts.top()
        self._foot = self._parts.foot()
        self._band = paper.top + _tall(self._top, paper.inside) + 9
        self._foot_tall = _tall(self._foot, paper.inside)
        self.placed = self._place(self._parts.blocks())

    def pdf(self) -> bytes:
        story: list[Flowable] = [*self._top, FrameBreak()]
        for number, page in enumerate(self.placed):
            if number:
                story += [NextPageTemplate(_LATER), PageBreak()]
            for rank, column in enumerate(page):
                story += [FrameBreak()] if rank else []
                story += column
            if number == 0:
                story += [FrameBreak(), *self._foot]
        return look.assemble(_head(self._agenda), story, self._templates(), self._paper)

    def _place(self, blocks: list[Flowable]) -> list[list[list[Flowable]]]:
        tall = [_tall([block], self._wide) for block in blocks]
        first, later = self._heights()
        if first < 120 or any(high > min(first, later) for high in tall):
            return []
        pages: list[list[list[Flowable]]] = []
        start = 0
        while start < len(blocks) or not pages:
            room = later if pages else first
            ends = _fill(tall, start, room, self._columns)
            if ends[-1] == len(blocks):
                ends = _even(tall, start, room, self._columns)
            edges = [start, *ends]
            pages.append([blocks[a:b] for a, b in pairwise(edges)])
            start = ends[-1]
        return pages

    def _heights(self) -> tuple[float, float]:
        paper = self._paper
        later = paper.height - paper.top - paper.bottom
        return paper.height - self._band - self._foot_tall - 2 * _GAP * 0.8 - paper.bottom, later

    def _templates(self) -> list[PageTemplate]:
        paper = self._paper
        first, later = self._heights()
        low = paper.bottom + self._foot_tall + _GAP * 0.8
        head = _frame(paper.side, paper.height - self._band, paper.inside, self._band - paper.top)
        columns = [self._column(rank, low, first) for rank in range(self._columns)]
        foot = _frame(paper.side, paper.bottom, paper.inside, self._foot_tall + 1)
        others = [self._column(rank, paper.bottom, later) for rank in range(self._columns)]

        def decorate(canvas: Canvas, _document: BaseDocTemplate) -> None:
            canvas.saveState()
            _daylight(canvas, paper, self._band)
            canvas.restoreState()

        return [
            PageTemplate(_COLUMNS, frames=[head, *columns, foot], onPage=decorate),
            PageTemplate(_LATER, frames=others),
        ]

    def _column(self, rank: int, low: float, high: float) -> Frame:
        # A hair more than what was reckoned with: two sums of the same heights may differ.
        return _frame(self._paper.side + rank * (self._wide + _GAP), low, self._wide, high + 0.5)


def _frame(x: float, y: float, wide: float, high: float) -> Frame:
    return Frame(x, y, wide, high, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _tall(parts: Sequence[Flowable], wide: float) -> float:
    return sum(part.wrap(wide, _ROOM)[1] for part in parts)


def _fill(tall: Sequence[float], start: int, room: float, columns: int) -> list[int]:
    """Where each column ends when it takes what fits."""
    ends, at = [], start
    for _ in range(columns):
        used = 0.0
        while at < len(tall) and used + tall[at] <= room:
            used += tall[at]
            at += 1
        ends.append(at)
    return ends


def _even(tall: Sequence[float], start: int, room: float, columns: int) -> list[int]:
    """The same with columns as even as they can be."""
    low, high = max(tall[start:], default=0.0), room
    for _ in range(20):
        middle = (low + high) / 2
        if _fill(tall, start, middle, columns)[-1] == len(tall):
            high = middle
        else:
            low = middle
    return _fill(tall, start, high, columns)


def _daylight(canvas: Canvas, paper: look.Paper, band: float) -> None:
    """The warm band, with a low sun in its corner."""
    low = paper.height - band
    canvas.setFillColor(look.WARMTINT)
    canvas.rect(0, low, paper.width, band, stroke=0, fill=1)
    path = canvas.beginPath()
    path.rect(0, low, paper.width, band)
    canvas.clipPath(path, stroke=0, fill=0)
    x, round_ = paper.width - paper.side - band * 0.42, band * 0.5
    for radius, colour in ((round_ * 1.45, _LIGHT), (round_, _SUN)):
        canvas.setFillColor(colour)
        canvas.circle(x, low, radius, stroke=0, fill=1)


def _running(agenda: MonthAgenda, paper: look.Paper) -> bytes:
    """For what no column can hold: everything below each other, over as many pages as needed."""
    parts = Parts(agenda, 12, paper.inside, paper.inside, large=False)
    story = [*parts.top(), *parts.lines(), *parts.foot()]
    frame = _frame(paper.side, paper.bottom, paper.inside, paper.height - paper.top - paper.bottom)
    return look.assemble(_head(agenda), story, [PageTemplate(frames=[frame])], paper)
