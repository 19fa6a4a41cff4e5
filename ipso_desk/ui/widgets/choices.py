"""Fields to choose in: a tick, one of a few, one of many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ipso_desk.ui import icons, theme


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


class Select(QComboBox):
    """One of many, from a list of (code, words). The wheel never changes it by accident."""

    def __init__(
        self,
        choices: Sequence[tuple[object, str]] = (),
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if name:
            self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Fill the list anew; what was chosen stays chosen when it is still there."""
        before = self.code()
        self.blockSignals(True)
        self.clear()
        for code, words in choices:
            self.addItem(words, code)
        self.set_code(before)
        self.blockSignals(False)

    def code(self) -> object:
        """The code of what is chosen, None when nothing is."""
        return self.currentData()

    def set_code(self, code: object) -> None:
        """Choose by code; an unknown code leaves the first choice."""
        for index in range(self.count()):
            if self.itemData(index) == code:
                self.setCurrentIndex(index)
                return

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + theme.current().icon + theme.current().space(2), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.current().em * 9), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        look = theme.current()
        side = look.icon
        right = self.width() - side - look.space(2)
        words = self.rect().adjusted(look.space(3), 0, 0, 0)
        words.setRight(right - 4)
        text = painter.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.setPen(look.color("ink" if self.isEnabled() else "soft"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        square = QRectF(right, (self.height() - side) / 2, side, side)
        icons.paint(painter, "chevron-down", square, "soft")
        painter.end()
