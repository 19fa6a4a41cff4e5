"""Days and times as a Dutch reader expects them: "dinsdag 13 januari", "10.42 uur"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from ipso_desk.domain.dates import PartialDate

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def long_day(day: date) -> str:
    """ "dinsdag 13 januari" """
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def full_day(day: date) -> str:
    """ "13 januari 2026" """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def from_till(first: date, last: date) -> str:
    """ "maandag 2 november 2026", "zaterdag 10 oktober tot en met zaterdag 17 oktober 2026" """
    end = f"{long_day(last)} {last.year}"
    return end if first == last else f"{long_day(first)} tot en met {end}"


def short_day(day: date) -> str:
    """ "di 13 januari" """
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day} {MONTHS[day.month - 1]}"


def numeric_day(day: date) -> str:
    """ "13-1-2026" """
    return f"{day.day}-{day.month}-{day.year}"


def partial_day(day: PartialDate) -> str:
    """ "1939", "mei 1939", "12 mei 1939" """
    if day.month is None:
        return str(day.year)
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return month if day.day is None else f"{day.day} {month}"


def some_days(dates: Sequence[date]) -> str:
    """ "dinsdag 3 en 17 november", "di 3, wo 11 en di 17 november" """
    if not dates:
        return ""
    if len(dates) == 1:
        return long_day(dates[0])
    same = len({day.weekday() for day in dates}) == 1
    words = [str(day.day) if same else f"{WEEKDAYS[day.weekday()][:2]} {day.day}" for day in dates]
    for at, (day, after) in enumerate(pairwise(dates)):
        if (day.year, day.month) != (after.year, after.month):
            words[at] += f" {MONTHS[day.month - 1]}"
    words[-1] += f" {MONTHS[dates[-1].month - 1]}"
    listed = f"{', '.join(words[:-1])} en {words[-1]}"
    return f"{WEEKDAYS[dates[0].weekday()]} {listed}" if same else listed


def clock_time(moment: datetime) -> str:
    """ "10.42 uur", in the centre's own time"""
    local = moment.astimezone()
    return f"{local.hour}.{local.minute:02d} uur"


def hours(text: str) -> str:
    """ "10:00" as it is read aloud: "10.00 uur" """
    return f"{text.replace(':', '.')} uur" if text else ""


def ago(day: date, today: date) -> str:
    """ "vandaag", "gisteren", "vorige week", else the day"""
    days = (today - day).days
    if days == 0:
        return "vandaag"
    if days == 1:
        return "gisteren"
    if 1 < days < 7:
        return f"{days} dagen geleden"
    if 7 <= days < 14:
        return "vorige week"
    return full_day(day)
