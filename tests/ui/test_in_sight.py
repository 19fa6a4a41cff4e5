"""What has the focus is in sight, wholly, also while the page changes around it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.ui.focus_ring import install
from ipso_desk.ui.widgets.buttons import Button, secondary
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.scroll import Scroll
from tests.ui.audit import activate, settle


class _Room:
    """Thirty buttons in an area that shows seven, and below it room for a notice."""

    def __init__(self) -> None:
        self.window, content = QWidget(), QWidget()
        inner, box = QVBoxLayout(content), QVBoxLayout(self.window)
        self.buttons = [secondary(f"Knop {number}") for number in range(30)]
        for button in self.buttons:
            inner.addWidget(button)
        self.scroll = Scroll(content)
        self.notice = secondary("Ongedaan maken")
        self.notice.hide()
        box.addWidget(self.scroll)
        box.addWidget(self.notice)
        self.window.resize(300, 330)
        activate(self.window)
        self.bar = self.scroll.verticalScrollBar()


@pytest.fixture
def room(qapp: QApplication, qtbot: QtBot) -> _Room:
    install(qapp)
    made = _Room()
    qtbot.addWidget(made.window)
    return made


def _whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def _half_seen(room: _Room) -> Button:
    """The last button that is seen, and only its upper half of it."""
    last = [b for b in room.buttons if not b.visibleRegion().isEmpty()][-1]
    place = last.mapTo(room.scroll.widget(), last.rect().topLeft()).y()
    room.bar.setValue(place + last.height() // 2 - room.scroll.viewport().height())
    assert not _whole(last)
    return last


def test_what_is_only_half_seen_comes_wholly_into_sight(room: _Room) -> None:
    button = _half_seen(room)
    button.setFocus()
    settle()
    assert _whole(button)


def test_a_notice_that_takes_the_room_does_not_hide_the_hand(room: _Room, qtbot: QtBot) -> None:
    button = _half_seen(room)
    button.setFocus()
    settle()
    qtbot.wait(320)  # long after it came
    room.notice.show()
    qtbot.waitUntil(lambda: room.scroll.viewport().height() < 280)
    qtbot.waitUntil(lambda: _whole(button))


def test_a_form_that_is_laid_out_late_is_followed_all_the_same(room: _Room, qtbot: QtBot) -> None:
    button = room.buttons[3]
    button.setFocus()
    settle()
    room.bar.setValue(0)
    tall = QWidget()
    tall.setFixedHeight(2_000)
    content = room.scroll.widget().layout()
    assert isinstance(content, QVBoxLayout)
    qtbot.wait(320)
    content.insertWidget(0, tall)
    qtbot.waitUntil(lambda: _whole(button))


def test_who_scrolled_away_is_left_there(room: _Room, qtbot: QtBot) -> None:
    room.buttons[0].setFocus()
    settle()
    qtbot.wait(320)
    room.bar.setValue(room.bar.maximum())
    room.window.resize(300, 400)
    settle()
    assert room.buttons[0].visibleRegion().isEmpty()


def test_what_is_pressed_with_the_mouse_stays_under_it(room: _Room) -> None:
    button = _half_seen(room)
    before = room.bar.value()
    pressed: list[Button] = []
    button.clicked.connect(lambda: pressed.append(button))
    at = button.rect().topLeft() + button.rect().center() / 4
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert room.bar.value() == before
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=at)
    assert pressed


def test_what_is_wrong_comes_into_sight_with_its_field(qapp: QApplication, qtbot: QtBot) -> None:
    install(qapp)
    form = Form()
    for number in range(12):
        form.add(str(number), f"Veld {number}", TextLine(), "zoals het op papier staat")
    scroll = Scroll(form)
    qtbot.addWidget(scroll)
    scroll.resize(400, 300)
    activate(scroll)
    form.set_error("8", "Vul dit in, of laat het hele adres weg.")
    settle()
    field = form._fields["8"]
    assert _whole(field.label)
    assert _whole(field._error)
