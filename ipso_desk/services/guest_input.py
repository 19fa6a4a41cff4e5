"""What may be typed about a guest: kept as typed, or refused with the field it stands in."""

from __future__ import annotations

import re
from datetime import date

from ipso_desk.domain.dates import DateError, PartialDate, read_partial_date
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.names import PersonName, fold

LINE = 200
"""The most characters of one line: a name, a street, an e-mail address."""
TEXT = 20_000
"""The most characters of a note."""
OLDEST = 120
"""Nobody became older; a year before that is a slip of the hand."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_POSTCODE = re.compile(r"(\d{4})\s*([A-Za-z]{2})")
_BREAKS = re.compile(r"[\r\n\t\v\f\x1c-\x1e\x85\u2028\u2029]+")


def line(text: str, field: str, *, limit: int = LINE, **more: object) -> str:
    """One line, as typed; `more` says which of several fields. Raises `InvalidInput`."""
    return _short_enough(_BREAKS.sub(" ", _storable(text)).strip(), field, limit, **more)


def paragraphs(text: str, field: str, *, limit: int = TEXT) -> str:
    """Some lines, as typed. Raises `InvalidInput`."""
    return _short_enough(_storable(text).replace("\r\n", "\n").strip(), field, limit)


def person_name(name: PersonName) -> PersonName:
    """A name to call someone by; one part is enough. Raises `InvalidInput`."""
    cleaned = PersonName(
        first=line(name.first, "first"),
        infix=line(name.infix, "infix"),
        last=line(name.last, "last"),
        initials=line(name.initials, "initials"),
    )
    if not fold(cleaned.first + cleaned.initials + cleaned.last):
        raise InvalidInput("guest_name_missing", "first")
    return cleaned


def email(text: str, field: str = "email") -> str:
    cleaned = line(text, field)
    if cleaned and not _EMAIL.fullmatch(cleaned):
        raise InvalidInput("email_odd", field)
    return cleaned


def postcode(text: str) -> str:
    """ "1234ab" becomes "1234 AB"; a foreign one stays as typed."""
    cleaned = line(text, "postcode", limit=20)
    dutch = _POSTCODE.fullmatch(cleaned)
    return f"{dutch[1]} {dutch[2].upper()}" if dutch else cleaned


def birth(value: PartialDate | date | str | None, today: date) -> PartialDate | None:
    """A birth year, month or day, as typed or already read. Raises `InvalidInput`."""
    if value is None or isinstance(value, PartialDate):
        read = value
    else:
        try:
            read = read_partial_date(value, today=today)
        except DateError as error:
            impossible = error.code == "date_impossible"
            code = "birth_impossible" if impossible else "birth_unreadable"
            raise InvalidInput(code, "birth") from error
    if read is not None and read.earliest > today:
        raise InvalidInput("birth_in_future", "birth")
    if read is not None and read.year < today.year - OLDEST:
        raise InvalidInput("birth_too_long_ago", "birth")
    return read


def past_day(day: date, today: date, field: str, *, born: PartialDate | None = None) -> date:
    """A day that is not still to come, nor before somebody's birth. Raises `InvalidInput`."""
    if day > today:
        raise InvalidInput("guest_day_in_future", field)
    if born is not None and day < born.earliest:
        raise InvalidInput("guest_day_before_birth", field)
    return day


def _storable(text: str) -> str:
    """Without NUL and without halves of letters, which no file can keep."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def _short_enough(text: str, field: str, limit: int, **more: object) -> str:
    if len(text) > limit:
        raise InvalidInput("guest_text_long", field, limit=limit, **more)
    return text
