"""Who agreed to be introduced, what they said openly, and whom they know already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from ipso_desk.db.rows.groups import IntroductionRow, SaidOpenlyRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow, PreferenceRow, RelationRow
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.guests import Answer, ConsentPurpose, ConsentState, Preference, Role
from ipso_desk.domain.introductions import OF_HEALTH, OpenCard, OpenFact, age_band
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import GROUP_OF, PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.services.guest_state import consent_state, phase_on, role_on
from ipso_desk.services.people import person, select_people
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class Willing:
    """Somebody who agreed to be introduced and wants to meet somebody alike."""

    person: Person
    card: OpenCard
    noted: frozenset[OpenFact]
    """What was written down; the card may know more ("wil praten over de fase")."""


@query(Right.COORDINATOR, people=People.CONTACT, surface="koppelen: wie wil kennismaken")
def willing(work: Work) -> tuple[Willing, ...]:
    """Everybody with both a consent and the wish, by name."""
    noted: dict[int, set[OpenFact]] = {}
    for guest_id, fact in work.session.execute(select(SaidOpenlyRow.guest_id, SaidOpenlyRow.fact)):
        noted.setdefault(guest_id, set()).add(fact)
    talks = aliased(PreferenceRow)
    rows = work.session.execute(
        select_people(
            GuestRow.birth,
            role_on(work.today),
            phase_on(work.today),
            consent_state(ConsentPurpose.HEALTH),
            talks.answer,
        )
        .join(PreferenceRow, PreferenceRow.guest_id == GuestRow.id)
        .outerjoin(
            talks,
            (talks.guest_id == GuestRow.id) & (talks.preference == Preference.TALK_ABOUT_PHASE),
        )
        .where(
            PreferenceRow.preference == Preference.MEET_SOMEONE_ALIKE,
            PreferenceRow.answer == Answer.YES,
            consent_state(ConsentPurpose.INTRODUCE) == ConsentState.GIVEN,
        )
        .order_by(GuestRow.sorted_as, GuestRow.id)
    )
    found = []
    for row in rows:
        birth, role, phase, health, talk = row[5:]
        said = frozenset(noted.get(row[0], ()))
        facts = set(said)
        incurable = phase is not None and GROUP_OF[phase] is PhaseGroup.INCURABLE
        if role is Role.SELF and incurable and talk is Answer.YES:
            facts.add(OpenFact.INCURABLE)
        if health != ConsentState.GIVEN:
            facts -= OF_HEALTH
        band = age_band(birth.year if birth else None, work.today.year)
        found.append(Willing(person(row), OpenCard(frozenset(facts), band), said))
    return tuple(found)


def known_pairs(work: Work) -> set[frozenset[int]]:
    """Who was proposed before, is family, or sits in the same group."""
    relations = select(RelationRow.guest_id, RelationRow.other_id).where(
        RelationRow.other_id.is_not(None)
    )
    other = aliased(SignUpRow)
    together = select(SignUpRow.guest_id, other.guest_id).where(
        SignUpRow.group_id == other.group_id,
        SignUpRow.state == SignUpState.PARTICIPANT,
        other.state == SignUpState.PARTICIPANT,
        SignUpRow.guest_id < other.guest_id,
    )
    proposed = select(IntroductionRow.guest_id, IntroductionRow.other_id)
    statements: tuple[Any, ...] = (relations, together, proposed)
    return {
        frozenset((one, two))
        for statement in statements
        for one, two in work.session.execute(statement)
    }
