"""Notices that nobody is there: no key and no mouse for some minutes, or a laptop that slept."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

_LOOK_EVERY = 5.0  # seconds
_SLEPT = 60.0
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """`nobody_there` after `minutes` without a sign of life, or after the laptop slept."""

    nobody_there = Signal()

    def __init__(
        self, app: QApplication, minutes: int, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(app)
        self._app = app
        self._now, self._minutes = now, minutes
        self._last = self._looked = now()
        self._timer = QTimer(self)
        self._timer.setInterval(int(_LOOK_EVERY * 1000))
        self._timer.timeout.connect(self.look)
        app.focusWindowChanged.connect(self._watch)

    def set_minutes(self, minutes: int) -> None:
        self._minutes = minutes

    def start(self) -> None:
        self._last = self._looked = self._now()
        self._timer.start()
        for window in self._app.topLevelWindows():
            self._watch(window)

    def stop(self) -> None:
        for window in self._app.topLevelWindows():
            window.removeEventFilter(self)
        self._timer.stop()

    def look(self) -> None:
        now = self._now()
        if now < self._looked:
            # The clock was set back: nobody is there for longer because of it.
            self._last -= self._looked - now
        slept = now - self._looked > _SLEPT
        self._looked = now
        if slept or now - self._last >= self._minutes * 60:
            self.stop()
            self.nobody_there.emit()

    def _watch(self, window: QWindow | None) -> None:
        # Keys and mouse come in by the window. All events of the program would be too many:
        # a page that is laid out has thousands.
        if window is not None and self._timer.isActive():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._last = self._now()
        return False
