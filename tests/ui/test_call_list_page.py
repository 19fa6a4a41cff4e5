"""The page Bellijst, on a real centre."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.groups import AttendanceState
from ipso_desk.domain.people import Person
from ipso_desk.services import calls, deaths, meetings, offers, seats
from ipso_desk.services.call_list import call_line, call_list
from ipso_desk.services.desk import Desk
from ipso_desk.services.groups import GroupPlan, make_group
from ipso_desk.ui import preview, theme
from ipso_desk.ui.pages.call_list import CallListPage
from ipso_desk.ui.pages.call_list.line_card import CallCard
from tests.fixtures import Centre
from tests.services.test_call_list import wishes
from tests.ui.audit import audit
from tests.ui.hand import press, runner, settled, shown

TODAY, TOMORROW = date(2026, 1, 13), date(2026, 1, 14)
NAMES = ("Tjitske Hoekstra", "Gerrit 't Hart", "Anneke van den Berg", "Łukasz Kowalski")


@pytest.fixture
def group(desk: Desk) -> int:
    group = desk.run(make_group, GroupPlan("Zinvol leven", place="Tuinkamer")).value
    desk.run(meetings.plan_meeting, group, TOMORROW, starts="14:00")
    return group


@pytest.fixture
def people(centre: Centre, group: int) -> list[Person]:
    people = [centre.make_guest(n, phone=f"06 1442 88{i:02d}") for i, n in enumerate(NAMES)]
    for who in people:
        centre.desk.run(seats.sign_up, group, who.id)
    return people


def _page(qtbot: QtBot, desk: Desk) -> CallListPage:
    page = shown(qtbot, CallListPage(runner(desk)))
    page.focus_first()
    return page


def _to_call(page: CallListPage) -> list[str]:
    settled()
    return [card.line.person.display for card in page.stack.cards() if card.isVisibleTo(page)]


def _called(page: CallListPage) -> dict[str, str]:
    return {row.title: row.second.split(" · ")[0] for row in page._called.rows()}


def _focused(page: CallListPage) -> str:
    settled()
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, CallCard):
        widget = widget.parentWidget()
    return widget.line.person.display if widget is not None else ""


def _key(qtbot: QtBot, key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key)
    settled()


def test_everybody_is_one_card_with_a_number(
    qtbot: QtBot, centre: Centre, people: list[Person]
) -> None:
    centre.desk.run(wishes, people[1].id, times="na drieën")
    page = _page(qtbot, centre.desk)
    assert page.quiet.text() == "dinsdag 13 januari · nog 4 mensen te bellen"
    assert _to_call(page) == [
        "Anneke van den Berg",
        "Gerrit 't Hart",
        "Tjitske Hoekstra",
        "Łukasz Kowalski",
    ]
    card = page.stack.card_of(people[1].id)
    assert card is not None
    assert card.accessibleDescription() == (
        "06 1442 8801. Zinvol leven, morgen om 14.00 uur, Tuinkamer. liefst: na drieën"
    )


def test_a_whole_list_by_keyboard_one_hand_on_the_phone(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    page = _page(qtbot, centre.as_host())
    assert _focused(page) == "Anneke van den Berg"
    _key(qtbot, Qt.Key.Key_K)
    assert _focused(page) == "Gerrit 't Hart"
    _key(qtbot, Qt.Key.Key_B)
    assert _focused(page) == "Tjitske Hoekstra"
    _key(qtbot, Qt.Key.Key_Up)
    assert _focused(page) == "Gerrit 't Hart"
    _key(qtbot, Qt.Key.Key_N)
    _key(qtbot, Qt.Key.Key_V)
    _key(qtbot, Qt.Key.Key_K)
    assert page.quiet.text() == "dinsdag 13 januari · nog 1 mens te bellen, 3 gebeld"
    assert _called(page) == {
        "Anneke van den Berg": "komt",
        "Gerrit 't Hart": "komt niet",
        "Łukasz Kowalski": "komt",
    }
    line = centre.desk.ask(call_line, people[0].id, TODAY)
    assert line is not None
    assert line.today is not None
    assert line.today.outcome is CallOutcome.VOICEMAIL


def test_what_was_said_goes_with_the_outcome(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    page = _page(qtbot, centre.desk)
    card = page.stack.card_of(people[0].id)
    assert card is not None
    qtbot.keyClicks(card.note, "behandeling")
    press(qtbot, page, "Komt niet: Tjitske Hoekstra")
    meeting = centre.desk.ask(meetings.meeting_on, group)
    sheet = centre.desk.ask(meetings.meeting_sheet, meeting)
    reasons = {line.name: (line.state, line.reason) for line in sheet.lines}
    assert reasons["Tjitske Hoekstra"] == (AttendanceState.SIGNED_OFF, "behandeling")
    assert _called(page)["Tjitske Hoekstra"] == "komt niet (behandeling)"


def test_calling_back_asks_when(qtbot: QtBot, centre: Centre, people: list[Person]) -> None:
    page = _page(qtbot, centre.desk)
    card = page.stack.card_of(people[0].id)
    assert card is not None
    press(qtbot, page, "Terugbellen om …: Tjitske Hoekstra")
    assert "wanneer u terugbelt" in page.notice.text()
    assert QApplication.focusWidget() is card.note
    card.note.setText("na drieën")  # the test keyboard has no ë
    press(qtbot, page, "Terugbellen om …: Tjitske Hoekstra")
    assert card._state.text() == "terugbellen: na drieën"
    assert card.note.text() == ""


def test_somebody_with_two_meetings_comes_to_one(
    qtbot: QtBot, centre: Centre, people: list[Person]
) -> None:
    desk = centre.desk
    other = desk.run(make_group, GroupPlan("Schilderen")).value
    desk.run(meetings.plan_meeting, other, TOMORROW, starts="10:00")
    desk.run(seats.sign_up, other, people[0].id)
    page = _page(qtbot, desk)
    assert len(_to_call(page)) == 4
    press(qtbot, page, "Komt niet: Tjitske Hoekstra")
    settled()
    tick = QApplication.focusWidget()
    assert tick is not None
    assert tick.accessibleName() == "Schilderen, morgen om 10.00 uur"
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    press(qtbot, page, "Opschrijven: Tjitske Hoekstra")
    line = desk.ask(call_line, people[0].id, TODAY)
    assert line is not None
    assert [m.state for m in line.meetings] == [
        AttendanceState.EXPECTED,
        AttendanceState.SIGNED_OFF,
    ]


def test_a_death_is_never_one_press(qtbot: QtBot, centre: Centre, people: list[Person]) -> None:
    page = _page(qtbot, centre.as_host())
    press(qtbot, page, "Overlijden gemeld: Tjitske Hoekstra")
    assert len(_to_call(page)) == 4
    said = "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "De naam gaat van de bellijst" in said
    assert "Na het bevestigen:" in said
    assert page.escape()
    press(qtbot, page, "Overlijden gemeld: Tjitske Hoekstra")
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "haar dochter")
    press(qtbot, page, "Overlijden melden: Tjitske Hoekstra")
    assert "Tjitske Hoekstra" not in _to_call(page)
    assert centre.desk.run(deaths.take_back_death, people[0].id).value == people[0]


def test_an_answer_can_be_changed_and_undone(
    qtbot: QtBot, centre: Centre, people: list[Person]
) -> None:
    page = _page(qtbot, centre.desk)
    press(qtbot, page, "Komt niet: Tjitske Hoekstra")
    press(qtbot, page, "Wijzigen: Tjitske Hoekstra")
    assert _focused(page) == "Tjitske Hoekstra"
    _key(qtbot, Qt.Key.Key_K)
    assert _called(page) == {"Tjitske Hoekstra": "komt"}
    page.notice._back.click()
    page.refresh_if_stale()
    assert _called(page) == {"Tjitske Hoekstra": "komt niet"}


def test_two_hosts_see_who_is_calling_whom(
    qtbot: QtBot, centre: Centre, people: list[Person]
) -> None:
    centre.as_host().run(calls.claim_call, people[0].id, TODAY)
    page = _page(qtbot, centre.desk)
    card = page.stack.card_of(people[0].id)
    assert card is not None
    assert card._claim_chip.text() == "Riet belt nu"
    press(qtbot, page, "Ik bel nu: Tjitske Hoekstra")
    assert page.notice.text() == "Riet belt deze gast nu al. Kies iemand anders."
    press(qtbot, page, "Ik bel nu: Gerrit 't Hart")
    press(qtbot, page, "Toch niet: Gerrit 't Hart")


def test_the_screen_says_what_changed_since_the_paper(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bytes] = []
    monkeypatch.setattr(preview, "show", lambda _page, _title, pdf: shown.append(pdf))
    page = _page(qtbot, centre.desk)
    assert not page._since.isVisible()
    press(qtbot, page, "Bellijst afdrukken")
    assert shown[0].startswith(b"%PDF")
    assert page._since.text() == "niets gewijzigd sinds afdruk van 9.30 uur"
    done = centre.desk.run(seats.stop, group, people[0].id)
    page.runner.feed.tell(done.changes, object())
    assert page._since.text() == "1 wijziging sinds afdruk van 9.30 uur"


def test_another_day_and_the_way_to_the_next_list(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    centre.desk.run(meetings.plan_meeting, group, date(2026, 1, 22), starts="14:00")
    page = _page(qtbot, centre.desk)
    press(qtbot, page, "Volgende dag")
    assert page.quiet.text() == "woensdag 14 januari"
    assert "woensdag 21 januari" in page._none._sentence.text()
    press(qtbot, page, "Naar de volgende bellijst")
    assert page.day == date(2026, 1, 21)
    assert len(_to_call(page)) == 4
    press(qtbot, page, "Vandaag")
    assert page.day == TODAY


def test_no_calls_and_offers_stand_apart(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    desk = centre.desk
    desk.run(wishes, people[0].id, do_not_call=True)
    others = [
        centre.make_guest(f"Gast {chr(65 + n)}oos", phone=f"06 999999{n:02d}") for n in range(6)
    ]
    for who in others:
        desk.run(seats.sign_up, group, who.id)
    desk.run(seats.stop, group, people[1].id)
    desk.run(offers.offer, group, others[4].id)
    page = _page(qtbot, desk)
    assert [row.title for row in page._not_called.rows()] == ["Tjitske Hoekstra"]
    qtbot.waitUntil(lambda: bool(page.offers._rows.rows()))
    (running,) = page.offers._rows.rows()
    assert running.second.endswith("vandaag gebeld: denkt na over een plaats")
    press(qtbot, page, f"Niet bereikt: {others[4].display}")
    (running,) = page.offers._rows.rows()
    assert running.second.endswith("vandaag gebeld: niet bereikt")
    press(qtbot, page, f"Neemt de plaats: {others[4].display}")
    assert others[4] in [line.person for line in desk.ask(call_list, TODAY).lines]


def test_finding_somebody_who_calls_back(
    qtbot: QtBot, centre: Centre, people: list[Person]
) -> None:
    page = _page(qtbot, centre.desk)
    assert page.search is not None
    qtbot.keyClicks(page.search.field, "berg")
    assert _to_call(page) == ["Anneke van den Berg"]
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert _focused(page) == "Anneke van den Berg"
    page.search.clear()
    assert len(_to_call(page)) == 4


def _everywhere(page: CallListPage, who: Person) -> Iterator[str]:
    yield "lijst"
    card = page.stack.card_of(who.id)
    assert card is not None
    card._pressed(CallOutcome.DEATH_REPORTED)
    yield "overlijden"
    card._pressed(CallOutcome.NOT_COMING)
    yield "welke keer"
    page.show_day(date(2026, 3, 3))
    yield "leeg"


@pytest.mark.parametrize("size", [12, 24])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_is_named_reachable_and_whole(
    qtbot: QtBot,
    qapp: QApplication,
    centre: Centre,
    group: int,
    people: list[Person],
    size: int,
    scheme: str,
) -> None:
    desk = centre.desk
    other = desk.run(make_group, GroupPlan("Schilderen")).value
    desk.run(meetings.plan_meeting, other, TOMORROW, starts="10:00")
    desk.run(seats.sign_up, other, people[0].id)
    desk.run(wishes, people[1].id, do_not_call=True)
    desk.run(wishes, people[0].id, times="na drieën, en liever niet op woensdag")
    desk.run(calls.record_call, people[2].id, TODAY, CallOutcome.COMING, note="neemt taart mee")
    desk.run(calls.record_call, people[3].id, TODAY, CallOutcome.NOT_REACHED)
    desk.run(calls.claim_call, people[0].id, TODAY)
    theme.apply(qapp, size, scheme)
    page = _page(qtbot, desk)
    for where in _everywhere(page, people[0]):
        settled()
        assert audit(page) == [], where


def test_calls_are_typed_over_from_paper_by_keyboard(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    page = _page(qtbot, centre.as_host())
    press(qtbot, page, "Overtypen van papier")
    assert _focused(page) == "Anneke van den Berg"
    assert page.paper._where.text() == "1 van 4"
    _key(qtbot, Qt.Key.Key_K)
    assert _focused(page) == "Gerrit 't Hart"
    _key(qtbot, Qt.Key.Key_N)  # the hand is in the note now
    for letter in "moe":
        qtbot.keyClick(QApplication.focusWidget(), letter)
    _key(qtbot, Qt.Key.Key_Return)
    assert _focused(page) == "Tjitske Hoekstra"
    _key(qtbot, Qt.Key.Key_N)
    _key(qtbot, Qt.Key.Key_Return)  # no reason on the paper
    assert _focused(page) == "Łukasz Kowalski"
    _key(qtbot, Qt.Key.Key_T)
    for letter in "15 uur":
        qtbot.keyClick(QApplication.focusWidget(), letter)
    _key(qtbot, Qt.Key.Key_Return)
    settled()
    assert page.paper.card is None
    assert page.paper._done_words.text() == "Van iedereen op deze lijst is iets opgeschreven."
    _key(qtbot, Qt.Key.Key_Space)
    assert _to_call(page) == ["Łukasz Kowalski"]
    assert _called(page) == {
        "Anneke van den Berg": "komt",
        "Gerrit 't Hart": "komt niet (moe)",
        "Tjitske Hoekstra": "komt niet",
    }


def test_the_eighty_calls_of_a_busy_day_are_one_key_each(qtbot: QtBot, centre: Centre) -> None:
    for number in range(10):
        group = centre.desk.run(make_group, GroupPlan(f"Groep {number}")).value
        centre.desk.run(meetings.plan_meeting, group, TOMORROW, starts="14:00")
        for place in range(8):
            who = centre.make_guest(f"Gast Van {number}{place}", phone=f"06 1442 {number}{place}11")
            centre.desk.run(seats.sign_up, group, who.id)
    page = _page(qtbot, centre.as_host())
    press(qtbot, page, "Overtypen van papier")
    for call in range(80):
        assert page.paper._where.text() == f"{call + 1} van 80"
        _key(qtbot, Qt.Key.Key_K if call % 3 else Qt.Key.Key_V)
    assert page.paper.card is None
    lines = centre.desk.ask(call_list, TODAY).lines
    assert sum(line.today is not None for line in lines) == 80


def test_the_paper_goes_back_and_forth_and_to_a_name(
    qtbot: QtBot, centre: Centre, people: list[Person]
) -> None:
    page = _page(qtbot, centre.desk)
    press(qtbot, page, "Overtypen van papier")
    _key(qtbot, Qt.Key.Key_Down)
    assert _focused(page) == "Gerrit 't Hart"
    _key(qtbot, Qt.Key.Key_Up)
    assert _focused(page) == "Anneke van den Berg"
    assert page.search is not None
    qtbot.keyClicks(page.search.field, "kow")
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    assert _focused(page) == "Łukasz Kowalski"
    page.search.clear()
    assert page.escape()
    assert len(_to_call(page)) == 4


@pytest.mark.parametrize("size", [12, 24])
def test_typing_over_is_named_reachable_and_whole(
    qtbot: QtBot, qapp: QApplication, centre: Centre, people: list[Person], size: int
) -> None:
    theme.apply(qapp, size, "light")
    page = _page(qtbot, centre.desk)
    page.begin_paper()
    settled()
    assert audit(page) == []
