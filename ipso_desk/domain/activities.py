"""Categories of the survey, and what an activity knows of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """The categories the survey asks for (domain.md 6)."""

    RELAXATION = "relaxation"
    CREATIVITY = "creativity"
    PEER_CONTACT = "peer_contact"
    INFORMATION = "information"
    CONVERSATION = "conversation"
    REMEMBRANCE = "remembrance"
    OTHER = "other"


class ParticipationState(StrEnum):
    SIGNED_UP = "signed_up"
    PRESENT = "present"
    SIGNED_OFF = "signed_off"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class KindPlan:
    """A kind of activity: what it is, for whom, and whether there is much talking."""

    name: str
    category: Category
    for_self: bool = True
    for_close_one: bool = True
    for_bereaved: bool = True
    for_incurable: bool = False
    """Meant for people facing incurable cancer; it stands on its own in every agenda."""
    talkative: bool = False
    active: bool = True


def _kind(name: str, category: Category, *marks: str) -> KindPlan:
    """`marks`: for whom (all three when none is named), incurable, talk."""
    roles = {"self", "close", "bereaved"}
    named = roles & set(marks) or roles
    return KindPlan(
        name,
        category,
        for_self="self" in named,
        for_close_one="close" in named,
        for_bereaved="bereaved" in named,
        for_incurable="incurable" in marks,
        talkative="talk" in marks,
    )


USUAL_KINDS = (
    _kind("Wandelen", Category.RELAXATION, "talk"),
    _kind("Yoga", Category.RELAXATION),
    _kind("Mindfulness", Category.RELAXATION),
    _kind("Ontspanningsmassage", Category.RELAXATION, "self", "close"),
    _kind("Zingen", Category.RELAXATION),
    _kind("Samen koken en eten", Category.RELAXATION, "talk"),
    _kind("Schilderen", Category.CREATIVITY),
    _kind("Handwerken", Category.CREATIVITY, "talk"),
    _kind("Schrijven", Category.CREATIVITY, "talk"),
    _kind("Beeldende therapie", Category.CREATIVITY, "self", "incurable"),
    _kind("Lotgenotenochtend", Category.PEER_CONTACT, "talk"),
    _kind("Ochtend voor naasten", Category.PEER_CONTACT, "close", "talk"),
    _kind("Familiedag", Category.PEER_CONTACT, "talk"),
    _kind("Informatiebijeenkomst", Category.INFORMATION),
    _kind("Leven met ongeneeslijke kanker", Category.INFORMATION, "self", "close", "incurable"),
    _kind("Boek van de maand", Category.INFORMATION, "talk"),
    _kind("Gesprek één op één", Category.CONVERSATION, "talk"),
    _kind("Spreekuur ongeneeslijk ziek", Category.CONVERSATION, "self", "close", "incurable"),
    _kind("Gewoon praten over de dood", Category.CONVERSATION, "incurable", "talk"),
    _kind("Gesprek over zingeving", Category.CONVERSATION, "incurable", "talk"),
    _kind("Spreekuur werk en geld", Category.CONVERSATION, "self", "close"),
    _kind("Rouwgesprek", Category.CONVERSATION, "bereaved", "talk"),
    _kind("Gedenkmoment", Category.REMEMBRANCE, "close", "bereaved"),
    _kind("Stille wandeling", Category.REMEMBRANCE, "close", "bereaved"),
    _kind("Themadag", Category.OTHER),
)
"""What a new centre begins with; every kind can be changed or set aside."""
