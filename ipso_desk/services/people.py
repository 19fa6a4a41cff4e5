"""Who may be contacted: the one predicate, and reading a guest's name from a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, select

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.errors import NotFound
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.people import Person
from ipso_desk.services.work import Work


def contactable() -> ColumnElement[bool]:
    """True for guests whom a surface that serves contact may name.

    Not those who died (reported is enough), not the archived, not erased shells.
    Every query that lists people for contact takes them from here.
    """
    return and_(
        ~exists().where(DeathRow.guest_id == GuestRow.id).correlate(GuestRow),
        GuestRow.status != GuestStatus.ARCHIVED,
        GuestRow.erased_on.is_(None),
    )


PERSON_COLUMNS = (
    GuestRow.id,
    GuestRow.first_name,
    GuestRow.infix,
    GuestRow.last_name,
    GuestRow.initials,
)
"""Select these first and hand the row to `person`."""


def person(row: Iterable[object]) -> Person:
    """The person in the first five values of a row selected with `PERSON_COLUMNS`."""
    guest_id, first, infix, last, initials = list(row)[:5]
    return Person(int(str(guest_id)), PersonName(str(first), str(infix), str(last), str(initials)))


def person_of(guest: GuestRow) -> Person:
    return Person(
        guest.id, PersonName(guest.first_name, guest.infix, guest.last_name, guest.initials)
    )


def select_people(*more: Any) -> Select[Any]:
    """A select of `PERSON_COLUMNS` and more, of everybody who may be contacted."""
    columns: tuple[Any, ...] = (*PERSON_COLUMNS, *more)
    return select(*columns).where(contactable())


def get_guest(work: Work, guest_id: int) -> GuestRow:
    """The guest's row, living or not. Raises `NotFound`."""
    guest = work.session.get(GuestRow, guest_id)
    if guest is None or guest.erased_on is not None:
        raise NotFound("guest_not_found")
    return guest


def has_died(work: Work, guest_id: int) -> bool:
    return work.session.scalar(select(DeathRow.id).where(DeathRow.guest_id == guest_id)) is not None
