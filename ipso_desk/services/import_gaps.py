"""What a list knows more of a guest than the card: gaps are filled, nothing is overwritten.

What a person changed or took off does not come back with an old list.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
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
from ipso_desk.services.import_consents import Answers
from ipso_desk.services.import_matching import Former, KnownGuests, digits
from ipso_desk.services.work import Work

_AT_ONCE = 500
"""Guests asked about in one statement."""
_PLAIN_FIELDS = (
    ("birth", Field.BIRTH),
    ("email", Field.EMAIL),
    ("street", Field.STREET),
    ("postcode", Field.POSTCODE),
    ("city", Field.CITY),
    ("emergency_contact", Field.EMERGENCY),
)


class Gaps:
    """The cards of the guests whom a list means, read a table at a time."""

    def __init__(self, work: Work, guest_ids: Iterable[int], known: KnownGuests) -> None:
        self._work, self._known = work, known
        self._guests: dict[int, GuestRow] = {}
        self._numbers: dict[int, set[str]] = defaultdict(set)
        self._ranks: Counter[int] = Counter()
        self._private: dict[int, GuestPrivateRow] = {}
        self._roles: dict[int, list[tuple[Role, date]]] = defaultdict(list)
        self._answers = Answers(work)
        self._decided: set[int] = set()
        """Whose phase is known or declined, or whose health consent was answered or withdrawn."""
        ids = sorted(set(guest_ids))
        for start in range(0, len(ids), _AT_ONCE):
            self._read(ids[start : start + _AT_ONCE])

    def fill(self, guest_id: int, planned: PlannedGuest) -> tuple[Field, ...]:
        """Add to a known guest what was empty; what was added."""
        guest, former = self._guests[guest_id], self._known.former(guest_id)
        added = []
        for name, what in _PLAIN_FIELDS:
            value = getattr(planned, name)
            raw = value.iso if isinstance(value, PartialDate) else value
            if value and not getattr(guest, name) and (name, raw) not in former.values:
                setattr(guest, name, value)
                added.append(what)
        if self._add_new_phones(guest_id, planned, former):
            added.append(Field.PHONE)
        if self._add_note(guest_id, planned.note, former):
            added.append(Field.NOTE)
        return (
            *added,
            *self._add_role_and_phase(guest_id, planned),
            *self._answers.add(guest, planned),
        )

    def _read(self, ids: Sequence[int]) -> None:
        session = self._work.session
        for guest in session.scalars(select(GuestRow).where(GuestRow.id.in_(ids))):
            self._guests[guest.id] = guest
        for guest_id, typed, e164 in session.execute(
            select(GuestPhoneRow.guest_id, GuestPhoneRow.typed, GuestPhoneRow.e164).where(
                GuestPhoneRow.guest_id.in_(ids)
            )
        ):
            self._ranks[guest_id] += 1
            self._numbers[guest_id] |= {typed, e164 or typed}
        for row in session.scalars(
            select(GuestPrivateRow).where(GuestPrivateRow.guest_id.in_(ids))
        ):
            self._private[row.guest_id] = row
        for guest_id, role, from_day in session.execute(
            select(GuestRoleRow.guest_id, GuestRoleRow.role, GuestRoleRow.from_day)
            .where(GuestRoleRow.guest_id.in_(ids))
            .order_by(GuestRoleRow.from_day, GuestRoleRow.id)
        ):
            self._roles[guest_id].append((role, from_day))
        self._decided |= set(
            session.scalars(
                select(GuestPhaseRow.guest_id).where(
                    GuestPhaseRow.guest_id.in_(ids),
                    GuestPhaseRow.phase.not_in((Phase.NOT_ASKED, Phase.UNKNOWN)),
                )
            )
        )
        self._answers.read(ids)
        self._decided |= set(
            session.scalars(
                select(ConsentRow.guest_id).where(
                    ConsentRow.guest_id.in_(ids),
                    ConsentRow.purpose == ConsentPurpose.HEALTH,
                    ConsentRow.state.in_((ConsentState.REFUSED, ConsentState.WITHDRAWN)),
                )
            )
        )

    def _add_new_phones(self, guest_id: int, planned: PlannedGuest, former: Former) -> bool:
        known = self._numbers[guest_id] | former.phones
        new = [
            values
            for values in phone_rows(guest_id, planned, self._ranks[guest_id])
            if not known & {values["typed"], values["e164"], digits(values["typed"])}
        ]
        if new:
            self._work.session.execute(insert(GuestPhoneRow), new)
            self._ranks[guest_id] += len(new)
            self._numbers[guest_id] |= {values["typed"] for values in new}
        return bool(new)

    def _add_note(self, guest_id: int, note: str, former: Former) -> bool:
        row = self._private.get(guest_id)
        there = row.note.splitlines() if row else []
        lines = [line for line in note.splitlines() if line not in {*there, *former.note_lines}]
        if not lines:
            return False
        if row is None:
            row = self._private[guest_id] = GuestPrivateRow(guest_id=guest_id)
            self._work.session.add(row)
        row.note = "\n".join([*there, *lines])
        return True

    def _add_role_and_phase(self, guest_id: int, planned: PlannedGuest) -> tuple[Field, ...]:
        """A role or phase where nobody noted one, or from before that; what was decided stands."""
        session, added = self._work.session, []
        since = planned.first_known_on or self._work.today
        noted = self._roles[guest_id]
        unsaid = {role for role, _ in noted} <= {Role.UNKNOWN}
        if planned.role is not Role.UNKNOWN and (unsaid or _was_other(noted, planned.role, since)):
            session.add(self._dated(GuestRoleRow, guest_id, since, role=planned.role))
            noted.insert(0, (planned.role, since))
            added.append(Field.ROLE)
        known = GROUP_OF[planned.phase] is not PhaseGroup.NOT_KNOWN
        if known and guest_id not in self._decided:
            session.add(self._dated(GuestPhaseRow, guest_id, since, phase=planned.phase))
            asked = to_confirm(guest_id, ConsentPurpose.HEALTH, self._work)
            session.execute(insert(ConsentRow).values(asked))
            self._decided.add(guest_id)
            added.append(Field.PHASE)
        return tuple(added)

    def _dated(self, row: type[Any], guest_id: int, since: date, **value: Any) -> Any:
        noted = {"noted_by": self._work.actor.user_id, "noted_at": self._work.now}
        return row(guest_id=guest_id, from_day=since, **noted, **value)


def _was_other(noted: Sequence[tuple[Role, date]], said: Role, since: date) -> bool:
    """An earlier list says that it was something else before what we know."""
    role, from_day = noted[0]
    return since < from_day and role is not said
