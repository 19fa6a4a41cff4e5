"""How an activity repeats: every so many weeks, a weekday of the month, or own days.

Days are local days and times stand on the clock of the wall, so that summer time moves nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST_TIMES = 200
LONGEST = timedelta(days=3 * 366)
LAST = -1
"""As `nth`: the last such weekday of the month."""


class Often(StrEnum):
    WEEKS = "weeks"
    MONTH = "month"
    OWN_DAYS = "own_days"


@dataclass(frozen=True, slots=True)
class Pattern:
    """How something repeats. The weekday of `WEEKS` is that of the first day."""

    often: Often
    every_weeks: int = 1
    nth: int = 1
    """1 to 5, or `LAST`; a month without a fifth Tuesday is passed over."""
    weekday: int = 0
    """For `MONTH`; 0 is Monday."""
    days: tuple[date, ...] = ()


def every_weeks(number: int = 1) -> Pattern:
    return Pattern(Often.WEEKS, every_weeks=number)


def each_month(nth: int, weekday: int) -> Pattern:
    return Pattern(Often.MONTH, nth=nth, weekday=weekday)


def own_days(days: Iterable[date]) -> Pattern:
    return Pattern(Often.OWN_DAYS, days=tuple(sorted(set(days))))


@dataclass(frozen=True, slots=True)
class Planned:
    """The days of a series, and the closed days that it skips, each with the reason."""

    days: tuple[date, ...]
    skipped: tuple[tuple[date, str], ...] = ()


def plan(
    pattern: Pattern, first: date, until: date, closed_for: Callable[[date], str | None]
) -> Planned:
    """The days from `first` to `until`, both included; `closed_for` says why a day is skipped."""
    days, skipped = [], []
    for day in days_of(pattern, first, until):
        reason = closed_for(day)
        if reason is None:
            days.append(day)
        else:
            skipped.append((day, reason))
        if len(days) + len(skipped) >= MOST_TIMES:
            break
    return Planned(tuple(days), tuple(skipped))


def days_of(pattern: Pattern, first: date, until: date) -> Iterator[date]:
    """Every day of the pattern from `first` to `until`, closed or not, in order."""
    if pattern.often is Often.OWN_DAYS:
        yield from (day for day in pattern.days if first <= day <= until)
    elif pattern.often is Often.WEEKS:
        for number in range(first.toordinal(), until.toordinal() + 1, 7 * pattern.every_weeks):
            yield date.fromordinal(number)
    else:
        for year, month in _months(first, until):
            day = weekday_of_month(year, month, pattern.weekday, pattern.nth)
            if day is not None and first <= day <= until:
                yield day


def weekday_of_month(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth (or last) such weekday of a month; None where there is no fifth."""
    length = _length(year, month)
    first = 1 + (weekday - date(year, month, 1).weekday()) % 7
    number = first + 7 * ((length - first) // 7 if nth == LAST else nth - 1)
    return date(year, month, number) if number <= length else None


def nth_of(day: date) -> int:
    """The how-manieth such weekday of its month a day is."""
    return (day.day - 1) // 7 + 1


def moved_to(pattern: Pattern, day: date) -> Pattern:
    """The same rhythm on the weekday of another day."""
    if pattern.often is not Often.MONTH:
        return pattern
    nth = LAST if pattern.nth == LAST else nth_of(day)
    return each_month(nth, day.weekday())


def same_weekday_next_year(day: date) -> date:
    """52 weeks later: a Thursday in December stays a Thursday in December."""
    return day + timedelta(weeks=52)


def same_date_next_year(day: date) -> date:
    """The same date, on 28 February for a leap day."""
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + 1, day.month, 28 if leap else day.day)


def written(pattern: Pattern) -> str:
    """As the file keeps it."""
    kept: dict[str, object] = {"often": pattern.often.value}
    if pattern.often is Often.WEEKS:
        kept["every_weeks"] = pattern.every_weeks
    elif pattern.often is Often.MONTH:
        kept |= {"nth": pattern.nth, "weekday": pattern.weekday}
    else:
        kept["days"] = [day.isoformat() for day in pattern.days]
    return json.dumps(kept)


def read(text: str) -> Pattern:
    """What `written` wrote."""
    kept = json.loads(text)
    return Pattern(
        Often(kept["often"]),
        every_weeks=int(kept.get("every_weeks", 1)),
        nth=int(kept.get("nth", 1)),
        weekday=int(kept.get("weekday", 0)),
        days=tuple(date.fromisoformat(day) for day in kept.get("days", ())),
    )


def _months(first: date, until: date) -> Iterator[tuple[int, int]]:
    for number in range(first.year * 12 + first.month - 1, until.year * 12 + until.month):
        yield number // 12, number % 12 + 1


def _length(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days
