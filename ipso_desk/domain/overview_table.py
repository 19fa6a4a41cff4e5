"""The yearly overview as a table of cells, with everything its reader knows about them."""

from __future__ import annotations

from ipso_desk.domain.disclosure import AtMost, Cell, Known, Sum, Table
from ipso_desk.domain.guests import Role
from ipso_desk.domain.overview import (
    AGE_UNKNOWN,
    INCURABLE_PHASES,
    KNOWN_PHASES,
    UNKNOWN_PHASES,
    YearFigures,
)
from ipso_desk.domain.phases import Phase

UNIQUE = "guests.unique"
NEW = "guests.new"
NAMED_VISITS = "visits.named"
ROLES_KNOWN = "roles.known"
PHASE_APPLIES = "phase.applies"
PHASE_KNOWN = "phase.known"
PHASE_NOT_KNOWN = "phase.not_known"
PHASE_NOT_APPLICABLE = "phase.not_applicable"
INCURABLE = "phase.incurable"
BEREAVED_OF_INCURABLE = "phase.bereaved_of_incurable"
SEATS = "groups.seats"
WAITING = "groups.waiting"
PRESENT = "groups.present"
DEATHS = "deaths"
REFERRALS_IN = "cooperation.referrals_in"
REFERRALS_OUT = "cooperation.referrals_out"

_BEREAVED_WITH_PHASE = "(nabestaanden met een fase)"
"""Not printed, but a reader can subtract: so it is protected as if it were."""


def role_cell(role: Role) -> str:
    return f"roles.{role}"


def band_cell(label: str) -> str:
    return f"age_bands.{label}"


def phase_cell(phase: Phase) -> str:
    return f"phase.by_phase.{phase}"


def offer_cell(category: str) -> str:
    return f"offer.{category}.participants"


def incurable_offer_cell(role: Role) -> str:
    return f"offer_incurable.{role}.participants"


def year_table(figures: YearFigures) -> Table:
    """Every number of the report that could say something of a person."""
    cells = {**_guest_cells(figures), **_phase_cells(figures), **_other_cells(figures)}
    at_most = [known for known in _limits(figures) if _holds(known, cells)]
    return Table(cells, (*_sums(figures), *at_most))


def _guest_cells(figures: YearFigures) -> dict[str, Cell]:
    guests = figures.guests
    roles = {role: guests.roles.get(role, 0) for role in Role}
    cells = {
        UNIQUE: Cell(guests.unique, worth=14),
        NEW: Cell(guests.new, worth=6),
        ROLES_KNOWN: Cell(guests.unique - roles[Role.UNKNOWN], worth=4),
    }
    for role, n in roles.items():
        cells[role_cell(role)] = Cell(n, worth=3 if role is Role.UNKNOWN else 6)
    for label, n in guests.age_bands.items():
        cells[band_cell(label)] = Cell(n, worth=1 if label == AGE_UNKNOWN else 3)
    return cells


def _phase_cells(figures: YearFigures) -> dict[str, Cell]:
    guests = figures.guests
    bereaved = guests.roles.get(Role.BEREAVED, 0)
    cells = {
        PHASE_KNOWN: Cell(guests.phase_known, worth=9),
        PHASE_NOT_KNOWN: Cell(guests.phase_not_known, worth=4),
        PHASE_NOT_APPLICABLE: Cell(guests.phase_not_applicable, worth=2),
        PHASE_APPLIES: Cell(guests.unique - guests.phase_not_applicable, worth=3),
        INCURABLE: Cell(guests.incurable, worth=11),
        _BEREAVED_WITH_PHASE: Cell(bereaved - guests.phase_not_applicable, worth=0),
    }
    for phase in Phase:
        cells[phase_cell(phase)] = Cell(guests.phases.get(phase, 0), worth=2)
    if guests.bereaved_of_incurable is not None:
        cells[BEREAVED_OF_INCURABLE] = Cell(guests.bereaved_of_incurable, worth=2)
    return cells


def _other_cells(figures: YearFigures) -> dict[str, Cell]:
    groups, cooperation = figures.groups, figures.cooperation
    cells = {
        NAMED_VISITS: Cell(figures.visits.named, guests=False, worth=8),
        SEATS: Cell(groups.seats, worth=5),
        WAITING: Cell(groups.waiting, worth=2),
        PRESENT: Cell(groups.present, guests=False, worth=3),
        DEATHS: Cell(figures.deaths, worth=4),
        REFERRALS_IN: Cell(cooperation.referrals_in, worth=2),
        REFERRALS_OUT: Cell(cooperation.referrals_out, worth=2),
    }
    for line in figures.offer:
        cells[offer_cell(line.category)] = Cell(line.participants, worth=3)
    for own in figures.incurable_offer:
        cells[incurable_offer_cell(own.role)] = Cell(own.participants, worth=3)
    return cells


def _sums(figures: YearFigures) -> tuple[Known, ...]:
    roles = {role: role_cell(role) for role in Role}
    known_roles = tuple(cell for role, cell in roles.items() if role is not Role.UNKNOWN)
    return (
        Sum(UNIQUE, (ROLES_KNOWN, roles[Role.UNKNOWN])),
        Sum(ROLES_KNOWN, known_roles),
        Sum(UNIQUE, tuple(band_cell(label) for label in figures.guests.age_bands)),
        Sum(UNIQUE, (PHASE_APPLIES, PHASE_NOT_APPLICABLE)),
        Sum(PHASE_APPLIES, (PHASE_KNOWN, PHASE_NOT_KNOWN)),
        Sum(PHASE_KNOWN, tuple(map(phase_cell, KNOWN_PHASES))),
        Sum(PHASE_NOT_KNOWN, tuple(map(phase_cell, UNKNOWN_PHASES))),
        Sum(INCURABLE, tuple(map(phase_cell, INCURABLE_PHASES))),
        Sum(roles[Role.BEREAVED], (PHASE_NOT_APPLICABLE, _BEREAVED_WITH_PHASE)),
    )


def _limits(figures: YearFigures) -> list[AtMost]:
    """What a reader may think obvious; `year_table` leaves out what is not so this year."""
    bereaved = role_cell(Role.BEREAVED)
    limits = [
        AtMost(NEW, UNIQUE),
        AtMost(DEATHS, UNIQUE),
        AtMost(SEATS, UNIQUE),
        AtMost(WAITING, UNIQUE),
        AtMost(_BEREAVED_WITH_PHASE, PHASE_KNOWN),
        AtMost(UNIQUE, NAMED_VISITS),
        AtMost(NAMED_VISITS, UNIQUE, times=max(figures.visits.open_days, 1)),
        AtMost(NAMED_VISITS, UNIQUE, times=366),
        AtMost(PRESENT, SEATS, times=max(figures.groups.meetings, 1)),
    ]
    limits += [AtMost(offer_cell(line.category), UNIQUE) for line in figures.offer]
    for own in figures.incurable_offer:
        limits.append(AtMost(incurable_offer_cell(own.role), UNIQUE))
        limits.append(AtMost(incurable_offer_cell(own.role), role_cell(own.role)))
    if figures.guests.bereaved_of_incurable is not None:
        limits.append(AtMost(BEREAVED_OF_INCURABLE, bereaved))
    return limits


def _holds(known: AtMost, cells: dict[str, Cell]) -> bool:
    return cells[known.less].value <= known.times * cells[known.more].value
