"""What is kept of a guest: roles, consents, relations, status."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ipso_desk.domain.dates import PartialDate


class Role(StrEnum):
    """Why someone comes; one at any moment, dated (domain.md 2)."""

    SELF = "self"
    CLOSE_ONE = "close_one"
    BEREAVED = "bereaved"
    UNKNOWN = "unknown"


class ConsentPurpose(StrEnum):
    KEEP_DATA = "keep_data"
    HEALTH = "health"
    NEWSLETTER = "newsletter"
    INTRODUCE = "introduce"
    MEMORIAL = "memorial"
    SHARE_CENTRE = "share_centre"
    PHOTO = "photo"
    RESEARCH = "research"
    DESK_NOTES = "desk_notes"
    """'Goed om te weten' and the emergency contact, which hosts may see."""


OWN_CONSENT_FROM = 16
"""Under this age a parent or guardian consents (domain.md 6)."""


def needs_guardian(born: PartialDate | None, day: date) -> bool:
    """Whether somebody may still be too young on a day to consent themselves."""
    if born is None:
        return False
    grown_up = born.latest
    return (day.year - grown_up.year, (day.month, day.day)) < (
        OWN_CONSENT_FROM,
        (grown_up.month, grown_up.day),
    )


class Need(StrEnum):
    """What somebody came for, as a code beside their own words; a few, to count and to match."""

    LISTENING = "listening"
    PEERS = "peers"
    RELAXATION = "relaxation"
    CREATIVITY = "creativity"
    INFORMATION = "information"
    PRACTICAL = "practical"
    CLOSE_ONES = "close_ones"
    CHILDREN = "children"
    LOSS = "loss"
    MEANING = "meaning"


ASKED_AT_THE_START = (ConsentPurpose.KEEP_DATA, ConsentPurpose.HEALTH, ConsentPurpose.NEWSLETTER)


class ConsentState(StrEnum):
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NOT_ASKED = "not_asked"
    TO_CONFIRM = "to_confirm"


class RelationKind(StrEnum):
    PARTNER = "partner"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    FRIEND = "friend"
    NEIGHBOUR = "neighbour"
    CARER = "carer"
    CARED_FOR = "cared_for"
    """A carer's relation, read from the card of the carer."""
    OTHER = "other"


INVERSE_RELATION = {
    RelationKind.PARENT: RelationKind.CHILD,
    RelationKind.CHILD: RelationKind.PARENT,
    RelationKind.CARER: RelationKind.CARED_FOR,
    RelationKind.CARED_FOR: RelationKind.CARER,
}
"""Seen from the other side; the kinds that are not here read the same both ways."""


class GuestStatus(StrEnum):
    ACTIVE = "active"
    LONG_AWAY = "long_away"
    INACTIVE = "inactive"
    ARCHIVED = "archived"


class Preference(StrEnum):
    """Asked once and kept per guest (domain.md 3)."""

    TALK_ABOUT_PHASE = "talk_about_phase"
    MEET_SOMEONE_ALIKE = "meet_someone_alike"
    NOT_ABOUT_END_OF_LIFE = "not_about_end_of_life"
    CONTRIBUTE = "contribute"


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"
