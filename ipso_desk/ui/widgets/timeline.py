"""A line of time: what was so from when, newest first, on one drawn line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.flow import empty
from ipso_desk.ui.widgets.text import Text


class Moment(NamedTuple):
    """A dated point: when, what, a quiet line. `now` for what still holds."""

    when: str
    what: str
    second: str = ""
    now: bool = False


class _Point(QWidget):
    def __init__(self, moment: Moment, *, first: bool, last: bool) -> None:
        super().__init__()
        self._moment, self._first, self._last = moment, first, last
        parts = (moment.when, moment.what, moment.second, "nu" if moment.now else "")
        self.setAccessibleName(", ".join(part for part in parts if part))
        row = QHBoxLayout(self)
        look = theme.current()
        row.setContentsMargins(look.em * 2, look.space(2), 0, look.space(2))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(moment.when, "second"))
        words.addWidget(Text(moment.what, "strong"))
        if moment.second:
            words.addWidget(Text(moment.second, "second"))
        row.addLayout(words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = look.em * 0.8, look.space(2) + look.em * 0.65
        painter.setPen(QPen(look.color("edge"), 2))
        if not self._first:
            painter.drawLine(QPointF(x, 0), QPointF(x, y))
        if not self._last:
            painter.drawLine(QPointF(x, y), QPointF(x, self.height()))
        painter.setPen(QPen(look.color("action"), 2))
        painter.setBrush(look.color("action" if self._moment.now else "surface"))
        painter.drawEllipse(QPointF(x, y), look.em * 0.38, look.em * 0.38)
        painter.end()


class Timeline(QWidget):
    """`set_moments` shows them from top to bottom in the order given."""

    def __init__(self, name: str = "Tijdlijn") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def set_moments(self, moments: Sequence[Moment]) -> None:
        empty(self._box)
        for index, moment in enumerate(moments):
            last = index == len(moments) - 1
            self._box.addWidget(_Point(moment, first=index == 0, last=last))
