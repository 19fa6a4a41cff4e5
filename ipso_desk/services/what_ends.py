"""What somebody has in groups, activities and calls, to say what leaving does before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from ipso_desk.db.rows.activities import ActivityKindRow, ActivityRow, ParticipationRow
from ipso_desk.db.rows.calls import CallRow
from ipso_desk.db.rows.groups import PeerGroupRow, SignUpRow
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.calls import SETTLED
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.rights import Right, may
from ipso_desk.services.call_list import call_days_of
from ipso_desk.services.desk_lists import UNSPOKEN
from ipso_desk.services.people import get_guest
from ipso_desk.services.register import query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class PlaceHeld:
    """A place or a turn that ends when somebody is archived, erased or confirmed dead."""

    group: str
    state: SignUpState
    waiting: int
    """How many others wait for this group."""
    together: bool
    """Asks for both or none with somebody, who then goes on alone."""


@dataclass(frozen=True, slots=True)
class ActivityHeld:
    """An activity to come for which somebody signed up; it ends at once."""

    title: str
    """Empty for a host where it would tell something of an illness."""
    day: date


@dataclass(frozen=True, slots=True)
class WhatEnds:
    places: tuple[PlaceHeld, ...]
    activities: tuple[ActivityHeld, ...]
    next_call: date | None
    """When the bellijst would have named this person first; it does so no more."""


@query(Right.HOST)
def what_ends(work: Work, guest_id: int) -> WhatEnds:
    """All that ends when this guest leaves the house; `texts.leaving` tells it."""
    return WhatEnds(
        _places(work, guest_id), _activities(work, guest_id), _next_call(work, guest_id)
    )


def _places(work: Work, guest_id: int) -> tuple[PlaceHeld, ...]:
    other = aliased(SignUpRow)
    others = (
        select(func.count(other.id))
        .where(
            other.group_id == SignUpRow.group_id,
            other.state == SignUpState.WAITING,
            other.id != SignUpRow.id,
        )
        .scalar_subquery()
    )
    rows = work.session.execute(
        select(PeerGroupRow.name, SignUpRow.state, others, SignUpRow.pair_id)
        .join(PeerGroupRow, PeerGroupRow.id == SignUpRow.group_id)
        .where(SignUpRow.guest_id == guest_id, SignUpRow.state != SignUpState.STOPPED)
        .order_by(PeerGroupRow.name, SignUpRow.id)
    )
    return tuple(
        PlaceHeld(group, state, waiting, pair is not None) for group, state, waiting, pair in rows
    )


def _activities(work: Work, guest_id: int) -> tuple[ActivityHeld, ...]:
    named = may(work.actor.role, Right.COORDINATOR)
    rows = work.session.execute(
        select(ActivityRow.title, ActivityRow.day, UNSPOKEN)
        .join(ParticipationRow, ParticipationRow.activity_id == ActivityRow.id)
        .join(ActivityKindRow, ActivityKindRow.id == ActivityRow.kind_id)
        .where(
            ParticipationRow.guest_id == guest_id,
            ParticipationRow.state == ParticipationState.SIGNED_UP,
            ActivityRow.day >= work.today,
            ActivityRow.cancelled.is_(None),
        )
        .order_by(ActivityRow.day, ActivityRow.starts, ActivityRow.id)
    )
    return tuple(
        ActivityHeld("" if unspoken and not named else title, day) for title, day, unspoken in rows
    )


def _next_call(work: Work, guest_id: int) -> date | None:
    if get_guest(work, guest_id).do_not_call:
        return None
    made = work.session.scalars(
        select(CallRow.day).where(
            CallRow.guest_id == guest_id, CallRow.day >= work.today, CallRow.outcome.in_(SETTLED)
        )
    )
    return min(call_days_of(work, guest_id) - set(made), default=None)
