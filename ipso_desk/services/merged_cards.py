"""Numbers of cards that became part of another one: what is kept of them is of that guest."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from ipso_desk.db.rows.guests import MergedCardRow


def numbers_of(session: Session, guest_id: int) -> tuple[int, ...]:
    """The guest's number, and those that the cards had which were put together with it."""
    former = select(MergedCardRow.former_number).where(MergedCardRow.guest_id == guest_id)
    return (guest_id, *session.scalars(former.order_by(MergedCardRow.former_number)))


def leads_to(session: Session, numbers: Iterable[int]) -> dict[int, int]:
    """For the numbers among these that are no card any more: the card they became part of."""
    rows = session.execute(
        select(MergedCardRow.former_number, MergedCardRow.guest_id).where(
            MergedCardRow.former_number.in_(set(numbers))
        )
    )
    return dict(rows.all())
