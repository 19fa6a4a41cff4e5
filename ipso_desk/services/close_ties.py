"""Who was close to somebody incurable who died: one line of the yearly figures."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestPhaseRow, RelationRow
from ipso_desk.db.rows.overview import CloseToErasedRow
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup

_INCURABLE = tuple(p for p in Phase if GROUP_OF[p] is PhaseGroup.INCURABLE)


def all_close_to_incurable(session: Session) -> frozenset[int]:
    """Guests related to somebody who died and whose last known phase was incurable."""
    pairs = session.execute(_PAIRS)
    return frozenset(guest_id for pair in pairs for guest_id in pair) | frozenset(
        session.scalars(_KEPT)
    )


def close_to_incurable(session: Session, guest_id: int) -> frozenset[int]:
    """Who is counted as close to somebody incurable who died because of this guest's relations.

    The guest too, where it was the other who died.
    """
    own = or_(RelationRow.guest_id == guest_id, RelationRow.other_id == guest_id)
    return frozenset(one for pair in session.execute(_PAIRS.where(own)) for one in pair)


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
_PAIRS = select(RelationRow.guest_id, RelationRow.other_id).where(
    RelationRow.other_id.is_not(None),
    or_(RelationRow.guest_id.in_(_DIED_INCURABLE), RelationRow.other_id.in_(_DIED_INCURABLE)),
)
_KEPT = select(CloseToErasedRow.guest_id)
