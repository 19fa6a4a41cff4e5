"""The page Gedenken, on a real centre."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ipso_desk.domain.guests import RelationKind
from ipso_desk.domain.people import Person
from ipso_desk.services import aftercare_lists, deaths, guest_relations, memorial, undo
from ipso_desk.services.desk import Desk
from ipso_desk.services.guest_relations import OtherPerson
from ipso_desk.services.memorial import Permissions
from ipso_desk.ui import theme
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.pages.memorial import MemorialPage
from ipso_desk.ui.pages.memorial.note_death import NoteDeath
from ipso_desk.ui.pages.memorial.now import NowView
from ipso_desk.ui.pages.memorial.remembered import RememberedView
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.flame import FlameCard
from ipso_desk.ui.widgets.rows import RowList
from ipso_desk.ui.widgets.ticks import CheckBox
from tests.fixtures import Centre
from tests.ui.audit import audit
from tests.ui.hand import no_other_window

TODAY = date(2026, 1, 13)


@pytest.fixture
def piet(centre: Centre) -> Person:
    who = centre.make_guest("Piet ter Horst", phone="06 1234 5678")
    other = OtherPerson(name="Bas ter Horst", phone="06 2345 6789")
    centre.desk.run(guest_relations.add_relation, who.id, RelationKind.PARTNER, other)
    return who


def _page(qtbot: QtBot, desk: Desk) -> MemorialPage:
    runner = Runner(desk, ChangeFeed(), undo=undo.undo_last, redo=undo.redo_last)
    page = MemorialPage(runner)
    qtbot.addWidget(page)
    page.resize(1158, 728)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def settled() -> None:
    """What was just put in the page is shown and has its place."""
    for _ in range(30):
        QApplication.processEvents()


def _button(root: QWidget, name: str) -> QPushButton:
    settled()
    there = [b for b in root.findChildren(QPushButton) if b.isVisibleTo(root)]
    found = [b for b in there if b.accessibleName() == name]
    assert found, f"{name}: not among {[b.accessibleName() for b in there]}"
    return found[0]


def _press(qtbot: QtBot, root: QWidget, name: str) -> None:
    qtbot.mouseClick(_button(root, name), Qt.MouseButton.LeftButton)


def _flames(page: QWidget) -> list[str]:
    settled()
    return [c.accessibleName().split(",")[0] for c in page.findChildren(FlameCard) if c.isVisible()]


def _burning(centre: Centre, who: Person) -> None:
    centre.desk.run(deaths.record_death, who.id, date(2026, 1, 2))
    centre.desk.run(memorial.set_permissions, who.id, Permissions("zijn zoon", True, True, True))
    centre.desk.run(memorial.light_candle, who.id, date(2026, 2, 1), "Hij zat bij het raam.")


def test_a_host_sees_the_candles_and_can_report_by_keyboard_alone(
    qtbot: QtBot, centre: Centre, piet: Person
) -> None:
    _burning(centre, piet)
    centre.make_guest("Anneke van den Berg")
    page = _page(qtbot, centre.as_host())
    assert _flames(page) == ["Piet ter Horst"]
    assert not any(b.text() == "Gedenklijst" for b in page.findChildren(QPushButton))
    note = _button(page, "Overlijden melden")
    note.setFocus()
    qtbot.keyClick(note, Qt.Key.Key_Return)
    form = page.findChild(NoteDeath)
    assert form is not None
    field = QApplication.focusWidget()
    assert field is form.who.search.field
    qtbot.keyClicks(field, "berg")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert form.who.person() is not None
    report = _button(form, "Melden")
    report.setFocus()
    qtbot.keyClick(report, Qt.Key.Key_Return)
    (waiting,) = centre.desk.ask(memorial.deaths_to_confirm)
    assert waiting.person.display == "Anneke van den Berg"
    assert page.notice.text() == "Het overlijden van Anneke van den Berg is gemeld."
    assert _flames(page) == ["Piet ter Horst"]


def test_a_coordinator_notes_a_death_and_sees_the_family(
    qtbot: QtBot, centre: Centre, piet: Person
) -> None:
    page = _page(qtbot, centre.desk)
    page.arrive(piet.id)
    form = page.findChild(NoteDeath)
    assert form is not None
    form.day.set_text("32-1-2026")
    _press(qtbot, form, "Noteren en bevestigen")
    assert centre.desk.ask(memorial.memorial_list) == ()
    form.day.set_text("2-1-2026")
    _press(qtbot, form, "Noteren en bevestigen")
    view = page.findChild(RememberedView)
    assert view is not None
    assert (page.title.text(), page.quiet.text()) == ("Piet ter Horst", "overleden 2 januari 2026")
    _press(qtbot, view, "Klaar: Kaart schrijven")
    assert len(centre.desk.ask(aftercare_lists.aftercare_due, date.max)) == 4
    # Taking back is always there, and brings everything back.
    view = page.findChild(RememberedView)
    assert view is not None
    _press(qtbot, view, "Dit klopt niet: overlijden terugnemen")
    assert centre.desk.ask(memorial.memorial_list) == ()
    assert page.title.text() == "Gedenken"


def test_what_a_host_reported_is_confirmed_here(qtbot: QtBot, centre: Centre, piet: Person) -> None:
    centre.as_host().run(deaths.report_death, piet.id, "zijn zoon")
    page = _page(qtbot, centre.desk)
    _press(qtbot, page, "Bekijken: Piet ter Horst")
    _press(qtbot, page, "Overlijden bevestigen")
    assert centre.desk.ask(memorial.deaths_to_confirm) == ()
    assert page.quiet.text() == "gemeld op 13 januari 2026"


def test_a_candle_is_lit_only_after_the_family_said_so(
    qtbot: QtBot, centre: Centre, piet: Person
) -> None:
    centre.desk.run(deaths.record_death, piet.id, date(2026, 1, 2))
    page = _page(qtbot, centre.desk)
    page.arrive(piet.id)
    view = page.findChild(RememberedView)
    assert view is not None
    lit = [b for b in view.findChildren(QPushButton) if b.accessibleName() == "Kaars aansteken"]
    assert not any(b.isVisible() for b in lit)
    view._allowed.set_values({"candle": True, "allowed_by": "zijn zoon"})
    _press(qtbot, view, "Toestemming bewaren")
    view = page.findChildren(RememberedView)[-1]
    _press(qtbot, view, "Kaars aansteken")
    (candle,) = centre.desk.ask(memorial.candles)
    assert candle.until_day == date(2026, 2, 10)
    page.show_all()
    assert _flames(page) == ["Piet ter Horst"]


def test_after_an_act_the_hand_is_where_it_was_and_no_window_took_it(
    qtbot: QtBot, centre: Centre, piet: Person
) -> None:
    centre.desk.run(deaths.record_death, piet.id, date(2026, 1, 2))
    page = _page(qtbot, centre.desk)
    page.open_person(piet.id)
    tick = next(b for b in page.findChildren(CheckBox) if b.text() == "kaars in de kaarsenhoek")
    tick.setChecked(True)
    save = _button(page, "Toestemming bewaren")
    save.setFocus()
    with no_other_window():
        qtbot.keyClick(save, Qt.Key.Key_Space)
        settled()
    hand = QApplication.focusWidget()
    assert hand is not None
    assert hand.accessibleName() == "Toestemming bewaren"
    assert _button(page, "Kaars aansteken")


def test_nazorg_of_this_week_is_ticked_off_and_undone(
    qtbot: QtBot, centre: Centre, piet: Person
) -> None:
    centre.desk.run(deaths.record_death, piet.id, date(2026, 1, 2))
    page = _page(qtbot, centre.desk)
    rows = next(r for r in page.findChildren(RowList) if r.accessibleName() == "Nazorg deze week")
    (row,) = rows.rows()
    assert (row.title, row.second) == ("Bas ter Horst", "partner van Piet · kaart schrijven")
    _press(qtbot, page, "Klaar: Bas ter Horst")
    assert rows.rows() == []
    qtbot.mouseClick(page.notice._back, Qt.MouseButton.LeftButton)
    page.refresh_if_stale()
    assert len(rows.rows()) == 1


def test_words_for_the_newsletter_are_not_lost(qtbot: QtBot, centre: Centre, piet: Person) -> None:
    _burning(centre, piet)
    page = _page(qtbot, centre.desk)
    page.arrive(piet.id)
    view = page.findChild(RememberedView)
    assert view is not None
    view._words.set_values({"text": "Wij missen"})
    # Somebody else writes meanwhile: what is typed here stays.
    page.runner.feed.tell(frozenset({"aftercare_step"}), object())
    settled()
    assert page.findChildren(RememberedView) == [view]
    assert view._words.values()["text"] == "Wij missen"
    _press(qtbot, view, "Tekst bewaren")
    (line,) = centre.desk.ask(memorial.newsletter_lines)
    assert line.text == "Wij missen"


def test_another_page_makes_this_one_new(qtbot: QtBot, centre: Centre, piet: Person) -> None:
    page = _page(qtbot, centre.desk)
    assert _flames(page) == []
    _burning(centre, piet)
    page.runner.feed.tell(frozenset({"candle"}), object())
    assert _flames(page) == ["Piet ter Horst"]


@pytest.mark.parametrize("size", [12, 24])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_is_named_reachable_and_whole(
    qtbot: QtBot, qapp: QApplication, centre: Centre, piet: Person, size: int, scheme: str
) -> None:
    _burning(centre, piet)
    bas = centre.make_guest("Bas Ruiter")
    centre.as_host().run(deaths.report_death, bas.id, "zijn zus")
    theme.apply(qapp, size, scheme)
    page = _page(qtbot, centre.desk)
    for where in _everywhere(page, piet, bas):
        settled()
        assert audit(page) == [], where


def _everywhere(page: MemorialPage, confirmed: Person, reported: Person) -> Iterator[str]:
    assert isinstance(page._tabs.content(), NowView)
    yield "kaarsenhoek"
    for tab in range(1, 4):
        page._tabs.show_tab(tab)
        yield f"tab {tab}"
    page.open_person(confirmed.id)
    yield "iemand"
    page.open_person(reported.id)
    yield "gemeld"
    page.open_note()
    yield "noteren"
