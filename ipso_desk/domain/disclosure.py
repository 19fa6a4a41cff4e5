"""What the reader of a report can work out, and the proof that something cannot be.

A report is a `Table`: its cells, and what its reader knows about them (sums, and "at most").
The proof is a witness, not a formula: a hidden cell is safe when there is *another* table of
whole numbers that would print exactly the same report and in which that cell is higher or
lower. `witness` finds it by moving the cell one step and repairing everything that no longer
fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

SMALLEST_SHOWN = 5
"""A count of guests from 1 up to this number, not included, is not printed."""


class Shown(StrEnum):
    """How a cell is printed."""

    AS_IS = "as_is"
    SMALL = "small"
    """Read as: one to four."""
    HIDDEN = "hidden"
    """Hidden to protect another cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a report."""

    value: int
    guests: bool = True
    """Counts of guests are hidden when small; other counts only where they give one away."""
    worth: int = 1
    """How much a reader loses without it: the cheapest cells are hidden first."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The reader knows: `total` is the sum of `parts`."""

    total: str
    parts: tuple[str, ...]

    def steps(self) -> Iterator[tuple[str, int]]:
        yield self.total, 1
        for part in self.parts:
            yield part, -1

    def fits(self, difference: int) -> bool:
        return difference == 0


@dataclass(frozen=True, slots=True)
class AtMost:
    """The reader knows: `less` is at most `times` × `more`."""

    less: str
    more: str
    times: int = 1

    def steps(self) -> Iterator[tuple[str, int]]:
        yield self.less, 1
        yield self.more, -self.times

    def fits(self, difference: int) -> bool:
        return difference <= 0


Known = Sum | AtMost


@dataclass(frozen=True)
class Table:
    """The cells of a report by name, and what its reader knows about them."""

    cells: Mapping[str, Cell]
    known: tuple[Known, ...]

    @cached_property
    def differences(self) -> list[int]:
        """Per thing known, by how much the true table is off: nothing, or below a limit."""
        return [sum(sign * self.cells[n].value for n, sign in k.steps()) for k in self.known]

    @cached_property
    def knowledge_of(self) -> dict[str, list[tuple[int, int]]]:
        """Per cell, where it is known in (by number), and its sign or factor there."""
        found: dict[str, list[tuple[int, int]]] = {name: [] for name in self.cells}
        for number, known in enumerate(self.known):
            for name, sign in known.steps():
                found[name].append((number, sign))
        return found

    @cached_property
    def neighbours_of(self) -> dict[str, frozenset[str]]:
        return {
            name: frozenset(n for number, _ in found for n, _ in self.known[number].steps())
            - {name}
            for name, found in self.knowledge_of.items()
        }


Marks = dict[str, Shown]


def unsafe_cells(table: Table, marks: Mapping[str, Shown]) -> list[str]:
    """The hidden cells that a patient reader could solve."""
    movable = movable_cells(table, marks)
    safe: set[str] = set()
    for name in movable:
        if name not in safe:
            safe.update(witness(table, movable, name))
    return [name for name in movable if name not in safe]


Steps = Mapping[str, tuple[int, ...]]
"""Per cell that is not printed, the steps from its value that a reader cannot rule out."""


def witness(table: Table, movable: Steps, name: str) -> Mapping[str, int]:
    """The steps from this table to another that prints the same and differs at `name`.

    Empty when there is none with one step per cell: then the cell counts as unsafe.
    """
    tried: set[frozenset[tuple[str, int]]] = set()
    for step in movable[name]:
        found = _repair(table, movable, {name: step}, tried)
        if found:
            return found
    return {}


def _repair(
    table: Table,
    movable: Steps,
    moved: dict[str, int],
    tried: set[frozenset[tuple[str, int]]],
) -> Mapping[str, int]:
    """Move further cells until everything the reader knows fits again."""
    broken = _first_broken(table, moved)
    if broken is None:
        return moved
    key = frozenset(moved.items())
    if key in tried:
        return {}
    tried.add(key)
    number, difference = broken
    for name, sign in table.known[number].steps():
        for step in movable.get(name, ()) if name not in moved else ():
            if step * sign * difference < 0:
                found = _repair(table, movable, {**moved, name: step}, tried)
                if found:
                    return found
    return {}


def _first_broken(table: Table, moved: Mapping[str, int]) -> tuple[int, int] | None:
    """The first thing known that the moved table contradicts, and by how much."""
    shifts: dict[int, int] = {}
    for name, step in moved.items():
        for number, sign in table.knowledge_of[name]:
            shifts[number] = shifts.get(number, 0) + sign * step
    for number, shift in shifts.items():
        difference = table.differences[number] + shift
        if not table.known[number].fits(difference):
            return number, difference
    return None


def movable_cells(table: Table, marks: Mapping[str, Shown]) -> Steps:
    """For `witness`: what of this report is not printed, and how it might differ."""
    return {
        name: tuple(_steps(table, name, mark))
        for name, mark in marks.items()
        if mark is not Shown.AS_IS
    }


def _steps(table: Table, name: str, mark: Shown) -> Iterator[int]:
    cell = table.cells[name]
    sizes = {1}
    if not cell.guests:
        # Visits go up and down with the guests by as much as one guest can make.
        sizes |= {
            abs(m.times)
            for n, _ in table.knowledge_of[name]
            if isinstance(m := table.known[n], AtMost)
        }
    for size in sorted(sizes):
        for step in (size, -size):
            if _possible(cell, mark, cell.value + step):
                yield step


def _possible(cell: Cell, mark: Shown, value: int) -> bool:
    """Whether a reader must reckon with this value."""
    if mark is Shown.SMALL:
        return 0 < value < SMALLEST_SHOWN
    if cell.guests and cell.value >= SMALLEST_SHOWN:
        # A reader who knows the rule knows that a small number would say so.
        return value >= SMALLEST_SHOWN
    return value >= 0
