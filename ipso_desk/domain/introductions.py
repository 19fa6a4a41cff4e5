"""Koppelen: what two people share of what each said openly, and how far an introduction is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class OpenFact(StrEnum):
    """What somebody may say may be told, from the most to the least particular."""

    EXPERIMENTAL = "experimental"
    ILL_CHILD = "ill_child"
    YOUNG_CHILDREN = "young_children"
    INCURABLE = "incurable"
    PARTNER = "partner"
    LOST_PARTNER = "lost_partner"
    AGE = "age"
    """The same age band; the birth year itself is told to nobody."""


OF_HEALTH = frozenset({OpenFact.INCURABLE, OpenFact.EXPERIMENTAL, OpenFact.ILL_CHILD})
"""Not without consent for health data."""


class IntroductionState(StrEnum):
    PROPOSED = "proposed"
    DECLINED = "declined"
    """One of them said no, or a coordinator did: never proposed again."""
    INTRODUCED = "introduced"


_BANDS = ((0, 17), (18, 39), (40, 65), (66, 200))


@dataclass(frozen=True, slots=True)
class OpenCard:
    """What somebody said openly; the age band is None where the birth year is not known."""

    facts: frozenset[OpenFact]
    band: int | None = None


def age_band(birth_year: int | None, year: int) -> int | None:
    if birth_year is None:
        return None
    age = year - birth_year
    return next((n for n, (low, high) in enumerate(_BANDS) if low <= age <= high), None)


def shared(one: OpenCard, other: OpenCard) -> tuple[OpenFact, ...]:
    """What both said openly, the most particular first."""
    found = [fact for fact in OpenFact if fact in one.facts & other.facts]
    if one.band is not None and one.band == other.band:
        found.append(OpenFact.AGE)
    return tuple(found)


def fit(facts: Iterable[OpenFact]) -> int:
    """How well two people fit: the more particular, the more it counts."""
    return sum(_WEIGHT[fact] for fact in facts)


_WEIGHT = {
    OpenFact.EXPERIMENTAL: 16,
    OpenFact.ILL_CHILD: 16,
    OpenFact.YOUNG_CHILDREN: 8,
    OpenFact.INCURABLE: 6,
    OpenFact.LOST_PARTNER: 5,
    OpenFact.PARTNER: 4,
    OpenFact.AGE: 1,
}
