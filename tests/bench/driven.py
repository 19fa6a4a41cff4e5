"""A window driven from inside its own process, up to a painted screen and no further.

Run as `python -m tests.bench.driven SCRIPT …`: the program starts as always, but where it
would begin to wait for a person, the script takes over. The floor, an empty window, runs
through the same door. Prints one JSON object.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

STARTED = "IPSO_BENCH_STARTED"
"""The moment at which the parent started this process, in monotonic nanoseconds."""


def since_start() -> float:
    """Milliseconds since the process was asked for."""
    return (time.monotonic_ns() - int(os.environ[STARTED])) / 1e6


def until_painted(app: Any) -> None:
    """Let Qt work until a visible window has drawn itself."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        app.processEvents()
        for window in app.topLevelWidgets():
            handle = window.windowHandle()
            if window.isVisible() and handle is not None and handle.isExposed():
                app.processEvents()
                return
    raise TimeoutError("no window was painted")


def settle(app: Any, seconds: float) -> None:
    """Time in which a person would read or type, and background work goes on."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.002)


def take_over(script: Callable[[Any], dict[str, Any]]) -> None:
    """Where the program would start to wait, run the script, print what it found, and stop."""
    from PySide6 import QtCore, QtGui, QtWidgets

    def instead(*_: object) -> int:
        app = QtWidgets.QApplication.instance()
        try:
            print(json.dumps(script(app)), flush=True)
        finally:
            os._exit(0 if sys.exc_info()[0] is None else 1)

    for kind in (QtWidgets.QApplication, QtGui.QGuiApplication, QtCore.QCoreApplication):
        kind.exec = instead  # type: ignore[method-assign, assignment]


def main() -> None:
    module, *arguments = sys.argv[1:]
    importlib.import_module(f"tests.bench.scripts.{module}").run(arguments)


if __name__ == "__main__":
    main()
