"""A series stands where a person who leafs through a calendar would put it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ipso_desk.domain import series
from ipso_desk.domain.calendar import DayException, OpenDays, easter

_ALL = (None,) * 7
_DAYS = st.dates(min_value=date(1996, 1, 1), max_value=date(2090, 1, 1))
_SPANS = st.integers(min_value=0, max_value=400)


def _every_day(first: date, until: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((until - first).days + 1)]


@given(_DAYS, _SPANS, st.integers(min_value=1, max_value=8))
def test_weeks_are_counted_on_the_fingers(first: date, span: int, every: int) -> None:
    until = first + timedelta(days=span)
    by_hand, week = [], 0
    for day in _every_day(first, until):
        if day.weekday() == first.weekday():
            if week % every == 0:
                by_hand.append(day)
            week += 1
    assert list(series.days_of(series.every_weeks(every), first, until)) == by_hand


@given(_DAYS, _SPANS, st.integers(0, 6), st.sampled_from([1, 2, 3, 4, 5, series.LAST]))
def test_a_weekday_of_the_month_is_counted_on_the_fingers(
    first: date, span: int, weekday: int, nth: int
) -> None:
    until = first + timedelta(days=span)
    by_hand = []
    for day in _every_day(first, until):
        if day.weekday() != weekday:
            continue
        month = [date(day.year, day.month, n + 1) for n in range(monthrange(*_ym(day))[1])]
        same = [other for other in month if other.weekday() == weekday]
        wanted = same[-1:] if nth == series.LAST else same[nth - 1 : nth]
        by_hand += [day] if day in wanted else []
    assert list(series.days_of(series.each_month(nth, weekday), first, until)) == by_hand


def _ym(day: date) -> tuple[int, int]:
    return day.year, day.month


@given(_DAYS, _SPANS, st.data())
def test_closed_days_are_left_out_and_shift_nothing(
    first: date, span: int, data: st.DataObject
) -> None:
    until = first + timedelta(days=span)
    pattern = series.every_weeks(2)
    every = list(series.days_of(pattern, first, until))
    closed = set(data.draw(st.lists(st.sampled_from(every), max_size=5)))
    planned = series.plan(pattern, first, until, lambda d: "vakantie" if d in closed else None)
    assert sorted([*planned.days, *(day for day, _ in planned.skipped)]) == every[:200]
    assert {day for day, _ in planned.skipped} == closed & set(every[:200])


@given(st.lists(_DAYS, max_size=9), st.integers(1, 8), st.integers(0, 6), st.integers(1, 5))
def test_what_is_written_is_read_again(
    days: list[date], every: int, weekday: int, nth: int
) -> None:
    for pattern in (
        series.every_weeks(every),
        series.each_month(nth, weekday),
        series.own_days(days),
    ):
        assert series.read(series.written(pattern)) == pattern


def test_no_month_without_a_fifth_tuesday_gets_one() -> None:
    fifths = list(series.days_of(series.each_month(5, 1), date(2026, 1, 1), date(2026, 12, 31)))
    assert fifths == [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 29), date(2026, 12, 29)]


def test_easter_monday_is_skipped_and_the_week_after_is_not() -> None:
    monday = easter(2026) + timedelta(days=1)
    calendar = OpenDays(_ALL)
    planned = series.plan(
        series.every_weeks(),
        monday - timedelta(days=7),
        monday + timedelta(days=7),
        calendar.closed_for,
    )
    assert planned.days == (date(2026, 3, 30), date(2026, 4, 13))
    assert planned.skipped == ((date(2026, 4, 6), "Tweede Paasdag"),)


def test_a_house_open_on_easter_monday_has_its_activity() -> None:
    monday = date(2026, 4, 6)
    calendar = OpenDays(_ALL, closed_holidays=frozenset())
    assert calendar.closed_for(monday) is None
    kept = OpenDays(_ALL, {monday: DayException(None, "schilder")}, frozenset())
    assert kept.closed_for(monday) == "schilder"


def test_leap_days_and_new_year() -> None:
    thursdays = list(series.days_of(series.every_weeks(), date(2024, 2, 22), date(2024, 3, 7)))
    assert thursdays == [date(2024, 2, 22), date(2024, 2, 29), date(2024, 3, 7)]
    over = list(series.days_of(series.every_weeks(2), date(2025, 12, 23), date(2026, 1, 20)))
    assert over == [date(2025, 12, 23), date(2026, 1, 6), date(2026, 1, 20)]
    assert series.same_date_next_year(date(2024, 2, 29)) == date(2025, 2, 28)
    assert series.same_weekday_next_year(date(2024, 2, 29)) == date(2025, 2, 27)
    assert series.weekday_of_month(2024, 2, 3, 5) == date(2024, 2, 29)
