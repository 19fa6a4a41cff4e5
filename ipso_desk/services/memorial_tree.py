"""The herdenkingsboom: names to write and to hang, also of people who were no guests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from ipso_desk.db.rows.deaths import DeathRow, TreeNameRow
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.names import fold
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.people import get_guest, person_of
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work

_YEARS = range(1990, 2200)


@dataclass(frozen=True, slots=True)
class TreeName:
    """A name for the tree of a year; `guest_id` where it is a guest who died."""

    id: int
    guest_id: int | None
    name: str
    asked_by: str
    year: int
    written_on: date | None
    hung_on: date | None


@query(Right.COORDINATOR, people=People.MEMORIAL)
def tree_names(work: Work, year: int | None = None) -> tuple[TreeName, ...]:
    """The names of a year (this one), in the order in which they were asked."""
    rows = work.session.scalars(
        select(TreeNameRow)
        .outerjoin(DeathRow, DeathRow.guest_id == TreeNameRow.guest_id)
        .where(
            TreeNameRow.year == (year or work.today.year),
            or_(TreeNameRow.guest_id.is_(None), DeathRow.id.is_not(None)),
        )
        .order_by(TreeNameRow.id)
    )
    return tuple(
        TreeName(r.id, r.guest_id, r.name, r.asked_by, r.year, r.written_on, r.hung_on)
        for r in rows
    )


@use_case(Right.COORDINATOR, "memorial.tree_add")
def add_tree_name(
    work: Work,
    name: str = "",
    asked_by: str = "",
    year: int | None = None,
    guest_id: int | None = None,
) -> int:
    """A name to write; of a guest who died it may be left to the card. Once a year.

    Raises `InvalidInput`, `Refused` for a guest whose death nobody confirmed.
    """
    year = year or work.today.year
    if year not in _YEARS:
        raise InvalidInput("tree_year", "year")
    name = guest_input.line(name, "name")
    if guest_id is not None:
        name = name or person_of(get_guest(work, guest_id)).display
        state = work.session.scalar(select(DeathRow.state).where(DeathRow.guest_id == guest_id))
        if state is not DeathState.CONFIRMED:
            raise Refused("death_not_confirmed")
        work.about(guest=guest_id)
    if not fold(name):
        raise InvalidInput("tree_name_missing", "name")
    row = _known(work, year, name, guest_id)
    if row is None:
        row = TreeNameRow(guest_id=guest_id, year=year, name=name, asked_by="")
        work.session.add(row)
    row.name = name
    row.asked_by = guest_input.line(asked_by, "asked_by") or row.asked_by
    work.session.flush()
    return row.id


@use_case(Right.COORDINATOR, "memorial.tree_written")
def names_written(work: Work, name_ids: Iterable[int]) -> None:
    """These names stand on their labels."""
    for row in _rows(work, name_ids):
        row.written_on = row.written_on or work.today


@use_case(Right.COORDINATOR, "memorial.tree_hung")
def names_hung(work: Work, name_ids: Iterable[int]) -> None:
    """These labels hang in the tree."""
    for row in _rows(work, name_ids):
        row.written_on = row.written_on or work.today
        row.hung_on = row.hung_on or work.today


@use_case(Right.COORDINATOR, "memorial.tree_remove")
def remove_tree_name(work: Work, name_id: int) -> None:
    """This name is not wanted in the tree; a second time is nothing."""
    for row in _rows(work, (name_id,)):
        work.session.delete(row)


def _rows(work: Work, name_ids: Iterable[int]) -> list[TreeNameRow]:
    ids = tuple(name_ids)
    work.about(names=len(ids))
    return list(work.session.scalars(select(TreeNameRow).where(TreeNameRow.id.in_(ids))))


def _known(work: Work, year: int, name: str, guest_id: int | None) -> TreeNameRow | None:
    """The same guest, or the same name of someone who was none, in the same year."""
    rows = work.session.scalars(select(TreeNameRow).where(TreeNameRow.year == year))
    for row in rows:
        if guest_id is not None and row.guest_id == guest_id:
            return row
        if guest_id is None and row.guest_id is None and fold(row.name) == fold(name):
            return row
    return None
