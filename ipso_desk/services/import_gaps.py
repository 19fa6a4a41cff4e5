"""What a list knows more of a guest than the card: gaps are filled, nothing is overwritten.

What a person changed or took off does not come back with an old list.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import insert, select

from ipso_desk.db.rows.guests import (
    ConsentRow,
    GuestPhaseRow,
    GuestPhoneRow,
    GuestPrivateRow,
    GuestRoleRow,
    GuestRow,
)
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, Role
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.intake.codes import Field
from ipso_desk.intake.plan import PlannedGuest
from ipso_desk.services.import_cards import phone_rows, to_confirm
from ipso_desk.services.import_matching import Former, KnownGuests, digits
from ipso_desk.services.work import Work


def fill_gaps(
    work: Work, guest_id: int, planned: PlannedGuest, known: KnownGuests
) -> tuple[Field, ...]:
    """Add to a known guest what was empty; what was added."""
    guest = work.session.get_one(GuestRow, guest_id)
    added, former = [], known.former(guest_id)
    for name, what in _PLAIN_FIELDS:
        value = getattr(planned, name)
        raw = value.iso if isinstance(value, PartialDate) else value
        if value and not getattr(guest, name) and (name, raw) not in former.values:
            setattr(guest, name, value)
            added.append(what)
    if _add_new_phones(work, guest_id, planned, former):
        added.append(Field.PHONE)
    if _add_note(work, guest_id, planned.note, former):
        added.append(Field.NOTE)
    return (*added, *_add_role_and_phase(work, guest_id, planned))


_PLAIN_FIELDS = (
    ("birth", Field.BIRTH),
    ("email", Field.EMAIL),
    ("street", Field.STREET),
    ("postcode", Field.POSTCODE),
    ("city", Field.CITY),
    ("emergency_contact", Field.EMERGENCY),
)


def _add_new_phones(work: Work, guest_id: int, planned: PlannedGuest, former: Former) -> bool:
    there = work.session.execute(
        select(GuestPhoneRow.typed, GuestPhoneRow.e164).where(GuestPhoneRow.guest_id == guest_id)
    ).all()
    known = {value for row in there for value in row if value} | former.phones
    new = [
        values
        for values in phone_rows(guest_id, planned, len(there))
        if not known & {values["typed"], values["e164"], digits(values["typed"])}
    ]
    if new:
        work.session.execute(insert(GuestPhoneRow), new)
    return bool(new)


def _add_note(work: Work, guest_id: int, note: str, former: Former) -> bool:
    row = work.session.scalar(select(GuestPrivateRow).where(GuestPrivateRow.guest_id == guest_id))
    there = row.note.splitlines() if row else []
    lines = [line for line in note.splitlines() if line not in {*there, *former.note_lines}]
    if not lines:
        return False
    if row is None:
        row = GuestPrivateRow(guest_id=guest_id)
        work.session.add(row)
    row.note = "\n".join([*there, *lines])
    return True


def _add_role_and_phase(work: Work, guest_id: int, planned: PlannedGuest) -> tuple[Field, ...]:
    """A role or phase where nobody noted one, or from before that; what was decided stands."""
    session, added = work.session, []
    since = planned.first_known_on or work.today
    roles = session.execute(
        select(GuestRoleRow.role, GuestRoleRow.from_day)
        .where(GuestRoleRow.guest_id == guest_id)
        .order_by(GuestRoleRow.from_day, GuestRoleRow.id)
    ).all()
    noted = [(role, from_day) for role, from_day in roles]
    unsaid = {role for role, _ in roles} <= {Role.UNKNOWN}
    if planned.role is not Role.UNKNOWN and (unsaid or _was_other(noted, planned.role, since)):
        session.add(_dated(GuestRoleRow, work, guest_id, since, role=planned.role))
        added.append(Field.ROLE)
    known = GROUP_OF[planned.phase] is not PhaseGroup.NOT_KNOWN
    if known and not _phase_was_decided(work, guest_id):
        session.add(_dated(GuestPhaseRow, work, guest_id, since, phase=planned.phase))
        session.execute(
            insert(ConsentRow).values(to_confirm(guest_id, ConsentPurpose.HEALTH, work))
        )
        added.append(Field.PHASE)
    return tuple(added)


def _was_other(noted: Sequence[tuple[Role, date]], said: Role, since: date) -> bool:
    """An earlier list says that it was something else before what we know."""
    role, from_day = noted[0]
    return since < from_day and role is not said


def _dated(row: type[Any], work: Work, guest_id: int, since: date, **value: Any) -> Any:
    return row(
        guest_id=guest_id,
        from_day=since,
        noted_by=work.actor.user_id,
        noted_at=work.now,
        **value,
    )


def _phase_was_decided(work: Work, guest_id: int) -> bool:
    """A known or declined phase, or a health consent that was answered or withdrawn."""
    phases = set(
        work.session.scalars(select(GuestPhaseRow.phase).where(GuestPhaseRow.guest_id == guest_id))
    )
    if phases - {Phase.NOT_ASKED, Phase.UNKNOWN}:
        return True
    asked = work.session.scalar(
        select(ConsentRow.id).where(
            ConsentRow.guest_id == guest_id,
            ConsentRow.purpose == ConsentPurpose.HEALTH,
            ConsentRow.state.in_((ConsentState.REFUSED, ConsentState.WITHDRAWN)),
        )
    )
    return asked is not None
