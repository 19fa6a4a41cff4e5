"""Offering a place is a call like the others: who called when, and what came of it."""

from __future__ import annotations

from datetime import date

import pytest

from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.errors import Refused
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import deaths, erasure, meetings, offers, seats, undo
from ipso_desk.services.call_list import call_list
from ipso_desk.services.calls import record_call
from ipso_desk.services.desk import Desk
from ipso_desk.services.groups import GroupPlan, make_group
from ipso_desk.services.merging import merge_guests
from ipso_desk.services.own_data import own_data
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work
from tests.fixtures import Centre

FULL, LINE = 8, 3


@pytest.fixture
def group(desk: Desk) -> int:
    return desk.run(make_group, GroupPlan("Zinvol leven")).value


@pytest.fixture
def line(centre: Centre, group: int) -> list[Person]:
    """The waiting list of a group in which one place came free."""
    guests = [centre.make_guest(f"Gast{chr(97 + n)} Boer") for n in range(FULL + LINE)]
    for guest in guests:
        centre.desk.run(seats.sign_up, group, guest.id)
    centre.desk.run(seats.stop, group, guests[0].id)
    return guests[FULL:]


def calls(desk: Desk) -> list[tuple[int, str, str, str]]:
    return desk.store.connection.execute(
        "SELECT guest_id, outcome, reason, (SELECT name FROM user WHERE id = called_by)"
        " FROM call WHERE sign_up_id IS NOT NULL ORDER BY id"
    ).fetchall()


def test_every_answer_stands_among_the_calls(
    centre: Centre, group: int, line: list[Person]
) -> None:
    desk, first = centre.desk, line[0].id
    centre.as_host().run(offers.offer, group, first)
    desk.run(offers.offer, group, first)  # the same again is no second call
    desk.run(offers.decline, group, first, "behandeling", keep_waiting=True)
    desk.run(offers.offer, group, first)
    desk.run(offers.decline, group, first, "te ver")
    desk.run(offers.offer, group, line[1].id)
    desk.run(offers.accept, group, line[1].id)
    desk.run(offers.accept, group, line[1].id)
    assert calls(desk) == [
        (first, "place_offered", "", "Riet"),
        (first, "not_now", "behandeling", "Marianne"),
        (first, "place_offered", "", "Marianne"),
        (first, "declines_place", "te ver", "Marianne"),
        (line[1].id, "place_offered", "", "Marianne"),
        (line[1].id, "takes_place", "", "Marianne"),
    ]


def test_who_was_not_reached_keeps_the_offer(
    centre: Centre, group: int, line: list[Person]
) -> None:
    desk, first = centre.desk, line[0].id
    with pytest.raises(Refused, match="no_offer"):
        desk.run(offers.not_reached, group, first)
    desk.run(offers.offer, group, first)
    (before,) = desk.ask(offers.running_offers)
    centre.as_host().run(offers.not_reached, group, first)
    (after,) = desk.ask(offers.running_offers)
    assert (after.person, after.until) == (before.person, before.until)
    assert after.last_time is not None
    assert after.last_time.outcome is CallOutcome.NOT_REACHED
    assert calls(desk)[-1] == (first, "not_reached", "", "Riet")
    desk.run(deaths.report_death, first)
    with pytest.raises(Refused, match="guest_has_died"):
        desk.run(offers.not_reached, group, first)


def test_the_offer_is_what_was_said_last_time(
    centre: Centre, group: int, line: list[Person]
) -> None:
    desk, first = centre.desk, line[0].id
    desk.run(offers.offer, group, first)
    (running,) = desk.ask(offers.running_offers)
    assert running.last_time is not None
    assert running.last_time.outcome is CallOutcome.PLACE_OFFERED
    desk.run(offers.accept, group, first)
    centre.clock.forward(days=2)
    desk.run(meetings.plan_meeting, group, date(2026, 1, 21), starts="14:00")
    called = {each.person.id: each for each in desk.ask(call_list, date(2026, 1, 20)).lines}
    last = called[first].last_time
    assert last is not None
    assert (last.outcome, last.by) == (CallOutcome.TAKES_PLACE, "Marianne")


def test_an_answer_to_an_offer_is_none_for_a_meeting(
    centre: Centre, group: int, line: list[Person]
) -> None:
    desk, first = centre.desk, line[0].id
    desk.run(meetings.plan_meeting, group, date(2026, 1, 14), starts="14:00")
    desk.run(offers.offer, group, first)
    desk.run(offers.accept, group, first)
    (line_today,) = [
        each for each in desk.ask(call_list, date(2026, 1, 13)).lines if each.person.id == first
    ]
    assert (line_today.today, line_today.attempts, line_today.settled) == (None, 0, False)
    with pytest.raises(Refused, match="call_about_a_place"):
        desk.run(record_call, first, date(2026, 1, 13), CallOutcome.TAKES_PLACE)


def test_undo_takes_the_call_back_with_the_answer(
    desk: Desk, group: int, line: list[Person]
) -> None:
    desk.run(offers.offer, group, line[0].id)
    desk.run(offers.decline, group, line[0].id)
    desk.run(undo.undo_last)
    assert [outcome for _, outcome, *_ in calls(desk)] == ["place_offered"]
    desk.run(undo.undo_last)
    assert calls(desk) == []


@use_case(Right.COORDINATOR, "test.do_not_call")
def _do_not_call(work: Work, guest_id: int) -> None:
    from ipso_desk.services.people import get_guest

    get_guest(work, guest_id).do_not_call = True


def test_nobody_is_called_who_asked_not_to_be_or_died(
    desk: Desk, group: int, line: list[Person]
) -> None:
    desk.run(_do_not_call, line[0].id)
    desk.run(offers.offer, group, line[0].id)
    desk.run(offers.decline, group, line[0].id)
    desk.run(offers.offer, group, line[1].id)
    desk.run(deaths.report_death, line[1].id)
    desk.run(offers.decline, group, line[1].id)
    assert [(who, outcome) for who, outcome, *_ in calls(desk)] == [(line[1].id, "place_offered")]


def test_the_calls_go_with_a_merge_and_with_erasing(
    desk: Desk, group: int, line: list[Person]
) -> None:
    desk.run(offers.offer, group, line[0].id)
    desk.run(merge_guests, line[1].id, line[0].id)
    assert [who for who, *_ in calls(desk)] == [line[1].id]
    told = str(desk.ask(own_data, line[1].id))
    assert "denkt na over een plaats" in told
    erasure.erase_guest(desk, line[1].id)
    assert calls(desk) == []
