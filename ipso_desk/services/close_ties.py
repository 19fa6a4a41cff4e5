"""Who was close to somebody incurable who died: one line of the yearly figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, aliased

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestPhaseRow, RelationRow
from ipso_desk.db.rows.overview import CloseToErasedRow
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup

_INCURABLE = tuple(p for p in Phase if GROUP_OF[p] is PhaseGroup.INCURABLE)


def all_close_to_incurable(session: Session) -> frozenset[int]:
    """Guests related to somebody who died and whose last known phase was incurable."""
    return _together(session, _CLOSE) | frozenset(session.scalars(_KEPT))


def close_to_incurable(session: Session, guest_id: int) -> frozenset[int]:
    """Who is counted as close to somebody incurable who died because of this guest's relations.

    The guest too, where it was the other who died.
    """
    own = or_(RelationRow.guest_id == guest_id, RelationRow.other_id == guest_id)
    return _together(session, (side.where(own) for side in _CLOSE))


def _together(session: Session, sides: Iterable[Select[Any]]) -> frozenset[int]:
    return frozenset(guest_id for side in sides for guest_id in session.scalars(side))


_phase, _later = aliased(GuestPhaseRow), aliased(GuestPhaseRow)
# From the deaths to their phases: they are few, the phases of everybody are many.
_DIED_INCURABLE = select(DeathRow.guest_id).where(
    DeathRow.state == DeathState.CONFIRMED,
    select(_phase.id)
    .where(
        _phase.guest_id == DeathRow.guest_id,
        or_(*(_phase.phase == phase for phase in _INCURABLE)),
        ~select(_later.id)
        .where(_later.guest_id == _phase.guest_id, _later.from_day > _phase.from_day)
        .exists(),
    )
    .exists(),
)
_CLOSE: tuple[Select[Any], ...] = tuple(
    select(other).where(other.is_not(None), died.in_(_DIED_INCURABLE))
    for died, other in (
        (RelationRow.guest_id, RelationRow.other_id),
        (RelationRow.other_id, RelationRow.guest_id),
    )
)
"""From the one who died to the other; never to who died themselves."""
_KEPT = select(CloseToErasedRow.guest_id)
