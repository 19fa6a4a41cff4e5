"""Opening the zip that a modern workbook is, without trusting a word it says about itself.

Every part that matters is unpacked within limits, looked at, and packed again: the
reader then sees exactly the bytes that were checked. This is needed because the reader
asks memory for a whole rectangle of cells at once, and two cells in far corners would
end the program instead of raising an error.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from ipso_desk.intake.errors import IntakeCode, IntakeError
from ipso_desk.intake.limits import MAX_CELLS, MAX_COLUMNS, MAX_PARTS, MAX_UNPACKED
from ipso_desk.intake.unstored import by_sheet_name, formulas_without_result

_TRUSTED_ROWS = 1_048_576


@dataclass(frozen=True, slots=True)
class Package:
    """A checked workbook, and the texts of formulas that were saved without a result."""

    data: bytes
    formulas: dict[str, dict[tuple[int, int], str]]


def checked(data: bytes) -> Package:
    """The workbook with only the parts a reader needs; raises `IntakeError` otherwise."""
    try:
        return _checked(data)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,  # a way of packing that Python does not know
        EOFError,
        OSError,
        ValueError,
        UnicodeError,
        OverflowError,
    ):
        raise IntakeError(IntakeCode.DAMAGED) from None


def _checked(data: bytes) -> Package:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        entries = source.infolist()
        if len(entries) > MAX_PARTS:
            raise IntakeError(IntakeCode.TOO_LARGE)
        names = {entry.filename for entry in entries}
        _recognise(source, names)
        kept = io.BytesIO()
        small: dict[str, bytes] = {}
        formulas: dict[str, dict[tuple[int, int], str]] = {}
        with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
            for name, part in _parts(source, entries):
                _check_part(name, part)
                target.writestr(name, part)
                if name.endswith(("workbook.xml", "workbook.xml.rels")):
                    small[name] = part
                elif name.startswith("xl/worksheets/"):
                    formulas[name] = formulas_without_result(part)
    return Package(kept.getvalue(), by_sheet_name(small, formulas))


def _recognise(source: zipfile.ZipFile, names: set[str]) -> None:
    lowered = {name.lower() for name in names}
    if "xl/workbook.bin" in lowered:
        raise IntakeError(IntakeCode.OLD_FORMAT)
    if "xl/workbook.xml" in lowered:
        return
    if "content.xml" not in lowered or not _is_ods(source, names):
        raise IntakeError(IntakeCode.NOT_A_WORKBOOK)
    if "META-INF/manifest.xml" in names:
        with source.open("META-INF/manifest.xml") as part:
            if b"encryption-data" in part.read(1_000_000):
                raise IntakeError(IntakeCode.ENCRYPTED)


def _is_ods(source: zipfile.ZipFile, names: set[str]) -> bool:
    if "mimetype" not in names:
        return True
    with source.open("mimetype") as part:
        return b"spreadsheet" in part.read(200)


def _parts(source: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    room = MAX_UNPACKED
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        if name in seen or not _needed(name):
            continue
        seen.add(name)
        if entry.flag_bits & 0x1:
            raise IntakeError(IntakeCode.ENCRYPTED)
        with source.open(entry) as packed:
            part = packed.read(room + 1)
        room -= len(part)
        if room < 0:
            raise IntakeError(IntakeCode.TOO_LARGE)
        yield name, part


_NOT_NEEDED = re.compile(
    r"(?:xl/(?:theme|media|drawings|charts|comments|pivot|printerSettings|externalLinks)"
    r"|docProps/|customXml/|Configurations2/|Thumbnails/|settings\.xml|meta\.xml)",
    re.IGNORECASE,
)


def _needed(name: str) -> bool:
    return name == "mimetype" or (
        name.lower().endswith((".xml", ".rels")) and not _NOT_NEEDED.match(name)
    )


def _check_part(name: str, part: bytes) -> None:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part or part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise IntakeError(IntakeCode.DAMAGED)
    lowered = name.lower()
    if lowered == "content.xml":
        _check_ods_size(part)
    elif lowered.startswith("xl/worksheets/"):
        _check_xlsx_size(part)
    elif part.count(b"<") > 6 * MAX_CELLS:
        raise IntakeError(IntakeCode.TOO_LARGE)


_ATTRIBUTES = rb"""((?:\s+[^\s=<>/"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>"""
_XLSX_TAG = re.compile(rb"<(?:[\w.\-]+:)?(c|row)(?=[\s/>])")
_XLSX_PLACE = re.compile(
    rb"""<(?:[\w.\-]+:)?(c|row)(?:\s+r="([A-Z]{0,3})(\d{1,7})"|(?=[\s/>])""" + _ATTRIBUTES + rb")"
)
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})(\d{1,7})["']""")
_ANY_PLACE = re.compile(rb"""\sr\s*=\s*["']""")


def _check_xlsx_size(part: bytes) -> None:
    """Refuses a sheet whose outermost cells span more than the limit."""
    last_row = last_column = rows = cells = widest = in_row = unplaced = 0
    found = 0
    for match in _XLSX_PLACE.finditer(part):
        found += 1
        kind, letters, digits, attributes = match[1], match[2], match[3], match[4]
        if digits is None and attributes:
            place = _PLACE.search(attributes)
            if place is not None:
                letters, digits = place[1], place[2]
            elif _ANY_PLACE.search(attributes):
                raise IntakeError(IntakeCode.DAMAGED)
        if kind == b"row":
            rows += 1
            in_row = 0
        else:
            cells += 1
            in_row += 1
            widest = max(widest, in_row)
        if digits is None:
            unplaced += 1
        else:
            last_row = max(last_row, int(digits))
            last_column = max(last_column, _column_number(letters or b""))
        if cells > MAX_CELLS:
            raise IntakeError(IntakeCode.TOO_LARGE)
    # A tag that only the lenient pattern sees is written in a way no spreadsheet writes.
    if found != sum(1 for _ in _XLSX_TAG.finditer(part)):
        raise IntakeError(IntakeCode.DAMAGED)
    if unplaced:
        last_row += rows
        last_column += widest
    _refuse_large(last_row, last_column)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


_ODS_TAG = re.compile(rb"<table:(?:table-row|table-cell|covered-table-cell)(?=[\s/>])")
_ODS_PLACE = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell)(?=[\s/>])" + _ATTRIBUTES
)
_REPEATED = re.compile(rb"""\stable:number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,12})["']""")
_ANY_REPEATED = re.compile(rb"-repeated")


def _check_ods_size(part: bytes) -> None:
    """The same for an OpenDocument sheet, where cells and rows carry a repeat count."""
    rows = widest = column = filled_rows = repeat = found = 0
    for match in _ODS_PLACE.finditer(part):
        found += 1
        kind, attributes, closed = match[1], match[2], match[3]
        times = _times(attributes)
        if kind == b"table-row":
            rows += min(times, _TRUSTED_ROWS)
            repeat, column = times, 0
            continue
        column += min(times, 16_384)
        if not closed or b"value-type" in attributes or b":formula" in attributes:
            filled_rows = rows
            widest = max(widest, column)
            if repeat > 1000:
                raise IntakeError(IntakeCode.TOO_LARGE)
    if found != sum(1 for _ in _ODS_TAG.finditer(part)):
        raise IntakeError(IntakeCode.DAMAGED)
    _refuse_large(filled_rows, widest)


def _times(attributes: bytes) -> int:
    match = _REPEATED.search(attributes)
    if match is not None:
        return int(match[1])
    if _ANY_REPEATED.search(attributes):
        raise IntakeError(IntakeCode.DAMAGED)
    return 1


def _refuse_large(rows: int, columns: int) -> None:
    if columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise IntakeError(IntakeCode.TOO_LARGE)
