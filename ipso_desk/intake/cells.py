"""One cell of any spreadsheet as plain Python, cleaned once and in one place."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | time | timedelta | None
"""A `datetime` has become a `date`; a blank cell is None, never an empty string."""

MAX_TEXT = 32_767
"""What a cell of a spreadsheet can hold; longer text comes from a forged file."""

_ODD_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u3000"), " ")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_CONTROLS = {code: None for code in (*range(32), *range(127, 160)) if code not in (9, 10, 13)}
_CLEANING = {**_CONTROLS, **_INVISIBLE, **_ODD_SPACES}


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet from its cell A1 on: `rows[0]` is the row that the spreadsheet calls 1."""

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


def clean(value: object) -> Cell:
    """Any value a reader hands over, as a `Cell`."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _clean_text(value)
    if isinstance(value, float):
        return _clean_number(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (int, date, time, timedelta)):
        return value
    return _clean_text(str(value))


_ERRORS = frozenset(
    """#N/A #N/B #REF! #VERW! #NAME? #NAAM? #VALUE! #WAARDE! #DIV/0! #DEEL/0! #NUM! #GETAL! #NULL!
    #LEEG! #SPILL! #OVERLOOP! #CALC! Err:502 Err:504 Err:508 Err:509 Err:511""".split()
)
"""What a spreadsheet shows for a formula without an outcome: nobody's words."""


def _clean_text(value: str) -> str | None:
    if value[:1] in "#E" and value.strip() in _ERRORS:
        return None
    if value.isascii() and value.isprintable():
        return value.strip()[:MAX_TEXT] or None
    # Lone surrogates come from hostile files and can be stored nowhere.
    readable = value[:MAX_TEXT].encode("utf-8", "ignore").decode("utf-8")
    tidy = unicodedata.normalize("NFC", readable.translate(_CLEANING))
    return tidy.replace("\r\n", "\n").replace("\r", "\n").strip() or None


def _clean_number(value: float) -> int | float | None:
    if math.isnan(value) or math.isinf(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def text_of(cell: Cell) -> str:
    """A cell as a Dutch reader would type it; a blank one is the empty string."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, date):
        return f"{cell.day}-{cell.month}-{cell.year}"
    if isinstance(cell, float):
        return repr(cell).replace(".", ",")
    return str(cell)


def is_blank_row(row: Sequence[Cell]) -> bool:
    return all(cell is None for cell in row)


def column_letter(index: int) -> str:
    """0 → A, 26 → AA: the name that the spreadsheet shows above a column."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
