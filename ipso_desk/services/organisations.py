"""The sociale kaart: organisations by type and by what they do for whom, and who to ask there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from ipso_desk.db.rows.organisations import AgreementRow, ContactPersonRow, OrganisationRow
from ipso_desk.domain.errors import NotFound
from ipso_desk.domain.guests import Role
from ipso_desk.domain.names import fold
from ipso_desk.domain.organisations import CooperationLevel, OrganisationType
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.services.register import query
from ipso_desk.services.work import Work

_STALE = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ForWhom:
    """For whom an organisation is; nothing said is for everyone."""

    roles: tuple[Role, ...] = ()
    phases: tuple[PhaseGroup, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationDetails:
    """What is kept of an organisation."""

    name: str
    type: OrganisationType = OrganisationType.OTHER
    offers: str = ""
    for_whom: ForWhom = ForWhom()
    phone: str = ""
    email: str = ""
    website: str = ""
    address: str = ""
    level: CooperationLevel = CooperationLevel.NONE
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContactDetails:
    name: str
    task: str = ""
    phone: str = ""
    email: str = ""
    willing: bool = True


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """Somebody at an organisation; no guest."""

    id: int
    details: ContactDetails


@dataclass(frozen=True, slots=True)
class Agreement:
    id: int
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Organisation:
    id: int
    details: OrganisationDetails
    verified_on: date | None
    stale: bool
    """Nobody looked for more than a year whether this is still so."""
    contacts: tuple[ContactPerson, ...]
    agreements: tuple[Agreement, ...]
    """The latest first."""


@query(Right.HOST)
def organisations(
    work: Work,
    text: str = "",
    type: OrganisationType | None = None,  # noqa: A002 - the word of the screens
    role: Role | None = None,
    phase: PhaseGroup | None = None,
) -> tuple[Organisation, ...]:
    """The active organisations that fit, by name; each word of `text` starts some word."""
    statement = select(OrganisationRow).where(OrganisationRow.active)
    if type is not None:
        statement = statement.where(OrganisationRow.type == type)
    rows = list(work.session.scalars(statement))
    contacts = _contacts(work, [row.id for row in rows])
    agreements = _agreements(work, [row.id for row in rows])
    found = [
        _organisation(work, row, contacts.get(row.id, ()), agreements.get(row.id, ()))
        for row in rows
    ]
    words = fold(text).split()
    return tuple(
        sorted(
            (o for o in found if _fits(o, role, phase) and _says(o, words)),
            key=lambda o: (fold(o.details.name), o.id),
        )
    )


@query(Right.HOST)
def organisation(work: Work, organisation_id: int) -> Organisation:
    """One organisation with the people to ask there. Raises `NotFound`."""
    row = get_organisation(work, organisation_id)
    contacts = _contacts(work, [row.id]).get(row.id, ())
    return _organisation(work, row, contacts, _agreements(work, [row.id]).get(row.id, ()))


def get_organisation(work: Work, organisation_id: int) -> OrganisationRow:
    row = work.session.get(OrganisationRow, organisation_id)
    if row is None:
        raise NotFound("organisation_not_found")
    return row


def _organisation(
    work: Work,
    row: OrganisationRow,
    contacts: Iterable[ContactPerson],
    agreements: Iterable[Agreement],
) -> Organisation:
    details = OrganisationDetails(
        name=row.name,
        type=row.type,
        offers=row.offers,
        for_whom=_read(row.for_whom),
        phone=row.phone,
        email=row.email,
        website=row.website,
        address=row.address,
        level=row.level,
        note=row.note,
    )
    stale = row.verified_on is None or work.today - row.verified_on > _STALE
    return Organisation(row.id, details, row.verified_on, stale, tuple(contacts), tuple(agreements))


def _contacts(work: Work, ids: list[int]) -> dict[int, tuple[ContactPerson, ...]]:
    rows = work.session.scalars(
        select(ContactPersonRow)
        .where(ContactPersonRow.organisation_id.in_(ids))
        .order_by(ContactPersonRow.willing.desc(), ContactPersonRow.id)
    )
    found: dict[int, tuple[ContactPerson, ...]] = {}
    for r in rows:
        one = ContactPerson(r.id, ContactDetails(r.name, r.task, r.phone, r.email, r.willing))
        found[r.organisation_id] = (*found.get(r.organisation_id, ()), one)
    return found


def _agreements(work: Work, ids: list[int]) -> dict[int, tuple[Agreement, ...]]:
    rows = work.session.scalars(
        select(AgreementRow)
        .where(AgreementRow.organisation_id.in_(ids))
        .order_by(AgreementRow.day.desc(), AgreementRow.id.desc())
    )
    found: dict[int, tuple[Agreement, ...]] = {}
    for r in rows:
        one = Agreement(r.id, r.day, r.text)
        found[r.organisation_id] = (*found.get(r.organisation_id, ()), one)
    return found


def _fits(one: Organisation, role: Role | None, phase: PhaseGroup | None) -> bool:
    """Whoever says nothing about roles or phases is there for all of them."""
    whom = one.details.for_whom
    fits_role = role is None or not whom.roles or role in whom.roles
    return fits_role and (phase is None or not whom.phases or phase in whom.phases)


def _says(one: Organisation, words: list[str]) -> bool:
    d = one.details
    people = (f"{c.details.name} {c.details.task}" for c in one.contacts)
    text = " ".join((d.name, d.offers, d.address, d.note, *d.for_whom.themes, *people))
    folded = f" {fold(text)}"
    return all(f" {word}" in folded for word in words)


def _read(text: str) -> ForWhom:
    said = json.loads(text) if text else {}
    return ForWhom(
        tuple(Role(code) for code in said.get("roles", ())),
        tuple(PhaseGroup(code) for code in said.get("phases", ())),
        tuple(str(theme) for theme in said.get("themes", ())),
    )
