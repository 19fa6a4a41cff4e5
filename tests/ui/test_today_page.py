"""The page Vandaag, on a real centre: it leads through the day, and names nobody who died."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipso_desk.services import deaths, undo, visits
from ipso_desk.services.desk import Desk
from ipso_desk.ui import theme
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.pages.today import TodayPage
from ipso_desk.ui.runner import Runner
from tests.fixtures import Centre
from tests.ui.audit import audit

TODAY = date(2026, 1, 13)


def _page(qtbot: QtBot, desk: Desk) -> TodayPage:
    page = TodayPage(Runner(desk, ChangeFeed(), undo=undo.undo_last, redo=undo.redo_last))
    qtbot.addWidget(page)
    page.resize(1158, 728)
    page.show()
    QApplication.processEvents()
    return page


def _lines(page: TodayPage) -> list[str]:
    return [f"{row.title} | {row.second}" for row in page._lines.rows()]


def test_who_used_to_come_and_who_came_first_are_remembered_and_the_dead_are_not(
    qtbot: QtBot, centre: Centre
) -> None:
    often = centre.make_guest("Zoë Groen")
    gone = centre.make_guest("Kees El Amrani")
    new = centre.make_guest("Mehmet de Boer", since=TODAY - timedelta(days=8))
    for weeks in range(7, 15):
        for guest in (often, gone):
            centre.desk.run(visits.mark_present, guest.id, TODAY - timedelta(weeks=weeks))
    centre.desk.run(visits.mark_present, new.id, TODAY - timedelta(days=8))
    centre.desk.run(deaths.report_death, gone.id, "de buurvrouw")

    lines = _lines(_page(qtbot, centre.desk))
    assert "Zoë Groen | kwam vaak, niet meer gezien sinds dinsdag 25 november" in lines
    assert "Mehmet de Boer | kwam maandag 5 januari voor het eerst; even bellen?" in lines
    assert [line for line in lines if "Amrani" in line] == [
        "Kees El Amrani | overlijden gemeld, te bevestigen"
    ]
    assert not [line for line in _lines(_page(qtbot, centre.as_host())) if "Amrani" in line]


def test_a_line_leads_to_where_it_is_done(qtbot: QtBot, centre: Centre) -> None:
    guest = centre.make_guest("Kees El Amrani")
    centre.desk.run(deaths.report_death, guest.id)
    page = _page(qtbot, centre.desk)
    with qtbot.waitSignal(page.go_to) as led:
        page._lines.opened.emit(page._lines.rows()[0].key)
    assert led.args == ["gedenken", guest.id]


@pytest.mark.parametrize("points", [12, 24])
def test_nothing_is_cut_off_or_nameless(qtbot: QtBot, centre: Centre, points: int) -> None:
    guest = centre.make_guest("Kees El Amrani")
    centre.desk.run(deaths.report_death, guest.id)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, points, theme.LIGHT_SCHEME)
    assert not audit(_page(qtbot, centre.desk))
