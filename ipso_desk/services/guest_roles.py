"""A guest's role as dated history: a change with its date, correcting one, taking one out."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ipso_desk.db.rows.guests import GuestRoleRow, GuestRow
from ipso_desk.domain.errors import NotFound
from ipso_desk.domain.guests import Role
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.line_of_time import ROLES
from ipso_desk.services.people import get_guest
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work


@use_case(Right.HOST, "guest.role")
def note_role(work: Work, guest_id: int, role: Role, from_day: date | None = None) -> None:
    """From this day (default today) the guest has this role; what went before stays.

    A host may do so while the role is not known yet. Raises `InvalidInput`, `NotFound`.
    """
    guest = get_guest(work, guest_id)
    day = from_day or work.today
    if _known_before(work, guest_id) and role is not ROLES.on(work, guest_id, day):
        work.needs(Right.COORDINATOR)
    put_role(work, guest, role, day)
    work.about(guest=guest_id, day=day)


@use_case(Right.COORDINATOR, "guest.role_correct")
def correct_role(work: Work, role_id: int, role: Role, from_day: date) -> None:
    """What was noted was wrong: the line of time itself changes. Raises `InvalidInput`."""
    row = _get(work, role_id)
    guest = get_guest(work, row.guest_id)
    guest_input.past_day(from_day, work.today, "from_day", born=guest.birth)
    work.about(guest=row.guest_id, day=from_day)
    ROLES.correct(work, row, role, from_day)


@use_case(Right.COORDINATOR, "guest.role_remove")
def remove_role(work: Work, role_id: int) -> None:
    """This was never so; a second time is nothing."""
    ROLES.remove(work, role_id)


def put_role(work: Work, guest: GuestRow, role: Role, day: date) -> None:
    """Note a role within another use case; the same role again leaves no trace."""
    guest_input.past_day(day, work.today, "from_day", born=guest.birth)
    ROLES.put(work, guest.id, role, day)


def _known_before(work: Work, guest_id: int) -> bool:
    known = select(GuestRoleRow.id).where(
        GuestRoleRow.guest_id == guest_id, GuestRoleRow.role != Role.UNKNOWN
    )
    return work.session.scalar(known.limit(1)) is not None


def _get(work: Work, role_id: int) -> GuestRoleRow:
    row = work.session.get(GuestRoleRow, role_id)
    if row is None:
        raise NotFound("guest_role_not_found")
    return row
