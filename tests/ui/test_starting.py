"""Starting: what the first window does not wait for, one window per centre, and idleness."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.ui.background import Background
from ipso_desk.ui.idle import Idle
from ipso_desk.ui.instance import SingleInstance
from ipso_desk.ui.unlock import UnlockAnswer, UnlockWindow

_START = """
import sys
import time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ipso_desk import app

def instead(*_):
    qt = QApplication.instance()
    qt.processEvents()
    (door,) = [w for w in qt.topLevelWidgets() if w.isVisible()]
    assert type(door).__name__ == "UnlockWindow", door
    heavy = {"sqlalchemy", "PySide6.QtNetwork", "PySide6.QtSvg", "dataclasses", "hashlib",
             "logging.handlers", "socket", "ipso_desk.db.folder", "ipso_desk.services"}
    print(sorted(heavy & set(sys.modules)))
    return 0

QApplication.exec = instead
app.start(Path(sys.argv[1]), demo=False)
"""


def test_the_first_window_waits_for_nothing_it_can_do_without(tmp_path: Path) -> None:
    (tmp_path / "huidig").write_text("g0001\n")
    homes = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("CONFIG", "DATA", "STATE")}
    done = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **homes},
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_a_second_start_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.taken
    first.listen()
    second = SingleInstance(tmp_path)
    assert not second.taken
    with qtbot.waitSignal(first.raise_wanted):
        second.ask_to_raise()
    first.release()
    assert SingleInstance(tmp_path).taken


def test_closing_the_door_is_told(qtbot: QtBot) -> None:
    door = UnlockWindow(lambda name, password: UnlockAnswer(False))
    qtbot.addWidget(door)
    door.show()
    with qtbot.waitSignal(door.closing):
        door.close()


def test_a_key_keeps_the_house_awake_until_it_is_stopped(qapp: QApplication, qtbot: QtBot) -> None:
    times = [0.0]
    idle = Idle(qapp, 2, now=lambda: times[-1])
    told: list[bool] = []
    idle.nobody_there.connect(lambda: told.append(True))
    somewhere = QWidget()
    qtbot.addWidget(somewhere)
    somewhere.show()

    def look_at(*moments: float) -> None:
        for moment in moments:
            times.append(moment)
            idle.look()

    idle.start()
    look_at(30, 60, 90, 119)
    QTest.keyClick(somewhere.windowHandle(), Qt.Key.Key_A)
    look_at(150, 180, 230)
    assert not told
    look_at(239)
    assert told
    QTest.keyClick(somewhere.windowHandle(), Qt.Key.Key_A)


def test_a_clock_set_back_keeps_nobody_at_the_desk(qapp: QApplication, qtbot: QtBot) -> None:
    times = [10_000.0]
    idle = Idle(qapp, 2, now=lambda: times[-1])
    told: list[bool] = []
    idle.nobody_there.connect(lambda: told.append(True))
    idle.start()
    for moment in (10_030, 10_060, 6_460, 6_490):  # an hour back, after a minute of nobody
        times.append(moment)
        idle.look()
    assert not told
    times.append(6_520)
    idle.look()
    assert told


def test_work_beside_the_window_ends_before_the_file_is_let_go(qtbot: QtBot) -> None:
    """A backup made by hand was still reading when somebody locked, and then told of it."""
    background, told = Background(), []
    stopped: list[bool] = []

    def work() -> None:
        while not background.ending:
            time.sleep(0.01)
        stopped.append(True)

    background.run(work, lambda value, error: told.append(value))
    background.let_go()
    assert stopped == [True]
    qtbot.wait(50)
    assert told == []
