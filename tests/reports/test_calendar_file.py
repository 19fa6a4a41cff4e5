"""The calendar file: what RFC 5545 asks, whatever somebody typed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from ipso_desk.domain import series
from ipso_desk.reports.calendar_file import Event, calendar_bytes

MADE = datetime(2026, 10, 20, 9, 5, tzinfo=UTC)


def _file(*events: Event, name: str = "De Lindehof") -> bytes:
    return calendar_bytes(name, events, MADE)


def _lines(data: bytes) -> list[str]:
    """The content lines, unfolded as the standard says."""
    assert data.endswith(b"\r\n")
    return data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]


def _value(lines: list[str], name: str) -> str:
    found = [line.partition(":")[2] for line in lines if line.split(":")[0].split(";")[0] == name]
    assert len(found) == 1
    return found[0]


def _read(value: str) -> str:
    out, signs = "", iter(value)
    for sign in signs:
        out += {"n": "\n"}.get(nxt := next(signs), nxt) if sign == "\\" else sign
    return out


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=2000))
def test_every_text_survives_and_breaks_no_line(title: str, place: str, words: str) -> None:
    data = _file(Event("a-1@x", date(2026, 11, 3), title, "10:30", "12:00", place, words))
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
    lines = _lines(data)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    plain = title.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in plain if c in "\n\t" or (c >= " " and c != "\x7f"))
    kept = kept.encode("utf-8", "replace").decode()
    assert _read(_value(lines, "SUMMARY")) == kept


def test_times_are_the_wall_clock_in_amsterdam_on_both_sides_of_summer_time() -> None:
    for day in (date(2026, 3, 27), date(2026, 3, 31), date(2026, 10, 23), date(2026, 10, 27)):
        lines = _lines(_file(Event("a-1@x", day, "Yoga", "10:15", "11:15")))
        assert f"DTSTART;TZID=Europe/Amsterdam:{day:%Y%m%d}T101500" in lines
        assert f"DTEND;TZID=Europe/Amsterdam:{day:%Y%m%d}T111500" in lines
        assert lines.count("TZID:Europe/Amsterdam") == 1


def test_without_a_time_it_is_the_whole_day_also_on_a_leap_day_and_new_years_eve() -> None:
    leap = _lines(_file(Event("a-1@x", date(2028, 2, 29), "Themadag")))
    assert "DTSTART;VALUE=DATE:20280229" in leap
    assert "DTEND;VALUE=DATE:20280301" in leap
    eve = _lines(_file(Event("a-1@x", date(2026, 12, 31), "Oliebollen")))
    assert "DTEND;VALUE=DATE:20270101" in eve


def test_what_is_off_says_so_and_keeps_its_number() -> None:
    on = Event("activity-7@x", date(2026, 11, 3), "Yoga", "10:15")
    off = Event("activity-7@x", date(2026, 11, 3), "Yoga", "10:15", cancelled=True)
    assert _value(_lines(_file(on)), "UID") == _value(_lines(_file(off)), "UID")
    assert "STATUS:CANCELLED" in _lines(_file(off))
    assert _file(on) == _file(on)


@given(
    st.dates(date(1997, 1, 1), date(2090, 12, 31)),
    st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
)
def test_the_zone_in_the_file_reckons_as_the_world_does(day: date, clock: time) -> None:
    """The rules written in the file against the zone the computer knows."""
    moment = datetime.combine(day, clock)
    known = moment.replace(tzinfo=ZoneInfo("Europe/Amsterdam")).utcoffset()
    summer = _last_sunday(day.year, 3, 2) <= moment < _last_sunday(day.year, 10, 3)
    # In the hour that happens twice the file may mean the one or the other.
    if _last_sunday(day.year, 10, 2) <= moment < _last_sunday(day.year, 10, 3):
        return
    if _last_sunday(day.year, 3, 2) <= moment < _last_sunday(day.year, 3, 3):
        return
    assert known == timedelta(hours=2 if summer else 1)


def _last_sunday(year: int, month: int, hour: int) -> datetime:
    lines = _lines(_file())
    assert f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU" in lines
    last = series.weekday_of_month(year, month, 6, series.LAST)
    assert last is not None
    return datetime.combine(last, time(hour))
