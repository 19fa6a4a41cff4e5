"""Formulas that a workbook holds without a result: the words a person typed must not vanish.

A note such as "=2+5" is stored as a formula. A program that never calculated writes no
result with it, and a reader of results sees a blank cell.
"""

from __future__ import annotations

import html
import re

_FORMULA_CELL = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f(?:\s[^>]*)?>([^<]{1,8000})</(?:\w+:)?f>\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(rb"""(?:^|\s)r=["']([A-Z]{1,3})(\d{1,7})["']""")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*"([^"]*)\"""")

Cells = dict[tuple[int, int], str]


def formulas_without_result(part: bytes) -> Cells:
    """(row, column) from 0 → the formula as typed, of one worksheet part."""
    found: Cells = {}
    if b"f>" not in part:
        return found
    for match in _FORMULA_CELL.finditer(part):
        place = _PLACE.search(match[1])
        if place is not None:
            column = 0
            for letter in place[1]:
                column = column * 26 + letter - 64
            found[int(place[2]) - 1, column - 1] = "=" + _text(match[2])
    return found


def by_sheet_name(parts: dict[str, bytes], formulas: dict[str, Cells]) -> dict[str, Cells]:
    """Sheet name → its formulas, through the workbook's own table of contents."""
    targets = {
        relation["Id"]: relation["Target"]
        for name, part in parts.items()
        if name.endswith(".rels")
        for relation in map(_attributes, _RELATION.findall(part))
        if "Id" in relation and "Target" in relation
    }
    found: dict[str, Cells] = {}
    for name, part in parts.items():
        if name.endswith(".rels"):
            continue
        for sheet in map(_attributes, _SHEET.findall(part)):
            target = targets.get(sheet.get("r:id", ""), "").removeprefix("/").removeprefix("xl/")
            cells = formulas.get(f"xl/{target}")
            if cells and "name" in sheet:
                found[sheet["name"]] = cells
    return found


def _attributes(inside: bytes) -> dict[str, str]:
    return {_text(key): _text(value) for key, value in _ATTRIBUTE.findall(inside)}


def _text(raw: bytes) -> str:
    return html.unescape(raw.decode("utf-8", "replace"))
