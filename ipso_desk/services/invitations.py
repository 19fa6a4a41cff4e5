"""What an invitation to a group tells: what, when, where, with whom; no guest's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from ipso_desk.db.rows.groups import MeetingRow
from ipso_desk.domain.groups import AudienceAge, MeetingState
from ipso_desk.domain.guests import Role
from ipso_desk.domain.rights import Right
from ipso_desk.services.groups import organisation_of
from ipso_desk.services.register import query
from ipso_desk.services.seat_rows import get_group
from ipso_desk.services.settings import CONTACT, centre_name, setting
from ipso_desk.services.shared_places import CentrePlaces, shared_with
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class InvitedTo:
    """One meeting to come."""

    day: date
    starts: str
    ends: str
    theme: str
    place: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """Everything that may be told outside the house."""

    centre: str
    contact: str
    group: str
    theme: str
    audience_role: Role | None
    audience_incurable: bool | None
    audience_age: AudienceAge
    leader: str
    organisation: str
    place: str
    payer: str
    cost_cents: int | None
    most: int
    information: str
    meetings: tuple[InvitedTo, ...]
    shared: tuple[CentrePlaces, ...]


@query(Right.COORDINATOR)
def invitation(work: Work, group_id: int) -> Invitation:
    """What can be told of a group, with the meetings that are still to come."""
    group = get_group(work, group_id)
    return Invitation(
        centre=centre_name(work),
        contact=str(setting(work, CONTACT, "")),
        group=group.name,
        theme=group.theme,
        audience_role=group.audience_role,
        audience_incurable=group.audience_incurable,
        audience_age=group.audience_age,
        leader=group.leader,
        organisation=organisation_of(work, group_id),
        place=group.place,
        payer=group.payer,
        cost_cents=group.cost_cents,
        most=group.max_seats,
        information=group.information,
        meetings=_meetings(work, group_id, group.place),
        shared=shared_with(work, group_id),
    )


def _meetings(work: Work, group_id: int, place: str) -> tuple[InvitedTo, ...]:
    rows = work.session.scalars(
        select(MeetingRow)
        .where(
            MeetingRow.group_id == group_id,
            MeetingRow.day >= work.today,
            MeetingRow.state == MeetingState.PLANNED,
        )
        .order_by(MeetingRow.day, MeetingRow.starts)
    )
    return tuple(
        InvitedTo(row.day, row.starts, row.ends, row.theme, row.place or place) for row in rows
    )
