"""The yearly overview in words and numbers, part by part in the order of the survey.

One list of parts feeds the paper, the workbook and the screen, so that what is hidden on one is
hidden on all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ipso_desk.domain import overview_table as cell
from ipso_desk.domain.guests import Role
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.reading import FEWEST_FOR_A_PERCENTAGE, Reading, Reads
from ipso_desk.domain.rounding import largest_remainder, percentage
from ipso_desk.reports import dutch
from ipso_desk.texts.words import heading, word

KNOWN_ROLES = (Role.SELF, Role.CLOSE_ONE, Role.BEREAVED)


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: its words, its number as it may be read, its share."""

    label: str
    value: Reads | None
    share: int | None = None
    """A whole percentage, where one may be printed."""
    extra: Reads | None = None
    """A second number, under the part's second caption."""
    national: int | None = None
    under: bool = False
    """A part of the line above."""
    aside: bool = False
    """Beside the shares of its part: words and a number, no bar."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the overview. With `bars` its lines are drawn, else they are set as a list."""

    title: str
    quiet: str
    lines: tuple[Line, ...]
    bars: bool = False
    captions: tuple[str, ...] = ()
    note: str = ""
    half: bool = False
    """Short enough to stand beside the next half part."""

    @property
    def is_empty(self) -> bool:
        """Nothing but zeros: the paper says so in a sentence instead."""
        return not any(line.value or line.extra for line in self.lines)

    @property
    def is_drawn(self) -> bool:
        """Bars only where there are shares: a few people are not a chart."""
        return self.bars and any(line.share is not None for line in self.lines)

    @property
    def has_national_marks(self) -> bool:
        return any(line.national is not None and line.share is not None for line in self.lines)


def parts(reading: Reading) -> tuple[Part, ...]:
    """Everything between the head and the open texts."""
    return (
        _house(reading),
        _guests(reading),
        _roles(reading),
        _ages(reading),
        _phase(reading),
        _phases_told(reading),
        _offer(reading),
        _incurable_offer(reading),
        _groups(reading),
        _remembering(reading),
        _cooperation(reading),
    )


def _house(reading: Reading) -> Part:
    figures, days = reading.figures, reading.figures.visits.open_days
    lines = [Line("Open dagen", days)]
    if figures.volunteers is not None:
        lines.append(Line("Vrijwilligers", figures.volunteers))
    if figures.coordinators is not None:
        lines.append(Line("Coördinatoren", figures.coordinators))
    quiet = f"gemiddeld {dutch.decimal(reading.figures.open_days_a_week)} dagen per week open"
    return Part("Het huis", quiet, tuple(lines), half=True)


def _guests(reading: Reading) -> Part:
    visits = reading.figures.visits
    lines = (
        Line("Verschillende gasten", reading[cell.UNIQUE]),
        Line("waarvan voor het eerst", reading[cell.NEW], under=True),
        Line("Bezoeken op naam", reading[cell.NAMED_VISITS]),
        Line("Bezoeken zonder naam", visits.unnamed),
        *(
            Line(word(role), visits.unnamed_by_role.get(role, 0), under=True)
            for role in Role
            if visits.unnamed
        ),
    )
    return Part("Gasten en bezoeken", "een gast telt één keer per jaar", lines, half=True)


def _roles(reading: Reading) -> Part:
    known, unknown = reading[cell.ROLES_KNOWN], reading[cell.role_cell(Role.UNKNOWN)]
    names = [cell.role_cell(role) for role in KNOWN_ROLES]
    if isinstance(known, int):
        whole = cell.ROLES_KNOWN
        quiet = f"{_guests_word(known)} van wie we de rol kennen, bij het laatste bezoek"
    else:
        whole = cell.UNIQUE
        quiet = "van alle gasten, bij het laatste bezoek van het jaar"
    shares = reading.percentages(names, whole)
    national = reading.figures.reference.roles
    lines = [
        Line(heading(role), reading[name], share, national=national[role])
        for role, name, share in zip(KNOWN_ROLES, names, shares, strict=True)
    ]
    lines.append(Line("Rol onbekend", unknown, aside=True))
    return Part("Wie er kwamen", quiet, tuple(lines), bars=True)


def _ages(reading: Reading) -> Part:
    labels = list(reading.figures.guests.age_bands)
    names = [cell.band_cell(label) for label in labels]
    shares = reading.percentages(names, cell.UNIQUE)
    lines = tuple(
        Line(f"{label} jaar" if label[-1].isdigit() else label, reading[name], share)
        for label, name, share in zip(labels, names, shares, strict=True)
    )
    return Part("Leeftijd", f"in {reading.figures.year}, naar geboortejaar", lines, bars=True)


def _phase(reading: Reading) -> Part:
    applies, known = reading[cell.PHASE_APPLIES], reading[cell.PHASE_KNOWN]
    lines = [
        Line("Fase bekend", known, reading.percentage(cell.PHASE_KNOWN, cell.PHASE_APPLIES)),
        Line(
            "daarvan ongeneeslijk",
            reading[cell.INCURABLE],
            reading.percentage(cell.INCURABLE, cell.PHASE_KNOWN),
            national=reading.figures.reference.incurable_of_known,
            under=True,
        ),
        Line("Fase niet bekend", reading[cell.PHASE_NOT_KNOWN], aside=True),
        Line(
            "Niet van toepassing: nabestaanden zonder fase",
            reading[cell.PHASE_NOT_APPLICABLE],
            aside=True,
        ),
    ]
    if reading.figures.guests.bereaved_of_incurable is not None:
        label = "Nabestaanden van iemand die ongeneeslijk ziek was"
        lines.append(Line(label, reading[cell.BEREAVED_OF_INCURABLE], aside=True))
    quiet = "eerst hoe vaak we het weten, dan pas wat we weten"
    if isinstance(applies, int) and isinstance(known, int):
        quiet += f"; {dutch.number(known)} van {_guests_word(applies)}"
    return Part("Weten we in welke fase mensen zijn?", quiet, tuple(lines), bars=True)


def _phases_told(reading: Reading) -> Part:
    lines = tuple(Line(heading(phase), reading[cell.phase_cell(phase)]) for phase in Phase)
    return Part("De fase zoals mensen het vertelden", "bij het laatste bezoek van het jaar", lines)


def _offer(reading: Reading) -> Part:
    offer = reading.figures.offer
    activities = [line.activities for line in offer]
    enough = reading.internal or sum(activities) >= FEWEST_FOR_A_PERCENTAGE
    shares: Sequence[int | None] = (
        largest_remainder(activities) if enough and any(activities) else [None] * len(offer)
    )
    lines = tuple(
        Line(
            heading(line.category),
            line.activities,
            share,
            extra=reading[cell.offer_cell(line.category)],
        )
        for line, share in zip(offer, shares, strict=True)
    )
    return Part(
        "Het aanbod",
        "naar soort; deelnemers zijn verschillende gasten, wie bij meer kwam telt bij elk",
        lines,
        bars=True,
        captions=("aandeel", "activiteiten", "deelnemers"),
    )


_FOR_WHOM = {
    Role.SELF: "Voor wie zelf ongeneeslijk ziek is",
    Role.CLOSE_ONE: "Voor naasten",
    Role.BEREAVED: "Voor nabestaanden",
}


def _incurable_offer(reading: Reading) -> Part:
    reference = reading.figures.reference
    lines = tuple(
        Line(
            _FOR_WHOM.get(own.role, heading(own.role)),
            own.activities,
            extra=reading[cell.incurable_offer_cell(own.role)],
        )
        for own in reading.figures.incurable_offer
    )
    return Part(
        "Aanbod rond ongeneeslijke kanker",
        "activiteiten en groepen die er in het bijzonder voor hen zijn",
        lines,
        captions=("activiteiten", "deelnemers"),
        note=f"{reference.centres_with_own_offer} % van de centra heeft zulk aanbod: "
        f"{reference.source}.",
    )


def _groups(reading: Reading) -> Part:
    groups = reading.figures.groups
    present, seats = reading[cell.PRESENT], reading[cell.SEATS]
    expected = groups.present + groups.signed_off + groups.absent
    fewest = 1 if reading.internal else FEWEST_FOR_A_PERCENTAGE
    share = None
    if isinstance(present, int) and isinstance(seats, int) and seats >= fewest and expected:
        share = percentage(present, expected)
    lines = (
        Line("Groepen", groups.groups),
        Line("Bijeenkomsten", groups.meetings),
        Line("Deelnemers met een plaats", seats),
        Line("Keren aanwezig", present, share),
        Line("Keren afgemeld", groups.signed_off),
        Line("waarvan de dag ervoor", groups.cancelled_day_before, under=True),
        Line("Keren afwezig", groups.absent),
        Line("Wachtend op een plaats", reading[cell.WAITING]),
    )
    quiet = "ten hoogste acht mensen per groep"
    return Part("Lotgenotengroepen", quiet, lines, half=True)


def _remembering(reading: Reading) -> Part:
    lines = (
        Line("Gasten die overleden", reading[cell.DEATHS]),
        Line("Herdenkingsbijeenkomsten", reading.figures.memorial_meetings),
    )
    return Part("Wie we gedenken", "", lines, half=True)


def _cooperation(reading: Reading) -> Part:
    cooperation, reference = reading.figures.cooperation, reading.figures.reference
    partners = {kind: n for kind, n in cooperation.partners.items() if n}
    lines = (
        Line("Partners", sum(partners.values())),
        *(Line(word(kind), n, under=True) for kind, n in partners.items()),
        Line("Samen georganiseerde activiteiten", cooperation.joint_activities),
        Line("Gasten naar ons verwezen", reading[cell.REFERRALS_IN]),
        Line("Gasten door ons verwezen", reading[cell.REFERRALS_OUT]),
    )
    note = (
        f"{reference.centres_with_informal_partners} % van de centra werkt samen met andere "
        f"informele partners: {reference.source}."
    )
    return Part("Samenwerking", "", lines, note=note)


def _guests_word(n: int) -> str:
    return dutch.counted(n, "gast", "gasten")
