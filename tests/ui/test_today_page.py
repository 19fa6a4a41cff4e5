"""The page Vandaag, on a real centre: it leads through the day, and names nobody who died."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ipso_desk.services import deaths, logbook, memorial, seats, undo, visits
from ipso_desk.services.desk import Desk
from ipso_desk.services.groups import GroupPlan, make_group
from ipso_desk.services.logbook import LogText
from ipso_desk.services.offers import offer
from ipso_desk.ui import theme
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.pages.today import TodayPage
from ipso_desk.ui.pages.today.lines import LinesCard
from ipso_desk.ui.runner import Runner
from tests.fixtures import Centre
from tests.services import sweep_centre
from tests.ui.audit import audit

TODAY = date(2026, 1, 13)


def _page(qtbot: QtBot, desk: Desk) -> TodayPage:
    page = TodayPage(Runner(desk, ChangeFeed(), undo=undo.undo_last, redo=undo.redo_last))
    qtbot.addWidget(page)
    page.resize(1158, 728)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.wait(120)
    return page


def _words(card: LinesCard) -> list[str]:
    return [f"{line.title} | {line.second}" for line in card.lines]


def _press(qtbot: QtBot, page: TodayPage, name: str) -> None:
    (button,) = [
        b
        for b in page.findChildren(QPushButton)
        if b.isVisibleTo(page) and b.accessibleName() == name
    ]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_who_came_back_and_found_the_place_given_away_is_told(qtbot: QtBot, centre: Centre) -> None:
    group = centre.desk.run(make_group, GroupPlan("Zinvol leven", min_seats=1, max_seats=1)).value
    piet, bas = centre.make_guest("Piet ter Horst"), centre.make_guest("Bas Ruiter")
    for guest in (piet, bas):
        centre.desk.run(seats.sign_up, group, guest.id)
    centre.desk.run(deaths.record_death, piet.id)
    centre.desk.run(offer, group, bas.id, date(2026, 2, 1))
    centre.desk.run(deaths.take_back_death, piet.id)
    line = "Piet ter Horst | had een plaats in {}, die intussen is vergeven; is eerst aan de beurt"
    assert _words(_page(qtbot, centre.desk).not_to_forget) == [line.format("Zinvol leven")]
    assert _words(_page(qtbot, centre.as_host()).not_to_forget) == [line.format("een groep")]


def test_a_day_to_plan_towards_is_told_three_weeks_ahead(qtbot: QtBot, centre: Centre) -> None:
    assert _words(_page(qtbot, centre.desk).later) == []
    centre.clock.forward(days=1)
    told = "Wereldkankerdag | over 21 dagen, woensdag 4 februari 2026; is er iets gepland?"
    assert _words(_page(qtbot, centre.desk).later) == [told]
    assert _words(_page(qtbot, centre.as_host()).later) == []


def test_it_greets_and_tells_the_day(qtbot: QtBot, centre: Centre) -> None:
    page = _page(qtbot, centre.desk)
    assert page.title.text() == "Goedemorgen, Marianne"
    assert page.accessibleName() == "Vandaag"
    assert page.quiet.text() == "dinsdag 13 januari · open van 10.00 tot 16.00 uur"
    assert page.calm.isVisible()
    assert not page.remembering.isVisible()
    assert page.calls._empty.text() == "Vandaag hoeft er niemand gebeld te worden."


def test_what_is_on_and_who_is_called(qtbot: QtBot, centre: Centre) -> None:
    centre.desk.run(sweep_centre.fill)
    page = _page(qtbot, centre.desk)
    assert [(line.lead, line.title, line.page) for line in page.house.lines] == [
        ("10.30", "Schilderen", "balie"),
        ("14.00", sweep_centre.GROUP, "groepen"),
        ("", "Zingen", "balie"),
    ]
    assert page.calls.lines[0].second.startswith("morgen, 14.00 uur · nog ")
    host = _page(qtbot, centre.as_host())
    assert [line.title for line in host.house.lines] == ["Schilderen", "Bijeenkomst", "Zingen"]
    assert sweep_centre.GROUP not in repr([card.lines for card in host.cards()])


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

    page = _page(qtbot, centre.desk)
    assert "Zoë Groen | kwam vaak, niet meer gezien sinds dinsdag 25 november" in _words(page.later)
    assert _words(page.not_to_forget) == [
        "Mehmet de Boer | kwam maandag 5 januari voor het eerst; even bellen?"
    ]
    assert _words(page.remembering) == [
        "Kees El Amrani | overlijden gemeld, vandaag; bevestig het of neem het terug"
    ]
    host = _page(qtbot, centre.as_host())
    assert "Amrani" not in repr([card.lines for card in host.cards()])
    assert host.later.lines == []


def test_offers_that_run_out_follow_ups_candles_and_an_old_backup(
    qtbot: QtBot, centre: Centre
) -> None:
    guests = centre.desk.run(sweep_centre.fill).value
    lines = _page(qtbot, centre.desk).house.lines
    (group,) = {line.target for line in lines if line.page == "groepen"}
    centre.desk.run(offer, group, guests[7].id, TODAY + timedelta(days=1))
    centre.desk.run(logbook.write_entry, LogText("Bloemen halen.", follow_up_on=TODAY))
    piet = centre.make_guest("Piet ter Horst")
    centre.desk.run(deaths.record_death, piet.id)
    allowed = memorial.Permissions("de zoon", candle=True)
    centre.desk.run(memorial.set_permissions, piet.id, allowed)
    centre.desk.run(memorial.light_candle, piet.id, TODAY + timedelta(days=2))
    page = _page(qtbot, centre.desk)
    waits = _words(page.not_to_forget)
    assert waits[0].startswith("Zwaantje Oude Kotte | denkt tot woensdag 14 januari na")
    assert len([line for line in waits if "uit het logboek" in line]) == 7
    assert page.not_to_forget.lines[-1].page in ("gasten", "logboek")
    assert "Piet ter Horst | de kaars brandt tot en met donderdag 15 januari" in _words(
        page.remembering
    )
    assert page.later.lines[0].title.endswith("gasten")
    centre.clock.forward(days=8)
    page.refresh_if_stale()
    assert page.quiet.text().startswith("woensdag 21 januari")


@pytest.mark.parametrize("as_host", [False, True])
def test_every_line_leads_to_where_it_is_done(
    qtbot: QtBot, centre: Centre, *, as_host: bool
) -> None:
    guests = centre.desk.run(sweep_centre.fill).value
    centre.desk.run(deaths.report_death, guests[5].id)
    page = _page(qtbot, centre.as_host() if as_host else centre.desk)
    for card in page.cards():
        for at, line in enumerate(card.lines):
            name = card.list.rows()[at].actions[0].name
            with qtbot.waitSignal(page.go_to) as led:
                card.list.acted.emit(at, "go")
            assert led.args == [line.page, line.target], name
            assert line.page != "gasten" or not as_host
    with qtbot.waitSignal(page.go_to) as led:
        _press(qtbot, page, "Naar de balie")
    assert led.args == ["balie", None]


@pytest.mark.parametrize("size", [12, 24])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_off_or_nameless(
    qtbot: QtBot, qapp: QApplication, centre: Centre, size: int, scheme: str
) -> None:
    guests = centre.desk.run(sweep_centre.fill).value
    centre.desk.run(deaths.report_death, guests[5].id)
    theme.apply(qapp, size, scheme)
    assert not audit(_page(qtbot, centre.desk))
