"""Why a file cannot be read at all, as a code; everything smaller is told inside the plan."""

from __future__ import annotations

from enum import StrEnum

from ipso_desk.domain.errors import IpsoError


class IntakeCode(StrEnum):
    EMPTY = "intake_empty"
    """No bytes, or no cell with anything in it."""
    NOT_A_WORKBOOK = "intake_not_a_workbook"
    """Something else: a PDF, a picture, a letter, a programme."""
    ENCRYPTED = "intake_encrypted"
    """The workbook has a password."""
    OLD_FORMAT = "intake_old_format"
    """An .xls from before 2007 (or .xlsb): to be saved as .xlsx first."""
    DAMAGED = "intake_damaged"
    """A workbook by its looks, but cut off or garbled."""
    TOO_LARGE = "intake_too_large"
    """More bytes, cells or packed data than any centre's list has."""
    NOT_FOUND = "intake_not_found"
    DIRECTORY = "intake_directory"
    NOT_READABLE = "intake_not_readable"
    """The disk or its rights refuse."""
    BAD_MAPPING = "intake_bad_mapping"
    """A choice (`mapping`, `decide`) names a sheet, column or code that does not exist."""


class IntakeError(IpsoError):
    """The only exception that leaves `intake`; nothing of the file was used."""

    def __init__(self, code: IntakeCode, **params: object) -> None:
        super().__init__(code.value, **params)
        self.reason = code
