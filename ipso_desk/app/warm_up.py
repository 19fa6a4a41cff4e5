"""While somebody types a password: import what the work needs, in a thread."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

from ipso_desk.app.one_heap import share_one_heap

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_AFTER_FIRST_WINDOW = 100  # milliseconds
_FIRST_NEEDED = (
    "ipso_desk.services.centre",
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.kdf.argon2",
    "ipso_desk.services.throttle",
    "ipso_desk.services.duty",
    "ipso_desk.texts.errors",
    "ipso_desk.ui.workday",
)


def warm_up_soon(app: QApplication) -> None:
    """Once the window is there, not before."""
    from PySide6.QtCore import QTimer

    def start() -> None:
        share_one_heap()
        threading.Thread(target=warm_up, name="warm-up", daemon=True).start()

    QTimer.singleShot(_AFTER_FIRST_WINDOW, app, start)


def warm_up() -> None:
    """The modules in the order in which they are needed, and the queries practised.

    What is loaded here stays. Left to itself Python would look all of it over for what can go,
    every now and then, for 170 ms: in the middle of a tick.
    """
    from importlib import import_module

    from ipso_desk.services.practice import practise
    from ipso_desk.ui.page_list import modules

    was_on = gc.isenabled()
    gc.disable()  # nothing of a window may be taken apart in this thread
    try:
        for module in (*_FIRST_NEEDED, *modules()):
            import_module(module)
        practise()
        gc.freeze()
    finally:
        if was_on:
            gc.enable()
