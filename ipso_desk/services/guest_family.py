"""A family as one picture: everybody who belongs together, each with their own questions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import exists, or_, select

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.groups import PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import (
    GuestPhoneRow,
    GuestPrivateRow,
    GuestRow,
    NeedRow,
    PreferenceRow,
    RelationRow,
)
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.guests import Answer, Need, Preference, RelationKind, Role
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.phones import show_phone
from ipso_desk.domain.rights import Right
from ipso_desk.services.guest_relations import inverse
from ipso_desk.services.guest_state import last_visit, phase_on, role_on
from ipso_desk.services.people import PERSON_COLUMNS, get_guest, person
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work

MOST = 9
"""Who belongs together beyond this is a neighbourhood, and no picture any more."""


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """One column: a guest, or somebody who comes here never (`person` is None)."""

    person: Person | None
    name: str
    kind: RelationKind | None
    """What they are of `of`; None for the guest whose card it is."""
    of: str
    carer: bool
    """Cares at home for `of`."""
    role: Role = Role.UNKNOWN
    phase: Phase = Phase.NOT_ASKED
    birth_year: int | None = None
    last_visit: date | None = None
    died: bool = False
    needs: tuple[Need, ...] = ()
    came_for: str = ""
    wishes: tuple[Preference, ...] = ()
    """To which they said yes."""
    groups: tuple[str, ...] = ()
    phone: str = ""
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Tie:
    kind: RelationKind
    of: int
    carer: bool


@query(Right.COORDINATOR, people=People.RECORD, trace="guest.family")
def family_of(work: Work, guest_id: int) -> tuple[FamilyMember, ...]:
    """The guest first, then who belongs with them, then who belongs with those.

    Raises `NotFound`.
    """
    get_guest(work, guest_id)
    ties, others = _ties(work, guest_id)
    members = _guests(work, [guest_id, *ties], ties)
    names = {m.person.id: m.name for m in members if m.person is not None}
    elsewhere = [
        FamilyMember(
            person=None,
            name=row.other_name or "",
            kind=row.kind,
            of=names.get(row.guest_id, ""),
            carer=row.carer,
            phone=row.other_phone,
            address=row.other_address,
            note=row.note,
        )
        for row in others
        if row.guest_id in names
    ]
    return (*members, *elsewhere[: max(0, MOST - len(members))])


def _ties(work: Work, guest_id: int) -> tuple[dict[int, _Tie], Sequence[RelationRow]]:
    """Each guest of the family with whom they are tied to, nearest first; and the others."""
    found: dict[int, _Tie] = {}
    others: dict[int, RelationRow] = {}
    edge = [guest_id]
    while edge and len(found) < MOST - 1:
        rows = work.session.scalars(
            select(RelationRow)
            .where(or_(RelationRow.guest_id.in_(edge), RelationRow.other_id.in_(edge)))
            .order_by(RelationRow.id)
        )
        near, edge = edge, []
        for row in rows:
            if row.other_id is None:
                others.setdefault(row.id, row)
                continue
            mine = row.guest_id in near
            here, there = (row.guest_id, row.other_id) if mine else (row.other_id, row.guest_id)
            if there == guest_id or there in found or len(found) >= MOST - 1:
                continue
            kind = row.kind if mine else inverse(row.kind)
            found[there] = _Tie(kind, here, row.carer if mine else row.cared_for)
            edge.append(there)
    return found, list(others.values())


def _guests(work: Work, numbers: Sequence[int], ties: dict[int, _Tie]) -> tuple[FamilyMember, ...]:
    rows = work.session.execute(
        select(
            *PERSON_COLUMNS,
            GuestRow.birth,
            role_on(work.today),
            phase_on(work.today),
            last_visit(),
            exists().where(DeathRow.guest_id == GuestRow.id),
            GuestPrivateRow.came_for,
        )
        .outerjoin(GuestPrivateRow, GuestPrivateRow.guest_id == GuestRow.id)
        .where(GuestRow.id.in_(numbers), GuestRow.erased_on.is_(None))
    )
    known = {row[0]: row for row in rows}
    needs, wishes = _needs(work, numbers), _wishes(work, numbers)
    groups, phones = _groups(work, numbers), _phones(work, numbers)
    members = []
    for number in numbers:
        if number not in known:
            continue
        row, tie = known[number], ties.get(number)
        who, died = person(row), bool(row[9])
        of = known.get(tie.of) if tie is not None else None
        members.append(
            FamilyMember(
                person=who,
                name=who.display,
                kind=tie.kind if tie is not None else None,
                of=person(of).display if of is not None else "",
                carer=tie.carer if tie is not None else False,
                role=row[6] or Role.UNKNOWN,
                phase=row[7] or Phase.NOT_ASKED,
                birth_year=row[5].year if row[5] is not None else None,
                last_visit=row[8],
                died=died,
                needs=tuple(need for need in Need if need in needs.get(number, ())),
                came_for=row[10] or "",
                wishes=tuple(wish for wish in Preference if wish in wishes.get(number, ())),
                groups=() if died else tuple(groups.get(number, ())),
                phone="" if died else phones.get(number, ""),
            )
        )
    return tuple(members)


def _needs(work: Work, numbers: Collection[int]) -> dict[int, list[Any]]:
    return _by_guest(
        work.session.execute(
            select(NeedRow.guest_id, NeedRow.need).where(NeedRow.guest_id.in_(numbers))
        )
    )


def _wishes(work: Work, numbers: Collection[int]) -> dict[int, list[Any]]:
    return _by_guest(
        work.session.execute(
            select(PreferenceRow.guest_id, PreferenceRow.preference).where(
                PreferenceRow.guest_id.in_(numbers), PreferenceRow.answer == Answer.YES
            )
        )
    )


def _groups(work: Work, numbers: Collection[int]) -> dict[int, list[Any]]:
    return _by_guest(
        work.session.execute(
            select(SignUpRow.guest_id, PeerGroupRow.name)
            .join(PeerGroupRow, PeerGroupRow.id == SignUpRow.group_id)
            .where(SignUpRow.guest_id.in_(numbers), SignUpRow.state != SignUpState.STOPPED)
            .order_by(SignUpRow.id)
        )
    )


def _phones(work: Work, numbers: Collection[int]) -> dict[int, str]:
    rows = work.session.execute(
        select(GuestPhoneRow.guest_id, GuestPhoneRow.typed, GuestPhoneRow.e164)
        .where(GuestPhoneRow.guest_id.in_(numbers))
        .order_by(GuestPhoneRow.rank.desc(), GuestPhoneRow.id.desc())
    )
    return {guest: show_phone(typed, e164) for guest, typed, e164 in rows}


def _by_guest(rows: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for guest_id, what in rows:
        found.setdefault(guest_id, []).append(what)
    return found
