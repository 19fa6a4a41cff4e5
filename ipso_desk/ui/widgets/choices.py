"""Fields to choose in: a tick, one of a few, one of many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ipso_desk.ui import dress, icons, theme
from ipso_desk.ui.widgets.flow import Columns
from ipso_desk.ui.widgets.spoken import speak_for
from ipso_desk.ui.widgets.spoken_select import SpokenSelect
from ipso_desk.ui.widgets.ticks import CheckBox, RadioChoice

__all__ = ["CheckBox", "RadioChoice", "Select", "SomeOf"]


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
        dress.wear(self, "field scroll")
        speak_for(Select, SpokenSelect)
        if name:
            self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Kept here: what Qt is given to keep comes back from it as a plain text or number.
        self._codes: list[object] = []
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Fill the list anew; what was chosen stays chosen when it is still there."""
        shown = (self.itemText(at) for at in range(self.count()))
        if list(zip(self._codes, shown, strict=True)) == list(choices):
            return  # a screen reader holds on to the lines it knows
        before = self.code()
        self.blockSignals(True)
        self.clear()
        self._codes = [code for code, _ in choices]
        self.addItems([words for _, words in choices])
        self.set_code(before)
        self.blockSignals(False)

    def code(self) -> object:
        """The code of what is chosen, None when nothing is."""
        at = self.currentIndex()
        return self._codes[at] if at >= 0 else None

    def set_code(self, code: object) -> None:
        """Choose by code; an unknown code leaves the first choice."""
        if code in self._codes:
            self.setCurrentIndex(self._codes.index(code))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + theme.current().icon + theme.current().space(2), hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.current().em * 9), self.sizeHint().height())

    def showPopup(self) -> None:
        if type(self.itemDelegate()) is not QStyledItemDelegate:
            # Only now: Qt's own lines for such a list know nothing of a height to press.
            self.setItemDelegate(QStyledItemDelegate(self))
        super().showPopup()

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


def _pile(widgets: Sequence[QWidget]) -> QWidget:
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for widget in widgets:
        box.addWidget(widget)
    box.addStretch(1)
    return whole


class SomeOf(QWidget):
    """Any number of a few, each a tick; in a form its value is the list of codes."""

    changed = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._ticks = {code: CheckBox(words, name=f"{name}: {words}") for code, words in choices}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        ticks = list(self._ticks.values())
        half = (len(ticks) + 1) // 2
        box.addWidget(Columns(_pile(ticks[:half]), _pile(ticks[half:]), narrowest=24))
        for tick in self._ticks.values():
            tick.toggled.connect(self.changed)
        self.setFocusProxy(next(iter(self._ticks.values())))

    def value(self) -> list[str]:
        return [code for code, tick in self._ticks.items() if tick.isChecked()]

    def set_value(self, codes: object) -> None:
        wanted = list(codes) if isinstance(codes, (list, tuple)) else []
        for code, tick in self._ticks.items():
            tick.setChecked(code in wanted)
