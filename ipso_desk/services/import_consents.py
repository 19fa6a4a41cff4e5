"""What a list says of consent on a card that is there already.

Who was asked keeps the answer. Where only an older list spoke, a no of this one is added:
what was to be confirmed is then refused. A list never makes a yes of a no.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, select

from ipso_desk.db.rows.guests import ConsentRow, GuestRow
from ipso_desk.domain.guests import ConsentPurpose, ConsentState
from ipso_desk.intake.codes import Field
from ipso_desk.intake.consents import PURPOSE_OF
from ipso_desk.intake.plan import PlannedConsent, PlannedGuest
from ipso_desk.services.guest_consents import put_consent
from ipso_desk.services.import_cards import MANNER, answer
from ipso_desk.services.work import Work

_NO = (ConsentState.REFUSED, ConsentState.WITHDRAWN)
_FIELD_OF = {purpose: field for field, purpose in PURPOSE_OF.items()}


class Answers:
    """The last answer per guest and purpose, and whether a person ever gave one."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._last: dict[tuple[int, ConsentPurpose], ConsentState] = {}
        self._asked: set[tuple[int, ConsentPurpose]] = set()

    def read(self, ids: Sequence[int]) -> None:
        rows = self._work.session.execute(
            select(ConsentRow.guest_id, ConsentRow.purpose, ConsentRow.state, ConsentRow.manner)
            .where(ConsentRow.guest_id.in_(ids))
            .order_by(ConsentRow.from_day, ConsentRow.id)
        )
        for guest_id, purpose, state, manner in rows:
            self._last[guest_id, purpose] = state
            if not manner.startswith(MANNER):
                self._asked.add((guest_id, purpose))

    def add(self, guest: GuestRow, planned: PlannedGuest) -> tuple[Field, ...]:
        """Note what is new; as the fields that were filled."""
        new = [said for said in planned.consents if self._is_new(guest.id, said)]
        for said in new:
            values = answer(guest.id, said, self._work)
            if (guest.id, said.purpose) in self._last:
                # From today, after the yes that stood there; with all that follows from a no.
                put_consent(
                    self._work, guest, said.purpose, said.state, self._work.today,
                    values["manner"],
                )  # fmt: skip
            else:
                self._work.session.execute(insert(ConsentRow).values(values))
            self._last[guest.id, said.purpose] = said.state
        return tuple(_FIELD_OF[said.purpose] for said in new)

    def _is_new(self, guest_id: int, said: PlannedConsent) -> bool:
        key = (guest_id, said.purpose)
        if key in self._asked or said.state is ConsentState.NOT_ASKED:
            return False
        last = self._last.get(key)
        return last is None or (last is ConsentState.TO_CONFIRM and said.state in _NO)
