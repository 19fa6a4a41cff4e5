"""What else can be typed in the search box at the desk: a day, or people without a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ipso_desk.domain.guests import Role
from ipso_desk.ui.pages.reception.words import TALLY_WORDS
from ipso_desk.ui.widgets.date_field import read_date

_DAY = re.compile(r"\d{1,2}[-/]\d{1,2}([-/]\d{2,4})?|vandaag|gisteren|eergisteren")
_LINE = re.compile(r"(\d{1,4})\.")
_TALLY = re.compile(r"([+-])\s*(\d{0,3})\s*([a-z]*)")


@dataclass(frozen=True, slots=True)
class Tally:
    """ "+2 naaste": so many more (or fewer) without a name."""

    role: Role
    people: int


def read_typed(text: str, today: date) -> date | Tally | None:
    """A day ("9-1"), a tally ("+", "+2 naaste"), or None for a name or digits of a phone."""
    text = text.strip().lower()
    if _DAY.fullmatch(text):
        day = read_date(text, today)
        if day is not None and day > today and text.count("-") + text.count("/") == 1:
            # In January somebody who types 30-12 means last December.
            return _a_year_before(day)
        return day
    found = _TALLY.fullmatch(text)
    if found is None:
        return None
    sign, number, word = found.groups()
    role = next((r for r, name in TALLY_WORDS.items() if name.lower().startswith(word)), None)
    if not word:
        role = Role.UNKNOWN
    if role is None:
        return None
    people = int(number) if number else 1
    return Tally(role, people if sign == "+" else -people)


def read_line(text: str) -> int | None:
    """ "7." is the seventh line of the printed list."""
    found = _LINE.fullmatch(text.strip())
    return int(found[1]) if found is not None else None


def _a_year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return None
