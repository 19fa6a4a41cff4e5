"""The first conversation: what a host may write down once, and never sees again."""

from __future__ import annotations

from datetime import date

import pytest

from ipso_desk.domain.errors import InvalidInput, NotAllowed, Refused
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, Role
from ipso_desk.domain.phases import Phase
from ipso_desk.services.first_talks import FirstTalk, first_talks_open, note_first_talk
from ipso_desk.services.guest_card import guest_card
from ipso_desk.services.guests import add_at_desk
from ipso_desk.services.undo import undo_last
from tests.fixtures import Centre

GIVEN, REFUSED = ConsentState.GIVEN, ConsentState.REFUSED
KEEP = ConsentPurpose.KEEP_DATA
TOLD = FirstTalk(
    role=Role.SELF,
    phone="06 28 81 63 02",
    birth="1951",
    consents=((KEEP, GIVEN), (ConsentPurpose.NEWSLETTER, REFUSED)),
    manner="mondeling",
    phase=Phase.INCURABLE_DISEASE,
    health=GIVEN,
)


def test_a_host_writes_down_a_first_conversation_in_one_step(centre: Centre) -> None:
    host = centre.as_host()
    tine = host.run(add_at_desk, "Tine").value
    (new,) = host.ask(first_talks_open)
    assert (new.person, new.role, new.phone_known, new.may_note_phase) == (
        tine,
        Role.UNKNOWN,
        False,
        True,
    )
    host.run(note_first_talk, tine.id, TOLD)
    assert host.ask(first_talks_open) == ()
    card = centre.desk.ask(guest_card, tine.id)
    assert (card.role, card.phase, card.phases[0].noted_by) == (
        Role.SELF,
        Phase.INCURABLE_DISEASE,
        "Riet",
    )
    assert [p.shown for p in card.phones] == ["06 28 81 63 02"]
    states = {purpose: answer.state for purpose, answer in card.consents.items()}
    assert states == {
        KEEP: GIVEN,
        ConsentPurpose.HEALTH: GIVEN,
        ConsentPurpose.NEWSLETTER: REFUSED,
    }
    with pytest.raises(NotAllowed):
        host.run(note_first_talk, tine.id, FirstTalk(role=Role.CLOSE_ONE))
    host.run(undo_last)
    assert [each.person for each in host.ask(first_talks_open)] == [tine]


def test_no_phase_without_consent_and_then_nothing_at_all(centre: Centre) -> None:
    host = centre.as_host()
    tine = host.run(add_at_desk, "Tine").value
    told = FirstTalk(phone="0628816302", phase=Phase.TREATMENT)
    with pytest.raises(Refused, match="phase_needs_consent"):
        host.run(note_first_talk, tine.id, told)
    assert centre.desk.ask(guest_card, tine.id).phones == ()
    host.run(note_first_talk, tine.id, FirstTalk(phase=Phase.DECLINED, health=REFUSED))
    (new,) = host.ask(first_talks_open)
    assert not new.may_note_phase
    with pytest.raises(NotAllowed):
        host.run(note_first_talk, tine.id, FirstTalk(phase=Phase.TREATMENT, health=GIVEN))


def test_for_a_child_a_guardian_is_asked_at_the_desk_too(centre: Centre) -> None:
    host = centre.as_host()
    child = host.run(add_at_desk, "Sanne", Role.CLOSE_ONE).value
    told = FirstTalk(birth="2014", consents=((KEEP, GIVEN),))
    with pytest.raises(InvalidInput, match="guardian_missing"):
        host.run(note_first_talk, child.id, told)
    told = FirstTalk(birth="2014", consents=((KEEP, GIVEN),), guardian="Els, moeder")
    host.run(note_first_talk, child.id, told)
    assert centre.desk.ask(guest_card, child.id).consents[KEEP].by_guardian


def test_only_newcomers_of_these_weeks_are_listed(centre: Centre) -> None:
    host = centre.as_host()
    host.run(add_at_desk, "Tine")
    centre.make_guest("Anneke", since=date(2026, 1, 12))
    assert [each.person.display for each in host.ask(first_talks_open)] == ["Tine"]
    centre.clock.forward(days=15)
    assert host.ask(first_talks_open) == ()
