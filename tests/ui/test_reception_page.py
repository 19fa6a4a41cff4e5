"""The page Balie, on a real centre: driven by keyboard, as on a busy morning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.domain.guests import GuestStatus, Role
from ipso_desk.services import deaths, visits
from ipso_desk.services.desk import Desk
from ipso_desk.services.find import find
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.guests import add_at_desk
from ipso_desk.ui import preview, theme
from ipso_desk.ui.pages.reception import ReceptionPage
from ipso_desk.ui.reading_order import stops
from tests.fixtures import Centre
from tests.services import sweep_centre
from tests.ui.audit import activate, audit
from tests.ui.hand import buttons, runner, settled, shown, tap

TODAY = date(2026, 1, 13)
DESK_TARGET = 44


def _page(qtbot: QtBot, desk: Desk) -> ReceptionPage:
    page = shown(qtbot, ReceptionPage(runner(desk)), active=False)
    page.focus_first()
    settled()
    return page


def _type(qtbot: QtBot, page: ReceptionPage, words: str, *keys: Qt.Key) -> None:
    """Into the search box, which has the focus unless a form took it."""
    assert page.search is not None
    qtbot.keyClicks(page.search.field, words)
    for key in keys:
        qtbot.keyClick(page.search.field, key)
    settled()


def _present(page: ReceptionPage) -> list[str]:
    return [row.title for row in page.lists.present.list.rows()]


def _expected(page: ReceptionPage) -> list[str]:
    return [row.title for row in page.lists.expected.list.rows()]


def _found(page: ReceptionPage) -> list[str]:
    return [row.title for row in page.hits.list.rows()]


def test_four_digits_enter_present_and_the_search_is_empty_again(
    qtbot: QtBot, centre: Centre
) -> None:
    centre.make_guest("Anneke van den Berg", phone="06 12341188")
    centre.make_guest("Bas Ruiter", phone="06 12345566")
    page = _page(qtbot, centre.as_host())
    assert page.search is not None
    assert QApplication.focusWidget() is page.search.field
    _type(qtbot, page, "1188", Qt.Key.Key_Return)
    assert _present(page) == ["Anneke van den Berg"]
    assert page.notice.text() == "Anneke van den Berg is aanwezig."
    assert page.search.text() == ""
    assert QApplication.focusWidget() is page.search.field
    assert not page.hits.isVisible()
    (there,) = centre.desk.ask(visits.desk_day, TODAY).present
    assert there.person.display == "Anneke van den Berg"
    tap(qtbot, page, "Ongedaan maken: Anneke van den Berg")
    assert _present(page) == []
    assert centre.desk.ask(visits.desk_day, TODAY).present == ()


def test_the_arrow_goes_to_the_next_and_esc_clears(qtbot: QtBot, centre: Centre) -> None:
    for name in ("Anneke Berg", "Hülya Berg-Yılmaz", "Łukasz van den Berg"):
        centre.make_guest(name)
    page = _page(qtbot, centre.as_host())
    _type(qtbot, page, "berg")
    second = _found(page)[1]
    _type(qtbot, page, "", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert _present(page) == [second]
    _type(qtbot, page, "berg", Qt.Key.Key_Escape)
    assert page.search is not None
    assert page.search.text() == ""
    assert not page.hits.isVisible()


def test_a_second_enter_is_harmless_and_says_so(qtbot: QtBot, centre: Centre) -> None:
    centre.make_guest("Anneke Berg")
    page = _page(qtbot, centre.as_host())
    for _ in range(2):
        _type(qtbot, page, "anneke", Qt.Key.Key_Return)
    assert page.notice.text() == "Anneke Berg was er al."
    assert _present(page) == ["Anneke Berg"]
    assert page.lists.present.accessibleName() == "Aanwezig · 1"


def test_who_is_expected_moves_over_and_back_to_the_same_place(
    qtbot: QtBot, centre: Centre
) -> None:
    centre.desk.run(sweep_centre.fill)
    page = _page(qtbot, centre.as_host())
    before, there = _expected(page), _present(page)
    assert len(before) > 5
    name = before[2]
    tap(qtbot, page, f"Aanwezig: {name}")
    assert _expected(page) == [n for n in before if n != name]
    assert _present(page) == [name, *there]
    tap(qtbot, page, f"Ongedaan maken: {name}")
    assert (_expected(page), _present(page)) == (before, there)
    page.reload()
    assert (_expected(page), _present(page)) == (before, there)


def test_nothing_of_a_group_or_an_illness_stands_on_the_desk(qtbot: QtBot, centre: Centre) -> None:
    centre.desk.run(sweep_centre.fill)
    page = _page(qtbot, centre.desk)
    _type(qtbot, page, "a")
    shown = " ".join(
        [w.accessibleName() for w in page.findChildren(QWidget)]
        + [getattr(w, "text", str)() for w in page.findChildren(QWidget) if hasattr(w, "text")]
    ).lower()
    for word in ("ongeneeslijk", "leven met", "kanker", "naaste,", "06 1234"):
        assert word not in shown
    assert "telefoon eindigt op 50" in shown
    assert "hoort links slecht" in shown


def test_who_died_is_told_calmly_and_who_is_archived_as_well(qtbot: QtBot, centre: Centre) -> None:
    piet, corrie = centre.make_guest("Piet ter Horst"), centre.make_guest("Corrie Vos")
    page = _page(qtbot, centre.as_host())
    centre.desk.run(deaths.report_death, piet.id)
    centre.desk.run(change_status, corrie.id, GuestStatus.ARCHIVED, "verhuisd")
    _type(qtbot, page, "horst")
    assert page.hits._calm.text() == "Piet ter Horst is overleden."
    assert not page.hits._new.isVisible()
    assert not page.notice.isVisible()
    _type(qtbot, page, "", Qt.Key.Key_Return)
    assert _present(page) == []
    _type(qtbot, page, "", Qt.Key.Key_Escape)
    _type(qtbot, page, "corrie")
    assert page.hits._calm.text().startswith("Corrie Vos staat in het archief.")


def test_somebody_new_by_keyboard_alone(qtbot: QtBot, centre: Centre) -> None:
    centre.make_guest("Saskia Vos", phone="06 12347788")
    page = _page(qtbot, centre.as_host())
    _type(qtbot, page, "Saskya", Qt.Key.Key_Escape)
    _type(qtbot, page, "Brechtje", Qt.Key.Key_Return)
    assert page.newcomer.name.hasFocus()
    assert page.newcomer.name.text() == "Brechtje"
    qtbot.keyClick(page.newcomer.name, Qt.Key.Key_Tab)
    role = QApplication.focusWidget()
    assert role is page.newcomer.role
    qtbot.keyClicks(role, "Na")
    qtbot.keyClick(page.newcomer.name, Qt.Key.Key_Return)
    settled()
    assert _present(page) == ["Brechtje"]
    assert page.notice.text() == "Brechtje is aanwezig."
    assert not page.newcomer.isVisible()
    assert page.search is not None
    assert page.search.field.hasFocus()
    (found,) = centre.desk.ask(find, "brechtje")
    assert found.role is Role.CLOSE_ONE


def test_a_newcomer_who_looks_like_somebody_is_told_in_time_and_a_name_is_needed(
    qtbot: QtBot, centre: Centre
) -> None:
    centre.make_guest("Saskia Vos", phone="06 12347788")
    page = _page(qtbot, centre.as_host())
    tap(qtbot, page, "Nieuwe gast")
    qtbot.keyClicks(page.newcomer.name, "saskia")
    assert page.newcomer._alike.text() == "Lijkt op Saskia Vos (eindigt op 7788)."
    page.newcomer.name.clear()
    qtbot.keyClick(page.newcomer.name, Qt.Key.Key_Return)
    assert page.newcomer.isVisible()
    assert page.newcomer.form._fields["name"].error()
    assert page.escape()
    assert not page.newcomer.isVisible()


def test_a_newcomer_who_leaves_no_name_is_counted_by_the_role_that_stands_there(
    qtbot: QtBot, centre: Centre
) -> None:
    page = _page(qtbot, centre.as_host())
    tap(qtbot, page, "Nieuwe gast")
    page.newcomer.role.set_code(Role.CLOSE_ONE)
    tap(qtbot, page, "Alleen turven")
    assert centre.desk.ask(visits.desk_day, TODAY).tallies[Role.CLOSE_ONE] == 1
    assert not page.newcomer.isVisible()


def test_turven_saves_every_press_and_can_be_undone(qtbot: QtBot, centre: Centre) -> None:
    page = _page(qtbot, centre.as_host())
    for _ in range(3):
        tap(qtbot, page, "Naaste: een meer")
    tap(qtbot, page, "Naaste: een minder")
    assert centre.desk.ask(visits.desk_day, TODAY).tallies[Role.CLOSE_ONE] == 2
    assert page.lists.present._quiet.text() == "en 2 zonder naam"
    page.runner.undo(page)
    settled()
    assert page.tally.steppers[Role.CLOSE_ONE].value() == 3


def test_a_row_of_names_from_the_paper_list_of_another_day(qtbot: QtBot, centre: Centre) -> None:
    names = ["Anneke Berg", "Bas Ruiter", "Corrie Vos"]
    for name in names:
        centre.make_guest(name)
    page = _page(qtbot, centre.as_host())
    tap(qtbot, page, "Andere dag")
    page.other_day.date.field.selectAll()
    qtbot.keyClicks(page.other_day.date.field, "9-1-2026")
    qtbot.keyClick(page.other_day.date.field, Qt.Key.Key_Return)
    settled()
    assert page.day == date(2026, 1, 9)
    assert page.search is not None
    assert page.search.field.hasFocus()
    for name in names:
        _type(qtbot, page, name.lower()[:5], Qt.Key.Key_Return)
    assert page.notice.text() == "Corrie Vos was er op vrijdag 9 januari."
    day = centre.desk.ask(visits.desk_day, date(2026, 1, 9))
    assert sorted(p.person.display for p in day.present) == names
    assert all(p.arrived_at is None for p in day.present)
    tap(qtbot, page, "Terug naar vandaag")
    assert (page.day, _present(page)) == (TODAY, [])
    assert not page.other_day.isVisible()


def test_a_day_to_come_is_not_taken(qtbot: QtBot, centre: Centre) -> None:
    page = _page(qtbot, centre.as_host())
    tap(qtbot, page, "Andere dag")
    page.other_day.date.field.setText("20-1-2026")
    qtbot.keyClick(page.other_day.date.field, Qt.Key.Key_Return)
    assert page.other_day.error().startswith("Deze dag moet nog komen.")
    assert page.day == TODAY
    tap(qtbot, page, "Dag ervoor")
    assert page.day == TODAY - timedelta(days=1)
    assert page.other_day.error() == ""


def test_vandaag_praten_is_marked_and_taken_back(qtbot: QtBot, centre: Centre) -> None:
    centre.make_guest("Anneke Berg")
    page = _page(qtbot, centre.as_host())
    _type(qtbot, page, "anneke", Qt.Key.Key_Return)
    tap(qtbot, page, "Vandaag praten: Anneke Berg")
    (row,) = page.lists.present.list.rows()
    assert [chip.text for chip in row.chips] == ["vandaag praten"]
    tap(qtbot, page, "Niet praten: Anneke Berg")
    assert page.lists.present.list.rows()[0].chips == ()


def test_the_presentielijst_is_shown_before_it_is_printed(
    qtbot: QtBot, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []
    monkeypatch.setattr(preview, "show", lambda _page, title, pdf: shown.append((title, pdf)))
    anneke = centre.make_guest("Anneke Berg")
    page = _page(qtbot, centre.as_host())
    _type(qtbot, page, "anneke", Qt.Key.Key_Return)
    page.print_page()
    assert shown[0][0] == "Presentielijst"
    assert shown[0][1].startswith(b"%PDF")
    assert centre.desk.run(deaths.report_death, anneke.id).value.to_take_away


def test_what_another_page_changes_is_shown(qtbot: QtBot, centre: Centre) -> None:
    anneke = centre.make_guest("Anneke Berg")
    page = _page(qtbot, centre.desk)
    _type(qtbot, page, "anneke", Qt.Key.Key_Return)
    done = centre.desk.run(deaths.report_death, anneke.id)
    page.runner.feed.tell(done.changes)
    settled()
    assert _present(page) == []


def test_a_hundred_and_twenty_in_the_house(qtbot: QtBot, centre: Centre) -> None:
    guests = [centre.make_guest(f"Gast {number:03d}") for number in range(121)]
    centre.desk.run(visits.mark_all_present, [g.id for g in guests[1:]], TODAY)
    page = _page(qtbot, centre.as_host())
    _type(qtbot, page, "gast 000", Qt.Key.Key_Return)
    rows = page.lists.present.list
    qtbot.waitUntil(lambda: len(rows._widgets) == 121, timeout=20_000)
    _type(qtbot, page, "")
    tops = [widget.y() for widget in rows._widgets]
    assert tops == sorted(tops)
    assert len(set(tops)) == 121
    assert rows._widgets[0].accessibleName().startswith("Gast 000")
    assert rows.heightForWidth(rows.width()) == rows._widgets[-1].geometry().bottom() + 1


@pytest.mark.parametrize("size", [12, 24])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_is_named_reachable_and_whole(
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
    yield "as it opens"
    page.search.field.setText("a")
    yield "found"
    page.hits.acted.emit(page.hits.list.rows()[0].key, "present")
    yield "ticked"
    page.search.field.setText("zwxq")
    yield "nobody found"
    page.welcome_somebody("Łukasz")
    yield "somebody new"
    page.newcomer._save()
    page._begin_other_day()
    page.show_day(TODAY - timedelta(days=4))
    yield "another day"


def test_at_the_usual_size_nothing_scrolls_away(
    qtbot: QtBot, qapp: QApplication, centre: Centre
) -> None:
    centre.desk.run(sweep_centre.fill)
    page = _page(qtbot, centre.as_host())
    page.resize(1158, 728)
    for where in _everywhere(page):
        settled()
        assert page.body_scroll.verticalScrollBar().maximum() == 0, where


def test_the_lists_stay_where_they_are_while_somebody_is_looked_for(
    qtbot: QtBot, centre: Centre
) -> None:
    for name in ("Jan Berg", "Jannie Prins", "Els Postma"):
        centre.make_guest(name)
    page = _page(qtbot, centre.as_host())
    _type(qtbot, page, "els", Qt.Key.Key_Return)
    before = page.lists.geometry()
    _type(qtbot, page, "jan")
    assert page.lists.geometry() == before
    assert page.hits.isVisible()
    # The hits lie on their own paper over what they cover, whole, and are read next.
    over = page.hits.parentWidget()
    assert over is not None
    assert over.geometry().contains(page.hits.geometry().translated(over.pos()))
    assert over.y() == page.lists.y()
    assert page.search is not None
    order = stops(page)
    after = order[order.index(page.search.field) + 1]
    assert after.accessibleName().startswith("Aanwezig: Jan")


def test_what_gets_the_focus_is_never_covered(qtbot: QtBot, centre: Centre) -> None:
    for name in ("Jan Berg", "Jannie Prins", "Els Postma"):
        centre.make_guest(name)
    page = _page(qtbot, centre.as_host())
    activate(page)
    _type(qtbot, page, "els", Qt.Key.Key_Return)
    _type(qtbot, page, "jan")
    covered = buttons(page)["Ongedaan maken: Els Postma"]
    covered.setFocus(Qt.FocusReason.TabFocusReason)
    settled()
    assert not page.hits.isVisible()
    page.focus_search()
    settled()
    assert page.hits.isVisible()
    assert sorted(_found(page)) == ["Jan Berg", "Jannie Prins"]


@pytest.mark.parametrize("size", [12, 24])
def test_the_lists_begin_on_the_first_screen(
    qtbot: QtBot, qapp: QApplication, centre: Centre, size: int
) -> None:
    host = centre.as_host()
    for name in ("Tine", "Truus", "Piet", "Marijke"):
        host.run(add_at_desk, name)
    theme.apply(qapp, size, "light")
    page = _page(qtbot, host)
    page.resize(1016, 674)  # what the bar and the status line leave of 1366 by 768
    settled()
    assert page.first_talks.names.isVisible()
    row = page.lists.present.list if size == 12 else page.lists.expected._empty
    assert row.mapTo(page, row.rect().topLeft()).y() < page.height() - 20
