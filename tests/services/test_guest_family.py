"""The family view: who belongs together, seen from any of them, each with their own questions."""

from __future__ import annotations

import pytest

from ipso_desk.domain.errors import NotAllowed, NotFound
from ipso_desk.domain.guests import Answer, ConsentState, Need, Preference, RelationKind, Role
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.phases import Phase
from ipso_desk.services.deaths import record_death
from ipso_desk.services.guest_family import MOST, family_of
from ipso_desk.services.guest_phases import note_phase
from ipso_desk.services.guest_preferences import note_preference
from ipso_desk.services.guest_relations import OtherPerson, add_relation
from ipso_desk.services.guests import GuestDetails, NewGuest, PhoneEntry, add_guest
from tests.fixtures import Centre


def _guest(centre: Centre, name: str, role: Role, **more: object) -> int:
    details = GuestDetails(PersonName(name), **more)  # type: ignore[arg-type]
    return centre.desk.run(add_guest, NewGuest(details, role=role)).value.id


def test_three_people_with_three_questions_beside_each_other(centre: Centre) -> None:
    desk = centre.desk
    ill = _guest(centre, "Toos", Role.SELF, birth="1971", needs=(Need.PEERS,))
    man = _guest(centre, "Piet", Role.CLOSE_ONE, phones=(PhoneEntry("0628816302"),))
    girl = _guest(centre, "Sanne", Role.CLOSE_ONE, came_for="even niets")
    desk.run(add_relation, ill, RelationKind.PARTNER, OtherPerson(man), carer=True)
    desk.run(add_relation, man, RelationKind.CHILD, OtherPerson(girl))
    desk.run(add_relation, ill, RelationKind.FRIEND, OtherPerson(name="Els", phone="020 1234567"))
    desk.run(note_phase, ill, Phase.INCURABLE_DISEASE, consent=ConsentState.GIVEN)
    desk.run(note_preference, man, Preference.NOT_ABOUT_END_OF_LIFE, Answer.YES)
    family = desk.ask(family_of, ill)
    assert [m.name for m in family] == ["Toos", "Piet", "Sanne", "Els"]
    assert [(m.kind, m.of, m.carer) for m in family] == [
        (None, "", False),
        (RelationKind.PARTNER, "Toos", True),
        (RelationKind.CHILD, "Piet", False),
        (RelationKind.FRIEND, "Toos", False),
    ]
    assert (family[0].needs, family[0].birth_year) == ((Need.PEERS,), 1971)
    # Nobody's phase is taken over from somebody else's card.
    assert [m.phase for m in family[:3]] == [Phase.INCURABLE_DISEASE] + [Phase.NOT_ASKED] * 2
    assert (family[1].phone, family[1].wishes) == (
        "06 28 81 63 02",
        (Preference.NOT_ABOUT_END_OF_LIFE,),
    )
    assert (family[3].person, family[3].phone) == (None, "020 1234567")
    seen = desk.ask(family_of, girl)
    assert [(m.name, m.kind, m.of) for m in seen[:3]] == [
        ("Sanne", None, ""),
        ("Piet", RelationKind.PARENT, "Sanne"),
        ("Toos", RelationKind.PARTNER, "Piet"),
    ]


def test_who_died_stays_in_the_family_without_what_serves_contact(centre: Centre) -> None:
    ill = _guest(centre, "Toos", Role.SELF, phones=(PhoneEntry("0628816302"),))
    man = _guest(centre, "Piet", Role.CLOSE_ONE)
    centre.desk.run(add_relation, ill, RelationKind.PARTNER, OtherPerson(man))
    centre.desk.run(record_death, ill)
    toos = centre.desk.ask(family_of, man)[1]
    assert (toos.name, toos.died, toos.phone, toos.groups) == ("Toos", True, "", ())


def test_a_family_ends_somewhere_and_a_naaste_can_stand_alone(centre: Centre) -> None:
    first = _guest(centre, "Gast", Role.CLOSE_ONE)
    assert [m.name for m in centre.desk.ask(family_of, first)] == ["Gast"]
    for number in range(MOST + 4):
        other = _guest(centre, f"Gast{number}", Role.CLOSE_ONE)
        centre.desk.run(add_relation, first, RelationKind.SIBLING, OtherPerson(other))
    assert len(centre.desk.ask(family_of, first)) == MOST


def test_families_are_for_coordinators_and_looking_is_noted(centre: Centre) -> None:
    guest = _guest(centre, "Toos", Role.SELF)
    with pytest.raises(NotAllowed):
        centre.as_host().ask(family_of, guest)
    with pytest.raises(NotFound):
        centre.desk.ask(family_of, 999)
    centre.desk.ask(family_of, guest)
    seen = centre.desk.store.connection.execute("SELECT code, guest_id FROM access").fetchall()
    assert seen == [("guest.family", guest)]
