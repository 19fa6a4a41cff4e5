"""Who can lead a group: a volunteer of the house, or somebody from outside."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import or_, select

from ipso_desk.db.rows.centre import VolunteerRow
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.rights import Right
from ipso_desk.services.group_plan import GroupPlan
from ipso_desk.services.register import query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class Leader:
    """A volunteer who could lead a group."""

    volunteer_id: int
    name: str
    phone: str


@query(Right.COORDINATOR)
def leaders(work: Work) -> tuple[Leader, ...]:
    """The volunteers of now, by name."""
    still = or_(VolunteerRow.active_until.is_(None), VolunteerRow.active_until >= work.today)
    rows = work.session.scalars(select(VolunteerRow).where(still)).all()
    rows = sorted(rows, key=lambda row: (_name(row).sort_key, row.id))
    return tuple(Leader(row.id, _name(row).display, row.phone) for row in rows)


def with_leader(work: Work, plan: GroupPlan) -> GroupPlan:
    """The plan with the name and phone of the volunteer who leads it, where none was typed."""
    row = work.session.get(VolunteerRow, plan.leader_id) if plan.leader_id else None
    if row is None:
        return plan
    name = _name(row).display
    phone = plan.leader_phone or (row.phone if plan.leader in ("", name) else "")
    return replace(plan, leader=plan.leader or name, leader_phone=phone)


def _name(row: VolunteerRow) -> PersonName:
    return PersonName(row.first_name, row.infix, row.last_name)
