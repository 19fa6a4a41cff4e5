"""What an activity is made of: the plan a coordinator fills in, and the rows that hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import exists, or_, select

from ipso_desk.db.rows.activities import ActivityKindRow, ActivityRow, ParticipationRow
from ipso_desk.db.rows.centre import VolunteerRow
from ipso_desk.db.rows.logbook import LogLinkRow
from ipso_desk.db.rows.organisations import OrganisationRow
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.errors import InvalidInput, NotFound
from ipso_desk.domain.names import fold
from ipso_desk.services import guest_input
from ipso_desk.services.activity_kinds import get_kind
from ipso_desk.services.work import Work

MOST_PLACES = 500
MOST_CENTS = 100_000_00
_TIME = re.compile(r"([01]?\d|2[0-3])[.:u]?([0-5]\d)?(?: ?uur)?")


@dataclass(frozen=True, slots=True)
class ActivityPlan:
    """What is filled in about an activity; without a title it has the name of its kind."""

    kind_id: int
    title: str = ""
    starts: str = ""
    ends: str = ""
    place: str = ""
    leader: str = ""
    organisation_id: int | None = None
    capacity: int | None = None
    cost_cents: int | None = None
    sign_up_wanted: bool = False
    invitation: str = ""
    on_agenda: bool = True


_FIELDS = tuple(ActivityPlan.__dataclass_fields__)


def checked(work: Work, plan: ActivityPlan) -> ActivityPlan:
    """The plan as it can be kept. Raises `InvalidInput` with the field, or `NotFound`."""
    kind = get_kind(work, plan.kind_id)
    starts, ends = clock(plan.starts, "starts"), clock(plan.ends, "ends")
    if starts and ends and starts >= ends:
        raise InvalidInput("activity_ends_before", "ends")
    if ends and not starts:
        raise InvalidInput("activity_start_missing", "starts")
    if plan.capacity is not None and not 1 <= plan.capacity <= MOST_PLACES:
        raise InvalidInput("activity_places_odd", "capacity", most=MOST_PLACES)
    if plan.cost_cents is not None and not 0 <= plan.cost_cents <= MOST_CENTS:
        raise InvalidInput("activity_cost_odd", "cost_cents")
    if plan.organisation_id and not work.session.get(OrganisationRow, plan.organisation_id):
        raise InvalidInput("activity_partner_gone", "organisation_id")
    return ActivityPlan(
        kind_id=kind.id,
        title=guest_input.line(plan.title, "title") or kind.name,
        starts=starts,
        ends=ends,
        place=guest_input.line(plan.place, "place"),
        leader=guest_input.line(plan.leader, "leader"),
        organisation_id=plan.organisation_id or None,
        capacity=plan.capacity,
        cost_cents=plan.cost_cents,
        sign_up_wanted=plan.sign_up_wanted,
        invitation=guest_input.line(plan.invitation, "invitation"),
        on_agenda=plan.on_agenda,
    )


def clock(text: str, field: str) -> str:
    """ "9.30", "9:30 uur" or "9" as "09:30"; nothing stays nothing. Raises `InvalidInput`."""
    typed = text.strip().lower()
    if not typed:
        return ""
    found = _TIME.fullmatch(typed)
    if found is None:
        raise InvalidInput("activity_time_odd", field)
    return f"{int(found[1]):02d}:{found[2] or '00'}"


def write(work: Work, row: ActivityRow, plan: ActivityPlan, names: Iterable[str] = _FIELDS) -> None:
    """Put these fields of a plan in a row; a leader who is a volunteer is known as that one."""
    for name in names:
        setattr(row, name, getattr(plan, name))
    if "leader" in names:
        row.leader_id = _volunteer_called(work, plan.leader)


def new_row(work: Work, plan: ActivityPlan, day: date, series_id: int | None = None) -> ActivityRow:
    row = ActivityRow(day=day, series_id=series_id)
    write(work, row, plan)
    return row


def plan_of(work: Work, row: ActivityRow) -> ActivityPlan:
    plan = ActivityPlan(**{name: getattr(row, name) for name in _FIELDS})
    return plan if plan.leader else replace(plan, leader=_name_of_volunteer(work, row.leader_id))


def _volunteer_called(work: Work, name: str) -> int | None:
    wanted = fold(name)
    if not wanted:
        return None
    rows = work.session.execute(_VOLUNTEERS)
    return next((number for number, *parts in rows if fold(_joined(parts)) == wanted), None)


def _name_of_volunteer(work: Work, volunteer_id: int | None) -> str:
    row = work.session.get(VolunteerRow, volunteer_id) if volunteer_id else None
    return _joined((row.first_name, row.infix, row.last_name)) if row else ""


def _joined(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)


_VOLUNTEERS = select(
    VolunteerRow.id, VolunteerRow.first_name, VolunteerRow.infix, VolunteerRow.last_name
)


def changed(before: ActivityPlan, after: ActivityPlan) -> tuple[str, ...]:
    """The names of the fields in which two plans differ."""
    return tuple(name for name in _FIELDS if getattr(before, name) != getattr(after, name))


def get_activity(work: Work, activity_id: int) -> ActivityRow:
    row = work.session.get(ActivityRow, activity_id)
    if row is None:
        raise NotFound("activity_not_found")
    return row


def from_here_on(work: Work, row: ActivityRow) -> list[ActivityRow]:
    """This activity and all later ones of its series, in order."""
    if row.series_id is None:
        return [row]
    later = select(ActivityRow).where(
        ActivityRow.series_id == row.series_id, ActivityRow.day >= row.day
    )
    return list(work.session.scalars(later.order_by(ActivityRow.day, ActivityRow.id)))


def rooted(work: Work, rows: Iterable[ActivityRow]) -> set[int]:
    """Of these activities those that cannot just vanish: somebody came, or it was written about.

    One that was called off or looked back upon counts too: it is known to people.
    """
    known = {row.id: row for row in rows}
    found = {n for n, row in known.items() if row.cancelled is not None or row.evaluation}
    attached = select(ActivityRow.id).where(
        ActivityRow.id.in_(known),
        or_(
            exists().where(ParticipationRow.activity_id == ActivityRow.id),
            exists().where(LogLinkRow.activity_id == ActivityRow.id),
        ),
    )
    return found | set(work.session.scalars(attached))


def held(work: Work, rows: Iterable[ActivityRow]) -> set[int]:
    """Of these activities those at which somebody was noted as present."""
    there = select(ParticipationRow.activity_id).where(
        ParticipationRow.activity_id.in_([row.id for row in rows]),
        ParticipationRow.state == ParticipationState.PRESENT,
    )
    return set(work.session.scalars(there))


def same_again(work: Work, plan: ActivityPlan, first: date, last: date) -> bool:
    """Whether an activity of this kind and title stands there already."""
    titles = work.session.scalars(
        select(ActivityRow.title)
        .join(ActivityKindRow, ActivityKindRow.id == ActivityRow.kind_id)
        .where(ActivityRow.kind_id == plan.kind_id, ActivityRow.day.between(first, last))
    )
    return any(fold(title) == fold(plan.title) for title in titles)
