"""How many places a group has, and what another number does to who sits and who waits."""

from __future__ import annotations

from dataclasses import dataclass

from ipso_desk.db.rows.groups import PeerGroupRow
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.groups import GroupStatus
from ipso_desk.domain.rights import Right
from ipso_desk.services.register import query
from ipso_desk.services.seat_rows import OWN, Places, get_group
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class OtherMaximum:
    """What would follow from another number of places; nothing is done."""

    before: int
    after: int
    people: int
    """With a place, taken or offered."""
    promised: int
    """Those, and the empty places that are kept for other centres."""
    moves: int
    """How many sit on a place that goes, and get a lower one."""
    free: int
    waiting: int

    @property
    def possible(self) -> bool:
        return self.promised <= self.after


@query(Right.COORDINATOR)
def other_maximum(work: Work, group_id: int, most: int) -> OtherMaximum:
    """What another number of places would do, to show before it happens."""
    group = get_group(work, group_id)
    places = Places(work, group)
    closed = group.status is GroupStatus.CLOSED
    return OtherMaximum(
        before=group.max_seats,
        after=most,
        people=len(places.seated()),
        promised=places.promised(),
        moves=sum(1 for row in places.seated() if row.seat is not None and row.seat > most),
        free=max(0, most - places.promised()),
        waiting=0 if closed else len(places.waiting(OWN)),
    )


def fit_seats(work: Work, group: PeerGroupRow, most: int) -> None:
    """Move people from places that go to lower free ones.

    Raises `InvalidInput` where there are more people, or places kept for other centres.
    """
    places = Places(work, group)
    if len(places.seated()) > most:
        raise InvalidInput("max_seats_taken", "max_seats", people=len(places.seated()))
    if (wanted := places.promised()) > most:
        raise InvalidInput("max_seats_shared", "max_seats", places=wanted)
    taken = {row.seat for row in places.seated()}
    free = [number for number in range(1, most + 1) if number not in taken]
    for row in places.seated():
        if row.seat is not None and row.seat > most:
            row.seat = free.pop(0)
    work.session.flush()
