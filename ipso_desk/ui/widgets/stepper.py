"""Tallying: minus, number, plus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.spoken import speak_for
from ipso_desk.ui.widgets.spoken_button import SpokenButton
from ipso_desk.ui.widgets.text import Text


class RoundButton(QPushButton):
    """A big round minus or plus."""

    def __init__(self, sign: str, name: str) -> None:
        super().__init__(sign)
        speak_for(RoundButton, SpokenButton)
        self.setAccessibleName(name)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme.current().desk_target
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        usable = self.isEnabled()
        active = usable and (self.isDown() or self.underMouse())
        painter.setBrush(look.color("tint" if active else "surface"))
        painter.setPen(QPen(look.color("edge" if usable else "line"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 18, 18)
        ink = look.color(("on_tint" if active else "ink") if usable else "soft")
        painter.setPen(QPen(ink, max(2.5, look.em / 6.5)))
        middle, arm = QRectF(self.rect()).center(), look.em * 0.38
        painter.drawLine(
            round(middle.x() - arm), round(middle.y()), round(middle.x() + arm), round(middle.y())
        )
        if self.text() == "+":
            painter.drawLine(
                round(middle.x()),
                round(middle.y() - arm),
                round(middle.x()),
                round(middle.y() + arm),
            )
        painter.end()


class Stepper(QWidget):
    """`label  ( - )  3  ( + )`; `stepped(value)` when the person pressed. Never below zero."""

    stepped = Signal(int)

    def __init__(self, label: str, value: int = 0) -> None:
        super().__init__()
        self._label = label
        self._value = max(0, value)
        self.minus = RoundButton("-", f"{label}: een minder")
        self.plus = RoundButton("+", f"{label}: een meer")
        self._number = Text("", "number", wrap=False)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.minus.clicked.connect(lambda: self._step(-1))
        self.plus.clicked.connect(lambda: self._step(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space(1))
        row.addWidget(Text(label, wrap=False))
        row.addWidget(self.minus)
        row.addWidget(self._number)
        row.addWidget(self.plus)
        self._dress()
        theme.signals().changed.connect(self._dress)
        self._show()

    def value(self) -> int:
        return self._value

    def set_value(self, value: int) -> None:
        """Show a number without `stepped`."""
        self._value = max(0, value)
        self._show()

    def _step(self, by: int) -> None:
        self.set_value(self._value + by)
        announce(self, f"{self._label}: {self._value}")
        self.stepped.emit(self._value)

    def _show(self) -> None:
        self._number.setText(str(self._value))
        self._number.setAccessibleName(f"{self._label}: {self._value}")
        self.setAccessibleName(f"{self._label}: {self._value}")
        if self._value == 0 and self.minus.hasFocus():
            # A button that goes dead under the hand loses the focus to nowhere.
            self.plus.setFocus()
        self.minus.setEnabled(self._value > 0)

    def _dress(self) -> None:
        look = theme.current()
        self._number.setMinimumWidth(round(look.em * 1.9))
