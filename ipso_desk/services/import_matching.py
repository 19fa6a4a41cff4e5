"""Who of a workbook is a guest the centre knows already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestPhoneRow, GuestRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.names import PersonName, fold
from ipso_desk.domain.phones import Phone
from ipso_desk.intake.plan import PlannedGuest
from ipso_desk.services.work import Work


class KnownGuests:
    """The guests of the centre by folded name, the dead and the archived among them."""

    def __init__(self, work: Work) -> None:
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._births: dict[int, PartialDate | None] = {}
        self._phones: dict[int, set[str]] = defaultdict(set)
        self.alike: list[str] = []
        """People who were added although somebody of that name stood there."""
        rows = work.session.execute(
            select(
                GuestRow.id,
                GuestRow.first_name,
                GuestRow.infix,
                GuestRow.last_name,
                GuestRow.initials,
                GuestRow.birth,
            ).where(GuestRow.erased_on.is_(None))
        )
        for guest_id, first, infix, last, initials, birth in rows:
            self._remember(guest_id, PersonName(first, infix, last, initials), birth)
        for guest_id, typed, e164 in work.session.execute(
            select(GuestPhoneRow.guest_id, GuestPhoneRow.typed, GuestPhoneRow.e164)
        ):
            self._phones[guest_id].add(e164 or _digits(typed))
        self._dead = set(work.session.scalars(select(DeathRow.guest_id)))
        self._taken_back = {
            int(guest_id)
            for (guest_id,) in work.session.connection().exec_driver_sql(
                "SELECT DISTINCT guest_id FROM history WHERE table_name = 'death'"
                " AND before IS NOT NULL AND after IS NULL AND guest_id IS NOT NULL"
            )
        }

    def match(
        self, name: PersonName, phones: Iterable[Phone], birth: PartialDate | None
    ) -> int | None:
        """The one known guest this certainly is: the same name and the same phone.

        Where one of the two has no phone, the same name and the same birth; where
        neither has anything but a name, the name alone if only one has it.
        """
        same = self._by_name.get(fold(name.display), [])
        numbers = {phone.e164 or _digits(phone.typed) for phone in phones} - {""}
        by_phone = [g for g in same if numbers & self._phones[g]]
        if by_phone:
            return by_phone[0]
        open_ones = [g for g in same if not numbers or not self._phones[g]]
        by_birth = [g for g in open_ones if self._births[g] == birth]
        if len(by_birth) == 1:
            return by_birth[0]
        if same:
            self.alike.append(name.display)
        return None

    def only_one(self, name: PersonName, phones: Iterable[Phone]) -> int | None:
        """The guest a loose list means by a name: the only one who has it."""
        same = self._by_name.get(fold(name.display), [])
        numbers = {phone.e164 or _digits(phone.typed) for phone in phones} - {""}
        by_phone = [g for g in same if numbers & self._phones[g]]
        if len(by_phone) == 1:
            return by_phone[0]
        return same[0] if len(same) == 1 else None

    def added(self, created: Iterable[tuple[int, PlannedGuest]]) -> None:
        for guest_id, planned in created:
            self._remember(guest_id, planned.name, planned.birth)
            self._phones[guest_id] |= {p.e164 or _digits(p.typed) for p in planned.phones}

    def is_dead(self, guest_id: int) -> bool:
        return guest_id in self._dead

    def was_taken_back(self, guest_id: int) -> bool:
        """A person said that this guest lives: an old list does not bury them again."""
        return guest_id in self._taken_back

    def _remember(self, guest_id: int, name: PersonName, birth: PartialDate | None) -> None:
        self._by_name[fold(name.display)].append(guest_id)
        self._births[guest_id] = birth


def _digits(typed: str) -> str:
    return "".join(ch for ch in typed if ch.isdigit())
