"""Collecting cells into rows, within the limits that keep memory small."""

from __future__ import annotations

from collections.abc import Sequence

from ipso_desk.intake.cells import Cell
from ipso_desk.intake.errors import IntakeCode, IntakeError
from ipso_desk.intake.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS

_LAST_ROW = 1_048_576
_BLANK: tuple[Cell, ...] = ()


class Allowance:
    """How many cells all sheets of one file may still have."""

    def __init__(self) -> None:
        self._left = MAX_CELLS

    def spend(self, cells: int) -> None:
        self._left -= cells
        if self._left < 0:
            raise IntakeError(IntakeCode.TOO_LARGE)


class Grid:
    """The rows of one sheet; a row reaches to its last filled cell, and no further."""

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._rows: dict[int, list[Cell]] = {}

    def put(self, row: int, column: int, value: Cell) -> None:
        """Place a filled cell, counted from 0; a place outside any spreadsheet is damage."""
        if value is None:
            return
        if not (0 <= row < _LAST_ROW and column >= 0):
            raise IntakeError(IntakeCode.DAMAGED)
        if column >= MAX_COLUMNS:
            raise IntakeError(IntakeCode.TOO_LARGE)
        cells = self._rows.get(row)
        if cells is None:
            cells = self._rows[row] = []
            if len(self._rows) > MAX_ROWS:
                raise IntakeError(IntakeCode.TOO_LARGE)
        missing = column + 1 - len(cells)
        if missing > 0:
            self._allowance.spend(missing)
            cells.extend([None] * missing)
        cells[column] = value

    def rows(self) -> list[Sequence[Cell]]:
        """All rows from the first one on; blank ones in between share one empty row."""
        if not self._rows:
            return []
        return [self._rows.get(index, _BLANK) for index in range(max(self._rows) + 1)]
