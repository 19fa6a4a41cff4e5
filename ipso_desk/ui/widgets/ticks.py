"""A tick, and one of a few that are all visible."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from ipso_desk.ui import theme


def _hint(button: QAbstractButton) -> QSize:
    look = theme.current()
    button.ensurePolished()
    words = button.fontMetrics().horizontalAdvance(button.text())
    return QSize(look.icon + look.space(2) + words + 6, look.target)


def _paint(button: QAbstractButton, *, round_: bool) -> None:
    look = theme.current()
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = look.icon
    box = QRectF(2, (button.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
    on, usable = button.isChecked(), button.isEnabled()
    painter.setPen(QPen(look.color("primary" if on and usable else "edge"), 2))
    painter.setBrush(look.color("primary" if on and not round_ and usable else "surface"))
    if round_:
        painter.drawEllipse(box)
        if on:
            painter.setBrush(look.color("primary" if usable else "edge"))
            inner = side * 0.26
            painter.drawEllipse(box.adjusted(inner, inner, -inner, -inner))
    else:
        painter.drawRoundedRect(box, 5, 5)
        if on:
            painter.setPen(QPen(look.color("on_primary" if usable else "soft"), max(2.0, side / 9)))
            x, y, s = box.x(), box.y(), box.width()
            corners = ((0.22, 0.53), (0.43, 0.73), (0.79, 0.28))
            painter.drawPolyline([QPointF(x + a * s, y + b * s) for a, b in corners])
    painter.setPen(look.color("ink" if usable else "soft"))
    words = QRectF(side + 2 + look.space(2), 0, button.width(), button.height())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(words, flags | Qt.TextFlag.TextSingleLine, button.text())
    painter.end()


class CheckBox(QCheckBox):
    """A tick with its words; the whole line can be pressed."""

    def __init__(self, text: str, *, checked: bool = False, name: str = "") -> None:
        super().__init__(text)
        self.setChecked(checked)
        self.setAccessibleName(name or text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        return _hint(self)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, round_=False)


class RadioChoice(QRadioButton):
    """One of a few, all of them visible."""

    def __init__(self, text: str, *, checked: bool = False, name: str = "") -> None:
        super().__init__(text)
        self.setChecked(checked)
        self.setAccessibleName(name or text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _hint(self)

    def minimumSizeHint(self) -> QSize:
        return _hint(self)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        _paint(self, round_=True)
