"""Guests whom Vandaag asks to think of, and what came of it."""

from __future__ import annotations

from enum import StrEnum


class ReminderKind(StrEnum):
    FIRST_VISIT = "first_visit"
    """Came for the first time a week ago: even bellen?"""
    NOT_SEEN = "not_seen"
    """Came often, and not for a while."""


class ReminderState(StrEnum):
    DONE = "done"
    LET_BE = "let_be"
