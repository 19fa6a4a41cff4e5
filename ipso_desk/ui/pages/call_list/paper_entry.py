"""Overtypen van papier: one person at a time, in the order of the paper, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.names import fold
from ipso_desk.services.call_list import CallLine
from ipso_desk.texts.call_list import typed_over
from ipso_desk.ui import theme
from ipso_desk.ui.pages.call_list.line_card import KEYS, CallCard
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.text import SectionTitle, Text


class PaperEntry(QWidget):
    """`left()` when the sheet is done; `made(card)` for the card of each person.

    The page records the outcome and hands back the line as it then stands (`noted`).
    """

    left = Signal()
    made = Signal(object)

    def __init__(self, make: Callable[[CallLine], CallCard]) -> None:
        super().__init__()
        self.setAccessibleName("Overtypen van papier")
        self._make = make
        self._lines: list[CallLine] = []
        self._at = 0
        self.card: CallCard | None = None
        self._where = SectionTitle("")
        self._keys = Text(f"{KEYS}. De volgorde is die van het papier.", "second")
        self._done = Card("Klaar")
        self._done_words = Text("")
        self._done.add(self._done_words)
        self._slot = QVBoxLayout()
        before = secondary("Vorige op het papier", "chevron-up")
        before.clicked.connect(lambda _=False: self.step(-1))
        after = secondary("Volgende op het papier", "chevron-down")
        after.clicked.connect(lambda _=False: self.step(1))
        self._stop = secondary("Klaar met overtypen", "check")
        self._stop.clicked.connect(lambda _=False: self.left.emit())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3))
        box.addWidget(self._where)
        box.addLayout(self._slot)
        box.addWidget(self._done)
        box.addWidget(Flow(before, after, self._stop))
        box.addWidget(self._keys)
        box.addStretch(1)

    def begin(self, lines: Sequence[CallLine]) -> None:
        """From the first person of whom nothing was written down yet."""
        self._lines = list(lines)
        self._at = next((n for n, line in enumerate(self._lines) if line.today is None), 0)
        self._show()

    def step(self, by: int) -> None:
        self._at = min(max(self._at + by, 0), len(self._lines) - 1)
        self._show()

    def seek(self, text: str) -> int:
        """To the first person whose name has this in it; how many there are."""
        wanted = fold(text)
        hits = [n for n, line in enumerate(self._lines) if wanted in fold(line.person.display)]
        if wanted and hits and hits[0] != self._at:
            self._at = hits[0]
            self._show(take_focus=False)
        return len(hits) if wanted else len(self._lines)

    def noted(self, line: CallLine | None) -> None:
        """What was written down of the one in view; on to the next. None: off the list."""
        if line is None:
            del self._lines[self._at]
            self._at = min(self._at, max(len(self._lines) - 1, 0))
        else:
            self._lines[self._at] = line
            if self._at == len(self._lines) - 1:
                self._show(ended=True)
                return
            self._at += 1
        self._show()

    def focus_first(self) -> None:
        if self.card is not None and not self.card.isHidden():
            self.card.focus_first()
        else:
            self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, *, take_focus: bool = True, ended: bool = False) -> None:
        if ended or not self._lines:
            self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
        old, self.card = self.card, None
        if self._lines and not ended:
            line = self._lines[self._at]
            self.card = self._make(line)
            self.made.emit(self.card)
            self._slot.addWidget(self.card)
            self.card.show()
            self._where.setText(f"{self._at + 1} van {len(self._lines)}")
            if take_focus:
                self.card.focus_first()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._where.setVisible(self.card is not None)
        self._keys.setVisible(self.card is not None)
        self._done.setVisible(self.card is None)
        noted = sum(1 for line in self._lines if line.today is not None)
        self._done_words.setText(typed_over(noted, len(self._lines)))
