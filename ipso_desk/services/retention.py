"""Whose data have been kept for long after the last contact: shown, and decided by a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import exists, func, select

from ipso_desk.db.rows.deaths import AftercareStepRow, CandleRow, DeathRow
from ipso_desk.db.rows.groups import SignUpRow
from ipso_desk.db.rows.guests import GuestRow, RelationRow
from ipso_desk.db.rows.logbook import LogLinkRow
from ipso_desk.db.rows.retention import RetentionRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import StepState
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.people import Person
from ipso_desk.domain.retention import Contact, LastContact, years_before, years_later
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.guest_state import last_visit
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.last_contacts import last_contacts
from ipso_desk.services.people import PERSON_COLUMNS, get_guest, person
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.settings import setting
from ipso_desk.services.work import Work

SETTING = "retention_years"
YEARS = 2
"""After so many years without contact the question is asked, unless the centre says otherwise."""
_AT_ONCE = 60
_BATCH = 240


@dataclass(frozen=True, slots=True)
class Overdue:
    """Somebody who has not been here for long: the last contact, and what there is."""

    person: Person
    last: LastContact
    status: GuestStatus
    died_on: PartialDate | None
    died: bool
    visits: int
    entries: int
    relations: int


@dataclass(frozen=True, slots=True)
class KeptLonger:
    """Somebody of whom a person decided that the data stay a while."""

    person: Person
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Worklist:
    """The longest ago first; `more`: there are others behind these."""

    years: int
    overdue: tuple[Overdue, ...]
    more: bool
    kept: tuple[KeptLonger, ...]


@query(Right.COORDINATOR, people=People.RECORD, trace="guest.retention")
def retention_worklist(work: Work, limit: int = _AT_ONCE) -> Worklist:
    """Everybody without contact for longer than the centre keeps data.

    Who has a place in a group, or a candle, or whose family is still being cared for, is
    not asked about; nor who lost somebody in those years.
    """
    years = retention_years(work)
    found = list(islice(_overdue(work, years_before(work.today, years)), limit + 1))
    return Worklist(years, tuple(_lines(work, found[:limit])), len(found) > limit, _kept(work))


def retention_years(work: Work) -> int:
    kept = setting(work, SETTING, YEARS)
    return kept if isinstance(kept, int) and 1 <= kept <= 20 else YEARS


@use_case(Right.COORDINATOR, "guest.keep_longer")
def keep_longer(work: Work, guest_id: int, reason: str) -> date:
    """Keep the data a year longer, with the reason. Raises `InvalidInput` without one."""
    get_guest(work, guest_id)
    reason = guest_input.line(reason, "reason")
    if not reason:
        raise InvalidInput("retention_reason_missing", "reason")
    until = years_later(work.today, 1)
    _decide(work, guest_id, until, reason)
    work.about(guest=guest_id, until=until)
    return until


@use_case(Right.COORDINATOR, "guest.archive_unseen")
def archive_unseen(work: Work, guest_id: int, reason: str) -> None:
    """Into the archive, off every list; after a year the question comes once more.

    Raises `InvalidInput` without a reason, `Refused` for somebody who died.
    """
    change_status(work, guest_id, GuestStatus.ARCHIVED, reason)
    _decide(work, guest_id, years_later(work.today, 1), guest_input.line(reason, "reason"))


def _decide(work: Work, guest_id: int, until: date, reason: str) -> None:
    known = select(RetentionRow.id).where(
        RetentionRow.guest_id == guest_id,
        RetentionRow.keep_until == until,
        RetentionRow.reason == reason,
    )
    if work.session.scalar(known.limit(1)) is None:
        work.session.add(
            RetentionRow(
                guest_id=guest_id,
                keep_until=until,
                reason=reason,
                decided_by=work.actor.user_id,
                decided_at=work.now,
            )
        )


# Who, longest ago first


_Candidate = tuple[Any, LastContact]


def _overdue(work: Work, cutoff: date) -> Iterator[_Candidate]:
    """Candidates in parts: who came lately is left out at once, other contact is looked up."""
    start = 0
    while True:
        part = work.session.execute(_candidates(work, cutoff).offset(start).limit(_BATCH)).all()
        contacts = last_contacts(work, [row.id for row in part])
        for row in part:
            own = [LastContact(Contact.REGISTERED, row.first_known_on or row.registered_on)]
            last = max((*own, *contacts.get(row.id, ())), key=lambda contact: contact.day)
            if last.day <= cutoff:
                yield row, last
        if len(part) < _BATCH:
            return
        start += _BATCH


def _candidates(work: Work, cutoff: date) -> Any:
    def none_of(row: Any, *which: Any) -> Any:
        return ~exists().where(row.guest_id == GuestRow.id, *which).correlate(GuestRow)

    here = (SignUpState.PARTICIPANT, SignUpState.OFFERED, SignUpState.WAITING)
    return (
        select(
            *PERSON_COLUMNS,
            GuestRow.status,
            GuestRow.registered_on,
            GuestRow.first_known_on,
        )
        .where(
            GuestRow.erased_on.is_(None),
            GuestRow.registered_on <= cutoff,
            none_of(VisitRow, VisitRow.day > cutoff),
            none_of(RetentionRow, RetentionRow.keep_until > work.today),
            none_of(SignUpRow, SignUpRow.state.in_(here)),
            none_of(CandleRow, CandleRow.until_day >= work.today),
            none_of(AftercareStepRow, AftercareStepRow.state == StepState.OPEN),
        )
        .order_by(func.coalesce(last_visit(), GuestRow.registered_on), GuestRow.id)
    )


def _lines(work: Work, found: list[_Candidate]) -> Iterator[Overdue]:
    """What there is of each, counted for all of them at once."""
    guests = [row.id for row, _ in found]

    def numbers(of: Any, *columns: Any) -> Counter[int]:
        total: Counter[int] = Counter()
        for column in columns:
            counted = select(column, func.count(of)).where(column.in_(guests)).group_by(column)
            total.update(dict(work.session.execute(counted).all()))
        return total

    visits = numbers(VisitRow.id, VisitRow.guest_id)
    entries = numbers(LogLinkRow.id, LogLinkRow.guest_id)
    relations = numbers(RelationRow.id, RelationRow.guest_id, RelationRow.other_id)
    deaths = work.session.scalars(select(DeathRow).where(DeathRow.guest_id.in_(guests)))
    died = {death.guest_id: death.died_on for death in deaths}
    for row, last in found:
        yield Overdue(
            person=person(row),
            last=last,
            status=row.status,
            died_on=died.get(row.id),
            died=row.id in died,
            visits=visits[row.id],
            entries=entries[row.id],
            relations=relations[row.id],
        )


def _kept(work: Work) -> tuple[KeptLonger, ...]:
    rows = work.session.execute(
        select(*PERSON_COLUMNS, RetentionRow.keep_until, RetentionRow.reason)
        .join(RetentionRow, RetentionRow.guest_id == GuestRow.id)
        .where(RetentionRow.keep_until > work.today)
        .order_by(RetentionRow.keep_until.desc(), RetentionRow.id.desc())
        .limit(_AT_ONCE)
    )
    newest: dict[int, KeptLonger] = {}
    for row in rows:
        newest.setdefault(row.id, KeptLonger(person(row), row.keep_until, row.reason))
    return tuple(newest.values())
