"""RowList: rows are found, pressed, walked and changed without losing the hand's place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipso_desk.ui.widgets import rows as rows_module
from ipso_desk.ui.widgets.buttons import Button
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from tests.ui.audit import activate

HERE = (RowAction("present", "Aanwezig"),)


def _list(count: int, *, opens: bool = False) -> RowList:
    rows = RowList("Verwacht")
    rows.resize(600, 400)
    rows.set_rows(
        [Row(n, f"Gast {n}", "tweede regel", actions=HERE, opens=opens) for n in range(count)]
    )
    rows.show()
    return rows


def _buttons(rows: RowList) -> list[Button]:
    return [button for button in rows.findChildren(Button) if not button.isHidden()]


def test_a_button_names_its_person_and_tells_who(qtbot: QtBot) -> None:
    rows = _list(3)
    button = _buttons(rows)[1]
    assert button.accessibleName() == "Aanwezig: Gast 1"
    with qtbot.waitSignal(rows.acted) as told:
        button.click()
    assert told.args == [1, "present"]


def test_five_hundred_rows_are_all_there_in_a_moment(qtbot: QtBot) -> None:
    rows = _list(500)
    qtbot.waitUntil(lambda: len(_buttons(rows)) == 500, timeout=20_000)
    assert rows.heightForWidth(600) == rows._widgets[-1].geometry().bottom() + 1


def test_markup_in_a_name_stays_text() -> None:
    rows = _list(0)
    rows.set_rows([Row(1, "<b>vet</b> & co", actions=HERE)])
    assert _buttons(rows)[0].accessibleName() == "Aanwezig: <b>vet</b> & co"


def test_arrows_walk_and_stop_at_the_ends(qtbot: QtBot) -> None:
    rows = _list(3)
    qtbot.addWidget(rows)
    activate(rows)
    first, second, third = _buttons(rows)
    first.setFocus()
    for expected in (second, third, third):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert QApplication.focusWidget() is expected


def test_the_hand_goes_to_the_next_row_when_its_row_leaves() -> None:
    rows = _list(3)
    activate(rows)
    _buttons(rows)[0].setFocus()
    rows.remove_row(0)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Aanwezig: Gast 1"


def test_the_focus_stays_when_rows_are_set_again() -> None:
    rows = _list(3)
    activate(rows)
    button = _buttons(rows)[2]
    button.setFocus()
    rows.set_rows([Row(n, f"Gast {n}", "nu anders", actions=HERE) for n in range(4)])
    assert QApplication.focusWidget() is button


def test_a_changed_row_shows_its_new_button() -> None:
    rows = _list(3)
    rows.update_row(Row(1, "Gast 1", "10.42 uur", actions=(RowAction("undo", "Ongedaan maken"),)))
    assert _buttons(rows)[1].accessibleName() == "Ongedaan maken: Gast 1"
    assert rows.rows()[1].second == "10.42 uur"


def test_tab_goes_down_the_rows_also_after_reuse() -> None:
    rows = _list(2)
    two = (*HERE, RowAction("talk", "Praten"))
    rows.set_rows([Row(n, f"Gast {n}", actions=two) for n in range(3)])
    activate(rows)
    buttons = [b for widget in rows._widgets for b in widget.parts.buttons]
    buttons[0].setFocus()
    seen = [QApplication.focusWidget()]
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == buttons


def test_a_search_box_can_drive_the_list(qtbot: QtBot) -> None:
    rows = _list(3)
    rows.mark_first()
    rows.step(1)
    rows.step(5)
    assert rows.marked() == 2
    with qtbot.waitSignal(rows.acted) as told:
        rows.press_marked()
    assert told.args == [2, "present"]


def test_a_row_that_opens_opens(qtbot: QtBot) -> None:
    rows = _list(2, opens=True)
    with qtbot.waitSignal(rows.opened) as told:
        rows._widgets[1].click()  # type: ignore[union-attr]
    assert told.args == [1]


def test_no_rows_is_fine() -> None:
    rows = _list(0)
    rows.step(1)
    rows.press_marked()
    rows.update_row(Row(9, "niemand"))
    assert rows.marked() is None
    assert rows.heightForWidth(400) == 0


def test_the_hand_can_be_given_to_a_row_also_one_that_was_not_built_yet(qtbot: QtBot) -> None:
    rows = RowList("Lang niet geweest")
    keep = (RowAction("keep", "Bewaren"),)
    rows.set_rows([Row(n, f"Gast {n}", actions=keep) for n in range(40)])
    qtbot.addWidget(rows)
    activate(rows)
    for wanted, there in ((30, 30), (99, 39)):
        rows.focus_row(wanted)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == f"Bewaren: Gast {there}"
    rows.set_rows([])
    rows.focus_row(3)


def test_what_the_arrow_keys_of_a_search_mark_is_heard(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(rows_module, "announce", lambda _widget, words: heard.append(words))
    rows = RowList("Gevonden")
    rows.set_rows([Row(1, "Anneke", "naaste"), Row(2, "Bas", "zelf")])
    qtbot.addWidget(rows)
    rows.mark_first()
    for step in (1, 1, -1):
        rows.step(step)
    assert heard == ["Bas, zelf", "Anneke, naaste"]
