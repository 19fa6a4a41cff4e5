"""A card by keyboard alone: found, opened, a phase with its consent, a wish, a relation, back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ipso_desk.domain.guests import Answer, ConsentPurpose, ConsentState, Preference
from ipso_desk.domain.phases import Phase
from ipso_desk.services.guest_card import guest_card
from ipso_desk.services.guest_relations import relations_of
from ipso_desk.ui.pages.guests import GuestsPage
from tests.fixtures import Centre
from tests.ui.audit import settle
from tests.ui.hand import no_other_window, on_screen, runner

_FAR = 80
Key = Qt.Key


@pytest.fixture
def page(centre: Centre, qapp: QApplication) -> Iterator[GuestsPage]:
    centre.make_guest("Anneke van den Berg")
    centre.make_guest("Bas Jansen")
    with on_screen(GuestsPage(runner(centre.desk)), active=True) as made:
        yield made


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _spoken(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def _key(*keys: Key) -> None:
    for key in keys:
        QTest.keyClick(_focused(), key)
        settle()


def _to(name: str) -> None:
    """Tab until what has the focus is called so."""
    passed = []
    for _ in range(_FAR):
        if _spoken(_focused()) == name:
            return
        passed.append(_spoken(_focused()))
        _key(Key.Key_Tab)
    raise AssertionError(f"Tab never came to {name!r}: {passed}")


def _press(name: str) -> None:
    _to(name)
    _key(Key.Key_Space)


def test_a_whole_card_without_a_mouse(page: GuestsPage, centre: Centre) -> None:
    page.focus_search()
    QTest.keyClicks(_focused(), "anneke")
    settle()
    _key(Key.Key_Return)
    assert page.title.text() == "Anneke van den Berg"
    number = page.card.card.person.id if page.card is not None else 0
    _to("Gegevens")
    _key(Key.Key_Right)
    assert _spoken(_focused()) == "Rol en fase"
    _press("Fase noteren")
    assert _spoken(_focused()) == "Ongeneeslijk ziek"
    _key(Key.Key_Space)
    _to("Mag dit worden opgeschreven?")
    _key(Key.Key_Down)
    _press("Opslaan")
    card = centre.desk.ask(guest_card, number)
    assert card.phase is Phase.INCURABLE_DISEASE
    assert card.consents[ConsentPurpose.HEALTH].state is ConsentState.GIVEN
    _to("Rol en fase")
    _key(Key.Key_Right)
    _press("Relatie toevoegen")
    QTest.keyClicks(_focused(), "bas")
    settle()
    _key(Key.Key_Down, Key.Key_Return)
    _press("Opslaan")
    assert [r.name for r in centre.desk.ask(relations_of, number)] == ["Bas Jansen"]
    _to("Relaties")
    _key(Key.Key_Right, Key.Key_Right)
    assert _spoken(_focused()) == "Toestemmingen"
    _press("Gegeven: Nieuwsbrief")
    _press("Ja: Wil niet over het levenseinde praten")
    card = centre.desk.ask(guest_card, number)
    assert card.consents[ConsentPurpose.NEWSLETTER].state is ConsentState.GIVEN
    assert card.preferences[Preference.NOT_ABOUT_END_OF_LIFE] is Answer.YES
    _press("Terug naar de lijst")
    assert page.title.text() == "Gasten"


def test_no_part_of_a_card_is_for_a_moment_a_window(page: GuestsPage, centre: Centre) -> None:
    anneke = centre.make_guest("Anneke Jansen")
    with no_other_window():
        page.open_card(anneke.id)
        assert page.card is not None
        for tab in range(7):
            page.card.tabs.show_tab(tab)
            settle()
        page.card.tabs.show_tab(0)
        for words in ("Gegevens wijzigen", "Annuleren", "Status wijzigen", "Annuleren"):
            _press(words)
        page.card.tabs.show_tab(1)
        for words in ("Fase noteren", "Annuleren", "Rol verbeteren"):
            _press(words)
        page.open_merge(anneke.id)
        page.open_new()
        settle()
