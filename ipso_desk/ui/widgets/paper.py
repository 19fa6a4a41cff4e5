"""The grounds that things stand on: a sheet with round corners, and strips at the edges."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from ipso_desk.ui import theme

_ROUND = 14


class Paper(QFrame):
    """A sheet with round corners, in two colours of the theme."""

    ground, edge = "surface", "line"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(1, 1, 1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(self.edge), 1))
        painter.setBrush(look.color(self.ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        painter.end()


class Strip(QWidget):
    """The ground of a bar, with a line along the side where the page begins: "right" or "top"."""

    def __init__(self, side: str) -> None:
        super().__init__()
        self._side = side

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(event.rect(), look.color("bar"))
        painter.setPen(QPen(look.color("line"), 1))
        box = self.rect()
        end = box.bottomRight() if self._side == "right" else box.topLeft()
        painter.drawLine(box.topRight(), end)
        painter.end()
