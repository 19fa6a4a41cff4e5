"""The hours of the house in one sentence: "dinsdag tot en met vrijdag, 10.00–16.00 uur"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from ipso_desk.texts.days import WEEKDAYS

Hours = tuple[time, time]


def opening(week: Sequence[Hours | None]) -> str:
    """Weekdays after each other with the same hours are taken together."""
    runs: list[tuple[int, int, Hours]] = []
    for weekday, hours in enumerate(week):
        if hours is None:
            continue
        if runs and runs[-1][1] == weekday - 1 and runs[-1][2] == hours:
            runs[-1] = (runs[-1][0], weekday, hours)
        else:
            runs.append((weekday, weekday, hours))
    return " · ".join(f"{_days(first, last)}, {from_to(hours)}" for first, last, hours in runs)


def from_to(hours: Hours) -> str:
    """ "10.00–16.00 uur" """
    return "–".join(f"{moment.hour}.{moment.minute:02d}" for moment in hours) + " uur"


def _days(first: int, last: int) -> str:
    if first == last:
        return WEEKDAYS[first]
    between = " en " if last == first + 1 else " tot en met "
    return f"{WEEKDAYS[first]}{between}{WEEKDAYS[last]}"
