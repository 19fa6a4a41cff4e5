"""Which numbers of a report are hidden, so that no small count of guests can be read or solved."""

from __future__ import annotations

import heapq
from itertools import count

from ipso_desk.domain.disclosure import (
    SMALLEST_SHOWN,
    Marks,
    Shown,
    Table,
    movable_cells,
    unsafe_cells,
    witness,
)


def protect(table: Table) -> Marks:
    """How each cell is printed, so that no cell that is not printed can be solved.

    Small counts of guests are hidden always; then, at the least cost, other cells, until every
    hidden cell has a witness. When hiding numbers is not enough (four parts of one guest each
    under a total of "<5"), cells lose their "<5" or their zero as well.
    """
    marks = _small_counts(table)
    while unsafe := unsafe_cells(table, marks):
        wider = _make_safe(table, marks, unsafe[0])
        if wider == marks:
            wider = _one_more(table, marks, unsafe[0])
        if wider == marks:
            break
        marks = wider
    return _without_the_needless(table, marks)


def _small_counts(table: Table) -> Marks:
    return {
        name: Shown.SMALL if cell.guests and 0 < cell.value < SMALLEST_SHOWN else Shown.AS_IS
        for name, cell in table.cells.items()
    }


_PATIENCE = 60
"""How many combinations are looked at for one cell before the cheapest neighbour is taken."""


def _make_safe(table: Table, marks: Marks, unsafe: str) -> Marks:
    """The cheapest extra cells that save one cell, by trying combinations in order of cost.

    A cell that is hidden on the way must be safe itself; no "<5" is given up yet.
    """
    order = count()
    queue: list[tuple[int, int, frozenset[str]]] = [(0, next(order), frozenset())]
    seen = {frozenset[str]()}
    for _ in range(_PATIENCE):
        if not queue:
            break
        cost, _, hidden = heapq.heappop(queue)
        tried = marks | dict.fromkeys(hidden, Shown.HIDDEN)
        movable = movable_cells(table, tried)
        still = [n for n in (unsafe, *sorted(hidden)) if not witness(table, movable, n)]
        if not still:
            return tried
        for name in _candidates(table, tried, still[0]):
            wider = hidden | {name}
            if wider not in seen:
                seen.add(wider)
                heapq.heappush(queue, (cost + _cost(table, name), next(order), wider))
    return marks


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


def _one_more(table: Table, marks: Marks, unsafe: str) -> Marks:
    """Hide the cheapest cell around; where all are hidden, give up a "<5", or a zero."""
    names = _candidates(table, marks, unsafe) or _last_resorts(table, marks, unsafe)
    if not names:
        return marks
    return marks | {min(names, key=lambda name: (_cost(table, name), name)): Shown.HIDDEN}


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
