"""Cards below each other: a label and its value on each line, a guest on each card."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ipso_desk.intake.cells import Cell, RawSheet, is_blank_row, text_of
from ipso_desk.intake.codes import Field
from ipso_desk.intake.headers import exact_meanings
from ipso_desk.intake.words import plain

_NAMES = {Field.NAME, Field.FIRST, Field.LAST}
_IN_ONE_CELL = re.compile(r"([^:\n]{2,40}):\s*(\S.*)", re.DOTALL)
_LOOKED_AT = 60
_CERTAIN = 0.6


@dataclass(slots=True)
class _Card:
    """What stands on one card, by label."""

    last_row: int
    values: dict[str, Cell] = field(default_factory=dict)


def as_table(sheet: RawSheet) -> RawSheet:
    """A row per card, on the last line of that card; any sheet without cards as it is."""
    start = [line for row in sheet.rows[:_LOOKED_AT] if (line := _line(row)) is not None]
    if sum(bool(exact_meanings(label)) for label, _ in start) < min(4, len(start)):
        return sheet
    lines = [(i, line) for i, row in enumerate(sheet.rows) if (line := _line(row)) is not None]
    known = [(i, label) for i, (label, _) in lines if exact_meanings(label)]
    filled = sum(not is_blank_row(row) for row in sheet.rows)
    if len(known) < max(4, _CERTAIN * filled):
        return sheet
    first = next((label for _, label in known if set(exact_meanings(label)) & _NAMES), "")
    starts = [i for i, label in known if plain(label) == plain(first)]
    if len(starts) < 2 or starts[0] != known[0][0]:
        return sheet
    cards = _cards(lines, starts)
    labels = list(dict.fromkeys(label for card in cards for label in card.values))
    rows: list[Sequence[Cell]] = [[] for _ in sheet.rows]
    rows[: starts[0]] = sheet.rows[: starts[0]]
    rows[starts[0]] = labels
    for card in cards:
        rows[card.last_row] = [card.values.get(label) for label in labels]
    return replace(sheet, rows=rows)


def _line(row: Sequence[Cell]) -> tuple[str, Cell] | None:
    """(label, value) of a line that has no more than these."""
    filled = [cell for cell in row if cell is not None]
    if not filled or not isinstance(filled[0], str) or len(filled) > 2:
        return None
    if len(filled) == 2:
        return filled[0].strip(" :"), filled[1]
    told = _IN_ONE_CELL.fullmatch(filled[0])
    if told is not None and exact_meanings(told[1]):
        return told[1].strip(), told[2].strip()
    return filled[0].strip(" :"), None


def _cards(lines: Sequence[tuple[int, tuple[str, Cell]]], starts: Sequence[int]) -> list[_Card]:
    cards: list[_Card] = []
    for index, (label, value) in lines:
        if index < starts[0]:
            continue
        if index in starts:
            cards.append(_Card(index))
        card = cards[-1]
        if label in card.values and value is not None:
            before = text_of(card.values[label])
            value = f"{before}\n{text_of(value)}" if before else value
        if label not in card.values or value is not None:
            card.values[label] = value
        card.last_row = index
    return cards
