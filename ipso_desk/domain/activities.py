"""Categories of the survey, and what an activity knows of itself."""

from __future__ import annotations

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
