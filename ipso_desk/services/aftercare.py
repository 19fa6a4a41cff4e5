"""Nazorg: the path of steps for each naaste, and the proposal to call them nabestaande."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, or_, select

from ipso_desk.db.rows.deaths import (
    AftercareStepRow,
    AftercareStopRow,
    BereavedProposalRow,
    DeathRow,
)
from ipso_desk.db.rows.guests import GuestRoleRow, GuestRow, RelationRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import (
    DeathState,
    PlannedStep,
    StepKind,
    StepState,
    aftercare_path,
)
from ipso_desk.domain.errors import InvalidInput, NotFound
from ipso_desk.domain.guests import INVERSE_RELATION, RelationKind, Role
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.guest_state import role_on
from ipso_desk.services.people import PERSON_COLUMNS, contactable, get_guest, person
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work

_STILL_TO_START = timedelta(days=90)
"""A card or first call that should have been made is still made within this time."""
_FIRST_STEPS = (StepKind.CARD, StepKind.CALL)


@dataclass(frozen=True, slots=True)
class CloseOne:
    """Somebody who belonged with the one who died; `person` only for those with a card."""

    relation_id: int
    person: Person | None
    name: str
    phone: str
    """As it stands with the relation, of someone without a card."""
    kind: RelationKind


def begin_aftercare(work: Work, guest_id: int, died_on: PartialDate | None) -> None:
    """Plan the path of each naaste, and propose each as nabestaande; part of confirming.

    Who has a path already, or asked to be left in peace, keeps what there is.
    """
    steps = tuple(_path(work.today, died_on))
    begun = _begun(work, guest_id)
    naasten = [
        close_one
        for close_one in close_ones(work, guest_id)
        if not {close_one.relation_id, _card_of(close_one)} & begun
    ]
    known = _bereaved_already(work, [c.person.id for c in naasten if c.person])
    for close_one in naasten:
        for step in steps:
            work.session.add(
                AftercareStepRow(
                    guest_id=guest_id,
                    relation_id=close_one.relation_id,
                    close_one_id=close_one.person.id if close_one.person else None,
                    kind=step.kind,
                    due=step.due,
                    state=StepState.OPEN,
                )
            )
        if close_one.person is not None and close_one.person.id not in known:
            row = BereavedProposalRow(guest_id=guest_id, close_one_id=close_one.person.id)
            work.session.add(row)
    work.session.flush()


def begin_late_aftercare(work: Work, guest_id: int) -> None:
    """The path also begins for a naaste who is written down only after the death, or who lives
    after all. `guest_id` is either of the two."""
    here, there = RelationRow.guest_id, RelationRow.other_id
    ties = select(there).where(here == guest_id).union(select(here).where(there == guest_id))
    deaths = work.session.scalars(
        select(DeathRow).where(
            DeathRow.state == DeathState.CONFIRMED,
            or_(DeathRow.guest_id == guest_id, DeathRow.guest_id.in_(ties)),
        )
    ).all()
    for death in deaths:
        heard = PartialDate.of(death.reported_at.astimezone().date())
        begin_aftercare(work, death.guest_id, death.died_on or heard)


def _begun(work: Work, guest_id: int) -> set[object]:
    """The relations and the cards of naasten for whom something was planned or stopped."""
    begun: set[object] = set()
    for table in (AftercareStepRow, AftercareStopRow):
        rows = work.session.execute(
            select(table.relation_id, table.close_one_id).where(table.guest_id == guest_id)
        )
        begun |= {part for relation, card in rows for part in (relation, ("card", card))}
    proposed = work.session.scalars(
        select(BereavedProposalRow.close_one_id).where(BereavedProposalRow.guest_id == guest_id)
    )
    return (begun | {("card", card) for card in proposed}) - {None, ("card", None)}


def _card_of(close_one: CloseOne) -> object:
    return ("card", close_one.person.id) if close_one.person is not None else None


def _bereaved_already(work: Work, guest_ids: Sequence[int]) -> frozenset[int]:
    rows = work.session.scalars(
        select(GuestRow.id).where(GuestRow.id.in_(guest_ids), role_on(work.today) == Role.BEREAVED)
    )
    return frozenset(rows)


def drop_aftercare(work: Work, guest_id: int) -> None:
    """Nobody died after all: the path, the proposals, and the roles noted from them."""
    session = work.session
    roles = session.scalars(
        select(BereavedProposalRow.role_id).where(
            BereavedProposalRow.guest_id == guest_id, BereavedProposalRow.role_id.is_not(None)
        )
    ).all()
    for table in (AftercareStepRow, AftercareStopRow, BereavedProposalRow):
        session.execute(delete(table).where(table.guest_id == guest_id))
    session.execute(delete(GuestRoleRow).where(GuestRoleRow.id.in_(roles)))


def close_ones(work: Work, guest_id: int) -> tuple[CloseOne, ...]:
    """The naasten who live, each once, however the relation was written down."""
    return close_ones_of(work, (guest_id,)).get(guest_id, ())


def close_ones_of(work: Work, guest_ids: Sequence[int]) -> dict[int, tuple[CloseOne, ...]]:
    """The same for several who died."""
    here, there = RelationRow.guest_id, RelationRow.other_id
    found: dict[int, dict[object, CloseOne]] = {}
    for mine, other in ((here, there), (there, here)):
        rows: Iterable[Any] = work.session.execute(
            select(mine, RelationRow, *PERSON_COLUMNS)
            .outerjoin(GuestRow, GuestRow.id == other)
            .where(mine.in_(guest_ids), or_(other.is_(None), contactable()))
            .order_by(RelationRow.id)
        )
        for died_id, relation, *who in rows:
            seen = _seen_from(relation, died_id, person(who) if who[0] is not None else None)
            key = seen.person.id if seen.person else ("", relation.id)
            found.setdefault(died_id, {}).setdefault(key, seen)
    return {died_id: tuple(seen.values()) for died_id, seen in found.items()}


def _seen_from(row: RelationRow, died_id: int, who: Person | None) -> CloseOne:
    kind = row.kind if row.guest_id == died_id else INVERSE_RELATION.get(row.kind, row.kind)
    name = who.display if who else row.other_name or ""
    return CloseOne(row.id, who, name, row.other_phone, kind)


def _path(today: date, died_on: PartialDate | None) -> Iterator[PlannedStep]:
    """The steps that still lie ahead; the first contact is not missed for being a little late."""
    died = died_on.exact if died_on is not None else None
    if died_on is not None and died is None and died_on.latest + _STILL_TO_START < today:
        died = died_on.latest
    start = died or today
    for step in aftercare_path(start):
        if step.due >= today:
            yield step
        elif step.kind in _FIRST_STEPS and start + _STILL_TO_START >= today:
            yield PlannedStep(step.kind, today)


@use_case(Right.COORDINATOR, "aftercare.bereaved")
def decide_bereaved(work: Work, guest_id: int, close_one_id: int, accepted: bool) -> None:
    """Whether this naaste of the guest who died is from now on a nabestaande."""
    row = work.session.scalar(
        select(BereavedProposalRow).where(
            BereavedProposalRow.guest_id == guest_id,
            BereavedProposalRow.close_one_id == close_one_id,
        )
    )
    if row is None:
        row = BereavedProposalRow(guest_id=guest_id, close_one_id=close_one_id)
        work.session.add(row)
    get_guest(work, close_one_id)
    work.about(guest=close_one_id, died=guest_id)
    if row.accepted is accepted:
        return
    if row.role_id is not None:
        old = work.session.get(GuestRoleRow, row.role_id)
        row.role_id = None
        work.session.flush()
        if old is not None:
            work.session.delete(old)
    row.accepted = accepted
    if accepted:
        role = GuestRoleRow(
            guest_id=close_one_id,
            role=Role.BEREAVED,
            from_day=work.today,
            noted_by=work.actor.user_id,
            noted_at=work.now,
        )
        work.session.add(role)
        work.session.flush()
        row.role_id = role.id


@use_case(Right.COORDINATOR, "aftercare.done")
def settle_step(work: Work, step_id: int) -> None:
    """This step was done."""
    _settle(work, step_id, StepState.DONE, "")


@use_case(Right.COORDINATOR, "aftercare.skip")
def skip_step(work: Work, step_id: int, reason: str) -> None:
    """This step is left out, with the reason. Raises `InvalidInput` without one."""
    reason = guest_input.line(reason, "reason")
    if not reason:
        raise InvalidInput("reason_missing", "reason")
    _settle(work, step_id, StepState.SKIPPED, reason)


@use_case(Right.COORDINATOR, "aftercare.move")
def move_step(work: Work, step_id: int, due: date) -> None:
    """This step is done on another day."""
    step = _step(work, step_id)
    if due < work.today:
        raise InvalidInput("step_in_past", "due")
    step.due, step.state, step.settled_on, step.reason = due, StepState.OPEN, None, ""


@use_case(Right.COORDINATOR, "aftercare.stop")
def stop_aftercare(work: Work, guest_id: int, relation_id: int) -> None:
    """This naaste would rather be left in peace; the path stops."""
    relation = work.session.get(RelationRow, relation_id)
    if relation is None or guest_id not in (relation.guest_id, relation.other_id):
        raise NotFound("close_one_not_found")
    close_one_id = relation.other_id if relation.guest_id == guest_id else relation.guest_id
    known = select(AftercareStopRow.id).where(
        AftercareStopRow.guest_id == guest_id, AftercareStopRow.relation_id == relation_id
    )
    if work.session.scalar(known) is None:
        work.session.add(
            AftercareStopRow(
                guest_id=guest_id,
                relation_id=relation_id,
                close_one_id=close_one_id,
                day=work.today,
            )
        )
    work.about(died=guest_id, guest=close_one_id)


def _settle(work: Work, step_id: int, state: StepState, reason: str) -> None:
    step = _step(work, step_id)
    if step.state is not state or step.reason != reason:
        step.state, step.reason, step.settled_on = state, reason, work.today


def _step(work: Work, step_id: int) -> AftercareStepRow:
    step = work.session.get(AftercareStepRow, step_id)
    died = step and work.session.scalar(
        select(DeathRow.id).where(DeathRow.guest_id == step.guest_id)
    )
    if step is None or died is None:
        raise NotFound("step_not_found")
    work.about(guest=step.close_one_id, died=step.guest_id, step=step.kind.value)
    return step
