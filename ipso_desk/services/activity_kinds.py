"""The kinds of activities: a usual set from the start, changed and set aside by a coordinator."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from sqlalchemy import func, select

from ipso_desk.db.rows.activities import ActivityKindRow, ActivityRow
from ipso_desk.domain.activities import USUAL_KINDS, KindPlan
from ipso_desk.domain.errors import InvalidInput, NotFound, Refused
from ipso_desk.domain.names import fold
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.register import query, use_case
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class Kind:
    id: int
    plan: KindPlan
    used: int
    """How many activities are of this kind."""


@query(Right.HOST)
def kinds(work: Work, *, also_set_aside: bool = False) -> tuple[Kind, ...]:
    """The kinds by category, then by name."""
    used = (
        select(func.count(ActivityRow.id))
        .where(ActivityRow.kind_id == ActivityKindRow.id)
        .scalar_subquery()
    )
    statement = select(ActivityKindRow, used)
    if not also_set_aside:
        statement = statement.where(ActivityKindRow.active)
    found = [Kind(row.id, plan_of(row), count) for row, count in work.session.execute(statement)]
    order = list(type(USUAL_KINDS[0].category))
    return tuple(sorted(found, key=lambda k: (order.index(k.plan.category), fold(k.plan.name))))


@use_case(Right.COORDINATOR, "kind.save")
def save_kind(work: Work, plan: KindPlan, kind_id: int | None = None) -> int:
    """A new kind, or a change of one; its number. Raises `InvalidInput`, `Refused`, `NotFound`."""
    plan = replace(plan, name=guest_input.line(plan.name, "name"))
    if not fold(plan.name):
        raise InvalidInput("kind_name_missing", "name")
    if not (plan.for_self or plan.for_close_one or plan.for_bereaved):
        raise InvalidInput("kind_for_nobody", "for_self")
    for number, name in work.session.execute(select(ActivityKindRow.id, ActivityKindRow.name)):
        if number != kind_id and fold(name) == fold(plan.name):
            raise InvalidInput("kind_twice", "name")
    row = ActivityKindRow() if kind_id is None else get_kind(work, kind_id)
    for field in fields(KindPlan):
        setattr(row, field.name, getattr(plan, field.name))
    if kind_id is None:
        work.session.add(row)
        work.session.flush()
    work.about(kind=row.id)
    return row.id


@use_case(Right.COORDINATOR, "kind.remove")
def remove_kind(work: Work, kind_id: int) -> None:
    """A kind that was never used goes; one that was can only be set aside. Raises `Refused`."""
    row = get_kind(work, kind_id)
    if work.session.scalar(select(ActivityRow.id).where(ActivityRow.kind_id == kind_id).limit(1)):
        raise Refused("kind_in_use")
    work.session.delete(row)
    work.about(kind=kind_id)


def plant_kinds(work: Work) -> None:
    """The usual kinds, for a centre that begins; their numbers follow their order."""
    work.session.add_all(
        ActivityKindRow(**{f.name: getattr(plan, f.name) for f in fields(KindPlan)})
        for plan in USUAL_KINDS
    )


def plan_of(row: ActivityKindRow) -> KindPlan:
    return KindPlan(**{f.name: getattr(row, f.name) for f in fields(KindPlan)})


def get_kind(work: Work, kind_id: int) -> ActivityKindRow:
    row = work.session.get(ActivityKindRow, kind_id)
    if row is None:
        raise NotFound("kind_not_found")
    return row
