"""Balie: activities, couples, likeness, praten, and a stack of paper, driven by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipso_desk.domain.guests import ConsentPurpose, ConsentState, RelationKind, Role
from ipso_desk.services import deaths, visits
from ipso_desk.services.day_checks import checked_on
from ipso_desk.services.desk import Desk
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_relations import OtherPerson, add_relation
from ipso_desk.services.talking import mark_wants_talk
from ipso_desk.ui import theme
from ipso_desk.ui.pages.reception import ReceptionPage
from ipso_desk.ui.pages.reception.typed import Tally, read_line, read_typed
from tests.fixtures import Centre
from tests.services import sweep_centre
from tests.ui.audit import audit
from tests.ui.hand import buttons, runner, settled, shown, tap

TODAY = date(2026, 1, 13)
DESK_TARGET = 44


def _page(qtbot: QtBot, desk: Desk) -> ReceptionPage:
    page = shown(qtbot, ReceptionPage(runner(desk)), active=False)
    page.focus_first()
    settled()
    return page


def _type(
    qtbot: QtBot,
    page: ReceptionPage,
    words: str,
    key: Qt.Key | None = None,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Into whatever has the focus, as a person does."""
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)
    qtbot.keyClicks(focused, words)
    if key is not None:
        qtbot.keyClick(focused, key, keys)
    settled()


def _present(page: ReceptionPage) -> list[str]:
    return [row.title for row in page.lists.present.list.rows()]


def _expected(page: ReceptionPage) -> list[str]:
    return [row.title for row in page.lists.expected.list.rows()]


def _couple(centre: Centre) -> None:
    dirk, els = centre.make_guest("Dirk Postma"), centre.make_guest("Els Postma")
    centre.desk.run(add_relation, dirk.id, RelationKind.PARTNER, OtherPerson(els.id))
    for weeks in (1, 2, 3, 4):
        day = TODAY - timedelta(weeks=weeks)
        centre.desk.run(visits.mark_all_present, (dirk.id, els.id), day)


def test_a_couple_arrives_in_one_keystroke_after_the_name(qtbot: QtBot, centre: Centre) -> None:
    _couple(centre)
    page = _page(qtbot, centre.as_host())
    assert _expected(page) == ["Dirk Postma", "Els Postma"]
    _type(qtbot, page, "dirk")
    assert "Ctrl+Enter = allebei" in page.hits._how.text()
    _type(qtbot, page, "", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sorted(_present(page)) == ["Dirk Postma", "Els Postma"]
    assert _expected(page) == []
    assert page.notice.text() == "Dirk Postma en Els Postma zijn aanwezig."
    page.runner.undo(page)
    settled()
    assert (_expected(page), _present(page)) == (["Dirk Postma", "Els Postma"], [])


def test_a_couple_arrives_with_one_button_and_one_of_them_with_another(
    qtbot: QtBot, centre: Centre
) -> None:
    _couple(centre)
    page = _page(qtbot, centre.as_host())
    tap(qtbot, page, "Aanwezig: Els Postma")
    assert "Allebei: Dirk Postma en Els Postma" not in buttons(page)
    tap(qtbot, page, "Ongedaan maken: Els Postma")
    tap(qtbot, page, "Allebei: Els Postma en Dirk Postma")
    assert sorted(_present(page)) == ["Dirk Postma", "Els Postma"]


def test_a_couple_arrives_at_an_activity_in_one_keystroke_too(qtbot: QtBot, centre: Centre) -> None:
    people = centre.desk.run(sweep_centre.fill).value
    one, other = people[0].display, people[1].display  # they are partners
    page = _page(qtbot, centre.as_host())
    tap(qtbot, page, "10.30 Schilderen")
    assert f"Allebei: {one} en {other}" in buttons(page)
    _type(qtbot, page, "anneke")
    assert "Ctrl+Enter = allebei" in page.hits._how.text()
    _type(qtbot, page, "", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sorted(_present(page)) == sorted([one, other])
    assert page.notice.text() == f"{one} en {other} zijn bij Schilderen."
    tap(qtbot, page, f"Ongedaan maken: {other}")
    tap(qtbot, page, f"Ongedaan maken: {one}")
    tap(qtbot, page, f"Allebei: {one} en {other}")
    assert sorted(_present(page)) == sorted([one, other])


def test_each_activity_has_lists_of_its_own_and_ticks_the_house(
    qtbot: QtBot, centre: Centre
) -> None:
    people = centre.desk.run(sweep_centre.fill).value
    page = _page(qtbot, centre.as_host())
    in_house = len(_present(page))
    tap(qtbot, page, "10.30 Schilderen")
    assert len(_expected(page)) == len(people)
    assert _present(page) == []
    name = _expected(page)[0]
    tap(qtbot, page, f"Aanwezig: {name}")
    assert _present(page) == [name]
    assert page.notice.text() == f"{name} is bij Schilderen."
    _type(qtbot, page, _expected(page)[0], Qt.Key.Key_Return)
    assert len(_present(page)) == 2
    tap(qtbot, page, "Het huis")
    assert name in _present(page)
    assert len(_present(page)) >= in_house
    tap(qtbot, page, "14.00 bijeenkomst")
    assert sweep_centre.GROUP not in page.notice.text()
    tap(qtbot, page, f"Aanwezig: {_expected(page)[0]}")
    tap(qtbot, page, f"Ongedaan maken: {_present(page)[0]}")
    assert page.notice.text().endswith("niet bij de bijeenkomst van 14.00 uur, wel in huis.")


def test_a_misspelled_name_is_found_and_asked_about_in_place(qtbot: QtBot, centre: Centre) -> None:
    centre.make_guest("Anneke Jansen")
    page = _page(qtbot, centre.as_host())
    _type(qtbot, page, "janssn", Qt.Key.Key_Return)
    assert _present(page) == []
    assert page.hits._calm.text().startswith("Bedoelt u Anneke Jansen?")
    assert buttons(page).keys() >= {"Nieuwe gast: janssn"}
    _type(qtbot, page, "", Qt.Key.Key_Return)
    assert _present(page) == ["Anneke Jansen"]


def test_what_is_typed_after_the_question_takes_its_place(qtbot: QtBot, centre: Centre) -> None:
    centre.make_guest("Anneke Jansen")
    centre.make_guest("Bas Ruiter")
    page = _page(qtbot, centre.as_host())
    _type(qtbot, page, "janssn", Qt.Key.Key_Return)
    _type(qtbot, page, "bas", Qt.Key.Key_Return)
    assert _present(page) == ["Bas Ruiter"]


def test_who_died_is_told_even_where_somebody_else_is_alike(qtbot: QtBot, centre: Centre) -> None:
    piet = centre.make_guest("Piet Janssen")
    centre.make_guest("Piet Jansen")
    centre.desk.run(deaths.report_death, piet.id)
    page = _page(qtbot, centre.as_host())
    _type(qtbot, page, "piet janssen")
    assert page.hits._calm.text() == "Piet Janssen is overleden."
    assert page.hits._calm.isVisible()


def test_who_is_expected_is_marked_before_who_is_there(qtbot: QtBot, centre: Centre) -> None:
    _couple(centre)
    centre.make_guest("Zwaan Postma")
    page = _page(qtbot, centre.as_host())
    tap(qtbot, page, "Aanwezig: Dirk Postma")
    page.focus_search()
    _type(qtbot, page, "postma", Qt.Key.Key_Return)
    assert page.notice.text() == "Els Postma is aanwezig."


def test_praten_voorstellen_and_naar_huis(qtbot: QtBot, centre: Centre) -> None:
    for name in ("Anneke Berg", "Bas Ruiter"):
        guest = centre.make_guest(name)
        centre.desk.run(note_consent, guest.id, ConsentPurpose.INTRODUCE, ConsentState.GIVEN)
        centre.desk.run(visits.mark_present, guest.id, TODAY)
    page = _page(qtbot, centre.as_host())
    tap(qtbot, page, "Vandaag praten: Anneke Berg")
    tap(qtbot, page, "Voorstellen aan: Anneke Berg")
    assert page.notice.text() == "Anneke Berg voorstellen aan: Bas Ruiter."
    tap(qtbot, page, "Naar huis: Bas Ruiter")
    assert centre.desk.ask(visits.guests_in_house) == 1
    tap(qtbot, page, "Voorstellen aan: Anneke Berg")
    assert page.notice.text() == "Er is nu niemand om aan voor te stellen."
    tap(qtbot, page, "Is er nog: Bas Ruiter")
    assert centre.desk.ask(visits.guests_in_house) == 2


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("+", Tally(Role.UNKNOWN, 1)),
        ("+2 naaste", Tally(Role.CLOSE_ONE, 2)),
        ("+ nab", Tally(Role.BEREAVED, 1)),
        ("-1 zelf", Tally(Role.SELF, -1)),
        ("9-1", date(2026, 1, 9)),
        ("30-12", date(2025, 12, 30)),
        ("9-1-2026", date(2026, 1, 9)),
        ("gisteren", date(2026, 1, 12)),
        ("20-1-2026", date(2026, 1, 20)),
        ("1188", None),
        ("smit-de vries", None),
        ("+ piet", None),
        ("99-99", None),
    ],
)
def test_a_day_and_a_tally_can_be_typed(typed: str, read: object) -> None:
    assert read_typed(typed, TODAY) == read


def test_a_line_of_the_paper_has_a_number_that_a_paper_can_have() -> None:
    assert read_line(" 7. ") == 7
    assert read_line("7" * 5000 + ".") is None


def test_a_day_typed_wrong_is_put_right_in_one_go(qtbot: QtBot, centre: Centre) -> None:
    for name in ("Anneke Berg", "Bas Ruiter"):
        centre.make_guest(name)
    page = _page(qtbot, centre.as_host())
    _type(qtbot, page, "9-1", Qt.Key.Key_Return)
    for name in ("anneke", "bas"):
        _type(qtbot, page, name, Qt.Key.Key_Return)
    tap(qtbot, page, "Verkeerde dag")
    _type(qtbot, page, "8-1-2026", Qt.Key.Key_Return)
    assert page.day == date(2026, 1, 8)
    assert page.notice.text() == "2 namen staan nu op donderdag 8 januari."
    assert sorted(_present(page)) == ["Anneke Berg", "Bas Ruiter"]
    assert centre.desk.ask(visits.desk_day, date(2026, 1, 9)).present == ()
    assert page.search is not None
    assert page.search.field.hasFocus()


def test_the_day_that_is_the_same_as_the_paper_is_noted(qtbot: QtBot, centre: Centre) -> None:
    centre.make_guest("Anneke Berg")
    page = _page(qtbot, centre.as_host())
    day = date(2026, 1, 9)
    _type(qtbot, page, "9-1", Qt.Key.Key_Return)
    _type(qtbot, page, "anneke", Qt.Key.Key_Return)
    _type(qtbot, page, "+2 naaste", Qt.Key.Key_Return)
    assert page.other_day._came.text() == "1 met naam, 2 zonder: samen 3"
    tap(qtbot, page, "Klopt met het papier")
    assert page.other_day._came.text().endswith("klopt volgens Riet")
    checked = centre.desk.ask(checked_on, day)
    assert checked is not None
    assert (checked.named, checked.unnamed) == (1, 2)


@pytest.mark.parametrize(("size", "scheme"), [(12, "light"), (24, "dark")])
def test_every_state_is_named_reachable_and_whole(
    qtbot: QtBot, qapp: QApplication, centre: Centre, size: int, scheme: str
) -> None:
    centre.desk.run(sweep_centre.fill)
    theme.apply(qapp, size, scheme)
    page = _page(qtbot, centre.as_host())
    for where in _everywhere(page):
        settled()
        assert audit(page) == [], where
        small = [
            name
            for name, button in buttons(page).items()
            if min(button.width(), button.height()) < DESK_TARGET and name != "Kalender: Welke dag"
        ]
        assert small == [], where


def _everywhere(page: ReceptionPage) -> Iterator[str]:
    assert page.search is not None
    page.places.choose(next(key for key in page.places.buttons if key))
    yield "an activity"
    page.places.choose("")
    row = page.lists.present.list.rows()[0]
    page.ticking.wants_to_talk(int(str(row.key)), row.title, True)
    yield "praten"
    page.search.field.setText("anekke")
    page._enter()
    yield "asked"
    page.search.field.setText("+2 naaste")
    yield "a tally typed"
    page.search.clear()
    page.show_day(TODAY - timedelta(days=4))
    page.search.field.setText("anneke")
    page._enter()
    yield "from paper"
    page.other_day.wrong.click()
    yield "moving"


def test_what_was_said_yesterday_is_cleared_when_the_desk_opens(
    qtbot: QtBot, centre: Centre
) -> None:
    anneke = centre.make_guest("Anneke Berg")
    centre.desk.run(visits.mark_present, anneke.id, TODAY)
    centre.desk.run(mark_wants_talk, anneke.id, True)
    rows = centre.desk.store.connection.execute
    _page(qtbot, centre.as_host())
    assert rows("SELECT count(*) FROM talk_today").fetchone() == (1,)
    centre.clock.forward(days=1)
    before = centre.desk.store.counter()
    _page(qtbot, centre.as_host())
    assert rows("SELECT count(*) FROM talk_today").fetchone() == (0,)
    after = centre.desk.store.counter()
    assert after > before
    _page(qtbot, centre.as_host())
    assert centre.desk.store.counter() == after
