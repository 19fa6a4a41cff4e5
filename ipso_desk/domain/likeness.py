"""Why two cards may be of one person."""

from __future__ import annotations

from enum import StrEnum


class Alike(StrEnum):
    """Why two cards may be one person."""

    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    PART_OF_NAME = "part_of_name"
    SAME_PHONE = "same_phone"
    SAME_BIRTH = "same_birth"
    SAME_YEAR = "same_year"
    OTHER_YEAR = "other_year"
    SAID_AT_IMPORT = "said_at_import"
