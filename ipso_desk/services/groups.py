"""Peer groups: made, changed, closed, begun again; and the list of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Select, Text, and_, func, select, type_coerce

from ipso_desk.db.rows.groups import MeetingRow, PeerGroupRow, SignUpRow
from ipso_desk.db.rows.organisations import OrganisationRow
from ipso_desk.domain.errors import InvalidInput, NotFound, Refused
from ipso_desk.domain.groups import (
    SEATS,
    CallRule,
    GroupStatus,
    MeetingState,
    SignUpState,
    StopReason,
    Verdict,
)
from ipso_desk.domain.names import fold
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.group_leaders import with_leader
from ipso_desk.services.group_places import fit_seats
from ipso_desk.services.group_plan import GroupPlan
from ipso_desk.services.register import query, use_case
from ipso_desk.services.seat_rows import Places, get_group
from ipso_desk.services.work import Work

__all__ = ["GroupPlan"]


_PLAIN = (
    "audience_role",
    "audience_incurable",
    "audience_age",
    "leader_id",
    "organisation_id",
    "cost_cents",
)
_LINES = ("theme", "leader", "leader_phone", "place", "payer")


@use_case(Right.COORDINATOR, "group.make")
def make_group(work: Work, plan: GroupPlan) -> int:
    """A new group; its number. Raises `InvalidInput`."""
    group = PeerGroupRow(name="", min_seats=plan.min_seats, max_seats=plan.max_seats)
    _fill(group, with_leader(work, plan))
    work.session.add(group)
    work.session.flush()
    work.about(group=group.id)
    return group.id


@use_case(Right.COORDINATOR, "group.edit")
def edit_group(work: Work, group_id: int, plan: GroupPlan) -> None:
    """Keep what was filled in. Fewer places than there are people is refused."""
    group = get_group(work, group_id)
    if plan.max_seats != group.max_seats and plan.max_seats <= SEATS:
        fit_seats(work, group, plan.max_seats)
    _fill(group, with_leader(work, plan))
    work.about(group=group_id)


@use_case(Right.COORDINATOR, "group.call_rule")
def choose_call_rule(work: Work, group_id: int, rule: CallRule) -> None:
    """When the people of this group are called."""
    get_group(work, group_id).call_rule = rule
    work.about(group=group_id)


@use_case(Right.COORDINATOR, "group.close")
def close_group(
    work: Work, group_id: int, verdict: Verdict | None = None, reason: str = ""
) -> None:
    """The group has ended: sign-ups and waiting end with it, meetings to come are off.

    Who took part stays known, with the place they had.
    """
    group = get_group(work, group_id)
    reason = guest_input.paragraphs(reason, "verdict_reason")
    if group.status is not GroupStatus.CLOSED:
        places = Places(work, group)
        for row in (*places.seated(), *places.waiting()):
            places.stop(row, StopReason.GROUP_CLOSED, "", work.today)
        for meeting in _to_come(work, group_id):
            meeting.state, meeting.cancelled_reason = MeetingState.CANCELLED, "groep afgesloten"
        group.status = GroupStatus.CLOSED
    group.verdict, group.verdict_reason = verdict, reason
    work.about(group=group_id)


@use_case(Right.COORDINATOR, "group.again")
def again_next_year(work: Work, group_id: int, name: str = "") -> int:
    """'Volgend jaar weer': a new group with the same plan, and none of its sign-ups."""
    plan = replace(_plan_of(get_group(work, group_id)), status=GroupStatus.IDEA)
    group = PeerGroupRow(name="", copied_from_id=group_id)
    _fill(group, plan)
    group.name = guest_input.line(name, "name") or _next_name(plan.name, work.today.year)
    work.session.add(group)
    work.session.flush()
    work.about(group=group.id)
    return group.id


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in the list."""

    id: int
    name: str
    status: GroupStatus
    place: str
    taken: int
    """Places with a participant."""
    offered: int
    waiting: int
    most: int
    fewest: int
    next_day: date | None
    next_starts: str
    last_day: date | None

    @property
    def free(self) -> int:
        return max(0, self.most - self.taken - self.offered)

    @property
    def too_few(self) -> bool:
        return self.status is not GroupStatus.CLOSED and self.taken < self.fewest


@query(Right.HOST)
def groups(work: Work, *, closed: bool = False) -> tuple[GroupLine, ...]:
    """The groups that are going on by name (`closed`: those that ended, newest first)."""
    statement = _lines(work)
    if closed:
        statement = statement.where(PeerGroupRow.status == GroupStatus.CLOSED)
        statement = statement.order_by(None).order_by(PeerGroupRow.id.desc())
    else:
        statement = statement.where(PeerGroupRow.status != GroupStatus.CLOSED)
    return tuple(_line(row) for row in work.session.execute(statement))


@query(Right.HOST)
def too_small(work: Work) -> tuple[GroupLine, ...]:
    """'Onderbezet': groups that still go on with fewer people than they were meant for."""
    return tuple(
        line
        for line in groups(work)
        if line.too_few and (line.last_day is None or line.last_day >= work.today)
    )


@query(Right.HOST)
def the_one_group(work: Work, name: str) -> int:
    """The number of the one group of that name, an open one first.

    Part of a name is enough where only one group has it, and so is its number.
    Raises `NotFound`, `InvalidInput`.
    """
    wanted = fold(name)
    rows = work.session.execute(
        select(PeerGroupRow.id, PeerGroupRow.name, PeerGroupRow.status).order_by(PeerGroupRow.id)
    ).all()
    ways: tuple[Callable[[int, str], bool], ...] = (
        lambda _, folded: folded == wanted,
        lambda number, _: str(number) == name.strip(),
        lambda _, folded: bool(wanted) and wanted in folded,
    )
    for fits in ways:
        found = [row for row in rows if fits(row[0], fold(row[1]))]
        going_on = [row for row in found if row[2] is not GroupStatus.CLOSED]
        found = going_on or found[-1:]
        if len(found) == 1:
            return int(found[0][0])
        if found:
            raise InvalidInput("group_not_one", "group", name=name)
    raise NotFound("group_not_found")


@query(Right.HOST)
def group_name(work: Work, group_id: int) -> str:
    return get_group(work, group_id).name


@query(Right.COORDINATOR)
def group_plan(work: Work, group_id: int) -> GroupPlan:
    """Everything that can be filled in about a group."""
    return _plan_of(get_group(work, group_id))


@query(Right.COORDINATOR)
def organisation_of(work: Work, group_id: int) -> str:
    """With whom the group is done; empty where the centre does it alone."""
    name = work.session.scalar(
        select(OrganisationRow.name)
        .join(PeerGroupRow, PeerGroupRow.organisation_id == OrganisationRow.id)
        .where(PeerGroupRow.id == group_id)
    )
    return name or ""


def _next_name(name: str, year: int) -> str:
    """ "Zinvol leven 2026" becomes "Zinvol leven 2027"; a name without a year gets the next."""
    words = name.rsplit(" ", 1)
    if len(words) == 2 and words[1].isdecimal() and len(words[1]) == 4:
        return f"{words[0]} {int(words[1]) + 1}"
    return f"{name} {year + 1}"


def _fill(group: PeerGroupRow, plan: GroupPlan) -> None:
    name = guest_input.line(plan.name, "name")
    if not fold(name):
        raise InvalidInput("group_name_missing", "name")
    if not 1 <= plan.max_seats <= SEATS:
        raise InvalidInput("max_seats_odd", "max_seats", most=SEATS)
    if not 1 <= plan.min_seats <= plan.max_seats:
        raise InvalidInput("min_seats_odd", "min_seats")
    if plan.status is GroupStatus.CLOSED and group.status is not GroupStatus.CLOSED:
        raise Refused("close_by_closing")
    group.name = name
    group.min_seats, group.max_seats = plan.min_seats, plan.max_seats
    group.status, group.call_rule = plan.status, plan.call_rule
    group.information = guest_input.paragraphs(plan.information, "information")
    group.host_note = guest_input.paragraphs(plan.host_note, "host_note")
    for field in _LINES:
        setattr(group, field, guest_input.line(getattr(plan, field), field))
    for field in _PLAIN:
        setattr(group, field, getattr(plan, field))


def _plan_of(group: PeerGroupRow) -> GroupPlan:
    plain = {field: getattr(group, field) for field in (*_PLAIN, *_LINES)}
    return GroupPlan(
        name=group.name,
        min_seats=group.min_seats,
        max_seats=group.max_seats,
        status=group.status,
        call_rule=group.call_rule,
        information=group.information,
        host_note=group.host_note,
        **plain,
    )


def _to_come(work: Work, group_id: int) -> list[MeetingRow]:
    return list(
        work.session.scalars(
            select(MeetingRow).where(
                MeetingRow.group_id == group_id,
                MeetingRow.day > work.today,
                MeetingRow.state == MeetingState.PLANNED,
            )
        )
    )


def _lines(work: Work) -> Select[Any]:
    def people(*states: SignUpState) -> Any:
        return (
            select(func.count(SignUpRow.id))
            .where(SignUpRow.group_id == PeerGroupRow.id, SignUpRow.state.in_(states))
            .scalar_subquery()
        )

    going_on = and_(
        MeetingRow.group_id == PeerGroupRow.id, MeetingRow.state != MeetingState.CANCELLED
    )
    # "2026-01-13 14:00" sorts as the moment does, so that one question gives day and time.
    next_moment = (
        select(func.min(type_coerce(MeetingRow.day, Text) + " " + MeetingRow.starts))
        .where(going_on, MeetingRow.day >= work.today)
        .scalar_subquery()
    )
    last = select(func.max(MeetingRow.day)).where(going_on).scalar_subquery()
    return select(
        PeerGroupRow,
        people(SignUpState.PARTICIPANT),
        people(SignUpState.OFFERED),
        people(SignUpState.WAITING),
        next_moment,
        last,
    ).order_by(func.lower(PeerGroupRow.name), PeerGroupRow.id)


def _line(row: Sequence[Any]) -> GroupLine:
    group, taken, offered, waiting, moment, last = row
    day, _, starts = (moment or "").partition(" ")
    return GroupLine(
        id=group.id,
        name=group.name,
        status=group.status,
        place=group.place,
        taken=taken,
        offered=offered,
        waiting=waiting,
        most=group.max_seats,
        fewest=group.min_seats,
        next_day=date.fromisoformat(day) if day else None,
        next_starts=starts,
        last_day=last,
    )
