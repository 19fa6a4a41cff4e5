"""Where a guest stands on a day, as SQL: role, phase, consent, last visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Date, ScalarSelect, bindparam, func, select
from sqlalchemy.orm import aliased

from ipso_desk.db.rows.guests import ConsentRow, GuestPhaseRow, GuestRoleRow, GuestRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, Role
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.rights import Right
from ipso_desk.services.register import query
from ipso_desk.services.work import Work

TODAY: BindParameter[date] = bindparam("today", type_=Date)
"""Stands for the day in a statement that is made once and run many times."""
SOME: BindParameter[Any] = bindparam("some", expanding=True)
"""Stands for a few numbers of guests: `GuestRow.id.in_(SOME)`."""

Day = date | BindParameter[date]


def role_on(day: Day, guest_id: Any = GuestRow.id) -> ScalarSelect[Role | None]:
    """The role of each guest of a statement on a day; None where none was noted yet."""
    row = aliased(GuestRoleRow)
    return (
        select(row.role)
        .where(row.guest_id == guest_id, row.from_day <= day)
        .order_by(row.from_day.desc(), row.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def phase_on(day: Day, guest_id: Any = GuestRow.id) -> ScalarSelect[Phase | None]:
    """The phase of each guest of a statement on a day. For coordinators and figures only."""
    row = aliased(GuestPhaseRow)
    return (
        select(row.phase)
        .where(row.guest_id == guest_id, row.from_day <= day)
        .order_by(row.from_day.desc(), row.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def consent_state(
    purpose: ConsentPurpose, guest_id: Any = GuestRow.id
) -> ScalarSelect[ConsentState | None]:
    """The last answer of each guest of a statement on one purpose; None where never asked."""
    row = aliased(ConsentRow)
    return (
        select(row.state)
        .where(row.guest_id == guest_id, row.purpose == purpose)
        .order_by(row.from_day.desc(), row.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def last_visit(guest_id: Any = GuestRow.id) -> ScalarSelect[date]:
    """The newest visit of each guest of a statement; None where there is none."""
    row = aliased(VisitRow)
    return select(func.max(row.day)).where(row.guest_id == guest_id).scalar_subquery()


@dataclass(frozen=True, slots=True)
class Standing:
    """A role and a phase on a day; what nobody noted is unknown, and not asked."""

    role: Role
    phase: Phase


@query(Right.COORDINATOR)
def standing_on(work: Work, guest_id: int, day: date) -> Standing:
    """Role and phase of one guest on any date."""
    row = work.session.execute(
        select(role_on(day), phase_on(day)).where(GuestRow.id == guest_id)
    ).first()
    role, phase = row if row is not None else (None, None)
    return Standing(role or Role.UNKNOWN, phase or Phase.NOT_ASKED)
