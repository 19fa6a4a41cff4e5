"""Roles and phases over time: for any history, every date tells what a plain recount tells."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from ipso_desk.domain.guests import ConsentPurpose, ConsentState, Role
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.phases import Phase
from ipso_desk.services.desk import Desk
from ipso_desk.services.guest_card import guest_card
from ipso_desk.services.guest_list import GuestFilters, guest_list
from ipso_desk.services.guest_phases import correct_phase, note_phase, remove_phase
from ipso_desk.services.guest_roles import correct_role, note_role, remove_role
from ipso_desk.services.guest_state import standing_on
from ipso_desk.services.guests import GuestDetails, NewGuest, add_guest
from tests.conftest import SEED

FIRST = date(2025, 1, 1)
TODAY = date(2026, 1, 13)


def _day(chance: random.Random) -> date:
    return FIRST + timedelta(days=chance.randrange((TODAY - FIRST).days + 1))


def _guest(desk: Desk) -> int:
    agreed = ((ConsentPurpose.HEALTH, ConsentState.GIVEN),)
    new = NewGuest(GuestDetails(PersonName("Anneke")), registered_on=FIRST, consents=agreed)
    return desk.run(add_guest, new).value.id


def _so(story: dict[date, str], day: date, nothing: str) -> str:
    """The plain recount: what was noted on the last day up to this one."""
    days = [known for known in story if known <= day]
    return story[max(days)] if days else nothing


@pytest.mark.parametrize("number", range(20))
def test_every_date_of_a_random_history_equals_a_recount(desk: Desk, number: int) -> None:
    chance = random.Random(SEED * 1000 + number)
    guest_id = _guest(desk)
    roles: dict[date, str] = {FIRST: Role.UNKNOWN}
    phases: dict[date, str] = {}
    for _ in range(12):
        day, what = _day(chance), chance.random()
        if what < 0.4:
            role = chance.choice(list(Role))
            desk.run(note_role, guest_id, role, day)
            if _so(roles, day, "") != role:
                roles[day] = role
        elif what < 0.8:
            phase = chance.choice(list(Phase))
            desk.run(note_phase, guest_id, phase, day)
            if _so(phases, day, "") != phase:
                phases[day] = phase
        else:
            _correct(desk, chance, guest_id, roles, phases)
    for day in [_day(chance) for _ in range(10)] + [FIRST, TODAY, FIRST - timedelta(days=1)]:
        told = desk.ask(standing_on, guest_id, day)
        assert told.role == _so(roles, day, Role.UNKNOWN), day
        assert told.phase == _so(phases, day, Phase.NOT_ASKED), day
    card = desk.ask(guest_card, guest_id)
    (listed,) = desk.ask(guest_list, GuestFilters()).rows
    assert (listed.role, listed.phase) == (card.role, card.phase)
    assert card.role == _so(roles, TODAY, Role.UNKNOWN)


def _correct(
    desk: Desk,
    chance: random.Random,
    guest_id: int,
    roles: dict[date, str],
    phases: dict[date, str],
) -> None:
    card = desk.ask(guest_card, guest_id)
    if card.roles and chance.random() < 0.5:
        line = chance.choice(card.roles)
        del roles[line.from_day]
        if chance.random() < 0.5:
            desk.run(remove_role, line.id)
        else:
            role = chance.choice(list(Role))
            desk.run(correct_role, line.id, role, line.from_day)
            roles[line.from_day] = role
    elif card.phases:
        entry = chance.choice(card.phases)
        del phases[entry.from_day]
        if chance.random() < 0.5:
            desk.run(remove_phase, entry.id)
        else:
            phase = chance.choice(list(Phase))
            desk.run(correct_phase, entry.id, phase, entry.from_day)
            phases[entry.from_day] = phase
