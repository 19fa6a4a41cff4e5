"""The search index of an open file: built once, kept current from the change history."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, bindparam, exists, func, or_, select

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestPhoneRow, GuestRow
from ipso_desk.db.rows.system import HistoryRow
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.names import PersonName
from ipso_desk.services.guest_index import GuestIndex, IndexEntry
from ipso_desk.services.guest_state import SOME, last_visit
from ipso_desk.services.people import PERSON_COLUMNS
from ipso_desk.services.work import Work

_WATCHED = ("guest", "guest_phone", "death", "visit")
_TOO_MANY = 3_000
"""Above so many changed guests (an import) a new index is sooner made than mended."""
_TOO_LONG = 30_000
"""Lines of history since the last look; above it nobody reads them one by one."""


@dataclass
class _Book:
    index: GuestIndex = field(default_factory=GuestIndex)
    seen: int = -1
    """The last line of the history that the index knows of."""
    lock: threading.Lock = field(default_factory=threading.Lock)


WHERE_WE_ARE = (
    "SELECT (SELECT ifnull(max(id), 0) FROM history), (SELECT id FROM temp.current_action)"
)
"""The last line of the history, and the action that is going on, if any."""
_books: WeakKeyDictionary[Any, _Book] = WeakKeyDictionary()
"""By connection pool: an open file has one, and it goes when the file is closed."""
_books_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Everybody:
    """What an index is made of, as it was read at one moment."""

    file: Any
    entries: tuple[IndexEntry, ...]
    seen: int


def read_everybody(work: Work) -> Everybody | None:
    """Read what a new index needs; None when there is one already."""
    connection = work.session.connection()
    if _book_of(connection).seen >= 0:
        return None
    newest, _ = connection.exec_driver_sql(WHERE_WE_ARE).one()
    return Everybody(connection.engine.pool, tuple(_entries(connection)), newest)


def make_index(everybody: Everybody) -> None:
    """Make the index without holding the file; what happens meanwhile is caught up later."""
    index = GuestIndex(everybody.entries)
    book = _book_for(everybody.file)
    with book.lock:
        if book.seen < 0:
            book.index, book.seen = index, everybody.seen


@contextmanager
def guest_index(work: Work) -> Iterator[GuestIndex]:
    """The index as the file stands now; nobody else changes it meanwhile.

    Within an action it does not know what that action did: until the commit nothing
    of it may be remembered.
    """
    connection = work.session.connection()
    book = _book_of(connection)
    with book.lock:
        newest, in_action = connection.exec_driver_sql(WHERE_WE_ARE).one()
        if newest != book.seen and (book.seen < 0 or not in_action):
            _bring_up_to_date(connection, book)
            book.seen = -1 if in_action else newest
        yield book.index


def count_shown(work: Work) -> int | None:
    """How many guests may be contacted; None while the index is not there to tell.

    Two hundred thousand are counted by the file in a tenth of a second, by the index at once.
    """
    if _book_of(work.session.connection()).seen < 0:
        return None
    with guest_index(work) as index:
        return index.shown


def _book_of(connection: Connection) -> _Book:
    return _book_for(connection.engine.pool)


def _book_for(file: Any) -> _Book:
    with _books_lock:
        book = _books.get(file)
        if book is None:
            book = _books[file] = _Book()
        return book


def _bring_up_to_date(connection: Connection, book: _Book) -> None:
    touched = None if book.seen < 0 else touched_since(connection, book.seen, _WATCHED)
    if touched is None:
        book.index = GuestIndex(_entries(connection))
    else:
        for entry in _entries(connection, touched) if touched else ():
            book.index.put(entry)
            touched.discard(entry.id)
        for gone in touched:
            book.index.drop(gone)


def touched_since(connection: Connection, seen: int, watched: Collection[str]) -> set[int] | None:
    """The guests of whom something changed in these tables; None when they are too many."""
    lines = connection.execute(_SINCE, {"seen": seen}).all()
    touched = {
        guest_id for table, *whose in lines if table in watched for guest_id in whose if guest_id
    }
    return None if len(lines) > _TOO_LONG or len(touched) > _TOO_MANY else touched


def _entries(connection: Connection, only: Collection[int] | None = None) -> Iterator[IndexEntry]:
    """The lines of everybody, or of some."""
    people, numbers, values = _PEOPLE, _NUMBERS, {}
    if only is not None:
        people, numbers, values = _SOME_PEOPLE, _SOME_NUMBERS, {"some": list(only)}
    phones: dict[int, tuple[str, ...]] = {}
    for guest_id, last4 in connection.execute(numbers, values):
        phones[guest_id] = (*phones.get(guest_id, ()), last4)
    for row in connection.execute(people, values):
        guest_id, first, infix, last, initials, called, birth, visit, away = row
        yield IndexEntry(
            guest_id,
            PersonName(first, infix, last, initials),
            called,
            phones.get(guest_id, ()),
            birth.year if birth else None,
            visit,
            bool(away),
        )


# Made once: putting a statement together takes longer than running it.
_SINCE = (
    # Which tables are meant is looked at afterwards: asked for them, the file would read
    # an index of the whole history instead of its last lines.
    # A row that went from one guest to another concerns both.
    select(
        HistoryRow.table_name,
        HistoryRow.guest_id,
        func.json_extract(HistoryRow.before, "$.guest_id"),
    )
    .where(HistoryRow.id > bindparam("seen"))
    .limit(_TOO_LONG + 1)
)
_PEOPLE = select(
    *PERSON_COLUMNS,
    GuestRow.called,
    GuestRow.birth,
    last_visit(),
    or_(
        GuestRow.status == GuestStatus.ARCHIVED,
        exists().where(DeathRow.guest_id == GuestRow.id),
    ),
).where(GuestRow.erased_on.is_(None))
_SOME_PEOPLE = _PEOPLE.where(GuestRow.id.in_(SOME))
_NUMBERS = (
    select(GuestPhoneRow.guest_id, GuestPhoneRow.last4)
    .where(GuestPhoneRow.last4 != "")
    .order_by(GuestPhoneRow.guest_id, GuestPhoneRow.rank)
)
_SOME_NUMBERS = _NUMBERS.where(GuestPhoneRow.guest_id.in_(SOME))
