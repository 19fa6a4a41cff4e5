"""Open and closed days of a centre, Dutch holidays and the anchors of the year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import lru_cache

NEW_YEAR = "Nieuwjaarsdag"
GOOD_FRIDAY = "Goede Vrijdag"
EASTER_SUNDAY = "Eerste Paasdag"
EASTER_MONDAY = "Tweede Paasdag"
KINGS_DAY = "Koningsdag"
QUEENS_DAY = "Koninginnedag"
LIBERATION_DAY = "Bevrijdingsdag"
ASCENSION = "Hemelvaartsdag"
WHIT_SUNDAY = "Eerste Pinksterdag"
WHIT_MONDAY = "Tweede Pinksterdag"
CHRISTMAS = "Eerste Kerstdag"
BOXING_DAY = "Tweede Kerstdag"

# Goede Vrijdag and, outside the years of five, Bevrijdingsdag are working days for most.
USUALLY_CLOSED = frozenset(
    (
        *(NEW_YEAR, EASTER_SUNDAY, EASTER_MONDAY, KINGS_DAY, QUEENS_DAY),
        *(ASCENSION, WHIT_SUNDAY, WHIT_MONDAY, CHRISTMAS, BOXING_DAY),
    )
)

PALLIATIVE_WEEK = "palliative_week"
"""The anchor that a centre may move."""
_FIRST_KINGS_DAY = 2014
_SEARCH_DAYS = 400
_ONE_DAY = timedelta(days=1)

Hours = tuple[time, time]
Week = tuple[
    Hours | None,
    Hours | None,
    Hours | None,
    Hours | None,
    Hours | None,
    Hours | None,
    Hours | None,
]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, as the days from 22 March to it."""
    golden, century = year % 19, year // 100
    leap_shift = century - century // 4
    moon_shift = (8 * century + 13) // 25
    moon = (19 * golden + leap_shift - moon_shift + 15) % 30
    moon -= (moon + golden // 11) // 29
    to_sunday = (moon + year + year // 4 - leap_shift + 2) % 7
    return date(year, 3, 28) + timedelta(days=moon - to_sunday)


@lru_cache(maxsize=64)
def _holidays(year: int) -> Mapping[date, str]:
    sunday = easter(year)
    days = {
        date(year, 1, 1): NEW_YEAR,
        sunday - 2 * _ONE_DAY: GOOD_FRIDAY,
        sunday: EASTER_SUNDAY,
        sunday + _ONE_DAY: EASTER_MONDAY,
        date(year, 5, 5): LIBERATION_DAY,
        sunday + 39 * _ONE_DAY: ASCENSION,
        sunday + 49 * _ONE_DAY: WHIT_SUNDAY,
        sunday + 50 * _ONE_DAY: WHIT_MONDAY,
        date(year, 12, 25): CHRISTMAS,
        date(year, 12, 26): BOXING_DAY,
    }
    days.update(_royal_day(year))
    return dict(sorted(days.items()))


def _royal_day(year: int) -> dict[date, str]:
    day, name = (27, KINGS_DAY) if year >= _FIRST_KINGS_DAY else (30, QUEENS_DAY)
    birthday = date(year, 4, day)
    return {birthday - _ONE_DAY if birthday.weekday() == 6 else birthday: name}


def dutch_holidays(year: int) -> dict[date, str]:
    """The Dutch holidays of a year (right from 1980 on), in order of date, with their names.

    Where two fall together (5 May 2016) the one on which a centre is closed gives the name.
    """
    return dict(_holidays(year))


@dataclass(frozen=True, slots=True)
class DayException:
    """A day that differs from the weekly pattern: other hours, or closed where `hours` is None."""

    hours: Hours | None = None
    note: str = ""


@dataclass(frozen=True)
class OpenDays:
    """When a centre is open: own exceptions go before holidays, holidays before the week."""

    week: Week
    exceptions: Mapping[date, DayException] = field(default_factory=dict)
    closed_holidays: frozenset[str] = USUALLY_CLOSED

    def hours(self, day: date) -> Hours | None:
        """Opening and closing time, or None on a closed day."""
        exception = self.exceptions.get(day)
        if exception is not None:
            return exception.hours
        if _holidays(day.year).get(day) in self.closed_holidays:
            return None
        return self.week[day.weekday()]

    def is_open(self, day: date) -> bool:
        return self.hours(day) is not None

    def closed_for(self, day: date) -> str | None:
        """Why a day is closed that its weekday does not explain: a closure or a holiday.

        Empty for a closure without a reason; None for any other day, open or not.
        """
        exception = self.exceptions.get(day)
        if exception is not None:
            return exception.note if exception.hours is None else None
        holiday = _holidays(day.year).get(day)
        return holiday if holiday in self.closed_holidays else None

    def open_between(self, first: date, last: date) -> Iterator[date]:
        """The open days from `first` to `last`, both included."""
        for number in range(first.toordinal(), last.toordinal() + 1):
            day = date.fromordinal(number)
            if self.is_open(day):
                yield day

    def count_open(self, first: date, last: date) -> int:
        """How many days are open from `first` to `last`, both included: by whole weeks, then
        what differs."""
        weeks, left = divmod((last - first).days + 1, 7)
        usual = [hours is not None for hours in self.week]
        count = weeks * sum(usual)
        count += sum(usual[(first.weekday() + day) % 7] for day in range(left))
        different = {day for day in self.exceptions if first <= day <= last}
        for year in range(first.year, last.year + 1):
            different |= {day for day in _holidays(year) if first <= day <= last}
        return count + sum(self.is_open(day) - usual[day.weekday()] for day in different)

    def last_open_day_before(self, day: date) -> date | None:
        """None where the centre was closed for more than a year."""
        return self._nearest(day, -1)

    def next_open_day_after(self, day: date) -> date | None:
        """None where the centre stays closed for more than a year."""
        return self._nearest(day, 1)

    def _nearest(self, day: date, step: int) -> date | None:
        for distance in range(1, _SEARCH_DAYS + 1):
            number = day.toordinal() + step * distance
            if not 1 <= number <= date.max.toordinal():
                return None
            if self.is_open(date.fromordinal(number)):
                return date.fromordinal(number)
        return None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date of the year towards which a centre plans; `last` differs from `first` for a week."""

    code: str
    name: str
    first: date
    last: date


def anchors(year: int) -> tuple[Anchor, ...]:
    """The fixed points of the year, in order; a centre may move the Week to its own dates."""
    world_cancer_day = date(year, 2, 4)
    week = _nth_weekday(year, 10, weekday=5, nth=2)
    all_souls = date(year, 11, 2)
    candle_sunday = _nth_weekday(year, 12, weekday=6, nth=2)
    return (
        Anchor("world_cancer_day", "Wereldkankerdag", world_cancer_day, world_cancer_day),
        Anchor(PALLIATIVE_WEEK, "Week van de Palliatieve Zorg", week, week + 7 * _ONE_DAY),
        Anchor("all_souls", "Allerzielen", all_souls, all_souls),
        Anchor("candle_day", "Wereldlichtjesdag", candle_sunday, candle_sunday),
    )


def _nth_weekday(year: int, month: int, *, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
