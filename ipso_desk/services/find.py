"""The guest search: part of a name, or the last digits of a phone, best first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import exists, select

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestPhoneRow, GuestRow
from ipso_desk.domain.errors import NotFound, Refused
from ipso_desk.domain.guests import GuestStatus, Role
from ipso_desk.domain.names import fold, name_words, search_words
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right, may
from ipso_desk.services.desk import Desk
from ipso_desk.services.guest_book import Everybody, guest_index, make_index, read_everybody
from ipso_desk.services.guest_index import Why
from ipso_desk.services.guest_lines import Everyone, make_lines, read_everyone
from ipso_desk.services.guest_state import SOME, TODAY, last_visit, role_on
from ipso_desk.services.people import PERSON_COLUMNS, contactable, get_guest, person
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work

_EVERYBODY = 10_000_000
_NAMESAKES = 5_000
_LONGEST_NUMBER = 1_000  # digits; Python makes no number of much more


@dataclass(frozen=True, slots=True)
class Found:
    """One hit of the search; `died` and `archived` only where everybody was asked for."""

    number: int
    person: Person
    role: Role
    last_visit: date | None
    last4: tuple[str, ...] = ()
    called: str = ""
    died: bool = False
    archived: bool = False
    alike: bool = False
    """Found by likeness only: written otherwise than it was typed."""


def _sweep(work: Work) -> Iterable[tuple[object, ...]]:
    """Every letter or digit that a name starts with finds everybody between them."""
    parts = work.session.execute(
        select(GuestRow.first_name, GuestRow.infix, GuestRow.last_name, GuestRow.initials)
    )
    starts = {fold(part)[:1] for row in parts for part in row if part}
    return [(start, False, _EVERYBODY) for start in sorted(starts) if start.isalnum()]


@query(Right.HOST, people=People.CONTACT, surface="zoeken", sweep=_sweep)
def find(
    work: Work,
    text: str,
    all: bool = False,  # noqa: A002 - the word of the command
    limit: int = 50,
) -> tuple[Found, ...]:
    """The guests that fit, best first: nobody who died or left, unless a coordinator asks `all`.

    Raises `NotAllowed` when a host asks for all.
    """
    if all:
        work.needs(Right.COORDINATOR)
    with guest_index(work) as index:
        hits = index.search(text, limit, include_hidden=all)
    alike = {hit.id for hit in hits if hit.why is Why.LIKENESS}
    return found_by_id(work, [hit.id for hit in hits], all_of_them=all, alike=alike)


@query(Right.HOST)
def count_found(work: Work, text: str) -> int:
    """How many guests `find` would give without a limit."""
    with guest_index(work) as index:
        return index.count(text)


def warm_up(desk: Desk) -> None:
    """Make the search ready before somebody types; safe to call in a thread of its own.

    The file is held while it is read, not while the index is made.
    """
    everybody = desk.ask(_everybody)
    if everybody is not None:
        make_index(everybody)
    if may(desk.actor.role, Right.COORDINATOR):
        everyone = desk.ask(_everyone)
        if everyone is not None:
            make_lines(everyone)


@query(Right.HOST, people=People.RECORD)
def _everybody(work: Work) -> Everybody | None:
    return read_everybody(work)


@query(Right.COORDINATOR, people=People.RECORD)
def _everyone(work: Work) -> Everyone | None:
    return read_everyone(work)


@query(Right.HOST)
def the_one_guest(work: Work, text: str) -> int:
    """The number of the one guest meant by a number, or by a name that only one guest has.

    Raises `NotFound` for nobody, `Refused` where there are more: never a guess.
    """
    if text.strip().isdecimal() and len(text) < _LONGEST_NUMBER:
        return get_guest(work, int(text)).id
    with guest_index(work) as index:
        ids = [hit.id for hit in index.search(text, _NAMESAKES, include_hidden=True)]
    everybody = found_by_id(work, ids, all_of_them=True)
    asked = fold(text)
    fits = [f for f in everybody if asked in (fold(f.person.display), fold(f.person.name.listed))]
    if not fits:
        words = set(search_words(text))
        fits = [f for f in everybody if words <= set(name_words(f.person.name))]
    if not fits:
        raise NotFound("guest_not_found")
    if len(fits) > 1:
        raise Refused("guest_ambiguous", name=text)
    return fits[0].number


def found_by_id(
    work: Work,
    ids: Sequence[int],
    *,
    all_of_them: bool = False,
    alike: Collection[int] = (),
) -> tuple[Found, ...]:
    """Hits in the order of `ids`; the dead and the archived stay out unless asked for."""
    if not ids:
        return ()
    statement = _EVERYBODY_BY_ID if all_of_them else _CONTACTABLE_BY_ID
    rows = {}
    digits: dict[int, tuple[str, ...]] = {}
    for part in _parts(ids):
        for row in work.session.execute(statement, {"today": work.today, "some": part}):
            rows[row[0]] = row
        for guest_id, last4 in work.session.execute(_LAST_DIGITS, {"some": part}):
            digits[guest_id] = (*digits.get(guest_id, ()), last4)
    return tuple(_found(rows[n], digits.get(n, ()), n in alike) for n in ids if n in rows)


# Made once: putting a statement together takes longer than running it.
_BY_ID = select(
    *PERSON_COLUMNS,
    role_on(TODAY),
    last_visit(),
    GuestRow.called,
    GuestRow.status,
    exists().where(DeathRow.guest_id == GuestRow.id),
).where(GuestRow.id.in_(SOME))
_CONTACTABLE_BY_ID = _BY_ID.where(contactable())
_EVERYBODY_BY_ID = _BY_ID.where(GuestRow.erased_on.is_(None))
_LAST_DIGITS = (
    select(GuestPhoneRow.guest_id, GuestPhoneRow.last4)
    .where(GuestPhoneRow.guest_id.in_(SOME), GuestPhoneRow.last4 != "")
    .order_by(GuestPhoneRow.guest_id, GuestPhoneRow.rank)
)


def _found(row: Any, last4: tuple[str, ...], alike: bool) -> Found:
    return Found(
        number=row[0],
        person=person(row),
        role=row[5] or Role.UNKNOWN,
        last_visit=row[6],
        last4=last4,
        called=row[7],
        died=bool(row[9]),
        archived=row[8] is GuestStatus.ARCHIVED,
        alike=alike,
    )


def _parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    """A statement takes only so many values."""
    return (ids[start : start + 10_000] for start in range(0, len(ids), 10_000))
