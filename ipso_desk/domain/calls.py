"""The call the day before: outcomes of a call."""

from __future__ import annotations

from enum import StrEnum


class CallOutcome(StrEnum):
    COMING = "coming"
    NOT_COMING = "not_coming"
    NOT_REACHED = "not_reached"
    VOICEMAIL = "voicemail"
    CALL_BACK = "call_back"
    DEATH_REPORTED = "death_reported"


SETTLED = (CallOutcome.COMING, CallOutcome.NOT_COMING, CallOutcome.DEATH_REPORTED)
"""Outcomes after which nobody needs to call again for the same meeting."""
