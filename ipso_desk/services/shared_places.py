"""A group that is shared: places kept for other centres, and how the costs are split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from ipso_desk.db.rows.groups import GroupPlacesRow, PeerGroupRow
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.groups import SEATS
from ipso_desk.domain.names import fold
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.register import query, use_case
from ipso_desk.services.seat_rows import Places, get_group
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class CentrePlaces:
    """What another centre has in a group."""

    centre: str
    places: int
    cost_share: str
    """As it was agreed: "een derde", "100 euro"."""
    taken: int
    waiting: int


@use_case(Right.COORDINATOR, "group.share")
def keep_places(work: Work, group_id: int, centre: str, places: int, cost_share: str = "") -> None:
    """Keep so many places for a centre; none: it takes part no longer, who sits there stays.

    Raises `InvalidInput` where so many places are not left.
    """
    group = get_group(work, group_id)
    centre = guest_input.line(centre, "centre")
    if not fold(centre):
        raise InvalidInput("places_centre_missing", "centre")
    if not 0 <= places <= SEATS:
        raise InvalidInput("shared_places_odd", "places", most=group.max_seats)
    row = _row_of(work, group_id, centre)
    if row is None and places:
        row = GroupPlacesRow(group_id=group_id, centre=centre, places=places)
        work.session.add(row)
    if row is not None and not places:
        work.session.delete(row)
    elif row is not None:
        row.places, row.cost_share = places, guest_input.line(cost_share, "cost_share")
    left = group.max_seats - Places(work, group).promised()
    if left < 0 and places:
        raise InvalidInput("shared_places_taken", "places", left=max(0, places + left))
    work.about(group=group_id)


@query(Right.COORDINATOR)
def shared_with(work: Work, group_id: int) -> tuple[CentrePlaces, ...]:
    """The centres this group is shared with, in the order in which they joined."""
    group = get_group(work, group_id)
    places = Places(work, group)
    return tuple(_centre(places, row) for row in _rows(work, group))


def _centre(places: Places, row: GroupPlacesRow) -> CentrePlaces:
    pool = places.pool_of(row.centre)
    taken = sum(1 for each in places.seated() if places.pool(each) == pool)
    return CentrePlaces(row.centre, row.places, row.cost_share, taken, len(places.waiting(pool)))


def _rows(work: Work, group: PeerGroupRow) -> Sequence[GroupPlacesRow]:
    return work.session.scalars(
        select(GroupPlacesRow)
        .where(GroupPlacesRow.group_id == group.id)
        .order_by(GroupPlacesRow.id)
    ).all()


def _row_of(work: Work, group_id: int, centre: str) -> GroupPlacesRow | None:
    rows = _rows(work, get_group(work, group_id))
    return next((row for row in rows if fold(row.centre) == fold(centre)), None)
