"""Everything of a guest in one cell: "Anneke van den Berg, 06-12345601, patiënt"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ipso_desk.domain.guests import Role
from ipso_desk.intake.cells import Cell, RawSheet, is_blank_row
from ipso_desk.intake.profiles import is_phone_like, name_strength
from ipso_desk.intake.words import read_role

_BETWEEN = re.compile(r"\s*[,;|\t]\s*|\s+[-–]\s+")
_MOST_PARTS = 8
_MOST_LINES = 5_000
_CERTAIN = 0.7
_HEADER: Sequence[Cell] = ("Naam", "Telefoon", "E-mail", "Soort gast", "Opmerkingen")


def unpacked(sheet: RawSheet) -> RawSheet:
    """Such a list as a table below the line that stood above it; any other sheet as it is."""
    rows = [row for row in sheet.rows if not is_blank_row(row)]
    alone = all(sum(cell is not None for cell in row) < 2 for row in rows[:_MOST_LINES])
    if not 3 <= len(rows) <= _MOST_LINES or not alone:
        return sheet
    read = {index: line for index, row in enumerate(sheet.rows) if (line := _line(row))}
    told = sum(1 for line in read.values() if line[1] or line[2] or line[3])
    if told < _CERTAIN * len(rows) or told < 2:
        return sheet
    first = min(read)
    # The line before the first guest, or one put before all, holds the header.
    above = list(sheet.rows[:first])
    if not above:
        return sheet
    above[-1] = above[-1] if not is_blank_row(above[-1]) else []
    rest: list[Sequence[Cell]] = [
        read.get(index) or row for index, row in enumerate(sheet.rows) if index >= first
    ]
    return replace(sheet, rows=[*above[:-1], _HEADER, *rest])


def _line(row: Sequence[Cell]) -> list[Cell]:
    """Name, phones, mail, role and the rest; empty for what is no such line."""
    text = next((cell for cell in row if cell is not None), None)
    if not isinstance(text, str) or len(text) > 400:
        return []
    parts = [part for part in _BETWEEN.split(text) if part]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return []
    phones = [part for part in parts if is_phone_like(part)]
    mails = [part for part in parts if "@" in part]
    roles = [part for part in parts if read_role(part, {}) not in (None, Role.UNKNOWN)]
    known = [*phones, *mails, *roles]
    if not known:
        return []
    begin = next(index for index, part in enumerate(parts) if part in known)
    name, others = parts[:begin], [part for part in parts[begin:] if part not in known]
    if not name or not name_strength(name[0]):
        return []
    told = (", ".join(each) or None for each in (name[:3], phones, mails, roles))
    return [*told, ", ".join([*name[3:], *others]) or None]
