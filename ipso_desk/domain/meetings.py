"""The days of a series of meetings, and on which day the people of a group are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ipso_desk.domain.calendar import OpenDays
from ipso_desk.domain.groups import CallRule

EARLY = 2
"""A call more than so many days before the meeting is worth saying: illness is unpredictable."""
MOST_MEETINGS = 60
_MOST_SKIPPED = 200


@dataclass(frozen=True, slots=True)
class SeriesDays:
    days: tuple[date, ...]
    skipped: tuple[date, ...]
    """Closed days that would have been in the series."""


def series_days(first: date, every_weeks: int, count: int, open_days: OpenDays) -> SeriesDays:
    """So many meetings, every so many weeks on the weekday of `first`; closed days are skipped."""
    days: list[date] = []
    skipped: list[date] = []
    day = first
    while len(days) < min(count, MOST_MEETINGS) and len(skipped) < _MOST_SKIPPED:
        (days if open_days.is_open(day) else skipped).append(day)
        if day > date.max - timedelta(weeks=every_weeks):
            break
        day += timedelta(weeks=every_weeks)
    return SeriesDays(tuple(days), tuple(d for d in skipped if days and d < days[-1]))


def call_day(rule: CallRule, meeting: date, open_days: OpenDays) -> date | None:
    """The day on which the house calls for a meeting; None where the leader does."""
    if rule is CallRule.BY_LEADER:
        return None
    if rule is CallRule.CALENDAR_DAY:
        return meeting - timedelta(days=1)
    return open_days.last_open_day_before(meeting)


def is_early(meeting: date, called: date | None) -> bool:
    return called is not None and (meeting - called).days > EARLY
