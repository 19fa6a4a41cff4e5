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
import threading
import time
import traceback
from collections.abc import Callable
from typing import Any

STARTED = "IPSO_BENCH_STARTED"
"""The moment at which the parent started this process, in monotonic nanoseconds."""


def since_start() -> float:
    """Milliseconds since the process was asked for."""
    return (time.monotonic_ns() - int(os.environ[STARTED])) / 1e6


def worked() -> float:
    """Milliseconds that this process really worked: the same on a busy machine."""
    return time.process_time_ns() / 1e6


def breathe(app: Any) -> None:
    """Let Qt work as its own loop does: asleep until something happens, for 10 ms at most."""
    from PySide6.QtCore import QEventLoop, QTimer

    QTimer.singleShot(10, lambda: None)
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


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
        breathe(app)


def alone(app: Any, patience: float = 120) -> None:
    """Wait until the work beside the user (imports, a first backup) is done."""
    until = time.monotonic() + patience
    while threading.active_count() > 1 and time.monotonic() < until:
        settle(app, 0.05)


class Painted:
    """Measures from an act to the last repaint that it causes."""

    QUIET = 0.03
    """Seconds without a repaint after which nothing more is expected."""
    LATER = 0.3
    """Seconds in which a page may still change what is in view."""

    def __init__(self, app: Any) -> None:
        from PySide6.QtCore import QEvent, QObject

        drawn = QEvent.Type.UpdateRequest

        class Watch(QObject):
            seen = 0

            def eventFilter(self, _: QObject, event: QEvent) -> bool:
                if event.type() == drawn:
                    self.seen += 1
                return False

        self.work: list[float] = []
        """What the process itself worked for each act: closer to the truth on a busy machine."""
        self._app, self._watch = app, Watch()
        # Of the windows only: they are asked once for all that is to be drawn anew. To look at
        # every event of the program would weigh on what is measured.
        for window in app.topLevelWidgets():
            window.installEventFilter(self._watch)

    def after(self, act: Callable[[], object]) -> float:
        """Milliseconds from the act to the end of the last repaint that followed it."""
        start, cpu = time.perf_counter(), worked()
        act()
        seen, last, done = -1, time.perf_counter(), worked()
        while time.perf_counter() - last < self.QUIET:
            self._app.processEvents()
            if self._watch.seen != seen:
                seen, last, done = self._watch.seen, time.perf_counter(), worked()
            else:
                time.sleep(0.0002)
        self.work.append(done - cpu)
        return (last - start) * 1000

    def screenful(self, act: Callable[[], object], picture: Callable[[], Any]) -> float:
        """Milliseconds from the act to the first painting that shows all there is to see.

        That is the first one when nothing in the picture changes after it, else the last.
        """
        start = time.perf_counter()
        act()
        taken = self._until_drawn() - start
        looked = time.perf_counter()
        shown = picture()
        looked = time.perf_counter() - looked
        last, until = start + taken, time.perf_counter() + self.LATER
        while time.perf_counter() < until:
            last = max(last, self._until_drawn(until) - looked)
        return (taken if picture() == shown else last - start) * 1000

    def _until_drawn(self, until: float | None = None) -> float:
        """The moment at which the next repaint is done; the beginning of time when none came."""
        seen, until = self._watch.seen, until or time.perf_counter() + 5
        while time.perf_counter() < until:
            self._app.processEvents()
            if self._watch.seen != seen:
                return time.perf_counter()
            time.sleep(0.0002)
        return 0.0


def take_over(script: Callable[[Any], dict[str, Any]]) -> None:
    """Where the program would start to wait, run the script, print what it found, and stop."""
    from PySide6 import QtCore, QtGui, QtWidgets

    def instead(*_: object) -> int:
        app = QtWidgets.QApplication.instance()
        try:
            print(json.dumps(script(app)), flush=True)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)

    for kind in (QtWidgets.QApplication, QtGui.QGuiApplication, QtCore.QCoreApplication):
        kind.exec = instead  # type: ignore[method-assign]


def main() -> None:
    module, *arguments = sys.argv[1:]
    importlib.import_module(f"tests.bench.scripts.{module}").run(arguments)


if __name__ == "__main__":
    main()
