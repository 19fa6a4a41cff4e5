"""What stands on the card 'Klopt het?': names, tallies, and who was at what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ipso_desk.domain.guests import Role
from ipso_desk.domain.people import Person
from ipso_desk.services.day_checks import DayToCheck
from ipso_desk.services.occasions import Occasion
from ipso_desk.texts.days import long_day

_ONE = {
    Role.SELF: "zelf",
    Role.CLOSE_ONE: "naaste",
    Role.BEREAVED: "nabestaande",
    Role.UNKNOWN: "onbekend",
}


def named(day: DayToCheck) -> str:
    """ "14 gasten met naam" """
    return "1 gast met naam" if day.named == 1 else f"{day.named} gasten met naam"


def names(people: Sequence[Person]) -> str:
    return ", ".join(who.display for who in people) or "Niemand stond op de lijst."


def unnamed(tallies: Mapping[Role, int]) -> str:
    """ "3 zonder naam: 2 zelf, 1 naaste" """
    parts = [f"{people} {_ONE[role]}" for role, people in tallies.items() if people]
    if not parts:
        return "Niemand zonder naam"
    return f"{sum(tallies.values())} zonder naam: {', '.join(parts)}"


def occasions(found: Sequence[Occasion]) -> str:
    """ "10.30 uur Schilderen: 6 aanwezig, 2 niet aangekruist" """
    return "\n".join(_occasion(one) for one in found)


def is_right(day: date) -> str:
    return f"Nagekeken: {long_day(day)} klopt."


def _occasion(one: Occasion) -> str:
    what = one.title or one.place or "Bijeenkomst"
    left = f", {one.expected} niet aangekruist" if one.expected else ""
    return f"{one.starts.replace(':', '.')} {what}: {one.present} aanwezig{left}".strip()
