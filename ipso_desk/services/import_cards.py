"""The cards of people whom an import brings: one insert a guest, then a table at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert

from ipso_desk.db.rows.base import Row
from ipso_desk.db.rows.guests import (
    ConsentRow,
    GuestPhaseRow,
    GuestPhoneRow,
    GuestPrivateRow,
    GuestRoleRow,
    GuestRow,
)
from ipso_desk.domain.guests import ConsentPurpose, ConsentState
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.intake.plan import PlannedConsent, PlannedGuest
from ipso_desk.services.work import Work

MANNER = "ingelezen"


def insert_cards(work: Work, people: Sequence[PlannedGuest]) -> list[int]:
    """A card for each of these people; their numbers in the same order."""
    if not people:
        return []
    made = insert(GuestRow).returning(GuestRow.id, sort_by_parameter_order=True)
    return list(work.session.scalars(made, [_card(work, planned) for planned in people]))


def _card(work: Work, planned: PlannedGuest) -> dict[str, Any]:
    return {
        "first_name": planned.name.first,
        "initials": planned.name.initials,
        "infix": planned.name.infix,
        "last_name": planned.name.last,
        "birth": planned.birth,
        "email": planned.email,
        "street": planned.street,
        "postcode": planned.postcode,
        "city": planned.city,
        "emergency_contact": planned.emergency_contact,
        "registered_on": planned.first_known_on or work.today,
        "first_known_on": planned.first_known_on,
        "source": "import",
        "to_complete": is_to_ask(planned),
    }


def insert_facts(work: Work, created: list[tuple[int, PlannedGuest]]) -> None:
    """Roles, phases, consents, phones and notes of the new guests, a table at a time."""
    noted = {"noted_by": work.actor.user_id, "noted_at": work.now}
    roles, phases, consents, phones, notes = [], [], [], [], []
    for guest_id, planned in created:
        since = planned.first_known_on or work.today
        roles.append({"guest_id": guest_id, "role": planned.role, "from_day": since, **noted})
        consents += _consents(guest_id, planned, work)
        if planned.phase is not Phase.NOT_ASKED:
            phases.append(
                {"guest_id": guest_id, "phase": planned.phase, "from_day": since, **noted}
            )
        phones += phone_rows(guest_id, planned, 0)
        if planned.note:
            notes.append({"guest_id": guest_id, "note": planned.note})
    for row, values in (
        (GuestRoleRow, roles),
        (GuestPhaseRow, phases),
        (ConsentRow, consents),
        (GuestPhoneRow, phones),
        (GuestPrivateRow, notes),
    ):
        insert_many(work, row, values)


def insert_many(work: Work, row: type[Row], values: Sequence[dict[str, Any]]) -> None:
    """Tens of thousands at once: lines of the table, not objects of the session."""
    if values:
        work.session.connection().execute(insert(row), values)


def _consents(guest_id: int, planned: PlannedGuest, work: Work) -> list[dict[str, Any]]:
    """What the list says, and for the rest of what is kept that it must be asked still."""
    told = {said.purpose: answer(guest_id, said, work) for said in planned.consents}
    known_phase = GROUP_OF[planned.phase] is not PhaseGroup.NOT_KNOWN
    kept = [ConsentPurpose.KEEP_DATA, *([ConsentPurpose.HEALTH] if known_phase else [])]
    for purpose in kept:
        told.setdefault(purpose, to_confirm(guest_id, purpose, work))
    return list(told.values())


def is_to_ask(planned: PlannedGuest) -> bool:
    """The list itself says that nobody asked yet whether data may be kept."""
    return any(
        said.purpose is ConsentPurpose.KEEP_DATA and said.state is ConsentState.NOT_ASKED
        for said in planned.consents
    )


def answer(guest_id: int, said: PlannedConsent, work: Work) -> dict[str, Any]:
    """An answer of the list, in its own words, from its own day where it has one."""
    values = to_confirm(guest_id, said.purpose, work)
    manner = f"{MANNER} ({said.text})" if said.text else MANNER
    return {**values, "state": said.state, "from_day": said.on or work.today, "manner": manner}


def to_confirm(guest_id: int, purpose: ConsentPurpose, work: Work) -> dict[str, Any]:
    return {
        "guest_id": guest_id,
        "purpose": purpose,
        "state": ConsentState.TO_CONFIRM,
        "from_day": work.today,
        "manner": MANNER,
        "noted_by": work.actor.user_id,
        "noted_at": work.now,
    }


def phone_rows(guest_id: int, planned: PlannedGuest, first_rank: int) -> list[dict[str, Any]]:
    return [
        {
            "guest_id": guest_id,
            "typed": phone.typed,
            "e164": phone.e164,
            "last4": phone.last4,
            "rank": first_rank + rank,
        }
        for rank, phone in enumerate(planned.phones)
    ]
