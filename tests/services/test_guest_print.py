"""Prints about guests: the list without a phase, the form to sign, the leaflet about data."""

from __future__ import annotations

import json

import pytest

from ipso_desk.domain.errors import NotAllowed, Refused
from ipso_desk.domain.guests import ASKED_AT_THE_START, ConsentPurpose, ConsentState, Role
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.phases import Phase
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services.deaths import report_death
from ipso_desk.services.guest_phases import note_phase
from ipso_desk.services.guests import GuestDetails, NewGuest, add_guest
from ipso_desk.texts.consents import ASKED, TITLES
from tests.fixtures import Centre
from tests.reports.reading import pages_of


def test_every_form_of_the_list(centre: Centre) -> None:
    anneke = centre.make_guest("Anneke van den Berg")
    centre.make_guest("Łukasz Yılmaz", role=Role.CLOSE_ONE)
    centre.desk.run(note_phase, anneke.id, Phase.TERMINAL, consent=ConsentState.GIVEN)
    told = json.loads(produce(centre.desk, "gastenlijst", Request("json")))
    assert [line["name"] for line in told] == ["Anneke van den Berg", "Łukasz Yılmaz"]
    assert "terminal" not in json.dumps(told)
    table = produce(centre.desk, "gastenlijst", Request("csv")).decode("utf-8-sig")
    assert "Berg, Anneke van den" in table
    assert "terminaal" not in table
    assert produce(centre.desk, "gastenlijst", Request("pdf")).startswith(b"%PDF")
    assert produce(centre.desk, "gastenlijst", Request("xlsx")).startswith(b"PK")


def test_an_empty_list_prints_too(centre: Centre) -> None:
    assert produce(centre.desk, "gastenlijst", Request("pdf")).startswith(b"%PDF")


def test_the_list_is_not_for_hosts_and_leaves_a_trace(centre: Centre) -> None:
    with pytest.raises(NotAllowed):
        produce(centre.as_host(), "gastenlijst", Request("pdf"))
    produce(centre.desk, "gastenlijst", Request("json"))
    looked = centre.desk.store.connection.execute("SELECT code FROM access").fetchall()
    assert looked == [("guest.list_printed",)]


def test_the_form_to_sign_asks_every_purpose_that_is_a_guests_own(centre: Centre) -> None:
    blank = produce(centre.desk, "toestemmingsformulier", Request("pdf"))
    (page,) = pages_of(blank)
    told = "".join(page.split())
    for purpose, asked in ASKED.items():
        assert "".join(asked.split()) in told
        assert "".join(TITLES[purpose].split()) in told
    assert set(ASKED) == set(TITLES) == set(ConsentPurpose) - {ConsentPurpose.MEMORIAL}
    assert list(ASKED)[:3] == list(ASKED_AT_THE_START)
    assert "palliatief" not in page
    assert "vertrouwelijk" not in page


def test_the_form_of_one_guest_carries_the_name_and_who_signs_for_a_child(centre: Centre) -> None:
    details = GuestDetails(PersonName("Łukasz", "", "Yılmaz"), birth="2014", guardian="Els Yılmaz")
    child = centre.desk.run(add_guest, NewGuest(details)).value
    (page,) = pages_of(produce(centre.desk, "toestemmingsformulier", Request(guest=child.id)))
    assert "Łukasz Yılmaz" in page
    assert "Ouder of voogd: Els Yılmaz" in page
    assert "vertrouwelijk" in page
    centre.desk.run(report_death, child.id)
    with pytest.raises(Refused, match="consent_nobody_to_ask"):
        produce(centre.desk, "toestemmingsformulier", Request(guest=child.id))
    with pytest.raises(Refused):
        produce(centre.desk, "toestemmingsformulier", Request(guest=999))
    with pytest.raises(NotAllowed):
        produce(centre.as_host(), "toestemmingsformulier", Request())


def test_the_leaflet_is_one_page_that_a_host_may_hand_out(centre: Centre) -> None:
    (page,) = pages_of(produce(centre.as_host(), "wat-leggen-wij-vast", Request()))
    assert "Wat leggen wij van u vast?" in page
    assert "ongeneeslijk ziek" in page
    assert "palliatief" not in page
