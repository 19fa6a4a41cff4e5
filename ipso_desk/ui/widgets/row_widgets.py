"""The widgets of one row: one that opens, one that only tells, and the buttons in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from ipso_desk.ui.widgets.buttons import Button
from ipso_desk.ui.widgets.repeated_button import RepeatedButton
from ipso_desk.ui.widgets.row_drawing import Row, RowAction, RowShape, draw, shape

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.rows import RowList

_KEYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RowParts:
    """What a row that opens and a row that only tells have in common."""

    def __init__(self, widget: QWidget, owner: RowList) -> None:
        self.widget = widget
        self.owner = owner
        self.row = Row(None, "")
        self.buttons: list[Button] = []
        self._idle: list[Button] = []
        """Made for a row with more to press; the last one is the next that is needed."""
        self._shapes: dict[int, RowShape] = {}
        self._placed = -1

    def fill(self, row: Row) -> None:
        if row == self.row:
            return
        before, self.row = self.row, row
        self.widget.setAccessibleName(row.spoken)
        if before.actions != row.actions or before.title != row.title or before.key != row.key:
            self._fill_buttons(row)
        self.forget()
        self.widget.update()

    def forget(self) -> None:
        self._shapes.clear()
        self._placed = -1

    def height(self, width: int) -> int:
        return self.shape(width).height

    def shape(self, width: int) -> RowShape:
        known = self._shapes.get(width)
        if known is None:
            if len(self._shapes) > 4:
                # Layouts ask for a few widths; dragging the window asks for hundreds.
                self._shapes.clear()
            sizes = [button.sizeHint() for button in self.buttons]
            known = shape(self.row, width, sizes, desk=self.owner.desk)
            self._shapes[width] = known
        return known

    def place(self) -> None:
        if self._placed == self.widget.width():
            return
        self._placed = self.widget.width()
        places = self.shape(self.widget.width()).buttons
        for button, box in zip(self.buttons, places, strict=True):
            button.setGeometry(box)

    def paint(self) -> None:
        painter = QPainter(self.widget)
        marked = self.owner.marked() == self.row.key and self.row.key is not None
        at = self.shape(self.widget.width())
        draw(
            painter,
            self.row,
            at,
            self.widget.size(),
            marked=marked,
            line=not self.owner.is_last(self.row),
        )
        painter.end()

    def _fill_buttons(self, row: Row) -> None:
        while len(self.buttons) > len(row.actions):
            gone = self.buttons.pop()
            gone.hide()
            self._idle.append(gone)
        for index, action in enumerate(row.actions):
            name = action.name or f"{action.label}: {row.title}"
            if index == len(self.buttons) and self._idle:
                self.buttons.append(self._idle.pop())
                self.buttons[index].setVisible(True)
            if index < len(self.buttons):
                button = self.buttons[index]
                button.set_kind(action.kind)
                button.set_words(action.label, name)
                button.set_icon(action.icon)
            else:
                self._add_button(index, action, name)

    def _add_button(self, index: int, action: RowAction, name: str) -> None:
        button = RowButton(self.owner, action, name, self.widget)
        button.clicked.connect(lambda: self._acted(index))
        if self.widget.isVisible():
            button.show()
        self.buttons.append(button)

    def _acted(self, index: int) -> None:
        self.owner.acted.emit(self.row.key, self.row.actions[index].key)


class RowButton(RepeatedButton):
    """A button in a row; the arrow keys go to the same button in another row."""

    def __init__(self, owner: RowList, action: RowAction, name: str, parent: QWidget) -> None:
        super().__init__(
            action.label, action.icon, action.kind, name=name, desk=owner.desk, parent=parent
        )
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _walked(self, self._owner, event):
            super().keyPressEvent(event)


class OpeningRow(QPushButton):
    """A row that leads somewhere; a button to keyboard and screen reader."""

    def __init__(self, owner: RowList) -> None:
        super().__init__(owner)
        self._owner = owner
        self.parts = RowParts(self, owner)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.clicked.connect(lambda: owner.opened.emit(self.parts.row.key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _walked(self, self._owner, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.parts.paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.parts.place()


class TellingRow(QLabel):
    """A row that only tells; a label to a screen reader."""

    def __init__(self, owner: RowList) -> None:
        super().__init__(owner)
        self.parts = RowParts(self, owner)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.parts.paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.parts.place()


def _walked(button: QAbstractButton, owner: RowList, event: QKeyEvent) -> bool:
    step = _KEYS.get(Qt.Key(event.key()))
    return step is not None and owner.walk(button, step)
