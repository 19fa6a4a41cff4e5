"""Days that differ: holidays as proposed, closures of some days, extra open days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import select

from ipso_desk.db.rows.centre import DayExceptionRow
from ipso_desk.domain.calendar import dutch_holidays
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.call_days import CallDays
from ipso_desk.services.open_days import CLOSED_HOLIDAYS, closed_holidays
from ipso_desk.services.register import query, use_case
from ipso_desk.services.settings import put, setting
from ipso_desk.services.work import Work

_LONGEST = timedelta(days=366)
_BACK = timedelta(days=31)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday on its next day."""

    name: str
    day: date
    closed: bool
    weekday_open: bool
    """Whether the house would be open that day if it were no holiday."""


@dataclass(frozen=True, slots=True)
class Different:
    """A day, or days after each other, that differ in the same way."""

    first: date
    last: date
    is_open: bool
    hours: tuple[time, time] | None
    """Only for an open day with hours of its own."""
    reason: str


@query(Right.ANYONE)
def holidays_ahead(work: Work) -> tuple[Holiday, ...]:
    """The holidays of the coming year, in order, and on which of them the house is closed."""
    closed, calendar = closed_holidays(work), CallDays(work)
    found: dict[str, date] = {}
    for year in (work.today.year, work.today.year + 1):
        for day, name in dutch_holidays(year).items():
            if day >= work.today:
                found.setdefault(name, day)
    return tuple(
        Holiday(name, day, name in closed, calendar.open_days(day).week[day.weekday()] is not None)
        for name, day in sorted(found.items(), key=lambda pair: pair[1])
    )


@query(Right.ANYONE)
def holidays_chosen(work: Work) -> bool:
    """Whether a coordinator ever looked at the holidays; else they are a proposal."""
    return setting(work, CLOSED_HOLIDAYS) is not None


@use_case(Right.COORDINATOR, "calendar.holiday")
def choose_holiday(work: Work, name: str, *, closed: bool) -> None:
    """The house is closed on this holiday, this year and later; or it is a day as any other."""
    known = {n for year in (2024, 2025, work.today.year) for n in dutch_holidays(year).values()}
    if name not in known:
        raise InvalidInput("holiday_unknown", "name")
    now = closed_holidays(work)
    put(work, CLOSED_HOLIDAYS, sorted(now | {name} if closed else now - {name}))
    work.about(holiday=name)


@use_case(Right.COORDINATOR, "calendar.accept_holidays")
def accept_holidays(work: Work) -> None:
    """The holidays as proposed are right."""
    put(work, CLOSED_HOLIDAYS, sorted(closed_holidays(work)))


@use_case(Right.COORDINATOR, "calendar.period")
def close_period(work: Work, first: date, last: date, reason: str = "") -> int:
    """Closed from `first` to `last`, both included; how many open days that takes.

    Raises `InvalidInput`.
    """
    reason = guest_input.line(reason, "reason")
    if last < first:
        raise InvalidInput("closure_ends_before", "last")
    if last - first > _LONGEST:
        raise InvalidInput("closure_too_long", "last")
    calendar = CallDays(work)
    there = {
        row.day: row
        for row in work.session.scalars(
            select(DayExceptionRow).where(DayExceptionRow.day.between(first, last))
        )
    }
    closed = 0
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        row = there.get(day)
        if row is None and not calendar.open_days(day).is_open(day):
            continue
        closed += row is None or row.open
        if row is None:
            row = DayExceptionRow(day=day, open=False)
            work.session.add(row)
        row.open, row.opens, row.closes, row.reason = False, None, None, reason
    if not closed and not there:
        raise InvalidInput("closure_no_open_days", "first")
    work.about(day=first, days=closed)
    return closed


@use_case(Right.COORDINATOR, "calendar.period_away")
def forget_days(work: Work, first: date, last: date) -> None:
    """These days are as any other again."""
    for row in work.session.scalars(
        select(DayExceptionRow).where(DayExceptionRow.day.between(first, last))
    ):
        work.session.delete(row)
    work.about(day=first)


@query(Right.ANYONE)
def differences(work: Work) -> tuple[Different, ...]:
    """What differs from last month on, in order; days after each other as one.

    Days between them that are closed anyway do not part them.
    """
    calendar = CallDays(work)
    rows = work.session.scalars(
        select(DayExceptionRow)
        .where(DayExceptionRow.day >= work.today - _BACK)
        .order_by(DayExceptionRow.day)
    )
    found: list[Different] = []
    for row in rows:
        own = row.opens and row.closes and row.open
        one = Different(
            row.day,
            row.day,
            row.open,
            (time.fromisoformat(str(row.opens)), time.fromisoformat(str(row.closes)))
            if own
            else None,
            row.reason,
        )
        if found and _goes_on(found[-1], one, calendar):
            found[-1] = Different(found[-1].first, row.day, one.is_open, one.hours, one.reason)
        else:
            found.append(one)
    return tuple(found)


def _goes_on(before: Different, one: Different, calendar: CallDays) -> bool:
    if (before.is_open, before.hours, before.reason) != (one.is_open, one.hours, one.reason):
        return False
    day = before.last + _DAY
    if one.is_open:
        return day == one.first
    while day < one.first:
        if calendar.open_days(day).is_open(day) or (day - before.last).days > 10:
            return False
        day += _DAY
    return True
