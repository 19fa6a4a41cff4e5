"""Peer groups side by side: above each column the name of a group, below it who is in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ipso_desk.intake.cells import Cell, RawSheet, text_of
from ipso_desk.intake.day_rows import day_cells
from ipso_desk.intake.days import is_weekday, read_parts
from ipso_desk.intake.headers import exact_meanings
from ipso_desk.intake.profiles import is_value_word, name_strength
from ipso_desk.intake.words import is_total, plain, read_role

_SEARCHED = 15
_FEWEST = 2
"""Names in a column; a group of one is nobody's list."""
_MOST = 60
_WAITING = frozenset(("wachtlijst", "reserve", "reservelijst"))
_PART_OF_DAY = re.compile(r"\b(?:ochtend|morgen|middag|avond|weekend|week|dienst|shift)\b")
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]|[-–]\s*(?:reserve|wachtlijst|gestopt)\b.*", re.IGNORECASE)
PHONE_IN_NAME = re.compile(r"[,;:]?\s*(?:tel\.?\s*)?([+(]?\d[\d\s\-.()/]{7,})$")


@dataclass(frozen=True, slots=True)
class NameColumns:
    """Rows and columns count from 0."""

    header_row: int
    columns: tuple[int, ...]
    names: tuple[str, ...]
    """Everyone below the headers, as typed."""


def find_columns(sheet: RawSheet) -> NameColumns | None:
    """The columns of names of a sheet that has nothing else but numbers before them."""
    for index, row in enumerate(sheet.rows[:_SEARCHED]):
        headed = [c for c, cell in enumerate(row) if cell is not None]
        if len(headed) > 2 and any(day_cells(sheet, index)):
            return None  # a guest book: who came on each day
        columns = [c for c in headed if _may_be_group(row[c])]
        if len(columns) < 2 or any(
            c not in columns and not _is_number_header(row[c]) for c in headed
        ):
            continue
        below = {c: _texts(sheet.rows[index + 1 :], c) for c in columns}
        if all(_are_people(texts) for texts in below.values()) and _nothing_beside(
            sheet, index, columns
        ):
            names = tuple(bare_name(text) for texts in below.values() for text in texts)
            people = tuple(name for name in names if name_strength(name) == 1)
            return NameColumns(index, tuple(columns), people)
    return None


def bare_name(text: str) -> str:
    """A member without "(reserve)" and without the number behind the name."""
    return _ASIDE.sub("", PHONE_IN_NAME.sub("", text)).strip(" ,;:-–")


def _may_be_group(cell: Cell) -> bool:
    if not isinstance(cell, str) or not 2 <= len(cell) <= 120 or not any(c.isalpha() for c in cell):
        return False
    if plain(cell) in _WAITING:
        return True
    if exact_meanings(cell) or is_weekday(cell) or is_total(cell) or read_parts(cell) is not None:
        return False
    return read_role(cell, {}) is None and not _PART_OF_DAY.search(plain(cell))


def _is_number_header(cell: Cell) -> bool:
    return isinstance(cell, str) and plain(cell) in ("nr", "nummer", "plaats", "plek", "stoel", "")


def _texts(rows: Sequence[Sequence[Cell]], column: int) -> list[str]:
    return [
        text_of(row[column]) for row in rows if column < len(row) and isinstance(row[column], str)
    ]


def _are_people(texts: Sequence[str]) -> bool:
    """Names of people, most of them with a surname; a title or a mark here and there."""
    bare = [bare_name(text) for text in texts]
    names = [name for name in bare if name and not is_value_word(name)]
    # Below the name of a group often its hour or its leader.
    while names and name_strength(names[0]) < 1 and len(bare) - len(names) < 3:
        del names[0]
    whole = [name for name in names if name_strength(name) == 1 and len(name.split()) > 1]
    return _FEWEST <= len(names) <= _MOST and len(whole) >= 0.6 * len(names)


def _nothing_beside(sheet: RawSheet, index: int, columns: Sequence[int]) -> bool:
    """Beside the names at most numbers of chairs; a table of another kind has words there."""
    others = [
        cell
        for row in sheet.rows[index + 1 :]
        for column, cell in enumerate(row)
        if column not in columns and cell is not None
    ]
    return all(isinstance(cell, int) or (isinstance(cell, str) and is_total(cell)) or
               text_of(cell).strip(".").isdecimal() for cell in others)  # fmt: skip
