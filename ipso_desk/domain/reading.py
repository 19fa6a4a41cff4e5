"""A year's figures as they may be read: for inside as they are, for outside without the small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ipso_desk.domain import overview_table as cell
from ipso_desk.domain.disclosure import Shown
from ipso_desk.domain.guests import Role
from ipso_desk.domain.hiding import protect
from ipso_desk.domain.overview import YearFigures
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.rounding import largest_remainder, percentage

SMALL = "<5"
HIDDEN = "verborgen"
FEWEST_FOR_A_PERCENTAGE = 20

Reads = int | str
"""A number, or what stands in its place: `SMALL` or `HIDDEN`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures of a year, number by number, as this reader may see them."""

    figures: YearFigures
    internal: bool
    values: Mapping[str, int]
    marks: Mapping[str, Shown]

    def __getitem__(self, name: str) -> Reads:
        mark = self.marks.get(name, Shown.AS_IS)
        if mark is Shown.SMALL:
            return SMALL
        return HIDDEN if mark is Shown.HIDDEN else self.values[name]

    def number(self, name: str) -> int | None:
        """The count where it is printed, else None."""
        reads = self[name]
        return reads if isinstance(reads, int) else None

    def percentages(self, parts: Sequence[str], whole: str) -> list[int | None]:
        """Whole percentages of `whole`, None where none may be printed.

        Made of printed numbers only, so that no percentage says more than they do.
        """
        base = self.number(whole)
        fewest = 1 if self.internal else FEWEST_FOR_A_PERCENTAGE
        if base is None or base < fewest:
            return [None] * len(parts)
        counts = [self.number(part) for part in parts]
        whole_family = [n for n in counts if n is not None]
        if len(whole_family) == len(counts) and sum(whole_family) == base:
            return list(largest_remainder(whole_family))
        return [None if n is None else percentage(n, base) for n in counts]

    def percentage(self, part: str, whole: str) -> int | None:
        return self.percentages([part], whole)[0]

    @property
    def hides(self) -> bool:
        """Whether anything is not printed."""
        return any(mark is not Shown.AS_IS for mark in self.marks.values())

    def to_json(self) -> dict[str, object]:
        """The figures in the shape that screens.md lays down."""
        figures = self.figures
        return {
            "year": figures.year,
            "centre": figures.centre,
            "counted_at": figures.counted_at.isoformat(timespec="seconds"),
            "internal": self.internal,
            "fixed": figures.fixed,
            "fixed_by": figures.fixed_by,
            "guests": {"unique": self[cell.UNIQUE], "new": self[cell.NEW]},
            "visits": {
                "named": self[cell.NAMED_VISITS],
                "unnamed": figures.visits.unnamed,
                "unnamed_by_role": {
                    str(role): figures.visits.unnamed_by_role.get(role, 0) for role in Role
                },
            },
            "open_days": figures.visits.open_days,
            "roles": {str(role): self[cell.role_cell(role)] for role in Role},
            "age_bands": {label: self[cell.band_cell(label)] for label in figures.guests.age_bands},
            "phase": self._phase_json(),
            "offer": [
                {
                    "category": str(line.category),
                    "activities": line.activities,
                    "participants": self[cell.offer_cell(line.category)],
                }
                for line in figures.offer
            ],
            "offer_incurable": {
                str(own.role): {
                    "activities": own.activities,
                    "participants": self[cell.incurable_offer_cell(own.role)],
                }
                for own in figures.incurable_offer
            },
            "groups": self._groups_json(),
            "deaths": self[cell.DEATHS],
            "memorial_meetings": figures.memorial_meetings,
            "cooperation": self._cooperation_json(),
            "volunteers": figures.volunteers,
            "coordinators": figures.coordinators,
            "texts": {
                "worth": figures.texts.worth,
                "chances": figures.texts.chances,
                "plans": figures.texts.plans,
            },
            "reference": figures.reference.to_json(),
        }

    def _phase_json(self) -> dict[str, object]:
        return {
            "known": self[cell.PHASE_KNOWN],
            "not_known": self[cell.PHASE_NOT_KNOWN],
            "not_applicable": self[cell.PHASE_NOT_APPLICABLE],
            "incurable": self[cell.INCURABLE],
            "by_phase": {str(phase): self[cell.phase_cell(phase)] for phase in Phase},
            "bereaved_of_incurable": (
                None
                if self.figures.guests.bereaved_of_incurable is None
                else self[cell.BEREAVED_OF_INCURABLE]
            ),
        }

    def _groups_json(self) -> dict[str, object]:
        groups = self.figures.groups
        return {
            "groups": groups.groups,
            "meetings": groups.meetings,
            "seats": self[cell.SEATS],
            "present": self[cell.PRESENT],
            "signed_off": groups.signed_off,
            "absent": groups.absent,
            "cancelled_day_before": groups.cancelled_day_before,
            "waiting": self[cell.WAITING],
        }

    def _cooperation_json(self) -> dict[str, object]:
        cooperation = self.figures.cooperation
        return {
            "partners": {str(kind): n for kind, n in cooperation.partners.items()},
            "joint_activities": cooperation.joint_activities,
            "referrals_in": self[cell.REFERRALS_IN],
            "referrals_out": self[cell.REFERRALS_OUT],
        }


def read_year(figures: YearFigures, *, internal: bool = False) -> Reading:
    """What a reader outside may see; `internal`, for coordinators in the house, hides nothing."""
    table = cell.year_table(figures)
    values = {name: each.value for name, each in table.cells.items()}
    marks = dict.fromkeys(values, Shown.AS_IS) if internal else protect(table)
    return Reading(figures, internal, values, marks)
