"""Builds the pages nobody has visited yet, one at a time, while nobody is typing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_PAUSE = 120  # milliseconds between two pages
_QUIET = 0.6  # seconds without a key or a click
_HAND = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress})


class Preparing(QObject):
    """`build(key)` makes a page that is not shown; called for each of `keys` in turn.

    Made is not filled: what is private is asked only when somebody goes there.
    """

    def __init__(
        self, owner: QObject, keys: Sequence[str], build: Callable[[str], QWidget]
    ) -> None:
        super().__init__(owner)
        self._keys, self._build = list(keys), build
        self._touched = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        app = QApplication.instance()
        if app is not None and self._keys:
            app.installEventFilter(self)
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() in _HAND:
            self._touched = time.monotonic()
        return False

    def _next(self) -> None:
        if time.monotonic() - self._touched < _QUIET:
            return
        page = self._build(self._keys.pop(0))
        for part in (page, *page.findChildren(QWidget)):
            part.ensurePolished()
        if not self._keys:
            self.stop()
