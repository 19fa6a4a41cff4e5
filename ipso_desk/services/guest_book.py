"""The search index of an open file: built once, kept current from the change history."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestPhoneRow, GuestRow
from ipso_desk.db.rows.system import HistoryRow
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.names import PersonName
from ipso_desk.services.guest_index import GuestIndex, IndexEntry
from ipso_desk.services.guest_state import last_visit
from ipso_desk.services.people import PERSON_COLUMNS
from ipso_desk.services.work import Work

_WATCHED = ("guest", "guest_phone", "death", "visit")
_TOO_MANY = 3_000
"""Above so many changed guests (an import) a new index is sooner made than mended."""


@dataclass
class _Book:
    index: GuestIndex = field(default_factory=GuestIndex)
    seen: int = -1
    """The last line of the history that the index knows of."""
    lock: threading.Lock = field(default_factory=threading.Lock)


_books: WeakKeyDictionary[Any, _Book] = WeakKeyDictionary()
"""By connection pool: an open file has one, and it goes when the file is closed."""
_books_lock = threading.Lock()


@contextmanager
def guest_index(work: Work) -> Iterator[GuestIndex]:
    """The index as the file stands now; nobody else changes it meanwhile.

    Within an action it does not know what that action did: until the commit nothing
    of it may be remembered.
    """
    connection = work.session.connection()
    with _books_lock:
        book = _books.setdefault(connection.engine.pool, _Book())
    with book.lock:
        if not _in_action(connection) or book.seen < 0:
            _bring_up_to_date(connection, book)
        yield book.index


def _bring_up_to_date(connection: Connection, book: _Book) -> None:
    newest = int(connection.exec_driver_sql("SELECT ifnull(max(id), 0) FROM history").scalar_one())
    if newest == book.seen:
        return
    touched = None if book.seen < 0 else _touched(connection, book.seen)
    if touched is None:
        book.index = GuestIndex(_entries(connection))
    else:
        for entry in _entries(connection, touched) if touched else ():
            book.index.put(entry)
            touched.discard(entry.id)
        for gone in touched:
            book.index.drop(gone)
    book.seen = -1 if _in_action(connection) else newest


def _touched(connection: Connection, seen: int) -> set[int] | None:
    """The guests whose line in the index may differ; None when they are too many."""
    changed = (
        select(HistoryRow.guest_id)
        .where(HistoryRow.id > seen, HistoryRow.table_name.in_(_WATCHED))
        .where(HistoryRow.guest_id.is_not(None))
        .distinct()
        .limit(_TOO_MANY + 1)
    )
    touched = {int(number) for number in connection.execute(changed).scalars() if number}
    return None if len(touched) > _TOO_MANY else touched


def _entries(connection: Connection, only: Collection[int] | None = None) -> Iterator[IndexEntry]:
    """The lines of everybody, or of some."""
    wanted: ColumnElement[bool] = GuestRow.erased_on.is_(None)
    if only is not None:
        wanted = and_(wanted, GuestRow.id.in_(only))
    phones = _last_digits(connection, wanted)
    hidden = or_(
        GuestRow.status == GuestStatus.ARCHIVED,
        exists().where(DeathRow.guest_id == GuestRow.id),
    )
    statement = select(
        *PERSON_COLUMNS, GuestRow.called, GuestRow.birth, last_visit(), hidden
    ).where(wanted)
    for guest_id, first, infix, last, initials, called, birth, visit, away in connection.execute(
        statement
    ):
        yield IndexEntry(
            guest_id,
            PersonName(first, infix, last, initials),
            called,
            phones.get(guest_id, ()),
            birth.year if birth else None,
            visit,
            bool(away),
        )


def _last_digits(connection: Connection, wanted: ColumnElement[bool]) -> dict[int, tuple[str, ...]]:
    rows = connection.execute(
        select(GuestPhoneRow.guest_id, GuestPhoneRow.last4)
        .join(GuestRow, GuestRow.id == GuestPhoneRow.guest_id)
        .where(wanted, GuestPhoneRow.last4 != "")
        .order_by(GuestPhoneRow.guest_id, GuestPhoneRow.rank)
    )
    phones: dict[int, tuple[str, ...]] = {}
    for guest_id, last4 in rows:
        phones[guest_id] = (*phones.get(guest_id, ()), last4)
    return phones


def _in_action(connection: Connection) -> bool:
    found = connection.exec_driver_sql("SELECT id FROM temp.current_action").scalar()
    return found is not None
