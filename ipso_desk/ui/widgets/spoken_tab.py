"""What a screen reader hears of a tab: that it is a tab, and whether it is the one shown."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QPushButton

_PRESS = "Press"


class SpokenTab(QAccessibleWidget):
    """A tab that can be pressed; `current` of the button tells whether it is selected."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button, QAccessible.Role.PageTab)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.selectable = True
        state.selected = bool(getattr(self.object(), "current", False))
        return state

    def actionNames(self) -> list[str]:
        return [_PRESS, *super().actionNames()]

    def doAction(self, action: str) -> None:
        button = self.object()
        if action == _PRESS and isinstance(button, QPushButton):
            button.animateClick()
        else:
            super().doAction(action)
