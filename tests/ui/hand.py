"""A page on the screen and the hand at it: what every test of a page begins with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.services import undo
from ipso_desk.services.desk import Desk
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.runner import Runner
from tests.ui.audit import settle

PAGE = (1158, 728)
"""What a window of 1366 × 768 leaves a page."""
P = TypeVar("P", bound=QWidget)


def runner(desk: Desk) -> Runner:
    return Runner(desk, ChangeFeed(), undo=undo.undo_last, redo=undo.redo_last)


def shown(qtbot: QtBot, page: P, *, active: bool = True) -> P:
    """The page in its usual size; closed when the test ends."""
    qtbot.addWidget(page)
    page.resize(*PAGE)
    with qtbot.waitActive(page) if active else qtbot.waitExposed(page):
        page.show()
        if active:
            page.activateWindow()
    settled()
    return page


@contextmanager
def on_screen(page: P, *, active: bool = False) -> Iterator[P]:
    """The same for a fixture, which closes the page itself."""
    page.resize(*PAGE)
    page.show()
    if active:
        page.activateWindow()
    settle()
    yield page
    page.close()
    page.deleteLater()
    settle()


class _Shown(QObject):
    """Every window that is shown, also for the blink of an eye."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            name = watched.accessibleName() or watched.objectName()
            self.windows += [f"{type(watched).__name__} {name!r}"] if watched.isWindow() else []
        return False


@contextmanager
def no_other_window() -> Iterator[None]:
    """What is shown before it has a parent flashes by as a window, and takes the focus along."""
    app, shown = QApplication.instance(), _Shown()
    assert app is not None
    app.installEventFilter(shown)
    yield
    app.removeEventFilter(shown)
    assert shown.windows == []


def settled() -> None:
    """What was just put in the page is shown and has its place."""
    for _ in range(30):
        QApplication.processEvents()


def buttons(root: QWidget) -> dict[str, QPushButton]:
    settled()
    there = [b for b in root.findChildren(QPushButton) if b.isVisibleTo(root)]
    return {b.accessibleName(): b for b in there}


def names(root: QWidget) -> list[str]:
    return list(buttons(root))


def press(qtbot: QtBot, root: QWidget, name: str) -> None:
    """By keyboard, as somebody does who sees no pointer."""
    button = _the_one(root, name)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settled()


def tap(qtbot: QtBot, root: QWidget, name: str) -> None:
    """By mouse or finger."""
    qtbot.mouseClick(_the_one(root, name), Qt.MouseButton.LeftButton)
    settled()


def click(root: QWidget, name: str) -> None:
    """The button's own act; where one name stands twice, the first."""
    for button in root.findChildren(QAbstractButton):
        if button.accessibleName() == name and button.isVisibleTo(root):
            button.click()
            settle()
            return
    raise AssertionError(f"no button {name!r}")


def _the_one(root: QWidget, name: str) -> QPushButton:
    found = buttons(root).get(name)
    assert found is not None, f"{name}: not among {names(root)}"
    return found
