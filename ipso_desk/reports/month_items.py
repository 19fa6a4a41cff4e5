"""What stands on a maandagenda: days with what is on, groups, and where the house is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class AgendaItem:
    time: str
    title: str
    place: str = ""
    for_whom: str = ""
    for_incurable: bool = False
    """Also, or especially, for people who are incurably ill and those close to them."""
    invitation: str = ""
    partner: str = ""
    cost: str = ""
    sign_up: bool = False


@dataclass(frozen=True, slots=True)
class AgendaDay:
    day: date
    items: tuple[AgendaItem, ...] = ()
    closed: str | None = None
    """Why the house is closed: "Koningsdag"; empty where no reason was given."""
    until: date | None = None
    """The last day of a closure of some days."""


@dataclass(frozen=True, slots=True)
class AgendaGroup:
    """A peer group as guests may know of it."""

    name: str
    for_whom: str
    when: str
    """ "dinsdag 3 en 17 november, 13.30 uur" """
    for_incurable: bool = False


@dataclass(frozen=True, slots=True)
class MonthAgenda:
    year: int
    month: int
    centre: str
    printed_at: datetime
    days: tuple[AgendaDay, ...] = ()
    groups: tuple[AgendaGroup, ...] = ()
    opening: str = ""
    """"dinsdag tot en met vrijdag, 10.00 tot 16.00 uur"."""
    contact: str = ""
    """Address and phone of the house."""
