"""Erasing a person: from every table, log text, draft and history image; counts stay.

What counting needs (visits, roles, phases, a death, seats once held) stays on a
nameless shell. The numbers of the erased are kept beside the file and in each
backup, and are erased again after a restore (domain.md 9).
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ipso_desk.db import engine as files
from ipso_desk.db import schema
from ipso_desk.db.folder import Generation, erased_path, read_erased, write_erased
from ipso_desk.db.keys import FileKey
from ipso_desk.db.rows.centre import VolunteerRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.system import ErasureRow
from ipso_desk.db.store import Store
from ipso_desk.domain.errors import FileProblem, StorageFailed
from ipso_desk.domain.folding import search_words
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.domain.traces import Traces
from ipso_desk.services import erasing_texts as texts
from ipso_desk.services.clock import SystemClock
from ipso_desk.services.close_ties import close_to_incurable
from ipso_desk.services.desk import Changes, Desk
from ipso_desk.services.erasing_history import scrub
from ipso_desk.services.erasing_rows import Touched, erase_rows
from ipso_desk.services.erasing_texts import Choices, Fate, Place
from ipso_desk.services.merged_cards import numbers_of
from ipso_desk.services.people import get_guest, person_of
from ipso_desk.services.person_traces import traces_of_guest
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work

_TO_SWEEP = 1
"""The mark in the file's head while pages may still hold what was erased."""
Digest = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What erasing would do, before anybody decides."""

    person: Person
    places: tuple[Place, ...]
    also_volunteer: bool
    """A volunteer has the same name; who works here has data of their own, which stay."""


def outlook(desk: Desk, guest_id: int) -> Outlook:
    """Each text in which this guest is named. Nothing is changed. Raises `NotFound`."""
    return desk.rehearse(_look_ahead, guest_id)


def erase_guest(desk: Desk, guest_id: int, choices: Choices | None = None) -> Changes:
    """Erase for good; not even undo brings it back. Raises `NotFound`, `NotAllowed`.

    `choices`: what somebody decided on the places of `outlook`, where it differs.
    """
    done = desk.run(_erase, guest_id, choices or {}, _digest(desk.store.key))
    # The person is gone. What a full disk or a power cut keeps from being done, opening does.
    with contextlib.suppress(StorageFailed):
        finish_erasing(desk.store)
    return done.changes


@use_case(Right.COORDINATOR, "guest.erase_look")
def _look_ahead(work: Work, guest_id: int) -> Outlook:
    person = person_of(get_guest(work, guest_id))
    with work.session.begin_nested() as trial:
        erased = _take_out(work.session, guest_id, work.today)
        trial.rollback()  # by itself, so that nobody can make half an erasure of it
    return Outlook(person, erased.places, _is_volunteer(work.session, person))


@use_case(Right.COORDINATOR, "guest.erase")
def _erase(work: Work, guest_id: int, choices: Choices, digest: Digest) -> None:
    get_guest(work, guest_id)
    erased = _take_out(work.session, guest_id, work.today)
    _finish(work.session, erased, choices)
    decided = texts.decisions(erased.places, choices, digest)
    for number in erased.numbers:
        work.session.add(
            ErasureRow(
                guest_number=number, at=work.now, user_id=work.actor.user_id, decisions=decided
            )
        )
    work.session.connection().exec_driver_sql(f"PRAGMA user_version = {_TO_SWEEP}")
    work.about(guest=guest_id)


@dataclass(frozen=True, slots=True)
class _TakenOut:
    """The person's own rows are gone; what is left is text, and the history."""

    numbers: tuple[int, ...]
    """Of this card, and of those that became part of it."""
    traces: Traces
    touched: Touched
    places: tuple[Place, ...]


def _take_out(session: Session, guest_id: int, day: date) -> _TakenOut:
    numbers, traces = numbers_of(session, guest_id), traces_of_guest(session, guest_id)
    entries = texts.entries_about(session, guest_id)
    touched = erase_rows(session, guest_id, day, close_to_incurable(session, guest_id))
    return _TakenOut(numbers, traces, touched, texts.find_places(session, traces, entries))


def _finish(session: Session, erased: _TakenOut, choices: Choices) -> None:
    touched = erased.touched | texts.apply(session, erased.places, choices)
    kept = {
        (*place.spot, place.text)
        for place in erased.places
        if choices.get(place.spot, place.fate) is Fate.KEEP
    }
    scrub(
        session.connection(),
        erased.numbers,
        touched,
        erased.traces,
        lambda table, row, column, text: (table, row, column, text) in kept,
    )


def _is_volunteer(session: Session, person: Person) -> bool:
    own = (search_words(person.name.first), search_words(person.name.last))
    rows = session.execute(select(VolunteerRow.first_name, VolunteerRow.last_name))
    return any((search_words(first), search_words(last)) == own for first, last in rows)


def finish_erasing(store: Store) -> None:
    """What follows an erasure, however often it was broken off. Raises `StorageFailed`."""
    with store.turn, files.database_errors():
        (mark,) = store.connection.execute("PRAGMA user_version").fetchone()
        if mark == _TO_SWEEP:
            # Written anew, so that no page keeps what was deleted from it.
            store.connection.execute("VACUUM")
            store.connection.execute("PRAGMA user_version = 0")
        keep_erased_list(store)


# The list beside the file, and erasing again after a restore


def keep_erased_list(store: Store) -> None:
    """Bring the list beside the file up to the file; it may have missed the last one.

    The file knows every number of the list, so that a damaged list is simply made again.
    Whoever calls this has the turn, or the file for themselves.
    """
    path = erased_path(store.folder)
    known = {
        int(number): str(decisions)
        for number, decisions in store.connection.execute(
            "SELECT guest_number, decisions FROM erasure"
        )
    }
    try:
        kept = read_erased(path, store.key)
    except FileProblem:
        kept = {}
    if not known.keys() <= kept.keys() or not path.exists():
        write_erased(path, store.key, {**kept, **known})


def erase_again(key: FileKey) -> Callable[[Generation, Mapping[int, str]], None]:
    """For a restore: erases in the restored file everybody who was erased since."""

    def erase(generation: Generation, erased: Mapping[int, str]) -> None:
        if not erased:
            return
        with files.database_errors():
            connection = files.connect(generation.database, key)
            try:
                _bring_up_to_date(connection)
                engine = files.engine_on(lambda: connection)
                with engine.begin() as work, Session(work) as session:
                    for number in sorted(erased):
                        _erase_restored(session, number, erased[number], _digest(key))
                    session.flush()
                connection.execute("VACUUM")
            finally:
                connection.close()

    return erase


def _bring_up_to_date(connection: Any) -> None:
    """The rows of an older version are not the ones this program knows how to erase."""
    if schema.version_of(connection) != schema.HEAD:
        from ipso_desk.db import upgrade  # Alembic is loaded only when the version differs

        upgrade.upgrade(connection)


def _erase_restored(session: Session, number: int, decided: str, digest: Digest) -> None:
    if not session.scalar(select(ErasureRow.id).where(ErasureRow.guest_number == number)):
        at = SystemClock().now()
        session.add(ErasureRow(guest_number=number, at=at, user_id=None, decisions=decided))
    guest = session.get(GuestRow, number)
    if guest is None or guest.erased_on is not None:
        return
    erased = _take_out(session, number, SystemClock().today())
    _finish(session, erased, texts.choices_from(erased.places, decided, digest))
    session.flush()


def _digest(key: FileKey) -> Digest:
    """Knows a text again without keeping it."""
    secret = key.derive("erased texts")
    return lambda text: hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
