"""What is known nationally about IPSO centres, each figure with its year and its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ipso_desk.domain.guests import Role


@dataclass(frozen=True, slots=True)
class ReferenceFigures:
    """One national survey. Percentages are whole numbers of a hundred."""

    year: int
    centres_asked: int
    centres_answered: int
    source: str
    roles: Mapping[Role, int]
    incurable_of_known: int
    """Of the guests of the centres that know the phase."""
    centres_knowing_phase: int
    """A share of centres: never a mark beside a figure of guests."""
    centres_with_own_offer: int
    centres_with_informal_partners: int
    open_days_a_week: int
    most_guests_aged: str
    national_centres: int
    national_visits: str
    note: str = field(default="")

    def to_json(self) -> dict[str, object]:
        return {
            "year": self.year,
            "centres_asked": self.centres_asked,
            "centres_answered": self.centres_answered,
            "source": self.source,
            "note": self.note,
            "roles": {str(role): share for role, share in self.roles.items()},
            "incurable_of_known": self.incurable_of_known,
            "centres_knowing_phase": self.centres_knowing_phase,
            "centres_with_own_offer": self.centres_with_own_offer,
            "centres_with_informal_partners": self.centres_with_informal_partners,
            "open_days_a_week": self.open_days_a_week,
            "most_guests_aged": self.most_guests_aged,
            "national": {"centres": self.national_centres, "visits": self.national_visits},
        }


FACTSHEET_2023 = ReferenceFigures(
    year=2023,
    centres_asked=81,
    centres_answered=50,
    source="enquête onder IPSO centra, 2023 (50 van 81 centra)",
    roles=MappingProxyType({Role.SELF: 68, Role.CLOSE_ONE: 18, Role.BEREAVED: 14}),
    incurable_of_known=26,
    centres_knowing_phase=66,
    centres_with_own_offer=45,
    centres_with_informal_partners=84,
    open_days_a_week=4,
    most_guests_aged="40–65",
    national_centres=81,
    national_visits="ruim 200.000",
    note="geschat door coördinatoren; mogelijk inmiddels hoger",
)
