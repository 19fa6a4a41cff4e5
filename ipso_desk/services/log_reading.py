"""Reading the logboek: the pages newest first, filtered and searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from ipso_desk.db.rows.activities import ActivityRow
from ipso_desk.db.rows.centre import UserRow, VolunteerRow
from ipso_desk.db.rows.groups import PeerGroupRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.logbook import LogEntryRow, LogLinkRow
from ipso_desk.db.rows.organisations import OrganisationRow
from ipso_desk.domain.logbook import LogKind, Visibility
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right, may
from ipso_desk.services.log_search import found, marks
from ipso_desk.services.logbook import About, link_of
from ipso_desk.services.people import PERSON_COLUMNS, contactable, person
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which entries to show; everything that is said must hold."""

    text: str = ""
    kind: LogKind | None = None
    visibility: Visibility | None = None
    to_follow_up: bool = False
    mine: bool = False
    guest_id: int | None = None
    group_id: int | None = None
    organisation_id: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """A group, activity or organisation that an entry is about."""

    kind: About
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is read."""

    id: int
    day: date
    written_at: datetime
    author: str
    kind: LogKind
    visibility: Visibility
    text: str
    hits: tuple[tuple[int, int], ...]
    """Where the words that were looked for stand: (start, end) in the text."""
    people: tuple[Person, ...]
    others: tuple[Linked, ...]
    follow_up_on: date | None
    follow_up_done_on: date | None
    may_change: bool


@dataclass(frozen=True, slots=True)
class LogPage:
    entries: tuple[Entry, ...]
    total: int
    """How many fit the filter altogether."""


@query(Right.HOST, people=People.RECORD)
def log_entries(
    work: Work, wanted: LogFilter = LogFilter(), limit: int = 50, offset: int = 0
) -> LogPage:
    """Entries that fit, newest first; a host reads what is for everyone."""
    where = _where(work, wanted)
    total = work.session.scalar(select(func.count(LogEntryRow.id)).where(*where)) or 0
    rows = work.session.execute(
        _entries()
        .where(*where)
        .order_by(LogEntryRow.day.desc(), LogEntryRow.id.desc())
        .limit(limit)
        .offset(offset)
    ).all()
    return LogPage(_read(work, rows, wanted.text), total)


@query(Right.HOST, people=People.RECORD)
def log_entry(work: Work, entry_id: int) -> Entry | None:
    """One entry; None when it is gone or not for this person."""
    rows = work.session.execute(_entries().where(LogEntryRow.id == entry_id, readable(work))).all()
    return next(iter(_read(work, rows, "")), None)


def readable(work: Work) -> ColumnElement[bool]:
    """True for entries that whoever is logged in may read."""
    if may(work.actor.role, Right.COORDINATOR):
        return LogEntryRow.id.is_not(None)
    return LogEntryRow.visibility == Visibility.EVERYONE


def _where(work: Work, wanted: LogFilter) -> list[ColumnElement[bool]]:
    where = [readable(work)]
    if wanted.text.strip():
        where.append(found(wanted.text))
    if wanted.kind is not None:
        where.append(LogEntryRow.kind == wanted.kind)
    if wanted.visibility is not None:
        where.append(LogEntryRow.visibility == wanted.visibility)
    if wanted.to_follow_up:
        where += [LogEntryRow.follow_up_on.is_not(None), LogEntryRow.follow_up_done_on.is_(None)]
    if wanted.mine:
        where.append(LogEntryRow.author_id == work.actor.user_id)
    if wanted.first is not None:
        where.append(LogEntryRow.day >= wanted.first)
    if wanted.last is not None:
        where.append(LogEntryRow.day <= wanted.last)
    for at, target in (
        (LogLinkRow.guest_id, wanted.guest_id),
        (LogLinkRow.group_id, wanted.group_id),
        (LogLinkRow.organisation_id, wanted.organisation_id),
    ):
        if target is not None:
            where.append(LogEntryRow.id.in_(select(LogLinkRow.entry_id).where(at == target)))
    return where


def _entries() -> Select[Any]:
    columns: tuple[Any, ...] = (LogEntryRow, UserRow.name, VolunteerRow.first_name)
    return (
        select(*columns)
        .outerjoin(UserRow, UserRow.id == LogEntryRow.author_id)
        .outerjoin(VolunteerRow, VolunteerRow.id == LogEntryRow.on_duty_id)
    )


def _read(work: Work, rows: Sequence[Any], text: str) -> tuple[Entry, ...]:
    about = about_entries(work, [row.id for row, *_ in rows])
    coordinator = may(work.actor.role, Right.COORDINATOR)
    return tuple(
        Entry(
            id=row.id,
            day=row.day,
            written_at=row.written_at,
            author=on_duty or user or "",
            kind=row.kind,
            visibility=row.visibility,
            text=row.text,
            hits=marks(row.text, text),
            people=about[row.id].people,
            others=about[row.id].others,
            follow_up_on=row.follow_up_on,
            follow_up_done_on=row.follow_up_done_on,
            may_change=coordinator
            or (row.author_id == work.actor.user_id and row.on_duty_id == work.actor.on_duty_id),
        )
        for row, user, on_duty in rows
    )


@dataclass(frozen=True, slots=True)
class AboutEntry:
    people: tuple[Person, ...] = ()
    others: tuple[Linked, ...] = ()
    reachable: bool = True
    """Whether everybody it names may be contacted."""


def about_entries(work: Work, entry_ids: Sequence[int]) -> dict[int, AboutEntry]:
    rows = work.session.execute(
        select(
            LogLinkRow,
            PeerGroupRow.name,
            ActivityRow.title,
            OrganisationRow.name,
            and_(GuestRow.id.is_not(None), ~contactable()),
            *PERSON_COLUMNS,
        )
        .outerjoin(GuestRow, GuestRow.id == LogLinkRow.guest_id)
        .outerjoin(PeerGroupRow, PeerGroupRow.id == LogLinkRow.group_id)
        .outerjoin(ActivityRow, ActivityRow.id == LogLinkRow.activity_id)
        .outerjoin(OrganisationRow, OrganisationRow.id == LogLinkRow.organisation_id)
        .where(LogLinkRow.entry_id.in_(entry_ids))
        .order_by(LogLinkRow.id)
    )
    about = dict.fromkeys(entry_ids, AboutEntry())
    for row, group, activity, organisation, unreachable, *who in rows:
        known = about[row.entry_id]
        if row.guest_id is not None:
            about[row.entry_id] = AboutEntry(
                (*known.people, person(who)), known.others, known.reachable and not unreachable
            )
        else:
            link = link_of(row)
            other = Linked(link.kind, link.id, group or activity or organisation or "")
            about[row.entry_id] = AboutEntry(known.people, (*known.others, other), known.reachable)
    return about
