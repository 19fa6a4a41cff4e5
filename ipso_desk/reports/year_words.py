"""The sentences of the yearly overview: the national figures, and how was counted."""

from __future__ import annotations

from ipso_desk.domain.reading import FEWEST_FOR_A_PERCENTAGE, Reading
from ipso_desk.reports import dutch
from ipso_desk.reports.year_parts import KNOWN_ROLES
from ipso_desk.texts.words import word

_COUNTED = """\
Een gast telt mee in een jaar met ten minste één bezoek. Ook wie dat jaar overleed, telt mee.
Rol en fase zijn zoals ze waren bij het laatste bezoek van het jaar.
Bezoeken zonder naam tellen alleen mee bij de bezoeken.
Een bijeenkomst van een lotgenotengroep telt ook bij het aanbod.
Bij de fase tellen nabestaanden zonder genoteerde fase niet mee. Bekend, niet bekend en niet \
van toepassing zijn samen alle gasten.
De leeftijd is die in het jaar zelf, naar geboortejaar.
Open dagen komen uit de kalender van het huis; is die er niet, dan uit de dagen waarop iemand \
kwam.
"""
_OUTSIDE = f"""\
‘<5’ staat voor één tot en met vier gasten. ‘Verborgen’ staat waar een getal zo’n klein aantal \
zou verraden. Nul staat er gewoon.
Een percentage staat er alleen over {FEWEST_FOR_A_PERCENTAGE} mensen of meer, en is afgerond op \
hele procenten. Staan ze er allemaal, dan zijn ze samen 100.
"""
_INSIDE = "In dit overzicht voor binnen zijn kleine aantallen niet verborgen."


def how_counted(reading: Reading) -> tuple[str, ...]:
    """How the figures were made, in sentences."""
    return tuple((_COUNTED + (_INSIDE if reading.internal else _OUTSIDE)).splitlines())


def beside_the_years(reading: Reading) -> str:
    """What a reader should know who lays a year beside others."""
    figures = reading.figures
    running = figures.counted_at.astimezone().year == figures.year
    words = "het gaat om de lijn, niet om meer"
    return f"{figures.year} loopt nog; {words}" if running else words


def reference_lines(reading: Reading) -> tuple[str, ...]:
    """The national figures in sentences; year and source stand above them."""
    national = reading.figures.reference
    roles = dutch.listed([f"{national.roles[role]} % {word(role)}" for role in KNOWN_ROLES])
    who = f"Gasten: {roles} ({national.note})."
    phase = (
        f"{national.centres_knowing_phase} % van de centra weet in welke fase gasten zijn. In die"
        f" centra heeft {national.incurable_of_known} % van de gasten te maken met ongeneeslijke"
        " kanker."
    )
    offer = (
        f"{national.centres_with_own_offer} % van de centra heeft daarvoor eigen aanbod;"
        f" {national.centres_with_informal_partners} % werkt samen met andere informele partners."
    )
    days = (
        f"Centra zijn gemiddeld {national.open_days_a_week} dagen per week open; de meeste gasten"
        f" zijn {national.most_guests_aged} jaar."
    )
    country = (
        f"Landelijk: {national.national_centres} centra, {national.national_visits} bezoekers per"
        " jaar (wij lezen dat als bezoeken)."
    )
    return who, phase, offer, days, country
