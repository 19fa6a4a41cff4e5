"""Nobody is at the desk: nothing of the centre stays on the screen, and the hand finds it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.app.house import House
from ipso_desk.db import keys
from ipso_desk.services.centre import open_desk
from ipso_desk.services.day_code import DayCode
from ipso_desk.ui.lock import LockWindow
from ipso_desk.ui.main_window import MainWindow
from ipso_desk.ui.preview import PreviewDialog
from ipso_desk.ui.unlock import UnlockWindow
from tests.fixtures import COORDINATOR, HOST, PASSWORD, _make_guest
from tests.journeys.conftest import shown
from tests.journeys.test_first_ten_minutes import CTRL

ANNEKE = "Anneke van den Berg"


@pytest.fixture
def house(root: Path, open_house: Callable[[], House]) -> House:
    """Riet at work."""
    desk = open_desk(root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP)
    _make_guest(desk, ANNEKE, phone="06 12341188")
    desk.store.close()
    made = open_house()
    made.open_window(open_desk(root, user=HOST, password=PASSWORD))
    return made


def _on_the_screen() -> str:
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    labels = [label for window in windows for label in window.findChildren(QLabel)]
    spoken = [widget for window in windows for widget in window.findChildren(QWidget)]
    return " ".join(
        [
            *(window.windowTitle() for window in windows),
            *(label.text() for label in labels),
            *(widget.accessibleName() for widget in spoken),
        ]
    )


def _a_desk_with_somebody_on_it(house: House) -> MainWindow:
    window: MainWindow = shown(MainWindow)
    window.activateWindow()
    page = window.show_page("balie")
    assert page is not None
    QTest.keyClicks(QApplication.focusWidget(), "1188")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert ANNEKE in _on_the_screen()
    return window


@pytest.mark.parametrize("code", [None, "482915"])
def test_a_preview_that_is_open_goes_away_with_the_rest(
    qtbot: QtBot, house: House, code: str | None
) -> None:
    window = _a_desk_with_somebody_on_it(house)
    if code is not None:
        assert house._desk is not None
        house._keep_code(DayCode(code, house._desk.clock.today()))
    met: list[bool] = []

    def nobody_there() -> None:
        preview = QApplication.activeModalWidget()
        if isinstance(preview, PreviewDialog) and not met:
            met.append(True)
            house._idle.nobody_there.emit()

    def give_up() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog):
                window.close()

    watch, end = QTimer(), QTimer()
    watch.timeout.connect(nobody_there)
    watch.start(20)
    end.timeout.connect(give_up)
    end.start(10_000)
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    watch.stop()
    end.stop()
    assert met
    assert shown(QDialog) is None
    assert shown(MainWindow) is None
    told = _on_the_screen()
    assert ANNEKE not in told
    assert HOST not in told
    if code is None:
        assert shown(UnlockWindow) is not None
        assert house._desk is None, "without a code the key goes too"
        return
    lock = shown(LockWindow)
    QTest.keyClicks(lock.code, code)
    qtbot.waitUntil(lambda: shown(MainWindow) is not None)
    assert house._desk is not None


def test_the_code_has_five_tries_and_then_the_key_is_gone(qtbot: QtBot, house: House) -> None:
    assert house._desk is not None
    house._keep_code(DayCode("482915", house._desk.clock.today()))
    house.lock()
    lock = shown(LockWindow)
    for tries_left in (4, 3, 2, 1):
        QTest.keyClicks(lock.code, "111111")
        assert f"nog {tries_left}" in lock.message.text()
    assert house._desk is not None
    QTest.keyClicks(lock.code, "111111")
    assert house._desk is None
    assert shown(UnlockWindow) is not None


def test_locking_twice_is_locking_once(house: House) -> None:
    house.lock()
    door = shown(UnlockWindow)
    house.lock()
    assert shown(UnlockWindow) is door
