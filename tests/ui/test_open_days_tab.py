"""Open dagen in Instellingen: the week, the holidays, closures, and what still stands there."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ipso_desk.services import activities, activity_kinds
from ipso_desk.services.activities import ActivityPlan
from ipso_desk.services.activity_list import activity_card
from ipso_desk.services.anchor_days import anchors_ahead
from ipso_desk.services.open_days import open_days
from ipso_desk.ui import theme
from ipso_desk.ui.pages.settings.open_days import OpenDaysTab
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.ticks import CheckBox
from tests.fixtures import Centre
from tests.ui.audit import audit
from tests.ui.test_own_pages import _settings

WEDNESDAY = date(2026, 2, 4)


def _tab(qtbot: QtBot, centre: Centre) -> OpenDaysTab:
    page = _settings(qtbot, centre.desk)
    page._tabs.show_tab(2)
    tab = page._tabs.content()
    assert isinstance(tab, OpenDaysTab)
    for _ in range(10):
        QApplication.processEvents()
    return tab


def test_a_closure_shows_what_still_stands_there_and_calls_it_off(
    qtbot: QtBot, centre: Centre
) -> None:
    desk = centre.desk
    kind = desk.ask(activity_kinds.kinds)[0]
    made = desk.run(activities.plan_activity, ActivityPlan(kind.id), WEDNESDAY).value
    tab = _tab(qtbot, centre)
    assert tab._left_over_holder.isHidden()
    tab._closing.set_values({"first": "3-2-2026", "last": "5-2-2026", "reason": "verbouwing"})
    tab._closing.save_button.click()
    assert not desk.ask(open_days).is_open(WEDNESDAY)
    assert [row.second for row in tab._days.rows()] == ["gesloten · verbouwing"]
    assert not tab._left_over_holder.isHidden()
    tab._left_over.acted.emit(made, "off")
    assert desk.ask(activity_card, made).line.cancelled == "verbouwing"
    assert tab._left_over_holder.isHidden()
    tab._days.acted.emit(tab._days.rows()[0].key, "away")
    assert desk.ask(open_days).is_open(WEDNESDAY)


def test_a_holiday_is_ticked_and_an_extra_day_opened(qtbot: QtBot, centre: Centre) -> None:
    tab = _tab(qtbot, centre)
    ticks = {box.accessibleName(): box for box in tab.holidays.findChildren(CheckBox)}
    assert ticks["Koningsdag"].isChecked()
    ticks["Goede Vrijdag"].setChecked(True)
    assert not centre.desk.ask(open_days).is_open(date(2026, 4, 3))
    tab._opening.set_values({"day": "7-3-2026", "hours": "13 tot 17.30", "reason": "open dag"})
    tab._opening.save_button.click()
    hours = centre.desk.ask(open_days).hours(date(2026, 3, 7))
    assert hours is not None
    assert [f"{moment:%H:%M}" for moment in hours] == ["13:00", "17:30"]
    tab._opening.set_values({"day": "8-3-2026", "hours": "de hele dag"})
    tab._opening.save_button.click()
    assert tab._opening._fields["hours"].error()


def test_another_week_from_a_day_on_leaves_what_was(qtbot: QtBot, centre: Centre) -> None:
    tab = _tab(qtbot, centre)
    tab._week.set_values({"0": "9–12", "since": "1-6-2026"})
    tab._week.save_button.click()
    assert not centre.desk.ask(open_days, date(2026, 5, 4)).is_open(date(2026, 5, 4))
    assert centre.desk.ask(open_days, date(2026, 6, 8)).is_open(date(2026, 6, 8))


@pytest.mark.parametrize(("size", "scheme"), [(12, "light"), (24, "dark")])
def test_everything_can_be_seen_and_reached(
    qtbot: QtBot, qapp: QApplication, centre: Centre, size: int, scheme: str
) -> None:
    theme.apply(qapp, size, scheme)
    tab = _tab(qtbot, centre)
    assert not audit(tab._page)
    buttons = {b.accessibleName() for b in tab.findChildren(QPushButton) if b.isVisibleTo(tab)}
    assert {"Tijden opslaan", "Dagen sluiten", "Dag openen", "Feestdagen kloppen zo"} <= buttons


def test_the_week_of_october_is_moved(qtbot: QtBot, centre: Centre) -> None:
    card = _tab(qtbot, centre).anchors
    field = card.form.field("first")
    assert isinstance(field, DateField)
    assert field.text() == "10-10-2026"
    card.form.set_values({"first": date(2026, 10, 3)})
    card.form.saved.emit()
    assert centre.desk.ask(anchors_ahead)[1].first == date(2026, 10, 3)
    assert field.date() == date(2026, 10, 3)
    card.form.set_values({"first": date(2020, 10, 3)})
    card.form.saved.emit()
    assert centre.desk.ask(anchors_ahead)[1].first == date(2026, 10, 3)
