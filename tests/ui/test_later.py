"""The first screenful first; what lies below follows by itself, and never before it."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.domain.names import PersonName
from ipso_desk.domain.people import Person
from ipso_desk.services.call_list import CallLine
from ipso_desk.ui.pages.call_list.card_stack import CardStack
from ipso_desk.ui.pages.call_list.line_card import CallCard
from ipso_desk.ui.widgets.later import Later
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList

DAY = date(2026, 1, 13)


class _Steps:
    def __init__(self, count: int) -> None:
        self.left, self.done = count, 0

    def __call__(self) -> bool:
        self.done += 1
        self.left -= 1
        return self.left > 0


def test_in_view_the_steps_follow_each_other_and_end(qtbot: QtBot) -> None:
    owner, steps = QWidget(), _Steps(5)
    qtbot.addWidget(owner)
    owner.show()
    Later(owner, steps).start()
    assert steps.done == 0
    qtbot.waitUntil(lambda: steps.done == 5)


def test_what_is_there_is_drawn_first(qtbot: QtBot) -> None:
    class Slow(QWidget):
        def paintEvent(self, _: object) -> None:
            time.sleep(0.08)  # longer than a step would wait otherwise
            drawn.append(steps.done)

    drawn: list[int] = []
    owner, steps = Slow(), _Steps(2)
    qtbot.addWidget(owner)
    owner.show()
    Later(owner, steps).start()
    qtbot.waitUntil(lambda: bool(drawn))
    QApplication.processEvents()
    assert steps.done == 0
    qtbot.waitUntil(lambda: steps.done == 2)


def test_out_of_sight_the_first_screen_goes_before(qtbot: QtBot) -> None:
    owner, steps = QWidget(), _Steps(3)
    qtbot.addWidget(owner)
    Later(owner, steps).start()
    owner.show()
    for _ in range(5):
        QApplication.processEvents()
    assert steps.done == 0
    qtbot.waitUntil(lambda: steps.done == 3)


def test_what_was_stopped_does_nothing(qtbot: QtBot) -> None:
    owner, steps = QWidget(), _Steps(3)
    qtbot.addWidget(owner)
    owner.show()
    later = Later(owner, steps)
    later.start()
    later.stop()
    for _ in range(5):
        QApplication.processEvents()
    assert steps.done == 0


def test_a_row_comes_between_and_the_others_stay(qtbot: QtBot) -> None:
    rows = RowList("Gebeld")
    qtbot.addWidget(rows)
    rows.resize(600, 400)
    change = (RowAction("change", "Wijzigen"),)
    rows.set_rows([Row(n, f"Gast {n}", actions=change) for n in (1, 3)])
    rows.show()
    first, last = rows._widgets
    rows.insert_row(1, Row(2, "Gast 2", actions=change))
    rows.insert_row(3, Row(4, "Gast 4", actions=change))
    assert [widget.parts.row.key for widget in rows._widgets] == [1, 2, 3, 4]
    assert rows._widgets[0] is first
    assert rows._widgets[2] is last
    tops = [widget.y() for widget in rows._widgets]
    assert tops == sorted(set(tops))
    assert all(widget.isVisible() for widget in rows._widgets)


def _stack(qtbot: QtBot, count: int) -> tuple[CardStack, list[CallLine]]:
    names = [
        PersonName(f"Gast{chr(65 + n // 26)}{chr(97 + n % 26)}", "", "Boer") for n in range(count)
    ]
    line = CallLine(Person(1, names[0]), ("06 1",), (), "", "", None, None, 0, None)
    lines = [replace(line, person=Person(n, name)) for n, name in enumerate(names)]
    stack = CardStack(lambda one: CallCard(one, DAY, DAY, ends=str))
    qtbot.addWidget(stack)
    stack.resize(900, 4000)
    return stack, lines


def _all_built(stack: CardStack, count: int) -> bool:
    return len(stack.cards()) == count


def test_eighty_cards_come_a_few_at_a_time_in_the_room_that_is_kept_for_them(qtbot: QtBot) -> None:
    stack, lines = _stack(qtbot, 80)
    stack.set_lines(lines)
    stack.show()
    at_once, room = len(stack.cards()), stack.heightForWidth(900)
    assert at_once < 8
    qtbot.waitUntil(lambda: _all_built(stack, 80))
    assert stack.heightForWidth(900) == room
    assert [card.line for card in stack.cards()] == lines
    assert stack.cards()[-1].geometry().bottom() + 1 == room


def test_a_name_typed_builds_only_whom_it_finds(qtbot: QtBot) -> None:
    stack, lines = _stack(qtbot, 80)
    stack.set_lines(lines)
    stack.show()
    before = len(stack.cards())
    assert stack.narrow(lambda line: line is lines[70]) == 1
    assert [card.line for card in stack.cards() if card.isVisible()] == [lines[70]]
    assert len(stack.cards()) == before + 1
    stack.narrow(lambda _: True)
    qtbot.waitUntil(lambda: _all_built(stack, 80))
    assert [card.line for card in stack.cards() if card.isVisible()] == lines


def test_cards_that_moved_up_look_as_if_drawn_anew(qtbot: QtBot) -> None:
    stack, lines = _stack(qtbot, 5)
    stack.set_lines(lines)
    stack.show()
    qtbot.waitUntil(lambda: _all_built(stack, 5))
    qtbot.wait(50)
    stack.remove(stack.cards()[1])
    qtbot.wait(50)
    on_the_screen = stack.screen().grabWindow(stack.winId()).toImage()
    drawn_anew = stack.grab().toImage().convertToFormat(on_the_screen.format())
    assert on_the_screen == drawn_anew
