"""Koppelen: only what both said openly, only who agreed, never again after a no."""

from __future__ import annotations

from datetime import date

import pytest

from ipso_desk.db.rows.guests import GuestPhaseRow, GuestRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.errors import InvalidInput, NotAllowed, Refused
from ipso_desk.domain.groups import GroupStatus
from ipso_desk.domain.guests import Answer, ConsentPurpose, ConsentState, Preference, RelationKind
from ipso_desk.domain.introductions import IntroductionState, OpenFact
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.rights import Right
from ipso_desk.services import deaths, introductions, seats
from ipso_desk.services.desk import Desk
from ipso_desk.services.erasure import erase_guest
from ipso_desk.services.groups import GroupPlan, make_group
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_preferences import note_preference
from ipso_desk.services.guest_relations import OtherPerson, add_relation
from ipso_desk.services.introductions import Introduction
from ipso_desk.services.open_cards import willing
from ipso_desk.services.own_data import own_data
from ipso_desk.services.register import use_case
from ipso_desk.services.undo import undo_last
from ipso_desk.services.work import Work
from tests.fixtures import Centre

TODAY = date(2026, 1, 13)


@use_case(Right.COORDINATOR, "test.born")
def born(work: Work, guest_id: int, year: int) -> None:
    guest = work.session.get(GuestRow, guest_id)
    assert guest is not None
    guest.birth = PartialDate(year)


@use_case(Right.COORDINATOR, "test.phase_of")
def phase_of(work: Work, guest_id: int, phase: Phase) -> None:
    work.session.add(
        GuestPhaseRow(guest_id=guest_id, phase=phase, from_day=work.today, noted_at=work.now)
    )


def agree(desk: Desk, guest_id: int, *purposes: ConsentPurpose) -> None:
    for purpose in purposes or (ConsentPurpose.INTRODUCE, ConsentPurpose.HEALTH):
        desk.run(note_consent, guest_id, purpose, ConsentState.GIVEN)
    desk.run(note_preference, guest_id, Preference.MEET_SOMEONE_ALIKE, Answer.YES)


@pytest.fixture
def three(centre: Centre) -> list[Person]:
    """Three people who agreed; the first two said that they are incurably ill."""
    people = [centre.make_guest(n) for n in ("Anneke Berg", "Bas Ruiter", "Corrie Post")]
    for who in people:
        agree(centre.desk, who.id)
    for who in people[:2]:
        centre.desk.run(introductions.say_openly, who.id, [OpenFact.INCURABLE])
    return people


def proposed(desk: Desk) -> list[tuple[str, str, tuple[OpenFact, ...]]]:
    return [(p.one.display, p.other.display, p.shares) for p in desk.ask(introductions.pairs)]


def begun(desk: Desk) -> Introduction:
    (found,) = desk.ask(introductions.introductions)
    return found


def test_a_pair_shares_what_both_said_openly(desk: Desk, three: list[Person]) -> None:
    assert proposed(desk) == [("Anneke Berg", "Bas Ruiter", (OpenFact.INCURABLE,))]
    desk.run(introductions.say_openly, three[0].id, [])
    assert proposed(desk) == []


def test_without_both_consents_and_the_wish_nobody_is_proposed(
    desk: Desk, three: list[Person]
) -> None:
    desk.run(note_preference, three[1].id, Preference.MEET_SOMEONE_ALIKE, Answer.NO)
    assert proposed(desk) == []
    desk.run(note_preference, three[1].id, Preference.MEET_SOMEONE_ALIKE, Answer.YES)
    assert len(proposed(desk)) == 1
    desk.run(note_consent, three[0].id, ConsentPurpose.INTRODUCE, ConsentState.WITHDRAWN)
    assert proposed(desk) == []
    with pytest.raises(Refused, match="introduction_not_wanted"):
        desk.run(introductions.propose, three[0].id, three[1].id)


def test_health_needs_its_own_consent(desk: Desk, three: list[Person]) -> None:
    desk.run(note_consent, three[0].id, ConsentPurpose.HEALTH, ConsentState.WITHDRAWN)
    assert proposed(desk) == []


def test_of_an_illness_nothing_is_written_down_without_consent(
    centre: Centre, three: list[Person]
) -> None:
    desk, anneke, other = centre.desk, three[0], centre.make_guest("Dirk Vos")
    with pytest.raises(Refused, match="openly_needs_consent"):
        desk.run(introductions.say_openly, other.id, [OpenFact.EXPERIMENTAL])
    desk.run(introductions.say_openly, other.id, [OpenFact.YOUNG_CHILDREN])
    desk.run(introductions.say_openly, anneke.id, [OpenFact.INCURABLE, OpenFact.YOUNG_CHILDREN])
    desk.run(introductions.propose, anneke.id, three[1].id)
    for state in (ConsentState.WITHDRAWN, ConsentState.NOT_ASKED):
        desk.run(note_consent, anneke.id, ConsentPurpose.HEALTH, state)
        card = next(each for each in desk.ask(willing) if each.person == anneke)
        assert card.noted == {OpenFact.YOUNG_CHILDREN}
        # It was the only reason to introduce these two.
        assert desk.ask(introductions.introductions) == ()
        desk.run(undo_last)
        assert begun(desk).shares == (OpenFact.INCURABLE,)


def test_who_does_not_want_it_any_more_meets_nobody(desk: Desk, three: list[Person]) -> None:
    number = desk.run(introductions.propose, three[0].id, three[1].id).value
    for who in three[:2]:
        desk.run(introductions.note_answer, number, who.id, Answer.YES)
    desk.run(note_consent, three[0].id, ConsentPurpose.INTRODUCE, ConsentState.WITHDRAWN)
    with pytest.raises(Refused, match="introduction_not_wanted"):
        desk.run(introductions.introduce, number)


def test_a_phase_counts_only_for_who_wants_to_talk_about_it(
    desk: Desk, three: list[Person]
) -> None:
    corrie = three[2]
    desk.run(phase_of, corrie.id, Phase.INCURABLE_DISEASE)
    assert len(proposed(desk)) == 1
    desk.run(note_preference, corrie.id, Preference.TALK_ABOUT_PHASE, Answer.YES)
    assert len(proposed(desk)) == 3


def test_the_most_particular_comes_first(centre: Centre, three: list[Person]) -> None:
    desk = centre.desk
    for who in three:
        desk.run(born, who.id, 1980)
    other = centre.make_guest("Dirk Vos")
    agree(desk, other.id)
    for who in (three[2], other):
        desk.run(introductions.say_openly, who.id, [OpenFact.EXPERIMENTAL])
    found = proposed(desk)
    assert found[0] == ("Corrie Post", "Dirk Vos", (OpenFact.EXPERIMENTAL,))
    assert found[1] == ("Anneke Berg", "Bas Ruiter", (OpenFact.INCURABLE, OpenFact.AGE))
    assert all(shares == (OpenFact.AGE,) for _, _, shares in found[2:])


def test_who_knows_each_other_is_not_proposed(desk: Desk, three: list[Person]) -> None:
    desk.run(add_relation, three[0].id, RelationKind.FRIEND, OtherPerson(three[1].id))
    assert proposed(desk) == []


def test_members_of_one_group_know_each_other(desk: Desk, three: list[Person]) -> None:
    group = desk.run(make_group, GroupPlan("Zinvol leven", status=GroupStatus.OPEN)).value
    for who in three:
        desk.run(seats.sign_up, group, who.id)
    assert proposed(desk) == []


def test_nobody_meets_before_both_said_yes(desk: Desk, three: list[Person]) -> None:
    one, other = three[0].id, three[1].id
    number = desk.run(introductions.propose, other, one).value
    assert desk.run(introductions.propose, one, other).value == number
    assert proposed(desk) == []
    desk.run(introductions.note_answer, number, one, Answer.YES)
    with pytest.raises(Refused, match="not_both_agreed"):
        desk.run(introductions.introduce, number)
    desk.run(introductions.note_answer, number, other, Answer.YES)
    assert begun(desk).both_agreed
    with pytest.raises(InvalidInput, match="introduced_in_future"):
        desk.run(introductions.introduce, number, date(2026, 1, 14))
    desk.run(introductions.introduce, number)
    assert not desk.run(introductions.introduce, number).changes
    desk.run(introductions.note_outcome, number, "drinken samen koffie")
    found = begun(desk)
    assert (found.introduced_on, found.introduced_by) == (TODAY, "Marianne")
    assert (found.state, found.outcome) == (IntroductionState.INTRODUCED, "drinken samen koffie")


def test_a_no_ends_it_for_good(desk: Desk, three: list[Person]) -> None:
    number = desk.run(introductions.propose, three[0].id, three[1].id).value
    desk.run(introductions.note_answer, number, three[1].id, Answer.NO)
    assert desk.ask(introductions.introductions) == ()
    assert proposed(desk) == []
    with pytest.raises(Refused, match="introduction_declined"):
        desk.run(introductions.propose, three[1].id, three[0].id)


def test_a_coordinator_may_see_that_it_does_not_suit(desk: Desk, three: list[Person]) -> None:
    desk.run(introductions.never, three[1].id, three[0].id)
    assert proposed(desk) == []
    assert not desk.run(introductions.never, three[0].id, three[1].id).changes


def test_nobody_who_died_is_proposed_or_asked(centre: Centre, three: list[Person]) -> None:
    desk = centre.desk
    desk.run(introductions.propose, three[0].id, three[1].id)
    centre.as_host().run(deaths.report_death, three[0].id)
    assert desk.ask(introductions.introductions) == ()
    assert three[0] not in [each.person for each in desk.ask(willing)]
    desk.run(deaths.take_back_death, three[0].id)
    assert len(desk.ask(introductions.introductions)) == 1


def test_erasing_takes_along_what_was_said(desk: Desk, three: list[Person]) -> None:
    desk.run(introductions.propose, three[0].id, three[1].id)
    erase_guest(desk, three[0].id)
    for table in ("introduction", "said_openly"):
        rows = desk.store.connection.execute(f"SELECT guest_id FROM {table}").fetchall()
        assert (three[0].id,) not in rows


def test_hosts_hear_nothing_of_it(centre: Centre, three: list[Person]) -> None:
    host = centre.as_host()
    for question in (introductions.pairs, introductions.introductions, willing):
        with pytest.raises(NotAllowed):
            host.ask(question)


def test_the_own_data_tell_nothing_of_what_the_other_said(desk: Desk, three: list[Person]) -> None:
    one, other = three[0].id, three[1].id
    number = desk.run(introductions.propose, one, other).value
    desk.run(introductions.note_answer, number, one, Answer.YES)
    before = own_introductions(desk, one)
    desk.run(introductions.note_answer, number, other, Answer.NO)
    assert own_introductions(desk, one) == before
    assert three[1].display not in str(desk.ask(own_data, one).parts)


def own_introductions(desk: Desk, guest_id: int) -> str:
    return str([p for p in desk.ask(own_data, guest_id).parts if p.key == "introductions"])
