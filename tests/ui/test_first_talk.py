"""The first conversation at the Balie: opened by its button, written down by a host, then gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ipso_desk.domain.guests import ConsentPurpose, ConsentState, Role
from ipso_desk.domain.phases import Phase
from ipso_desk.services.guest_card import guest_card
from ipso_desk.services.guests import add_at_desk
from ipso_desk.ui import theme
from ipso_desk.ui.first_talk import TalkSheet
from ipso_desk.ui.pages.reception import ReceptionPage
from tests.fixtures import Centre
from tests.ui.audit import audit, settle
from tests.ui.hand import click, on_screen, runner


@pytest.fixture
def page(centre: Centre, qapp: QApplication) -> Iterator[ReceptionPage]:
    host = centre.as_host()
    host.run(add_at_desk, "Tine")
    with on_screen(ReceptionPage(runner(host))) as made:
        yield made


def _sheet(page: ReceptionPage) -> TalkSheet:
    click(page, "Eerste gesprek: Tine")
    sheet = page.findChild(TalkSheet)
    assert sheet is not None
    return sheet


def test_a_host_writes_down_the_first_conversation(page: ReceptionPage, centre: Centre) -> None:
    sheet = _sheet(page)
    assert sheet.phase is not None
    sheet.form.set_values({"role": Role.SELF, "birth": "31-2-1951"})
    click(sheet, "Opslaan")
    assert "bestaat niet" in sheet.form._fields["birth"].error()
    sheet.form.set_values({"birth": "1951", "keep_data": ConsentState.GIVEN})
    click(sheet, "Ongeneeslijk ziek")
    click(sheet, "Opslaan")
    assert "Zonder toestemming" in sheet.phase._fields["consent"].error()
    sheet.phase.set_values({"consent": ConsentState.GIVEN})
    click(sheet, "Opslaan")
    number = centre.desk.store.connection.execute("SELECT id FROM guest").fetchone()[0]
    card = centre.desk.ask(guest_card, number)
    assert (card.phase, card.role) == (Phase.INCURABLE_DISEASE, Role.SELF)
    assert card.consents[ConsentPurpose.HEALTH].manner == "mondeling"
    assert not page.first_talks.isVisible()


def test_giving_up_writes_nothing_and_the_button_is_there_again(
    page: ReceptionPage, centre: Centre
) -> None:
    _sheet(page)
    assert page.escape()
    settle()
    _sheet(page)
    click(page, "Annuleren")
    number = centre.desk.store.connection.execute("SELECT id FROM guest").fetchone()[0]
    assert centre.desk.ask(guest_card, number).consents == {}


@pytest.mark.parametrize(("size", "scheme"), [(12, theme.LIGHT_SCHEME), (24, theme.DARK_SCHEME)])
def test_for_weak_eyes_and_by_keyboard(
    page: ReceptionPage, qapp: QApplication, size: int, scheme: str
) -> None:
    theme.apply(qapp, size, scheme)
    page.resize(1158 if size == 12 else 1036, 728)
    settle(qapp)
    assert audit(page) == []
    sheet = _sheet(page)
    click(sheet, "Iets anders")
    settle(qapp)
    assert audit(page) == []
