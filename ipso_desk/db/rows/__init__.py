"""All rows, one module per aggregate; importing this fills the metadata."""

from ipso_desk.db.rows import (
    activities,
    calls,
    centre,
    deaths,
    groups,
    guests,
    logbook,
    organisations,
    overview,
    retention,
    system,
    visits,
)
from ipso_desk.db.rows.base import Row

__all__ = [
    "Row",
    "activities",
    "calls",
    "centre",
    "deaths",
    "groups",
    "guests",
    "logbook",
    "organisations",
    "overview",
    "retention",
    "system",
    "visits",
]
