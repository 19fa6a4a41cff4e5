"""The prints of remembering, of the logboek and of the sociale kaart."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from ipso_desk.domain.errors import NotAllowed, NotFound
from ipso_desk.domain.logbook import Visibility
from ipso_desk.domain.organisations import OrganisationType
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.prints.logbook import signpost
from ipso_desk.services import (
    deaths,
    logbook,
    memorial,
    memorial_meetings,
    memorial_tree,
    organisation_changes,
)
from ipso_desk.services.desk import Desk
from ipso_desk.services.logbook import About, Link, LogText
from ipso_desk.services.memorial import Permissions
from ipso_desk.services.organisations import ContactDetails, ForWhom, OrganisationDetails
from tests.fixtures import Centre

ALL = Permissions("zijn dochter", candle=True, newsletter=True, meeting=True)
HARD = "Łukasz Yılmaz-d'Ancona"


def _json(desk: Desk, name: str, **what: Any) -> Any:
    return json.loads(produce(desk, name, Request(format="json", **what)))


def _died(centre: Centre, name: str, day: date) -> Person:
    who = centre.make_guest(name)
    centre.desk.run(deaths.record_death, who.id, day)
    return who


def test_the_gedenklijst_has_everyone_and_a_meeting_whom_the_family_allowed(
    centre: Centre,
) -> None:
    hard = _died(centre, HARD, date(2026, 1, 2))
    _died(centre, "Bep Vis", date(2024, 6, 2))
    _died(centre, "Cor Bos", date(2025, 12, 2))
    centre.desk.run(memorial.set_permissions, hard.id, ALL)
    centre.desk.run(memorial.light_candle, hard.id, date(2026, 2, 1), "Dag Łukasz.")
    centre.desk.run(memorial_meetings.plan_memorial_meeting, date(2026, 2, 8))
    everyone = _json(centre.desk, "gedenklijst")
    assert [line["name"] for line in everyone] == ["Bep Vis", "Cor Bos", HARD]
    assert everyone[-1] == {"name": HARD, "died": "2 januari 2026", "words": "Dag Łukasz."}
    of_year = _json(centre.desk, "gedenklijst", year=2025)
    assert [line["name"] for line in of_year] == ["Cor Bos"]
    read = _json(centre.desk, "gedenklijst", day=date(2026, 2, 8))
    assert [line["name"] for line in read] == [HARD]
    with pytest.raises(NotFound):
        produce(centre.desk, "gedenklijst", Request(day=date(2026, 2, 9)))


def test_a_death_that_is_only_reported_is_not_on_the_list(centre: Centre) -> None:
    who = centre.make_guest("Bep Vis")
    centre.as_host().run(deaths.report_death, who.id)
    assert _json(centre.desk, "gedenklijst") == []


def test_labels_are_for_names_that_must_still_be_written(centre: Centre) -> None:
    first = centre.desk.run(memorial_tree.add_tree_name, "Oma Stien").value
    centre.desk.run(memorial_tree.add_tree_name, HARD)
    centre.desk.run(memorial_tree.names_written, [first])
    names = [line["name"] for line in _json(centre.desk, "herdenkingsboom-labels")]
    assert names == [HARD]


def test_the_newsletter_has_what_the_family_allowed(centre: Centre) -> None:
    hard = _died(centre, HARD, date(2026, 1, 2))
    _died(centre, "Bep Vis", date(2025, 6, 2))
    centre.desk.run(memorial.set_permissions, hard.id, ALL)
    centre.desk.run(memorial.write_newsletter_line, hard.id, "Wij missen hem.")
    assert _json(centre.desk, "nieuwsbrieftekst") == [
        {"name": HARD, "died": "2 januari 2026", "words": "Wij missen hem."}
    ]


def test_the_log_of_a_period_is_what_this_person_may_read(centre: Centre) -> None:
    piet = centre.make_guest(HARD)
    link = (Link(About.GUEST, piet.id),)
    centre.desk.run(logbook.write_entry, LogText("Voor iedereen.", link, day=date(2026, 1, 2)))
    secret = LogText("Voor ons.", visibility=Visibility.COORDINATORS)
    centre.desk.run(logbook.write_entry, secret)
    ours = _json(centre.desk, "logboek")
    assert [line["text"] for line in ours] == ["Voor ons.", "Voor iedereen."]
    assert ours[1]["about"] == [HARD]
    assert [line["text"] for line in _json(centre.as_host(), "logboek")] == ["Voor iedereen."]
    assert _json(centre.desk, "logboek", day=date(2026, 1, 3)) == []
    assert len(_json(centre.desk, "logboek", year=2026)) == 2


def test_the_wegwijzer_names_only_people_who_are_willing(centre: Centre) -> None:
    hospice = OrganisationDetails(
        "Hospice De Linde",
        OrganisationType.HOSPICE,
        for_whom=ForWhom(phases=(PhaseGroup.INCURABLE,), themes=("rouw",)),
    )
    made = centre.desk.run(organisation_changes.add_organisation, hospice).value
    centre.desk.run(organisation_changes.put_contact, made, ContactDetails("Ad Vos", willing=False))
    centre.desk.run(organisation_changes.put_contact, made, ContactDetails("Joke Maas"))
    centre.desk.run(
        organisation_changes.add_organisation,
        OrganisationDetails("Rouwgroep", for_whom=ForWhom(phases=(PhaseGroup.BEREAVED,))),
    )
    text = json.dumps(_json(centre.as_host(), "wegwijzer"), ensure_ascii=False)
    assert "Joke Maas" in text
    assert "Ad Vos" not in text
    narrowed = signpost(centre.desk, PhaseGroup.INCURABLE)
    assert [e.name for c in narrowed.chapters for e in c.entries] == ["Hospice De Linde"]
    assert narrowed.about == "als u ongeneeslijk ziek bent"
    assert [c.title for c in signpost(centre.desk, theme="rouw").chapters] == ["Hospice", "Anders"]
    hospices = signpost(centre.desk, theme="rouw", kind=OrganisationType.HOSPICE)
    assert [c.title for c in hospices.chapters] == ["Hospice"]


@pytest.mark.parametrize(
    "name", ["gedenklijst", "herdenkingsboom-labels", "nieuwsbrieftekst", "logboek", "wegwijzer"]
)
def test_every_form_is_made_of_an_empty_and_a_filled_centre(centre: Centre, name: str) -> None:
    for _ in range(2):
        assert produce(centre.desk, name, Request()).startswith(b"%PDF")
        assert produce(centre.desk, name, Request(format="xlsx")).startswith(b"PK")
        assert produce(centre.desk, name, Request(format="csv"))
        hard = _died(centre, HARD, date(2026, 1, 2))
        centre.desk.run(memorial.set_permissions, hard.id, ALL)
        centre.desk.run(memorial_tree.add_tree_name, guest_id=hard.id)
        centre.desk.run(logbook.write_entry, LogText("<b>=1+1</b>", (Link(About.GUEST, hard.id),)))


def test_remembering_is_for_coordinators(centre: Centre) -> None:
    for name in ("gedenklijst", "herdenkingsboom-labels", "nieuwsbrieftekst"):
        with pytest.raises(NotAllowed):
            produce(centre.as_host(), name, Request())
