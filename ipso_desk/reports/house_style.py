"""The look of everything printed: colours, sizes, text that is only text, the page around it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from ipso_desk.reports import dutch, fonts
from ipso_desk.reports.air import aired

# Text armour for printers of long ago: it makes every file a quarter larger and slower.
rl_config.useA85 = 0

# The light tokens of the window, on paper.
PAPER = HexColor("#FAF7F2")
SURFACE = HexColor("#FFFFFF")
BAR = HexColor("#F1EBE1")
INK = HexColor("#2B2622")
SOFT = HexColor("#5E554B")
LINE = HexColor("#E3DCD0")
EDGE = HexColor("#857C6E")
PRIMARY = HexColor("#1C5E5A")
TINT = HexColor("#DDEBE8")
WARM = HexColor("#A84E0A")
WARMTINT = HexColor("#FBEAD2")
PLUM = HexColor("#4F4560")
PLUMTINT = HexColor("#EEEAF2")

TITLE, SECTION, TEXT, SECOND = 24.0, 15.0, 12.0, 10.5
FOOT = 9.0

PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE = 22 * mm
TOP = 19 * mm
BOTTOM = 23 * mm
WIDTH = PAGE_WIDTH - 2 * SIDE
"""The width of the text, in points."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its size and margins, in points."""

    width: float
    height: float
    side: float
    top: float
    bottom: float
    foot: float = FOOT
    """The size of the letters of the foot."""

    @property
    def inside(self) -> float:
        """The width of the text."""
        return self.width - 2 * self.side


A4_PAPER = Paper(PAGE_WIDTH, PAGE_HEIGHT, SIDE, TOP, BOTTOM)
A5_PAPER = Paper(A5[0], A5[1], 13 * mm, 12 * mm, 19 * mm, foot=8.0)


def style(
    face: str = fonts.REGULAR,
    size: float = TEXT,
    colour: Color = INK,
    leading: float = 1.35,
    **more: Any,
) -> ParagraphStyle:
    """A paragraph style of the house; `leading` in lines."""
    return ParagraphStyle(
        f"{face}-{size}",
        fontName=face,
        fontSize=size,
        leading=size * leading,
        textColor=colour,
        splitLongWords=1,
        **more,
    )


BODY = style()
STRONG = style(fonts.SEMIBOLD)
QUIET = style(size=SECOND, colour=SOFT)
QUIET_STRONG = style(fonts.SEMIBOLD, SECOND, SOFT)
ITALIC = style(fonts.ITALIC, colour=SOFT)
HEADING = style(fonts.BOLD, TITLE, leading=1.15)
SUBHEADING = style(fonts.BOLD, SECTION, leading=1.2, keepWithNext=1)
LARGE = style(fonts.SEMIBOLD, SECTION, leading=1.25)


def text(words: str, look: ParagraphStyle = BODY) -> Paragraph:
    """A paragraph of anything a person may have typed; lines are kept, empty ones are not.

    The words never pass through ReportLab's markup: it reads files for an <img>, fails on a
    lone <b>, and takes minutes over ten thousand signs to escape.
    """
    pieces: list[ParaFrag] = []
    for line in words.splitlines():
        runs = list(fonts.runs(_breakable(line), look.fontName))
        if pieces and runs:
            pieces.append(_piece(look, look.fontName, "", lineBreak=True))
        pieces += [_piece(look, face, piece) for face, piece in runs]
    return Paragraph("", look, frags=pieces or [_piece(look, look.fontName, "")])


def spans(look: ParagraphStyle, *parts: tuple[str, ParagraphStyle]) -> Paragraph:
    """One paragraph of pieces with a look each; its lines are as those of `look`."""
    pieces = [
        _piece(own, face, piece)
        for words, own in parts
        for face, piece in fonts.runs(_breakable(words), own.fontName)
    ]
    return Paragraph("", look, frags=pieces or [_piece(look, look.fontName, "")])


def _piece(look: ParagraphStyle, face: str, words: str, **more: object) -> ParaFrag:
    return ParaFrag(
        text=words,
        fontName=face,
        fontSize=look.fontSize,
        textColor=look.textColor,
        bold=0,
        italic=0,
        rise=0,
        greek=0,
        link=[],
        us_lines=[],
        **more,
    )


_LONGEST_WORD = 120
"""In characters; ReportLab breaks longer words too, but takes the square of their length."""


def _breakable(line: str) -> str:
    if len(line) <= _LONGEST_WORD:
        return line
    return _TOO_LONG.sub(lambda word: " ".join(wrap(word[0], _LONGEST_WORD // 2)), line)


_TOO_LONG = re.compile(rf"\S{{{_LONGEST_WORD},}}")


def draw_text(
    canvas: Canvas,
    x: float,
    y: float,
    words: str,
    face: str = fonts.REGULAR,
    size: float = TEXT,
    colour: Color = INK,
) -> float:
    """Draw one line at (x, y); returns where it ends."""
    canvas.setFillColor(colour)
    for name, piece in fonts.runs(words, face):
        canvas.setFont(name, size)
        canvas.drawString(x, y, piece)
        x += canvas.stringWidth(piece, name, size)
    return x


def fit(words: str, face: str, size: float, room: float) -> str:
    """The words, shortened with an ellipsis where a single line has no room for them."""
    words = fonts.drawable(words)
    if fonts.width(words, face, size) <= room:
        return words
    low, high = 0, min(len(words), 400)
    while low < high:
        middle = (low + high + 1) // 2
        if fonts.width(words[:middle].rstrip() + "…", face, size) <= room:
            low = middle
        else:
            high = middle - 1
    return words[:low].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands on every page of a print."""

    title: str
    centre: str
    printed_at: datetime
    """Local time; it makes the print what it is: the same moment, the same bytes."""
    confidential: bool = False
    """Where names stand."""


class _Pages(Canvas):
    """A canvas that knows how many pages there are before the foot of the first is drawn."""

    def __init__(
        self,
        *args: Any,
        head: Letterhead,
        foot: Callable[[Canvas, int, int], None],
        **kw: Any,
    ) -> None:
        # Without a first font of ours every page names Helvetica, which is not embedded.
        super().__init__(*args, **{**kw, "initialFontName": fonts.REGULAR})
        _tell(self, head)
        self._foot = foot
        self._finished: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802 - ReportLab's own name
        self._finished.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        finished = self._finished
        for number, page in enumerate(finished, 1):
            self.__dict__.update(page)
            self._foot(self, number, len(finished))
            super().showPage()
        super().save()


def blank_canvas(out: io.BytesIO, head: Letterhead) -> Canvas:
    """A page of A4 without a foot, for sheets of which every part is used."""
    options: dict[str, Any] = {"initialFontName": fonts.REGULAR}
    canvas = Canvas(out, pagesize=A4, invariant=1, lang="nl-NL", **options)
    canvas.setTitle(fonts.drawable(head.title))
    canvas.setAuthor(fonts.drawable(head.centre))
    canvas.setSubject("vertrouwelijk" if head.confidential else "")
    canvas.setCreator(_CREATOR)
    _tell(canvas, head)
    return canvas


_CREATOR = "IPSO Desk"


def _tell(canvas: Canvas, head: Letterhead) -> None:
    """The moment of printing is that of the file; a reader shows the title, not the file's name."""
    moment = f"{head.printed_at:D:%Y%m%d%H%M%S%z}"
    hour = moment[:-2] + f"'{moment[-2:]}'" if head.printed_at.tzinfo else moment
    canvas.setDateFormatter(lambda *_: hour)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _draw_foot(head: Letterhead, paper: Paper, canvas: Canvas, page: int, pages: int) -> None:
    y, size = paper.bottom - 10 * mm, paper.foot
    canvas.saveState()
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(paper.side, y + 14, paper.width - paper.side, y + 14)
    name = fit(f"{head.centre} · {head.title}", fonts.REGULAR, size, paper.inside - 110)
    draw_text(canvas, paper.side, y, name, size=size, colour=SOFT)
    counter = f"pagina {page} van {pages}"
    right = paper.width - paper.side
    start = right - fonts.width(counter, fonts.REGULAR, size)
    draw_text(canvas, start, y, counter, size=size, colour=SOFT)
    printed = f"afgedrukt op {dutch.moment(head.printed_at)}"
    draw_text(canvas, paper.side, y - 12, printed, size=size, colour=SOFT)
    if head.confidential:
        word = "vertrouwelijk"
        start = right - fonts.width(word, fonts.BOLD, size)
        draw_text(canvas, start, y - 12, word, fonts.BOLD, size, INK)
    canvas.restoreState()


Decorate = Callable[[Canvas], None]


def band(canvas: Canvas, high: float, colour: Color = PAPER) -> None:
    """A quiet ground behind the head of a page."""
    canvas.setFillColor(colour)
    canvas.rect(0, PAGE_HEIGHT - high, PAGE_WIDTH, high, stroke=0, fill=1)


def build(
    head: Letterhead,
    story: Sequence[Flowable],
    *,
    first_page: Decorate | None = None,
    every_page: Decorate | None = None,
) -> bytes:
    """The story as a PDF: A4, the foot on every page, fonts embedded."""
    frame = Frame(
        SIDE,
        BOTTOM,
        WIDTH,
        PAGE_HEIGHT - TOP - BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def decorate(canvas: Canvas, document: BaseDocTemplate) -> None:
        for draw in (every_page, first_page if document.page == 1 else None):
            if draw:
                canvas.saveState()
                draw(canvas)
                canvas.restoreState()

    return assemble(head, story, [PageTemplate(frames=[frame], onPage=decorate)])


def assemble(
    head: Letterhead,
    story: Sequence[Flowable],
    templates: Sequence[PageTemplate],
    paper: Paper = A4_PAPER,
) -> bytes:
    """The story over pages of one's own making, with the foot and what a reader is told."""
    fonts.ready()
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=(paper.width, paper.height),
        pageTemplates=list(templates),
        title=fonts.drawable(head.title),
        author=fonts.drawable(head.centre),
        subject="vertrouwelijk" if head.confidential else "",
        creator=_CREATOR,
        lang="nl-NL",
        invariant=1,
    )
    document.build(
        aired(story),
        canvasmaker=lambda *args, **kw: _Pages(
            *args,
            head=head,
            foot=lambda canvas, page, pages: _draw_foot(head, paper, canvas, page, pages),
            **kw,
        ),
    )
    return out.getvalue()
