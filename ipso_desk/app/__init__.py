"""Starting the window: reads as the story of a day, and hands things over, no globals.

The door is painted first; services, reports and the database are imported behind
it in a thread, while somebody types a password.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ipso_desk import paths

_AFTER_FIRST_WINDOW = 100  # milliseconds
_NO_SCREEN = "Er is geen scherm. Start IPSO Desk op een computer met een bureaublad."


def start(data: Path | None, *, demo: bool) -> int:
    """Open the window on a centre; returns the exit code."""
    if not _has_screen():
        sys.stderr.write(f"{_NO_SCREEN}\n")
        return 1
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ipso_desk.app.plain_imports import restore_plain_imports

    restore_plain_imports()
    from ipso_desk.app.house import House
    from ipso_desk.app.tidying import Tidying
    from ipso_desk.ui import language, logs, theme
    from ipso_desk.ui.instance import SingleInstance
    from ipso_desk.ui.remembered import Remembered

    theme.choose_style()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("IPSO Desk")
    app.setQuitOnLastWindowClosed(False)
    logs.begin()
    language.speak_dutch(app)
    remembered = Remembered.load()
    theme.apply(app, remembered.text_size, remembered.scheme)
    root = data or (paths.demo_dir() if demo else paths.data_dir())
    instance = SingleInstance(root)
    if not instance.taken:
        instance.ask_to_raise()
        return 5
    tidying = Tidying(app)
    tidying.start()
    house = House(app, root, remembered, demo=demo)
    instance.raise_wanted.connect(house.to_the_front)
    house.begin()
    QTimer.singleShot(_AFTER_FIRST_WINDOW, instance.listen)
    code = app.exec()
    tidying.stop()
    instance.release()
    return code


def _has_screen() -> bool:
    if sys.platform != "linux":
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
