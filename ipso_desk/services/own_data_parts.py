"""What a part of somebody's own data is, and the small words that every part uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from ipso_desk.db.rows import Row
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.introductions import IntroductionState
from ipso_desk.domain.organisations import ReferralDirection
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.domain.reminders import ReminderKind, ReminderState
from ipso_desk.texts.days import clock_time, full_day, numeric_day, partial_day
from ipso_desk.texts.words import word


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is kept: what it is, and as it is kept."""

    what: str
    kept: str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One subject; `key` is its name in the JSON."""

    key: str
    title: str
    facts: tuple[Fact, ...]
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Whose data are read: the number of the card, and of cards that became part of it."""

    session: Session
    guest_id: int
    numbers: tuple[int, ...]

    def rows(self, kind: type[Any], *columns: Any, order: Any = None) -> Iterable[Any]:
        """The rows of a table in which one of `columns` is this guest; else `guest_id`."""
        which: ColumnElement[bool] = or_(*(c == self.guest_id for c in columns or (kind.guest_id,)))
        return self.session.scalars(select(kind).where(which).order_by(order or kind.id))

    def by(self, kind: type[Row], number: int | None, column: str = "name") -> str:
        """A name from another table: who noted it, which group."""
        row = self.session.get(kind, number) if number is not None else None
        return "" if row is None else str(getattr(row, column))


_MORE_WORDS: dict[StrEnum, str] = {
    DeathState.REPORTED: "gemeld",
    DeathState.CONFIRMED: "bevestigd",
    IntroductionState.PROPOSED: "voorgesteld",
    IntroductionState.DECLINED: "niet doorgegaan",
    IntroductionState.INTRODUCED: "aan elkaar voorgesteld",
    ParticipationState.SIGNED_UP: "aangemeld",
    ParticipationState.PRESENT: "deed mee",
    ParticipationState.SIGNED_OFF: "afgemeld",
    ParticipationState.ABSENT: "afwezig",
    ReferralDirection.IN: "naar ons verwezen",
    ReferralDirection.OUT: "door ons verwezen",
    ReminderKind.FIRST_VISIT: "na het eerste bezoek aan u gedacht",
    ReminderKind.NOT_SEEN: "aan u gedacht omdat u er lang niet was",
    ReminderState.DONE: "contact gezocht",
    ReminderState.LET_BE: "zo gelaten",
}


def said(code: StrEnum) -> str:
    """The word for a code, as a guest may read it: nobody is called palliative or terminal."""
    if isinstance(code, Phase) and GROUP_OF[code] is PhaseGroup.INCURABLE:
        return word(PhaseGroup.INCURABLE)
    if isinstance(code, Phase) and code is Phase.AFTERCARE:
        return "nazorg"
    return _MORE_WORDS.get(code) or word(code)


def shown(value: object) -> str:
    """Any kept value in words; what is empty is an empty text."""
    match value:
        case None | "":
            return ""
        case bool():
            return "ja" if value else "nee"
        case StrEnum():
            return said(value)
        case datetime():
            return f"{full_day(value.astimezone().date())}, {clock_time(value)}"
        case date():
            return full_day(value)
        case PartialDate():
            return partial_day(value)
        case _:
            return str(value)


def facts(*pairs: tuple[str, object]) -> tuple[Fact, ...]:
    """The pairs that say something."""
    return tuple(Fact(what, shown(value)) for what, value in pairs if shown(value))


def told(*values: object) -> str:
    """Several values in one line; what is empty stays out."""
    return " · ".join(words for words in map(shown, values) if words)


def since(day: date | None) -> str:
    return f"vanaf {full_day(day)}" if day is not None else ""


def noted(by: str, at: datetime | date | None = None) -> str:
    """ "genoteerd door Marianne"."""
    day = at.astimezone().date() if isinstance(at, datetime) else at
    when = f" op {full_day(day)}" if day is not None else ""
    return f"genoteerd{when} door {by}" if by else ""


def per_year(days: Iterable[date]) -> Iterator[Fact]:
    """Many days as a line for each year."""
    years: dict[int, list[str]] = {}
    for day in sorted(days):
        years.setdefault(day.year, []).append(numeric_day(day))
    for year, written in sorted(years.items(), reverse=True):
        yield Fact(str(year), tuple(written))
