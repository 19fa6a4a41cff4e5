"""Dutch holidays, the anchors of the year and the arithmetic of open days."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipso_desk.domain.calendar import (
    DayException,
    OpenDays,
    Week,
    anchors,
    dutch_holidays,
    easter,
)

DAY = (time(10), time(16))
TUESDAY_TO_FRIDAY: Week = (None, DAY, DAY, DAY, DAY, None, None)
NEVER: Week = (None, None, None, None, None, None, None)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1818, 3, 22), (1954, 4, 18), (1981, 4, 19), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24),
        (2016, 3, 27), (2019, 4, 21), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25),
        (2049, 4, 18), (2076, 4, 19), (2285, 3, 22),
    ],
)  # fmt: skip
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_in_its_weeks(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_the_holidays_of_2026() -> None:
    assert dutch_holidays(2026) == {
        date(2026, 1, 1): "Nieuwjaarsdag",
        date(2026, 4, 3): "Goede Vrijdag",
        date(2026, 4, 5): "Eerste Paasdag",
        date(2026, 4, 6): "Tweede Paasdag",
        date(2026, 4, 27): "Koningsdag",
        date(2026, 5, 5): "Bevrijdingsdag",
        date(2026, 5, 14): "Hemelvaartsdag",
        date(2026, 5, 24): "Eerste Pinksterdag",
        date(2026, 5, 25): "Tweede Pinksterdag",
        date(2026, 12, 25): "Eerste Kerstdag",
        date(2026, 12, 26): "Tweede Kerstdag",
    }
    assert list(dutch_holidays(2026)) == sorted(dutch_holidays(2026))


@pytest.mark.parametrize(
    ("year", "day", "name"),
    [
        (2025, date(2025, 4, 26), "Koningsdag"), (2014, date(2014, 4, 26), "Koningsdag"),
        (2031, date(2031, 4, 26), "Koningsdag"), (2024, date(2024, 4, 27), "Koningsdag"),
        (2013, date(2013, 4, 30), "Koninginnedag"), (2006, date(2006, 4, 29), "Koninginnedag"),
    ],
)  # fmt: skip
def test_the_kings_birthday_is_not_kept_on_a_sunday(year: int, day: date, name: str) -> None:
    assert {d for d, n in dutch_holidays(year).items() if n == name} == {day}


def test_ascension_on_liberation_day() -> None:
    assert dutch_holidays(2016)[date(2016, 5, 5)] == "Hemelvaartsdag"


def test_holidays_are_a_copy() -> None:
    dutch_holidays(2026).clear()
    assert dutch_holidays(2026)


class TestOpenDays:
    centre = OpenDays(TUESDAY_TO_FRIDAY)

    def test_the_week(self) -> None:
        assert not self.centre.is_open(date(2026, 11, 23))
        assert self.centre.hours(date(2026, 11, 24)) == DAY

    def test_closed_on_holidays_but_not_on_liberation_day(self) -> None:
        assert not self.centre.is_open(date(2026, 5, 14))
        assert not self.centre.is_open(date(2026, 12, 25))
        assert self.centre.is_open(date(2026, 5, 5))
        assert self.centre.is_open(date(2026, 4, 3))

    def test_own_exceptions_go_first(self) -> None:
        short = (time(10), time(12))
        centre = OpenDays(
            TUESDAY_TO_FRIDAY,
            {
                date(2026, 12, 25): DayException(short, "kerstontbijt"),
                date(2026, 11, 24): DayException(None, "studiedag"),
                date(2026, 11, 22): DayException(short),
            },
        )
        assert centre.hours(date(2026, 12, 25)) == short
        assert not centre.is_open(date(2026, 11, 24))
        assert centre.is_open(date(2026, 11, 22))

    def test_a_centre_chooses_its_holidays(self) -> None:
        centre = OpenDays(TUESDAY_TO_FRIDAY, {}, frozenset({"Bevrijdingsdag"}))
        assert not centre.is_open(date(2026, 5, 5))
        assert centre.is_open(date(2026, 12, 25))

    def test_a_tuesday_group_of_a_centre_closed_on_monday_is_called_on_friday(self) -> None:
        assert self.centre.last_open_day_before(date(2026, 11, 24)) == date(2026, 11, 20)
        assert self.centre.next_open_day_after(date(2026, 11, 20)) == date(2026, 11, 24)

    def test_calling_skips_the_holidays(self) -> None:
        # Thursday and Friday of Christmas week are closed, and so is the Monday.
        assert self.centre.last_open_day_before(date(2026, 12, 29)) == date(2026, 12, 24)

    def test_never_open(self) -> None:
        closed = OpenDays(NEVER)
        assert closed.last_open_day_before(date(2026, 11, 24)) is None
        assert closed.next_open_day_after(date(2026, 11, 24)) is None
        assert closed.last_open_day_before(date.min) is None
        assert closed.next_open_day_after(date.max) is None

    @given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.tuples(*[st.booleans()] * 7))
    def test_nothing_open_lies_between(self, day: date, pattern: tuple[bool, ...]) -> None:
        a, b, c, d, e, f, g = (DAY if is_open else None for is_open in pattern)
        centre = OpenDays((a, b, c, d, e, f, g))
        before = centre.last_open_day_before(day)
        if before is None:
            assert not any(pattern)
            return
        assert before < day
        assert centre.is_open(before)
        assert not list(centre.open_between(before + timedelta(1), day - timedelta(1)))
        after = centre.next_open_day_after(before)
        assert after is not None
        assert after >= day

    @given(
        st.dates(date(2015, 12, 1), date(2018, 2, 1)),
        st.integers(0, 800),
        st.tuples(*[st.booleans()] * 7),
        st.dictionaries(st.dates(date(2015, 12, 1), date(2018, 2, 1)), st.booleans(), max_size=12),
    )
    def test_counting_days_is_looking_at_each(
        self, first: date, days: int, pattern: tuple[bool, ...], different: dict[date, bool]
    ) -> None:
        a, b, c, d, e, f, g = (DAY if is_open else None for is_open in pattern)
        exceptions = {day: DayException(DAY if open_ else None) for day, open_ in different.items()}
        centre = OpenDays((a, b, c, d, e, f, g), exceptions)
        last = first + timedelta(days)
        assert centre.count_open(first, last) == len(list(centre.open_between(first, last)))

    def test_open_days_of_a_year(self) -> None:
        days = list(self.centre.open_between(date(2025, 1, 1), date(2025, 12, 31)))
        # 210 weekdays from Tuesday to Friday; Nieuwjaar, Hemelvaart and two days of Christmas.
        assert len(days) == 205
        assert days == sorted(days)


def test_anchors_of_the_year() -> None:
    found = {anchor.code: (anchor.first, anchor.last) for anchor in anchors(2026)}
    assert found == {
        "world_cancer_day": (date(2026, 2, 4), date(2026, 2, 4)),
        "palliative_week": (date(2026, 10, 10), date(2026, 10, 17)),
        "all_souls": (date(2026, 11, 2), date(2026, 11, 2)),
        "candle_day": (date(2026, 12, 13), date(2026, 12, 13)),
    }


@given(st.integers(1990, 2100))
def test_the_candle_day_is_the_second_sunday(year: int) -> None:
    day = next(anchor.first for anchor in anchors(year) if anchor.code == "candle_day")
    assert day.weekday() == 6
    assert 8 <= day.day <= 14
