"""Bytes of any spreadsheet in, neutral sheets out; never a crash, whatever the bytes."""

from __future__ import annotations

from pathlib import Path, PurePath

from ipso_desk.intake.cells import Cell, RawSheet, is_blank_row
from ipso_desk.intake.csv_text import read_csv
from ipso_desk.intake.errors import IntakeCode, IntakeError
from ipso_desk.intake.limits import MAX_FILE
from ipso_desk.intake.ods import read_ods
from ipso_desk.intake.packages import Package
from ipso_desk.intake.xlsx import WORKBOOK, read_xlsx

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
    filled = tuple(sheet for sheet in _sheets(data, filename) if sheet.rows)
    if not filled:
        raise IntakeError(IntakeCode.EMPTY)
    return filled


def _sheets(data: bytes, filename: str) -> list[RawSheet]:
    if data.startswith(b"PK"):
        return _read_package(data)
    if data.startswith(_COMPOUND):
        raise IntakeError(_what_compound(data))
    if data.lstrip().startswith(_SOMETHING_ELSE):
        raise IntakeError(IntakeCode.NOT_A_WORKBOOK)
    name = PurePath(filename.replace("\\", "/")).stem or "tekst"
    return [RawSheet(name, _without_tail(read_csv(data)))]


def _what_compound(data: bytes) -> IntakeCode:
    names = {"EncryptedPackage": IntakeCode.ENCRYPTED, "Workbook": IntakeCode.OLD_FORMAT}
    for name, code in names.items():
        if name.encode("utf-16-le") in data:
            return code
    return IntakeCode.NOT_A_WORKBOOK


def _read_package(data: bytes) -> list[RawSheet]:
    package = Package(data)
    if "xl/workbook.bin" in package:
        raise IntakeError(IntakeCode.OLD_FORMAT)
    if WORKBOOK in package:
        return read_xlsx(package)
    if "content.xml" not in package or not _is_spreadsheet(package):
        raise IntakeError(IntakeCode.NOT_A_WORKBOOK)
    if b"encryption-data" in _start_of(package, "META-INF/manifest.xml"):
        raise IntakeError(IntakeCode.ENCRYPTED)
    return read_ods(package)


def _is_spreadsheet(package: Package) -> bool:
    kind = _start_of(package, "mimetype")
    return not kind or b"spreadsheet" in kind


def _start_of(package: Package, part: str) -> bytes:
    return package.read(part, 200_000) if part in package else b""


def _without_tail(rows: list[list[Cell]]) -> list[list[Cell]]:
    while rows and is_blank_row(rows[-1]):
        rows.pop()
    return rows
