"""Moments and numbers as paper writes them, beside the days of `texts.days`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ipso_desk.texts.days import MONTHS, WEEKDAYS, full_day


def weekday(value: date) -> str:
    """donderdag 8 januari 2026."""
    return f"{WEEKDAYS[value.weekday()]} {full_day(value)}"


def month(year: int, number: int) -> str:
    """januari 2026."""
    return f"{MONTHS[number - 1]} {year}"


def moment(value: datetime) -> str:
    """donderdag 8 januari 2026 om 10.30 uur; the clock of the value is taken as it is."""
    return f"{weekday(value)} om {value.hour}.{value.minute:02d} uur"


def number(value: int) -> str:
    """2.871."""
    return f"{value:,}".replace(",", ".")


def decimal(value: float, places: int = 1) -> str:
    """3,9."""
    return f"{value:.{places}f}".replace(".", ",")


def counted(n: int, one: str, more: str) -> str:
    """1 groep, 5 groepen."""
    return f"{number(n)} {one if n == 1 else more}"


def listed(words: Sequence[str]) -> str:
    """a, b en c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"
