"""The page Groepen, on a real centre."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.domain.groups import AttendanceState, CallRule, SignUpState
from ipso_desk.domain.guests import Role
from ipso_desk.domain.people import Person
from ipso_desk.services import deaths, groups, interests, meetings, offers, seats
from ipso_desk.services.desk import Desk
from ipso_desk.services.group_board import GroupBoard, group_board
from ipso_desk.services.groups import GroupPlan
from ipso_desk.texts.guests import MAY_READ
from ipso_desk.ui import preview, theme
from ipso_desk.ui.pages.groups import GroupsPage
from ipso_desk.ui.pages.groups.group_form import GroupForm
from ipso_desk.ui.pages.groups.group_view import GroupView
from ipso_desk.ui.pages.groups.member_forms import MemberPanel, SignOffOnce, StopWithGroup
from ipso_desk.ui.pages.groups.offer_forms import OfferForm
from ipso_desk.ui.pages.groups.sign_up_form import SignUpForm
from tests.fixtures import Centre
from tests.ui.audit import audit
from tests.ui.hand import names, no_other_window, press, runner, settled, shown

NAMES = (
    "Tjitske Hoekstra",
    "Gerrit 't Hart",
    "Anneke van den Berg",
    "Łukasz Kowalski",
    "Fatima El Amrani",
    "Corrie van der Meer",
    "Marijke Terpstra",
    "Bas Ruiter",
    "Nel IJzerman",
    "Oege Postma",
)


@pytest.fixture
def people(centre: Centre) -> list[Person]:
    return [centre.make_guest(n, phone=f"06 1442 88{i:02d}") for i, n in enumerate(NAMES)]


@pytest.fixture
def group(desk: Desk) -> int:
    plan = GroupPlan("Zinvol leven", audience_role=Role.SELF, leader="Joke", place="Tuinkamer")
    group = desk.run(groups.make_group, plan).value
    desk.run(meetings.plan_series, group, date(2026, 1, 6), 2, 4, starts="14:00")
    return group


def _page(qtbot: QtBot, desk: Desk) -> GroupsPage:
    return shown(qtbot, GroupsPage(runner(desk)))


def _button(root: QWidget, name: str) -> QPushButton:
    settled()
    there = [b for b in root.findChildren(QPushButton) if b.isVisibleTo(root)]
    found = [b for b in there if b.accessibleName() == name]
    assert len(found) == 1, f"{name}: {len(found)} among {[b.accessibleName() for b in there]}"
    return found[0]


def _board(desk: Desk, group: int) -> GroupBoard:
    return desk.ask(group_board, group)


def _view(page: GroupsPage) -> GroupView:
    assert isinstance(page.open, GroupView)
    return page.open


def test_a_centre_with_one_group_comes_straight_to_its_eight_places(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    for who in people[:3]:
        centre.desk.run(seats.sign_up, group, who.id)
    page = _page(qtbot, centre.desk)
    assert page.title.text() == "Zinvol leven"
    assert page.quiet.text() == (
        "voor mensen die zelf geraakt zijn door kanker · om de week op dinsdag · Tuinkamer"
        " · begeleiding: Joke"
    )
    cards = [name for name in names(page) if name.startswith("Plaats ")]
    assert len([name for name in cards if "vrije plaats" in name]) == 5
    assert cards[1] == "Plaats 2, bezet: Gerrit 't Hart, 06 1442 8801"
    page.escape()
    assert page.title.text() == "Groepen"


def test_no_part_of_a_group_is_for_a_moment_a_window(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    for who in people[:9]:
        centre.desk.run(seats.sign_up, group, who.id)
    page = _page(qtbot, centre.desk)
    with no_other_window():
        page.escape()
        page.arrive(group)
        settled()
        for words in ("Aanmelden", "Stopt met de groep", "Na afloop", "Hoe het zo kwam"):
            press(qtbot, page, words)
            page.escape()
    assert QApplication.focusWidget() is not None


def test_somebody_is_signed_up_by_keyboard_alone(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    page = _page(qtbot, centre.desk)
    press(qtbot, page, "Aanmelden")
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "berg")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    save = QApplication.focusWidget()
    assert isinstance(save, QPushButton)
    assert save.accessibleName() == "Aanmelden"
    qtbot.keyClick(save, Qt.Key.Key_Space)
    settled()
    member = _board(centre.desk, group).seats[0].member
    assert member is not None
    assert member.person == people[2]
    assert page.notice.text() == "Anneke van den Berg doet mee en heeft plaats 1."
    page.notice._back.click()
    assert _board(centre.desk, group).seats[0].member is None


def test_the_ninth_waits_and_a_freed_place_is_offered(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    desk = centre.desk
    for who in people[:9]:
        desk.run(seats.sign_up, group, who.id)
    page = _page(qtbot, desk)
    press(qtbot, page, "Plaats 1, bezet: Tjitske Hoekstra, 06 1442 8800")
    press(qtbot, page, "Stopt met de groep")
    press(qtbot, _view(page), "Stopt met de groep")
    assert _board(desk, group).free == 1
    press(qtbot, page, "Plaats aanbieden")
    press(qtbot, page, "Aanbieden")
    assert _board(desk, group).count(SignUpState.OFFERED) == 1
    assert "aangeboden aan Nel IJzerman" in page.notice.text()
    seat = next(name for name in names(page) if "aangeboden: Nel IJzerman" in name)
    press(qtbot, page, seat)
    press(qtbot, page, "Neemt de plaats")
    assert _board(desk, group).count(SignUpState.PARTICIPANT) == 8


def test_passing_over_the_first_asks_why(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    desk = centre.desk
    for who in people:
        desk.run(seats.sign_up, group, who.id)
    desk.run(seats.stop, group, people[0].id)
    page = _page(qtbot, desk)
    _view(page).open_offer()
    panel = _view(page).panel
    assert panel is not None
    choice = panel.findChild(QComboBox)
    assert choice is not None
    choice.setCurrentIndex(1)
    press(qtbot, page, "Aanbieden")
    assert "Schrijf kort waarom" in page.notice.text()
    panel.form.set_values({"skip_reason": "op vakantie"})
    press(qtbot, page, "Aanbieden")
    assert _board(desk, group).waiting[0].skipped_reason == "op vakantie"


def test_missing_once_keeps_the_place(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    desk = centre.desk
    desk.run(seats.sign_up, group, people[0].id)
    page = _page(qtbot, desk)
    press(qtbot, page, "Afmelden voor één keer")
    panel = _view(page).panel
    assert panel is not None
    panel.form.set_values({"reason": "behandeling"})
    press(qtbot, page, "Afmelden")
    assert any(name.endswith("afgemeld voor di 20 januari: behandeling") for name in names(page))
    assert _board(desk, group).count(SignUpState.PARTICIPANT) == 1


def test_what_is_written_about_a_guest_the_guest_may_read(
    qtbot: QtBot, desk: Desk, group: int, people: list[Person]
) -> None:
    """It stands in the own data, from whichever form it came (domain.md 7)."""
    for who in people[:9]:
        desk.run(seats.sign_up, group, who.id)
    desk.run(seats.stop, group, people[0].id)
    page, shows = _page(qtbot, desk), _board(desk, group)
    seat = next(seat for seat in shows.seats if seat.member is not None)
    assert seat.member is not None
    number = seat.member.sign_up_id
    panels = (
        (MemberPanel(page, shows, seat.member, coordinator=True), "note"),
        (SignOffOnce(page, shows, number), "reason"),
        (StopWithGroup(page, shows, number), "reason"),
        (OfferForm(page, shows, None, coordinator=True), "skip_reason"),
    )
    for panel, field in panels:
        qtbot.addWidget(panel)
        assert MAY_READ in panel.form.field(field).accessibleDescription(), field


def test_attendance_of_a_meeting_that_was(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    desk = centre.desk
    desk.run(seats.sign_up, group, people[0].id)
    page = _page(qtbot, desk)
    _view(page).open_meeting(_board(desk, group).meetings[0].id)
    press(qtbot, page, "Aanwezig: Tjitske Hoekstra")
    assert _board(desk, group).meetings[0].present == 1
    press(qtbot, page, "Afwezig: Tjitske Hoekstra")
    sheet = desk.ask(meetings.meeting_sheet, _board(desk, group).meetings[0].id)
    assert [line.state for line in sheet.lines] == [AttendanceState.ABSENT]


def test_a_group_called_early_offers_the_other_two_ways(
    qtbot: QtBot, centre: Centre, group: int
) -> None:
    page = _page(qtbot, centre.desk)
    press(qtbot, page, "De dag ervoor bellen")
    assert centre.desk.ask(groups.group_plan, group).call_rule is CallRule.CALENDAR_DAY
    assert "De dag ervoor bellen" not in names(page)


def test_a_new_group_with_its_meetings(qtbot: QtBot, centre: Centre) -> None:
    page = _page(qtbot, centre.desk)
    press(qtbot, page, "Nieuwe groep")
    assert isinstance(page.open, GroupForm)
    press(qtbot, page, "Opslaan")
    assert "Geef de groep een naam." in page.notice.text()
    page.open.form.set_values({"name": "Rouw en verder", "cost_cents": "12,50", "max_seats": 6})
    press(qtbot, page, "Opslaan")
    assert page.title.text() == "Rouw en verder"
    line = centre.desk.ask(groups.groups)[0]
    assert line.most == 6
    assert centre.desk.ask(groups.group_plan, line.id).cost_cents == 1250
    press(qtbot, page, "Bijeenkomsten plannen")
    panel = _view(page).panel
    assert panel is not None
    panel.form.set_values({"first": "20-1-2026"})
    press(qtbot, page, "Plannen")
    assert len(_board(centre.desk, line.id).meetings) == 5


def test_a_group_is_closed_with_a_word_about_who_it_touches(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    desk = centre.desk
    for who in people[:9]:
        desk.run(seats.sign_up, group, who.id)
    page = _page(qtbot, desk)
    view = _view(page)
    view.close_wanted.emit()
    assert view.panel is not None
    press(qtbot, view.panel, "Groep afsluiten")
    assert page.quiet.text().startswith("afgesloten")
    assert "Aanmelden" not in names(page)
    undone = page.notice.text()
    assert undone == "Zinvol leven is afgesloten."


def test_whom_to_ask_when_a_group_is_too_small(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    centre.desk.run(interests.note_interest, people[0].id, group)
    page = _page(qtbot, centre.desk)
    press(qtbot, page, "Wie had eerder belangstelling?")
    press(qtbot, page, "Aanmelden: Tjitske Hoekstra")
    panel = _view(page).panel
    assert isinstance(panel, SignUpForm)
    assert panel.who.person() == people[0]


def test_a_host_sees_names_and_times_and_signs_up(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    centre.desk.run(seats.sign_up, group, people[0].id)
    page = _page(qtbot, centre.as_host())
    assert page.quiet.text() == "om de week op dinsdag · Tuinkamer · begeleiding: Joke"
    assert "Plaats 1, bezet: Tjitske Hoekstra" in names(page)
    there = names(page)
    assert "Groep wijzigen" not in there
    assert "Bijeenkomsten plannen" not in there
    assert "Aanmelden" in there


def test_someone_who_died_elsewhere_leaves_this_page(
    qtbot: QtBot, centre: Centre, group: int, people: list[Person]
) -> None:
    centre.desk.run(seats.sign_up, group, people[0].id)
    page = _page(qtbot, centre.desk)
    done = centre.desk.run(deaths.report_death, people[0].id)
    page.runner.feed.tell(done.changes, object())
    assert not any("Tjitske" in name for name in names(page))
    assert any("plaats wordt vastgehouden" in name for name in names(page))


def test_the_list_prints(
    qtbot: QtBot, centre: Centre, group: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(preview, "show", lambda _page, title, pdf: shown.append(title))
    page = _page(qtbot, centre.desk)
    page.print_page()
    _view(page).open_meeting(_board(centre.desk, group).meetings[-1].id)
    press(qtbot, page, "Presentielijst afdrukken")
    press(qtbot, page, "Bellijst voor de begeleider")
    assert shown == ["Deelnemerslijst", "Presentielijst", "Bellijst"]


def _everywhere(page: GroupsPage, desk: Desk, group: int) -> Iterator[str]:
    view = _view(page)
    yield "groep"
    view.open_sign_up()
    yield "aanmelden"
    assert isinstance(view.panel, SignUpForm)
    view.panel.who.search.field.setText("er")
    yield "zoeken"
    view.open_sign_off()
    yield "afmelden"
    view.open_stop()
    yield "stoppen"
    view.open_offer()
    yield "aanbieden"
    for number in (2, 8):
        view._seat_chosen(number)
        yield f"plaats {number}"
    view.open_series()
    yield "plannen"
    for meeting in (_board(desk, group).meetings[0], _board(desk, group).meetings[-1]):
        view.open_meeting(meeting.id)
        yield f"bijeenkomst {meeting.day}"
    view.close_wanted.emit()
    yield "afsluiten"
    page.show_list()
    yield "lijst"
    page.open_new()
    yield "nieuw"


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
    for who in people[:8]:
        desk.run(seats.sign_up, group, who.id)
    desk.run(seats.sign_up_together, group, people[8].id, people[9].id)
    desk.run(seats.stop, group, people[7].id)
    desk.run(seats.stop, group, people[6].id)
    desk.run(offers.offer, group, people[8].id)
    theme.apply(qapp, size, scheme)
    page = _page(qtbot, desk)
    for where in _everywhere(page, desk, group):
        settled()
        assert audit(page) == [], where
