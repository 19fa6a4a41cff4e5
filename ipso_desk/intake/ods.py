"""Reading OpenDocument spreadsheets (.ods), as LibreOffice writes them."""

from __future__ import annotations

from datetime import date

from ipso_desk.intake.cells import Cell, RawSheet, clean
from ipso_desk.intake.errors import IntakeCode, IntakeError
from ipso_desk.intake.grid import Allowance, Grid
from ipso_desk.intake.limits import MAX_SHEETS
from ipso_desk.intake.packages import Attributes, Handler, Package, by_local_name, local

_CELLS = ("table-cell", "covered-table-cell")
# Pictures, remarks beside cells and earlier versions hold tables and texts of their own.
_ASIDE = frozenset(("annotation", "shapes", "tracked-changes", "forms", "dde-links"))
_MOST_BLANKS = 1_000
_MOST_ROWS = 1_048_576


def read_ods(package: Package) -> list[RawSheet]:
    """Every sheet, in the order of its tabs."""
    reader = _Content()
    package.parse("content.xml", reader)
    return reader.sheets


class _Content(Handler):
    """The tables of a document. A cell or row may say that it stands there many times."""

    def __init__(self) -> None:
        self.sheets: list[RawSheet] = []
        self._allowance = Allowance()
        self._grid = Grid(self._allowance)
        self._name = ""
        self._aside = 0
        self._row = self._column = 0
        self._row_times = self._cell_times = 1
        self._cell: Attributes | None = None
        self._paragraphs: list[list[str]] = []
        self._row_cells: list[tuple[int, int, Cell]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        name = local(name)
        if self._aside or name in _ASIDE:
            self._aside += 1
        elif name in _CELLS:
            self._cell, self._paragraphs = attributes, []
            self._cell_times = _times(attributes, "number-columns-repeated")
        elif self._cell is not None:
            self._start_text(name, attributes)
        elif name == "table-row":
            self._row_times = _times(attributes, "number-rows-repeated")
            self._column, self._row_cells = 0, []
        elif name == "table":
            self._begin_table(attributes)

    def end(self, name: str) -> None:
        name = local(name)
        if self._aside:
            self._aside -= 1
        elif name in _CELLS:
            self._end_cell()
        elif name == "table-row":
            self._end_row()
        elif name == "table":
            self.sheets.append(RawSheet(self._name, self._grid.rows()))

    def text(self, data: str) -> None:
        if self._cell is not None and self._paragraphs and not self._aside:
            self._paragraphs[-1].append(data)

    def _begin_table(self, attributes: Attributes) -> None:
        if len(self.sheets) >= MAX_SHEETS:
            raise IntakeError(IntakeCode.TOO_LARGE)
        name = clean(by_local_name(attributes, "name")[:200])
        self._name = name if isinstance(name, str) else ""
        self._grid, self._row = Grid(self._allowance), 0

    def _start_text(self, name: str, attributes: Attributes) -> None:
        if name in ("p", "h"):
            self._paragraphs.append([])
        elif self._paragraphs and name == "s":
            typed = by_local_name(attributes, "c") or "1"
            blanks = int(typed) if typed.isdecimal() and len(typed) < 5 else 1
            self._paragraphs[-1].append(" " * min(blanks, _MOST_BLANKS))
        elif self._paragraphs and name in ("tab", "line-break"):
            self._paragraphs[-1].append("\t" if name == "tab" else "\n")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        value = self._value(self._cell)
        if value is not None:
            self._row_cells.append((self._column, self._cell_times, value))
        self._column += self._cell_times
        self._cell = None

    def _end_row(self) -> None:
        if self._row_cells:
            # Every copy is paid for, so that a forged count ends soon.
            for copy in range(self._row_times):
                for column, times, value in self._row_cells:
                    for offset in range(times):
                        self._grid.put(self._row + copy, column + offset, value)
        self._row += self._row_times
        if self._row > _MOST_ROWS + 1_000:
            raise IntakeError(IntakeCode.DAMAGED)

    def _value(self, cell: Attributes) -> Cell:
        kind = by_local_name(cell, "value-type")
        text = "\n".join("".join(piece) for piece in self._paragraphs)
        if kind in ("float", "currency", "percentage"):
            try:
                return clean(float(by_local_name(cell, "value")))
            except ValueError:
                return clean(text)
        if kind == "date":
            try:
                return date.fromisoformat(by_local_name(cell, "date-value")[:10])
            except ValueError:
                return clean(text)
        if kind == "boolean":
            return by_local_name(cell, "boolean-value") == "true"
        if kind == "string" and not text:
            text = by_local_name(cell, "string-value")
        if not text and (formula := by_local_name(cell, "formula")):
            text = formula[formula.find("=") :]
        return clean(text)


def _times(attributes: Attributes, name: str) -> int:
    typed = by_local_name(attributes, name)
    if not typed:
        return 1
    if not (typed.isdecimal() and len(typed) <= 10):
        raise IntakeError(IntakeCode.DAMAGED)
    return max(int(typed), 1)
