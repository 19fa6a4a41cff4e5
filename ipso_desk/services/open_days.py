"""On which days the house is open: the weekly pattern, its exceptions, and what is assumed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select

from ipso_desk.db.rows.centre import DayExceptionRow, OpeningHoursRow
from ipso_desk.db.rows.visits import HeadCountRow, VisitRow
from ipso_desk.domain.calendar import USUALLY_CLOSED, DayException, Hours, OpenDays, Week
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.rights import Right
from ipso_desk.services.register import query, use_case
from ipso_desk.services.settings import setting
from ipso_desk.services.work import Work

_USUAL: Hours = (time(10), time(16))
CLOSED_HOLIDAYS = "closed_holidays"
ASSUMED_WEEK: Week = (_USUAL, _USUAL, _USUAL, _USUAL, _USUAL, None, None)
"""Monday to Friday, until a coordinator says otherwise; never counted as open days."""


@query(Right.ANYONE)
def has_calendar(work: Work) -> bool:
    """Whether a coordinator ever said on which days the house is open."""
    return work.session.scalar(select(OpeningHoursRow.id).limit(1)) is not None


@query(Right.ANYONE)
def open_days(work: Work, on: date | None = None) -> OpenDays:
    """The open days around a day (default today): the pattern valid then, and all exceptions."""
    week = _week(_patterns(work), on or work.today)
    return OpenDays(week, _exceptions(work, week), closed_holidays(work))


def _exceptions(work: Work, week: Week, *which: ColumnElement[bool]) -> dict[date, DayException]:
    different = DayExceptionRow
    rows = work.session.execute(
        select(
            different.day, different.open, different.opens, different.closes, different.reason
        ).where(*which)
    )
    return {
        day: DayException(_hours(opens, closes, week[day.weekday()]) if open_ else None, reason)
        for day, open_, opens, closes, reason in rows
    }


@query(Right.ANYONE)
def closed_holidays(work: Work) -> frozenset[str]:
    """On which holidays the house is closed: as chosen, or as most centres do."""
    chosen = setting(work, CLOSED_HOLIDAYS)
    return USUALLY_CLOSED if chosen is None else frozenset(chosen)


def _hours(opens: str | None, closes: str | None, usual: Hours | None) -> Hours:
    """The hours of a day that differs; an extra open day without hours has the usual ones."""
    if opens and closes:
        return (time.fromisoformat(opens), time.fromisoformat(closes))
    return usual or _USUAL


def _patterns(work: Work) -> Sequence[Any]:
    """Every weekday that ever was in the pattern: from which day on, which one, its hours."""
    row = OpeningHoursRow
    return work.session.execute(select(row.valid_from, row.weekday, row.opens, row.closes)).all()


def _week(patterns: Sequence[Any], on: date) -> Week:
    """The newest pattern that was valid on a day; before the first, the first."""
    days = {valid_from for valid_from, *_ in patterns}
    if not days:
        return ASSUMED_WEEK
    from_day = max((day for day in days if day <= on), default=min(days))
    week: list[Hours | None] = [None] * 7
    for valid_from, weekday, opens, closes in patterns:
        if valid_from == from_day:
            week[weekday] = (time.fromisoformat(opens), time.fromisoformat(closes))
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = week
    return (monday, tuesday, wednesday, thursday, friday, saturday, sunday)


def count_open_days(work: Work, years: range) -> dict[int, int]:
    """Open days of each year from the calendar, as far as the year has come; without a
    calendar, days with a visit or a tally."""
    first, last = date(years[0], 1, 1), min(date(years[-1], 12, 31), work.today)
    patterns = _patterns(work)
    if not patterns:
        return dict.fromkeys(years, 0) | _days_with_somebody(work, first, last)
    if last < first:
        return dict.fromkeys(years, 0)
    starts = {first} | {day for day, *_ in patterns if first <= day <= last}
    counts = dict.fromkeys(years, 0)
    holidays, until = closed_holidays(work), last
    for start in sorted(starts, reverse=True):
        week = _week(patterns, start)
        different = _exceptions(work, week, DayExceptionRow.day.between(start, until))
        calendar = OpenDays(week, different, holidays)
        for year in range(start.year, until.year + 1):
            from_day, to_day = max(start, date(year, 1, 1)), min(until, date(year, 12, 31))
            counts[year] += calendar.count_open(from_day, to_day)
        until = start - timedelta(days=1)
    return counts


def _days_with_somebody(work: Work, first: date, last: date) -> dict[int, int]:
    visited = select(VisitRow.day).where(VisitRow.day.between(first, last))
    counted = select(HeadCountRow.day).where(
        HeadCountRow.day.between(first, last), HeadCountRow.people > 0
    )
    days = visited.union(counted).subquery()
    year = func.substr(days.c.day, 1, 4)
    rows = work.session.execute(select(year, func.count()).group_by(year))
    return {int(year): int(count) for year, count in rows}


def _checked(opens: str, closes: str) -> tuple[str, str]:
    """Hours as the calendar reads them: kept otherwise, no page could be shown again."""
    try:
        start, end = time.fromisoformat(opens), time.fromisoformat(closes)
    except ValueError:
        raise InvalidInput("hours_form", "week") from None
    if start >= end:
        raise InvalidInput("hours_form", "week")
    return f"{start:%H:%M}", f"{end:%H:%M}"


@use_case(Right.COORDINATOR, "calendar.week")
def set_week(work: Work, valid_from: date, week: Iterable[tuple[int, str, str]]) -> None:
    """The weekly pattern from a day on: (weekday, opens, closes), 0 is Monday.

    Raises `InvalidInput` for hours that are none.
    """
    wanted = {weekday: _checked(opens, closes) for weekday, opens, closes in week}
    if not set(wanted) <= set(range(7)):
        raise InvalidInput("hours_form", "week")
    there = {
        row.weekday: row
        for row in work.session.scalars(
            select(OpeningHoursRow).where(OpeningHoursRow.valid_from == valid_from)
        )
    }
    for weekday, row in there.items():
        if weekday not in wanted:
            work.session.delete(row)
    for weekday, (opens, closes) in wanted.items():
        if weekday in there:
            there[weekday].opens, there[weekday].closes = opens, closes
        else:
            work.session.add(
                OpeningHoursRow(valid_from=valid_from, weekday=weekday, opens=opens, closes=closes)
            )
    work.about(day=valid_from)


@use_case(Right.COORDINATOR, "calendar.day")
def set_day(
    work: Work,
    day: date,
    *,
    is_open: bool,
    hours: tuple[str, str] | None = None,
    reason: str = "",
) -> None:
    """A day that differs: a closure, a holiday, an extra open day. Raises `InvalidInput`."""
    hours = _checked(*hours) if hours else None
    row = work.session.scalar(select(DayExceptionRow).where(DayExceptionRow.day == day))
    if row is None:
        row = DayExceptionRow(day=day, open=is_open)
        work.session.add(row)
    row.open, row.reason = is_open, reason.strip()
    row.opens, row.closes = hours or (None, None)
    work.about(day=day)
