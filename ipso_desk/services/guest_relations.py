"""Who belongs with whom: one row read from both sides, to guests and to people who are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, delete, exists, or_, select
from sqlalchemy.orm import aliased

from ipso_desk.db.rows.deaths import AftercareStepRow, AftercareStopRow, DeathRow
from ipso_desk.db.rows.guests import GuestRow, RelationRow
from ipso_desk.domain.errors import InvalidInput, NotFound
from ipso_desk.domain.guests import INVERSE_RELATION, RelationKind
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.aftercare import begin_late_aftercare
from ipso_desk.services.people import get_guest, person_of
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class OtherPerson:
    """The other side of a relation: a guest by number, or a person who is none."""

    guest_id: int | None = None
    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as it reads from one guest's card: `other` or `name` is their `kind`."""

    id: int
    kind: RelationKind
    other: Person | None
    name: str
    died: bool
    """The other is a guest who died; stays here all the same."""
    carer: bool
    """The other also cares for this guest at home."""
    cared_for: bool
    """This guest also cares for the other at home."""
    phone: str
    email: str
    address: str
    note: str
    """What this guest told, as are phone and address; what the other told stands on theirs."""
    mine: bool
    """Written on this card; else on the card of the other."""


@use_case(Right.COORDINATOR, "guest.relation_add")
def add_relation(
    work: Work,
    guest_id: int,
    kind: RelationKind,
    other: OtherPerson,
    *,
    carer: bool = False,
    cared_for: bool = False,
    note: str = "",
) -> int:
    """`other` is the `kind` of the guest ("partner"); the same pair again changes that one.

    After a death the nazorg begins for who is written down now. Raises `InvalidInput`, `NotFound`.
    """
    get_guest(work, guest_id)
    row = _there_already(work, guest_id, kind, other)
    if row is None:
        row = RelationRow(guest_id=guest_id)
    _fill(work, row, guest_id, kind, other, (carer, cared_for), note)
    work.session.add(row)
    work.session.flush()
    begin_late_aftercare(work, guest_id)
    work.about(guest=guest_id, relation=row.id)
    return row.id


@use_case(Right.COORDINATOR, "guest.relation_edit")
def edit_relation(
    work: Work,
    relation_id: int,
    seen_from: int,
    kind: RelationKind,
    other: OtherPerson,
    *,
    carer: bool = False,
    cared_for: bool = False,
    note: str = "",
) -> None:
    """Change a relation as it reads from the card of `seen_from`."""
    row = work.session.get(RelationRow, relation_id)
    if row is None or seen_from not in (row.guest_id, row.other_id):
        raise NotFound("relation_not_found")
    _fill(work, row, seen_from, kind, other, (carer, cared_for), note)
    work.about(guest=seen_from, relation=relation_id)


@use_case(Right.COORDINATOR, "guest.relation_remove")
def remove_relation(work: Work, relation_id: int) -> None:
    """This relation is no more, or never was; a second time is nothing."""
    row = work.session.get(RelationRow, relation_id)
    if row is not None:
        work.about(guest=row.guest_id, relation=relation_id)
        for hanging in (AftercareStepRow, AftercareStopRow):
            work.session.execute(delete(hanging).where(hanging.relation_id == relation_id))
        work.session.delete(row)


@query(Right.COORDINATOR, people=People.RECORD)
def relations_of(work: Work, guest_id: int) -> tuple[Relation, ...]:
    """Everybody this guest belongs with, from this card and from the cards of others."""
    one, two = aliased(GuestRow), aliased(GuestRow)
    rows = work.session.execute(
        select(RelationRow, one, two, _died(one), _died(two))
        .join(one, one.id == RelationRow.guest_id)
        .outerjoin(two, two.id == RelationRow.other_id)
        .where(or_(RelationRow.guest_id == guest_id, RelationRow.other_id == guest_id))
        .order_by(RelationRow.id)
    )
    found = []
    for row, guest, other, guest_died, other_died in rows:
        mine = row.guest_id == guest_id
        far, died = (other, other_died) if mine else (guest, guest_died)
        if far is not None and far.erased_on is not None:
            continue
        found.append(
            Relation(
                id=row.id,
                kind=row.kind if mine else inverse(row.kind),
                other=person_of(far) if far is not None else None,
                name=person_of(far).display if far is not None else row.other_name or "",
                died=bool(died),
                carer=row.carer if mine else row.cared_for,
                cared_for=row.cared_for if mine else row.carer,
                phone=row.other_phone if mine else "",
                email=row.other_email if mine else "",
                address=row.other_address if mine else "",
                note=row.note if mine else "",
                mine=mine,
            )
        )
    return tuple(found)


def inverse(kind: RelationKind) -> RelationKind:
    """A parent's other side is a child; a partner's is a partner."""
    return INVERSE_RELATION.get(kind, kind)


def _died(guest: Any) -> Any:
    return exists().where(DeathRow.guest_id == guest.id)


def _between(work: Work, guest_id: int, other_id: int) -> RelationRow | None:
    there = and_(RelationRow.guest_id == guest_id, RelationRow.other_id == other_id)
    back = and_(RelationRow.guest_id == other_id, RelationRow.other_id == guest_id)
    return work.session.scalar(select(RelationRow).where(or_(there, back)).limit(1))


def _there_already(
    work: Work, guest_id: int, kind: RelationKind, other: OtherPerson
) -> RelationRow | None:
    if other.guest_id is not None:
        return _between(work, guest_id, other.guest_id)
    same = select(RelationRow).where(
        RelationRow.guest_id == guest_id,
        RelationRow.kind == kind,
        RelationRow.other_name == guest_input.line(other.name, "other_name"),
    )
    return work.session.scalar(same.limit(1))


def _fill(
    work: Work,
    row: RelationRow,
    seen_from: int,
    kind: RelationKind,
    other: OtherPerson,
    care: tuple[bool, bool],
    note: str,
) -> None:
    """`care`: whether the other cares for this guest, and this guest for the other."""
    name, note = guest_input.line(other.name, "other_name"), guest_input.line(note, "note")
    if other.guest_id is None and not name:
        raise InvalidInput("relation_without_other", "other_name")
    if other.guest_id == seen_from:
        raise InvalidInput("relation_with_self", "other_name")
    row.carer, row.cared_for = care
    if row.other_id == seen_from:
        if note:
            # It would stand in the own data of the other, as if they had told it.
            raise InvalidInput("relation_on_other_card", "note")
        row.kind = inverse(kind)
        row.cared_for, row.carer = care
        return
    if other.guest_id is not None:
        get_guest(work, other.guest_id)
        row.kind, row.other_id, row.other_name = kind, other.guest_id, None
    else:
        row.kind, row.other_id, row.other_name = kind, None, name
    row.other_phone = guest_input.line(other.phone, "other_phone")
    row.other_email = guest_input.email(other.email, "other_email")
    row.other_address = guest_input.line(other.address, "other_address")
    row.note = note
