"""Taking a guest's own rows out of the file; what counting needs stays on a nameless shell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Table, case, delete, null, or_, select, update
from sqlalchemy.orm import Session

from ipso_desk.db.free_text import text_columns
from ipso_desk.db.rows import Row
from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.groups import AttendanceRow, SignUpRow, SkippedRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.organisations import ReferralRow
from ipso_desk.db.rows.overview import CloseToErasedRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.groups import SEATED, SignUpState, StopReason

COUNTED = frozenset(
    {
        "guest",
        "visit",
        "participation",
        "guest_role",
        "guest_phase",
        "death",
        "sign_up",
        "referral",
        "close_to_erased",
    }
)
"""Tables whose rows stay on the shell, emptied of everything but what is counted."""
_GO_ALONG = frozenset({("aftercare_step", "relation_id"), ("aftercare_stop", "relation_id")})
"""References without which a row says nothing any more; others are let go of."""
_ON_THE_SHELL = frozenset({"id", "registered_on", "first_known_on", "birth", "source"})

Touched = set[tuple[str, int]]
"""Rows about or beside this guest, by table and number, of which every image must go."""


def erase_rows(
    session: Session, guest_id: int, day: date, close_to_incurable: Iterable[int]
) -> Touched:
    """Everything of this guest in tables of rows; texts elsewhere are another matter.

    `close_to_incurable`: who was counted as close to somebody incurable who died, through
    a relation that goes now; that they were is kept without the relation.
    """
    touched: Touched = set()
    kept = set(session.scalars(select(CloseToErasedRow.guest_id)))
    session.add_all(CloseToErasedRow(guest_id=g) for g in sorted({*close_to_incurable} - kept))
    for table, columns in tables_about_guests():
        if table.name not in COUNTED:
            mine = select(table.c.id).where(or_(*(table.c[c] == guest_id for c in columns)))
            delete_rows(session, table, list(session.scalars(mine)), touched)
    _empty_sign_ups(session, guest_id, day, touched)
    _empty_counted(session, guest_id)
    _make_shell(session, guest_id, day)
    session.flush()
    return touched


def tables_about_guests() -> list[tuple[Table, tuple[str, ...]]]:
    """Every table with a reference to a guest, and the columns that refer."""
    found = []
    for table in Row.metadata.sorted_tables:
        columns = tuple(c.name for c in table.columns if c.info.get("guest"))
        if columns:
            found.append((table, columns))
    return found


def delete_rows(session: Session, table: Table, numbers: list[int], touched: Touched) -> None:
    """Delete rows and what cannot stand without them; other references to them are let go of."""
    for some in _in_parts(numbers):
        for other in Row.metadata.sorted_tables:
            for column in other.columns:
                if any(key.column.table is table for key in column.foreign_keys):
                    _let_go(session, other, column, some, touched)
        session.execute(delete(table).where(table.c.id.in_(some)))
        touched |= {(table.name, number) for number in some}


def _let_go(session: Session, table: Table, column: Any, gone: list[int], touched: Touched) -> None:
    hanging = list(session.scalars(select(table.c.id).where(column.in_(gone))))
    if not hanging:
        return
    if not column.nullable or (table.name, column.name) in _GO_ALONG:
        delete_rows(session, table, hanging, touched)
        return
    session.execute(update(table).where(table.c.id.in_(hanging)).values({column.name: None}))
    touched |= {(table.name, number) for number in hanging}


def _in_parts(numbers: list[int]) -> list[list[int]]:
    return [numbers[start : start + 10_000] for start in range(0, len(numbers), 10_000)]


def _empty_sign_ups(session: Session, guest_id: int, day: date, touched: Touched) -> None:
    """The seat falls free; that there was a participant is counted, an offer is not."""
    mine = select(SignUpRow.id).where(SignUpRow.guest_id == guest_id)
    paired = SignUpRow.pair_id.in_(mine)
    touched |= {
        ("sign_up", number) for number in session.scalars(select(SignUpRow.id).where(paired))
    }
    session.execute(update(SignUpRow).where(paired).values(pair_id=None))
    for row in (AttendanceRow, SkippedRow):
        said = row.sign_up_id.in_(mine)
        touched |= {
            (row.__tablename__, number) for number in session.scalars(select(row.id).where(said))
        }
        session.execute(update(row).where(said).values(reason=""))
    session.execute(
        update(SignUpRow)
        .where(SignUpRow.guest_id == guest_id, SignUpRow.state.in_((*SEATED, SignUpState.WAITING)))
        .values(
            state=SignUpState.STOPPED,
            former_state=SignUpRow.state,
            former_seat=case(
                (SignUpRow.state == SignUpState.PARTICIPANT, SignUpRow.seat), else_=null()
            ),
            seat=None,
            stopped_on=day,
            stop_reason=StopReason.ARCHIVED,
            waiting_rank=None,
            offered_until=None,
        )
    )
    session.execute(update(SignUpRow).where(SignUpRow.guest_id == guest_id).values(pair_id=None))


def _empty_counted(session: Session, guest_id: int) -> None:
    """Rows that stay keep no words, and no more of a day than counting needs."""
    for table, columns in tables_about_guests():
        words = {name: None if table.c[name].nullable else "" for name in text_columns(table)}
        if table.name in COUNTED and table.name != "guest" and words:
            about = or_(*(table.c[c] == guest_id for c in columns))
            session.execute(update(table).where(about).values(words))
    session.execute(
        update(VisitRow).where(VisitRow.guest_id == guest_id).values(arrived_at=None, left_at=None)
    )
    session.execute(
        update(ReferralRow).where(ReferralRow.guest_id == guest_id).values(guest_id=None)
    )
    for death in session.scalars(select(DeathRow).where(DeathRow.guest_id == guest_id)):
        death.died_on = PartialDate(death.died_on.year) if death.died_on else None


def _make_shell(session: Session, guest_id: int, day: date) -> None:
    guest = session.get_one(GuestRow, guest_id, populate_existing=True)
    for column in GuestRow.__table__.columns:
        if column.name not in _ON_THE_SHELL:
            default = column.default.arg if column.default is not None else None
            setattr(guest, column.name, default)
    guest.birth = PartialDate(guest.birth.year) if guest.birth else None
    guest.erased_on = day
