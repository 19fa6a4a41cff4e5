"""Signing up, waiting, offers, stopping; what a death does to a place; what the file refuses."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ipso_desk.domain.errors import InvalidInput, NotAllowed, Refused
from ipso_desk.domain.groups import SignUpState, StopReason
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import deaths, offers, seats, undo
from ipso_desk.services.desk import Desk
from ipso_desk.services.group_board import GroupBoard, group_board
from ipso_desk.services.groups import GroupPlan, close_group, edit_group, make_group
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.merging import merge_guests
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work
from tests.fixtures import Centre

FIRST = "Tjitske Gerrit Anneke Łukasz Fatima Corrie Marijke Nel Oege Ans Bep Cor Dirk Els".split()


@pytest.fixture
def group(desk: Desk) -> int:
    return desk.run(make_group, GroupPlan("Zinvol leven")).value


@pytest.fixture
def guests(centre: Centre) -> list[Person]:
    return [centre.make_guest(f"{name} de Boer") for name in FIRST]


def board(desk: Desk, group: int) -> GroupBoard:
    return desk.ask(group_board, group)


def seated(desk: Desk, group: int) -> dict[int, str]:
    return {
        seat.number: seat.member.name.split()[0] for seat in board(desk, group).seats if seat.member
    }


def waiting(desk: Desk, group: int) -> list[str]:
    return [w.member.name.split()[0] for w in board(desk, group).waiting]


def fill(desk: Desk, group: int, guests: list[Person], count: int) -> None:
    for guest in guests[:count]:
        desk.run(seats.sign_up, group, guest.id)


# Signing up and stopping


def test_eight_get_a_place_and_the_ninth_waits(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 8)
    ninth = desk.run(seats.sign_up, group, guests[8].id).value
    assert (ninth.state, ninth.place_in_line) == (SignUpState.WAITING, 1)
    assert list(seated(desk, group)) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_signing_up_twice_changes_nothing(desk: Desk, group: int, guests: list[Person]) -> None:
    desk.run(seats.sign_up, group, guests[0].id)
    assert not desk.run(seats.sign_up, group, guests[0].id).changes


def test_a_newcomer_does_not_overtake_whoever_waits(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 9)
    desk.run(seats.stop, group, guests[2].id, "gaat verhuizen")
    newcomer = desk.run(seats.sign_up, group, guests[9].id).value
    assert (newcomer.state, newcomer.place_in_line) == (SignUpState.WAITING, 2)
    assert 3 not in seated(desk, group)


def test_stopping_keeps_when_and_why_and_twice_is_harmless(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 1)
    desk.run(seats.stop, group, guests[0].id, "te ver", date(2026, 1, 13))
    assert not desk.run(seats.stop, group, guests[0].id).changes
    row = desk.store.connection.execute(
        "SELECT state, seat, stopped_on, stop_reason, stop_note, former_seat FROM sign_up"
    ).fetchone()
    assert tuple(row) == ("stopped", None, "2026-01-13", "own_wish", "te ver", 1)


def test_stopping_asks_for_somebody_who_is_in_the_group(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    with pytest.raises(Refused, match="not_in_group"):
        desk.run(seats.stop, group, guests[0].id)
    fill(desk, group, guests, 1)
    with pytest.raises(InvalidInput, match="stop_in_future"):
        desk.run(seats.stop, group, guests[0].id, "", date(2026, 1, 14))


def test_nobody_signs_up_for_a_closed_group(desk: Desk, group: int, guests: list[Person]) -> None:
    fill(desk, group, guests, 9)
    desk.run(close_group, group)
    assert board(desk, group).seats == ()
    assert [m.name for m in board(desk, group).took_part] == [g.display for g in guests[:8]]
    with pytest.raises(Refused, match="group_closed"):
        desk.run(seats.sign_up, group, guests[9].id)


def test_somebody_from_another_centre_has_a_place_like_any(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    sign_up = desk.run(seats.sign_up_outside, group, "Riet", "De Honingraat").value
    assert desk.run(seats.sign_up_outside, group, "Riet", "De Honingraat").value == sign_up
    fill(desk, group, guests, 8)
    assert seated(desk, group)[1] == "Riet"
    assert waiting(desk, group) == ["Nel"]
    desk.run(seats.stop_outside, sign_up)
    assert 1 not in seated(desk, group)


def test_fewer_places_moves_people_to_the_places_that_stay(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 8)
    for guest in guests[:3]:
        desk.run(seats.stop, group, guest.id)
    desk.run(edit_group, group, GroupPlan("Zinvol leven", max_seats=6))
    assert sorted(seated(desk, group)) == [1, 2, 4, 5, 6]
    with pytest.raises(InvalidInput, match="max_seats_taken"):
        desk.run(edit_group, group, GroupPlan("Zinvol leven", max_seats=4))


# Offers


def test_a_freed_place_is_offered_to_the_first_and_held(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 11)
    desk.run(seats.stop, group, guests[3].id)
    assert [o.people[0].id for o in desk.ask(offers.offers_to_make)] == [guests[8].id]
    until = desk.run(offers.offer, group, guests[8].id, date(2026, 1, 15)).value
    assert until == date(2026, 1, 15)
    assert desk.ask(offers.offers_to_make) == ()
    with pytest.raises(Refused, match="no_free_place"):
        desk.run(offers.offer, group, guests[9].id)
    desk.run(offers.accept, group, guests[8].id)
    assert seated(desk, group)[4] == "Oege"
    assert not desk.run(offers.accept, group, guests[8].id).changes


def test_skipping_somebody_needs_a_reason_and_a_coordinator(
    centre: Centre, group: int, guests: list[Person]
) -> None:
    desk = centre.desk
    fill(desk, group, guests, 10)
    desk.run(seats.stop, group, guests[0].id)
    with pytest.raises(InvalidInput, match="skip_reason_missing"):
        desk.run(offers.offer, group, guests[9].id)
    with pytest.raises(NotAllowed):
        centre.as_host().run(offers.offer, group, guests[9].id, skip_reason="op vakantie")
    desk.run(offers.offer, group, guests[9].id, skip_reason="op vakantie")
    first = board(desk, group).waiting[0]
    assert (first.member.name, first.skipped_reason) == ("Oege de Boer", "op vakantie")
    assert board(centre.as_host(), group).waiting[0].skipped_reason == ""


def test_an_offer_past_its_day_holds_until_a_person_acts(
    centre: Centre, group: int, guests: list[Person]
) -> None:
    desk = centre.desk
    fill(desk, group, guests, 10)
    desk.run(seats.stop, group, guests[0].id)
    desk.run(offers.offer, group, guests[8].id, date(2026, 1, 14))
    centre.clock.forward(days=9)
    assert [o.expired for o in desk.ask(offers.running_offers)] == [True]
    assert desk.run(seats.sign_up, group, guests[10].id).value.state is SignUpState.WAITING
    desk.run(offers.offer, group, guests[8].id, date(2026, 1, 30))
    assert [o.expired for o in desk.ask(offers.running_offers)] == [False]


def test_declining_frees_the_place_or_keeps_the_turn(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 10)
    desk.run(seats.stop, group, guests[0].id)
    desk.run(offers.offer, group, guests[8].id)
    desk.run(offers.decline, group, guests[8].id, "nu niet", keep_waiting=True)
    assert waiting(desk, group) == ["Oege", "Ans"]
    desk.run(offers.offer, group, guests[8].id)
    desk.run(offers.decline, group, guests[8].id, "liever niet")
    assert waiting(desk, group) == ["Ans"]
    desk.run(offers.offer, group, guests[9].id)
    desk.run(offers.withdraw, group, guests[9].id)
    assert waiting(desk, group) == ["Ans"]


def test_no_offers_are_proposed_after_the_last_meeting(
    centre: Centre, group: int, guests: list[Person]
) -> None:
    from ipso_desk.services.meetings import plan_series

    desk = centre.desk
    desk.run(plan_series, group, date(2026, 1, 20), 2, 2)
    fill(desk, group, guests, 9)
    desk.run(seats.stop, group, guests[0].id)
    assert len(desk.ask(offers.offers_to_make)) == 1
    assert [each.turn for each in desk.ask(group_board, group).waiting] == [True]
    centre.clock.forward(days=60)
    assert desk.ask(offers.offers_to_make) == ()
    board = desk.ask(group_board, group)
    assert board.over
    assert [each.turn for each in board.waiting] == [False]


# Both or none


def test_a_pair_waits_together_and_gets_two_places_or_none(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 8)
    desk.run(seats.sign_up_together, group, guests[8].id, guests[9].id)
    desk.run(seats.sign_up, group, guests[10].id)
    desk.run(seats.stop, group, guests[0].id)
    proposed = desk.ask(offers.offers_to_make)[0]
    assert (proposed.people, len(proposed.blocked_pair)) == ((), 2)
    with pytest.raises(Refused, match="pair_needs_two"):
        desk.run(offers.offer, group, guests[8].id)
    # A coordinator may offer it to the next; nobody was skipped, the pair keeps its turn.
    desk.run(offers.offer, group, guests[10].id)
    assert waiting(desk, group) == ["Oege", "Ans"]
    desk.run(seats.stop, group, guests[1].id)
    desk.run(seats.stop, group, guests[2].id)
    desk.run(offers.offer, group, guests[9].id)
    assert {seated(desk, group)[2], seated(desk, group)[3]} == {"Oege", "Ans"}
    desk.run(offers.accept, group, guests[8].id)
    assert board(desk, group).count(SignUpState.PARTICIPANT) == 7


def test_a_host_does_not_pass_over_a_pair(centre: Centre, group: int, guests: list[Person]) -> None:
    desk = centre.desk
    fill(desk, group, guests, 8)
    desk.run(seats.sign_up_together, group, guests[8].id, guests[9].id)
    desk.run(seats.sign_up, group, guests[10].id)
    desk.run(seats.stop, group, guests[0].id)
    with pytest.raises(NotAllowed):
        centre.as_host().run(offers.offer, group, guests[10].id)


def test_when_one_of_a_pair_declines_the_other_keeps_the_turn(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 8)
    desk.run(seats.sign_up_together, group, guests[8].id, guests[9].id)
    desk.run(seats.sign_up, group, guests[10].id)
    for guest in guests[:2]:
        desk.run(seats.stop, group, guest.id)
    desk.run(offers.offer, group, guests[8].id)
    desk.run(offers.decline, group, guests[8].id)
    assert waiting(desk, group) == ["Ans", "Bep"]
    assert board(desk, group).waiting[0].together_with is None
    assert board(desk, group).free == 2


def test_tying_two_who_wait_moves_nobody_forward(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 11)
    desk.run(seats.sign_up_together, group, guests[8].id, guests[10].id)
    assert waiting(desk, group) == ["Ans", "Oege", "Bep"]


def test_two_together_take_two_free_places_at_once(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    first, second = desk.run(seats.sign_up_together, group, guests[0].id, guests[1].id).value
    assert (first.seat, second.seat) == (1, 2)
    fill(desk, group, guests, 7)
    third, fourth = desk.run(seats.sign_up_together, group, guests[8].id, guests[9].id).value
    assert {third.state, fourth.state} == {SignUpState.WAITING}


# Death


def test_a_reported_death_holds_the_place_and_a_confirmed_one_frees_it(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 9)
    desk.run(deaths.report_death, guests[4].id, "zijn zus")
    held = board(desk, group).seats[4]
    assert (held.held, held.member, held.state) == (True, None, SignUpState.PARTICIPANT)
    assert desk.ask(offers.offers_to_make) == ()
    desk.run(deaths.confirm_death, guests[4].id)
    assert board(desk, group).seats[4].state is None
    assert len(desk.ask(offers.offers_to_make)) == 1
    with pytest.raises(Refused, match="guest_has_died"):
        desk.run(seats.sign_up, group, guests[4].id)


def test_taking_a_death_back_gives_the_same_place(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 10)
    for guest in (guests[4], guests[8]):
        desk.run(deaths.record_death, guest.id)
    assert waiting(desk, group) == ["Ans"]
    for guest in (guests[4], guests[8]):
        desk.run(deaths.take_back_death, guest.id)
    assert seated(desk, group)[5] == "Fatima"
    assert waiting(desk, group) == ["Oege", "Ans"]


def test_a_place_given_away_meanwhile_makes_first_in_line(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 11)
    desk.run(deaths.record_death, guests[4].id)
    desk.run(offers.offer, group, guests[8].id)
    desk.run(deaths.take_back_death, guests[4].id)
    assert waiting(desk, group) == ["Fatima", "Ans", "Bep"]
    assert board(desk, group).waiting[0].owed
    assert [each.person for each in desk.ask(offers.owed_places)] == [guests[4]]
    desk.run(seats.stop, group, guests[0].id)
    assert desk.ask(offers.owed_places) == ()
    proposed = desk.ask(offers.offers_to_make)[0]
    assert (proposed.people[0].id, proposed.owed) == (guests[4].id, True)
    desk.run(offers.offer, group, guests[4].id)
    desk.run(offers.accept, group, guests[4].id)
    assert desk.ask(offers.offers_to_make) == ()


def test_undoing_a_death_never_fails_although_the_place_is_taken(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 9)
    desk.run(deaths.record_death, guests[0].id)
    action = desk.ask(undo.undo_stack).undo[-1].id
    desk.run(offers.offer, group, guests[8].id)
    desk.run(offers.accept, group, guests[8].id)
    desk.run(undo.undo_action, action)
    assert waiting(desk, group) == ["Tjitske"]


def test_a_death_taken_back_in_a_closed_group_is_a_group_that_closed(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 2)
    desk.run(deaths.record_death, guests[0].id)
    desk.run(close_group, group)
    desk.run(deaths.take_back_death, guests[0].id)
    reasons = desk.store.connection.execute("SELECT DISTINCT stop_reason FROM sign_up").fetchall()
    assert [tuple(r) for r in reasons] == [(StopReason.GROUP_CLOSED.value,)]


def test_two_cards_of_one_person_do_not_bring_a_partner_forward(
    desk: Desk, group: int, guests: list[Person]
) -> None:
    fill(desk, group, guests, 11)
    desk.run(seats.sign_up_together, group, guests[11].id, guests[12].id)
    assert waiting(desk, group) == ["Oege", "Ans", "Bep", "Cor", "Dirk"]
    desk.run(merge_guests, guests[8].id, guests[11].id)
    assert waiting(desk, group) == ["Ans", "Bep", "Oege", "Dirk"]


# What a workbook brings


@use_case(Right.COORDINATOR, "test.import_group")
def bring(work: Work, name: str, members: list[Any]) -> tuple[int, int]:
    return seats.import_group(work, name, members)


def test_a_group_is_made_once_and_then_extended(desk: Desk, guests: list[Person]) -> None:
    day = date(2025, 5, 6)
    members = [(guest.id, day, number >= 8) for number, guest in enumerate(guests[:10])]
    assert desk.run(bring, "Zinvol leven", members).value == (8, 2)
    assert not desk.run(bring, "zinvol  LEVEN", members).changes
    assert desk.run(bring, "Zinvol leven", [(guests[10].id, day, False)]).value == (0, 1)


def test_a_ninth_participant_in_a_workbook_waits(desk: Desk, guests: list[Person]) -> None:
    members = [(guest.id, date(2025, 5, 6), False) for guest in guests[:10]]
    assert desk.run(bring, "Zinvol leven", members).value == (8, 2)


def test_who_died_or_stopped_gets_no_place_from_a_workbook(
    desk: Desk, guests: list[Person]
) -> None:
    desk.run(deaths.record_death, guests[0].id)
    members = [(guest.id, date(2025, 5, 6), False) for guest in guests[:3]]
    assert desk.run(bring, "Zinvol leven", members).value == (2, 0)
    desk.run(deaths.take_back_death, guests[0].id)
    states = desk.store.connection.execute("SELECT state FROM sign_up ORDER BY id").fetchall()
    assert [s for (s,) in states] == ["participant"] * 3


def test_who_is_in_the_archive_holds_no_place_that_nobody_can_see(
    desk: Desk, guests: list[Person]
) -> None:
    desk.run(change_status, guests[0].id, GuestStatus.ARCHIVED, "verhuisd")
    members = [(guest.id, date(2025, 5, 6), False) for guest in guests[:3]]
    assert desk.run(bring, "Zinvol leven", members).value == (2, 0)
    assert not desk.run(bring, "Zinvol leven", members).changes


# The file itself


@use_case(Right.COORDINATOR, "test.sql")
def by_hand(work: Work, statement: str) -> None:
    work.session.connection().exec_driver_sql(statement)


_INTO = (
    "INSERT INTO sign_up (group_id, guest_id, state, seat, signed_up_on,"
    " outside_centre, stop_note, note) VALUES "
)


@pytest.mark.parametrize(
    "values",
    [
        "(1, {new}, 'participant', 9, '2026-01-13', '', '', '')",
        "(1, {new}, 'participant', 8, '2026-01-13', '', '', '')",
        "(1, {new}, 'participant', 1.5, '2026-01-13', '', '', '')",
        "(1, {new}, 'participant', 0, '2026-01-13', '', '', '')",
        "(1, {new}, 'participant', '1', '2026-01-13', '', '', '')",
        "(1, {new}, 'participant', NULL, '2026-01-13', '', '', '')",
        "(1, {new}, 'offered', NULL, '2026-01-13', '', '', '')",
        "(1, {new}, 'waiting', 5, '2026-01-13', '', '', '')",
        "(1, {new}, 'guest', NULL, '2026-01-13', '', '', '')",
        "(1, NULL, 'waiting', NULL, '2026-01-13', '', '', '')",
        "(1, {old}, 'waiting', NULL, '2026-01-13', '', '', '')",
    ],
)
def test_the_file_refuses_what_no_group_may_be(
    desk: Desk, group: int, guests: list[Person], values: str
) -> None:
    fill(desk, group, guests, 8)
    with pytest.raises(Refused, match="in_the_way"):
        desk.run(by_hand, _INTO + values.format(new=guests[9].id, old=guests[0].id))


def test_the_file_refuses_a_group_of_nine(desk: Desk, group: int) -> None:
    with pytest.raises(Refused, match="in_the_way"):
        desk.run(by_hand, "UPDATE peer_group SET max_seats = 9")
