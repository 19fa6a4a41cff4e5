"""A chip: a few words about a state, in a colour that only helps the words."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ipso_desk.ui import theme

CALM, WARM, PLUM, PLAIN = "calm", "warm", "plum", "plain"

# Kind → the colour behind the words, and of the words.
COLOURS = {
    CALM: ("tint", "on_tint"),
    WARM: ("warmtint", "warm"),
    PLUM: ("plumtint", "plum"),
    PLAIN: ("bar", "ink"),
}


class Chip(NamedTuple):
    """Words of a chip and its kind: calm, warm (asks for it today), plum (remembering), plain."""

    text: str
    kind: str = CALM


def chip_size(chip: Chip) -> QSize:
    look = theme.current()
    metrics = look.metrics("chip")
    wide = metrics.horizontalAdvance(chip.text) + 2 * look.space(3) + 2
    return QSize(wide, metrics.height() + 2 * look.space(1.5))


def paint_chip(painter: QPainter, chip: Chip, box: QRectF) -> None:
    look = theme.current()
    ground, ink = COLOURS[chip.kind]
    painter.setPen(
        look.color("edge") if look.scheme == theme.CONTRAST_SCHEME else Qt.PenStyle.NoPen
    )
    painter.setBrush(look.color(ground))
    painter.drawRoundedRect(box, 8, 8)
    painter.setPen(look.color(ink))
    painter.setFont(look.font("chip"))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, flags, chip.text)


class ChipLabel(QLabel):
    """A chip as a widget of its own (in lists the rows draw theirs)."""

    def __init__(self, text: str, kind: str = CALM) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_chip(self, text: str, kind: str = CALM) -> None:
        self._kind = kind
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(Chip(self.text(), self._kind))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, Chip(self.text(), self._kind), QRectF(self.rect()))
        painter.end()
