"""The notice bar: one sentence about what just happened, with the way back beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from ipso_desk.ui import icons, theme
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.paper import Paper
from ipso_desk.ui.widgets.text import Text

NAME = "notice"
"""By which the order of reading knows it: nobody comes to its buttons without going there."""
SAID, WARNED = "said", "warned"


class Notice(Paper):
    """Hidden until something is to be said. `undone` when the person takes it back.

    When it goes while somebody is at its buttons, the hand goes back to where it was after the
    act; `let_go` when that is no more.
    """

    undone = Signal()
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self._from: QWidget | None = None
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
        hand = QApplication.focusWidget()
        if hand is not None and self.isAncestorOf(hand):
            self._give_back()
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
        QTimer.singleShot(0, self, self._remember)
        announce(self, sentence)

    def _remember(self) -> None:
        """Where the hand is once the act is over, and a form that was open is closed."""
        hand = QApplication.focusWidget()
        if hand is not None and not self.isAncestorOf(hand):
            self._from = hand

    def _give_back(self) -> None:
        back, self._from = self._from, None
        if back is not None and Shiboken.isValid(back) and back.isVisible() and back.isEnabled():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.let_go.emit()

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


def leave_to_field(field: QWidget, sentence: str) -> bool:
    """What is said under a field is not said below the page as well; true when it was."""
    above = field.parentWidget()
    while above is not None:
        notice = getattr(above, "notice", None)
        if isinstance(notice, Notice):
            twice = notice.isVisible() and notice.text() == sentence
            if twice:
                notice.clear()
            return twice
        above = above.parentWidget()
    return False
