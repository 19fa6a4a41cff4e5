"""What the list of guests is narrowed and sorted by, in memory, current by the change history.

The file would ask the role, the phase and the last visit of everybody at each press of a
heading; two hundred thousand people take it seconds. A small table without names in words
answers in a hundredth of one. It also tells them of the few who are shown: spread over a large
file they cost a page of it each.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, String, and_, case, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from ipso_desk.db.engine import in_memory
from ipso_desk.db.rows.guests import ConsentRow, GuestPhaseRow, GuestRoleRow, GuestRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.guests import ConsentState, GuestStatus, Role
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.services.guest_book import WHERE_WE_ARE, touched_since
from ipso_desk.services.guest_state import SOME, TODAY
from ipso_desk.services.people import contactable
from ipso_desk.services.work import Work

_WATCHED = ("guest", "death", "visit", "guest_role", "guest_phase", "consent")
_PHASES = sorted(Phase, key=lambda phase: list(PhaseGroup).index(GROUP_OF[phase]))
_ROLES_BY_PLACE = tuple(Role)
_ROLE = {role.value: place for place, role in enumerate(Role)}
_PHASE = {phase.value: place for place, phase in enumerate(_PHASES)}
_STATUS = {status.value: place for place, status in enumerate(GuestStatus)}
_AMONG = "id IN (SELECT value FROM json_each(?))"
_Line = tuple[int, str, int, int, int, str | None, str | None, int, int]


@dataclass(frozen=True, slots=True)
class Everyone:
    """What the lines are made of, as it was read at one moment."""

    file: Any
    lines: list[_Line]
    seen: int
    today: date


class Told(NamedTuple):
    """Where a guest stands today."""

    role: Role
    phase: Phase
    last_visit: date | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: every set that is not empty narrows. `hidden`: who may not be contacted."""

    hidden: bool
    roles: Collection[Role] = ()
    phases: Collection[Phase] = ()
    statuses: Collection[GuestStatus] = ()
    born: tuple[int, int] | None = None
    """The first and the last year of birth."""
    among: Collection[int] | None = None
    not_since: date | None = None
    """Whose last visit was before this day, or who never came."""
    to_confirm: bool = False

    def sql(self) -> tuple[str, list[Any]]:
        parts = ["hidden = ?"]
        values: list[Any] = [self.hidden]
        for column, places, chosen in (
            ("role", _ROLE, self.roles),
            ("phase", _PHASE, self.phases),
            ("status", _STATUS, self.statuses),
        ):
            if chosen:
                parts.append(f"{column} IN ({', '.join(str(places[one]) for one in chosen)})")
        if self.born is not None:
            parts.append("born >= ? AND born < ?")
            values += [f"{self.born[0]:04d}", f"{self.born[1] + 1:04d}"]
        if self.among is not None:
            parts.append(_AMONG)
            values.append(json.dumps(list(self.among)))
        if self.not_since is not None:
            parts.append("(visit IS NULL OR visit < ?)")
            values.append(self.not_since.isoformat())
        if self.to_confirm:
            parts.append("to_confirm")
        return " AND ".join(parts), values


class GuestLines:
    """A line for each guest who was not erased; `hidden` who may not be contacted."""

    def __init__(self, lines: Iterable[_Line] = ()) -> None:
        self._table = in_memory()
        self._table.execute(
            "CREATE TABLE line (id INTEGER PRIMARY KEY, name, role, phase, status, visit, born,"
            " hidden, to_confirm)"
        )
        self.put(lines)

    def put(self, lines: Iterable[_Line]) -> None:
        self._table.execute("BEGIN")
        self._table.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", lines)
        self._table.execute("COMMIT")

    def drop(self, ids: Collection[int]) -> None:
        self._table.execute(f"DELETE FROM line WHERE {_AMONG}", [json.dumps(list(ids))])  # noqa: S608

    def page(
        self, wanted: Wanted, key: str, *, descending: bool, limit: int | None, offset: int
    ) -> tuple[int, list[int]]:
        """How many fit, and a stretch of them sorted by a column, then by name."""
        where, values = wanted.sql()
        down = " DESC" if descending else ""
        order = f"name{down}, id{down}" if key == "name" else f"{key}{down}, name, id"
        # What is put together here are words of this module; what was asked are the values.
        count = f"SELECT count(*) FROM line WHERE {where}"  # noqa: S608
        ids = f"SELECT id FROM line WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608
        (total,) = self._table.execute(count, values).fetchone()
        stretch = [-1 if limit is None else limit, offset]
        return total, [number for (number,) in self._table.execute(ids, [*values, *stretch])]

    def fitting(self, wanted: Wanted, ids: Sequence[int]) -> list[int]:
        """Those of `ids` who fit, in their own order."""
        where, values = wanted.sql()
        asked = f"SELECT id FROM line WHERE {_AMONG} AND {where}"  # noqa: S608
        fits = {number for (number,) in self._table.execute(asked, [json.dumps(ids), *values])}
        return [number for number in ids if number in fits]

    def told(self, ids: Sequence[int]) -> dict[int, Told]:
        """Where some guests stand."""
        asked = f"SELECT id, role, phase, visit FROM line WHERE {_AMONG}"  # noqa: S608
        return {
            number: Told(_ROLES_BY_PLACE[role], _PHASES[phase], visit and date.fromisoformat(visit))
            for number, role, phase, visit in self._table.execute(asked, [json.dumps(ids)])
        }


@dataclass
class _Book:
    lines: GuestLines = field(default_factory=GuestLines)
    seen: int = -1
    """The last line of the history that is in them."""
    today: date = date.min
    """Roles and phases are those of this day."""
    lock: threading.Lock = field(default_factory=threading.Lock)


_books: WeakKeyDictionary[Any, _Book] = WeakKeyDictionary()
"""By connection pool: an open file has one, and it goes when the file is closed."""
_books_lock = threading.Lock()


@contextmanager
def guest_lines(work: Work) -> Iterator[GuestLines]:
    """The lines as the file stands now; nobody else changes them meanwhile."""
    connection = work.session.connection()
    book = _book_of(connection)
    with book.lock:
        newest, in_action = connection.exec_driver_sql(WHERE_WE_ARE).one()
        if book.today != work.today:
            book.seen = -1
        if newest != book.seen and (book.seen < 0 or not in_action):
            _bring_up_to_date(connection, book, work.today)
            book.seen, book.today = -1 if in_action else newest, work.today
        yield book.lines


def told_by_lines(work: Work, ids: Sequence[int]) -> dict[int, Told] | None:
    """Where some guests stand; None while the lines are not there to tell."""
    book = _book_of(work.session.connection())
    if book.seen < 0 or book.today != work.today:
        return None
    with guest_lines(work) as lines:
        return lines.told(ids)


def read_everyone(work: Work) -> Everyone | None:
    """Read what new lines need; None when they are there already."""
    connection = work.session.connection()
    if _book_of(connection).seen >= 0:
        return None
    newest, _ = connection.exec_driver_sql(WHERE_WE_ARE).one()
    lines = list(_lines(connection, work.today))
    return Everyone(connection.engine.pool, lines, newest, work.today)


def make_lines(everyone: Everyone) -> None:
    """Make the lines without holding the file; what happens meanwhile is caught up later."""
    lines = GuestLines(everyone.lines)
    book = _book_for(everyone.file)
    with book.lock:
        if book.seen < 0:
            book.lines, book.seen, book.today = lines, everyone.seen, everyone.today


def _book_of(connection: Connection) -> _Book:
    return _book_for(connection.engine.pool)


def _book_for(file: Any) -> _Book:
    with _books_lock:
        book = _books.get(file)
        if book is None:
            book = _books[file] = _Book()
        return book


def _bring_up_to_date(connection: Connection, book: _Book, today: date) -> None:
    touched = None if book.seen < 0 else touched_since(connection, book.seen, _WATCHED)
    if touched is None:
        book.lines = GuestLines(_lines(connection, today))
    elif touched:
        found = list(_lines(connection, today, touched))
        book.lines.drop(touched)
        book.lines.put(found)


def _lines(
    connection: Connection, today: date, only: Collection[int] | None = None
) -> Iterator[_Line]:
    """The lines of everybody, or of some."""
    some = only is not None
    values: dict[str, Any] = {"today": today, **({"some": list(only or ())} if some else {})}

    def ask(statement: Any, column: Any) -> Any:
        return connection.execute(statement.where(column.in_(SOME)) if some else statement, values)

    # Of several lines of one guest the last one counts.
    roles = dict(ask(_ROLES, GuestRoleRow.guest_id).all())
    phases = dict(ask(_PHASE_LINES, GuestPhaseRow.guest_id).all())
    visits = dict(ask(_VISITS, VisitRow.guest_id).all())
    confirm = set(ask(_TO_CONFIRM, ConsentRow.guest_id).scalars())
    for number, name, status, born, hidden in ask(_GUESTS, GuestRow.id):
        yield (
            number,
            name,
            _ROLE[roles.get(number, Role.UNKNOWN)],
            _PHASE[phases.get(number, Phase.NOT_ASKED)],
            _STATUS[status],
            visits.get(number),
            born,
            hidden,
            int(number in confirm),
        )


# As plain values: what a code or a day stands for is of no use to two hundred thousand lines.
_GUESTS = select(
    GuestRow.id,
    GuestRow.sorted_as,
    type_coerce(GuestRow.status, String),
    type_coerce(GuestRow.birth, String),
    case((contactable(), 0), else_=1),
).where(GuestRow.erased_on.is_(None))
_ROLES = (
    select(GuestRoleRow.guest_id, type_coerce(GuestRoleRow.role, String))
    .where(GuestRoleRow.from_day <= TODAY)
    .order_by(GuestRoleRow.guest_id, GuestRoleRow.from_day, GuestRoleRow.id)
)
_PHASE_LINES = (
    select(GuestPhaseRow.guest_id, type_coerce(GuestPhaseRow.phase, String))
    .where(GuestPhaseRow.from_day <= TODAY)
    .order_by(GuestPhaseRow.guest_id, GuestPhaseRow.from_day, GuestPhaseRow.id)
)
_VISITS = (
    select(VisitRow.guest_id, type_coerce(func.max(VisitRow.day), String))
    .where(VisitRow.guest_id.is_not(None))
    .group_by(VisitRow.guest_id)
)
_LATER = aliased(ConsentRow)
_TO_CONFIRM = select(ConsentRow.guest_id).where(
    ConsentRow.state == ConsentState.TO_CONFIRM,
    ~select(_LATER.id)
    .where(
        _LATER.guest_id == ConsentRow.guest_id,
        _LATER.purpose == ConsentRow.purpose,
        or_(
            _LATER.from_day > ConsentRow.from_day,
            and_(_LATER.from_day == ConsentRow.from_day, _LATER.id > ConsentRow.id),
        ),
    )
    .exists(),
)
