"""Groepen: koppelen, other centres, afterwards, an invitation, and what follows said first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipso_desk.domain.guests import Answer
from ipso_desk.domain.introductions import OpenFact
from ipso_desk.domain.people import Person
from ipso_desk.services import introductions, meetings, seats, shared_places
from ipso_desk.services.group_feedback import feedback
from ipso_desk.services.groups import GroupPlan, edit_group, group_plan
from ipso_desk.services.meetings import meeting_sheet
from ipso_desk.ui import preview, theme
from ipso_desk.ui.pages.groups import GroupsPage
from ipso_desk.ui.pages.groups.afterwards import Afterwards
from ipso_desk.ui.pages.groups.centres_form import CentresForm
from ipso_desk.ui.pages.groups.group_form import GroupForm
from ipso_desk.ui.pages.groups.introductions_view import IntroductionsView
from ipso_desk.ui.pages.groups.invitation_view import InvitationView
from ipso_desk.ui.pages.groups.meeting_view import MeetingView
from ipso_desk.ui.pages.groups.trace_view import TraceView
from tests.fixtures import Centre
from tests.services.test_introductions import agree
from tests.ui.audit import audit
from tests.ui.hand import names, press, settled
from tests.ui.test_groups_page import _page, _view, group, people

__all__ = ["group", "people"]
HONEY = "De Honingraat"


@pytest.fixture
def two(centre: Centre, people: list[Person]) -> list[Person]:
    """Two who agreed to be introduced, and what they said openly."""
    for who in people[:2]:
        agree(centre.desk, who.id)
        centre.desk.run(introductions.say_openly, who.id, [OpenFact.INCURABLE])
    return people[:2]


def _koppelen(page: GroupsPage) -> IntroductionsView:
    assert isinstance(page.open, IntroductionsView)
    return page.open


def test_two_people_are_asked_and_introduced_by_keyboard(
    qtbot: QtBot, centre: Centre, group: int, two: list[Person]
) -> None:
    page = _page(qtbot, centre.desk)
    page.show_list()
    press(qtbot, page, "Koppelen")
    both = "Gerrit 't Hart en Tjitske Hoekstra"
    press(qtbot, page, f"Gaan vragen: {both}")
    for who in two:
        assert "Ze hebben kennisgemaakt" not in names(page)
        press(qtbot, page, f"Zegt ja: {who.display}")
    press(qtbot, page, "Ze hebben kennisgemaakt")
    (found,) = centre.desk.ask(introductions.introductions)
    assert (found.introduced_by, found.both_agreed) == ("Marianne", True)
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "drinken samen koffie")
    press(qtbot, page, "Bewaren")
    assert centre.desk.ask(introductions.introductions)[0].outcome == "drinken samen koffie"


def test_a_no_is_told_to_nobody_and_never_asked_again(
    qtbot: QtBot, centre: Centre, group: int, two: list[Person]
) -> None:
    page = _page(qtbot, centre.desk)
    page.open_introductions()
    press(qtbot, page, "Gaan vragen: Gerrit 't Hart en Tjitske Hoekstra")
    press(qtbot, page, "Zegt nee: Gerrit 't Hart")
    assert "De ander hoort hier niets van" in page.notice.text()
    assert _koppelen(page).panel is None
    assert not [name for name in names(page) if "Hart en" in name]


def test_what_may_be_told_is_ticked_by_the_coordinator(
    qtbot: QtBot, centre: Centre, group: int, two: list[Person]
) -> None:
    page = _page(qtbot, centre.desk)
    page.open_introductions()
    _koppelen(page)._open_openly(two[0].id)
    settled()
    tick = QApplication.focusWidget()
    assert tick is not None
    assert tick.accessibleName() == "Krijgt een experimentele behandeling"
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    press(qtbot, page, "Opslaan")
    rows = {row.title: row.second for row in _koppelen(page)._willing.rows()}
    assert rows["Tjitske Hoekstra"] == (
        "mag verteld: krijgt een experimentele behandeling, is ongeneeslijk ziek"
    )


def test_a_host_finds_no_koppelen(qtbot: QtBot, centre: Centre, group: int) -> None:
    page = _page(qtbot, centre.as_host())
    page.show_list()
    assert "Koppelen" not in names(page)
    page.arrive("koppelen")
    assert not isinstance(page.open, IntroductionsView)


def test_places_for_another_centre_are_drawn_as_theirs(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    page = _page(qtbot, centre.desk)
    press(qtbot, page, "Andere centra")
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, HONEY)
    press(qtbot, page, "Opslaan")
    kept = [name for name in names(page) if name.startswith("Plaats") and HONEY in name]
    assert kept == [f"Plaats {n}, vrij: vrije plaats, voor {HONEY}" for n in (7, 8)]
    assert centre.desk.ask(shared_places.shared_with, group)[0].places == 2


def test_three_questions_are_typed_over_without_names(
    qtbot: QtBot, centre: Centre, group: int
) -> None:
    page = _page(qtbot, centre.desk)
    press(qtbot, page, "Na afloop")
    for words in ("de rust", "herkenning"):
        settled()
        field = QApplication.focusWidget()
        assert field is not None
        qtbot.keyClicks(field, words)
        press(qtbot, page, "Antwoord bewaren")
    said = centre.desk.ask(feedback, group).said
    assert [each.good for each in said] == ["herkenning", "de rust"]


def test_an_invitation_names_no_guest_and_can_be_copied(
    qtbot: QtBot,
    centre: Centre,
    group: int,
    people: list[Person],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[bytes] = []
    monkeypatch.setattr(preview, "show", lambda _page, _title, pdf: shown.append(pdf))
    centre.desk.run(seats.sign_up, group, people[0].id)
    page = _page(qtbot, centre.desk)
    press(qtbot, page, "Uitnodiging")
    press(qtbot, page, "Tekst kopiëren")
    text = QApplication.clipboard().text()
    assert "Zinvol leven" in text
    assert "dinsdag 20 januari, 14.00 uur" in text
    assert "Hoekstra" not in text
    press(qtbot, page, "Uitnodiging afdrukken")
    assert shown[0].startswith(b"%PDF")


def test_another_number_of_places_says_first_what_follows(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    for who in people:
        centre.desk.run(seats.sign_up, group, who.id)
    page = _page(qtbot, centre.desk)
    press(qtbot, page, "Groep wijzigen")
    assert isinstance(page.open, GroupForm)
    form = page.open
    form.form.set_values({"max_seats": 6})
    assert form._what_follows.text() == "Dat kan niet: er zijn 8 plaatsen bezet."
    centre.desk.run(seats.stop, group, people[0].id)
    centre.desk.run(seats.stop, group, people[1].id)
    form.form.set_values({"max_seats": 8})
    form.form.set_values({"max_seats": 6})
    assert form._what_follows.text().startswith("2 deelnemers krijgen een lagere plaats;")


def test_what_the_leader_should_know_is_kept_with_the_meeting(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    page = _page(qtbot, centre.desk)
    meeting = centre.desk.ask(meetings.meeting_on, group)
    view = _view(page)
    view.open_meeting(meeting)
    assert isinstance(view.panel, MeetingView)
    assert view.panel._notes is not None
    view.panel._notes.set_values({"leader_notes": "Anneke komt op krukken."})
    press(qtbot, page, "Notitie bewaren")
    assert centre.desk.ask(meeting_sheet, meeting).leader_notes == "Anneke komt op krukken."
    assert centre.as_host().ask(meeting_sheet, meeting).leader_notes == ""


def test_a_note_for_hosts_stands_by_a_group_that_is_too_small(
    qtbot: QtBot, centre: Centre, group: int
) -> None:
    plan = centre.desk.ask(group_plan, group)
    assert isinstance(plan, GroupPlan)
    centre.desk.run(edit_group, group, replace(plan, host_note="noem hem bij de koffie"))
    page = _page(qtbot, centre.as_host())
    words = _view(page)._too_few._note.text()
    assert words == "Voor gastvrouwen en gastheren: noem hem bij de koffie"
    assert "Wie zou passen?" not in names(page)


def _everywhere(page: GroupsPage, group: int, two: list[Person]) -> Iterator[str]:
    view = _view(page)
    view.open_panel(CentresForm(page, view.board))
    yield "andere centra"
    view.open_panel(Afterwards(page, view.board))
    yield "na afloop"
    view.open_panel(TraceView(page, view.board))
    yield "hoe het zo kwam"
    view.open_panel(InvitationView(page, view.board))
    yield "uitnodiging"
    view.open_meeting(view.board.meetings[-1].id)
    view._too_few._look_further()
    yield "bijeenkomst"
    page.open_introductions()
    koppelen = _koppelen(page)
    koppelen._acted((two[1].id, two[0].id), "ask")
    yield "koppelen: vragen"
    number = next(iter(koppelen._introductions))
    for who in two:
        page.runner.desk.run(introductions.note_answer, number, who.id, Answer.YES)
    koppelen._again(number)
    yield "koppelen: kennismaken"
    koppelen._open_openly(two[0].id)
    yield "koppelen: vertellen"
    page._open_form(group)
    yield "groep wijzigen"


@pytest.mark.parametrize(("size", "scheme"), [(12, "dark"), (24, "light"), (24, "dark")])
def test_everything_is_named_reachable_and_whole(
    qtbot: QtBot,
    qapp: QApplication,
    centre: Centre,
    group: int,
    two: list[Person],
    size: int,
    scheme: str,
) -> None:
    centre.desk.run(seats.sign_up, group, two[0].id)
    centre.desk.run(shared_places.keep_places, group, HONEY, 2, "een derde van alle kosten")
    theme.apply(qapp, size, scheme)
    page = _page(qtbot, centre.desk)
    for where in _everywhere(page, group, two):
        settled()
        assert audit(page) == [], where
