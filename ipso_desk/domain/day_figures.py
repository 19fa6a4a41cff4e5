"""Figures of days, and what they add up to per weekday and per month. For inside: never hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from ipso_desk.domain.activities import Category


@dataclass(frozen=True, slots=True)
class DayFigure:
    """One day. `named` are visits of guests, `unnamed` people without a name."""

    day: date
    is_open: bool
    named: int = 0
    unnamed: int = 0
    new: int = 0
    """Guests who were here for the first time."""
    activities: int = 0
    participants: int = 0

    @property
    def people(self) -> int:
        return self.named + self.unnamed

    @property
    def counts(self) -> bool:
        """Whether the day says something: open, or somebody came all the same."""
        return self.is_open or self.people > 0 or self.participants > 0


@dataclass(frozen=True, slots=True)
class ActivityFigure:
    """What came of an activity over some time."""

    title: str
    category: Category
    times: int
    cancelled: int
    participants: int
    """How often somebody took part, with and without a name."""
    guests: int
    """How many different guests that were."""

    @property
    def average(self) -> float:
        return self.participants / self.times if self.times else 0.0


@dataclass(frozen=True, slots=True)
class Sum:
    """Some days taken together."""

    key: int
    """A weekday (0 is Monday) or a month."""
    days: int
    """On which the house was open, or somebody came."""
    named: int
    unnamed: int
    new: int
    participants: int

    @property
    def people(self) -> int:
        return self.named + self.unnamed

    @property
    def average(self) -> float:
        return self.people / self.days if self.days else 0.0


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    first: date
    last: date
    days: tuple[DayFigure, ...]
    """Every day up to today on which the house was open, or somebody came."""
    activities: tuple[ActivityFigure, ...]

    @property
    def total(self) -> Sum:
        return _sum(0, self.days)

    def weekdays(self) -> tuple[Sum, ...]:
        return _sums(self.days, lambda day: day.weekday())

    def months(self) -> tuple[Sum, ...]:
        return _sums(self.days, lambda day: day.month)


def _sums(days: Iterable[DayFigure], key: Callable[[date], int]) -> tuple[Sum, ...]:
    found: dict[int, list[DayFigure]] = {}
    for figure in days:
        found.setdefault(key(figure.day), []).append(figure)
    return tuple(_sum(number, found[number]) for number in sorted(found))


def _sum(key: int, days: Iterable[DayFigure]) -> Sum:
    days = list(days)
    return Sum(
        key,
        days=len(days),
        named=sum(d.named for d in days),
        unnamed=sum(d.unnamed for d in days),
        new=sum(d.new for d in days),
        participants=sum(d.participants for d in days),
    )
