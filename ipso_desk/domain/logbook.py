"""The logboek: two kinds of entries in one book (domain.md 7)."""

from __future__ import annotations

from enum import StrEnum


class LogKind(StrEnum):
    DAY = "day"
    """What happens with people and days; handover from host to host."""
    OFFER = "offer"
    """The coordinator's own little log of setting up an offer."""


class Visibility(StrEnum):
    EVERYONE = "everyone"
    COORDINATORS = "coordinators"
