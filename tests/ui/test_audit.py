"""The kit passes the audit in every look, and the audit catches what it must."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.first_start import FirstStartWindow, Made
from ipso_desk.ui.lock import LockAnswer, LockWindow
from ipso_desk.ui.unlock import UnlockAnswer, UnlockWindow
from ipso_desk.ui.widgets.confirm import ConfirmDialog
from ipso_desk.ui.widgets.text import Text
from tests.ui import gallery
from tests.ui.audit import audit, settle

LOOKS = [(12, "light"), (12, "dark"), (16, "light"), (24, "light"), (24, "dark"), (24, "contrast")]


def _first_start(step: str) -> FirstStartWindow:
    window = FirstStartWindow(
        lambda centre, name, password: Made(("K7QM", "9XRT", "ABCD"), b""), lambda folder: None
    )
    window._made = Made(("K7QM", "9XRT", "ABCD"), b"")
    getattr(window, step)()
    return window


WINDOWS = {
    **{name: (lambda make=make: make(gallery.runner())) for name, make in gallery.PAGES.items()},
    "unlock": lambda: UnlockWindow(lambda n, p: UnlockAnswer(True), lambda *a: UnlockAnswer(True)),
    "lock": lambda: LockWindow(lambda code: LockAnswer(False, 4)),
    "welcome": lambda: _first_start("show_welcome"),
    "coordinator": lambda: _first_start("show_coordinator"),
    "sheet": lambda: _first_start("show_sheet"),
    "backups": lambda: _first_start("show_backups"),
    "confirm": lambda: ConfirmDialog("Gast wissen", "Dit is voorgoed. " * 8, "Wissen", erases=True),
}


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
@pytest.mark.parametrize("name", WINDOWS)
def test_the_kit_passes(qapp: QApplication, name: str, size: int, scheme: str) -> None:
    theme.apply(qapp, size, scheme)
    window = WINDOWS[name]()
    window.resize(1366 - (350 if size == 24 else 208), 700)
    window.show()
    settle(qapp)
    assert audit(window) == []


@pytest.mark.parametrize("name", list(gallery.PAGES))
def test_a_page_that_was_small_can_be_made_large(qapp: QApplication, name: str) -> None:
    page = gallery.PAGES[name](gallery.runner())
    page.resize(1016, 700)
    page.show()
    settle(qapp)
    theme.apply(qapp, 24, "dark")
    settle(qapp)
    assert audit(page) == []


def _page(widget: QWidget) -> QWidget:
    root = QWidget()
    root.resize(300, 200)
    widget.setParent(root)
    root.show()
    settle()
    return root


def test_catches_a_button_without_a_name() -> None:
    button = QPushButton()
    button.setMinimumSize(60, 60)
    assert any(line.startswith("no name") for line in audit(_page(button)))


def test_catches_words_cut_off() -> None:
    label = Text("een lange zin die nooit in zo weinig ruimte past", wrap=False)
    label.setFixedWidth(40)
    assert any(line.startswith("cut off") for line in audit(_page(label)))


def test_catches_a_small_target() -> None:
    button = QPushButton("Ja")
    button.setFixedSize(QSize(60, 20))
    assert any(line.startswith("small") for line in audit(_page(button)))


def test_catches_a_tab_trap_and_what_tab_skips() -> None:
    table, line = QTableView(), QLineEdit()
    line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    line.setAccessibleName("Naam")
    root = _page(table)
    line.setParent(root)
    line.show()
    found = audit(root)
    assert any(line.startswith("tab trap") for line in found)
    assert any(line.startswith("not by Tab") for line in found)


def test_catches_what_sticks_out() -> None:
    label = Text("buiten")
    root = _page(label)
    label.setGeometry(280, 10, 100, 20)
    assert any(line.startswith("sticks out") for line in audit(root))


def test_catches_rich_text() -> None:
    assert any(line.startswith("not plain") for line in audit(_page(QLabel("<b>vet</b>"))))
