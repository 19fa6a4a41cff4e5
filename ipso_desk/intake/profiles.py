"""What the cells of one column hold, measured: the evidence that a header cannot give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ipso_desk.domain.guests import Role
from ipso_desk.domain.names import split_infix
from ipso_desk.domain.phases import Phase
from ipso_desk.intake.cells import Cell, text_of
from ipso_desk.intake.consents import is_answer
from ipso_desk.intake.day_lists import several_days
from ipso_desk.intake.days import is_weekday, read_day, read_parts
from ipso_desk.intake.headers import ROLE_CODES
from ipso_desk.intake.marks import Mark, read_mark
from ipso_desk.intake.words import (
    BLANK_WORDS,
    KNOWN_UNDECIDED,
    PHASE_WORDS,
    plain,
    read_phase,
    read_role,
)

STROKES = re.compile(r"[|Il/\s]+|-")
"""A count as strokes of a pen; a dash for none."""
SAMPLE = 400
"""Filled cells looked at per column; more would say the same."""

_LONG = 120
"""Longer texts are notes, whatever is in them."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_POSTCODE = re.compile(r"[1-9]\d{3}\s?[A-Za-z]{2}")
_STREET = re.compile(r"[^\d]{4,}\s\d{1,4}\s?[a-zA-Z]?(?:[-\s]\w{1,4})?")
_BARE_YEARS = range(1900, 2030)
_WAITING = re.compile(r"\b(?:reserve|reservelijst|wachtlijst|wacht|wl|waiting|wachtend)\b")
_NO_NAME = re.compile(r"[@=<>{}\[\]_:;!?%€$]|\d")


def is_phone_like(cell: Cell) -> bool:
    if isinstance(cell, bool) or not isinstance(cell, (int, str)):
        return False
    if isinstance(cell, int):
        return 100_000_000 <= cell <= 999_999_999 or 31_000_000_000 <= cell <= 32_000_000_000
    if len(cell) > _LONG:
        return False
    digits = sum(ch.isdigit() for ch in cell)
    if not 9 <= digits <= 15 and not re.search(r"0\d[\d\s\-./]{8,}", cell):
        return False
    letters = sum(ch.isalpha() for ch in cell)
    return letters <= digits and "@" not in cell and not _is_date(cell) and not several_days(cell)


def _is_date(cell: Cell) -> bool:
    if isinstance(cell, date):
        return True
    parts = read_parts(cell) if isinstance(cell, str) else None
    return parts is not None and parts.month is not None


def year_of(cell: Cell) -> int | None:
    """The year of anything that may be a date, also where it is only a year."""
    if isinstance(cell, date):
        return cell.year
    if isinstance(cell, int) and not isinstance(cell, bool) and cell in _BARE_YEARS:
        return cell
    if isinstance(cell, str) and len(cell) <= 40:
        found = re.search(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)", cell)
        if found is not None and (len(cell) == 4 or _is_date_text(cell)):
            return int(found[1])
        short = re.fullmatch(r"\d{1,2}[-/. ]\d{1,2}[-/. ]'?(\d\d)", cell.strip())
        if short is not None:
            return (2000 if int(short[1]) < 27 else 1900) + int(short[1])
    day = read_day(cell) if isinstance(cell, (int, str)) else None
    return day.year if day is not None else None


def _is_date_text(text: str) -> bool:
    return bool(re.fullmatch(r"[\d\s\-/.,'a-zA-Z]{4,30}", text)) and text.count(" ") <= 4


@lru_cache(maxsize=20_000)
def is_infix(text: str) -> bool:
    return len(text) <= 15 and split_infix(f"{text} Xxxxx")[0] == text.strip()


@lru_cache(maxsize=50_000)
def name_strength(text: str) -> float:
    """How much a text looks like a person's name: 1, 0.5 (no capitals) or 0."""
    if len(text) > 80 or _NO_NAME.search(text) or not any(ch.isalpha() for ch in text):
        return 0.0
    words = text.replace(",", " ").replace("(", " ").replace(")", " ").split()
    if not 1 <= len(words) <= 7 or is_value_word(text):
        return 0.0
    core = [word for word in words if not is_infix(word)]
    if not core:
        return 0.0
    if all(word[:1].isupper() or (word[0] in "'’‘" and word[1:2].isupper()) or _glued(word)
           for word in core):  # fmt: skip
        return 1.0
    return 0.5 if len(words) <= 4 else 0.0


def split_names(text: str) -> list[str]:
    """The people of a cell that names several; the whole text where it names one.

    "Berg, Anneke van den" is one: of several most have a first name and a surname.
    """
    parts = [part.strip() for part in _BETWEEN_NAMES.split(text) if part.strip()]
    whole = [part for part in parts if _has_two_names(part)]
    if len(parts) < 2 or len(whole) * 2 <= len(parts):
        return [text]
    return parts


_BETWEEN_NAMES = re.compile(r"[,;\n/&+]|\s+en\s+")


def _has_two_names(part: str) -> bool:
    core = [word for word in part.split() if not is_infix(word)]
    return len(core) > 1 and name_strength(part) == 1.0


def _glued(word: str) -> bool:
    return bool(re.match(r"[dl]['’‘`][A-ZÀ-Þ]", word))


@lru_cache(maxsize=20_000)
def is_value_word(text: str) -> bool:
    """A word of role, phase or presence: it fills a cell, and is nobody's name."""
    words = plain(text)
    return (
        words in BLANK_WORDS
        or words in KNOWN_UNDECIDED
        or read_role(text, {}) is not None
        or read_phase(text, {}) is not None
        or read_mark(text) is not Mark.STRANGE
        or bool(_WAITING.search(words))
    )


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares (0 to 1) of the filled cells that look like something."""

    filled: int
    distinct: int
    shares: Counter[str]
    middle_year: int | None
    """The median of the years among cells that may be dates."""

    def share(self, what: str) -> float:
        return self.shares[what] / self.filled if self.filled else 0.0


def profile(cells: Sequence[Cell]) -> Profile:
    """Look at the cells of one column, blanks included."""
    filled = [cell for cell in cells if cell is not None]
    step = max(1, len(filled) // SAMPLE)
    sample = filled[::step]
    shares: Counter[str] = Counter()
    years: list[int] = []
    for cell in sample:
        shares.update(_looks(cell))
        if several_days(cell):
            shares["days"] += 1
            continue
        year = year_of(cell)
        if year is not None:
            shares["date"] += 1
            years.append(year)
    distinct = len({text_of(cell).casefold() for cell in sample})
    middle = sorted(years)[len(years) // 2] if years else None
    return Profile(len(sample), distinct, shares, middle)


def _looks(cell: Cell) -> list[str]:
    looks = []
    parts = read_parts(cell)
    if parts is not None and parts.has_day and parts.month is not None:
        looks.append("day")
    if read_mark(cell) is not Mark.STRANGE:
        looks.append("mark")
    if is_answer(cell):
        looks.append("consent")
    if is_phone_like(cell):
        looks.append("phone")
    if isinstance(cell, int) and not isinstance(cell, bool):
        looks.append("int")
        if 0 <= cell < 1000:
            looks.append("count")
    if isinstance(cell, str):
        looks += _text_looks(cell) if len(cell) <= _LONG else ("text",)
    return looks


@lru_cache(maxsize=20_000)
def _text_looks(text: str) -> tuple[str, ...]:
    words = plain(text)
    digits = text.isdecimal() and len(text) < 9
    checks = (
        ("text", any(ch.isalpha() for ch in text)),
        ("int", digits),
        ("count", (digits and len(text) <= 3) or bool(STROKES.fullmatch(text))),
        ("code", len(text) <= 10 and any(ch.isdigit() for ch in text) and " " not in text),
        ("weekday", is_weekday(text)),
        ("email", bool(_EMAIL.search(text))),
        ("postcode", bool(_POSTCODE.fullmatch(text.strip()))),
        ("street", bool(_STREET.fullmatch(text.strip()))),
        # A lone "m" or "v" is somebody's sex in most lists.
        ("infix", is_infix(text) and (len(text) > 1)),
        ("initials", bool(re.fullmatch(r"(?:[A-Z][a-z]?\.?\s?){1,6}", text)) and len(text) <= 12),
        ("waiting", bool(_WAITING.search(words))),
        ("role", read_role(text, {}) not in (None, Role.UNKNOWN)),
        ("role_code", words in ROLE_CODES),
        ("phase", _is_phase_word(text, words)),
        ("question", words in BLANK_WORDS),
        ("said", words in _ANSWERS),
        ("death", bool(re.match(r"\s*(?:†|overl)", text, re.IGNORECASE))),
        ("name", name_strength(text) == 1.0),
        ("weak_name", name_strength(text) > 0),
        ("several_words", len(text.split()) > 1),
        ("names", len(split_names(text)) > 1),
    )
    return tuple(what for what, holds in checks if holds)


_ANSWERS = BLANK_WORDS | PHASE_WORDS[Phase.DECLINED] | PHASE_WORDS[Phase.UNKNOWN]


def _is_phase_word(text: str, words: str) -> bool:
    if words in KNOWN_UNDECIDED:
        return True
    phase = read_phase(text, {})
    return phase is not None and phase not in (Phase.NOT_ASKED, Phase.UNKNOWN)
