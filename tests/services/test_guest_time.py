"""Roles and phases over time: for any history, every date tells what a plain recount tells."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import select

from ipso_desk.db.rows.guests import GuestPhaseRow, GuestRoleRow, GuestRow
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, Role
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.services.desk import Desk
from ipso_desk.services.guest_card import guest_card
from ipso_desk.services.guest_consents import note_consent
from ipso_desk.services.guest_filters import GuestFilters
from ipso_desk.services.guest_list import guest_list
from ipso_desk.services.guest_phases import correct_phase, note_phase, remove_phase
from ipso_desk.services.guest_roles import correct_role, note_role, remove_role
from ipso_desk.services.guest_state import phase_on, role_on, standing_on
from ipso_desk.services.guests import GuestDetails, NewGuest, add_guest
from ipso_desk.services.register import query, use_case
from ipso_desk.services.work import Work
from tests.conftest import SEED

FIRST, TODAY = date(2025, 1, 1), date(2026, 1, 13)
DAYS = [FIRST + timedelta(days=n) for n in range(-1, (TODAY - FIRST).days + 1)]
HISTORIES = 300
T = TypeVar("T")


@dataclass
class Story:
    """One guest's history as a person would keep it on paper: from which day what."""

    guest_id: int
    roles: dict[date, Role] = field(default_factory=dict)
    phases: dict[date, Phase] = field(default_factory=dict)

    def role(self, day: date) -> Role:
        return _so(self.roles, day) or Role.UNKNOWN

    def phase(self, day: date) -> Phase:
        return _so(self.phases, day) or Phase.NOT_ASKED


def _so(story: dict[date, T], day: date) -> T | None:
    """The plain recount: what was noted on the last day up to this one."""
    days = [known for known in story if known <= day]
    return story[max(days)] if days else None


def _day(chance: random.Random, story: dict[date, object]) -> date:
    # Days that are taken already are where most goes wrong.
    if story and chance.random() < 0.35:
        near = chance.choice(sorted(story)) + timedelta(days=chance.choice((-1, 0, 1)))
        return min(TODAY, max(FIRST, near))
    return FIRST + timedelta(days=chance.randrange((TODAY - FIRST).days + 1))


@use_case(Right.COORDINATOR, "test.lives")
def _live(work: Work, many: int) -> list[Story]:
    """Histories through the use cases themselves, kept beside it on paper."""
    stories = []
    for number in range(many):
        chance = random.Random(SEED * 1000 + number)
        agreed = ((ConsentPurpose.HEALTH, ConsentState.GIVEN),)
        details = GuestDetails(PersonName(f"Gast{number:03}"))
        new = NewGuest(details, registered_on=FIRST, consents=agreed)
        story = Story(add_guest(work, new).id, {FIRST: Role.UNKNOWN})
        for _ in range(chance.randrange(3, 14)):
            act = _change_role if chance.random() < 0.5 else _change_phase
            act(work, chance, story)
        if chance.random() < 0.15:
            _take_consent_back(work, story)
        stories.append(story)
    return stories


def _change_role(work: Work, chance: random.Random, story: Story) -> None:
    day, role = _day(chance, story.roles), chance.choice(list(Role))
    if chance.random() < 0.6 or not story.roles:
        note_role(work, story.guest_id, role, day)
        if _so(story.roles, day) is not role:
            story.roles[day] = role
        return
    stood = chance.choice(sorted(story.roles))
    line = _line(work, GuestRoleRow, story.guest_id, stood)
    del story.roles[stood]
    if chance.random() < 0.4:
        remove_role(work, line)
    else:
        correct_role(work, line, role, day)
        story.roles[day] = role
    work.session.flush()


def _change_phase(work: Work, chance: random.Random, story: Story) -> None:
    day, phase = _day(chance, story.phases), chance.choice(list(Phase))
    if chance.random() < 0.6 or not story.phases:
        note_phase(work, story.guest_id, phase, day)
        if _so(story.phases, day) is not phase:
            story.phases[day] = phase
        return
    stood = chance.choice(sorted(story.phases))
    line = _line(work, GuestPhaseRow, story.guest_id, stood)
    del story.phases[stood]
    if chance.random() < 0.4:
        remove_phase(work, line)
    else:
        correct_phase(work, line, phase, day)
        story.phases[day] = phase
    work.session.flush()


def _take_consent_back(work: Work, story: Story) -> None:
    note_consent(work, story.guest_id, ConsentPurpose.HEALTH, ConsentState.WITHDRAWN)
    if any(GROUP_OF[phase] is not PhaseGroup.NOT_KNOWN for phase in story.phases.values()):
        story.phases = {TODAY: Phase.DECLINED}


def _line(work: Work, table: type, guest_id: int, day: date) -> int:
    lines = select(table.id).where(table.guest_id == guest_id, table.from_day == day)
    return work.session.scalars(lines).one()


@query(Right.COORDINATOR)
def _figures(work: Work, day: date) -> dict[int, tuple[Role, Phase]]:
    rows = work.session.execute(select(GuestRow.id, role_on(day), phase_on(day)))
    return {row[0]: (row[1] or Role.UNKNOWN, row[2] or Phase.NOT_ASKED) for row in rows}


def test_every_date_of_three_hundred_histories_equals_a_plain_recount(desk: Desk) -> None:
    stories = desk.run(_live, HISTORIES).value
    assert len(stories) == HISTORIES
    for day in DAYS:
        told = desk.ask(_figures, day)
        recount = {s.guest_id: (s.role(day), s.phase(day)) for s in stories}
        assert told == recount, day
        assert Counter(told.values()) == Counter(recount.values())
    for story in stories[::20]:
        card = desk.ask(guest_card, story.guest_id)
        assert (card.role, card.phase) == (story.role(TODAY), story.phase(TODAY))
        assert [line.from_day for line in card.roles] == sorted(story.roles, reverse=True)
        standing = desk.ask(standing_on, story.guest_id, DAYS[200])
        assert (standing.role, standing.phase) == (story.role(DAYS[200]), story.phase(DAYS[200]))
    for role in Role:
        listed = desk.ask(guest_list, GuestFilters(roles=frozenset({role}))).total
        assert listed == sum(story.role(TODAY) is role for story in stories)
    for group in PhaseGroup:
        listed = desk.ask(guest_list, GuestFilters(phase_groups=frozenset({group}))).total
        assert listed == sum(GROUP_OF[story.phase(TODAY)] is group for story in stories)
