"""Chips above the entries: which of them are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.flow import Flow


class FilterChip(QRadioButton):
    """One choice, round and quiet; filled when it is chosen."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        look = theme.current()
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        wide = look.metrics("strong").horizontalAdvance(self.text()) + 2 * look.space(4)
        return QSize(wide, look.target)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("action" if on else "edge"), 2 if on else 1))
        painter.setBrush(look.color("tint" if on else "surface"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(look.font("strong") if on else self.font())
        painter.setPen(look.color("on_tint" if on else "ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class FilterChips(QWidget):
    """One of these is chosen; `chosen(code)` when it is another."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.setAccessibleName("Welke notities")
        self._group = QButtonGroup(self)
        self._codes: dict[QAbstractButton, object] = {}
        line = Flow()
        for code, words in choices:
            chip = FilterChip(words)
            self._group.addButton(chip)
            self._codes[chip] = code
            line.add(chip)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(line)
        self.set_code(choices[0][0])
        self._group.buttonToggled.connect(self._toggled)

    def code(self) -> object:
        return next((code for chip, code in self._codes.items() if chip.isChecked()), None)

    def set_code(self, code: object) -> None:
        for button, known in self._codes.items():
            if known == code:
                button.setChecked(True)

    def _toggled(self, button: QAbstractButton, on: bool) -> None:
        if on:
            self.chosen.emit(self._codes[button])
