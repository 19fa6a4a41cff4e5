"""The one signal for change: who wrote, and which tables."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

EVERYTHING = frozenset({"*"})
"""Nobody knows what changed: the disk failed at the very end, and may have kept it."""


class ChangeFeed(QObject):
    """`changed(changes, initiator)`: names of the tables that changed, and who caused it.

    The initiator has already shown its own change and may skip reloading.
    """

    changed = Signal(frozenset, object)

    def lost_sight(self) -> None:
        """What is on the screen may be another thing than what is in the file."""
        self.changed.emit(EVERYTHING, None)

    def tell(self, changes: frozenset[str], initiator: object = None) -> None:
        if changes:
            self.changed.emit(changes, initiator)


def concerns(changes: frozenset[str], tables: frozenset[str]) -> bool:
    """Whether somebody who shows these tables has to look again."""
    return changes == EVERYTHING or bool(changes & tables)
