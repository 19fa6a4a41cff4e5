"""Whether somebody fits the audience of a group: it warns and says why, it never blocks."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import select

from ipso_desk.db.rows.groups import PeerGroupRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.groups import AudienceAge
from ipso_desk.domain.guests import Role
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.services.guest_state import phase_on, role_on
from ipso_desk.services.people import get_guest
from ipso_desk.services.register import query
from ipso_desk.services.seat_rows import get_group
from ipso_desk.services.work import Work

AYA = range(18, 40)


class Mismatch(StrEnum):
    """What does not fit; `texts.groups` says why it matters."""

    ROLE = "role"
    NOT_INCURABLE = "not_incurable"
    INCURABLE = "incurable"
    TOO_OLD = "too_old"
    NOTAYA = "not_aya"


@query(Right.COORDINATOR)
def mismatches(work: Work, group_id: int, guest_id: int) -> tuple[Mismatch, ...]:
    """What of the audience does not fit this guest, as far as it is known."""
    group, guest = get_group(work, group_id), get_guest(work, guest_id)
    role, phase = work.session.execute(
        select(role_on(work.today), phase_on(work.today)).where(GuestRow.id == guest_id)
    ).one()
    found = (
        *_of_role(group, role),
        *_of_phase(group, phase or Phase.NOT_ASKED),
        *_of_age(group, guest.birth, work.today.year),
    )
    return tuple(found)


def _of_role(group: PeerGroupRow, role: Role | None) -> tuple[Mismatch, ...]:
    wanted = group.audience_role
    known = role not in (None, Role.UNKNOWN)
    return (Mismatch.ROLE,) if wanted and known and role is not wanted else ()


def _of_phase(group: PeerGroupRow, phase: Phase) -> tuple[Mismatch, ...]:
    at = GROUP_OF[phase]
    if group.audience_incurable and at is PhaseGroup.NOT_SAID_INCURABLE:
        return (Mismatch.NOT_INCURABLE,)
    if group.audience_incurable is False and at is PhaseGroup.INCURABLE:
        return (Mismatch.INCURABLE,)
    return ()


def _of_age(group: PeerGroupRow, birth: PartialDate | None, year: int) -> tuple[Mismatch, ...]:
    if birth is None:
        return ()
    age = year - birth.year
    if group.audience_age is AudienceAge.CHILDREN and age >= AYA.start:
        return (Mismatch.TOO_OLD,)
    if group.audience_age is AudienceAge.AYA and age not in AYA:
        return (Mismatch.NOTAYA,)
    return ()
