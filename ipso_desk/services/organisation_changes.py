"""Keeping the sociale kaart: organisations, the people to ask there, what was agreed."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import select

from ipso_desk.db.rows.organisations import AgreementRow, ContactPersonRow, OrganisationRow
from ipso_desk.domain.errors import InvalidInput, NotFound
from ipso_desk.domain.names import fold
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.organisations import (
    ContactDetails,
    ForWhom,
    OrganisationDetails,
    get_organisation,
)
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work


@use_case(Right.COORDINATOR, "organisation.add")
def add_organisation(work: Work, details: OrganisationDetails) -> int:
    """A new organisation, looked at today. Raises `InvalidInput` for a name that is there."""
    row = OrganisationRow(active=True, verified_on=work.today)
    _fill(work, row, details)
    work.session.add(row)
    work.session.flush()
    work.about(organisation=row.id)
    return row.id


@use_case(Right.COORDINATOR, "organisation.edit")
def edit_organisation(work: Work, organisation_id: int, details: OrganisationDetails) -> None:
    """This is kept of it from now on."""
    row = get_organisation(work, organisation_id)
    _fill(work, row, details)
    work.about(organisation=row.id)


@use_case(Right.COORDINATOR, "organisation.verified")
def verify_organisation(work: Work, organisation_id: int) -> None:
    """Somebody looked today, and it is still so."""
    row = get_organisation(work, organisation_id)
    row.verified_on = work.today
    work.about(organisation=row.id)


@use_case(Right.COORDINATOR, "organisation.stop")
def remove_organisation(work: Work, organisation_id: int) -> None:
    """Off the sociale kaart; what was agreed and referred stays."""
    row = work.session.get(OrganisationRow, organisation_id)
    if row is not None:
        row.active = False
        work.about(organisation=row.id)


@use_case(Right.COORDINATOR, "organisation.contact")
def put_contact(
    work: Work, organisation_id: int, details: ContactDetails, contact_id: int | None = None
) -> int:
    """A contact person, new or changed."""
    get_organisation(work, organisation_id)
    if contact_id is None:
        row = ContactPersonRow(organisation_id=organisation_id)
        work.session.add(row)
    else:
        row = _get_contact(work, contact_id)
    row.name = guest_input.line(details.name, "name")
    if not row.name:
        raise InvalidInput("contact_person_name_missing", "name")
    row.task = guest_input.line(details.task, "task")
    row.phone = guest_input.line(details.phone, "phone")
    row.email = guest_input.email(details.email)
    row.willing = details.willing
    work.session.flush()
    work.about(organisation=organisation_id)
    return row.id


@use_case(Right.COORDINATOR, "organisation.contact_remove")
def remove_contact(work: Work, contact_id: int) -> None:
    """This person is not to be asked any more; a second time is nothing."""
    row = work.session.get(ContactPersonRow, contact_id)
    if row is not None:
        work.about(organisation=row.organisation_id)
        work.session.delete(row)


@use_case(Right.COORDINATOR, "organisation.agreement")
def note_agreement(work: Work, organisation_id: int, text: str, day: date | None = None) -> int:
    """What was agreed, and when."""
    get_organisation(work, organisation_id)
    words = guest_input.paragraphs(text, "text")
    if not words:
        raise InvalidInput("agreement_missing", "text")
    row = AgreementRow(organisation_id=organisation_id, day=day or work.today, text=words)
    work.session.add(row)
    work.session.flush()
    work.about(organisation=organisation_id)
    return row.id


def _fill(work: Work, row: OrganisationRow, details: OrganisationDetails) -> None:
    name = guest_input.line(details.name, "name")
    if not fold(name):
        raise InvalidInput("organisation_name_missing", "name")
    same = work.session.execute(
        select(OrganisationRow.id, OrganisationRow.name).where(OrganisationRow.active)
    )
    if any(fold(other) == fold(name) and other_id != row.id for other_id, other in same):
        raise InvalidInput("organisation_exists", "name")
    row.name, row.type, row.level = name, details.type, details.level
    row.offers = guest_input.paragraphs(details.offers, "offers")
    row.phone = guest_input.line(details.phone, "phone")
    row.email = guest_input.email(details.email)
    row.website = guest_input.line(details.website, "website")
    row.address = guest_input.line(details.address, "address")
    row.note = guest_input.paragraphs(details.note, "note")
    row.for_whom = _written(details.for_whom)


def _get_contact(work: Work, contact_id: int) -> ContactPersonRow:
    row = work.session.get(ContactPersonRow, contact_id)
    if row is None:
        raise NotFound("contact_person_not_found")
    return row


def _written(whom: ForWhom) -> str:
    said = {"roles": whom.roles, "phases": whom.phases, "themes": whom.themes}
    kept = {key: list(values) for key, values in said.items() if values}
    return json.dumps(kept, ensure_ascii=False) if kept else ""
