"""A button that hears every press of a screen reader.

Qt holds a press through the accessibility interface for a tenth of a second, and takes
what is pressed meanwhile for the same press: of three people tallied quickly one was kept.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QPushButton

_PRESS = "Press"


class SpokenButton(QAccessibleWidget):
    """Each press is a click of its own."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button, QAccessible.Role.PushButton)

    def actionNames(self) -> list[str]:
        return [_PRESS, *super().actionNames()]

    def doAction(self, action: str) -> None:
        button = self.object()
        if action == _PRESS and isinstance(button, QPushButton):
            # Not before this call has been answered: what the button does may take a moment.
            QTimer.singleShot(0, button, button.click)
        else:
            super().doAction(action)
