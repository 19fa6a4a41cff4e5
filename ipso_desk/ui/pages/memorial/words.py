"""Lines that several parts of Gedenken say the same way."""

from __future__ import annotations

from datetime import date

from ipso_desk.domain.dates import DateError, PartialDate, read_partial_date
from ipso_desk.domain.guests import RelationKind
from ipso_desk.domain.people import Person
from ipso_desk.services.farewell import PrintOut
from ipso_desk.services.memorial import Remembered
from ipso_desk.texts.days import clock_time, full_day, long_day, partial_day
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.words import word
from ipso_desk.ui.runner import Answer
from ipso_desk.ui.widgets.form import Form

UNREADABLE = "Schrijf de dag als 2-1-2026, of alleen de maand of het jaar."
DAY_UNREADABLE = "Schrijf de dag als 2-1-2026."


def died(one: Remembered) -> str:
    """ "overleden 2 januari 2026", or what is known instead."""
    if one.died_on is not None:
        return f"overleden {partial_day(one.died_on)}"
    return f"gemeld op {full_day(one.reported_on)}"


def belongs(kind: RelationKind | None, who: Person | None) -> str:
    """ "partner van Piet" """
    whose = f"van {who.name.first or who.display}" if who is not None else ""
    return " ".join(part for part in (word(kind) if kind else "naaste", whose) if part)


def coming_day(day: date, today: date) -> str:
    """ "vrijdag 23 januari"; the year too when it is another."""
    return long_day(day) if day.year == today.year else f"{long_day(day)} {day.year}"


def print_line(found: PrintOut) -> str:
    """ "bellijst van dinsdag 13 januari, afgedrukt om 9.12 uur" """
    return f"{found.name} van {long_day(found.day)}, afgedrukt om {clock_time(found.printed_at)}"


def read_death_day(typed: str, today: date) -> PartialDate | None:
    """The day that was typed. Raises `DateError` for what is no day."""
    return read_partial_date(typed, today=today, past=False) if typed else None


def show_errors(form: Form, answer: Answer) -> None:
    """What was wrong, under the field that it is about."""
    field = getattr(answer.error, "field", "")
    if answer.error is not None and field and form.has_field(field):
        form.set_error(field, sentence(answer.error))


__all__ = [
    "DAY_UNREADABLE",
    "UNREADABLE",
    "DateError",
    "belongs",
    "coming_day",
    "died",
    "print_line",
    "read_death_day",
    "show_errors",
]
