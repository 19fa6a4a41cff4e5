"""What a card shows behind its tabs beside the card itself: groups and visits, the log."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select

from ipso_desk.db.rows.activities import ActivityRow, ParticipationRow
from ipso_desk.db.rows.centre import UserRow, VolunteerRow
from ipso_desk.db.rows.groups import PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import RelationRow
from ipso_desk.db.rows.logbook import LogEntryRow, LogLinkRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.groups import SignUpState, StopReason
from ipso_desk.domain.logbook import LogKind, Visibility
from ipso_desk.domain.rights import Right
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work

_RECENT = 60


@dataclass(frozen=True, slots=True)
class CardGroup:
    """A place in a group, now or before."""

    group_id: int
    name: str
    state: SignUpState
    seat: int | None
    since: date
    stopped_on: date | None
    stop_reason: StopReason | None


@dataclass(frozen=True, slots=True)
class CardVisit:
    """A day somebody came, and what for beside the inloop."""

    day: date
    activities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupsAndVisits:
    groups: tuple[CardGroup, ...]
    visits: tuple[CardVisit, ...]
    """The newest; older ones are in `per_year`."""
    per_year: tuple[tuple[int, int], ...]
    """(year, days), newest first."""


@dataclass(frozen=True, slots=True)
class CardEntry:
    """An entry of the logboek about this guest."""

    id: int
    day: date
    text: str
    author: str
    written_at: datetime
    kind: LogKind
    visibility: Visibility
    follow_up_on: date | None
    follow_up_done_on: date | None


@query(Right.COORDINATOR, people=People.RECORD)
def groups_and_visits(work: Work, guest_id: int) -> GroupsAndVisits:
    """Where this guest has or had a place, and when they came."""
    days = list(
        work.session.scalars(
            select(VisitRow.day).where(VisitRow.guest_id == guest_id).order_by(VisitRow.day.desc())
        )
    )
    recent = days[:_RECENT]
    titles = _activities(work, guest_id, recent)
    per_year = Counter(day.year for day in days)
    return GroupsAndVisits(
        groups=_groups(work, guest_id),
        visits=tuple(CardVisit(day, titles.get(day, ())) for day in recent),
        per_year=tuple(sorted(per_year.items(), reverse=True)),
    )


@query(Right.COORDINATOR, people=People.RECORD)
def log_of(work: Work, guest_id: int) -> tuple[CardEntry, ...]:
    """Every entry that is linked to this guest, newest first."""
    rows = work.session.execute(
        select(LogEntryRow, UserRow.name, VolunteerRow.first_name)
        .outerjoin(UserRow, UserRow.id == LogEntryRow.author_id)
        .outerjoin(VolunteerRow, VolunteerRow.id == LogEntryRow.on_duty_id)
        .where(
            LogEntryRow.id.in_(select(LogLinkRow.entry_id).where(LogLinkRow.guest_id == guest_id))
        )
        .order_by(LogEntryRow.day.desc(), LogEntryRow.id.desc())
    )
    return tuple(
        CardEntry(
            id=row.id,
            day=row.day,
            text=row.text,
            author=on_duty or user or "",
            written_at=row.written_at,
            kind=row.kind,
            visibility=row.visibility,
            follow_up_on=row.follow_up_on,
            follow_up_done_on=row.follow_up_done_on,
        )
        for row, user, on_duty in rows
    )


@dataclass(frozen=True, slots=True)
class TabCounts:
    """How much stands behind each tab, so that an empty one need not be opened."""

    relations: int
    groups: int
    log: int


@query(Right.COORDINATOR)
def tab_counts(work: Work, guest_id: int) -> TabCounts:
    relations = select(func.count()).where(
        or_(RelationRow.guest_id == guest_id, RelationRow.other_id == guest_id)
    )
    groups = select(func.count()).where(
        SignUpRow.guest_id == guest_id, SignUpRow.state != SignUpState.STOPPED
    )
    log = select(func.count(LogLinkRow.entry_id.distinct())).where(LogLinkRow.guest_id == guest_id)
    ask = work.session.scalar
    return TabCounts(ask(relations) or 0, ask(groups) or 0, ask(log) or 0)


def _groups(work: Work, guest_id: int) -> tuple[CardGroup, ...]:
    rows = work.session.execute(
        select(SignUpRow, PeerGroupRow.name)
        .join(PeerGroupRow, PeerGroupRow.id == SignUpRow.group_id)
        .where(SignUpRow.guest_id == guest_id)
        .order_by(SignUpRow.stopped_on.is_not(None), SignUpRow.signed_up_on.desc(), SignUpRow.id)
    )
    return tuple(
        CardGroup(
            group_id=row.group_id,
            name=name,
            state=row.state,
            seat=row.seat,
            since=row.signed_up_on,
            stopped_on=row.stopped_on,
            stop_reason=row.stop_reason,
        )
        for row, name in rows
    )


def _activities(work: Work, guest_id: int, days: list[date]) -> dict[date, tuple[str, ...]]:
    if not days:
        return {}
    rows = work.session.execute(
        select(ActivityRow.day, ActivityRow.title)
        .join(ParticipationRow, ParticipationRow.activity_id == ActivityRow.id)
        .where(
            ParticipationRow.guest_id == guest_id,
            ParticipationRow.state == ParticipationState.PRESENT,
            ActivityRow.day >= min(days),
        )
        .order_by(ActivityRow.day, ActivityRow.starts)
    )
    found: dict[date, tuple[str, ...]] = {}
    for day, title in rows:
        found[day] = (*found.get(day, ()), title)
    return found
