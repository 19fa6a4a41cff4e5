"""The calls that were made, and who is calling whom now, as a list shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from ipso_desk.db.rows.calls import CallClaimRow, CallRow
from ipso_desk.db.rows.centre import UserRow
from ipso_desk.domain.calls import CallOutcome
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class LastCall:
    """A call that was made."""

    day: date
    at: datetime
    outcome: CallOutcome
    reason: str
    call_back: str
    note: str
    by: str
    """Who called; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody is calling this person now."""

    user_id: int
    name: str
    at: datetime
    mine: bool


def _call_columns() -> tuple[object, ...]:
    return (
        CallRow.guest_id,
        CallRow.day,
        CallRow.called_at,
        CallRow.outcome,
        CallRow.reason,
        CallRow.call_back,
        CallRow.note,
        UserRow.name,
    )


def _last_call(row: Sequence[object]) -> LastCall:
    _, day, at, outcome, reason, call_back, note, by = row
    return LastCall(day, at, outcome, reason, call_back, note, by or "")  # type: ignore[arg-type]


def calls_of(work: Work, day: date, guest_id: int | None) -> dict[int, list[LastCall]]:
    """Guest id → the calls about meetings of a day, in the order in which they were made."""
    found: dict[int, list[LastCall]] = {}
    statement = (
        select(*_call_columns())  # type: ignore[call-overload]
        .outerjoin(UserRow, UserRow.id == CallRow.called_by)
        .where(CallRow.day == day, CallRow.sign_up_id.is_(None))
        .order_by(CallRow.id)
    )
    if guest_id is not None:
        statement = statement.where(CallRow.guest_id == guest_id)
    for row in work.session.execute(statement):
        found.setdefault(row[0], []).append(_last_call(row))
    return found


def calls_before(work: Work, day: date, guest_ids: Sequence[int]) -> dict[int, LastCall]:
    """Guest id → the last call before a day, also one in which a place was offered."""
    rows = work.session.execute(
        select(*_call_columns())  # type: ignore[call-overload]
        .outerjoin(UserRow, UserRow.id == CallRow.called_by)
        .where(CallRow.guest_id.in_(guest_ids), CallRow.day < day)
        .order_by(CallRow.day, CallRow.id)
    )
    return {row[0]: _last_call(row) for row in rows}


def claims_of(work: Work, day: date) -> dict[int, Claim]:
    rows = work.session.execute(
        select(CallClaimRow.guest_id, CallClaimRow.user_id, UserRow.name, CallClaimRow.at)
        .join(UserRow, UserRow.id == CallClaimRow.user_id)
        .where(CallClaimRow.day == day)
    )
    return {
        guest_id: Claim(user_id, name, at, user_id == work.actor.user_id)
        for guest_id, user_id, name, at in rows
    }
