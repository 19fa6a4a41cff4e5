"""Reading workbooks of Excel and its kin (.xlsx, .xlsm): values only, dates as dates."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from ipso_desk.intake.cells import Cell, RawSheet, clean
from ipso_desk.intake.errors import IntakeCode, IntakeError
from ipso_desk.intake.grid import Allowance, Grid
from ipso_desk.intake.limits import MAX_SHEETS
from ipso_desk.intake.packages import (
    Attributes,
    Handler,
    Package,
    Visit,
    local,
    resolved,
)

WORKBOOK = "xl/workbook.xml"
# Numbers of formats that every program knows as a date or time without spelling them out.
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NOT_THE_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|general', re.IGNORECASE)
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_CELLS = re.compile(r"\$?\b[A-Z]{1,3}\$?\d{1,7}\b|\b[A-Z]{1,3}:[A-Z]{1,3}\b")
"""Places of other cells: a formula that nobody computed, and no words that begin with "="."""
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_LONGEST_NAME = 200
_SERIALS = range(1, 2_958_466)
"""Up to the last day of the year 9999."""


def read_xlsx(package: Package) -> list[RawSheet]:
    """Every worksheet, hidden ones too, in the order of its tabs."""
    listed, is_1904 = _sheets(package)
    strings = _Strings()
    _parse_if_there(package, "xl/sharedStrings.xml", strings)
    dated = _dated_styles(package)
    allowance = Allowance()
    sheets = []
    for name, part, hidden in listed:
        reader = _Sheet(strings.found, dated, Grid(allowance), is_1904=is_1904)
        package.parse(part, reader)
        sheets.append(RawSheet(name, reader.grid.rows(), hidden))
    return sheets


def _parse_if_there(package: Package, part: str, handler: Handler) -> None:
    if part in package:
        package.parse(part, handler)


def _sheets(package: Package) -> tuple[list[tuple[str, str, bool]], bool]:
    """(name, part, hidden) of each worksheet, and whether days are counted from 1904."""
    targets: dict[str, str] = {}
    tabs: list[tuple[str, str, bool]] = []
    counted_from_1904 = []

    def see_relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = resolved(WORKBOOK, attributes.get("Target", ""))
            targets[attributes.get("Id", "")] = target if kind == "worksheet" else ""

    def see_workbook(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            tabs.append((attributes.get("name", ""), _relation_id(attributes), hidden))
        elif name == "workbookPr" and attributes.get("date1904") in ("1", "true", "on"):
            counted_from_1904.append(True)

    package.parse("xl/_rels/workbook.xml.rels", Visit(see_relation))
    package.parse(WORKBOOK, Visit(see_workbook))
    if len(tabs) > MAX_SHEETS:
        raise IntakeError(IntakeCode.TOO_LARGE)
    found = []
    for title, relation, hidden in tabs:
        if relation not in targets:
            raise IntakeError(IntakeCode.DAMAGED)
        if targets[relation]:  # a sheet that is one large chart has no cells
            name = clean(title[:_LONGEST_NAME])
            found.append((name if isinstance(name, str) else "", targets[relation], hidden))
    return found, bool(counted_from_1904)


def _relation_id(attributes: Attributes) -> str:
    return next((v for key, v in attributes.items() if ":" in key and local(key) == "id"), "")


class _Strings(Handler):
    """The table of texts that cells refer to by number."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._takes = False
        self._phonetic = False

    def start(self, name: str, attributes: Attributes) -> None:
        name = local(name)
        if name == "t":
            self._takes = not self._phonetic
        elif name == "rPh":
            self._phonetic = True
        elif name == "si":
            self._pieces = []

    def end(self, name: str) -> None:
        name = local(name)
        if name == "t":
            self._takes = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.found.append("".join(self._pieces))

    def text(self, data: str) -> None:
        if self._takes:
            self._pieces.append(data)


def _dated_styles(package: Package) -> frozenset[int]:
    """The numbers of the cell styles that show a date or a time."""
    formats: dict[str, str] = {}
    inside: list[str] = []
    dated: list[bool] = []

    class Styles(Handler):
        def start(self, name: str, attributes: Attributes) -> None:
            name = local(name)
            if name == "numFmt":
                formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            elif name == "cellXfs":
                inside.append(name)
            elif name == "xf" and inside:
                dated.append(_is_date_format(attributes.get("numFmtId", "0"), formats))

        def end(self, name: str) -> None:
            if local(name) == "cellXfs":
                inside.clear()

    _parse_if_there(package, "xl/styles.xml", Styles())
    return frozenset(index for index, is_date in enumerate(dated) if is_date)


def _is_date_format(number: str, formats: dict[str, str]) -> bool:
    if number in formats:
        first_section = formats[number][:200].split(";")[0]
        return bool(_DATE_LETTERS.search(_NOT_THE_FORMAT.sub("", first_section)))
    return number.isdecimal() and int(number) in _DATE_FORMATS


class _Sheet(Handler):
    """The cells of one worksheet."""

    def __init__(
        self, strings: list[str], dated: frozenset[int], grid: Grid, *, is_1904: bool
    ) -> None:
        self.grid = grid
        self._strings = strings
        self._dated = dated
        self._epoch = date(1904, 1, 1) if is_1904 else date(1899, 12, 30)
        self._row, self._column = -1, -1
        self._cell: Attributes = {}
        self._value: list[str] = []
        self._formula: list[str] = []
        self._into: list[str] | None = None
        self._phonetic = False

    def start(self, name: str, attributes: Attributes) -> None:
        name = local(name)
        if name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "t"):
            self._into = None if self._phonetic else self._value
        elif name == "f":
            self._into = self._formula
        elif name == "row":
            self._row = self._row_number(attributes.get("r"))
            self._column, self._cell = -1, {}
        elif name == "rPh":
            self._phonetic = True

    def end(self, name: str) -> None:
        name = local(name)
        if name == "c":
            if self._value or self._formula:
                row, column = self._place()
                self.grid.put(row, column, self._content())
                self._value, self._formula = [], []
        elif name in ("v", "t", "f"):
            self._into = None
        elif name == "rPh":
            self._phonetic = False

    def text(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)

    def _row_number(self, typed: str | None) -> int:
        if typed is None:
            return self._row + 1
        if not (typed.isdecimal() and len(typed) <= 10):
            raise IntakeError(IntakeCode.DAMAGED)
        return int(typed) - 1

    def _begin_cell(self, attributes: Attributes) -> None:
        # Most cells are nothing but a border: where they stand is worked out when it is asked.
        if "r" not in attributes:
            self._column = self._place()[1] + 1 if self._cell else self._column + 1
        self._cell = attributes

    def _place(self) -> tuple[int, int]:
        """Row and column of the current cell, from 0."""
        typed = self._cell.get("r")
        if typed is None:
            return self._row, self._column
        match = _PLACE.fullmatch(typed)
        if match is None:
            raise IntakeError(IntakeCode.DAMAGED)
        column = 0
        for letter in match[1].upper():
            column = column * 26 + ord(letter) - 64
        return int(match[2]) - 1, column - 1

    def _content(self) -> Cell:
        kind, text = self._cell.get("t", "n"), "".join(self._value)
        if not text or kind == "e":
            # Words that begin with "=" became a formula without a result, or with an error.
            formula = "".join(self._formula)
            return clean(f"={formula}") if formula and not _CELLS.search(formula[:500]) else None
        if kind == "s":
            return clean(self._string(text))
        if kind == "b":
            return text.strip() == "1"
        if kind == "d":
            return _iso_date(text)
        return clean(text) if kind in ("str", "inlineStr") else self._number(text)

    def _string(self, text: str) -> str:
        index = int(text) if text.strip().isdecimal() and len(text) < 10 else -1
        if not 0 <= index < len(self._strings):
            raise IntakeError(IntakeCode.DAMAGED)
        return self._strings[index]

    def _number(self, text: str) -> Cell:
        try:
            number = float(text[:400])
        except ValueError:
            return clean(text)
        style = self._cell.get("s", "")
        dated = style.isdecimal() and int(style[:9]) in self._dated
        return self._day(number) if dated else clean(number)

    def _day(self, number: float) -> Cell:
        if 0 <= number < 1:
            seconds = round(number * 86_400) % 86_400
            return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
        try:
            whole = int(number)
            return self._epoch + timedelta(days=whole) if whole in _SERIALS else clean(number)
        except (OverflowError, ValueError):
            return clean(number)


def _iso_date(text: str) -> Cell:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return clean(text)
