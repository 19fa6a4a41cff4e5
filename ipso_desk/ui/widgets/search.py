"""The search box: type and see, Esc clears, the number of hits is said."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ipso_desk.ui import dress, icons, theme
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.text import Text

_HOW = "pijl omlaag en omhoog kiezen, Esc maakt leeg"
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class SearchField(QLineEdit):
    """The line itself, with the looking glass in it."""

    moved = Signal(int)
    left = Signal()

    def __init__(self, name: str, *, desk: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        # Else the placeholder would be read out, which is the name once more.
        self.setAccessibleDescription(_HOW)
        self.setProperty("desk", desk)
        dress.wear(self, "field menu")
        self._margins()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._margins()

    def event(self, event: QEvent) -> bool:
        # Ctrl+Z belongs to the last action, not to the letters of a search.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.key() == Qt.Key.Key_Escape and self.text():
                # Esc clears first; only an empty box leaves it to the page.
                event.accept()
                return True
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
                event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.current()
        side = look.icon
        painter = QPainter(self)
        square = QRectF(look.space(3), (self.height() - side) / 2, side, side)
        icons.paint(painter, "search", square, "soft")
        painter.end()

    def _margins(self) -> None:
        look = theme.current()
        self.setTextMargins(look.icon + look.space(3), 0, 0, 0)


class SearchBox(QWidget):
    """Search field with the hit count beside it.

    `searched(text)` on every change, `entered` on Enter, `moved(step)` on the arrow keys:
    connect the last two to a RowList so that the hand stays where it is.
    """

    searched = Signal(str)
    entered = Signal()
    moved = Signal(int)

    def __init__(self, name: str = "Zoeken", *, desk: bool = False) -> None:
        super().__init__()
        self.field = SearchField(name, desk=desk)
        self._hits = Text("", "second", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space(3))
        row.addWidget(self.field, 1)
        row.addWidget(self._hits)
        self._hits.hide()
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self.searched)
        self.field.returnPressed.connect(self.entered)
        self.field.moved.connect(self.moved)

    def text(self) -> str:
        return self.field.text()

    def clear(self) -> None:
        self.field.clear()

    def set_hits(self, count: int | None, one: str = "gevonden", more: str = "") -> None:
        """Say how many were found: set_hits(2, "gast gevonden", "gasten gevonden")."""
        self._hits.setVisible(count is not None)
        if count is None:
            return
        words = one if count == 1 else more or one
        sentence = f"{count} {words}"
        if sentence != self._hits.text():
            self._hits.setText(sentence)
            announce(self.field, sentence)
