"""The phone numbers of guests, as they stand on a list: first the one to call."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from ipso_desk.db.rows.guests import GuestPhoneRow
from ipso_desk.services.work import Work


def phones_of(work: Work, guest_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Guest id → numbers as typed, with whose it is where that was said."""
    found: dict[int, tuple[str, ...]] = {}
    rows = work.session.execute(
        select(GuestPhoneRow.guest_id, GuestPhoneRow.typed, GuestPhoneRow.whose)
        .where(GuestPhoneRow.guest_id.in_(guest_ids))
        .order_by(GuestPhoneRow.guest_id, GuestPhoneRow.rank, GuestPhoneRow.id)
    )
    for guest_id, typed, whose in rows:
        words = f"{typed} ({whose})" if whose else typed
        found[guest_id] = (*found.get(guest_id, ()), words)
    return found
