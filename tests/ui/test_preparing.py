"""The pages are built beside the user: unseen, unfilled, and never while somebody types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ipso_desk.ui.preparing import Preparing


class _Shelf:
    def __init__(self) -> None:
        self.made: dict[str, QWidget] = {}

    def build(self, key: str) -> QWidget:
        self.made[key] = QWidget()
        return self.made[key]


def test_each_page_is_built_once_and_stays_out_of_sight(qtbot):
    owner, shelf = QWidget(), _Shelf()
    qtbot.addWidget(owner)
    preparing = Preparing(owner, ("balie", "gasten"), shelf.build)
    preparing._touched -= 10
    preparing.start()
    qtbot.waitUntil(lambda: list(shelf.made) == ["balie", "gasten"])
    assert not any(page.isVisible() for page in shelf.made.values())
    assert not preparing._timer.isActive()


def test_a_hand_on_the_keys_goes_first(qtbot):
    owner, shelf = QWidget(), _Shelf()
    qtbot.addWidget(owner)
    owner.show()
    preparing = Preparing(owner, ("balie",), shelf.build)
    preparing._touched -= 10
    preparing.start()
    QTest.keyClick(owner, Qt.Key.Key_A)
    qtbot.wait(300)
    assert not shelf.made
    preparing._touched -= 10
    qtbot.waitUntil(lambda: "balie" in shelf.made)
