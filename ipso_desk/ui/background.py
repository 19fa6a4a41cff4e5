"""Runs one slow thing (deriving a key) beside the window, so that the window stays alive."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal


class Background(QObject):
    """`run(work, then)`: `work` in a thread, then `then(value, error)` in the window's thread.

    `let_go` before the file is closed: work that asks `ending` stops at its next step.
    """

    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._then: Callable[[Any, Exception | None], None] | None = None
        self._thread: threading.Thread | None = None
        self.ending = False
        self._finished.connect(self._on_finished)

    @property
    def busy(self) -> bool:
        return self._then is not None

    def run(self, work: Callable[[], Any], then: Callable[[Any, Exception | None], None]) -> None:
        """Start; refused (nothing happens) while something is running."""
        if self._then is not None:
            return
        self._then = then

        def body() -> None:
            value: Any = None
            error: Exception | None = None
            try:
                value = work()
            except Exception as caught:  # noqa: BLE001 - handed to the window's thread whole
                error = caught
            self._finished.emit(value, error)

        self._thread = threading.Thread(target=body, name="background", daemon=True)
        self._thread.start()

    def let_go(self) -> None:
        """Nobody is there any more to be told; what is running is waited for."""
        self.ending, self._then = True, None
        if self._thread is not None:
            self._thread.join()

    def _on_finished(self, value: Any, error: Exception | None) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(value, error)
