"""Closing one of the windows before the work means leaving the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class _Closer(QObject):
    def __init__(self, window: QWidget, app: QApplication) -> None:
        super().__init__(window)
        self._app = app

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            self._app.quit()
        return False


def quit_with(window: QWidget, app: QApplication) -> None:
    """Leave the program when a person closes this window."""
    window.installEventFilter(_Closer(window, app))
