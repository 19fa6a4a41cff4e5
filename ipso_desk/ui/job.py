"""A long act beside the window: a panel once it takes a while, and where it can, a way out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from ipso_desk.domain.errors import IpsoError
from ipso_desk.ui.background import Background
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.progress import ProgressPanel

Step = Callable[[float], None]
_LOOK_MS = 100
_PATIENCE = 4  # looks; what is done by then needs no panel
_PATIENCE_WHOLE = 1  # meanwhile a hand could begin something else


class Job(QObject):
    """`run(sentence, work, then, refused)`; one at a time. `work` gets the step to tell.

    `whole`: an act that is not broken off halfway; the panel says only that it goes on.
    """

    def __init__(self, page: Page, *, whole: bool = False) -> None:
        super().__init__(page)
        self._page, self._whole = page, whole
        self._patience = _PATIENCE_WHOLE if whole else _PATIENCE
        self._background = Background(self)
        self._stop = threading.Event()
        self._share = 0.0
        self._looks = 0
        self._sentence = ""
        self._abandoned = False
        self._panel: ProgressPanel | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        return self._background.busy

    def run(
        self,
        sentence: str,
        work: Callable[[Step], Any],
        then: Callable[[Any], None],
        refused: Callable[[IpsoError], None],
    ) -> None:
        """Start; nothing happens while something is running."""
        if self.busy:
            return
        self._stop.clear()
        self._share, self._looks, self._sentence = 0.0, 0, sentence

        def finished(value: Any, error: Exception | None) -> None:
            self._put_away()
            if self._abandoned:
                return
            if isinstance(error, IpsoError):
                refused(error)
            elif error is not None:
                raise error
            else:
                then(value)

        self._timer.start()
        self._background.run(lambda: work(self._step), finished)

    def stop(self) -> None:
        """Break off at the next step; what was begun is given up."""
        self._stop.set()

    def abandon(self) -> None:
        """Nobody waits for it any more: it is broken off, and what comes of it is not shown."""
        self._abandoned = True
        self.stop()

    def _step(self, share: float) -> None:
        """Called beside the window: only notes, and breaks off where asked."""
        self._share = share
        if self._stop.is_set():
            # Loaded now: it brings the reading of workbooks along.
            from ipso_desk.services.importing import Stopped

            raise Stopped

    def _look(self) -> None:
        self._looks += 1
        if self._panel is None and self._looks >= self._patience:
            self._panel = ProgressPanel(self._page, self._sentence, whole=self._whole)
            self._panel.show()
        if self._panel is not None and not self._panel.step(self._share):
            self.stop()

    def _put_away(self) -> None:
        self._timer.stop()
        panel, self._panel = self._panel, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()
            # Without a window manager the focus would stay with the panel that went away.
            self._page.activateWindow()
