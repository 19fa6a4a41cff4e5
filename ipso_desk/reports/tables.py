"""Lists as files for other programs: CSV, XLSX and JSON of the same rows."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

Value = str | int | float | date | None

_COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CELL_ROOM = 32_767
"""The most characters a spreadsheet keeps in one cell."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list: its name, its column titles, its rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""
    """A line under the title: printed when, vertrouwelijk."""


def csv_bytes(sheet: Sheet) -> bytes:
    """As Dutch spreadsheets open it: semicolons, UTF-8 with a mark; no cell is a command."""
    lines = (sheet.columns, *sheet.rows)
    text = "".join(";".join(map(_field, line)) + "\r\n" for line in lines)
    return text.encode("utf-8-sig", errors="replace")


def xlsx_bytes(sheets: Sequence[Sheet], made_at: datetime) -> bytes:
    """A workbook in which every text is text."""
    out = io.BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
        "default_date_format": "d-m-yyyy",
    }
    with xlsxwriter.Workbook(out, options) as book:
        # The moment of printing, so that the same print gives the same bytes.
        book.set_properties({"created": made_at.replace(tzinfo=None)})
        bold = book.add_format({"bold": True, "bottom": 1})
        title = book.add_format({"bold": True, "font_size": 14})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "d-m-yyyy", "valign": "top", "align": "left"})
        for name, sheet in zip(_names(sheets), sheets, strict=True):
            page = book.add_worksheet(name)
            page.write_string(0, 0, _cell_text(sheet.title), title)
            page.write_string(1, 0, _cell_text(sheet.note))
            for x, column in enumerate(sheet.columns):
                page.write_string(3, x, _cell_text(column), bold)
            for y, row in enumerate(sheet.rows, 4):
                for x, value in enumerate(row):
                    _write(page, y, x, value, wrap, day)
            for x, wide in enumerate(_widths(sheet)):
                page.set_column(x, x, wide)
            page.freeze_panes(4, 0)
            page.set_paper(9)
            page.fit_to_pages(1, 0)
    return out.getvalue()


def json_bytes(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return f"{text}\n".encode(errors="replace")


def _write(
    page: xlsxwriter.worksheet.Worksheet, y: int, x: int, value: Value, wrap: object, day: object
) -> None:
    if value is None:
        return
    if isinstance(value, str):
        page.write_string(y, x, _cell_text(value), wrap)
    elif isinstance(value, datetime):
        page.write_string(y, x, value.isoformat(sep=" ", timespec="minutes"))
    elif isinstance(value, date):
        page.write_datetime(y, x, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
    else:
        page.write_number(y, x, value)


def _cell_text(value: str) -> str:
    return _UNWRITABLE.sub("\ufffd", value)[:_CELL_ROOM]


def _names(sheets: Iterable[Sheet]) -> list[str]:
    """Names a workbook accepts: no forbidden signs, 31 characters, each once."""
    names: list[str] = []
    for sheet in sheets:
        plain = re.sub(r"[\[\]:*?/\\\s]+", " ", _cell_text(sheet.title))
        base = plain.strip(" '")[:25] or "Lijst"
        name, n = base, 1
        while name.lower() in (used.lower() for used in names):
            n += 1
            name = f"{base} {n}"
        names.append(name)
    return names


def _widths(sheet: Sheet) -> list[int]:
    columns = zip(sheet.columns, *sheet.rows, strict=True)
    return [min(60, max(10, 2 + max(len(_words(v)) for v in column))) for column in columns]


def _words(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return str(value)


def _field(value: Value) -> str:
    """One cell. In quotes also where a comma or tab stands in it.

    A spreadsheet that splits on those would else make "Jan,=1+1" two cells, one a formula.
    """
    words = _harmless(value) if isinstance(value, str) else _words(value)
    if not _NEEDS_QUOTES.search(words):
        return words
    return '"' + words.replace('"', '""') + '"'


_NEEDS_QUOTES = re.compile(r'[;,\t"\r\n]')


def _harmless(value: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    value = value.replace("\x00", "\ufffd")
    return f"'{value}" if value.startswith(_COMMANDS) else value
