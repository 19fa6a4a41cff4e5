"""The figures of one year of a centre (domain.md 8): what is counted, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from ipso_desk.domain.activities import Category
from ipso_desk.domain.guests import Role
from ipso_desk.domain.organisations import OrganisationType
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup, PhaseKnowledge, knowledge
from ipso_desk.domain.reference import FACTSHEET_2023, ReferenceFigures


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Guests who turn at least `youngest` and at most `oldest` in the year counted."""

    label: str
    youngest: int
    oldest: int


AGE_UNKNOWN = "onbekend"
DEFAULT_BANDS = (
    AgeBand("tot 18", 0, 17),
    AgeBand("18–39", 18, 39),
    AgeBand("40–65", 40, 65),
    AgeBand("66 en ouder", 66, 150),
)
AGORA_BANDS = (
    AgeBand("tot 18", 0, 17),
    AgeBand("18–39", 18, 39),
    AgeBand("40–66", 40, 66),
    AgeBand("67 en ouder", 67, 150),
)


class Bands(StrEnum):
    """The two ways in which a report may divide the ages (domain.md 3)."""

    USUAL = "usual"
    AGORA = "agora"


def age_band(birth_year: int | None, year: int, bands: Iterable[AgeBand] = DEFAULT_BANDS) -> str:
    """The label of the band, from the birth year alone (domain.md 3)."""
    if birth_year is None:
        return AGE_UNKNOWN
    age = year - birth_year
    return next((b.label for b in bands if b.youngest <= age <= b.oldest), AGE_UNKNOWN)


@dataclass(frozen=True, slots=True)
class GuestOfYear:
    """What the figures need of one guest who came: everything as it was at the last visit."""

    role: Role
    phase: Phase
    birth_year: int | None = None
    new: bool = False
    of_incurable: bool = False
    """A bereaved guest of whom it is recorded that the one who died was incurable."""


@dataclass(frozen=True, slots=True)
class GuestFigures:
    """Counts of the guests with at least one visit in the year."""

    unique: int = 0
    new: int = 0
    roles: Mapping[Role, int] = field(default_factory=dict)
    age_bands: Mapping[str, int] = field(default_factory=dict)
    """By label, in the order of printing; `AGE_UNKNOWN` among them."""
    agora_bands: Mapping[str, int] | None = None
    """The same in the bands of Agora; None of a year that was laid down without them."""
    phases: Mapping[Phase, int] = field(default_factory=dict)
    """Of the guests to whom a phase applies."""
    phase_not_applicable: int = 0
    bereaved_of_incurable: int | None = None
    """None where nobody recorded it."""

    def __post_init__(self) -> None:
        if sum(self.roles.values()) != self.unique:
            raise ValueError("the roles do not add up to the guests")
        if sum(self.age_bands.values()) != self.unique:
            raise ValueError("the age bands do not add up to the guests")
        if self.agora_bands is not None and sum(self.agora_bands.values()) != self.unique:
            raise ValueError("the age bands do not add up to the guests")
        if self.phase_known + self.phase_not_known + self.phase_not_applicable != self.unique:
            raise ValueError("the phases do not add up to the guests")
        if self.phase_not_applicable > self.roles.get(Role.BEREAVED, 0):
            raise ValueError("a phase is not applicable to bereaved guests only")

    @property
    def phase_known(self) -> int:
        return sum(n for phase, n in self.phases.items() if phase in KNOWN_PHASES)

    @property
    def phase_not_known(self) -> int:
        return sum(n for phase, n in self.phases.items() if phase not in KNOWN_PHASES)

    @property
    def incurable(self) -> int:
        return sum(self.phases.get(phase, 0) for phase in INCURABLE_PHASES)


KNOWN_PHASES = tuple(p for p in Phase if GROUP_OF[p] is not PhaseGroup.NOT_KNOWN)
UNKNOWN_PHASES = tuple(p for p in Phase if GROUP_OF[p] is PhaseGroup.NOT_KNOWN)
INCURABLE_PHASES = tuple(p for p in Phase if GROUP_OF[p] is PhaseGroup.INCURABLE)


def count_guests(guests: Iterable[GuestOfYear], year: int) -> GuestFigures:
    """The counts of domain.md 8, from one line per guest who came in the year."""
    guests = tuple(guests)
    kinds = Counter(KindOfGuest(g.role, g.phase, g.new, g.of_incurable) for g in guests)
    return count_kinds(kinds, Counter(g.birth_year for g in guests), year)


class KindOfGuest(NamedTuple):
    """What guests have in common who are counted alike, whatever their age."""

    role: Role
    phase: Phase
    new: bool
    of_incurable: bool


def count_kinds(
    kinds: Mapping[KindOfGuest, int],
    birth_years: Mapping[int | None, int],
    year: int,
) -> GuestFigures:
    """The same, from how many guests there were of each kind and of each year of birth."""
    roles = dict.fromkeys(Role, 0)
    phases = dict.fromkeys(Phase, 0)
    unique = new = not_applicable = of_incurable = 0
    for kind, number in kinds.items():
        unique += number
        new += number * kind.new
        of_incurable += number * (kind.of_incurable and kind.role is Role.BEREAVED)
        roles[kind.role] += number
        if knowledge(kind.role, kind.phase) is PhaseKnowledge.NOT_APPLICABLE:
            not_applicable += number
        else:
            phases[kind.phase] += number
    return GuestFigures(
        unique=unique,
        new=new,
        roles=roles,
        age_bands=_in_bands(birth_years, year, DEFAULT_BANDS),
        agora_bands=_in_bands(birth_years, year, AGORA_BANDS),
        phases=phases,
        phase_not_applicable=not_applicable,
        bereaved_of_incurable=of_incurable or None,
    )


def _in_bands(
    birth_years: Mapping[int | None, int], year: int, bands: Iterable[AgeBand]
) -> dict[str, int]:
    bands = tuple(bands)
    ages = dict.fromkeys((*(band.label for band in bands), AGE_UNKNOWN), 0)
    for birth_year, number in birth_years.items():
        ages[age_band(birth_year, year, bands)] += number
    return ages


@dataclass(frozen=True, slots=True)
class VisitFigures:
    named: int = 0
    unnamed_by_role: Mapping[Role, int] = field(default_factory=dict)
    open_days: int = 0

    @property
    def unnamed(self) -> int:
        return sum(self.unnamed_by_role.values())


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One category of the survey; participants are different guests, not presences."""

    category: Category
    activities: int
    participants: int


@dataclass(frozen=True, slots=True)
class IncurableOffer:
    """What there was for people facing incurable cancer, for one role: activities, and the
    meetings of peer groups."""

    role: Role
    activities: int
    participants: int


@dataclass(frozen=True, slots=True)
class GroupFigures:
    groups: int = 0
    meetings: int = 0
    seats: int = 0
    """Different guests who held a seat."""
    present: int = 0
    signed_off: int = 0
    absent: int = 0
    cancelled_day_before: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class CooperationFigures:
    partners: Mapping[OrganisationType, int] = field(default_factory=dict)
    joint_activities: int = 0
    referrals_in: int = 0
    referrals_out: int = 0


@dataclass(frozen=True, slots=True)
class OpenTexts:
    """The three open questions of the survey."""

    worth: str = ""
    chances: str = ""
    plans: str = ""


@dataclass(frozen=True, slots=True)
class YearFigures:
    """Everything counted of one year. Plain numbers, nothing hidden yet."""

    year: int
    centre: str
    counted_at: datetime
    guests: GuestFigures = field(default_factory=GuestFigures)
    visits: VisitFigures = field(default_factory=VisitFigures)
    offer: tuple[OfferLine, ...] = ()
    incurable_offer: tuple[IncurableOffer, ...] = ()
    groups: GroupFigures = field(default_factory=GroupFigures)
    deaths: int = 0
    """Guests of this year who died in it."""
    memorial_meetings: int = 0
    cooperation: CooperationFigures = field(default_factory=CooperationFigures)
    volunteers: int | None = None
    coordinators: int | None = None
    texts: OpenTexts = field(default_factory=OpenTexts)
    fixed: bool = False
    """A coordinator has laid this year down; its figures are kept as they were, and
    `counted_at` is the moment at which that was done."""
    fixed_by: str = ""
    reference: ReferenceFigures = FACTSHEET_2023

    def in_bands(self, bands: Bands) -> YearFigures:
        """With the ages in these bands, where they were counted so."""
        agora = self.guests.agora_bands
        if bands is Bands.USUAL or agora is None:
            return self
        return replace(self, guests=replace(self.guests, age_bands=agora))

    @property
    def open_days_a_week(self) -> float:
        """Over the weeks of the year that have been."""
        running = self.counted_at.year == self.year
        weeks = max(1, self.counted_at.timetuple().tm_yday / 7) if running else 52
        return self.visits.open_days / weeks
