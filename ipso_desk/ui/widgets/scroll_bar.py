"""A scroll bar that is only its handle."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle, QStyleOptionSlider

from ipso_desk.ui import theme

_ROUND, _ASIDE = 5, 2


class ScrollBar(QScrollBar):
    """Moves as the style says; only its looks are ours. A stylesheet would cost 40 KiB each."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
        handle = self.style().subControlRect(control, option, part, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(theme.current().color("edge"))
        box = QRectF(handle).adjusted(_ASIDE, _ASIDE, -_ASIDE, -_ASIDE)
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        painter.end()


def give_scroll_bars(area: QAbstractScrollArea) -> None:
    """Put our bars at an area's right and foot."""
    area.setVerticalScrollBar(ScrollBar())
    area.setHorizontalScrollBar(ScrollBar())
