"""The sociale kaart."""

from __future__ import annotations

import pytest

from ipso_desk.domain.errors import InvalidInput, NotAllowed, NotFound
from ipso_desk.domain.guests import Role
from ipso_desk.domain.organisations import CooperationLevel, OrganisationType
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.prints.logbook import signpost_pdf
from ipso_desk.services import log_topics
from ipso_desk.services import organisation_changes as changes
from ipso_desk.services import organisations as kaart
from ipso_desk.services.organisations import ContactDetails, ForWhom, OrganisationDetails
from ipso_desk.services.settings import CONTACT, change_setting
from tests.fixtures import Centre
from tests.reports.reading import words_of

HOSPICE = OrganisationDetails(
    "Hospice De Linde",
    OrganisationType.HOSPICE,
    offers="Zorg in de laatste maanden, en nazorg",
    for_whom=ForWhom((Role.SELF, Role.CLOSE_ONE), (PhaseGroup.INCURABLE,), ("naderend einde",)),
    phone="0575 12 34 56",
    level=CooperationLevel.CONSULT,
)
LIBRARY = OrganisationDetails("Bibliotheek", OrganisationType.LIBRARY, offers="boeken, lezingen")


def _names(centre: Centre, *args: object, **kw: object) -> list[str]:
    found = centre.desk.ask(kaart.organisations, *args, **kw)  # type: ignore[arg-type]
    return [o.details.name for o in found]


def test_what_is_written_is_read_by_hosts_too(centre: Centre) -> None:
    made = centre.desk.run(changes.add_organisation, HOSPICE).value
    centre.desk.run(
        changes.put_contact, made, ContactDetails("Joke Maas", "coördinator", willing=False)
    )
    contact = centre.desk.run(changes.put_contact, made, ContactDetails("Ad Vos")).value
    centre.desk.run(changes.note_agreement, made, "Eens per kwartaal koffie.")
    one = centre.as_host().ask(kaart.organisation, made)
    assert one.details == HOSPICE
    assert [c.details.name for c in one.contacts] == ["Ad Vos", "Joke Maas"]
    assert [a.text for a in one.agreements] == ["Eens per kwartaal koffie."]
    centre.desk.run(changes.remove_contact, contact)
    assert not centre.desk.run(changes.remove_contact, contact).changes
    with pytest.raises(NotAllowed):
        centre.as_host().run(changes.add_organisation, LIBRARY)


def test_found_by_word_type_and_for_whom(centre: Centre) -> None:
    made = centre.desk.run(changes.add_organisation, HOSPICE).value
    centre.desk.run(changes.put_contact, made, ContactDetails("Joke Maas", "coördinator"))
    centre.desk.run(changes.add_organisation, LIBRARY)
    assert _names(centre) == ["Bibliotheek", "Hospice De Linde"]
    for text in ("linde", "NAZORG", "joke coord", "einde"):
        assert _names(centre, text) == ["Hospice De Linde"]
    assert _names(centre, "inde") == []
    assert _names(centre, type=OrganisationType.LIBRARY) == ["Bibliotheek"]
    # Who says nothing about roles or phases is there for everyone.
    assert _names(centre, role=Role.BEREAVED) == ["Bibliotheek"]
    assert _names(centre, phase=PhaseGroup.INCURABLE) == ["Bibliotheek", "Hospice De Linde"]


def test_after_a_year_somebody_should_look_again(centre: Centre) -> None:
    made = centre.desk.run(changes.add_organisation, HOSPICE).value
    centre.clock.forward(days=365)
    assert not centre.desk.ask(kaart.organisation, made).stale
    centre.clock.forward(days=1)
    assert centre.desk.ask(kaart.organisation, made).stale
    centre.desk.run(changes.verify_organisation, made)
    assert not centre.desk.ask(kaart.organisation, made).stale


def test_the_same_again_changes_nothing_and_a_double_is_refused(centre: Centre) -> None:
    made = centre.desk.run(changes.add_organisation, HOSPICE).value
    assert not centre.desk.run(changes.edit_organisation, made, HOSPICE).changes
    assert not centre.desk.run(changes.verify_organisation, made).changes
    for wrong, code in (
        (OrganisationDetails("hospice de linde"), "organisation_exists"),
        (OrganisationDetails(" . "), "organisation_name_missing"),
        (OrganisationDetails("X", email="geen adres"), "email_odd"),
    ):
        with pytest.raises(InvalidInput) as refused:
            centre.desk.run(changes.add_organisation, wrong)
        assert refused.value.code == code
    centre.desk.run(changes.remove_organisation, made)
    assert _names(centre) == []
    with pytest.raises(NotFound):
        centre.desk.ask(kaart.organisation, 99)


def test_typing_a_hash_finds_organisations(centre: Centre) -> None:
    centre.desk.run(changes.add_organisation, HOSPICE)
    found = centre.as_host().ask(log_topics.topics, "lin")
    assert [t.name for t in found] == ["Hospice De Linde"]
    assert centre.desk.ask(log_topics.topics, "oek") == ()


def test_the_wegwijzer_says_how_to_reach_the_house(centre: Centre) -> None:
    details = OrganisationDetails("Hospice De Kade", OrganisationType.HOSPICE)
    centre.desk.run(changes.add_organisation, details)
    centre.desk.run(change_setting, CONTACT, "Lindelaan 1 · 0570 12 34 56")
    words = words_of(signpost_pdf(centre.desk))
    assert words.index("Hospice De Kade") < words.index("De Lindehof · Lindelaan 1 · 0570 12 34 56")
