"""Double cards and filters on the page Gasten, by hand and keyboard, at every size of text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ipso_desk.domain.guests import Role
from ipso_desk.domain.names import parse_name
from ipso_desk.services.deaths import record_death
from ipso_desk.services.find import find
from ipso_desk.services.guest_card import guest_card
from ipso_desk.services.guest_filters import kept_filters
from ipso_desk.services.guests import GuestDetails, NewGuest, PhoneEntry, add_guest
from ipso_desk.services.merge_fields import Side
from ipso_desk.ui import theme
from ipso_desk.ui.pages.guests import GuestsPage
from ipso_desk.ui.pages.guests import doubles as doubles_module
from ipso_desk.ui.pages.guests.filters import DOUBLES
from ipso_desk.ui.pages.guests.merge_start import MergeStart
from ipso_desk.ui.pages.guests.merge_view import MergeView
from ipso_desk.ui.widgets.confirm import ConfirmDialog
from tests.fixtures import Centre
from tests.ui.audit import audit, settle
from tests.ui.hand import click, on_screen, runner


@pytest.fixture
def page(centre: Centre, qapp: QApplication) -> Iterator[GuestsPage]:
    for name, birth, note in (
        ("Anneke Jansen", "1951", "Houdt van de tuin en van wandelen in de duinen."),
        ("Anneke Jansn", "12-5-1951", "Komt met de bus."),
        ("Bas Ruiter", "1951", ""),
    ):
        details = GuestDetails(
            parse_name(name), birth=birth, phones=(PhoneEntry("06 1234 5678"),), note=note
        )
        centre.desk.run(add_guest, NewGuest(details, role=Role.SELF))
    with on_screen(GuestsPage(runner(centre.desk))) as made:
        yield made


def _answer(monkeypatch: pytest.MonkeyPatch, *, yes: bool) -> list[str]:
    asked: list[str] = []

    def ask(_parent: QWidget, title: str, sentence: str, verb: str, *, safe: str) -> bool:
        asked.append(f"{title} / {sentence} / {verb} / {safe}")
        return yes

    monkeypatch.setattr(ConfirmDialog, "ask", ask)
    return asked


def _compare(page: GuestsPage) -> None:
    page.arrive("dubbele kaarten")
    settle()
    click(page, "Vergelijken: Anneke Jansen en Anneke Jansn")


def test_two_cards_become_one_and_are_two_again(
    page: GuestsPage, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    _compare(page)
    assert isinstance(page.merge, MergeView)
    assert set(page.merge.choices) == {"name", "birth", "note"}
    assert page.merge.chosen() == {"name": Side.KEEP, "birth": Side.GONE, "note": Side.BOTH}
    asked = _answer(monkeypatch, yes=False)
    click(page, "Samenvoegen")
    assert isinstance(page.merge, MergeView)
    assert asked[0].endswith("/ Samenvoegen / Niet samenvoegen")
    _answer(monkeypatch, yes=True)
    click(page, "Naam, kaart 2: Anneke Jansn")
    click(page, "Notitie, kaart 1: Houdt van de tuin en van wandelen in de duinen.")
    click(page, "Samenvoegen")
    assert page.merge is None
    details = centre.desk.ask(guest_card, 1).details
    assert (details.name.last, details.note) == (
        "Jansn",
        "Houdt van de tuin en van wandelen in de duinen.",
    )
    assert page.list.filters.which() == DOUBLES
    assert page.list.doubles is not None
    assert page.list.doubles.rows.rows() == []
    page.runner.undo(page)
    settle()
    assert [row.key for row in page.list.doubles.rows.rows()] == [(1, 2)]
    assert len(centre.desk.ask(find, "anneke")) == 2


def test_nobody_is_buried_without_an_answer(
    page: GuestsPage, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.desk.run(record_death, 2)
    asked = _answer(monkeypatch, yes=True)
    _compare(page)
    click(page, "Samenvoegen")
    assert isinstance(page.merge, MergeView)
    assert asked == []
    click(page, "Nee, deze gast leeft")
    click(page, "Samenvoegen")
    assert asked
    assert centre.desk.ask(guest_card, 1).death is None


def test_from_a_card_to_another_that_does_not_look_like_it(page: GuestsPage) -> None:
    page.open_card(3)
    click(page, "Dubbele kaart")
    assert isinstance(page.merge, MergeStart)
    QTest.keyClicks(page.merge.picker.search.field, "anneke jansen")
    settle()
    QTest.keyClick(page.merge.picker.search.field, Qt.Key.Key_Return)
    settle()
    assert isinstance(page.merge, MergeView)
    assert (page.merge.cards.keep.person.id, page.merge.cards.gone.person.id) == (1, 3)


def test_different_people_leave_the_list_for_good(page: GuestsPage) -> None:
    page.arrive("dubbele kaarten")
    settle()
    assert page.list.doubles is not None
    click(page, "Verschillende mensen: Anneke Jansen en Anneke Jansn")
    assert page.list.doubles.rows.rows() == []
    page.show_list()
    settle()
    assert page.list.doubles.rows.rows() == []
    page.runner.undo(page)
    settle()
    assert len(page.list.doubles.rows.rows()) == 1


def test_esc_goes_back_to_the_list_of_doubles(page: GuestsPage) -> None:
    _compare(page)
    assert page.escape()
    settle()
    assert page.merge is None
    assert page.list.doubles is not None
    assert page.list.doubles.isVisible()


def test_a_large_centre_is_looked_through_beside_the_window(
    page: GuestsPage, monkeypatch: pytest.MonkeyPatch, qtbot: object
) -> None:
    monkeypatch.setattr(doubles_module, "_AT_ONCE", 0)
    page.arrive("dubbele kaarten")
    assert page.list.doubles is not None
    assert page.list.doubles.rows.rows() == []
    for _ in range(200):
        settle()
        if page.list.doubles.rows.rows():
            break
        QTest.qWait(10)
    assert len(page.list.doubles.rows.rows()) == 1


def test_filters_are_kept_chosen_again_and_removed(page: GuestsPage, centre: Centre) -> None:
    centre.make_guest("Corrie de Boer", role=Role.CLOSE_ONE)
    filters = page.list.filters
    filters._role.setCurrentIndex(2)
    settle()
    assert filters.filters("").roles == frozenset({Role.CLOSE_ONE})
    click(page, "Filter bewaren")
    assert filters.kept.form is not None
    click(page, "Bewaren")
    assert filters.kept.form is not None  # without a name nothing is kept
    filters.kept.form.set_values({"name": "Alle naasten"})
    click(page, "Bewaren")
    assert [one.name for one in centre.desk.ask(kept_filters)] == ["Alle naasten"]
    assert filters.kept.choice.currentText() == "Alle naasten"
    click(page, "Filters wissen")
    assert page.list.table.guests.rowCount() == 4
    assert filters.kept.choice.currentText() == "Bewaarde filters"
    filters.kept.choice.setCurrentIndex(1)
    settle()
    assert page.list.table.guests.rowCount() == 1
    click(page, "Bewaard filter weghalen")
    assert centre.desk.ask(kept_filters) == ()
    assert page.list.table.guests.rowCount() == 4
    page.runner.undo(page)
    settle()
    assert [one.name for one in centre.desk.ask(kept_filters)] == ["Alle naasten"]


@pytest.mark.parametrize(("size", "scheme"), [(12, "light"), (24, "dark"), (18, "contrast")])
def test_every_size_and_theme(
    page: GuestsPage, centre: Centre, qapp: QApplication, size: int, scheme: str
) -> None:
    theme.apply(qapp, size, scheme)
    try:
        centre.desk.run(record_death, 2)
        page.list.filters._role.setCurrentIndex(1)
        page.list.filters._open()
        page.list.filters.kept.keep.click()
        settle()
        assert not audit(page)
        page.arrive("dubbele kaarten")
        settle()
        assert not audit(page)
        _compare(page)
        assert isinstance(page.merge, MergeView)
        page.merge._merge()
        settle()
        assert not audit(page)
    finally:
        theme.apply(qapp, 12, "light")
