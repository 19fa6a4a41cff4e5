"""Garbage is looked for on the window's own thread only.

Left to itself Python looks wherever it happens to be, also in the thread that makes a backup;
what it takes apart there may be a part of a window, and Qt does not survive that.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 2000  # milliseconds


class Tidying(QObject):
    """From `start` to `stop`; as thorough as Python itself would be."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()

    def look(self) -> None:
        """Collect the oldest generation that is due, and the younger ones with it."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        for age, (count, most) in reversed(list(enumerate(due))):
            if count > most:
                gc.collect(age)
                return
