"""A small drawing of blocks, strokes and words that paper and screen can both draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from ipso_desk.reports import fonts


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle, filled or as an outline."""

    x: float
    y: float
    width: float
    height: float
    corner: float = 0.0
    fill: Color | None = None
    edge: Color | None = None
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: Color
    thickness: float = 0.6


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; every letter of it is in its face."""

    x: float
    y: float
    text: str
    face: str
    size: float
    colour: Color


@dataclass
class Picture:
    """What is drawn, from back to front, in points from the lower left corner."""

    width: float
    height: float
    shapes: list[Block | Stroke] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def write(self, x: float, y: float, text: str, face: str, size: float, colour: Color) -> None:
        for name, piece in fonts.runs(text, face):
            self.words.append(Words(x, y, piece, name, size, colour))
            x += fonts.width(piece, face, size)

    def write_right(
        self, x: float, y: float, text: str, face: str, size: float, colour: Color
    ) -> None:
        self.write(x - fonts.width(text, face, size), y, text, face, size, colour)

    def write_middle(
        self, x: float, y: float, text: str, face: str, size: float, colour: Color
    ) -> None:
        self.write(x - fonts.width(text, face, size) / 2, y, text, face, size, colour)

    def flowable(self) -> Flowable:
        """To stand in a story. Draws straight on the page: a Drawing takes three times as long."""
        return _OnPaper(self)

    def drawing(self) -> Drawing:
        """The same as a ReportLab Drawing, for SVG and for other programs."""
        drawing = Drawing(self.width, self.height)
        for shape in (*self.shapes, *self.words):
            drawing.add(_as_node(shape))
        return drawing

    def text(self) -> Iterator[str]:
        """Every word in it, for a screen reader."""
        return (words.text for words in self.words)


class _OnPaper(Flowable):
    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.picture = picture
        self.width, self.height = picture.width, picture.height

    def draw(self) -> None:
        for shape in self.picture.shapes:
            if isinstance(shape, Block):
                self._block(shape)
            else:
                self.canv.setStrokeColor(shape.colour)
                self.canv.setLineWidth(shape.thickness)
                self.canv.line(shape.x, shape.y, shape.to_x, shape.to_y)
        pen = self.canv.beginText()
        face: tuple[str, float] = ("", 0)
        colour: Color | None = None
        # In reading order, and only what changes: a colour costs more than the words.
        for words in self.picture.words:
            if face != (words.face, words.size):
                face = (words.face, words.size)
                pen.setFont(*face)
            if colour is not words.colour:
                colour = words.colour
                pen.setFillColor(colour)
            pen.setTextOrigin(words.x, words.y)
            pen.textOut(words.text)
        self.canv.drawText(pen)

    def _block(self, block: Block) -> None:
        canvas = self.canv
        if block.fill is not None:
            canvas.setFillColor(block.fill)
        if block.edge is not None:
            canvas.setStrokeColor(block.edge)
            canvas.setLineWidth(0.8)
        if block.dashed:
            canvas.setDash(2, 2)
        canvas.roundRect(
            block.x,
            block.y,
            block.width,
            block.height,
            block.corner,
            stroke=int(block.edge is not None),
            fill=int(block.fill is not None),
        )
        if block.dashed:
            canvas.setDash()


def _as_node(shape: Block | Stroke | Words) -> Rect | Line | String:
    if isinstance(shape, Words):
        return String(
            shape.x,
            shape.y,
            shape.text,
            fontName=shape.face,
            fontSize=shape.size,
            fillColor=shape.colour,
        )
    if isinstance(shape, Stroke):
        line = Line(shape.x, shape.y, shape.to_x, shape.to_y)
        line.strokeColor, line.strokeWidth = shape.colour, shape.thickness
        return line
    rect = Rect(shape.x, shape.y, shape.width, shape.height, rx=shape.corner, ry=shape.corner)
    rect.fillColor, rect.strokeColor = shape.fill, shape.edge
    rect.strokeWidth = 0.8 if shape.edge is not None else 0
    if shape.dashed:
        rect.strokeDashArray = [2, 2]
    return rect
