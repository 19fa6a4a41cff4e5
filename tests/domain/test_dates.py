"""Dates as they are typed in Dutch lists, whole and in part."""

import contextlib
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipso_desk.domain.dates import DateError, PartialDate, read_partial_date

TODAY = date(2026, 11, 22)


def read(value: object, **how: bool) -> str | None:
    found = read_partial_date(value, today=TODAY, **how)
    return None if found is None else found.iso


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("12-5-1939", "1939-05-12"), ("12/05/1939", "1939-05-12"), ("12.5.1939", "1939-05-12"),
        ("12 5 1939", "1939-05-12"), ("1939-05-12", "1939-05-12"), ("1939/5/12", "1939-05-12"),
        ("12-5-39", "1939-05-12"), ("4-2-81", "1981-02-04"), ("24-11-31", "1931-11-24"),
        ("12-5-'39", "1939-05-12"), ("17-12-2005", "2005-12-17"), ("1-1-26", "2026-01-01"),
        ("12 mei 1939", "1939-05-12"), ("12 MEI 1939", "1939-05-12"), ("12-mei-39", "1939-05-12"),
        ("12mei1939", "1939-05-12"), ("1e mei 1939", "1939-05-01"), ("3 mrt. 1939", "1939-03-03"),
        ("3 febr 1939", "1939-02-03"), ("9 okt '25", "2025-10-09"), ("1 sept. 1950", "1950-09-01"),
        ("maandag 12 mei 2025", "2025-05-12"), ("ma. 12-5-2025", "2025-05-12"),
        ("May 12, 1939", "1939-05-12"), ("2025-05-12 00:00:00", "2025-05-12"),
        ("2025-05-12T10:11:12.5Z", "2025-05-12"), ("12-5-2025 14:30", "2025-05-12"),
        ("12051939", "1939-05-12"), ("19390512", "1939-05-12"), ("20051939", "1939-05-20"),
        ("mei 2025", "2025-05"), ("mei '39", "1939-05"), ("5-1939", "1939-05"),
        ("1939-05", "1939-05"), ("0-5-1939", "1939-05"), ("?-5-1939", "1939-05"),
        ("1939", "1939"), ("1939.0", "1939"), ("1939,00", "1939"), ("1939?", "1939"),
        ("ca. 1939", "1939"), ("±1939", "1939"), ("00-00-1939", "1939"), ("xx-xx-1939", "1939"),
        ("geb. 12-5-1939", "1939-05-12"), ("31", "1931"), ("'39", "1939"),
        ("29-2-2024", "2024-02-29"),
        ("1\u20115\u20111939", "1939-05-01"), ("１２-５-１９３９", "1939-05-12"),
        ("", None), ("  ", None), ("?", None), ("onbekend", None), ("-", None), ("n.v.t.", None),
    ],
)  # fmt: skip
def test_reads_what_people_type(typed: str, iso: str | None) -> None:
    assert read(typed) == iso


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        (1939, "1939"), (1939.0, "1939"), (12051939, "1939-05-12"), (19390512.0, "1939-05-12"),
        (date(1939, 5, 12), "1939-05-12"), (datetime(1939, 5, 12, 13, 0), "1939-05-12"),
        (None, None),
    ],
)  # fmt: skip
def test_reads_cells(cell: object, iso: str | None) -> None:
    assert read(cell) == iso


def test_day_numbers_of_a_spreadsheet_only_when_told() -> None:
    assert read(45789, serials=True) == "2025-05-12"
    assert read(45789.75, serials=True) == "2025-05-12"
    assert read("45789", serials=True) == "2025-05-12"
    assert read(1939, serials=True) == "1939"
    with pytest.raises(DateError, match="date_unreadable"):
        read(45789)


def test_a_plan_lies_ahead() -> None:
    assert read("1-6-31", past=False) == "2031-06-01"
    assert read("1-6-27", past=False) == "2027-06-01"
    assert read("1-6-81", past=False) == "1981-06-01"
    assert read("12-12-26") == "2026-12-12", "later this year is this year"


@pytest.mark.parametrize(
    "typed", ["30-2-1980", "31-4-1980", "29-2-2023", "12-13-1980", "32-1-1980", "1-1-3025",
              "1-1-0025", "99999999", "1980-13-01", "99-99-1980"],
)  # fmt: skip
def test_an_impossible_date_is_refused_with_a_code(typed: str) -> None:
    with pytest.raises(ValueError, match="date_impossible") as caught:
        read(typed)
    assert isinstance(caught.value, DateError)
    assert caught.value.code == "date_impossible"


@pytest.mark.parametrize(
    "typed", ["morgen", "12 mei", "1-2-3-4", "12-5-193", "5", 5, 31, True, -1939, 1e300,
              float("nan"), "mei", "12;5;1939", "overleden 12-5-1939", "😀",
              "9" * 10_000, "1-" * 5_000, "１"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_code(typed: object) -> None:
    with pytest.raises(DateError) as caught:
        read(typed)
    assert caught.value.code == "date_unreadable"


dates = st.dates(date(1900, 1, 1), date(2026, 11, 22))


@given(dates)
def test_a_day_reads_back_in_every_form(day: date) -> None:
    forms = [
        f"{day.day}-{day.month}-{day.year}", f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}",
        f"{day:%d.%m.%Y}", f"{day:%d%m%Y}", f"{day:%Y%m%d}",
    ]  # fmt: skip
    assert {read(form) for form in forms} == {day.isoformat()}


@given(st.dates(date(1927, 1, 1), date(2026, 12, 31)))
def test_two_digits_are_the_last_hundred_years(day: date) -> None:
    assert read(f"{day:%d-%m-%y}") == day.isoformat()


@given(dates, st.integers(0, 2))
def test_iso_goes_round(day: date, known: int) -> None:
    parts = (day.year, day.month, day.day)[: known + 1]
    partial = PartialDate(*parts)
    assert PartialDate.from_iso(partial.iso) == partial
    assert partial.earliest <= partial.latest
    assert partial.exact == (day if known == 2 else None)


@given(st.text() | st.integers() | st.floats())
def test_any_value_is_a_date_nothing_or_a_date_error(value: object) -> None:
    with contextlib.suppress(DateError):
        found = read(value)
        assert found is None or PartialDate.from_iso(found).iso == found


def test_order_and_bounds() -> None:
    ordered = [PartialDate(1939), PartialDate(1939, 5), PartialDate(1939, 5, 12), PartialDate(1940)]
    assert sorted([ordered[i] for i in (2, 0, 3, 1)]) == ordered
    assert PartialDate(1939).latest == date(1939, 12, 31)
    assert PartialDate(2024, 2).latest == date(2024, 2, 29)
    assert PartialDate(2024, 12).latest == date(2024, 12, 31)
    assert PartialDate.of(date(2024, 2, 3)).iso == "2024-02-03"


@pytest.mark.parametrize(
    "text", ["39", "1939-5", "1939-13", "1939-02-30", "", "1939-05-12 ", "１９３９"]
)
def test_only_iso_is_read_as_iso(text: str) -> None:
    with pytest.raises(DateError):
        PartialDate.from_iso(text)


def test_a_day_without_a_month_is_none() -> None:
    with pytest.raises(DateError):
        PartialDate(1939, None, 12)
