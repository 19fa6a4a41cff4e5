"""An evening's stack of paper: sixty names on three days, entered by keyboard in one go."""

from __future__ import annotations

from datetime import date
from itertools import product

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ipso_desk.domain.guests import Role
from ipso_desk.services import undo, visits
from ipso_desk.services.day_checks import checked_on
from ipso_desk.services.find import find
from ipso_desk.services.guest_worklists import to_ask_consent
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.pages.reception import ReceptionPage
from ipso_desk.ui.runner import Runner
from tests.fixtures import Centre

FIRST = ("Anneke", "Bas", "Corrie", "Dirk", "Els", "Fatima", "Gerrit")
LAST = ("van den Berg", "Jansen", "de Vries", "El Amrani", "Kowalski", "Yılmaz", "'t Hart", "Smit")
KNOWN = [f"{first} {last}" for first, last in product(FIRST, LAST)]
TUESDAY, WEDNESDAY, THURSDAY = date(2026, 1, 6), date(2026, 1, 7), date(2026, 1, 8)
ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down

# As it was written on the sheet, and who is meant; None where nobody knows the name.
SHEETS: dict[date, list[tuple[str, str | None]]] = {
    TUESDAY: [(name, name) for name in KNOWN[:18]]
    + [("Gerit 't Hart", "Gerrit 't Hart"), ("Wilhelmina", None)],
    WEDNESDAY: [(name, name) for name in KNOWN[18:37]] + [("een mevrouw", None)],
    THURSDAY: [(name, name) for name in KNOWN[37:54]]
    + [("Corrie Kowalsky", "Corrie Kowalski"), ("Sjoerd", None), ("een zoon", None)],
}


class Hands:
    """They stay on the keyboard."""

    def __init__(self, qtbot: QtBot, page: ReceptionPage) -> None:
        self._qtbot, self._page = qtbot, page
        self.pressed = 0

    def type(self, words: str, *keys: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        assert self._page.isAncestorOf(focused)
        # Qt presses no other keys than those of a plain keyboard; the search folds them as well.
        self._qtbot.keyClicks(focused, words.replace("ı", "i"))
        for key in keys:
            self._qtbot.keyClick(QApplication.focusWidget() or focused, key)
            for _ in range(8):
                QApplication.processEvents()
            no_dialog = not any(isinstance(w, QDialog) for w in QApplication.topLevelWidgets())
            assert no_dialog
            assert QApplication.activeModalWidget() is None
        self.pressed += len(words) + len(keys)


def test_an_evenings_stack_of_paper(qtbot: QtBot, centre: Centre) -> None:
    assert sum(map(len, SHEETS.values())) == 60
    for name in KNOWN:
        centre.make_guest(name)
    runner = Runner(centre.as_host(), ChangeFeed(), undo=undo.undo_last, redo=undo.redo_last)
    page = ReceptionPage(runner)
    qtbot.addWidget(page)
    page.resize(1158, 728)
    with qtbot.waitExposed(page):
        page.show()
    page.focus_first()
    hands = Hands(qtbot, page)
    for day, sheet in SHEETS.items():
        hands.type(f"{day.day}-{day.month}", ENTER)
        for written, meant in sheet:
            _enter(hands, page, written, meant)
    for day in SHEETS:
        _same_as_paper(centre, day)
    assert page.day == THURSDAY
    assert page.other_day._came.text() == "19 met naam, 1 zonder: samen 20"
    _press_same(qtbot, page)
    assert centre.desk.ask(checked_on, THURSDAY) is not None
    new = {one.person.display for one in centre.desk.ask(to_ask_consent)}
    assert new == {"Wilhelmina", "Sjoerd"}
    hands.type("vandaag", ENTER)
    assert page.day == date(2026, 1, 13)
    assert centre.desk.ask(visits.desk_day, page.day).people == 0


def _enter(hands: Hands, page: ReceptionPage, written: str, meant: str | None) -> None:
    if meant is None and written.startswith("een "):
        hands.type("+ naaste" if written == "een zoon" else "+", ENTER)
    elif meant is None:
        hands.type(written, ENTER, ENTER)  # a new guest, and saved as it stands
        assert page.lists.present.list.rows()[0].title == written
    elif written != meant:
        hands.type(written, ENTER)
        assert meant in page.hits._calm.text()
        hands.type("", ENTER)
    else:
        hands.type(written, ENTER)
        assert page.lists.present.list.rows()[0].title == meant
    assert page.search is not None
    assert page.search.field.hasFocus()
    assert page.search.text() == ""


def _same_as_paper(centre: Centre, day: date) -> None:
    on_paper = SHEETS[day]
    shown = centre.desk.ask(visits.desk_day, day)
    named = sorted(meant or written for written, meant in on_paper if not written.startswith("een"))
    assert sorted(who.person.display for who in shown.present) == named
    assert sum(shown.tallies.values()) == len(on_paper) - len(named)
    assert shown.people == len(on_paper)
    if day == THURSDAY:
        assert shown.tallies[Role.CLOSE_ONE] == 1
        (sjoerd,) = centre.desk.ask(find, "sjoerd")
        assert sjoerd.last_visit == day


def _press_same(qtbot: QtBot, page: ReceptionPage) -> None:
    """Reached with Tab from the search box, and pressed with the space bar."""
    for _ in range(12):
        if page.other_day.same.hasFocus():
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert page.other_day.same.hasFocus()
    qtbot.keyClick(page.other_day.same, Qt.Key.Key_Space)
