"""The offer of a year: activities and who took part, per category and for incurable cancer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, distinct, func, or_, select, type_coerce

from ipso_desk.db.rows.activities import ActivityKindRow, ActivityRow, ParticipationRow
from ipso_desk.db.rows.groups import AttendanceRow, MeetingRow, PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRoleRow
from ipso_desk.domain.activities import Category, ParticipationState
from ipso_desk.domain.groups import AttendanceState
from ipso_desk.domain.guests import Role
from ipso_desk.domain.overview import IncurableOffer, OfferLine
from ipso_desk.services.year_groups import MET
from ipso_desk.services.year_span import BY_YEAR, TODAY, Span, in_span, year_of


@dataclass(frozen=True, slots=True)
class Offer:
    by_category: tuple[OfferLine, ...]
    for_incurable: tuple[IncurableOffer, ...]
    """Activities, and the meetings of peer groups that are there for it."""
    joint: int
    """Activities together with an organisation."""


def offer(span: Span) -> dict[int, Offer]:
    """Activities and different participants of each year, and the separate offer."""
    held: Counter[tuple[int, Category | Role]] = Counter()
    joint = dict.fromkeys(span.years, 0)
    for year, category, number, together, *for_roles in span.rows(_ACTIVITIES):
        held[year, category] = number
        joint[year] += together
        for role, for_incurable in zip(_FOR_ROLE, for_roles, strict=True):
            held[year, role] += for_incurable
    for year, number, *for_roles in span.rows(_MEETINGS):
        held[year, Category.PEER_CONTACT] += number
        for role, meetings in zip(_FOR_ROLE, for_roles, strict=True):
            held[year, role] += meetings
    people = {(year, category): number for year, category, number in span.rows(_PEOPLE)}
    people |= {(year, Category.PEER_CONTACT): number for year, number in span.rows(_PEERS)}
    came = {(year, role): number for year, role, number in span.rows(_INCURABLE_PEOPLE)}
    return {
        year: Offer(
            tuple(OfferLine(c, held[year, c], people.get((year, c), 0)) for c in Category),
            tuple(
                IncurableOffer(role, held[year, role], came.get((year, role), 0))
                for role in _FOR_ROLE
            ),
            joint[year],
        )
        for year in span.years
    }


HELD: tuple[ColumnElement[bool], ...] = (
    in_span(ActivityRow.day),
    ActivityRow.day <= TODAY,
    ActivityRow.cancelled.is_(None),
)
"""Activities of the span that took place."""
_FOR_ROLE = {
    Role.SELF: ActivityKindRow.for_self,
    Role.CLOSE_ONE: ActivityKindRow.for_close_one,
    Role.BEREAVED: ActivityKindRow.for_bereaved,
}
_YEAR = year_of(ActivityRow.day).label("year")
_PRESENT = ParticipationRow.state == ParticipationState.PRESENT

_ACTIVITIES = (
    select(
        _YEAR,
        ActivityKindRow.category,
        func.count(),
        func.count(ActivityRow.organisation_id),
        *(
            func.sum(type_coerce(and_(ActivityKindRow.for_incurable, flag), Integer))
            for flag in _FOR_ROLE.values()
        ),
    )
    .select_from(ActivityRow)
    .join(ActivityKindRow, ActivityKindRow.id == ActivityRow.kind_id)
    .where(*HELD)
    .group_by(BY_YEAR, ActivityKindRow.category)
)
"""How many there were, how many of them with a partner, and how many for people facing incurable
cancer, by role."""
_PEOPLE = (
    select(_YEAR, ActivityKindRow.category, func.count(distinct(ParticipationRow.guest_id)))
    .select_from(ActivityRow)
    .join(ActivityKindRow, ActivityKindRow.id == ActivityRow.kind_id)
    .join(ParticipationRow, ParticipationRow.activity_id == ActivityRow.id)
    .where(*HELD, _PRESENT)
    .group_by(BY_YEAR, ActivityKindRow.category)
)


def _role_then(guest_id: Any, day: Any) -> Any:
    return (
        select(GuestRoleRow.role)
        .where(GuestRoleRow.guest_id == guest_id, GuestRoleRow.from_day <= day)
        .order_by(GuestRoleRow.from_day.desc(), GuestRoleRow.id.desc())
        .limit(1)
        .correlate(guest_id.class_, day.class_)
        .scalar_subquery()
        .label("role")
    )


def _for(role: Role) -> ColumnElement[bool]:
    """A group that is there for nobody in particular is there for each of them."""
    return or_(PeerGroupRow.audience_role.is_(None), PeerGroupRow.audience_role == role)


_FOR_INCURABLE = PeerGroupRow.audience_incurable.is_(True)
_MET_YEAR = year_of(MeetingRow.day).label("year")
_MEETINGS = (
    select(
        _MET_YEAR,
        func.count(),
        *(func.sum(type_coerce(and_(_FOR_INCURABLE, _for(role)), Integer)) for role in _FOR_ROLE),
    )
    .select_from(MeetingRow)
    .join(PeerGroupRow, PeerGroupRow.id == MeetingRow.group_id)
    .where(*MET)
    .group_by(BY_YEAR)
)
_JOINED = (
    select(_YEAR, ParticipationRow.guest_id)
    .select_from(ActivityRow)
    .join(ActivityKindRow, ActivityKindRow.id == ActivityRow.kind_id)
    .join(ParticipationRow, ParticipationRow.activity_id == ActivityRow.id)
    .where(*HELD, _PRESENT)
)
_ATTENDED = (
    select(_MET_YEAR, SignUpRow.guest_id)
    .select_from(MeetingRow)
    .join(PeerGroupRow, PeerGroupRow.id == MeetingRow.group_id)
    .join(AttendanceRow, AttendanceRow.meeting_id == MeetingRow.id)
    .join(SignUpRow, SignUpRow.id == AttendanceRow.sign_up_id)
    .where(*MET, AttendanceRow.state == AttendanceState.PRESENT)
)
_MET_PEERS = (
    _JOINED.where(ActivityKindRow.category == Category.PEER_CONTACT).union(_ATTENDED).subquery()
)
_PEERS = select(_MET_PEERS.c.year, func.count(_MET_PEERS.c.guest_id)).group_by(_MET_PEERS.c.year)
"""Who came to lotgenotencontact: to an activity or to a meeting of a group."""
_TOOK_PART = (
    _JOINED.where(ActivityKindRow.for_incurable)
    .add_columns(
        _role_then(ParticipationRow.guest_id, ActivityRow.day),
        *(flag.label(role.value) for role, flag in _FOR_ROLE.items()),
    )
    .union_all(
        _ATTENDED.where(_FOR_INCURABLE).add_columns(
            _role_then(SignUpRow.guest_id, MeetingRow.day),
            *(_for(role).label(role.value) for role in _FOR_ROLE),
        )
    )
    .cte("took_part")
)
_INCURABLE_PEOPLE = (
    select(_TOOK_PART.c.year, _TOOK_PART.c.role, func.count(distinct(_TOOK_PART.c.guest_id)))
    .where(or_(*(and_(_TOOK_PART.c.role == role, _TOOK_PART.c[role.value]) for role in _FOR_ROLE)))
    .group_by(_TOOK_PART.c.year, _TOOK_PART.c.role)
)
"""Who was of that role on the day, at an activity or meeting that is there for it."""
