"""The call the day before, and the call in which a place is offered: outcomes."""

from __future__ import annotations

from enum import StrEnum


class CallOutcome(StrEnum):
    COMING = "coming"
    NOT_COMING = "not_coming"
    NOT_REACHED = "not_reached"
    VOICEMAIL = "voicemail"
    CALL_BACK = "call_back"
    DEATH_REPORTED = "death_reported"
    PLACE_OFFERED = "place_offered"
    TAKES_PLACE = "takes_place"
    NOT_NOW = "not_now"
    DECLINES_PLACE = "declines_place"


ABOUT_A_PLACE = (
    CallOutcome.PLACE_OFFERED,
    CallOutcome.TAKES_PLACE,
    CallOutcome.NOT_NOW,
    CallOutcome.DECLINES_PLACE,
)
"""What comes of offering a place; it says nothing about a meeting."""

SETTLED = (CallOutcome.COMING, CallOutcome.NOT_COMING, CallOutcome.DEATH_REPORTED)
"""Outcomes after which nobody needs to call again for the same meeting."""
