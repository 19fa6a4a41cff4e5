"""The page Gasten on a real centre: found, opened, changed and taken back by hand and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from ipso_desk.domain.guests import (
    Answer,
    ConsentPurpose,
    ConsentState,
    GuestStatus,
    Preference,
    RelationKind,
    Role,
)
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import Phase
from ipso_desk.services.deaths import report_death
from ipso_desk.services.drafts import draft
from ipso_desk.services.guest_card import guest_card
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_phases import note_phase
from ipso_desk.services.guest_preferences import note_preference
from ipso_desk.services.guest_relations import OtherPerson, add_relation, relations_of
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.guests import GuestDetails, NewGuest, PhoneEntry, add_at_desk, add_guest
from ipso_desk.ui import theme
from ipso_desk.ui.pages.guests import GuestsPage
from ipso_desk.ui.pages.guests.tab_relations import RelationsTab
from ipso_desk.ui.pages.guests.tab_standing import StandingTab
from ipso_desk.ui.phase_form import Asked, PhaseForm
from ipso_desk.ui.widgets.form import Form
from tests.fixtures import Centre
from tests.ui.audit import audit, settle
from tests.ui.hand import click, on_screen, runner

TO_CONFIRM = ConsentState.TO_CONFIRM


@pytest.fixture
def anneke(centre: Centre) -> Person:
    details = GuestDetails(
        PersonName("Anneke", "van den", "Berg"),
        birth="1951",
        phones=(PhoneEntry("0628816302"), PhoneEntry("0612345678", "dochter")),
        good_to_know="hoort links slecht",
        note="Houdt van de tuin.",
    )
    new = NewGuest(
        details,
        role=Role.SELF,
        consents=((ConsentPurpose.KEEP_DATA, ConsentState.GIVEN),),
        manner="mondeling",
        registered_on=date(2025, 1, 7),
    )
    return centre.desk.run(add_guest, new).value


@pytest.fixture
def page(centre: Centre, anneke: Person, qapp: QApplication) -> Iterator[GuestsPage]:
    for name, role in (("Bas Jansen", Role.CLOSE_ONE), ("'t Hart, Gerrit", Role.SELF)):
        centre.make_guest(name, role=role)
    with on_screen(GuestsPage(runner(centre.desk))) as made:
        yield made


def _names(page: GuestsPage) -> list[str]:
    model = page.list.table.guests
    return [model.row_at(at).person.display for at in range(model.rowCount())]


def _type(page: GuestsPage, text: str) -> None:
    assert page.search is not None
    page.search.field.clear()
    QTest.keyClicks(page.search.field, text)
    settle()


def test_the_list_is_sorted_and_searched_as_one_types(page: GuestsPage) -> None:
    assert _names(page) == ["Anneke van den Berg", "Gerrit 't Hart", "Bas Jansen"]
    QAbstractItemModelTester(
        page.list.table.guests, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    _type(page, "6302")
    assert _names(page) == ["Anneke van den Berg"]
    _type(page, "niemand zo")
    assert _names(page) == []
    assert page.list.table.isHidden()


def test_enter_opens_the_best_hit_and_esc_goes_back(page: GuestsPage) -> None:
    _type(page, "bas")
    assert page.search is not None
    QTest.keyClick(page.search.field, Qt.Key.Key_Return)
    settle()
    assert page.title.text() == "Bas Jansen"
    assert page.escape()
    assert page.title.text() == "Gasten"
    assert _names(page) == ["Bas Jansen"]


def test_enter_on_a_line_of_the_table_opens_the_card(page: GuestsPage) -> None:
    table = page.list.table
    table.setCurrentIndex(table.guests.index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.title.text() == "Gerrit 't Hart"


def test_a_heading_sorts_in_the_file(page: GuestsPage) -> None:
    page.list.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert _names(page) == ["Bas Jansen", "Gerrit 't Hart", "Anneke van den Berg"]
    page.list.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert _names(page)[0] == "Bas Jansen"


def test_the_order_can_be_chosen_without_a_mouse(page: GuestsPage) -> None:
    page.list.filters._order.set_code("role")
    assert _names(page)[-1] == "Bas Jansen"
    page.list.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert page.list.filters._order.code() == "name"
    assert _names(page)[0] == "Bas Jansen"
    click(page, "Kaart openen")
    assert page.title.text() == "Bas Jansen"


def test_filters_narrow_and_are_taken_away(page: GuestsPage) -> None:
    page.list.filters._role.set_code(Role.CLOSE_ONE)
    assert _names(page) == ["Bas Jansen"]
    click(page, "Filters wissen")
    assert len(_names(page)) == 3


def test_who_left_and_who_died_come_only_when_asked_for(
    page: GuestsPage, centre: Centre, anneke: Person
) -> None:
    gerrit = page.list.table.guests.row_at(1).person
    centre.desk.run(report_death, anneke.id)
    centre.desk.run(change_status, gerrit.id, GuestStatus.ARCHIVED, "verhuisd")
    page.reload()
    assert _names(page) == ["Bas Jansen"]
    page.list.filters.show_which("former")
    assert _names(page) == ["Anneke van den Berg", "Gerrit 't Hart"]
    page.open_card(anneke.id)
    buttons = [b.text() for b in page.findChildren(QAbstractButton) if b.isVisibleTo(page)]
    assert "Gegevens wijzigen" in buttons
    assert "Overlijden noteren" not in buttons


def test_a_list_longer_than_a_window_fetches_what_is_looked_at(
    page: GuestsPage, centre: Centre
) -> None:
    for number in range(130):
        centre.make_guest(f"Gast{number:03} Veelheid")
    page.reload()
    model = page.list.table.guests
    assert model.rowCount() == 133
    assert model.row_at(132).person.display == "Gast129 Veelheid"
    assert model.row_at(70).person.display == "Gast067 Veelheid"


def test_changing_details_by_form_and_taking_it_back(
    page: GuestsPage, centre: Centre, anneke: Person
) -> None:
    page.open_card(anneke.id)
    click(page, "Gegevens wijzigen")
    form = page.findChild(Form)
    assert form is not None
    form.set_values({"city": "Zwolle", "birth": "31-2-1951"})
    click(page, "Opslaan")
    assert "bestaat niet" in form._fields["birth"].error()
    form.set_values({"birth": "12 mei 1951"})
    click(page, "Opslaan")
    card = centre.desk.ask(guest_card, anneke.id)
    assert card.details.city == "Zwolle"
    assert card.details.phones[1] == PhoneEntry("0612345678", "dochter")
    assert card.details.note == "Houdt van de tuin."
    click(page, "Ongedaan maken")
    assert centre.desk.ask(guest_card, anneke.id).details.city == ""


def test_what_was_typed_survives_a_crash(page: GuestsPage, centre: Centre, anneke: Person) -> None:
    page.open_card(anneke.id)
    click(page, "Gegevens wijzigen")
    form = page.findChild(Form)
    assert form is not None
    note = form.field("city")
    assert isinstance(note, QLineEdit)
    QTest.keyClicks(note, "Kampen")
    QTest.qWait(900)
    page.show_list()  # nothing was saved
    kept = centre.desk.ask(draft, "gast", anneke.id)
    assert kept is not None
    assert kept.values["city"] == "Kampen"
    page.open_card(anneke.id)
    click(page, "Gegevens wijzigen")
    again = page.findChild(Form)
    assert again is not None
    assert again.values()["city"] == "Kampen"
    click(page, "Opslaan")
    assert centre.desk.ask(draft, "gast", anneke.id) is None
    assert centre.desk.ask(guest_card, anneke.id).details.city == "Kampen"


def test_a_new_guest_says_who_it_looks_like(page: GuestsPage, centre: Centre) -> None:
    _type(page, "Tjitske Hoekstra")
    click(page, "Nieuwe gast")
    assert page.form is not None
    form = page.form.form
    assert form.values()["first"] == "Tjitske"
    form.set_values({"first": "Anne", "last": "Berg"})
    page.form._look_alike()
    assert [row.key for row in form.alike.rows()]
    form.set_values({"first": "", "last": ""})
    click(page, "Opslaan")
    assert "voornaam is genoeg" in form._fields["first"].error()
    form.set_values({"first": "Tjitske", "last": "Hoekstra", "role": Role.CLOSE_ONE})
    form.set_values({"keep_data": ConsentState.GIVEN, "phones": [["0687654321", ""]]})
    click(page, "Opslaan")
    assert page.title.text() == "Tjitske Hoekstra"
    assert page.card is not None
    card = centre.desk.ask(guest_card, page.card.card.person.id)
    assert card.role is Role.CLOSE_ONE
    assert card.consents[ConsentPurpose.KEEP_DATA].state is ConsentState.GIVEN


def _standing(page: GuestsPage) -> StandingTab:
    assert page.card is not None
    page.card.tabs.show_tab(1)
    settle()
    tab = page.card.tabs.content()
    assert isinstance(tab, StandingTab)
    return tab


def test_a_phase_and_its_consent_in_one_step(
    page: GuestsPage, centre: Centre, anneke: Person
) -> None:
    page.open_card(anneke.id)
    tab = _standing(page)
    click(tab, "Fase noteren")
    form = tab.findChild(PhaseForm)
    assert form is not None
    click(form, "Opslaan")
    assert form._fields["phase"].error() == "Kies eerst een antwoord."
    click(form, "Ongeneeslijk ziek")
    click(form, "Opslaan")
    assert "Zonder toestemming" in form._fields["consent"].error()
    click(form, "Terminaal: laatste weken of maanden")
    form.set_values({"consent": ConsentState.GIVEN})
    click(form, "Opslaan")
    card = centre.desk.ask(guest_card, anneke.id)
    assert card.phase is Phase.TERMINAL
    assert card.consents[ConsentPurpose.HEALTH].manner == "mondeling"
    page.runner.undo(page)
    card = centre.desk.ask(guest_card, anneke.id)
    assert (card.phase, ConsentPurpose.HEALTH in card.consents) == (Phase.NOT_ASKED, False)


def test_no_is_written_down_as_does_not_want_to_say(
    page: GuestsPage, centre: Centre, anneke: Person
) -> None:
    page.open_card(anneke.id)
    tab = _standing(page)
    click(tab, "Fase noteren")
    form = tab.findChild(PhaseForm)
    assert form is not None
    click(form, "Ongeneeslijk ziek")
    form.set_values({"consent": ConsentState.REFUSED})
    click(form, "Opslaan")
    card = centre.desk.ask(guest_card, anneke.id)
    assert card.phase is Phase.DECLINED
    assert card.consents[ConsentPurpose.HEALTH].state is ConsentState.REFUSED


def test_every_phase_can_be_reached_in_the_form(
    page: GuestsPage, centre: Centre, anneke: Person
) -> None:
    for phase in Phase:
        form = PhaseForm(Asked(Role.SELF, date(2026, 1, 13)))
        form.choose(phase)
        assert form.phase() is phase
        form.deleteLater()


def test_correcting_and_removing_a_line(page: GuestsPage, centre: Centre, anneke: Person) -> None:
    centre.desk.run(note_phase, anneke.id, Phase.DIAGNOSIS, consent=ConsentState.GIVEN)
    page.open_card(anneke.id)
    tab = _standing(page)
    click(tab, "Fase verbeteren")
    click(tab, "Verbeteren: Onderzoek en diagnose")
    form = tab.findChild(PhaseForm)
    assert form is not None
    assert form.phase() is Phase.DIAGNOSIS
    click(form, "In behandeling")
    form.set_values({"from_day": "1-2-2025"})
    click(form, "Opslaan")
    line = centre.desk.ask(guest_card, anneke.id).phases[0]
    assert (line.phase, line.from_day) == (Phase.TREATMENT, date(2025, 2, 1))
    click(tab, "Weghalen: In behandeling")
    assert centre.desk.ask(guest_card, anneke.id).phases == ()


def test_a_role_on_a_day_that_cannot_be_read(
    page: GuestsPage, centre: Centre, anneke: Person
) -> None:
    page.open_card(anneke.id)
    tab = _standing(page)
    click(tab, "Rol wijzigen")
    form = tab.roles.findChild(Form)
    assert form is not None
    form.set_values({"role": Role.BEREAVED, "from_day": "gister of zo"})
    click(form, "Opslaan")
    assert "niet te lezen" in form._fields["from_day"].error()
    form.set_values({"from_day": "14-1-2026"})
    click(form, "Opslaan")
    assert "moet nog komen" in form._fields["from_day"].error()
    form.set_values({"from_day": "1-6-2025"})
    click(form, "Opslaan")
    assert centre.desk.ask(guest_card, anneke.id).role is Role.BEREAVED


def test_a_relation_to_a_guest_and_to_somebody_else(
    page: GuestsPage, centre: Centre, anneke: Person
) -> None:
    page.open_card(anneke.id)
    assert page.card is not None
    page.card.tabs.show_tab(2)
    tab = page.card.tabs.content()
    assert isinstance(tab, RelationsTab)
    click(tab, "Relatie toevoegen")
    assert tab._form is not None
    QTest.keyClicks(tab._form.picker.search.field, "bas")
    click(tab, "Kiezen: Bas Jansen")
    click(tab, "Opslaan")
    click(tab, "Relatie toevoegen")
    assert tab._form is not None
    QTest.keyClicks(tab._form.picker.search.field, "Sanne")
    tab._form.set_values({"kind": RelationKind.CHILD})
    click(tab, "Opslaan")
    told = [(r.name, r.kind, r.other is None) for r in centre.desk.ask(relations_of, anneke.id)]
    assert told == [
        ("Bas Jansen", RelationKind.PARTNER, False),
        ("Sanne", RelationKind.CHILD, True),
    ]
    click(tab, "Weghalen: Sanne")
    click(tab, "Kaart: Bas Jansen")
    assert page.title.text() == "Bas Jansen"


def test_consents_and_wishes_are_one_press(
    page: GuestsPage, centre: Centre, anneke: Person
) -> None:
    page.open_card(anneke.id)
    assert page.card is not None
    page.card.tabs.show_tab(4)
    settle()
    click(page, "Gegeven: Nieuwsbrief")
    click(page, "Ingetrokken: Gegevens bewaren")
    click(page, "Ja: Wil niet over het levenseinde praten")
    card = centre.desk.ask(guest_card, anneke.id)
    assert card.consents[ConsentPurpose.NEWSLETTER].state is ConsentState.GIVEN
    assert card.consents[ConsentPurpose.KEEP_DATA].state is ConsentState.WITHDRAWN
    assert card.preferences[Preference.NOT_ABOUT_END_OF_LIFE] is Answer.YES


def test_the_worklists_of_consent_take_one_press_each(page: GuestsPage, centre: Centre) -> None:
    tine = centre.as_host().run(add_at_desk, "Tine", Role.CLOSE_ONE).value
    agreed = ((ConsentPurpose.KEEP_DATA, TO_CONFIRM), (ConsentPurpose.HEALTH, TO_CONFIRM))
    oude = [
        centre.desk.run(add_guest, NewGuest(GuestDetails(PersonName(name)), consents=agreed)).value
        for name in ("Ada", "Bea", "Cor")
    ]
    page.arrive("toestemming vragen")
    lists = page.list.consents
    assert lists is not None
    assert [row.key for row in lists.to_ask.rows.rows()] == [tine.id]
    assert {row.key for row in lists.to_confirm.rows.rows()} == {one.id for one in oude}
    click(page, "Mag bewaard worden: Tine")
    assert lists.to_ask.rows.rows() == []
    lists._day.set_text("1-3-2025")
    lists._manner.set_code("formulier")
    click(page, "Klopt: Ada")
    click(page, "Alleen bewaren: Bea")
    assert "weggehaald" in page.notice.text()
    click(page, "Liever niet: Cor")
    assert lists.to_confirm.rows.rows() == []
    assert [row.key for row in lists.not_kept.rows.rows()] == [oude[2].id]
    told = [centre.desk.ask(guest_card, one.id).consents for one in oude]
    states = [[c[p].state for p in (ConsentPurpose.KEEP_DATA, ConsentPurpose.HEALTH)] for c in told]
    given, refused = ConsentState.GIVEN, ConsentState.REFUSED
    assert states == [[given, given], [given, refused], [refused, refused]]
    kept = told[0][ConsentPurpose.KEEP_DATA]
    assert (kept.from_day, kept.manner) == (date(2025, 3, 1), "formulier")
    page.runner.undo(page)
    page.reload()
    assert [row.key for row in lists.to_confirm.rows.rows()] == [oude[2].id]
    lists._day.set_text("ooit")
    click(page, "Klopt: Cor")
    assert "niet te lezen" in lists._how._fields["from_day"].error()
    _type(page, "niemand zo")
    assert lists.to_confirm.rows.rows() == []
    _type(page, "cor")
    lists.to_confirm.rows.opened.emit(oude[2].id)
    assert page.title.text() == "Cor"


def test_archiving_asks_why(page: GuestsPage, centre: Centre, anneke: Person) -> None:
    page.open_card(anneke.id)
    click(page, "Status wijzigen")
    form = page.findChild(Form)
    assert form is not None
    form.set_values({"status": GuestStatus.ARCHIVED})
    click(page, "Opslaan")
    assert "waarom" in form._fields["status_reason"].error()
    form.set_values({"status_reason": "verhuisd"})
    click(page, "Opslaan")
    assert centre.desk.ask(guest_card, anneke.id).status is GuestStatus.ARCHIVED


def test_a_card_that_was_taken_back_gives_way_to_the_list(page: GuestsPage, centre: Centre) -> None:
    made = centre.desk.run(add_at_desk, "Tine").value
    page.open_card(made.id)
    page.runner.undo(page)
    assert page.title.text() == "Gasten"


def test_leading_elsewhere(page: GuestsPage, anneke: Person) -> None:
    led: list[tuple[str, object]] = []
    page.go_to.connect(lambda key, target: led.append((key, target)))
    page.arrive(anneke.id)
    click(page, "Overlijden noteren")
    assert page.card is not None
    page.card.tabs.show_tab(5)
    settle()
    click(page, "Schrijven in het logboek")
    assert led == [("gedenken", anneke.id), ("logboek", anneke.id)]


HOSTILE = ("<b>vet</b>", "=1+1", "\u202eاسم", "🌷 Tulp", "Łukasz Yılmaz", "a" * 200)


def test_what_somebody_typed_is_shown_as_it_is(page: GuestsPage, centre: Centre) -> None:
    for text in HOSTILE:
        details = GuestDetails(PersonName(text, "", text), note=text, good_to_know=text)
        guest = centre.desk.run(add_guest, NewGuest(details)).value
        page.open_card(guest.id)
        assert page.title.text() == f"{text} {text}"
        page.show_list()
        assert f"{text} {text}" in _names(page)


@pytest.mark.parametrize("scheme", [theme.LIGHT_SCHEME, theme.DARK_SCHEME])
@pytest.mark.parametrize("size", [12, 24])
def test_every_view_for_weak_eyes_keyboard_and_screen_reader(
    page: GuestsPage, centre: Centre, anneke: Person, qapp: QApplication, size: int, scheme: str
) -> None:
    desk = centre.desk
    desk.run(note_phase, anneke.id, Phase.TREATMENT, consent=ConsentState.GIVEN)
    desk.run(note_consent, anneke.id, ConsentPurpose.PHOTO, ConsentState.REFUSED)
    desk.run(note_preference, anneke.id, Preference.NOT_ABOUT_END_OF_LIFE, Answer.YES)
    desk.run(add_relation, anneke.id, RelationKind.CHILD, OtherPerson(name="Sanne"))
    theme.apply(qapp, size, scheme)
    page.resize(1158 if size == 12 else 1036, 728)
    page.reload()
    settle(qapp)
    assert audit(page) == []
    tine = desk.run(add_at_desk, "Tine").value
    for name in ("Ada", "Bea"):
        agreed = ((ConsentPurpose.KEEP_DATA, TO_CONFIRM), (ConsentPurpose.HEALTH, TO_CONFIRM))
        desk.run(add_guest, NewGuest(GuestDetails(PersonName(name)), consents=agreed))
    desk.run(note_consent, tine.id, ConsentPurpose.KEEP_DATA, ConsentState.REFUSED)
    page.list.filters.show_which("to_ask")
    settle(qapp)
    assert audit(page) == []
    page.open_card(anneke.id)
    assert page.card is not None
    for number in range(7):
        page.card.tabs.show_tab(number)
        settle(qapp)
        assert audit(page) == [], number
    tab = _standing(page)
    click(tab, "Fase noteren")
    click(tab, "Niet gezegd dat het ongeneeslijk is")
    assert audit(page) == []
    page.card.tabs.show_tab(0)
    click(page, "Gegevens wijzigen")
    settle(qapp)
    assert audit(page) == []
    page.open_new()
    settle(qapp)
    assert audit(page) == []
