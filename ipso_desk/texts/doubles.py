"""Words about double cards: why two are alike, the fields of both, merging them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.guests import ConsentPurpose, Preference
from ipso_desk.domain.likeness import Alike
from ipso_desk.domain.names import PersonName
from ipso_desk.texts.days import partial_day
from ipso_desk.texts.guests import FIELDS
from ipso_desk.texts.words import heading, word

ERRORS: dict[str, str] = {
    "merge_with_self": "Dit is twee keer dezelfde kaart. Kies een andere; er is niets veranderd.",
    "merge_one_died": "Een van de twee kaarten zegt dat deze gast is overleden. Zeg eerst of dat"
    " zo is; er is niets veranderd.",
}

ACTIONS: dict[str, str] = {
    "guest.merge": "Twee kaarten van {guest} samengevoegd",
    "guest.different": "Twee kaarten zijn van verschillende mensen: {guest}",
}

REASONS: Mapping[Alike, str] = {
    Alike.SAME_NAME: "zelfde naam",
    Alike.SIMILAR_NAME: "bijna dezelfde naam",
    Alike.PART_OF_NAME: "deel van de naam gelijk",
    Alike.SAME_PHONE: "zelfde telefoon",
    Alike.SAME_BIRTH: "zelfde geboortedag",
    Alike.SAME_YEAR: "zelfde geboortejaar",
    Alike.OTHER_YEAR: "ander geboortejaar",
    Alike.SAID_AT_IMPORT: "gezien bij het inlezen",
}

_MORE_FIELDS: Mapping[str, str] = {
    "name": "Naam",
    "address": "Adres",
    "role": "Rol",
    "phase": "Fase",
    "died_on": "Overleden",
}


def reasons(found: tuple[Alike, ...]) -> str:
    """ "zelfde naam · zelfde telefoon"."""
    return " · ".join(REASONS[reason] for reason in found)


def field_label(key: str) -> str:
    """The label of a field of both cards."""
    kind, _, code = key.partition(":")
    if kind == "consent":
        return f"Toestemming: {word(ConsentPurpose(code))}"
    if kind == "preference":
        return heading(Preference(code))
    return _MORE_FIELDS.get(key) or FIELDS[key]


def field_value(value: object) -> str:
    """What a card says in a field, on one line."""
    if value is None:
        return "(leeg)"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, PersonName):
        initials = f" ({value.initials})" if value.first and value.initials else ""
        return value.display + initials
    if isinstance(value, PartialDate):
        return partial_day(value)
    return word(value) if isinstance(value, StrEnum) else " ".join(str(value).split())
