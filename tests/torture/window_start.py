"""One start of the window, told over the standard streams: who opens, and what is raised."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ipso_desk import app
from ipso_desk.app.house import House
from ipso_desk.ui import instance, unlock  # noqa: F401 - loaded before the race, as by a fast disk


def _tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


class TellingHouse(House):
    """Puts its window away when it has opened, and tells each time that it comes back."""

    raised = 0

    def begin(self) -> None:
        super().begin()
        assert self.window is not None
        self.window.showMinimized()
        _tell("opened")

    def to_the_front(self) -> None:
        super().to_the_front()
        QApplication.processEvents()
        window = self.window
        assert window is not None
        self.raised += 1
        front = window.isVisible() and not window.isMinimized() and window.isActiveWindow()
        _tell(f"raised {self.raised} {front}")
        if not front or self.raised == int(sys.argv[2]):
            QTimer.singleShot(0, QApplication.quit)


def main() -> int:
    from ipso_desk.app import house

    house.House = TellingHouse  # type: ignore[misc]
    _tell("ready")
    sys.stdin.readline()
    code = app.start(Path(sys.argv[1]), demo=False)
    _tell(f"code {code}")
    return code


if __name__ == "__main__":
    sys.exit(main())
