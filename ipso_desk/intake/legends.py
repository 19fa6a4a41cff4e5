"""A legend beside a list ("P = patiënt, N = naaste"): its letters become their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ipso_desk.domain.guests import Role
from ipso_desk.domain.phases import Phase
from ipso_desk.intake.cells import Cell, RawSheet
from ipso_desk.intake.days import read_parts
from ipso_desk.intake.words import plain, read_phase, read_role

_PAIR = re.compile(r"(?:^|[\s,;(/])(\w{1,4})\s*=\s*([^=,;()\n]+(?:\([^()=]*\))?)")
_LONGEST = 300
_ABOUT_CODES = re.compile(r"\b(?:legenda|codes?|afkorting\w*|uitleg|betekenis)\b")
_SEARCHED = 20
_FEWEST = 2
"""One pair alone may be anything."""


def spelled_out(sheets: Sequence[RawSheet]) -> list[RawSheet]:
    """The sheets with the letters of their legend in full, and the legend itself taken out."""
    told: dict[str, str] = {}
    for sheet in sheets:
        for _, _, code, words in _pairs(sheet):
            told.setdefault(code, words)
    if len(told) < _FEWEST:
        return list(sheets)
    return [_spell(_without_legend(sheet), told) for sheet in sheets]


def _pairs(sheet: RawSheet) -> Iterator[tuple[int, int, str, str]]:
    """(row, column, code, words) of what a sheet explains."""
    explains = _ABOUT_CODES.search(plain(sheet.name)) is not None
    for index, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            if not isinstance(cell, str) or len(cell) > _LONGEST:
                continue
            for code, words in _PAIR.findall(cell) if "=" in cell else ():
                if _is_code(code) and _is_known(words):
                    yield index, column, plain(code), words.strip()
            beside = row[column + 1] if column + 1 < len(row) else None
            if explains and _is_code(cell) and isinstance(beside, str) and _is_known(beside):
                yield index, column, plain(cell), beside


def _is_code(text: str) -> bool:
    return 0 < len(plain(text)) <= 4 and not plain(text).isdigit()


def _is_known(words: str) -> bool:
    known = read_role(words, {}) not in (None, Role.UNKNOWN)
    return known or read_phase(words, {}) not in (None, Phase.NOT_ASKED, Phase.UNKNOWN)


def _without_legend(sheet: RawSheet) -> RawSheet:
    """Lines that only explain are about nobody; text beside a title or a header stays."""
    places = {(row, column) for row, column, _, _ in _pairs(sheet)}
    lines = {row for row, _ in places}
    alone = {
        row for row in lines
        if all(cell is None or (row, c) in places for c, cell in enumerate(sheet.rows[row]))
    }  # fmt: skip
    rows: list[Sequence[Cell]] = [
        () if index in alone else row for index, row in enumerate(sheet.rows)
    ]
    return replace(sheet, rows=rows) if alone else sheet


def _spell(sheet: RawSheet, told: Mapping[str, str]) -> RawSheet:
    columns = [c for c in range(sheet.width) if _holds_codes(sheet, c, told)]
    if not columns:
        return sheet
    rows: list[Sequence[Cell]] = []
    for row in sheet.rows:
        cells = list(row)
        for column in columns:
            cell = cells[column] if column < len(cells) else None
            if isinstance(cell, str) and plain(cell) in told:
                cells[column] = told[plain(cell)]
        rows.append(cells)
    return replace(sheet, rows=rows)


def _is_day(cell: Cell) -> bool:
    parts = read_parts(cell)
    return parts is not None and parts.has_day


def _holds_codes(sheet: RawSheet, column: int, told: Mapping[str, str]) -> bool:
    """A column of little else than the letters explained; below a day they are marks."""
    if any(_is_day(row[column]) for row in sheet.rows[:_SEARCHED] if column < len(row)):
        return False
    texts = [
        plain(cell)
        for row in sheet.rows
        if column < len(row) and isinstance(cell := row[column], str)
    ]
    coded = [text for text in texts if text in told]
    beside = len(texts) - len(coded)
    return len(set(coded)) >= _FEWEST and len(coded) > 2 * max(0, beside - 3)
