"""The gastenlijst on paper and as a file: who is on the list, and nothing of a phase."""

from __future__ import annotations

import json

import pytest

from ipso_desk.domain.errors import NotAllowed
from ipso_desk.domain.guests import ConsentState, Role
from ipso_desk.domain.phases import Phase
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services.guest_phases import note_phase
from tests.fixtures import Centre


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
