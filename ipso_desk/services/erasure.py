"""Erasing a person: from every table, log text, draft and history image; counts stay.

What counting needs (visits, roles, phases, a death, seats once held) stays on a
nameless shell. The numbers of the erased are kept beside the file and in each
backup, and are erased again after a restore (domain.md 9).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, or_, select, update
from sqlalchemy.orm import Session

from ipso_desk.db import engine as files
from ipso_desk.db import history, schema
from ipso_desk.db.folder import Generation, erased_path, read_erased, write_erased
from ipso_desk.db.keys import FileKey
from ipso_desk.db.rows import Row
from ipso_desk.db.rows.deaths import AftercareStepRow, AftercareStopRow
from ipso_desk.db.rows.groups import AttendanceRow, SignUpRow, SkippedRow
from ipso_desk.db.rows.guests import GuestRow, RelationRow
from ipso_desk.db.rows.logbook import LogEntryRow, LogLinkRow
from ipso_desk.db.rows.organisations import ReferralRow
from ipso_desk.db.rows.system import DraftRow, ErasureRow
from ipso_desk.db.store import Store
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.errors import FileProblem
from ipso_desk.domain.groups import SEATED, SignUpState, StopReason
from ipso_desk.domain.names import PersonName, fold
from ipso_desk.domain.rights import Right
from ipso_desk.services.clock import SystemClock
from ipso_desk.services.desk import Desk
from ipso_desk.services.people import get_guest, person_of
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work

COUNTED = frozenset({"guest", "visit", "guest_role", "guest_phase", "death", "sign_up", "referral"})
"""Tables whose rows stay on the shell, emptied of everything but what is counted."""
_MASK = "…"


def erase_guest(desk: Desk, guest_id: int) -> None:
    """Erase for good; not even undo brings it back. Raises `NotFound`, `NotAllowed`."""
    desk.run(_erase, guest_id)
    keep_erased_list(desk.store)


@use_case(Right.COORDINATOR, "guest.erase")
def _erase(work: Work, guest_id: int) -> None:
    name = person_of(get_guest(work, guest_id)).name
    touched = _erase_rows(work.session, guest_id, name, work.today)
    work.session.add(ErasureRow(guest_number=guest_id, at=work.now, user_id=work.actor.user_id))
    work.session.flush()
    _scrub(work.session, guest_id, touched)
    work.about(guest=guest_id)


def keep_erased_list(store: Store) -> None:
    """Bring the list beside the file up to the file; it may have missed the last one.

    The file knows every number of the list, so that a damaged list is simply made again.
    """
    path = erased_path(store.folder)
    numbers = frozenset(
        int(n) for (n,) in store.connection.execute("SELECT guest_number FROM erasure")
    )
    try:
        kept = read_erased(path, store.key)
    except FileProblem:
        kept = frozenset()
    if not numbers <= kept or not path.exists():
        write_erased(path, store.key, kept | numbers)


def erase_again(key: FileKey) -> Callable[[Generation, frozenset[int]], None]:
    """For a restore: erases in the restored file everybody who was erased since."""

    def erase(generation: Generation, numbers: frozenset[int]) -> None:
        if not numbers:
            return
        with files.database_errors():
            connection = files.connect(generation.database, key)
            try:
                _bring_up_to_date(connection)
                engine = files.engine_on(lambda: connection)
                with engine.begin() as work, Session(work) as session:
                    for number in sorted(numbers):
                        _erase_restored(session, number)
                    session.flush()
            finally:
                connection.close()

    return erase


def _bring_up_to_date(connection: Any) -> None:
    """The rows of an older version are not the ones this program knows how to erase."""
    if schema.version_of(connection) != schema.HEAD:
        from ipso_desk.db import upgrade  # Alembic is loaded only when the version differs

        upgrade.upgrade(connection)


def _erase_restored(session: Session, number: int) -> None:
    if not session.scalar(select(ErasureRow.id).where(ErasureRow.guest_number == number)):
        session.add(ErasureRow(guest_number=number, at=SystemClock().now(), user_id=None))
    guest = session.get(GuestRow, number)
    if guest is None or guest.erased_on is not None:
        return
    touched = _erase_rows(session, number, person_of(guest).name, SystemClock().today())
    session.flush()
    _scrub(session, number, touched)


Touched = list[tuple[str, int]]
"""Rows about or beside this guest, by table and number, of which every image must go."""


def _erase_rows(session: Session, guest_id: int, name: PersonName, day: Any) -> Touched:
    touched = _mask_texts(session, guest_id, name)
    relations = select(RelationRow.id).where(
        or_(RelationRow.guest_id == guest_id, RelationRow.other_id == guest_id)
    )
    for row in (AftercareStepRow, AftercareStopRow):
        steps = row.relation_id.in_(relations)
        touched += _numbered(session, row, steps)
        session.execute(delete(row).where(steps))
    for table, columns in tables_about_guests():
        if table.name not in COUNTED:
            session.execute(delete(table).where(or_(*(table.c[c] == guest_id for c in columns))))
    touched += _empty_sign_ups(session, guest_id, day)
    session.execute(
        update(ReferralRow)
        .where(ReferralRow.guest_id == guest_id)
        .values(guest_id=None, about="", outcome="")
    )
    _make_shell(session, guest_id, day)
    return touched


def _numbered(session: Session, row: type[Row], which: ColumnElement[bool]) -> Touched:
    return [(row.__tablename__, number) for number in session.scalars(select(row.id).where(which))]


def tables_about_guests() -> list[tuple[Table, tuple[str, ...]]]:
    """Every table with a reference to a guest, and the columns that refer."""
    found = []
    for table in Row.metadata.sorted_tables:
        columns = tuple(c.name for c in table.columns if c.info.get("guest"))
        if columns:
            found.append((table, columns))
    return found


def _empty_sign_ups(session: Session, guest_id: int, day: Any) -> Touched:
    mine = select(SignUpRow.id).where(SignUpRow.guest_id == guest_id)
    touched = _numbered(session, SignUpRow, SignUpRow.pair_id.in_(mine))
    session.execute(update(SignUpRow).where(SignUpRow.pair_id.in_(mine)).values(pair_id=None))
    for row in (AttendanceRow, SkippedRow):
        said = row.sign_up_id.in_(mine)
        touched += _numbered(session, row, said)
        session.execute(update(row).where(said).values(reason=""))
    session.execute(
        update(SignUpRow)
        .where(SignUpRow.guest_id == guest_id, SignUpRow.state.in_((*SEATED, SignUpState.WAITING)))
        .values(
            state=SignUpState.STOPPED,
            former_state=SignUpRow.state,
            former_seat=SignUpRow.seat,
            seat=None,
            stopped_on=day,
            stop_reason=StopReason.ARCHIVED,
            waiting_rank=None,
            offered_until=None,
        )
    )
    session.execute(
        update(SignUpRow)
        .where(SignUpRow.guest_id == guest_id)
        .values(note="", stop_note="", pair_id=None)
    )
    return touched


def _make_shell(session: Session, guest_id: int, day: Any) -> None:
    guest = session.get_one(GuestRow, guest_id, populate_existing=True)
    for column in GuestRow.__table__.columns:
        if column.name not in {"id", "registered_on", "first_known_on", "birth", "source"}:
            default = column.default.arg if column.default is not None else None
            setattr(guest, column.name, default)
    guest.birth = PartialDate(guest.birth.year) if guest.birth else None
    guest.erased_on = day


def _mask_texts(session: Session, guest_id: int, name: PersonName) -> Touched:
    """Entries about this guest alone go; in others the name gives way to a mark."""
    linked = select(LogLinkRow.entry_id).where(LogLinkRow.guest_id == guest_id)
    shared = select(LogLinkRow.entry_id).where(
        or_(LogLinkRow.guest_id != guest_id, LogLinkRow.guest_id.is_(None))
    )
    own = list(
        session.scalars(
            select(LogEntryRow.id).where(LogEntryRow.id.in_(linked), LogEntryRow.id.not_in(shared))
        )
    )
    links = LogLinkRow.entry_id.in_(own)
    touched = [("log_entry", number) for number in own] + _numbered(session, LogLinkRow, links)
    session.execute(delete(LogLinkRow).where(links))
    session.execute(delete(LogEntryRow).where(LogEntryRow.id.in_(own)))
    pattern = _name_pattern(name)
    words = [fold(part) for part in (name.first, name.last) if part]
    likely = [LogEntryRow.folded.contains(word) for word in words if word]
    if pattern is None or not likely:
        return touched
    for entry in session.scalars(select(LogEntryRow).where(or_(*likely))):
        masked = pattern.sub(_MASK, entry.text)
        if masked != entry.text:
            entry.text, entry.folded = masked, fold(masked)
            touched.append(("log_entry", entry.id))
    for draft in session.scalars(select(DraftRow)):
        if pattern.search(draft.data):
            session.delete(draft)
    session.flush()
    return touched


def _name_pattern(name: PersonName) -> re.Pattern[str] | None:
    """The full name in its usual orders, and the last name with its tussenvoegsel."""
    forms = {name.display, name.listed}
    if name.last:
        forms |= {f"{name.infix} {name.last}".strip(), f"{name.first} {name.last}".strip()}
    parts = [re.escape(form) for form in sorted(forms, key=len, reverse=True) if len(form) > 1]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE) if parts else None


def _scrub(session: Session, guest_id: int, touched: Touched) -> None:
    """Take every image that showed this person out of the history, this act's included."""
    connection = session.connection()
    connection.exec_driver_sql(
        "UPDATE history SET before = NULL, after = NULL WHERE guest_id = ?", (guest_id,)
    )
    for table, columns in tables_about_guests():
        for column in columns:
            connection.exec_driver_sql(
                "UPDATE history SET before = NULL, after = NULL WHERE table_name = ?"
                " AND (json_extract(before, ?) = ? OR json_extract(after, ?) = ?)",
                (table.name, f"$.{column}", guest_id, f"$.{column}", guest_id),
            )
    history.scrub(connection, touched)
    connection.exec_driver_sql("UPDATE access SET detail = '' WHERE guest_id = ?", (guest_id,))
