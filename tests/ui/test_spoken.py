"""What a screen reader is told, and what it can do: as the platform's interface asks it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from functools import partial

import shiboken6
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.domain.guests import Role
from ipso_desk.ui import reading_order
from ipso_desk.ui.phase_form import Asked, PhaseForm
from ipso_desk.ui.tables.person_table import PersonTable
from ipso_desk.ui.tables.row_table_model import Column
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.form import FormField
from ipso_desk.ui.widgets.stepper import Stepper
from ipso_desk.ui.widgets.tabs import TabButton, Tabs
from ipso_desk.ui.widgets.text import Text

NAME, SAID = QAccessible.Text.Name, QAccessible.Text.Description


def _heard(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def test_a_choice_is_heard_by_its_label_and_tells_what_is_chosen(qtbot: QtBot) -> None:
    choice = Select([(2025, "2025"), (2026, "2026")])
    field = FormField("Jaar", choice, "het jaar van het overzicht")
    qtbot.addWidget(field)
    heard = _heard(choice)
    assert heard.role() == QAccessible.Role.ComboBox
    assert heard.text(NAME) == "Jaar"
    assert heard.text(SAID) == "2025. het jaar van het overzicht"


def test_a_line_chosen_in_the_list_is_chosen(qtbot: QtBot) -> None:
    choice = Select([(1, "een"), (2, "twee"), (3, "drie")], name="Hoeveel")
    qtbot.addWidget(choice)
    choice.show()
    lines = _heard(choice).child(0).selectionInterface()
    for number in (3, 1):
        assert lines.select(_heard(choice).child(0).child(number - 1))
        qtbot.wait(10)
        assert choice.code() == number


def test_choosing_is_heard_also_when_the_wrapper_of_the_list_went_stale(qtbot: QtBot) -> None:
    """In a real window that happens when a page is left; who kept the wrapper became deaf."""
    choice = Select([(2026, "2026"), (2025, "2025")], name="Jaar")
    qtbot.addWidget(choice)
    choice.show()
    _choose(qtbot, choice, 1)
    shiboken6.invalidate(choice.view())
    _choose(qtbot, choice, 0)
    assert choice.code() == 2026


def _choose(qtbot: QtBot, choice: Select, at: int) -> None:
    _heard(choice).child(0).child(at).actionInterface().doAction("Toggle")
    qtbot.waitUntil(lambda: choice.currentIndex() == at)


def test_a_tab_is_heard_as_a_tab(qtbot: QtBot) -> None:
    tabs = Tabs("Kaart")
    for words in ("Gegevens", "Rol en fase"):
        tabs.add(words, partial(Text, words))
    qtbot.addWidget(tabs)
    tabs.show()
    first, second = (_heard(button) for button in tabs.findChildren(TabButton))
    assert second.role() == QAccessible.Role.PageTab
    assert (first.state().selected, second.state().selected) == (1, 0)
    second.actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: tabs.current() == 1)
    assert second.state().selected


def test_a_card_and_a_row_of_tabs_are_heard_as_what_they_are(qtbot: QtBot) -> None:
    """Qt calls every framed widget a frame, which to a screen reader is a window."""
    card, tabs = Card("Relaties"), Tabs("Kaart van Anneke")
    tabs.add("Gegevens", partial(Text, "Gegevens"))
    card.add(tabs)
    qtbot.addWidget(card)
    card.show()
    assert _heard(card).role() == QAccessible.Role.Grouping
    assert _heard(card).text(NAME) == "Relaties"
    row = _heard(tabs.findChildren(TabButton)[0].parentWidget())
    assert (row.role(), row.text(NAME)) == (QAccessible.Role.PageTabList, "Kaart van Anneke")


def test_the_answers_about_the_phase_are_one_question(qtbot: QtBot) -> None:
    form = PhaseForm(Asked(Role.SELF, date(2026, 1, 13)))
    qtbot.addWidget(form)
    question = _heard(form.field("phase"))
    assert question.role() == QAccessible.Role.Grouping
    assert question.text(NAME) == "Wat heeft de gast verteld?"


def test_a_row_that_is_pressed_opens_also_the_current_one(qtbot: QtBot) -> None:
    table = PersonTable("Gasten", [Column("Naam", str), Column("Rol", lambda _: "zelf")])
    qtbot.addWidget(table)
    table.set_rows(["Bram", "Corrie", "Els"])
    table.show()
    qtbot.wait(10)
    opened: list[str] = []
    table.opened.connect(opened.append)
    for at in (2, 2, 0):
        cell = next(c for c in _cells(_heard(table)) if c.text(NAME) == table.rows.row_at(at))
        cell.actionInterface().doAction("Toggle")
        qtbot.wait(10)
        assert table.currentIndex().row() == at
    assert opened == ["Els", "Els", "Bram"]


def _cells(table: QAccessibleInterface) -> list[QAccessibleInterface]:
    found = (table.child(at) for at in range(table.childCount()))
    return [cell for cell in found if cell.role() == QAccessible.Role.Cell]


class _Window(QMainWindow):
    def focusNextPrevChild(self, forward: bool) -> bool:
        return reading_order.step(self, forward=forward)


def test_the_focus_stays_near_what_goes_away(qtbot: QtBot) -> None:
    window, whole = _Window(), QWidget()
    far, near, form = secondary("Vandaag"), secondary("Gegevens wijzigen"), secondary("Opslaan")
    inner = QWidget()
    rows, column = QVBoxLayout(whole), QVBoxLayout(inner)
    rows.addWidget(far)
    rows.addWidget(inner)
    column.addWidget(near)
    column.addWidget(form)
    window.setCentralWidget(whole)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    form.setFocus()
    qtbot.waitUntil(form.hasFocus)
    form.hide()
    assert near.hasFocus()


def test_every_press_of_a_tally_is_heard_however_quickly(qtbot: QtBot) -> None:
    stepper = Stepper("Zelf")
    qtbot.addWidget(stepper)
    stepper.show()
    told: list[int] = []
    stepper.stepped.connect(told.append)
    plus = _heard(stepper.plus)
    assert (plus.role(), plus.text(NAME)) == (QAccessible.Role.PushButton, "Zelf: een meer")
    for _ in range(3):
        plus.actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: told == [1, 2, 3])
    qtbot.wait(150)
    assert stepper.value() == 3


def test_nobody_is_told_of_while_modules_are_loaded() -> None:
    """That happens in a thread behind the door, while a screen reader reads the door."""
    code = (
        "from PySide6.QtGui import QAccessible\n"
        "def told(make): raise SystemExit('told in a thread')\n"
        "QAccessible.installFactory = told\n"
        "from ipso_desk.app.warm_up import warm_up; warm_up()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
