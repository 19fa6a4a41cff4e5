"""The marks of a presence list: present, signed off, nothing, or something strange."""

from __future__ import annotations

import re
from datetime import time
from enum import Enum
from functools import lru_cache

from ipso_desk.intake.cells import Cell
from ipso_desk.intake.words import plain, word_set


class Mark(Enum):
    PRESENT = "present"
    SIGNED_OFF = "signed_off"
    NOTHING = "nothing"
    STRANGE = "strange"


_PRESENT = word_set(
    """x, xx, xxx, v, vv, 1, 1x, 1 x, ja, j, y, yes, aanwezig, aanw, aanwez, p, present, wel,
    geweest, gekomen, is geweest, ok, waar, true, bezoek, bezocht, er, was er"""
)
_SIGNED_OFF = word_set(
    """a, af, afg, afgem, afgemeld, afgezegd, afm, afmelding, afgebeld, heeft afgezegd,
    heeft afgemeld, cancelled, signed off, ag, afgezegt, abs met bericht, ziek gemeld,
    ziekgemeld, verhinderd, kan niet, met bericht"""
)
_NOTHING = word_set(
    """0, o, nee, n, neen, no, niet, nvt, afwezig, afw, abs, absent, geen, onwaar, false, -,
    niet geweest"""
)
_TICKS = frozenset("✓✔√☑✅🗸●•■★*+×✕✖")
_CROSSES = frozenset("☒✗✘")
_DASHES = frozenset("-–—_.· /\\")


_HOUR = re.compile(
    r"(?:om\s)?(?:[01]?\d|2[0-3])[:.u][0-5]\d(?:\s?-\s?\d{1,2}[:.u][0-5]\d)?(?:\s?(?:uur|u)\.?)?"
)
"""The hour at which somebody came."""
_ASIDE = re.compile(r"\([^)]*\)")


def read_mark(cell: Cell) -> Mark:
    """What one cell of a presence list says."""
    if cell is None or cell is False:
        return Mark.NOTHING
    if cell is True:
        return Mark.PRESENT
    if isinstance(cell, time):
        return Mark.PRESENT
    if isinstance(cell, (int, float)):
        return Mark.NOTHING if cell == 0 else Mark.PRESENT if cell == 1 else Mark.STRANGE
    if not isinstance(cell, str):
        return Mark.STRANGE
    return _text_mark(cell)


@lru_cache(maxsize=2_000)
def _text_mark(text: str) -> Mark:
    if len(text) > 30:
        return Mark.STRANGE
    signs = set(text.replace("\ufe0f", ""))
    if signs <= _DASHES - {"/", "\\"} or set(text) <= {"-", " "}:
        return Mark.NOTHING
    if signs <= _TICKS or signs <= _CROSSES:
        return Mark.PRESENT
    words = plain(_ASIDE.sub(" ", text))
    if _HOUR.fullmatch(text.strip()):
        return Mark.PRESENT
    for mark, known in (
        (Mark.PRESENT, _PRESENT),
        (Mark.SIGNED_OFF, _SIGNED_OFF),
        (Mark.NOTHING, _NOTHING),
    ):
        if words in known:
            return mark
    return Mark.STRANGE
