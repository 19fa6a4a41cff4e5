"""The lists and the calendar that come up to choose from: seen, heard and pressed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from ipso_desk.ui import theme
from ipso_desk.ui.tokens import contrast
from ipso_desk.ui.widgets import calendar as calendar_module
from ipso_desk.ui.widgets.calendar import DutchCalendar
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.date_field import DateField
from tests.ui.audit import LEAST_TARGET, activate

DAY, TODAY = date(1967, 10, 8), date(1967, 10, 20)


@pytest.mark.parametrize("size", [12, 24])
def test_every_line_of_a_list_can_be_pressed(qapp: QApplication, qtbot: QtBot, size: int) -> None:
    theme.apply(qapp, size, "light")
    choice = Select([(1, "een"), (2, "twee")], name="Hoeveel")
    qtbot.addWidget(choice)
    activate(choice)
    choice.showPopup()
    lines = choice.view()
    assert lines.visualRect(choice.model().index(0, 0)).height() >= LEAST_TARGET
    choice.hidePopup()


def test_every_part_of_the_calendar_has_a_name_and_each_day_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(calendar_module, "announce", lambda _widget, words: heard.append(words))
    calendar = DutchCalendar(DAY, TODAY)
    qtbot.addWidget(calendar)
    activate(calendar)
    buttons = [b for b in calendar.findChildren(QToolButton) if b.isVisible()]
    assert all(b.accessibleName() or b.text() for b in buttons)
    days = calendar.findChild(QTableView)
    assert days is not None
    QTest.keyClick(days, Qt.Key.Key_Right)
    assert heard == ["maandag 9 oktober 1967"]
    assert days.accessibleName() == "maandag 9 oktober 1967"


def test_a_day_is_chosen_by_key(qtbot: QtBot) -> None:
    field = DateField("Geboren", today=TODAY)
    field.set_date(DAY)
    qtbot.addWidget(field)
    activate(field)
    field._open.click()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    days = QApplication.activePopupWidget().findChild(QTableView)
    QTest.keyClick(days, Qt.Key.Key_Down)
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert field.date() == date(1967, 10, 15)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_the_way_to_another_month_is_seen(qapp: QApplication, qtbot: QtBot, scheme: str) -> None:
    theme.apply(qapp, 12, scheme)
    calendar = DutchCalendar(DAY, TODAY)
    qtbot.addWidget(calendar)
    calendar.show()
    button = calendar.findChild(QToolButton, "qt_calendar_nextmonth")
    assert button is not None
    drawn = button.icon().pixmap(button.iconSize()).toImage()
    inks = {
        drawn.pixelColor(x, y).name()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }
    ground = theme.current().tokens.surface
    assert max(contrast(ink, ground) for ink in inks) >= 3
