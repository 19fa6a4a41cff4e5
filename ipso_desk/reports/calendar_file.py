"""An iCalendar file (RFC 5545): the same events as on paper, for a phone or a computer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_LONGEST = 75
"""Octets of a line, the break not counted."""
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Amsterdam",
    "BEGIN:DAYLIGHT",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day, on the clock of the wall in Amsterdam; without a time the whole day."""

    uid: str
    """The same for the same thing, for ever: a calendar knows it again by this."""
    day: date
    title: str
    starts: str = ""
    ends: str = ""
    place: str = ""
    words: str = ""
    cancelled: bool = False


def calendar_bytes(name: str, events: Sequence[Event], made_at: datetime) -> bytes:
    """The file; the same events and moment give the same bytes. `made_at` knows its zone."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//IPSO Desk//Maandagenda//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        "X-WR-TIMEZONE:Europe/Amsterdam",
        *_ZONE,
    ]
    for event in events:
        lines += _event(event, made_at)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(event: Event, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if event.starts:
        yield f"DTSTART;TZID=Europe/Amsterdam:{_moment(event.day, event.starts)}"
        if event.ends > event.starts:
            yield f"DTEND;TZID=Europe/Amsterdam:{_moment(event.day, event.ends)}"
    else:
        yield f"DTSTART;VALUE=DATE:{_compact(event.day)}"
        yield f"DTEND;VALUE=DATE:{_compact(event.day + timedelta(days=1))}"
    yield f"SUMMARY:{_text(event.title)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    if event.words:
        yield f"DESCRIPTION:{_text(event.words)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _moment(day: date, clock: str) -> str:
    return f"{_compact(day)}T{clock.replace(':', '')}00"


def _compact(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _text(value: str) -> str:
    """A TEXT value: what would steer is escaped, what cannot stand there is left out."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in value if c in "\n\t" or (c >= " " and c != "\x7f"))
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        kept = kept.replace(sign, written)
    return kept


def _folded(line: str) -> bytes:
    """The line over as many lines as it needs, no letter cut in two."""
    out, room = b"", _LONGEST
    for letter in line:
        piece = letter.encode("utf-8", "replace")
        if len(piece) > room:
            out += b"\r\n "
            room = _LONGEST - 1
        out += piece
        room -= len(piece)
    return out + b"\r\n"
