"""The invented organisations around the house: who they are, what they do and for whom."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import NamedTuple

from ipso_desk.demo import names
from ipso_desk.demo.plan import Life
from ipso_desk.domain.organisations import CooperationLevel as Level
from ipso_desk.domain.organisations import OrganisationType as Type
from ipso_desk.domain.phases import PhaseGroup


class _Partner(NamedTuple):
    name: str
    kind: Type
    level: Level
    offers: str
    themes: tuple[str, ...] = ()
    phases: tuple[PhaseGroup, ...] = ()


_LATE = (PhaseGroup.INCURABLE,)
PARTNERS = (
    _Partner(
        "Ziekenhuis De Linde",
        Type.HOSPITAL,
        Level.CONSULT,
        "De casemanager kent de weg in het ziekenhuis en denkt mee over thuis.",
        ("behandeling", "naar huis"),
    ),
    _Partner(
        "Huisartsen Eikenveen",
        Type.GENERAL_PRACTICE,
        Level.INFORM,
        "Uw eigen huisarts. Vraag gerust om een lang gesprek.",
    ),
    _Partner(
        "Thuiszorg Oost",
        Type.HOME_CARE,
        Level.INFORM,
        "Verzorging en verpleging thuis, ook ’s nachts.",
        ("zorg thuis",),
    ),
    _Partner(
        "Hospice De Kade",
        Type.HOSPICE,
        Level.COPRODUCE,
        "Een huis voor de laatste tijd. U kunt ook komen kijken, zonder iets te beslissen.",
        ("laatste tijd", "logeren"),
        _LATE,
    ),
    _Partner(
        "VPTZ Lindewoude",
        Type.VOLUNTEER_PALLIATIVE,
        Level.COPRODUCE,
        "Vrijwilligers die bij u thuis waken, zodat wie voor u zorgt kan slapen.",
        ("waken", "rust voor naasten"),
        _LATE,
    ),
    _Partner(
        "Netwerk Palliatieve Zorg Oost",
        Type.PALLIATIVE_NETWORK,
        Level.ADVISE,
        "Weet wie er in de buurt helpt als iemand niet meer beter wordt.",
        ("wie helpt waar",),
        _LATE,
    ),
    _Partner(
        "Centrum voor Levensvragen",
        Type.CENTRE_FOR_MEANING,
        Level.COPRODUCE,
        "Iemand die luistert naar grote vragen. Ook bij u thuis; meestal kost het niets.",
        ("zingeving", "afscheid"),
        (PhaseGroup.INCURABLE, PhaseGroup.BEREAVED),
    ),
    _Partner(
        "Welzijn Waterloo",
        Type.WELFARE,
        Level.INFORM,
        "Een maatje om mee te wandelen, hulp bij post en vervoer.",
        ("eenzaam zijn", "vervoer"),
    ),
    _Partner(
        "Wijkteam Zuid",
        Type.MUNICIPALITY,
        Level.INFORM,
        "Vragen over geld, werk, hulp in huis en zorgen voor een ander.",
        ("geld", "hulp in huis"),
    ),
    _Partner(
        "Bibliotheek Lindewoude",
        Type.LIBRARY,
        Level.NONE,
        "Een kast met boeken over leven met kanker en over rouw.",
        ("lezen", "rouw"),
    ),
)


def invent_partners(life: Life) -> None:
    """Each with somebody there who is willing to be asked for."""
    for number, partner in enumerate(PARTNERS, 1):
        typed, _, _ = names.mobile(life.chance)
        life.add(
            "organisation",
            id=number,
            name=partner.name,
            type=partner.kind,
            offers=partner.offers,
            for_whom=_for_whom(partner),
            phone=typed,
            email=f"info{number}@voorbeeld.nl",
            website="",
            address="",
            level=partner.level,
            verified_on=life.until - timedelta(days=life.chance.randint(20, 600)),
            note="",
            active=True,
        )
        infix, last = names.last_name(life.chance)
        life.add(
            "contact_person",
            organisation_id=number,
            name=f"{names.first_name(life.chance)} {infix} {last}".replace("  ", " "),
            task="contactpersoon",
            phone=typed,
            email="",
            willing=True,
        )


def _for_whom(partner: _Partner) -> str:
    said = {"phases": partner.phases, "themes": partner.themes}
    kept = {what: words for what, words in said.items() if words}
    return json.dumps(kept, ensure_ascii=False) if kept else ""
