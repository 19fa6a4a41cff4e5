"""Where an entry is typed: @ finds a guest, # a group or organisation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.pages.logbook.links_field import Picked
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.form import TextArea
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList

_ASKED = re.compile(r"(?:^|\s)([@#])([^@#\n]{1,40})$")

Suggest = Callable[[str, str], Sequence[Picked]]
"""From the sign and what was typed after it to what fits."""


class _Lines(TextArea):
    """While something is suggested, the arrows and Enter choose."""

    asked = Signal(Qt.Key)

    def __init__(self, suggesting: Callable[[], bool]) -> None:
        super().__init__(lines=3)
        self._suggesting = suggesting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choosing = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._suggesting() and event.key() in (*choosing, Qt.Key.Key_Escape):
            self.asked.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)


class NoteArea(QWidget):
    """`picked(Picked)` when a name was chosen; the name then stands in the text."""

    picked = Signal(object)
    changed = Signal()

    def __init__(self, suggest: Suggest) -> None:
        super().__init__()
        self._suggest = suggest
        self._found: dict[int, Picked] = {}
        self._list = RowList("Bedoelt u")
        self._list.hide()
        self.lines = _Lines(lambda: not self._list.isHidden())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(1))
        box.addWidget(self.lines)
        box.addWidget(self._list)
        self.setFocusProxy(self.lines)
        self.lines.textChanged.connect(self._typed)
        self.lines.cursorPositionChanged.connect(self._look)
        self.lines.asked.connect(self._choose)
        self._list.acted.connect(lambda key, _: self._pick(key))

    def value(self) -> str:
        return self.lines.toPlainText().strip()

    def set_value(self, text: object) -> None:
        self.lines.setPlainText(str(text or ""))
        self._list.hide()

    def suggestions(self) -> list[str]:
        """What is suggested now."""
        return [] if self._list.isHidden() else [row.title for row in self._list.rows()]

    def _typed(self) -> None:
        self.changed.emit()
        self._look()

    def _look(self) -> None:
        match = _ASKED.search(self._before())
        found = self._suggest(match[1], match[2]) if match and match[2].strip() else ()
        self._found = dict(enumerate(found))
        self._list.set_rows(
            [
                Row(at, one.name, actions=(RowAction("pick", "Kiezen"),))
                for at, one in self._found.items()
            ]
        )
        self._list.mark_first()
        if found and self._list.isHidden():
            announce(self.lines, f"Bedoelt u {found[0].name}? Enter kiest.")
        self._list.setVisible(bool(found))

    def _choose(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Escape:
            self._list.hide()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            self._list.press_marked()

    def _pick(self, key: object) -> None:
        one = self._found.get(key) if isinstance(key, int) else None
        match = _ASKED.search(self._before())
        if one is None or match is None:
            return
        cursor = self.lines.textCursor()
        typed = len(f"{match[1]}{match[2]}".encode("utf-16-le")) // 2
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, typed)
        cursor.insertText(f"{one.name} ")
        self.lines.setTextCursor(cursor)
        self._list.hide()
        self.lines.setFocus()
        self.picked.emit(one)

    def _before(self) -> str:
        """What stands before the cursor on its line."""
        cursor = self.lines.textCursor()
        words = cursor.block().text().encode("utf-16-le")
        return words[: 2 * cursor.positionInBlock()].decode("utf-16-le", "ignore")
