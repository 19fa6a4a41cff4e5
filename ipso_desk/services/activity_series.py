"""A series of activities: made, moved to another rhythm from a day on, made longer or shorter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from ipso_desk.db.rows.activities import ActivityRow, ActivitySeriesRow
from ipso_desk.domain import series
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.rights import Right
from ipso_desk.services.activity_rows import (
    ActivityPlan,
    from_here_on,
    get_activity,
    held,
    new_row,
    plan_of,
    rooted,
)
from ipso_desk.services.call_days import CallDays
from ipso_desk.services.register import query, use_case
from ipso_desk.services.work import Work

_NEAR = {series.Often.WEEKS: 6, series.Often.MONTH: 20, series.Often.OWN_DAYS: 0}
"""An occurrence goes along with its rhythm to a new day that is so many days away."""


@dataclass(frozen=True, slots=True)
class SeriesMade:
    first_id: int
    planned: series.Planned


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a series goes: its pattern, from the first to the last day."""

    pattern: series.Pattern
    first: date
    until: date


@dataclass(frozen=True, slots=True)
class Replanned:
    """What came of another rhythm."""

    planned: series.Planned
    kept: tuple[date, ...]
    """Days outside the new rhythm that stay: people signed up, or it was called off."""


@query(Right.COORDINATOR)
def series_preview(work: Work, pattern: series.Pattern, first: date, until: date) -> series.Planned:
    """The days of a series, and the closed days that it skips. Raises `InvalidInput`."""
    return _planned(work, pattern, first, until)


@query(Right.HOST)
def rhythm_of(work: Work, activity_id: int) -> Rhythm | None:
    """How the series of an activity goes; None for one that stands alone."""
    row = get_activity(work, activity_id)
    kept = work.session.get(ActivitySeriesRow, row.series_id) if row.series_id else None
    if kept is None:
        return None
    last = select(func.max(ActivityRow.day)).where(ActivityRow.series_id == kept.id)
    until = kept.until_day or work.session.scalar(last) or row.day
    return Rhythm(series.read(kept.pattern), kept.from_day, until)


@use_case(Right.COORDINATOR, "activity.replan")
def replan(
    work: Work, activity_id: int, pattern: series.Pattern, first: date, until: date
) -> Replanned:
    """Another rhythm from this activity on, or another end; sign-ups go along.

    Also makes a series of an activity that stood alone. Raises `InvalidInput`.
    """
    row = get_activity(work, activity_id)
    found = _replan(work, row, pattern, first, until)
    work.about(activity=activity_id, day=first, times=len(found.planned.days))
    return found


@use_case(Right.COORDINATOR, "activity.end_series")
def end_series(work: Work, activity_id: int) -> tuple[date, ...]:
    """No more from this one on; gives the days that stay because people signed up for them."""
    row = get_activity(work, activity_id)
    if row.series_id is None:
        raise Refused("activity_alone")
    work.about(activity=activity_id, day=row.day)
    rows = from_here_on(work, row)
    stay = rooted(work, rows)
    _shorten(work, row)
    for other in rows:
        if other.id not in stay:
            work.session.delete(other)
    return tuple(other.day for other in rows if other.id in stay and other.cancelled is None)


def begin_series(
    work: Work, plan: ActivityPlan, pattern: series.Pattern, first: date, until: date
) -> SeriesMade:
    """The series and its occurrences, inside another piece of work."""
    planned = _planned(work, pattern, first, until)
    kept = _new_series(work, pattern, planned.days[0], until)
    rows = [new_row(work, plan, day, kept.id) for day in planned.days]
    work.session.add_all(rows)
    work.session.flush()
    return SeriesMade(rows[0].id, planned)


def move_series(work: Work, row: ActivityRow, day: date) -> None:
    """From this occurrence on the series stands on the weekday of another day."""
    kept = work.session.get_one(ActivitySeriesRow, row.series_id)
    pattern = series.read(kept.pattern)
    if pattern.often is series.Often.OWN_DAYS:
        row.day = day
        return
    # The last one moves along.
    until = max(kept.until_day or day, day) + max(day - row.day, timedelta())
    _replan(work, row, series.moved_to(pattern, day), day, until)


def _replan(
    work: Work, row: ActivityRow, pattern: series.Pattern, first: date, until: date
) -> Replanned:
    planned = _planned(work, pattern, first, until)
    rows = from_here_on(work, row)
    # What happened stays where it happened, and what was called off was called off that day.
    fixed = held(work, rows) | {other.id for other in rows if other.cancelled is not None}
    firm = rooted(work, rows)
    moving = [other for other in rows if other.id not in fixed]
    plan = plan_of(work, row)
    new_days = set(planned.days) - _taken(work, plan, planned.days, moving)
    new_days -= {other.day for other in rows if other.id in fixed}
    if row.series_id is not None:
        _shorten(work, row)
    kept = _new_series(work, pattern, planned.days[0], until)
    for other in rows:
        other.series_id = kept.id
    stays = []
    for other, day in _matched(moving, sorted(new_days), _NEAR[pattern.often]):
        if day is not None:
            other.day = day
            new_days.discard(day)
        elif other.id in firm:
            stays.append(other.day)
        else:
            work.session.delete(other)
    work.session.add_all(new_row(work, plan, day, kept.id) for day in sorted(new_days))
    work.session.flush()
    return Replanned(planned, tuple(stays))


def _taken(
    work: Work, plan: ActivityPlan, days: Sequence[date], moving: list[ActivityRow]
) -> set[date]:
    """Days on which the same thing stands already at that hour, in this series or another."""
    there = select(ActivityRow.id, ActivityRow.day).where(
        ActivityRow.day.between(days[0], days[-1]),
        ActivityRow.kind_id == plan.kind_id,
        ActivityRow.title == plan.title,
        ActivityRow.starts == plan.starts,
    )
    going = {row.id for row in moving}
    return {day for number, day in work.session.execute(there) if number not in going}


def _matched(
    rows: list[ActivityRow], days: list[date], near: int
) -> list[tuple[ActivityRow, date | None]]:
    """For each occurrence the nearest new day that nobody has yet, or none within reach.

    Who stands on one of the days already stays there.
    """
    standing = {row.day for row in rows}
    free = [day for day in days if day not in standing]
    kept = set(days) & standing
    found: list[tuple[ActivityRow, date | None]] = []
    for row in rows:
        if row.day in kept:
            kept.discard(row.day)
            found.append((row, row.day))
            continue
        best = min(free, key=lambda day: abs((day - row.day).days), default=None)
        if best is not None and abs((best - row.day).days) <= near:
            free.remove(best)
            found.append((row, best))
        else:
            found.append((row, None))
    return found


def _planned(work: Work, pattern: series.Pattern, first: date, until: date) -> series.Planned:
    if pattern.often is series.Often.WEEKS and not 1 <= pattern.every_weeks <= 52:
        raise InvalidInput("series_weeks_odd", "every_weeks")
    if pattern.often is series.Often.MONTH and not (
        pattern.nth in (1, 2, 3, 4, 5, series.LAST) and 0 <= pattern.weekday <= 6
    ):
        raise InvalidInput("series_month_odd", "often")
    if pattern.often is series.Often.OWN_DAYS and pattern.days:
        first, until = min(first, pattern.days[0]), max(until, pattern.days[-1])
    if until < first:
        raise InvalidInput("series_ends_before", "until")
    if until - first > series.LONGEST:
        raise InvalidInput("series_too_long", "until")
    calendar = CallDays(work)
    planned = series.plan(
        pattern, first, until, lambda day: calendar.open_days(day).closed_for(day)
    )
    if not planned.days:
        code = "series_all_closed" if planned.skipped else "series_no_days"
        raise InvalidInput(code, "until")
    return planned


def _new_series(work: Work, pattern: series.Pattern, first: date, until: date) -> ActivitySeriesRow:
    kept = ActivitySeriesRow(pattern=series.written(pattern), from_day=first, until_day=until)
    work.session.add(kept)
    work.session.flush()
    return kept


def _shorten(work: Work, row: ActivityRow) -> None:
    """The old rhythm ends with the last occurrence before this one, or is gone."""
    kept = work.session.get_one(ActivitySeriesRow, row.series_id)
    before = select(func.max(ActivityRow.day)).where(
        ActivityRow.series_id == kept.id, ActivityRow.day < row.day
    )
    kept.until_day = work.session.scalar(before) or kept.from_day
