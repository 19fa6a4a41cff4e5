"""A host's first ten minutes, by keyboard alone: the door, the desk, a tally, a newcomer, paper.

Every key goes to what has the focus; nothing is clicked and no page is reached into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.app.house import House
from ipso_desk.db import keys
from ipso_desk.domain.guests import Role
from ipso_desk.services import visits
from ipso_desk.services.centre import open_desk
from ipso_desk.ui.main_window import MainWindow
from ipso_desk.ui.preview import PreviewDialog
from ipso_desk.ui.unlock import UnlockWindow
from tests.fixtures import COORDINATOR, HOST, PASSWORD, _make_guest
from tests.journeys.conftest import shown

CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 10_000
Dialog = TypeVar("Dialog", bound=QDialog)


class Hand:
    """Ten fingers on the keyboard, and eyes for the focus only."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def until(self, there: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(there, timeout=PATIENCE)

    def on(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def name(self) -> str:
        return self.on().accessibleName()

    def type(self, words: str) -> None:
        QTest.keyClicks(self.on(), words)
        QApplication.processEvents()

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.on(), key, modifier)
        for _ in range(10):
            QApplication.processEvents()

    def tab_to(self, name: str) -> None:
        """Tab, at most round the window once, to what is called so; it is in view then."""
        for _ in range(200):
            if self.name() == name:
                assert _in_view(self.on()), f"{name} has the focus and cannot be seen"
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {name}")


@contextmanager
def at_the_dialog(kind: type[Dialog], act: Callable[[Dialog], None]) -> Iterator[None]:
    """Wait for the modal dialog that the keys inside open, and act there; it closes, always.

    An assertion that fails inside a dialog would leave it waiting for a hand: it is kept,
    the dialog put away, and raised where the test can see it.
    """
    met: list[bool] = []
    wrong: list[BaseException] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if met or not isinstance(dialog, kind) or QApplication.focusWidget() is None:
            return
        met.append(True)
        try:
            act(dialog)
        except BaseException as error:
            wrong.append(error)
        finally:
            watch.stop()
            dialog.close()

    def give_up() -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog):
                dialog.close()

    watch, end = QTimer(), QTimer()
    watch.timeout.connect(look)
    watch.start(20)
    end.timeout.connect(give_up)
    end.start(PATIENCE)
    try:
        yield
    finally:
        watch.stop()
        end.stop()
    if wrong:
        raise wrong[0]
    assert met, f"no {kind.__name__} came"


def _in_view(widget: QWidget) -> bool:
    window = widget.window()
    middle = widget.rect().center()
    place = widget.mapTo(window, middle)
    visible = widget.visibleRegion().contains(middle)
    return visible and window.rect().contains(QPoint(place.x(), place.y()))


@pytest.fixture
def house(root: Path, open_house: Callable[[], House]) -> House:
    """The door of De Lindehof, behind which two guests are known."""
    desk = open_desk(root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP)
    _make_guest(desk, "Anneke van den Berg", phone="06 12341188")
    _make_guest(desk, "Bas Ruiter", phone="06 12345566")
    desk.store.close()
    return open_house()


def _print_to(place: Path) -> Callable[[QPrintDialog], int]:
    """The dialog of the system, answered: the printer is a file."""

    def answer(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(place))
        return int(QDialog.DialogCode.Accepted)

    return answer


def test_from_the_door_to_the_presentielijst_without_a_mouse(
    qtbot: QtBot, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hand = Hand(qtbot)
    paper = tmp_path / "papier.pdf"
    monkeypatch.setattr(QPrintDialog, "exec", _print_to(paper))

    # The door.
    hand.until(lambda: shown(UnlockWindow) is not None)
    shown(UnlockWindow).activateWindow()
    hand.until(lambda: QApplication.focusWidget() is not None and hand.name() == "Naam")
    hand.type(HOST)
    hand.press(Qt.Key.Key_Tab)
    hand.type(PASSWORD)
    hand.press(Qt.Key.Key_Return)
    hand.until(lambda: shown(MainWindow) is not None)
    window: MainWindow = shown(MainWindow)
    window.activateWindow()

    # Vandaag greets, and Enter goes to the desk.
    hand.until(lambda: QApplication.focusWidget() is not None and hand.name() == "Naar de balie")
    page = window.current_page()
    assert page is not None
    assert page.title.text().endswith(f", {HOST}")
    hand.press(Qt.Key.Key_Return)
    page = window.current_page()
    assert page is not None
    assert page.accessibleName() == "Balie"
    search = "Zoek op naam of laatste vier cijfers"
    assert hand.name() == search

    # Four digits, Enter, present.
    hand.type("1188")
    hand.press(Qt.Key.Key_Return)
    assert page.notice.text() == "Anneke van den Berg is aanwezig."
    assert hand.name() == search

    # A wrong one, and back.
    hand.type("bas")
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Z, CTRL)
    assert "Bas Ruiter" in page.notice.text()

    # Two people who leave no name, one of whom was one too many.
    hand.tab_to("Naaste: een meer")
    hand.press(Qt.Key.Key_Space)
    hand.press(Qt.Key.Key_Space)
    hand.tab_to("Naaste: een minder")
    hand.press(Qt.Key.Key_Space)

    # Somebody new: not found, Enter, a role, Enter.
    hand.press(Qt.Key.Key_F, CTRL)
    assert hand.name() == search
    hand.type("Brechtje")
    hand.press(Qt.Key.Key_Return)
    assert hand.name() == "Naam of voornaam"
    hand.press(Qt.Key.Key_Tab)
    assert hand.name() == "Rol"
    hand.type("Na")
    hand.tab_to("Opslaan")
    hand.press(Qt.Key.Key_Return)
    assert page.notice.text() == "Brechtje is aanwezig."

    # The presentielijst, seen first, then printed.
    seen: list[bytes] = []

    def in_the_preview(preview: PreviewDialog) -> None:
        seen.append(preview._pdf)
        assert preview.accessibleName() == "Presentielijst"
        hand.tab_to("Afdrukken")
        hand.press(Qt.Key.Key_Return)

    with at_the_dialog(PreviewDialog, in_the_preview):
        hand.press(Qt.Key.Key_P, CTRL)
    document = pypdfium2.PdfDocument(seen[0])
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert "Anneke van den Berg" in words
    assert "Brechtje" in words
    assert "Bas Ruiter" not in words
    assert paper.read_bytes().startswith(b"%PDF")

    # Once more, only to look: Esc closes it, and the hand is back at the desk.
    def look_and_close(preview: PreviewDialog) -> None:
        assert preview.sheets.accessibleName() == "Voorbeeld van de afdruk"
        assert len(preview._views) == 1
        hand.press(Qt.Key.Key_Escape)

    with at_the_dialog(PreviewDialog, look_and_close):
        hand.press(Qt.Key.Key_P, CTRL)
    hand.until(lambda: QApplication.focusWidget() is not None)
    assert hand.on().window() is window

    assert house._desk is not None
    today = house._desk.clock.today()
    day = house._desk.ask(visits.desk_day, today)
    assert [p.person.display for p in day.present] == ["Brechtje", "Anneke van den Berg"]
    assert day.tallies[Role.CLOSE_ONE] == 1
    assert day.people == 3
