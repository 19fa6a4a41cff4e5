"""Vandaag leads through the day: overdracht, klopt het, whom to think of, the dagmap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ipso_desk.domain.guests import Role
from ipso_desk.domain.logbook import Visibility
from ipso_desk.services import deaths, logbook, undo, visits
from ipso_desk.services.day_checks import checked_on
from ipso_desk.services.desk import Desk
from ipso_desk.services.guests import add_at_desk
from ipso_desk.services.logbook import LogText
from ipso_desk.ui import preview, theme
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.pages.today import TodayPage
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import PRIMARY, Button
from tests.fixtures import Centre
from tests.services import sweep_centre
from tests.ui.audit import audit

TODAY = date(2026, 1, 13)
FRIDAY = date(2026, 1, 9)


def _page(qtbot: QtBot, desk: Desk) -> TodayPage:
    page = TodayPage(Runner(desk, ChangeFeed(), undo=undo.undo_last, redo=undo.redo_last))
    qtbot.addWidget(page)
    page.resize(1158, 728)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh_if_stale()
    _settled()
    return page


def _settled() -> None:
    for _ in range(20):
        QApplication.processEvents()


def _press(qtbot: QtBot, page: TodayPage, name: str) -> None:
    buttons = [b for b in page.findChildren(QPushButton) if b.isVisibleTo(page)]
    (button,) = [b for b in buttons if b.accessibleName() == name]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    _settled()


def _primary(page: TodayPage) -> list[str]:
    buttons = [b for b in page.findChildren(Button) if b.isVisibleTo(page)]
    return [b.accessibleName() for b in buttons if b.kind == PRIMARY]


def test_the_last_open_day_hands_over_what_is_for_everyone(qtbot: QtBot, centre: Centre) -> None:
    write = centre.desk.run
    write(logbook.write_entry, LogText("De koffie is op.", day=FRIDAY))
    write(logbook.write_entry, LogText("Van lang geleden.", day=FRIDAY - timedelta(days=3)))
    private = LogText("Alleen voor mij.", day=FRIDAY, visibility=Visibility.COORDINATORS)
    write(logbook.write_entry, private)
    for desk in (centre.as_host(), centre.desk):
        page = _page(qtbot, desk)
        assert [line.title for line in page.handover.lines] == ["De koffie is op."]
        assert page.handover.lines[0].second == "Marianne, vrijdag 9 januari"
    with qtbot.waitSignal(page.go_to) as led:
        page.handover.list.acted.emit(0, "go")
    assert led.args[0] == "logboek"


def test_who_is_expected_stands_there_and_an_activity_leads_to_its_own_list(
    qtbot: QtBot, centre: Centre
) -> None:
    centre.desk.run(sweep_centre.fill)
    page = _page(qtbot, centre.as_host())
    assert page.house.foot().startswith("Verwacht: ")
    assert page.house.foot().endswith("gasten.")
    with qtbot.waitSignal(page.go_to) as led:
        page.house.list.acted.emit(0, "go")
    assert led.args[0] == "balie"
    assert str(led.args[1]).startswith("activity:")


def test_at_closing_time_half_a_minute_is_enough(qtbot: QtBot, centre: Centre) -> None:
    host = centre.as_host()
    for name in ("Bas Ruiter", "Anneke Berg"):
        host.run(visits.mark_present, centre.make_guest(name).id, TODAY)
    host.run(visits.set_tally, TODAY, Role.CLOSE_ONE, 2)
    page = _page(qtbot, host)
    assert not page.check.isVisible()
    assert _primary(page) == ["Naar de balie"]
    centre.clock.forward(hours=6)
    page.reload()
    _settled()
    assert page.check.named.text() == "2 gasten met naam"
    assert page.check.names.text() == "Anneke Berg, Bas Ruiter"
    assert page.check.unnamed.text() == "2 zonder naam: 2 naaste"
    assert _primary(page) == ["Klopt: dinsdag 13 januari"]
    with qtbot.waitSignal(page.go_to) as led:
        _press(qtbot, page, "Aanpassen")
    assert led.args == ["balie", TODAY]
    _press(qtbot, page, "Klopt: dinsdag 13 januari")
    assert not page.check.isVisible()
    assert page.notice.text() == "Nagekeken: dinsdag 13 januari klopt."
    assert centre.desk.ask(checked_on, TODAY) is not None
    page.runner.undo(page)
    _settled()
    assert page.check.isVisible()
    assert centre.desk.ask(checked_on, TODAY) is None


def test_a_day_nobody_looked_over_waits_below_what_is_on(qtbot: QtBot, centre: Centre) -> None:
    centre.desk.run(visits.mark_present, centre.make_guest("Anneke Berg").id, FRIDAY)
    page = _page(qtbot, centre.as_host())
    assert page.check.isVisible()
    assert page.check.y() > page.house.y()
    assert _primary(page) == ["Naar de balie"]
    _press(qtbot, page, "Klopt: vrijdag 9 januari")
    assert not page.check.isVisible()


@pytest.mark.parametrize(
    ("button", "said"),
    [
        ("Gebeld: Mehmet de Boer", "Opgeschreven: Mehmet de Boer is gebeld."),
        ("Laat maar: Mehmet de Boer", "Mehmet de Boer staat niet meer op Vandaag."),
    ],
)
def test_who_came_first_is_called_or_left_and_not_asked_again(
    qtbot: QtBot, centre: Centre, button: str, said: str
) -> None:
    day = TODAY - timedelta(days=8)
    new = centre.make_guest("Mehmet de Boer", since=day)
    centre.desk.run(visits.mark_present, new.id, day)
    page = _page(qtbot, centre.as_host())
    _press(qtbot, page, button)
    assert page.notice.text() == said
    assert page.not_to_forget.lines == []
    page.runner.undo(page)
    _settled()
    assert [line.title for line in page.not_to_forget.lines] == ["Mehmet de Boer"]


def test_a_host_sees_with_whom_a_first_conversation_is_due(qtbot: QtBot, centre: Centre) -> None:
    host = centre.as_host()
    for name in ("Tine", "Bob"):
        host.run(add_at_desk, name)
    page = _page(qtbot, host)
    (line,) = page.not_to_forget.lines
    assert (line.title, line.second) == ("Bob en Tine", "nieuw aan de balie; eerste gesprek")
    with qtbot.waitSignal(page.go_to, timeout=1000) as led:
        _press(qtbot, page, "Naar Balie: Bob en Tine")
    assert led.args == ["balie", None]
    # A coordinator finds them on the worklist of consents.
    assert not _page(qtbot, centre.desk).not_to_forget.lines


def test_the_dagmap_is_shown_before_it_is_printed(
    qtbot: QtBot, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, bytes]] = []
    monkeypatch.setattr(preview, "show", lambda _page, title, pdf: shown.append((title, pdf)))
    centre.desk.run(sweep_centre.fill)
    page = _page(qtbot, centre.as_host())
    _press(qtbot, page, "Dagmap")
    ((title, pdf),) = shown
    assert title == "Dagmap"
    assert pdf.startswith(b"%PDF")


def test_nobody_who_died_is_on_the_card_of_closing_time(qtbot: QtBot, centre: Centre) -> None:
    piet = centre.make_guest("Piet ter Horst")
    centre.desk.run(visits.mark_present, piet.id, FRIDAY)
    centre.desk.run(deaths.report_death, piet.id)
    page = _page(qtbot, centre.as_host())
    assert page.check.named.text() == "1 gast met naam"
    assert "Horst" not in page.check.names.text()


@pytest.mark.parametrize(("size", "scheme"), [(12, "dark"), (24, "light")])
def test_the_evening_is_whole_at_every_size(
    qtbot: QtBot, qapp: QApplication, centre: Centre, size: int, scheme: str
) -> None:
    centre.desk.run(sweep_centre.fill)
    centre.desk.run(logbook.write_entry, LogText("De koffie is op.", day=FRIDAY))
    centre.clock.forward(hours=6)
    theme.apply(qapp, size, scheme)
    page = _page(qtbot, centre.as_host())
    assert page.check.isVisible()
    assert not audit(page)
