"""The volunteers of the house, to choose one from."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select

from ipso_desk.db.rows.centre import VolunteerRow
from ipso_desk.domain.rights import Right
from ipso_desk.services.register import query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class Volunteer:
    id: int
    name: str


@query(Right.COORDINATOR)
def volunteers_now(work: Work) -> tuple[Volunteer, ...]:
    """Who volunteers today, by first name."""
    rows = work.session.execute(
        select(VolunteerRow.id, VolunteerRow.first_name, VolunteerRow.infix, VolunteerRow.last_name)
        .where(or_(VolunteerRow.active_until.is_(None), VolunteerRow.active_until >= work.today))
        .order_by(VolunteerRow.first_name, VolunteerRow.last_name, VolunteerRow.id)
    )
    return tuple(Volunteer(row[0], " ".join(part for part in row[1:] if part)) for row in rows)
