"""Which numbers of a report must be hidden so that no small count of guests can be read or solved.

A report is a `Table`: its cells, and what its reader knows about them (sums, and "at most").
`protect` returns how each cell is printed. The rule rests on a witness, not on a formula: a
hidden cell is safe when there is *another* table of whole numbers that would print exactly the
same report and in which that cell is one higher or one lower. `witness` finds that table by
moving the cell one step and repairing every sum that no longer fits.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import count

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
    def knowledge_of(self) -> dict[str, list[Known]]:
        found: dict[str, list[Known]] = {name: [] for name in self.cells}
        for known in self.known:
            for name, _ in known.steps():
                found[name].append(known)
        return found

    @cached_property
    def neighbours_of(self) -> dict[str, frozenset[str]]:
        return {
            name: frozenset(other for k in known for other, _ in k.steps()) - {name}
            for name, known in self.knowledge_of.items()
        }

    def difference(self, known: Known, moved: Mapping[str, int]) -> int:
        return sum(
            sign * (self.cells[name].value + moved.get(name, 0)) for name, sign in known.steps()
        )


Marks = dict[str, Shown]


def protect(table: Table) -> Marks:
    """How each cell is printed, so that no cell that is not printed can be solved.

    Small counts of guests are hidden always; then, at the least cost, other cells, until every
    hidden cell has a witness. When hiding numbers is not enough (four parts of one guest each
    under a total of "<5"), cells lose their "<5" or their zero as well.
    """
    marks = _small_counts(table)
    return _cheapest(table, marks) or _by_force(table, marks)


def unsafe_cells(table: Table, marks: Mapping[str, Shown]) -> list[str]:
    """The hidden cells that a patient reader could solve."""
    movable = _movable(table, marks)
    safe: set[str] = set()
    for name in movable:
        if name not in safe:
            safe.update(witness(table, movable, name))
    return [name for name in movable if name not in safe]


def witness(table: Table, movable: Mapping[str, tuple[int, ...]], name: str) -> Mapping[str, int]:
    """The steps from this table to another that prints the same and differs at `name`.

    Empty when there is none within one step per cell: then the cell counts as unsafe.
    """
    for step in movable[name]:
        found = _repair(table, movable, {name: step})
        if found:
            return found
    return {}


def _repair(
    table: Table, movable: Mapping[str, tuple[int, ...]], moved: dict[str, int]
) -> Mapping[str, int]:
    broken = _first_broken(table, moved)
    if broken is None:
        return moved
    known, difference = broken
    for name, sign in known.steps():
        if name in moved:
            continue
        for step in movable.get(name, ()):
            if step * sign * difference < 0:
                found = _repair(table, movable, {**moved, name: step})
                if found:
                    return found
    return {}


def _first_broken(table: Table, moved: Mapping[str, int]) -> tuple[Known, int] | None:
    for name in moved:
        for known in table.knowledge_of[name]:
            difference = table.difference(known, moved)
            if not known.fits(difference):
                return known, difference
    return None


def _movable(table: Table, marks: Mapping[str, Shown]) -> dict[str, tuple[int, ...]]:
    """Per cell that is not printed, the steps a reader cannot rule out."""
    movable = {}
    for name, mark in marks.items():
        if mark is Shown.AS_IS:
            continue
        cell = table.cells[name]
        movable[name] = tuple(
            step for step in (1, -1) if cell.value + step in _possible(cell, mark)
        )
    return movable


def _possible(cell: Cell, mark: Shown) -> range:
    """The values a reader cannot rule out, as far as one step beyond the true one."""
    if mark is Shown.SMALL:
        return range(1, SMALLEST_SHOWN)
    if cell.guests and cell.value >= SMALLEST_SHOWN:
        # A reader who knows the rule knows that a small number would say so.
        return range(SMALLEST_SHOWN, cell.value + 2)
    return range(cell.value + 2)


def _small_counts(table: Table) -> Marks:
    return {
        name: Shown.SMALL if cell.guests and 0 < cell.value < SMALLEST_SHOWN else Shown.AS_IS
        for name, cell in table.cells.items()
    }


_PATIENCE = 200
"""How many combinations are looked at before the cheapest of each moment is taken."""


def _cheapest(table: Table, marks: Marks) -> Marks | None:
    """The cheapest extra cells to hide, by looking at combinations in the order of their cost."""
    order = count()
    queue: list[tuple[int, int, frozenset[str]]] = [(0, next(order), frozenset())]
    seen = {frozenset[str]()}
    for _ in range(_PATIENCE):
        if not queue:
            return None
        cost, _, hidden = heapq.heappop(queue)
        tried = marks | dict.fromkeys(hidden, Shown.HIDDEN)
        unsafe = unsafe_cells(table, tried)
        if not unsafe:
            return tried
        for name in _candidates(table, tried, unsafe[0]):
            wider = hidden | {name}
            if wider not in seen:
                seen.add(wider)
                heapq.heappush(queue, (cost + _cost(table, name), next(order), wider))
    return None


def _candidates(table: Table, marks: Marks, unsafe: str) -> list[str]:
    """Printed numbers that touch the unsafe cell, directly or over other hidden cells."""
    reached, edge = {unsafe}, [unsafe]
    found = set()
    while edge:
        for other in table.neighbours_of[edge.pop()] - reached:
            reached.add(other)
            if marks[other] is not Shown.AS_IS:
                edge.append(other)
            elif table.cells[other].value > 0:
                found.add(other)
    return sorted(found)


def _cost(table: Table, name: str) -> int:
    cell = table.cells[name]
    return cell.worth * 1000 + min(cell.value, 999)


def _by_force(table: Table, marks: Marks) -> Marks:
    """Hide one more cell at a time, cheapest first, then give up "<5" and zeros too."""
    marks = dict(marks)
    while unsafe := unsafe_cells(table, marks):
        candidates = [name for cell in unsafe for name in _candidates(table, marks, cell)]
        if not candidates:
            candidates = [name for cell in unsafe for name in _last_resorts(table, marks, cell)]
        if not candidates:
            break
        marks[min(candidates, key=lambda name: (_cost(table, name), name))] = Shown.HIDDEN
    return _without_the_needless(table, marks)


def _without_the_needless(table: Table, marks: Marks) -> Marks:
    """Print again what turned out not to be needed, dearest first."""
    plain = _small_counts(table)
    hidden = [name for name, mark in marks.items() if mark is not plain[name]]
    for name in sorted(hidden, key=lambda name: (-_cost(table, name), name)):
        tried = marks | {name: plain[name]}
        if not unsafe_cells(table, tried):
            marks = tried
    return marks


def _last_resorts(table: Table, marks: Marks, unsafe: str) -> list[str]:
    around = {unsafe} | table.neighbours_of[unsafe]
    small = [name for name in around if marks[name] is Shown.SMALL]
    return small or [name for name in table.cells if marks[name] is not Shown.HIDDEN]
