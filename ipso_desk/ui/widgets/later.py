"""What lies below the first screenful is made after that has been drawn, a little at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_FIRST_SCREEN = 50  # milliseconds in which a page that comes into view is drawn


class Later(QObject):
    """Calls `step` between what the person does, until it says that there is no more.

    A step takes a few milliseconds; a key or a click goes first. What is filled out of sight
    waits until its page is there, and has been drawn.
    """

    def __init__(self, owner: QWidget, step: Callable[[], bool]) -> None:
        super().__init__(owner)
        self._owner, self._step = owner, step
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        if self._owner.isVisible():
            if not self._timer.isActive():
                self._timer.start(0)
        else:
            self._owner.installEventFilter(self)

    def stop(self) -> None:
        self._owner.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._owner.removeEventFilter(self)
            self._timer.start(_FIRST_SCREEN)
        return False

    def _next(self) -> None:
        self._timer.setInterval(0)
        if not self._step():
            self._timer.stop()
