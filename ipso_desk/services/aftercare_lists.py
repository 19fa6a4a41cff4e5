"""Nazorg as lists: which steps are due, and how a family fares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased

from ipso_desk.db.rows.deaths import (
    AftercareStepRow,
    AftercareStopRow,
    BereavedProposalRow,
    DeathRow,
)
from ipso_desk.db.rows.guests import GuestPhoneRow, GuestRow, RelationRow
from ipso_desk.domain.deaths import DeathState, StepKind, StepState
from ipso_desk.domain.guests import RelationKind
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.aftercare import close_ones
from ipso_desk.services.guest_relations import inverse
from ipso_desk.services.people import PERSON_COLUMNS, contactable, person
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work

_WEEK = timedelta(days=6)
_DEATH = aliased(DeathRow)
"""Of the one who is mourned; `contactable` asks about the death of the naaste."""


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step to be done. Who died stands here by number only: this list serves contact."""

    id: int
    person: Person | None
    name: str
    """Of the naaste, also of one who has no card."""
    phone: str
    do_not_call: bool
    kind_of_relation: RelationKind | None
    died_id: int
    kind: StepKind
    due: date


@dataclass(frozen=True, slots=True)
class Step:
    id: int
    kind: StepKind
    due: date
    state: StepState
    settled_on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """A naaste of someone who died: the path, and what was decided."""

    relation_id: int
    person: Person | None
    name: str
    phone: str
    kind: RelationKind
    steps: tuple[Step, ...]
    stopped: bool
    proposed: bool
    """Whether a person must still decide that this is a nabestaande."""
    bereaved: bool | None
    """What was decided; None while nobody did."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A naaste about whom somebody must decide."""

    person: Person
    died: Person
    kind: RelationKind | None


def _all_open(_: Work) -> Iterable[tuple[object, ...]]:
    return [(date.max,)]


@query(Right.COORDINATOR, people=People.CONTACT, surface="nazorg", sweep=_all_open)
def aftercare_due(work: Work, until: date | None = None) -> tuple[DueStep, ...]:
    """The open steps up to a day (a week from today), of everybody who may be contacted."""
    until = until or work.today + _WEEK
    rows = work.session.execute(
        _steps()
        .where(AftercareStepRow.state == StepState.OPEN, AftercareStepRow.due <= until)
        .where(~_stopped())
        .order_by(AftercareStepRow.due, AftercareStepRow.id)
    )
    return tuple(_due(row) for row in rows)


def _steps() -> Select[Any]:
    """Steps of naasten who may be contacted, of deaths that were confirmed."""
    phone = (
        select(GuestPhoneRow.typed)
        .where(GuestPhoneRow.guest_id == GuestRow.id)
        .order_by(GuestPhoneRow.rank, GuestPhoneRow.id)
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(*PERSON_COLUMNS, AftercareStepRow, RelationRow, phone, GuestRow.do_not_call)
        .select_from(AftercareStepRow)
        .join(_DEATH, _DEATH.guest_id == AftercareStepRow.guest_id)
        .outerjoin(GuestRow, GuestRow.id == AftercareStepRow.close_one_id)
        .outerjoin(RelationRow, RelationRow.id == AftercareStepRow.relation_id)
        .where(
            _DEATH.state == DeathState.CONFIRMED,
            or_(AftercareStepRow.close_one_id.is_(None), contactable()),
        )
    )


def _stopped() -> Any:
    return (
        select(AftercareStopRow.id)
        .where(
            AftercareStopRow.guest_id == AftercareStepRow.guest_id,
            AftercareStopRow.relation_id == AftercareStepRow.relation_id,
        )
        .exists()
    )


def _due(row: Any) -> DueStep:
    step, relation, phone, do_not_call = row[5:]
    who = person(row) if row[0] is not None else None
    kind = None
    if relation is not None:
        kind = relation.kind if relation.guest_id == step.guest_id else inverse(relation.kind)
    return DueStep(
        id=step.id,
        person=who,
        name=who.display if who else (relation.other_name or "" if relation else ""),
        phone=phone or (relation.other_phone if relation else "") or "",
        do_not_call=bool(do_not_call),
        kind_of_relation=kind,
        died_id=step.guest_id,
        kind=step.kind,
        due=step.due,
    )


@query(Right.COORDINATOR, people=People.MEMORIAL)
def family(work: Work, guest_id: int) -> tuple[FamilyMember, ...]:
    """The naasten who live of someone who died, each with their own path."""
    steps: dict[int, list[Step]] = {}
    rows = work.session.scalars(
        select(AftercareStepRow)
        .where(AftercareStepRow.guest_id == guest_id)
        .order_by(AftercareStepRow.due, AftercareStepRow.id)
    )
    for s in rows:
        step = Step(s.id, s.kind, s.due, s.state, s.settled_on, s.reason)
        steps.setdefault(s.relation_id or 0, []).append(step)
    stops = set(
        work.session.scalars(
            select(AftercareStopRow.relation_id).where(AftercareStopRow.guest_id == guest_id)
        )
    )
    proposed = work.session.scalars(
        select(BereavedProposalRow).where(BereavedProposalRow.guest_id == guest_id)
    )
    decided = {row.close_one_id: row.accepted for row in proposed}
    return tuple(
        FamilyMember(
            relation_id=c.relation_id,
            person=c.person,
            name=c.name,
            phone=c.phone,
            kind=c.kind,
            steps=tuple(steps.get(c.relation_id, ())),
            stopped=c.relation_id in stops,
            proposed=c.person is not None and decided.get(c.person.id, True) is None,
            bereaved=decided.get(c.person.id) if c.person else None,
        )
        for c in close_ones(work, guest_id)
    )


@query(Right.COORDINATOR, people=People.MEMORIAL)
def proposals(work: Work) -> tuple[Proposal, ...]:
    """Naasten proposed as nabestaande about whom nobody decided yet."""
    rows = work.session.execute(
        select(*PERSON_COLUMNS, BereavedProposalRow.guest_id)
        .join(BereavedProposalRow, BereavedProposalRow.close_one_id == GuestRow.id)
        .join(_DEATH, _DEATH.guest_id == BereavedProposalRow.guest_id)
        .where(
            contactable(),
            BereavedProposalRow.accepted.is_(None),
            _DEATH.state == DeathState.CONFIRMED,
        )
        .order_by(BereavedProposalRow.id)
    ).all()
    died = names_of(work, {row[5] for row in rows})
    kinds = _kinds(work, {row[5] for row in rows})
    return tuple(Proposal(person(row), died[row[5]], kinds.get((row[5], row[0]))) for row in rows)


@query(Right.COORDINATOR, people=People.MEMORIAL)
def who_died(work: Work, guest_ids: Iterable[int]) -> dict[int, Person]:
    """The names that belong to the numbers on a list that serves contact."""
    return names_of(work, set(guest_ids))


def names_of(work: Work, guest_ids: Iterable[int]) -> dict[int, Person]:
    """The people with these numbers."""
    rows = work.session.execute(select(*PERSON_COLUMNS).where(GuestRow.id.in_(set(guest_ids))))
    return {row[0]: person(row) for row in rows}


def _kinds(work: Work, died_ids: set[int]) -> dict[tuple[int, int], RelationKind]:
    rows = work.session.scalars(
        select(RelationRow)
        .where(or_(RelationRow.guest_id.in_(died_ids), RelationRow.other_id.in_(died_ids)))
        .where(RelationRow.other_id.is_not(None))
    )
    kinds: dict[tuple[int, int], RelationKind] = {}
    for row in rows:
        assert row.other_id is not None
        kinds[row.guest_id, row.other_id] = row.kind
        kinds.setdefault((row.other_id, row.guest_id), inverse(row.kind))
    return kinds
