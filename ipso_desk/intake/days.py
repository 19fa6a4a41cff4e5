"""Days as they stand above columns and beside rows, whole or in pieces.

A presence list often says "7" under "januari" under "Aanwezig 2025": the pieces are read
here and put together with what stands above them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from ipso_desk.domain.names import fold
from ipso_desk.intake.cells import Cell

_EPOCH = date(1899, 12, 30)
_SERIALS = range(36_526, 56_000)
"""Day numbers of a spreadsheet between 2000 and 2053; other numbers are something else."""
YEARS = range(1990, 2100)

_MONTH_STEMS = {
    "jan": 1, "feb": 2, "maa": 3, "mrt": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = re.compile(
    r"(?:jan(?:uari|uary)?|feb(?:r|ruari|ruary)?|maart|mrt|maa|march|mar|apr(?:il)?|mei|may"
    r"|jun[ie]?|jul[iy]?|aug(?:ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAYS = {
    "ma": 0, "maandag": 0, "mon": 0, "monday": 0, "di": 1, "din": 1, "dinsdag": 1,
    "tue": 1, "tuesday": 1, "wo": 2, "woe": 2, "woensdag": 2, "wed": 2, "wednesday": 2,
    "do": 3, "don": 3, "donderdag": 3, "thu": 3, "thursday": 3, "vr": 4, "vrij": 4, "vrijdag": 4,
    "fri": 4, "friday": 4, "za": 5, "zat": 5, "zaterdag": 5, "sat": 5, "saturday": 5,
    "zo": 6, "zon": 6, "zondag": 6, "sun": 6, "sunday": 6,
}  # fmt: skip
_NUMBERS = re.compile(r"(\d{1,4})\s?[-/. ]\s?(\d{1,2})(?:\s?[-/. ]\s?(\d{4}|\d{2}))?")
_WITH_MONTH = re.compile(
    rf"(?:(\d{{1,2}})e?[ \-./]*)?({_MONTH.pattern})(?:[ \-./']+(\d{{4}}|\d{{2}}))?"
)
_ENGLISH = re.compile(rf"({_MONTH.pattern}) (\d{{1,2}})(?: (\d{{4}}))?")
_TIME = re.compile(r"[ t]\d{1,2}:\d{2}(:\d{2})?.*$")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(rf"(?:['’‘]|{_MONTH.pattern}[ \-])(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class DayParts:
    """What a header says of a day; a missing piece is None."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    week: int | None = None

    @property
    def has_day(self) -> bool:
        return self.day is not None

    @property
    def whole(self) -> date | None:
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    def filled_from(self, other: DayParts) -> DayParts:
        """With the month, the year and the week of `other` where this one has none."""
        return replace(
            self,
            month=self.month or other.month,
            year=self.year or other.year,
            week=self.week or other.week,
        )


def read_parts(cell: Cell) -> DayParts | None:
    """The pieces of a day in one cell, or None for anything else."""
    if isinstance(cell, date):
        return DayParts(cell.day, cell.month, cell.year, cell.weekday())
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, (int, float)):
        return _from_number(int(cell)) if abs(cell) < 1e9 else None
    return _from_text(cell) if isinstance(cell, str) and len(cell) <= 60 else None


def leading_day(cell: Cell) -> DayParts | None:
    """The day with which a header begins, whatever was on: "do 9/1 yoga", "14-1 (dicht)"."""
    if not isinstance(cell, str) or len(cell) > 40:
        return None
    found = _DAY_IN_FRONT.match(" ".join(cell.split()))
    return read_parts(found[1]) if found is not None else None


_DAY_IN_FRONT = re.compile(
    r"((?:[a-z]{2,9}\.? )?\d{1,2}(?:[-/.]\d{1,2}(?:[-/.]\d{2,4})?| ?"
    rf"{_MONTH.pattern}(?: \d{{4}})?))[ :,]+[(a-z].*",
    re.IGNORECASE,
)


def read_day(cell: Cell) -> date | None:
    """A whole day with its year, or None."""
    parts = read_parts(cell)
    return parts.whole if parts is not None else None


def _from_number(number: int) -> DayParts | None:
    if 1 <= number <= 31:
        return DayParts(number)
    if number in _SERIALS:
        day = _EPOCH + timedelta(days=number)
        return DayParts(day.day, day.month, day.year, day.weekday())
    if 19_900_101 <= number <= 21_001_231:
        return _valid(number % 100, number // 100 % 100, number // 10_000)
    return None


@lru_cache(maxsize=20_000)
def _from_text(text: str) -> DayParts | None:
    words = [word for word in re.sub(r"[,()]", " ", _bare(text)).split() if word not in _SMALL]
    weekday = None
    if words and words[0] in _WEEKDAYS:
        weekday = _WEEKDAYS[words.pop(0)]
    elif len(words) > 1 and words[-1] in _WEEKDAYS:
        weekday = _WEEKDAYS[words.pop()]
    parts = _from_words(" ".join(words))
    return replace(parts, weekday=weekday) if parts is not None else None


_SMALL = frozenset(("de", "e", "op", "d.d", "dd", "dag", "datum"))


def _bare(text: str) -> str:
    # Not `fold`: the dot between day and month must stay.
    lowered = " ".join(text.lower().replace("\n", " ").split())
    return _TIME.sub("", lowered).strip(" .:")


def _from_words(text: str) -> DayParts | None:
    if text.isdecimal() and text.isascii() and len(text) <= 8:
        return _from_number(int(text))
    if match := _NUMBERS.fullmatch(text):
        first, second, third = match.groups()
        if len(first) == 4:
            return _valid(int(third), int(second), int(first)) if third else None
        return _valid(int(first), int(second), _year(third)) if len(first) < 3 else None
    if match := _WITH_MONTH.fullmatch(text):
        day, month, year = match.groups()
        return _valid(int(day) if day else None, _MONTH_STEMS[month[:3]], _year(year))
    if match := _ENGLISH.fullmatch(text):
        month, day, year = match.groups()
        return _valid(int(day), _MONTH_STEMS[month[:3]], _year(year))
    return None


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _valid(day: int | None, month: int, year: int | None) -> DayParts | None:
    try:
        # 2024 has every day that any year can have.
        date(year or 2024, month, day or 1)
    except ValueError:
        return None
    return DayParts(day, month, year) if year is None or year in YEARS else None


def years_in(text: str) -> tuple[int, ...]:
    """The years that a title or a sheet's name mentions, as they stand ("2024-2025")."""
    found = [int(year) for year in _YEAR.findall(text)]
    if not found:
        found = [2000 + int(year) for year in _SHORT_YEAR.findall(text.lower())]
    if len(found) == 1 and (season := re.search(r"(?:19|20)\d\d\s?[-/]\s?(\d\d)(?!\d)", text)):
        following = found[0] // 100 * 100 + int(season[1])
        if following == found[0] + 1:
            found.append(following)
    return tuple(dict.fromkeys(year for year in found if year in YEARS))


def month_in(text: str) -> int | None:
    """The one month that a title or a sheet's name mentions."""
    words = re.findall(r"[a-z]+", fold(text))
    months = {_MONTH_STEMS[word[:3]] for word in words if _MONTH.fullmatch(word)}
    return months.pop() if len(months) == 1 else None


def is_weekday(cell: Cell) -> bool:
    return isinstance(cell, str) and _bare(cell) in _WEEKDAYS


def weekday_of(cell: Cell) -> int | None:
    """0 for a Monday, None for what is no weekday."""
    return _WEEKDAYS.get(_bare(cell)) if isinstance(cell, str) else None


def week_in(text: str) -> int | None:
    """The week number that a title or a sheet's name mentions ("Week 3", "wk 12")."""
    found = re.search(r"\b(?:week|wk)\.?\s?(\d{1,2})(?!\d)", text.lower())
    return int(found[1]) if found is not None and 1 <= int(found[1]) <= 53 else None


def day_in(text: str) -> date | None:
    """The first whole day that a title mentions."""
    found = _WHOLE_DATE.search(text)
    return read_day(" ".join(found[0].split())) if found is not None else None


def without_whole_dates(text: str) -> str:
    """A title without days such as "bijgewerkt 3-1-2026", whose year is not the list's."""
    return _WHOLE_DATE.sub(" ", text)


_WHOLE_DATE = re.compile(
    rf"\d{{1,2}}(?:[-/.]\d{{1,2}}[-/.]|e?\s+{_MONTH.pattern}\s+)(?:\d{{4}}|\d{{2}})(?!\d)",
    re.IGNORECASE,
)


def year_by_weekdays(parts: list[DayParts], latest: int) -> int | None:
    """The latest year, back to seven before `latest`, in which every named weekday is right."""
    told = [part for part in parts if part.weekday is not None and part.month and part.day]
    if len(told) < 2:
        return None
    for year in range(latest, latest - 7, -1):
        days = [(replace(part, year=year).whole, part.weekday) for part in told]
        if all(day is not None and day.weekday() == weekday for day, weekday in days):
            return year
    return None
