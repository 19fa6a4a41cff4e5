"""What a coordinator fills in about a group."""

from __future__ import annotations

from dataclasses import dataclass

from ipso_desk.domain.groups import (
    MINIMUM_PARTICIPANTS,
    SEATS,
    AudienceAge,
    CallRule,
    GroupStatus,
)
from ipso_desk.domain.guests import Role


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """All of it; only a name is needed."""

    name: str
    theme: str = ""
    audience_role: Role | None = None
    audience_incurable: bool | None = None
    audience_age: AudienceAge = AudienceAge.ANY
    leader: str = ""
    leader_phone: str = ""
    leader_id: int | None = None
    """A volunteer who leads; name and phone follow where nothing else was filled in."""
    organisation_id: int | None = None
    place: str = ""
    payer: str = ""
    cost_cents: int | None = None
    min_seats: int = MINIMUM_PARTICIPANTS
    max_seats: int = SEATS
    status: GroupStatus = GroupStatus.OPEN
    call_rule: CallRule = CallRule.LAST_OPEN_DAY
    information: str = ""
    host_note: str = ""
