"""Sets of row numbers ("slots") as the bits of big integers, and their order by newest visit."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain

_FILLED_BYTE = re.compile(rb"[^\0]")
_BITS_OF_BYTE = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
_FEW = 64
_SPARSE = 50
_TIER = 2048
_SORTED_AT_ONCE = 128


def slots_of(bits: int) -> list[int]:
    """The slots of a set, in ascending order."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    slots: list[int] = []
    for match in _FILLED_BYTE.finditer(data):
        base = match.start() * 8
        slots += [base + bit for bit in _BITS_OF_BYTE[data[match.start()]]]
    return slots


def bits_of(groups: Sequence[Sequence[int]], slots: int) -> int:
    """The set of all the slots in all the groups; all are below `slots`."""
    if sum(map(len, groups)) < slots // _SPARSE:
        data = bytearray((slots >> 3) + 1)
        for slot in chain.from_iterable(groups):
            data[slot >> 3] |= 1 << (slot & 7)
        return int.from_bytes(data, "little")
    # Reading a row of "0" and "1" as a number costs by its length, but little per slot.
    digits = bytearray(b"0") * (slots + 1)
    for slot in chain.from_iterable(groups):
        digits[~slot] = 49
    return int(digits, 2)


class SlotSets:
    """Per field the set of slots: a short array while they are few, bits once they are many.

    Bits make a union of hundreds of large sets cheap, arrays keep ten thousand sets of one or
    two slots small; 200,000 slots in bits are 25 kB.
    """

    def __init__(self) -> None:
        self._few: list[array[int]] = []
        self._many: dict[int, int] = {}
        self._slots = 0

    def add_set(self) -> int:
        self._few.append(array("I"))
        return len(self._few) - 1

    def fill(self, sets: Sequence[int]) -> None:
        """Give the slots from 0 on, one by one, to these sets."""
        few = self._few
        for slot, number in enumerate(sets):
            few[number].append(slot)
        self._slots = len(sets)
        for number in range(len(few)):
            self._promote(number)

    def add(self, number: int, slot: int) -> None:
        self._slots = max(self._slots, slot + 1)
        if number in self._many:
            self._many[number] |= 1 << slot
        else:
            self._few[number].append(slot)
            self._promote(number)

    def remove(self, number: int, slot: int) -> None:
        if number in self._many:
            self._many[number] &= ~(1 << slot)
        else:
            self._few[number].remove(slot)

    def union(self, numbers: Iterable[int]) -> int:
        bits = 0
        few: list[array[int]] = []
        many = self._many
        for number in numbers:
            found = many.get(number)
            if found is None:
                few.append(self._few[number])
            else:
                bits |= found
        return bits | bits_of(few, self._slots) if few else bits

    def _promote(self, number: int) -> None:
        few = self._few[number]
        if len(few) > max(_FEW, self._slots >> 10):
            self._many[number] = bits_of([few], self._slots)
            self._few[number] = array("I")


class Recency:
    """The slots in tiers by order, newest last, so that the newest hits need no sorting of all."""

    def __init__(self, orders: "array[int]") -> None:
        """`orders` by slot, ascending; slots given later may stand in any order."""
        self._orders = orders
        starts = range(0, len(orders), _TIER) or [0]
        self._bounds = [orders[start] for start in starts[1:]]
        self._tiers = [((1 << min(_TIER, len(orders) - start)) - 1) << start for start in starts]

    def place(self, slot: int, order: int) -> None:
        """Put a slot, new or known, at its place."""
        if slot == len(self._orders):
            self._orders.append(order)
        else:
            self.remove(slot)
            self._orders[slot] = order
        tier = bisect_right(self._bounds, order)
        self._tiers[tier] |= 1 << slot
        if self._tiers[tier].bit_count() > 2 * _TIER:
            self._split(tier)

    def remove(self, slot: int) -> None:
        tier = bisect_right(self._bounds, self._orders[slot])
        self._tiers[tier] &= ~(1 << slot)

    def newest(self, hits: int, limit: int) -> list[int]:
        """At most `limit` slots of `hits`, newest first."""
        if hits.bit_count() <= _SORTED_AT_ONCE:
            return self._sorted(hits)[:limit]
        found: list[int] = []
        for tier in reversed(self._tiers):
            found += self._sorted(hits & tier)
            if len(found) >= limit:
                break
        return found[:limit]

    def _sorted(self, hits: int) -> list[int]:
        return sorted(slots_of(hits), key=self._orders.__getitem__, reverse=True) if hits else []

    def _split(self, tier: int) -> None:
        slots = self._sorted(self._tiers[tier])
        middle = len(slots) // 2
        bound = self._orders[slots[middle - 1]]
        newer = bits_of([slots[:middle]], len(self._orders))
        self._tiers[tier : tier + 1] = [self._tiers[tier] & ~newer, newer]
        self._bounds.insert(tier, bound)
