"""The page Sociale kaart, on a real centre."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ipso_desk.domain.organisations import OrganisationType
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.services import organisation_changes as changes
from ipso_desk.services import organisations as kaart
from ipso_desk.services.desk import Desk
from ipso_desk.services.organisations import ContactDetails, ForWhom, OrganisationDetails
from ipso_desk.ui import preview, theme
from ipso_desk.ui.pages.organisations import OrganisationsPage
from ipso_desk.ui.pages.organisations.details_form import DetailsForm
from ipso_desk.ui.pages.organisations.one_view import OneView
from ipso_desk.ui.widgets.rows import RowList
from tests.fixtures import Centre
from tests.reports.reading import words_of
from tests.ui.audit import audit
from tests.ui.hand import runner, settled, shown, tap

HOSPICE = OrganisationDetails(
    "Hospice De Linde",
    OrganisationType.HOSPICE,
    offers="Zorg in de laatste maanden.",
    for_whom=ForWhom(phases=(PhaseGroup.INCURABLE,), themes=("naderend einde",)),
    phone="0575 12 34 56",
)
LIBRARY = OrganisationDetails(
    "Bibliotheek", OrganisationType.LIBRARY, for_whom=ForWhom(phases=(PhaseGroup.BEREAVED,))
)


@pytest.fixture
def hospice(centre: Centre) -> int:
    made = centre.desk.run(changes.add_organisation, HOSPICE).value
    centre.desk.run(changes.put_contact, made, ContactDetails("Joke Maas", "coördinator"))
    centre.desk.run(changes.add_organisation, LIBRARY)
    return made


def _page(qtbot: QtBot, desk: Desk) -> OrganisationsPage:
    return shown(qtbot, OrganisationsPage(runner(desk)))


def _names(page: OrganisationsPage) -> list[str]:
    settled()
    lists = [rows for rows in page.findChildren(RowList) if rows.isVisible()]
    return [row.title for rows in lists for row in rows.rows()]


def test_found_by_word_type_and_phase(qtbot: QtBot, centre: Centre, hospice: int) -> None:
    page = _page(qtbot, centre.as_host())
    assert _names(page) == ["Hospice De Linde", "Bibliotheek"]
    assert page.search is not None
    qtbot.keyClicks(page.search.field, "joke")
    assert _names(page) == ["Hospice De Linde"]
    page.search.clear()
    page._phase.set_code(PhaseGroup.BEREAVED)
    assert _names(page) == ["Bibliotheek"]
    page._type.set_code(OrganisationType.HOSPICE)
    assert _names(page) == []


def test_the_wegwijzer_on_paper_is_what_is_chosen(
    qtbot: QtBot, centre: Centre, hospice: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers: list[str] = []
    monkeypatch.setattr(preview, "show", lambda _page, _title, pdf: papers.append(words_of(pdf)))
    page = _page(qtbot, centre.as_host())
    page._phase.set_code(PhaseGroup.INCURABLE)
    page.print_page()
    page._phase.set_code(None)
    page._type.set_code(OrganisationType.LIBRARY)
    page.print_page()
    found = [("Hospice De" in paper, "Bibliotheek" in paper) for paper in papers]
    assert found == [(True, False), (False, True)]


def test_a_host_reads_and_changes_nothing(qtbot: QtBot, centre: Centre, hospice: int) -> None:
    page = _page(qtbot, centre.as_host())
    page.arrive(hospice)
    settled()
    names = {b.accessibleName() for b in page.findChildren(QPushButton) if b.isVisible()}
    assert names == {"Terug naar de sociale kaart"}
    page.escape()
    assert _names(page) == ["Hospice De Linde", "Bibliotheek"]


def test_adding_one_with_only_a_name(qtbot: QtBot, centre: Centre) -> None:
    page = _page(qtbot, centre.desk)
    tap(qtbot, page, "Nieuwe organisatie")
    form = page.findChild(DetailsForm)
    assert form is not None
    tap(qtbot, page, "Opslaan")
    assert form.form._fields["name"].error() == "Vul een naam in."
    name = form.form.field("name")
    with qtbot.waitActive(page):
        page.activateWindow()
    name.setFocus()
    qtbot.keyClicks(name, "Wijkteam Noord")
    qtbot.keyClick(name, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    (one,) = centre.desk.ask(kaart.organisations)
    assert one.details.name == "Wijkteam Noord"
    assert page.title.text() == "Wijkteam Noord"


def test_changing_keeps_what_is_not_on_the_form(qtbot: QtBot, centre: Centre, hospice: int) -> None:
    page = _page(qtbot, centre.desk)
    page.open_one(hospice)
    tap(qtbot, page, "Wijzigen")
    before = centre.desk.store.counter()
    tap(qtbot, page, "Opslaan")
    assert centre.desk.ask(kaart.organisation, hospice).details == HOSPICE
    assert centre.desk.store.counter() - before <= 1  # the draft is dropped, nothing else


def test_people_agreements_and_looking_again(qtbot: QtBot, centre: Centre, hospice: int) -> None:
    centre.clock.forward(days=400)
    page = _page(qtbot, centre.desk)
    page.open_one(hospice)
    tap(qtbot, page, "Dit klopt nog")
    assert not centre.desk.ask(kaart.organisation, hospice).stale
    view = page.findChildren(OneView)[-1]
    tap(qtbot, view, "Iemand toevoegen")
    view._contact.set_values({"name": "Ad Vos", "phone": "06 1234 5678"})
    tap(qtbot, view, "Opslaan")
    view = page.findChildren(OneView)[-1]
    view._agreed.set_values({"text": "Eens per kwartaal koffie."})
    tap(qtbot, view, "Afspraak bewaren")
    one = centre.desk.ask(kaart.organisation, hospice)
    assert [c.details.name for c in one.contacts] == ["Joke Maas", "Ad Vos"]
    assert [a.text for a in one.agreements] == ["Eens per kwartaal koffie."]
    view = page.findChildren(OneView)[-1]
    tap(qtbot, view, "Weghalen: Ad Vos")
    view = page.findChildren(OneView)[-1]
    tap(qtbot, view, "Van de sociale kaart halen")
    assert _names(page) == ["Bibliotheek"]


@pytest.mark.parametrize("size", [12, 24])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_is_named_reachable_and_whole(
    qtbot: QtBot, qapp: QApplication, centre: Centre, hospice: int, size: int, scheme: str
) -> None:
    theme.apply(qapp, size, scheme)
    page = _page(qtbot, centre.desk)
    for where in _everywhere(page, hospice):
        settled()
        assert audit(page) == [], where


def _everywhere(page: OrganisationsPage, number: int) -> Iterator[str]:
    yield "alle"
    page.open_one(number)
    yield "een"
    page.open_new()
    yield "nieuw"
