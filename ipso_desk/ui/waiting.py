"""A window for something that takes a while before the work: it says what, and keeps moving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from ipso_desk.domain.errors import IpsoError
from ipso_desk.ui import dress
from ipso_desk.ui.background import Background
from ipso_desk.ui.doorway import Doorway
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.text import Text


class WaitingWindow(Doorway):
    """`run(work)` in a thread, then `ready`; what goes wrong is said in one sentence."""

    ready = Signal()

    def __init__(self, sentence: str) -> None:
        super().__init__("Een ogenblik", sentence, icon="sprout")
        self._background = Background(self)
        self._bar = dress.wear(QProgressBar(), "progress")
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Bezig")
        self.message = Text("", "error")
        self.message.hide()
        self.body.addWidget(self._bar)
        self.body.addWidget(self.message)

    def run(self, work: Callable[[], object]) -> None:
        self._background.run(work, self._done)

    def _done(self, _value: object, error: Exception | None) -> None:
        if error is None:
            self.ready.emit()
            return
        from ipso_desk.texts.errors import sentence

        words = sentence(error) if isinstance(error, IpsoError) else "Dit is niet gelukt."
        self._bar.hide()
        self.message.setText(words)
        self.message.show()
        announce(self.message, words)
