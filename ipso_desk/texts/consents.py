"""What guests read about their data: the questions of the form they sign, and the leaflet."""

from __future__ import annotations

from collections.abc import Mapping

from ipso_desk.domain.guests import ConsentPurpose

ASKED: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.KEEP_DATA: "Mijn naam, mijn telefoonnummer en wanneer ik hier ben, mogen worden"
    " opgeschreven.",
    ConsentPurpose.HEALTH: "Wat ik vertel over de ziekte, van mijzelf of van mijn naaste, mag"
    " worden opgeschreven: in welke fase, bijvoorbeeld ongeneeslijk ziek. Meer niet.",
    ConsentPurpose.NEWSLETTER: "Ik krijg graag de nieuwsbrief.",
    ConsentPurpose.DESK_NOTES: "Gastvrouwen en gastheren mogen zien wat goed is om te weten, en wie"
    " zij kunnen bellen als het niet goed met mij gaat.",
    ConsentPurpose.INTRODUCE: "Ik word graag voorgesteld aan iemand die hetzelfde meemaakt en dat"
    " ook wil.",
    ConsentPurpose.SHARE_CENTRE: "Doe ik mee aan een groep samen met een ander centrum, dan mogen"
    " zij daar mijn naam weten.",
    ConsentPurpose.PHOTO: "Een foto waar ik op sta of een tekst van mij mag worden gebruikt, nadat"
    " ik hem heb gezien.",
    ConsentPurpose.RESEARCH: "Ik mag gevraagd worden om mee te doen aan onderzoek.",
}
"""Each purpose as the guest reads it. The one about remembering is no line on a form: it is
spoken about, and after a death the family decides (domain.md 4)."""

TITLES: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.KEEP_DATA: "Mijn gegevens",
    ConsentPurpose.HEALTH: "Gezondheid",
    ConsentPurpose.NEWSLETTER: "De nieuwsbrief",
    ConsentPurpose.DESK_NOTES: "Aan de balie",
    ConsentPurpose.INTRODUCE: "Kennismaken",
    ConsentPurpose.SHARE_CENTRE: "Een ander centrum",
    ConsentPurpose.PHOTO: "Foto of tekst",
    ConsentPurpose.RESEARCH: "Onderzoek",
}

LEAFLET: tuple[tuple[str, str], ...] = (
    (
        "Waarom wij iets opschrijven",
        (
            "Zo weten wij wie u bent, kunnen wij u bellen als er iets verandert, en zien wij wat"
            " gasten nodig hebben. Elk jaar vertellen wij hoeveel mensen hier kwamen: in getallen,"
            " nooit met namen."
        ),
    ),
    (
        "Wat wij opschrijven",
        (
            "Uw naam en hoe u genoemd wilt worden. Een telefoonnummer, en wat u verder wilt geven:"
            " e-mail, adres, uw geboortejaar.\n"
            "Waarom u komt: omdat u zelf kanker hebt of had, als naaste, of omdat u iemand hebt"
            " verloren. Wanneer u hier was, en aan welke groep u meedoet.\n"
            "Alleen als u dat goed vindt: in welke fase van de ziekte u of uw naaste is,"
            " bijvoorbeeld in behandeling of ongeneeslijk ziek.\n"
            "Alleen een naam om u bij te noemen is nodig. De rest mag leeg blijven."
        ),
    ),
    (
        "Wat wij niet opschrijven",
        (
            "Geen burgerservicenummer, geen medisch dossier, geen verzekering. En niets wat u niet"
            " zelf mag lezen."
        ),
    ),
    (
        "Wie het ziet",
        (
            "Gastvrouwen en gastheren zien uw naam, de laatste cijfers van uw telefoonnummer en of"
            " u er bent. Wie belt, ziet het nummer. De coördinator ziet de rest. Wie keek en wie"
            " iets veranderde, wordt bijgehouden."
        ),
    ),
    (
        "Waar het staat, en hoe lang",
        (
            "Op een computer van dit huis, op slot met een sleutel. Niet op internet, en bij"
            " niemand anders.\n"
            "Komt u niet meer, dan kijkt de coördinator na ongeveer twee jaar of uw gegevens gewist"
            " kunnen worden."
        ),
    ),
    (
        "Wat u kunt vragen",
        (
            "U mag zien wat er van u staat; u krijgt het op papier mee. U mag het laten verbeteren"
            " of laten wissen. U mag toestemming weer intrekken: dat geldt vanaf dezelfde dag.\n"
            "Voor wie jonger is dan 16 jaar beslist een ouder of voogd mee.\n"
            "Vraag het aan de coördinator. Komt u er met ons niet uit, dan kunt u naar de"
            " Autoriteit Persoonsgegevens."
        ),
    ),
)
"""The leaflet, part by part; a new line is a new paragraph."""
