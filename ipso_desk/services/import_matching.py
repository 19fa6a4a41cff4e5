"""Who of a workbook is a guest the centre knows already, also under a former name or number."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestPhoneRow, GuestRow, MergedCardRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.names import PersonName, fold
from ipso_desk.domain.phones import Phone
from ipso_desk.intake.directory import are_generations_apart
from ipso_desk.intake.plan import PlannedGuest
from ipso_desk.services.work import Work

Print = tuple[str, frozenset[str], str]
"""How a list wrote somebody: folded name, numbers, birth."""


@dataclass(slots=True)
class Former:
    """What stood on a card once and was changed or taken off by a person."""

    values: set[tuple[str, str]] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    note_lines: set[str] = field(default_factory=set)


class KnownGuests:
    """The guests of the centre by folded name, the dead and the archived among them.

    Names and numbers that were changed since stay known, from the history: a list that is
    brought in again still means the same people. Two people of one list are never one guest.
    """

    def __init__(self, work: Work) -> None:
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._births: dict[int, PartialDate | None] = {}
        self._phones: dict[int, set[str]] = defaultdict(set)
        self._former: dict[int, Former] = defaultdict(Former)
        self._written: dict[Print, list[int]] = defaultdict(list)
        self._taken: set[int] = set()
        self._now: dict[int, int] = dict(
            work.session.execute(select(MergedCardRow.former_number, MergedCardRow.guest_id)).all()
        )
        """Where the number of a card that became part of another one leads."""
        self.alike: dict[int, list[int]] = {}
        """People of the list, by index, who are new although somebody of that name stood there."""
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
            self._phones[guest_id].add(e164 or digits(typed))
        connection = work.session.connection()
        self._remember_former_cards(connection)
        self._remember_former_phones(connection)
        self._remember_lists(connection)
        self._dead = set(work.session.scalars(select(DeathRow.guest_id)))
        self._taken_back = {
            int(guest_id)
            for (guest_id,) in work.session.connection().exec_driver_sql(
                "SELECT DISTINCT guest_id FROM history WHERE table_name = 'death'"
                " AND before IS NOT NULL AND after IS NULL AND guest_id IS NOT NULL"
            )
        }

    def match(self, people: Sequence[PlannedGuest]) -> list[int | None]:
        """For each person of a list the known guest this certainly is; nobody is meant twice.

        First whoever a list wrote in just this way before, then the same name and the same
        phone. Where one of the two has no phone, the same name and the same birth; where one
        of the two has nothing but a name, the name alone if only one has it.
        """
        found = self._match_as_written(people)
        for certain in (self._by_phone, self._by_the_rest):
            for index, planned in enumerate(people):
                if found[index] is None:
                    free = [g for g in certain(planned) if g not in self._taken]
                    if free:
                        found[index] = free[0]
                        self._taken.add(free[0])
        for index, (planned, guest_id) in enumerate(zip(people, found, strict=True)):
            others = [g for g in self._named(planned.name) if g not in self._taken]
            if guest_id is None and others:
                self.alike[index] = others
        return found

    def _match_as_written(self, people: Sequence[PlannedGuest]) -> list[int | None]:
        """Two lines of a list are one guest only where a person put their two cards together."""
        found: list[int | None] = []
        written: set[int] = set()
        for planned in people:
            free = [number for number in self._as_written(planned) if number not in written]
            found.append(self._guest(free[0]) if free else None)
            written |= set(free[:1])
        self._taken |= {guest_id for guest_id in found if guest_id is not None}
        return found

    def _guest(self, number: int) -> int:
        """The guest whose card has or had this number."""
        for _ in range(len(self._now)):
            if number not in self._now:
                break
            number = self._now[number]
        return number

    def _as_written(self, planned: PlannedGuest) -> list[int]:
        birth = planned.birth.iso if planned.birth else ""
        numbers = frozenset(_numbers(planned.phones))
        return self._written.get((fold(planned.name.display), numbers, birth), [])

    def _by_phone(self, planned: PlannedGuest) -> list[int]:
        numbers = _numbers(planned.phones)
        same = [
            g
            for g in self._named(planned.name)
            if not are_generations_apart(self._births[g], planned.birth)
        ]
        now = [g for g in same if numbers & self._phones[g]]
        return now or [g for g in same if numbers & self._former[g].phones]

    def _by_the_rest(self, planned: PlannedGuest) -> list[int]:
        named, numbers = self._named(planned.name), _numbers(planned.phones)
        same = [g for g in named if g not in self._taken]
        open_ones = [g for g in same if not numbers or not self._phones[g]]
        by_birth = [g for g in open_ones if self._births[g] == planned.birth]
        if len(by_birth) == 1:
            return by_birth
        if len(named) == 1 and open_ones:
            only = open_ones[0]
            return [only] if planned.birth is None or self._births[only] is None else []
        return []

    def only_one(self, name: PersonName, phones: Iterable[Phone]) -> int | None:
        """The guest a loose list means by a name: the only one who has it."""
        same, numbers = self._named(name), _numbers(phones)
        by_phone = [g for g in same if numbers & self._phones[g]]
        if len(by_phone) == 1:
            return by_phone[0]
        return same[0] if len(same) == 1 else None

    def added(self, created: Iterable[tuple[int, PlannedGuest]]) -> None:
        for guest_id, planned in created:
            self._remember(guest_id, planned.name, planned.birth)
            self._phones[guest_id] |= _numbers(planned.phones)

    def is_dead(self, guest_id: int) -> bool:
        return guest_id in self._dead

    def was_taken_back(self, guest_id: int) -> bool:
        """A person said that this guest lives: an old list does not bury them again."""
        return guest_id in self._taken_back

    def former(self, guest_id: int) -> Former:
        """What an old list would put back although a person changed it."""
        return self._former[guest_id]

    def _named(self, name: PersonName) -> list[int]:
        return self._by_name.get(fold(name.display), [])

    def _remember_former_cards(self, connection: Connection) -> None:
        for guest_id, table, before in connection.exec_driver_sql(
            "SELECT guest_id, table_name, before FROM history"
            " WHERE table_name IN ('guest', 'guest_private') AND before IS NOT NULL"
        ):
            guest_id = self._guest(guest_id)
            if guest_id not in self._births:
                continue
            image, former = json.loads(before), self._former[guest_id]
            if table == "guest":
                former.values |= {(name, str(value)) for name, value in image.items() if value}
                named = self._by_name[fold(_name_in(image).display)]
                if guest_id not in named:
                    named.append(guest_id)
            else:
                former.note_lines |= set(str(image.get("note", "")).splitlines())

    def _remember_former_phones(self, connection: Connection) -> None:
        for guest_id, before in connection.exec_driver_sql(
            "SELECT guest_id, before FROM history WHERE table_name = 'guest_phone'"
            " AND before IS NOT NULL"
        ):
            guest_id = self._guest(guest_id)
            image = json.loads(before)
            number = image.get("e164") or digits(image["typed"])
            if number not in self._phones[guest_id]:
                self._former[guest_id].phones.add(number)

    def _remember_lists(self, connection: Connection) -> None:
        """How each imported guest was written, from the very first image of the card."""
        cards: dict[int, dict[str, Any]] = {}
        actions: dict[int, int] = {}
        for guest_id, action_id, after in _first_images(connection, "guest"):
            if self._guest(guest_id) in self._births and guest_id not in cards:
                cards[guest_id], actions[guest_id] = json.loads(after), action_id
        numbers: dict[int, set[str]] = defaultdict(set)
        for guest_id, action_id, after in _first_images(connection, "guest_phone"):
            if actions.get(guest_id) == action_id:
                image = json.loads(after)
                numbers[guest_id].add(image.get("e164") or digits(image["typed"]))
        for guest_id, image in cards.items():
            name = fold(_name_in(image).display)
            written = (name, frozenset(numbers[guest_id] - {""}), image.get("birth", ""))
            self._written[written].append(guest_id)

    def _remember(self, guest_id: int, name: PersonName, birth: PartialDate | None) -> None:
        self._by_name[fold(name.display)].append(guest_id)
        self._births[guest_id] = birth


def _first_images(connection: Connection, table: str) -> Iterable[tuple[int, int, str]]:
    """(guest, action, image) of the rows that imports added, oldest first."""
    rows = connection.exec_driver_sql(
        "SELECT history.guest_id, history.action_id, history.after FROM history"
        " LEFT JOIN guest ON guest.id = history.guest_id"
        " WHERE history.table_name = ? AND history.before IS NULL AND history.after IS NOT NULL"
        " AND (guest.source = 'import' OR history.guest_id IN"
        " (SELECT former_number FROM merged_card)) ORDER BY history.id",
        (table,),
    )
    return ((int(guest_id), int(action_id), str(after)) for guest_id, action_id, after in rows)


def _name_in(image: dict[str, Any]) -> PersonName:
    parts = ("first_name", "infix", "last_name", "initials")
    return PersonName(*(str(image.get(part, "")) for part in parts))


def _numbers(phones: Iterable[Phone]) -> set[str]:
    return {phone.e164 or digits(phone.typed) for phone in phones} - {""}


def digits(typed: str) -> str:
    return "".join(ch for ch in typed if ch.isdigit())
