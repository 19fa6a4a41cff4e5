"""What lies below the first screenful is made after that has been drawn, a little at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_FIRST_SCREEN = 50  # milliseconds after what comes into view is drawn
_COMES_INTO_VIEW = frozenset({QEvent.Type.Show, QEvent.Type.Paint})


class Later(QObject):
    """Calls `step` between what the person does, until it says that there is no more.

    A step takes a few milliseconds; a key or a click goes first, and so does drawing what is
    there already. What is filled out of sight waits until its page is there.
    """

    def __init__(self, owner: QWidget, step: Callable[[], bool]) -> None:
        super().__init__(owner)
        self._owner, self._step = owner, step
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)
        self._drawn = False

    def start(self) -> None:
        if self._timer.isActive():
            return
        self._owner.installEventFilter(self)
        if self._owner.isVisible():
            self._wait()

    def stop(self) -> None:
        self._owner.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _COMES_INTO_VIEW:
            self._wait()
        return False

    def _wait(self) -> None:
        """The time counts from the next turn: what is drawn in this one is done by then."""
        self._drawn = False
        self._timer.start(0)

    def _next(self) -> None:
        if not self._drawn:
            self._drawn = True
            self._timer.setInterval(_FIRST_SCREEN)
            return
        self._owner.removeEventFilter(self)
        self._timer.setInterval(0)
        if not self._step():
            self._timer.stop()
