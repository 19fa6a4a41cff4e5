"""The one signal for change: who wrote, and which tables."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeFeed(QObject):
    """`changed(changes, initiator)`: names of the tables that changed, and who caused it.

    The initiator has already shown its own change and may skip reloading.
    """

    changed = Signal(frozenset, object)

    def tell(self, changes: frozenset[str], initiator: object = None) -> None:
        if changes:
            self.changed.emit(changes, initiator)
