"""Who was close to somebody incurable who died: one line of the yearly figures."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session, aliased

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestPhaseRow, RelationRow
from ipso_desk.db.rows.overview import CloseToErasedRow
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup

_INCURABLE = tuple(p for p in Phase if GROUP_OF[p] is PhaseGroup.INCURABLE)


def all_close_to_incurable(session: Session) -> frozenset[int]:
    """Guests related to somebody who died and whose last known phase was incurable."""
    kept = session.scalars(select(CloseToErasedRow.guest_id))
    return _in_pairs(session) | frozenset(kept)


def close_to_incurable(session: Session, guest_id: int) -> frozenset[int]:
    """Who is counted as close to somebody incurable who died because of this guest's relations.

    The guest too, where it was the other who died.
    """
    own = or_(RelationRow.guest_id == guest_id, RelationRow.other_id == guest_id)
    return _in_pairs(session, own)


def _died_incurable() -> Select[int]:
    later = aliased(GuestPhaseRow)
    return (
        select(GuestPhaseRow.guest_id)
        .join(DeathRow, DeathRow.guest_id == GuestPhaseRow.guest_id)
        .where(
            GuestPhaseRow.phase.in_(_INCURABLE),
            ~select(later.id)
            .where(
                later.guest_id == GuestPhaseRow.guest_id, later.from_day > GuestPhaseRow.from_day
            )
            .exists(),
        )
    )


def _in_pairs(session: Session, *which: ColumnElement[bool]) -> frozenset[int]:
    of_incurable = _died_incurable()
    pairs = session.execute(
        select(RelationRow.guest_id, RelationRow.other_id).where(
            RelationRow.other_id.is_not(None),
            or_(RelationRow.guest_id.in_(of_incurable), RelationRow.other_id.in_(of_incurable)),
            *which,
        )
    )
    return frozenset(guest_id for pair in pairs for guest_id in pair)
