"""The logboek: writing, changing and deleting entries; what is said is kept in the history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from ipso_desk.db.rows import Row
from ipso_desk.db.rows.activities import ActivityRow
from ipso_desk.db.rows.groups import PeerGroupRow
from ipso_desk.db.rows.logbook import LogEntryRow, LogLinkRow
from ipso_desk.db.rows.organisations import OrganisationRow
from ipso_desk.domain.errors import InvalidInput, NotAllowed, NotFound
from ipso_desk.domain.logbook import LogKind, Visibility
from ipso_desk.domain.names import fold
from ipso_desk.domain.rights import Right, may
from ipso_desk.services import guest_input
from ipso_desk.services.people import get_guest
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work


class About(StrEnum):
    """What an entry can be linked to."""

    GUEST = "guest"
    GROUP = "group"
    ACTIVITY = "activity"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Link:
    kind: About
    id: int


@dataclass(frozen=True, slots=True)
class LogText:
    """What somebody writes: the words, what they are about, and when to come back to it."""

    text: str
    links: tuple[Link, ...] = ()
    kind: LogKind = LogKind.DAY
    visibility: Visibility = Visibility.EVERYONE
    follow_up_on: date | None = None
    day: date | None = None
    """The day it is about; today where nothing is said."""


@use_case(Right.HOST, "log.write")
def write_entry(work: Work, wanted: LogText) -> int:
    """A new entry, signed and dated. Raises `InvalidInput`, `NotFound` for a link."""
    entry = LogEntryRow(
        written_at=work.now, author_id=work.actor.user_id, on_duty_id=work.actor.on_duty_id
    )
    _fill(work, entry, wanted, work.today)
    work.session.add(entry)
    work.session.flush()
    _put_links(work, entry.id, wanted.links)
    work.about(entry=entry.id, **_first_guest(wanted.links))
    return entry.id


@use_case(Right.HOST, "log.change")
def change_entry(work: Work, entry_id: int, wanted: LogText) -> None:
    """Say it differently; what stood there stays. One's own, a coordinator anybody's."""
    entry = own_entry(work, entry_id)
    _fill(work, entry, wanted, entry.day)
    _put_links(work, entry.id, wanted.links)
    work.about(entry=entry.id, **_first_guest(wanted.links))


@use_case(Right.HOST, "log.delete")
def delete_entry(work: Work, entry_id: int) -> None:
    """The entry is off the pages; the history keeps it. A second time is nothing."""
    if work.session.get(LogEntryRow, entry_id) is None:
        return
    entry = own_entry(work, entry_id)
    for link in _links(work, entry_id):
        work.session.delete(link)
    work.session.delete(entry)
    work.about(entry=entry_id)


@use_case(Right.HOST, "log.follow_up_done")
def follow_up_done(work: Work, entry_id: int) -> None:
    """Somebody came back to it; it returns no more on Vandaag."""
    entry = get_entry(work, entry_id)
    if entry.follow_up_on is not None and entry.follow_up_done_on is None:
        entry.follow_up_done_on = work.today
    work.about(entry=entry_id)


def get_entry(work: Work, entry_id: int) -> LogEntryRow:
    """An entry this person may read. Raises `NotFound`, for one they may not read as well."""
    entry = work.session.get(LogEntryRow, entry_id)
    if entry is None or (
        entry.visibility is Visibility.COORDINATORS and not may(work.actor.role, Right.COORDINATOR)
    ):
        raise NotFound("log_entry_not_found")
    return entry


def own_entry(work: Work, entry_id: int) -> LogEntryRow:
    """An entry this person may change. Raises `NotAllowed` for somebody else's."""
    entry = get_entry(work, entry_id)
    mine = entry.author_id == work.actor.user_id and entry.on_duty_id == work.actor.on_duty_id
    if not mine and not may(work.actor.role, Right.COORDINATOR):
        raise NotAllowed("log_entry_of_another")
    return entry


def _fill(work: Work, entry: LogEntryRow, wanted: LogText, day: date) -> None:
    text = guest_input.paragraphs(wanted.text, "text")
    if not text:
        raise InvalidInput("log_text_missing", "text")
    if wanted.kind is LogKind.OFFER:
        work.needs(Right.COORDINATOR)
    day = wanted.day or day
    if day > work.today:
        raise InvalidInput("log_day_ahead", "day")
    entry.day, entry.text, entry.folded = day, text, fold(text)
    entry.kind, entry.visibility = wanted.kind, wanted.visibility
    if entry.follow_up_on != wanted.follow_up_on:
        if wanted.follow_up_on is not None and wanted.follow_up_on < day:
            raise InvalidInput("log_follow_up_past", "follow_up_on")
        entry.follow_up_on, entry.follow_up_done_on = wanted.follow_up_on, None


_COLUMNS = {
    About.GUEST: LogLinkRow.guest_id,
    About.GROUP: LogLinkRow.group_id,
    About.ACTIVITY: LogLinkRow.activity_id,
    About.ORGANISATION: LogLinkRow.organisation_id,
}
_ROWS: dict[About, type[Row]] = {
    About.GROUP: PeerGroupRow,
    About.ACTIVITY: ActivityRow,
    About.ORGANISATION: OrganisationRow,
}


def _put_links(work: Work, entry_id: int, links: Iterable[Link]) -> None:
    """These links and no others; one that stays keeps its row."""
    known = {link_of(row): row for row in _links(work, entry_id)}
    for link in dict.fromkeys(links):
        if known.pop(link, None) is None:
            _check(work, link)
            row = LogLinkRow(entry_id=entry_id)
            setattr(row, _COLUMNS[link.kind].key, link.id)
            work.session.add(row)
    for row in known.values():
        work.session.delete(row)


def _check(work: Work, link: Link) -> None:
    if link.kind is About.GUEST:
        get_guest(work, link.id)
    elif work.session.get(_ROWS[link.kind], link.id) is None:
        raise NotFound("log_link_not_found")


def link_of(row: LogLinkRow) -> Link:
    """What a row of links points to."""
    for kind, at in _COLUMNS.items():
        target = getattr(row, at.key)
        if target is not None:
            return Link(kind, target)
    raise AssertionError("a link without a target")


def _links(work: Work, entry_id: int) -> list[LogLinkRow]:
    return list(work.session.scalars(select(LogLinkRow).where(LogLinkRow.entry_id == entry_id)))


def _first_guest(links: Iterable[Link]) -> dict[str, object]:
    guest = next((link.id for link in links if link.kind is About.GUEST), None)
    return {} if guest is None else {"guest": guest}
