"""Dates as people write them in the Netherlands, also where only the year or month is known."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import total_ordering

FIRST_YEAR, LAST_YEAR = 1850, 2199
_PLANNED_YEARS_AHEAD = 50
_SERIAL_EPOCH = date(1899, 12, 30)
_SERIALS = range(1, 110_000)

_MONTHS = (
    ("januari", "jan", "january"),
    ("februari", "feb", "febr", "february"),
    ("maart", "mrt", "mar", "maa", "march"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "jun", "june"),
    ("juli", "jul", "july"),
    ("augustus", "aug", "august"),
    ("september", "sep", "sept"),
    ("oktober", "okt", "oct", "october"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words}


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WEEKDAYS = _set_of(
    """maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo
    maa din woe don vrij vri zat zon"""
)
_NOTHING = frozenset(("", "?", "??", "-", "--", "x", "onbekend", "onb", "n.v.t.", "nvt", "geen"))
_ABOUT = re.compile(
    r"^(?:ca\.?|circa|rond|omstreeks|ongeveer|±|~|\+/-|geb\.?|geboren|op|d\.d\.)\s*"
)
_TIME = re.compile(r"[t\s]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:z|[+-]\d{2}:?\d{2})?$")
_TOKEN = re.compile(r"\d+|[^\W\d_]+|\?+")


class DateError(ValueError):
    """A date that cannot be kept; `code` is "date_unreadable" or "date_impossible"."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = text


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or only a year; the less is known, the earlier it sorts."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise DateError("date_impossible", f"{self.year}-?-{self.day}")
        try:
            date(self.year, self.month or 1, self.day or 1)
        except (ValueError, OverflowError):
            text = f"{self.year}-{self.month}-{self.day}"
            raise DateError("date_impossible", text) from None

    @property
    def iso(self) -> str:
        """ "1939", "1939-05" or "1939-05-12"."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        return text if self.day is None else f"{text}-{self.day:02d}"

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text, re.ASCII)
        if match is None:
            raise DateError("date_unreadable", text)
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        return cls(day.year, day.month, day.day)

    @property
    def exact(self) -> date | None:
        """The day itself, where it is known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that this can be."""
        if self.month is None:
            return date(self.year, 12, 31)
        if self.day is None:
            return last_day_of_month(self.year, self.month)
        return date(self.year, self.month, self.day)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        mine = (self.year, self.month or 0, self.day or 0)
        return mine < (other.year, other.month or 0, other.day or 0)


def last_day_of_month(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def read_partial_date(
    value: object, *, today: date, past: bool = True, serials: bool = False
) -> PartialDate | None:
    """Read a date from a form or a cell; None where nothing is known ("", "?", "onbekend").

    `past` decides the century of a two-digit year and nothing else: a birth or a visit in "31"
    is 1931 while `today` is in 2026, a plan (`past=False`) is 2031. `serials` says that bare
    numbers beyond a year are a spreadsheet's day numbers. Raises DateError.
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        return PartialDate.of(value.date())
    if isinstance(value, date):
        return PartialDate.of(value)
    if isinstance(value, bool):
        raise DateError("date_unreadable", str(value))
    if isinstance(value, (int, float)):
        return _from_number(value, serials)
    return _from_text(str(value), _Century(today, past), serials)


@dataclass(frozen=True, slots=True)
class _Century:
    today: date
    past: bool

    def year(self, digits: str) -> int:
        if len(digits) == 2:
            last = self.today.year if self.past else self.today.year + _PLANNED_YEARS_AHEAD
            return last - (last - int(digits)) % 100
        year = int(digits)
        if len(digits) != 4 or not FIRST_YEAR <= year <= LAST_YEAR:
            raise DateError("date_impossible", digits)
        return year


def _from_number(value: int | float, serials: bool) -> PartialDate:
    whole = int(value) if abs(value) < 1e9 else 0
    if whole == value and FIRST_YEAR <= whole <= LAST_YEAR:
        return PartialDate(whole)
    if serials and whole in _SERIALS:
        return PartialDate.of(_SERIAL_EPOCH + timedelta(days=whole))
    if whole == value and 10_000_000 <= whole <= 99_999_999:
        return _eight_digits(str(whole))
    raise DateError("date_unreadable", str(value))


def _from_text(typed: str, century: _Century, serials: bool) -> PartialDate | None:
    text = " ".join(typed.replace("\0", "").lower().split())
    if text in _NOTHING:
        return None
    if len(text) > 60:
        raise DateError("date_unreadable", typed[:60])
    text = _TIME.sub("", _ABOUT.sub("", text)).strip(" .,?")
    if re.fullmatch(r"\d+[.,]0+", text):
        text = re.split("[.,]", text)[0]
    if re.fullmatch(r"['’‘]?\d\d", text):
        return PartialDate(century.year(text[-2:]))
    if text.isdecimal():
        return _from_digits(text, serials)
    tokens = [t for t in _TOKEN.findall(text) if t not in _WEEKDAYS and t not in ("de", "e", "ste")]
    if _TOKEN.sub("", text).strip(" -/.,'’‐‑–—−()"):
        raise DateError("date_unreadable", typed)
    return _from_tokens(tokens, typed, century)


def _from_digits(text: str, serials: bool) -> PartialDate:
    if len(text) == 8:
        return _eight_digits(text)
    if len(text) > 9:
        raise DateError("date_unreadable", text)
    return _from_number(int(text), serials)


def _eight_digits(text: str) -> PartialDate:
    # Read as year first, the middle of a day-first date is a month above 12: never both.
    for year, month, day in ((text[:4], text[4:6], text[6:]), (text[4:], text[2:4], text[:2])):
        if FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= int(month) <= 12:
            return PartialDate(int(year), int(month), int(day))
    raise DateError("date_impossible", text)


def _from_tokens(tokens: list[str], typed: str, century: _Century) -> PartialDate:
    numbers = [token for token in tokens if token.isdecimal()]
    if len(tokens) == 3:
        if len(tokens[0]) == 4 and tokens[0].isdecimal():
            tokens = tokens[::-1]
        elif not tokens[0].isdecimal() and tokens[0] in _MONTH_OF and numbers == tokens[1:]:
            tokens = [tokens[1], tokens[0], tokens[2]]
        return _checked(tokens[0], tokens[1], tokens[2], typed, century)
    if len(tokens) == 2:
        if len(tokens[0]) == 4 and tokens[0].isdecimal():
            tokens = tokens[::-1]
        if len(tokens[1]) == 4 or tokens[0] in _MONTH_OF:
            return _checked("0", tokens[0], tokens[1], typed, century)
    if len(tokens) == 1 and len(tokens[0]) == 4 and tokens[0].isdecimal():
        return PartialDate(century.year(tokens[0]))
    raise DateError("date_unreadable", typed)


def _checked(day: str, month: str, year: str, typed: str, century: _Century) -> PartialDate:
    if not year.isdecimal() or len(year) not in (2, 4):
        raise DateError("date_unreadable", typed)
    known_month = _MONTH_OF.get(month) or _number_or_unknown(month, typed)
    known_day = _number_or_unknown(day, typed)
    # "0-5-1939" and "00-00-1939" are how other programs write what they do not know.
    if not known_month:
        return PartialDate(century.year(year))
    return PartialDate(century.year(year), known_month, known_day or None)


def _number_or_unknown(text: str, typed: str) -> int:
    if text.isdecimal() and len(text) <= 2:
        return int(text)
    if set(text) <= {"?"} or set(text) <= {"x"}:
        return 0
    raise DateError("date_unreadable", typed)
