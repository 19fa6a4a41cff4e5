"""Bytes of any spreadsheet in, neutral sheets out; never a crash, whatever the bytes."""

from __future__ import annotations

import io
from pathlib import Path, PurePath

from ipso_desk.intake.cells import Cell, RawSheet, clean, is_blank_row
from ipso_desk.intake.csv_text import read_csv
from ipso_desk.intake.errors import IntakeCode, IntakeError
from ipso_desk.intake.limits import MAX_CELLS, MAX_COLUMNS, MAX_FILE, MAX_SHEETS
from ipso_desk.intake.packages import checked

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SOMETHING_ELSE = (
    b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"MZ", b"\x7fELF", b"SQLite format",
    b"<?xml", b"<!DOCTYPE", b"<html", b"<HTML", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BM",
)  # fmt: skip


def load_file(path: Path) -> bytes:
    """The bytes of a file that a person chose; raises `IntakeError` with the reason."""
    try:
        if path.is_dir():
            raise IntakeError(IntakeCode.DIRECTORY)
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except FileNotFoundError:
        raise IntakeError(IntakeCode.NOT_FOUND) from None
    except (OSError, ValueError):
        raise IntakeError(IntakeCode.NOT_READABLE) from None
    if len(data) > MAX_FILE:
        raise IntakeError(IntakeCode.TOO_LARGE)
    return data


def read_sheets(data: bytes, filename: str) -> tuple[RawSheet, ...]:
    """Every sheet that has a filled cell; what the bytes are decides, not the file's name."""
    if len(data) > MAX_FILE:
        raise IntakeError(IntakeCode.TOO_LARGE)
    if not data.strip(b" \t\r\n\0"):
        raise IntakeError(IntakeCode.EMPTY)
    if data.startswith(b"PK"):
        sheets = _read_package(data)
    elif data.startswith(_COMPOUND):
        raise IntakeError(_what_compound(data))
    elif data.lstrip().startswith(_SOMETHING_ELSE):
        raise IntakeError(IntakeCode.NOT_A_WORKBOOK)
    else:
        name = PurePath(filename.replace("\\", "/")).stem or "tekst"
        sheets = [RawSheet(name, _without_tail(read_csv(data)))]
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise IntakeError(IntakeCode.EMPTY)
    return filled


def _what_compound(data: bytes) -> IntakeCode:
    names = {"EncryptedPackage": IntakeCode.ENCRYPTED, "Workbook": IntakeCode.OLD_FORMAT}
    for name, code in names.items():
        if name.encode("utf-16-le") in data:
            return code
    return IntakeCode.NOT_A_WORKBOOK


def _read_package(data: bytes) -> list[RawSheet]:
    package = checked(data)
    try:
        return _read_checked(package.data, package.formulas)
    except IntakeError:
        raise
    except MemoryError:
        raise IntakeError(IntakeCode.TOO_LARGE) from None
    except (KeyboardInterrupt, SystemExit):
        raise
    # A panic of the reader is no Exception, and must not end the program either.
    except BaseException:  # noqa: BLE001
        raise IntakeError(IntakeCode.DAMAGED) from None


def _read_checked(data: bytes, formulas: dict[str, dict[tuple[int, int], str]]) -> list[RawSheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    metadata = [sheet for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
    if len(metadata) > MAX_SHEETS:
        raise IntakeError(IntakeCode.TOO_LARGE)
    sheets: list[RawSheet] = []
    cells = 0
    for about in metadata:
        sheet = workbook.get_sheet_by_name(about.name)
        if sheet.end is None:
            continue
        height, width = sheet.end[0] + 1, sheet.end[1] + 1
        cells += height * width
        if cells > MAX_CELLS or width > MAX_COLUMNS:
            raise IntakeError(IntakeCode.TOO_LARGE)
        rows = [[clean(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        _restore(rows, formulas.get(about.name, {}))
        hidden = about.visible is not SheetVisibleEnum.Visible
        name = clean(about.name)
        sheets.append(RawSheet(name if isinstance(name, str) else "", _without_tail(rows), hidden))
    return sheets


def _restore(rows: list[list[Cell]], formulas: dict[tuple[int, int], str]) -> None:
    for (row, column), text in formulas.items():
        if row < len(rows) and column < len(rows[row]) and rows[row][column] is None:
            rows[row][column] = clean(text)


def _without_tail(rows: list[list[Cell]]) -> list[list[Cell]]:
    while rows and is_blank_row(rows[-1]):
        rows.pop()
    return rows
