"""A group shared with other centres, and what was said and decided afterwards."""

from __future__ import annotations

import pytest

from ipso_desk.db.rows.guests import GuestPhaseRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.errors import InvalidInput, NotAllowed, Refused
from ipso_desk.domain.groups import SignUpState, Verdict
from ipso_desk.domain.guests import Answer, ConsentPurpose, ConsentState, Preference, Role
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.rights import Right
from ipso_desk.services import deaths, group_feedback, offers, seats, shared_places
from ipso_desk.services.candidates import candidates
from ipso_desk.services.desk import Desk
from ipso_desk.services.group_board import group_board
from ipso_desk.services.groups import GroupPlan, edit_group, make_group
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_preferences import note_preference
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work
from tests.fixtures import Centre

HONEY = "De Honingraat"


@pytest.fixture
def group(desk: Desk) -> int:
    """Eight places, three of them kept for another centre."""
    group = desk.run(make_group, GroupPlan("Zinvol leven")).value
    desk.run(shared_places.keep_places, group, HONEY, 3, "een derde van de kosten")
    return group


@pytest.fixture
def guests(centre: Centre) -> list[Person]:
    return [centre.make_guest(f"Gast{chr(97 + n)} Boer") for n in range(8)]


def states(desk: Desk, group: int) -> tuple[int, int]:
    board = desk.ask(group_board, group)
    return board.count(SignUpState.PARTICIPANT), len(board.waiting)


def test_places_for_another_centre_are_kept(desk: Desk, group: int, guests: list[Person]) -> None:
    for guest in guests[:6]:
        desk.run(seats.sign_up, group, guest.id)
    assert states(desk, group) == (5, 1)
    assert desk.ask(offers.offers_to_make) == ()
    with pytest.raises(Refused, match="no_free_place"):
        desk.run(offers.offer, group, guests[5].id)
    for name in ("Riet", "Ans", "Bep", "Cor"):
        desk.run(seats.sign_up_outside, group, name, "de honingraat")
    assert states(desk, group) == (8, 2)
    (shared,) = desk.ask(shared_places.shared_with, group)
    assert (shared.taken, shared.waiting, shared.places) == (3, 1, 3)
    assert shared.cost_share == "een derde van de kosten"


def test_each_centre_has_its_own_turn(desk: Desk, group: int, guests: list[Person]) -> None:
    for guest in guests[:6]:
        desk.run(seats.sign_up, group, guest.id)
    outside = [
        desk.run(seats.sign_up_outside, group, name, HONEY).value
        for name in ("Riet", "Ans", "Bep", "Cor")
    ]
    desk.run(seats.stop_outside, outside[0])
    (to_make,) = desk.ask(offers.offers_to_make)
    assert (to_make.people, to_make.centre) == ((), HONEY)
    assert [w.member.name for w in desk.ask(group_board, group).waiting if w.turn] == ["Cor"]
    desk.run(offers.place_outside, outside[3])
    assert states(desk, group) == (8, 1)


def test_a_place_that_is_given_up_by_a_centre_is_for_who_waits(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    for guest in guests[:6]:
        desk.run(seats.sign_up, group, guest.id)
    desk.run(shared_places.keep_places, group, HONEY, 2)
    (to_make,) = desk.ask(offers.offers_to_make)
    assert [who.id for who in to_make.people] == [guests[5].id]
    desk.run(shared_places.keep_places, group, HONEY, 0)
    assert desk.ask(shared_places.shared_with, group) == ()
    assert desk.ask(offers.offers_to_make)[0].free == 3


def test_more_is_kept_only_where_it_is_left(desk: Desk, group: int, guests: list[Person]) -> None:
    for guest in guests[:5]:
        desk.run(seats.sign_up, group, guest.id)
    with pytest.raises(InvalidInput, match="shared_places_taken") as refused:
        desk.run(shared_places.keep_places, group, HONEY, 4)
    assert refused.value.params["left"] == 3
    with pytest.raises(InvalidInput, match="max_seats_shared"):
        desk.run(edit_group, group, GroupPlan("Zinvol leven", max_seats=7))


def test_a_death_taken_back_does_not_take_a_place_of_another_centre(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    for guest in guests[:6]:
        desk.run(seats.sign_up, group, guest.id)
    desk.run(deaths.record_death, guests[0].id)
    desk.run(offers.offer, group, guests[5].id)
    desk.run(deaths.take_back_death, guests[0].id)
    board = desk.ask(group_board, group)
    assert [w.member.name for w in board.waiting if w.owed] == [guests[0].display]


# Afterwards


def test_three_questions_without_names_and_a_verdict(desk: Desk, group: int) -> None:
    with pytest.raises(InvalidInput, match="feedback_empty"):
        desk.run(group_feedback.note_feedback, group)
    first = desk.run(group_feedback.note_feedback, group, "de rust", "te warm", True).value
    desk.run(group_feedback.note_feedback, group, "", "te ver", False)
    desk.run(group_feedback.note_feedback, group, "de rust", "te warm", True)
    desk.run(group_feedback.give_verdict, group, Verdict.CHANGE, "een koelere kamer")
    found = desk.ask(group_feedback.feedback, group)
    assert [said.good for said in found.said] == ["de rust", "", "de rust"]
    assert (found.again(True), found.again(False)) == (2, 1)
    assert (found.verdict, found.verdict_reason) == (Verdict.CHANGE, "een koelere kamer")
    desk.run(group_feedback.remove_feedback, first)
    assert len(desk.ask(group_feedback.feedback, group).said) == 2


# Too small


@use_case(Right.COORDINATOR, "test.knows")
def knows(work: Work, guest_id: int, phase: Phase) -> None:
    work.session.add(
        GuestPhaseRow(guest_id=guest_id, phase=phase, from_day=work.today, noted_at=work.now)
    )
    work.session.add(VisitRow(guest_id=guest_id, day=work.today))


def test_who_would_fit_and_agreed_to_be_approached(centre: Centre) -> None:
    desk = centre.desk
    plan = GroupPlan("Leven", audience_role=Role.SELF, audience_incurable=True)
    group = desk.run(make_group, plan).value
    people = [centre.make_guest(f"Gast{chr(97 + n)} Boer") for n in range(4)]
    for who in people:
        phase = Phase.TREATMENT if who is people[1] else Phase.INCURABLE_DISEASE
        desk.run(knows, who.id, phase)
        if who is not people[2]:
            desk.run(note_preference, who.id, Preference.MEET_SOMEONE_ALIKE, Answer.YES)
    found = [each.person for each in desk.ask(candidates, group)]
    assert found == [people[0], people[3]]
    desk.run(seats.sign_up, group, people[0].id)
    desk.run(note_consent, people[3].id, ConsentPurpose.INTRODUCE, ConsentState.REFUSED)
    assert desk.ask(candidates, group) == ()
    with pytest.raises(NotAllowed):
        centre.as_host().ask(candidates, group)
