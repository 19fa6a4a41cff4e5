"""The windows before the work: unlocking, waiting, recovering, locking, the first start."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ipso_desk.ui.first_start import FirstStartWindow, Made
from ipso_desk.ui.lock import LockAnswer, LockWindow
from ipso_desk.ui.unlock import BROKEN, UnlockAnswer, UnlockWindow
from tests.ui.audit import activate
from tests.ui.hand import no_other_window

GROUPS = ("K7QM", "9XRT", "ABCD", "EFGH")


def _unlock(outcome: Callable[[str, str], UnlockAnswer]) -> UnlockWindow:
    window = UnlockWindow(outcome, lambda key, name, new: UnlockAnswer(True, "hersteld"))
    window.show()
    return window


def _type(window: UnlockWindow, name: str, password: str) -> None:
    window.name.setText(name)
    window.password.field.setText(password)


def test_the_right_password_opens_beside_the_window(qtbot: QtBot) -> None:
    threads: list[int] = []

    def open_it(name: str, password: str) -> UnlockAnswer:
        threads.append(threading.get_ident())
        return UnlockAnswer(True, (name, password))

    window = _unlock(open_it)
    _type(window, "Marianne", "vier gewone woorden")
    with qtbot.waitSignal(window.opened) as told:
        QTest.keyClick(window.password.field, Qt.Key.Key_Return)
    assert told.args == [("Marianne", "vier gewone woorden"), ""]
    assert threads != [threading.get_ident()]
    assert [field.text() for field in window.findChildren(QLineEdit)] == ["", ""]


def test_a_wrong_password_is_calm_and_counts_down(qtbot: QtBot) -> None:
    window = _unlock(lambda name, password: UnlockAnswer(False, wait_seconds=2))
    window._tick.setInterval(250)
    _type(window, "Marianne", "fout")
    window.open_button.click()
    qtbot.waitUntil(lambda: "Wacht nog 2 seconden" in window.message.text())
    assert not window.open_button.isEnabled()
    qtbot.waitUntil(window.open_button.isEnabled)
    assert "Wacht" not in window.message.text()


def test_unknown_name_and_wrong_password_look_the_same(qtbot: QtBot) -> None:
    seen = []
    for name in ("Marianne", "Niemand"):
        window = _unlock(lambda name, password: UnlockAnswer(False))
        _type(window, name, "fout")
        window.open_button.click()
        qtbot.waitUntil(window.message.isVisible)
        seen.append(window.message.text())
    assert seen[0] == seen[1]


def test_something_unforeseen_is_said_and_nothing_is_stuck(qtbot: QtBot) -> None:
    def break_down(name: str, password: str) -> UnlockAnswer:
        raise RuntimeError("kapot")

    window = _unlock(break_down)
    _type(window, "Marianne", "woord")
    window.open_button.click()
    qtbot.waitUntil(lambda: window.message.text() == BROKEN)
    assert window._stack.isEnabled()


def test_a_door_that_is_seen_has_its_drawing_and_the_ring(qtbot: QtBot) -> None:
    window = _unlock(lambda name, password: UnlockAnswer(True))
    qtbot.waitUntil(lambda: not window._mark.pixmap().isNull())


def test_nothing_flashes_by_before_the_door() -> None:
    with no_other_window():
        window = UnlockWindow(lambda n, p: UnlockAnswer(True), lambda *_: UnlockAnswer(True))
    assert not window.forgotten.isHidden()


def test_empty_fields_ask_for_themselves() -> None:
    window = _unlock(lambda name, password: UnlockAnswer(True))
    activate(window)
    window.open_button.click()
    assert window.message.text() == "Vul uw naam en wachtwoord in."
    assert QApplication.focusWidget() is window.name


def test_a_shared_login_asks_who_is_on_duty(qtbot: QtBot) -> None:
    window = _unlock(lambda name, password: UnlockAnswer(True, "desk", ask_duty=True))
    _type(window, "Balie", "woord")
    window.open_button.click()
    qtbot.waitUntil(lambda: window._stack.count() == 2)
    window.duty.setText("Riet")
    with qtbot.waitSignal(window.opened) as told:
        window.duty_button.click()
    assert told.args == ["desk", "Riet"]


def test_the_recovery_key_is_a_way_in(qtbot: QtBot) -> None:
    window = _unlock(lambda name, password: UnlockAnswer(False))
    window.forgotten.click()
    window.recovery_key.setText("K7QM-9XRT")
    window.recovery_name.setText("Marianne")
    window.new_password.field.setText("vier andere woorden")
    with qtbot.waitSignal(window.opened) as told:
        window.recover_button.click()
    assert told.args == ["hersteld", ""]


def test_the_unlock_window_needs_nothing_heavy() -> None:
    code = (
        "import sys; import ipso_desk.ui.unlock; "
        "heavy = {'sqlalchemy', 'alembic', 'reportlab', 'pypdfium2', 'cryptography', "
        "'ipso_desk.services', 'ipso_desk.reports', 'PySide6.QtSvg', 'dataclasses', "
        "'ipso_desk.ui.widgets.page', 'ipso_desk.ui.runner'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_code_of_the_day(qtbot: QtBot) -> None:
    left = iter((4, 3))
    window = LockWindow(lambda c: LockAnswer(c == "271828", 0 if c == "271828" else next(left)))
    window.show()
    QTest.keyClicks(window.code, "111111")
    assert window.message.text() == "Dat is niet de code. U hebt nog 4 pogingen."
    with qtbot.waitSignal(window.reopened):
        QTest.keyClicks(window.code, "271828")


def test_after_the_last_try_the_password_is_needed(qtbot: QtBot) -> None:
    window = LockWindow(lambda code: LockAnswer(False, 0))
    with qtbot.waitSignal(window.password_wanted):
        QTest.keyClicks(window.code, "111111")


def _first_start(made: list[tuple[str, ...]], folders: list[str]) -> FirstStartWindow:
    def make(centre: str, name: str, password: str) -> Made:
        made.append((centre, name, password))
        return Made(GROUPS, b"%PDF")

    window = FirstStartWindow(make, folders.append, usual_backups="/media/stick", seed=1)
    window.show()
    return window


def test_the_first_start_from_door_to_door(qtbot: QtBot) -> None:
    made: list[tuple[str, ...]] = []
    folders: list[str] = []
    window = _first_start(made, folders)
    window.start_button.click()
    window.next_button.click()
    assert window._centre_field.error()
    window.centre.setText("De Lindehof")
    window.next_button.click()
    window.coordinator.setText("Marianne")
    window.password.field.setText("kort")
    window.again.field.setText("anders")
    window.next_button.click()
    assert [bool(field.error()) for field in window._fields] == [False, True, True]
    window.password.field.setText("vier gewone woorden")
    window.again.field.setText("vier gewone woorden")
    window.next_button.click()
    qtbot.waitUntil(lambda: window.title.text() == "Het herstelblad")
    assert made == [("De Lindehof", "Marianne", "vier gewone woorden")]
    window.next_button.click()
    assert all(field.error() for field in window._typed_fields)
    for at, line in zip(window._asked, window.typed, strict=True):
        line.setText(GROUPS[at].lower())
    window.next_button.click()
    assert window.folder.text() == "/media/stick"
    with qtbot.waitSignal(window.finished):
        window.next_button.click()
    assert folders == ["/media/stick"]


def test_enter_goes_on_line_by_line(qtbot: QtBot) -> None:
    made: list[tuple[str, ...]] = []
    window = _first_start(made, [])
    activate(window)
    QTest.keyClick(window.start_button, Qt.Key.Key_Space)
    for words in ("De Lindehof", "Marianne", "vier gewone woorden", "vier gewone woorden"):
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.title.text() == "Het herstelblad")
    assert made == [("De Lindehof", "Marianne", "vier gewone woorden")]


def test_after_a_wrong_recovery_key_the_hand_is_at_the_key(qtbot: QtBot) -> None:
    window = UnlockWindow(
        lambda name, password: UnlockAnswer(False), lambda key, name, new: UnlockAnswer(False)
    )
    activate(window)
    window.forgotten.click()
    window.recovery_key.setText("K7QM")
    window.new_password.field.setText("vier andere woorden")
    window.recover_button.click()
    assert QApplication.focusWidget() is window.recovery_name, "what is empty asks for itself"
    window.recovery_name.setText("Marianne")
    window.recover_button.click()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.recovery_key)


def test_the_other_ways_in(qtbot: QtBot) -> None:
    window = _first_start([], [])
    with qtbot.waitSignal(window.demo_wanted):
        window.demo_button.click()
    with qtbot.waitSignal(window.restore_wanted):
        window.restore_button.click()
