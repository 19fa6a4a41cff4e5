"""The notice bar: one sentence about what just happened, with the way back beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipso_desk.ui import icons, theme
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.paper import Paper
from ipso_desk.ui.widgets.text import Text

SAID, WARNED = "said", "warned"


class Notice(Paper):
    """Hidden until something is to be said. `undone` when the person takes it back."""

    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo: Callable[[], object] | None = None
        self._kind = SAID
        self._mark = Text(wrap=False)
        self._words = Text()
        self._back = quiet("Ongedaan maken")
        self._back.clicked.connect(self._take_back)
        self._close = quiet("Sluiten")
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout()
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        row.addWidget(self._back)
        row.addWidget(self._close)
        self._box = QVBoxLayout(self)
        self._box.addLayout(row)
        self._dress()
        theme.signals().changed.connect(self._dress)
        self.hide()

    def say(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Tell what has been done; with `undo`, "Ongedaan maken" stands beside it."""
        self._show(SAID, sentence, undo)

    def warn(self, sentence: str) -> None:
        """Tell what did not go, what is still whole and what to do next."""
        self._show(WARNED, sentence, None)

    def clear(self) -> None:
        self._undo = None
        self.hide()

    def text(self) -> str:
        return self._words.text()

    def _show(self, kind: str, sentence: str, undo: Callable[[], object] | None) -> None:
        if kind != self._kind:
            self._kind = kind
            self._dress()
        self._undo = undo
        self._words.setText(sentence)
        self._back.setVisible(undo is not None)
        self._back.setAccessibleDescription(sentence)
        self._close.setAccessibleName("Melding sluiten")
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def _take_back(self) -> None:
        undo = self._undo
        self.clear()
        if undo is not None:
            undo()
        self.undone.emit()

    def _dress(self) -> None:
        look = theme.current()
        warned = self._kind == WARNED
        ground, ink = ("warmtint", "warm") if warned else ("tint", "on_tint")
        self.ground, self.edge = ground, "warm" if warned else "edge"
        inks = QPalette(self.palette())
        inks.setColor(QPalette.ColorRole.WindowText, look.color("ink" if warned else "on_tint"))
        self.setPalette(inks)
        self._mark.setPixmap(icons.pixmap("triangle-alert" if warned else "check", ink))
        self._mark.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._box.setContentsMargins(look.space(4), look.space(1), look.space(2), look.space(1))
