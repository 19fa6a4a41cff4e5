"""While the key is computed the first page is practised; it leaves no window behind."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipso_desk.ui.practice import practise_drawing
from ipso_desk.ui.unlock import UnlockAnswer, UnlockWindow


def test_practice_leaves_nothing_behind(qapp: QApplication) -> None:
    before = len(qapp.allWidgets())
    practise_drawing()
    qapp.sendPostedEvents(None, 52)  # what is to be deleted goes now
    assert len(qapp.allWidgets()) == before


def test_it_runs_once_while_the_key_is_computed(qtbot: QtBot) -> None:
    seen: list[str] = []
    door = UnlockWindow(
        lambda name, password: UnlockAnswer(False), meanwhile=lambda: seen.append("practised")
    )
    qtbot.addWidget(door)
    door.name.setText("Marianne")
    for _ in range(2):
        door.password.set_value("niet dit")
        door.try_to_open()
        qtbot.waitUntil(lambda: door.password.isEnabled() and bool(seen))
    assert seen == ["practised"]
