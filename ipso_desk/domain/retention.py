"""How long ago somebody was last in touch, and in what way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Contact(StrEnum):
    VISIT = "visit"
    CALL = "call"
    CONSENT = "consent"
    LOG = "log"
    GROUP = "group"
    INTRODUCTION = "introduction"
    AFTERCARE = "aftercare"
    """With somebody bereaved."""
    FAMILY = "family"
    """With the family of who died."""
    REMEMBERED = "remembered"
    DEATH = "death"
    LOSS = "loss"
    """Somebody they are close to died."""
    REGISTERED = "registered"


@dataclass(frozen=True, slots=True)
class LastContact:
    kind: Contact
    day: date


def years_before(day: date, years: int) -> date:
    return _in_year(day, day.year - years)


def years_later(day: date, years: int) -> date:
    return _in_year(day, day.year + years)


def _in_year(day: date, year: int) -> date:
    """The same day in another year; of 29 February the day before."""
    if (day.month, day.day) == (2, 29):
        return date(year, 2, 28)
    return day.replace(year=year)
