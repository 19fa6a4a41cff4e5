"""What lies below the first screenful is made after that has been drawn, a little at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_FIRST_SCREEN = 50  # milliseconds in which a page that comes into view is drawn


class Later(QObject):
    """Calls `step` between what the person does, until it says that there is no more.

    A step takes a few milliseconds; a key or a click goes first. What is filled out of sight
    waits until its page is there.
    """

    def __init__(self, owner: QWidget, step: Callable[[], bool]) -> None:
        super().__init__(owner)
        self._owner, self._step = owner, step
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        if not self._timer.isActive():
            self._timer.start(0 if self._owner.isVisible() else _FIRST_SCREEN)

    def stop(self) -> None:
        self._timer.stop()

    def _next(self) -> None:
        self._timer.setInterval(0)
        if not self._step():
            self._timer.stop()
