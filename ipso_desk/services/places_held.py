"""What somebody has in groups, to say what leaving does before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from ipso_desk.db.rows.groups import PeerGroupRow, SignUpRow
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.rights import Right
from ipso_desk.services.register import query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class PlaceHeld:
    """A place or a turn that ends when somebody is archived, erased or confirmed dead."""

    group: str
    state: SignUpState
    waiting: int
    """How many others wait for this group."""
    together: bool
    """Asks for both or none with somebody, who then goes on alone."""


@query(Right.COORDINATOR)
def places_held(work: Work, guest_id: int) -> tuple[PlaceHeld, ...]:
    """Every group in which this guest has a place or waits; `texts.group_words.leaving` tells."""
    other = aliased(SignUpRow)
    others = (
        select(func.count(other.id))
        .where(
            other.group_id == SignUpRow.group_id,
            other.state == SignUpState.WAITING,
            other.id != SignUpRow.id,
        )
        .scalar_subquery()
    )
    rows = work.session.execute(
        select(PeerGroupRow.name, SignUpRow.state, others, SignUpRow.pair_id)
        .join(PeerGroupRow, PeerGroupRow.id == SignUpRow.group_id)
        .where(SignUpRow.guest_id == guest_id, SignUpRow.state != SignUpState.STOPPED)
        .order_by(PeerGroupRow.name, SignUpRow.id)
    )
    return tuple(
        PlaceHeld(group, state, waiting, pair is not None) for group, state, waiting, pair in rows
    )
