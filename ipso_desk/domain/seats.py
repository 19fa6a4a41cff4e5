"""Whose turn it is: free places, the waiting line, and pairs who ask for both or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InLine:
    """Somebody who waits; `partner` is the sign-up of the other, where the two come together."""

    sign_up: int
    partner: int | None = None

    @property
    def seats(self) -> int:
        return 1 if self.partner is None else 2

    @property
    def members(self) -> tuple[int, ...]:
        return (self.sign_up,) if self.partner is None else (self.sign_up, self.partner)


def free_numbers(taken: Iterable[int], most: int) -> tuple[int, ...]:
    """The numbers of the free places, lowest first; never more than are left below `most`."""
    held = set(taken)
    free = [number for number in range(1, most + 1) if number not in held]
    return tuple(free[: max(0, most - len(held))])


def whose_turn(line: Sequence[InLine], free: int) -> InLine | None:
    """Whom a free place is offered to: the first in line.

    A pair that does not fit keeps its place in the line, and nobody is proposed in its
    stead: a coordinator keeps the place or offers it to the next.
    """
    if not line or free < 1 or line[0].seats > free:
        return None
    return line[0]


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Who stands before the one that is chosen."""

    skipped: tuple[int, ...]
    """They could have had the place: this needs a reason."""
    too_many: tuple[int, ...]
    """Pairs for whom there is only one place; they keep their turn."""


def passed_over(line: Sequence[InLine], chosen: int, free: int) -> PassedOver:
    """Everybody before `chosen` in the line, each of a pair by name."""
    skipped: list[int] = []
    too_many: list[int] = []
    for waiting in line:
        if chosen in waiting.members:
            break
        for member in waiting.members:
            group = too_many if waiting.seats > free else skipped
            if member not in group:
                group.append(member)
    return PassedOver(tuple(skipped), tuple(too_many))
