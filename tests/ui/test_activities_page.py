"""The page Activiteiten and the Maandcijfers, on a real centre."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.domain import series
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.services import activities, activity_kinds, undo
from ipso_desk.services.activities import ActivityPlan
from ipso_desk.services.activity_list import activities_between, activity_card
from ipso_desk.services.closures import close_period
from ipso_desk.services.desk import Desk
from ipso_desk.services.participation import note_participation, participants
from ipso_desk.services.visits import desk_day, mark_present
from ipso_desk.ui import file_choice, preview, theme
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.form_answers import set_day
from ipso_desk.ui.pages.activities import ActivitiesPage
from ipso_desk.ui.pages.activities.activity_form import ActivityForm
from ipso_desk.ui.pages.activities.activity_view import ActivityView
from ipso_desk.ui.pages.activities.kinds_view import KindsView
from ipso_desk.ui.pages.month_figures import MonthFiguresPage
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.form import Form
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import RowList
from tests.fixtures import Centre
from tests.ui.audit import audit

TODAY = date(2026, 1, 13)


def _kind(desk: Desk, name: str) -> int:
    return next(k.id for k in desk.ask(activity_kinds.kinds) if k.plan.name == name)


def _shown(qtbot: QtBot, desk: Desk, kind: type[Page] = ActivitiesPage) -> Page:
    runner = Runner(desk, ChangeFeed(), undo=undo.undo_last, redo=undo.redo_last)
    page = kind(runner)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    page.resize(1158, 728)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    _settled()
    return page


def _page(qtbot: QtBot, desk: Desk) -> ActivitiesPage:
    page = _shown(qtbot, desk)
    assert isinstance(page, ActivitiesPage)
    return page


def _settled() -> None:
    for _ in range(20):
        QApplication.processEvents()


def _press(root: QWidget, name: str) -> None:
    _settled()
    there = [b for b in root.findChildren(QPushButton) if b.isVisibleTo(root)]
    found = [b for b in there if b.accessibleName() == name]
    assert found, f"{name}: not among {[b.accessibleName() for b in there]}"
    found[0].click()
    _settled()


def _words(root: QWidget, name: str) -> list[str]:
    lists = [r for r in root.findChildren(RowList) if r.accessibleName() == name]
    assert lists, f"no list {name}"
    return [row.spoken for row in lists[0].rows()]


@pytest.fixture
def yoga(desk: Desk) -> int:
    plan = ActivityPlan(_kind(desk, "Yoga"), starts="10:15", ends="11:15", place="tuinkamer")
    made = desk.run(
        activities.plan_series, plan, series.every_weeks(), TODAY, date(2026, 2, 28)
    ).value
    return made.first_id


def test_planning_a_series_says_what_it_comes_to(qtbot: QtBot, desk: Desk) -> None:
    desk.run(close_period, date(2026, 1, 27), date(2026, 1, 30), "verbouwing")
    page = _page(qtbot, desk)
    _press(page, "Nieuwe activiteit")
    assert isinstance(page.open, ActivityForm)
    form: Form = page.open.form
    form.set_values({"kind_id": _kind(desk, "Zingen"), "starts": "10.30"})
    set_day(form, "day", date(2026, 1, 20))
    assert page.open._rhythm is not None
    page.open._rhythm._often.set_code("w1")
    form.set_values({"until": "10-2-2026"})
    page.open._rhythm.show_now()
    words = page.open._rhythm._preview.text()
    assert words.startswith("3 keer: di 20 januari, di 3 februari, di 10 februari.")
    assert "di 27 januari (verbouwing)" in words
    _press(page, "Plannen")
    assert isinstance(page.open, ActivityView)
    lines = desk.ask(activities_between, TODAY, date(2026, 12, 31))
    assert [(line.day.day, line.starts) for line in lines] == [
        (20, "10:30"), (3, "10:30"), (10, "10:30"),
    ]  # fmt: skip


def test_what_cannot_be_kept_is_said_at_its_field(qtbot: QtBot, desk: Desk) -> None:
    page = _page(qtbot, desk)
    _press(page, "Nieuwe activiteit")
    assert isinstance(page.open, ActivityForm)
    form = page.open.form
    form.set_values({"kind_id": _kind(desk, "Zingen")})
    _press(page, "Plannen")
    assert "Kies een dag" in form._fields["day"].error()
    set_day(form, "day", TODAY)
    form.set_values({"starts": "kwart over"})
    _press(page, "Plannen")
    assert "10.30" in form._fields["starts"].error()
    form.set_values({"starts": "10", "cost": "veel"})
    _press(page, "Plannen")
    assert "bedrag" in form._fields["cost"].error()
    assert not desk.ask(activities_between, TODAY, TODAY)


def test_changing_from_now_on_and_calling_one_off(qtbot: QtBot, desk: Desk, yoga: int) -> None:
    page = _page(qtbot, desk)
    page.open_activity(yoga)
    _press(page, "Wijzigen")
    assert isinstance(page.open, ActivityForm)
    page.open.form.set_values({"place": "Atelier", "scope": True})
    _press(page, "Opslaan")
    lines = desk.ask(activities_between, TODAY, date(2026, 3, 1))
    assert {line.place for line in lines} == {"Atelier"}
    _press(page, "Gaat niet door")
    panel = page.open.panel  # type: ignore[union-attr]
    assert panel is not None
    panel.form.set_values({"reason": "begeleider is ziek"})
    panel.form.save_button.click()
    _settled()
    assert desk.ask(activity_card, yoga).line.cancelled == "begeleider is ziek"
    assert any("begeleider is ziek" in words for words in _list_words(page))
    _press(page, "Gaat toch door")
    assert desk.ask(activity_card, yoga).line.cancelled is None


def _list_words(page: ActivitiesPage) -> list[str]:
    page.list.show_now()
    return [row.spoken for lists in page.list.findChildren(RowList) for row in lists.rows()]


def test_who_is_in_the_house_joins_with_one_press(qtbot: QtBot, centre: Centre, yoga: int) -> None:
    desk = centre.desk
    anneke, bas = centre.make_guest("Anneke van den Berg"), centre.make_guest("Bas Ruiter")
    desk.run(mark_present, anneke.id, TODAY)
    page = _page(qtbot, centre.as_host())
    page.open_activity(yoga)
    _press(page, "Aanwezig: Anneke van den Berg")
    assert isinstance(page.open, ActivityView)
    assert page.open.people is not None
    page.open.people.picker.set_person(bas)
    _settled()
    found = {p.person: p.state for p in desk.ask(participants, yoga)}
    assert found == dict.fromkeys((anneke, bas), ParticipationState.PRESENT)
    assert {p.person for p in desk.ask(desk_day, TODAY).present} == {anneke, bas}
    _press(page, "Weghalen: Bas Ruiter")
    assert [p.person for p in desk.ask(participants, yoga)] == [anneke]


def test_a_host_plans_nothing_and_reads_no_look_back(
    qtbot: QtBot, centre: Centre, yoga: int
) -> None:
    centre.desk.run(activities.look_back, yoga, evaluation="te warm")
    page = _page(qtbot, centre.as_host())
    page.open_activity(yoga)
    names = {b.accessibleName() for b in page.findChildren(QPushButton) if b.isVisibleTo(page)}
    assert not names & {"Wijzigen", "Gaat niet door", "Terugblik", "Nieuwe activiteit", "Soorten"}


def test_looking_back_keeps_the_three_answers(qtbot: QtBot, desk: Desk, yoga: int) -> None:
    page = _page(qtbot, desk)
    page.open_activity(yoga)
    _press(page, "Terugblik")
    panel = page.open.panel  # type: ignore[union-attr]
    assert panel is not None
    panel.form.set_values({"evaluation": "rustig", "could_be_better": "", "unnamed": "4"})
    panel.form.save_button.click()
    _settled()
    card = desk.ask(activity_card, yoga)
    assert (card.evaluation, card.unnamed) == ("rustig", 4)


def test_a_kind_is_made_from_the_screen(qtbot: QtBot, desk: Desk) -> None:
    page = _page(qtbot, desk)
    _press(page, "Soorten")
    _press(page, "Nieuwe soort")
    assert isinstance(page.open, KindsView)
    page.open._form.set_values({"name": "Bordspel"})
    page.open._form.save_button.click()
    _settled()
    assert _kind(desk, "Bordspel")


def test_searching_counts_what_fits(qtbot: QtBot, desk: Desk, yoga: int) -> None:
    plan = ActivityPlan(_kind(desk, "Schilderen"), place="atelier")
    desk.run(activities.plan_activity, plan, TODAY)
    page = _page(qtbot, desk)
    assert page.search is not None
    page.search.field.setText("ate")
    qtbot.waitUntil(lambda: page.search._hits.text() == "1 activiteit")  # type: ignore[union-attr]
    page.search.clear()


def test_the_agenda_is_seen_first_and_kept_as_a_file(
    qtbot: QtBot, desk: Desk, yoga: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[bytes] = []
    monkeypatch.setattr(preview, "show", lambda _p, _t, pdf: seen.append(pdf))
    target = tmp_path / "agenda.ics"
    monkeypatch.setattr(file_choice, "file_to_save", lambda *_: str(target))
    page = _page(qtbot, desk)
    page.print_page()
    _press(page, "Bekijken op A5")
    _press(page, "Bewaren als .ics")
    assert [pdf[:5] for pdf in seen] == [b"%PDF-", b"%PDF-"]
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(("size", "scheme"), [(12, "light"), (24, "dark")])
def test_everything_can_be_seen_and_reached(
    qtbot: QtBot, qapp: QApplication, centre: Centre, yoga: int, size: int, scheme: str
) -> None:
    desk = centre.desk
    bas = centre.make_guest("Bas Ruiter")
    desk.run(note_participation, yoga, bas.id, ParticipationState.PRESENT)
    desk.run(mark_present, centre.make_guest("Anneke van den Berg").id, TODAY)
    theme.apply(qapp, size, scheme)
    page = _page(qtbot, desk)
    assert not audit(page)
    page.open_activity(yoga)
    _settled()
    assert not audit(page)
    for name in ("Gaat niet door", "Terugblik", "Herhaling"):
        _press(page, name)
        assert not audit(page)
    page.show_list()
    _press(page, "Nieuwe activiteit")
    assert not audit(page)
    page.show_kinds()
    _settled()
    assert not audit(page)
    assert not audit(_shown(qtbot, desk, MonthFiguresPage))


def test_the_figures_of_a_month_and_of_a_year(
    qtbot: QtBot, centre: Centre, yoga: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = centre.desk
    desk.run(note_participation, yoga, centre.make_guest("Els Vos").id, ParticipationState.PRESENT)
    page = _shown(qtbot, desk, MonthFiguresPage)
    assert isinstance(page, MonthFiguresPage)
    assert any("dinsdag 13 januari, 1 met naam" in words for words in _words(page, "Per dag"))
    assert any(words.startswith("1, Yoga") for words in _words(page, "Per activiteit"))
    page._month.set_code(0)
    _settled()
    assert _words(page, "Per dag")[0].startswith("1, Januari")
    target = tmp_path / "cijfers.csv"
    monkeypatch.setattr(file_choice, "file_to_save", lambda *_: str(target))
    _press(page, "Opslaan als CSV")
    assert "13-1-2026;1;0;1" in target.read_text("utf-8-sig")


def test_a_series_is_planned_with_the_keyboard_alone(qtbot: QtBot, desk: Desk) -> None:
    page = _page(qtbot, desk)

    def until(name: str) -> QWidget:
        for _ in range(80):
            found = QApplication.focusWidget()
            if found is not None and found.accessibleName() == name:
                return found
            qtbot.keyClick(found or page, Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is never reached")

    def type_in(name: str, words: str) -> None:
        field = until(name)
        assert isinstance(field, QLineEdit)
        field.selectAll()
        qtbot.keyClicks(field, words)

    qtbot.keyClick(until("Nieuwe activiteit"), Qt.Key.Key_Return)
    _settled()
    kinds = until("Soort")
    assert isinstance(kinds, QComboBox)
    qtbot.keyClicks(kinds, "Zin")
    type_in("Dag", "20-1-2026")
    type_in("Begint om", "10.30")
    often = until("Hoe vaak")
    qtbot.keyClick(often, Qt.Key.Key_Down)
    qtbot.keyClick(often, Qt.Key.Key_Down)
    type_in("Tot en met", "28-2-2026")
    qtbot.keyClick(until("Plannen"), Qt.Key.Key_Return)
    _settled()
    lines = desk.ask(activities_between, TODAY, date(2026, 12, 31))
    assert [(line.title, line.day.day) for line in lines] == [
        ("Zingen", 20), ("Zingen", 3), ("Zingen", 17),
    ]  # fmt: skip
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    page.escape()
    page.escape()
    assert page.open is None
