"""Sentences about gasten: errors by code, actions by code, the words of card and dialogs."""

from __future__ import annotations

from collections.abc import Mapping

from ipso_desk.domain.guests import ConsentPurpose, GuestStatus, RelationKind, Role
from ipso_desk.domain.phases import Phase
from ipso_desk.texts.words import word

ERRORS: dict[str, str] = {
    "guest_not_found": "Deze gast is er niet (meer). Zoek nog eens op naam.",
    "guest_ambiguous": "Er zijn meer gasten die {name} heten. Gebruik het nummer van de gast;"
    " er is niets veranderd.",
    "guest_name_missing": "Vul een naam in om iemand bij te noemen; een voornaam is genoeg.",
    "guest_text_long": "Dit is te lang: hier passen hoogstens {limit} tekens. Er is niets"
    " verloren; maak het korter.",
    "email_odd": "Dit is geen e-mailadres. Een adres heeft een @ en geen spaties.",
    "birth_unreadable": "Deze datum is niet te lezen. Typ bijvoorbeeld 1951 of 12-5-1951.",
    "birth_impossible": "Deze datum bestaat niet. Typ bijvoorbeeld 1951 of 12-5-1951.",
    "birth_in_future": "Deze geboortedatum moet nog komen. Kijk het jaar na.",
    "birth_too_long_ago": "Zo oud is nog niemand geworden. Kijk het jaar na.",
    "birth_after_death": "Deze geboortedatum is van na het overlijden. Kijk de datum na.",
    "birth_after_visit": "Deze geboortedatum is van na het eerste bezoek. Kijk de datum na.",
    "guardian_missing": "Deze gast is nog geen 16. Vul in welke ouder of voogd toestemming geeft;"
    " er is niets veranderd.",
    "consent_nobody_to_ask": "Deze gast is overleden of staat in het archief; er is niets te"
    " vragen.",
    "consent_before_last": "Er staat al een antwoord van een latere dag, en dat telt. Kies die dag"
    " of een dag erna; er is niets veranderd.",
    "guest_day_unreadable": "Deze datum is niet te lezen. Typ bijvoorbeeld 13-1-2026.",
    "guest_day_in_future": "Deze datum moet nog komen. Kies vandaag of een dag ervoor.",
    "guest_day_before_birth": "Deze datum is van vóór de geboorte. Kijk de datum na.",
    "guest_role_not_found": "Deze regel is er niet meer. Er is niets veranderd.",
    "guest_phase_not_found": "Deze regel is er niet meer. Er is niets veranderd.",
    "phase_not_chosen": "Kies eerst een antwoord.",
    "phase_needs_consent": "Zonder toestemming schrijven we de fase niet op. Vraag het eerst;"
    " er is niets veranderd.",
    "consent_never_given": "Deze toestemming is nooit gegeven. Kies 'geweigerd'; er is niets"
    " veranderd.",
    "relation_not_found": "Deze relatie is er niet meer. Er is niets veranderd.",
    "relation_without_other": "Kies een gast, of vul de naam in van wie geen gast is.",
    "relation_on_other_card": "Deze relatie staat op de kaart van de ander. Schrijf dit bij de"
    " notities van deze gast, dan leest alleen deze gast het terug.",
    "relation_with_self": "Iemand kan geen relatie met zichzelf hebben. Kies een ander.",
    "retention_reason_missing": "Schrijf in een paar woorden waarom deze gegevens nodig blijven.",
    "archive_reason_missing": "Schrijf in een paar woorden waarom deze gast het archief in gaat.",
    "status_after_death": "Deze gast is overleden; de status blijft zoals hij is.",
    "filter_name_missing": "Geef het filter een naam, bijvoorbeeld: naasten, lang niet gezien.",
    "filter_narrows_nothing": "Kies eerst een filter; dan is er iets om te bewaren.",
    "volunteer_not_found": "Deze vrijwilliger is er niet (meer). Kies een ander.",
}

ACTIONS: dict[str, str] = {
    "guest.add": "Kaart gemaakt voor {guest}",
    "guest.add_at_desk": "Nieuwe gast aan de balie: {guest}",
    "guest.first_talk": "Eerste gesprek met {guest}",
    "guest.edit": "Gegevens van {guest} gewijzigd",
    "guest.role": "Rol van {guest} vanaf {day}",
    "guest.role_correct": "Rol van {guest} verbeterd",
    "guest.role_remove": "Een regel over de rol van {guest} weggehaald",
    "guest.phase": "Fase van {guest} vanaf {day}",
    "guest.phase_correct": "Fase van {guest} verbeterd",
    "guest.phase_remove": "Een regel over de fase van {guest} weggehaald",
    "guest.consent": "Toestemming van {guest} genoteerd",
    "guest.consent_confirm": "Toestemmingen van {guest} bevestigd",
    "guest.preference": "Wens van {guest} genoteerd",
    "guest.relation_add": "Relatie van {guest} toegevoegd",
    "guest.relation_edit": "Relatie van {guest} gewijzigd",
    "guest.relation_remove": "Relatie van {guest} weggehaald",
    "guest.status": "Status van {guest} gewijzigd",
    "filter.keep": "Filter bewaard",
    "filter.remove": "Bewaard filter weggehaald",
    "guest.erase": "Een gast is gewist",
    "guest.keep_longer": "Gegevens van {guest} een jaar langer bewaard",
    "guest.archive_unseen": "{guest} gearchiveerd na lange tijd",
    "guest.erase_look": "Gekeken wat wissen zou doen",
    "draft.keep": "Concept bewaard",
    "draft.drop": "Concept weggehaald",
}


def related(kind: RelationKind) -> str:
    """ "is partner van", "krijgt mantelzorg van": between two names."""
    told = word(kind)
    if kind is RelationKind.CARED_FOR:
        return f"{told} van"
    return "hoort bij" if kind is RelationKind.OTHER else f"is {told} van"


FIELDS: Mapping[str, str] = {
    "first_name": "Voornaam",
    "initials": "Voorletters",
    "infix": "Tussenvoegsel",
    "last_name": "Achternaam",
    "called": "Roepnaam",
    "birth": "Geboren",
    "phones": "Telefoon",
    "whose": "Van wie",
    "do_not_call": "Niet bellen",
    "call_times": "Wanneer bellen",
    "email": "E-mail",
    "street": "Straat en huisnummer",
    "postcode": "Postcode",
    "city": "Plaats",
    "language": "Taal",
    "good_to_know": "Goed om te weten",
    "emergency_contact": "Noodcontact",
    "fixed_host_id": "Vaste gastvrouw of gastheer",
    "first_known_on": "Eerste bezoek, voor zover bekend",
    "needs": "Gekomen voor, in een paar woorden",
    "note": "Notitie",
    "came_for": "Gekomen voor",
    "found_us": "Hoe ons gevonden",
    "contribution": "Wil bijdragen met",
    "guardian": "Ouder of voogd",
    "no_close_ones": "Geen naasten",
    "young_children": "Jonge kinderen thuis",
    "role": "Rol",
    "status": "Status",
    "status_since": "Status sinds",
    "status_reason": "Reden",
    "to_complete": "Toestemming vragen",
    "registered_on": "Ingeschreven op",
    "source": "Herkomst",
}
"""The label of each field of the card, by the name of its column."""

MAY_READ = "schrijf zo dat de gast het mag lezen"
"""Under every field for words about a guest: they stand in the own data (domain.md 7)."""
HELP: Mapping[str, str] = {
    "first_name": "om iemand bij te noemen; meer is niet nodig",
    "initials": "voor op een envelop",
    "infix": "van den, de, 't: zoals de gast het schrijft",
    "last_name": "om mensen met dezelfde voornaam te onderscheiden",
    "called": "hoe deze gast genoemd wil worden, als dat anders is",
    "birth": "een jaartal is genoeg; we gebruiken het alleen voor de leeftijdsgroep",
    "role": "waarom iemand hier komt; daarmee weten we wat past",
    "phones": "om te bellen; het eerste nummer staat op de bellijst",
    "whose": "als het niet van de gast zelf is: dochter, werk",
    "do_not_call": "dan staat op de bellijst dat we deze gast niet bellen",
    "call_times": "bijvoorbeeld: na drieën, niet op woensdag",
    "email": "om iets te sturen; de nieuwsbrief alleen met toestemming",
    "street": "alleen om een kaart te kunnen sturen",
    "postcode": "hoort bij het adres",
    "city": "zo weten we ook van hoe ver mensen komen",
    "language": "als Nederlands lastig is",
    "good_to_know": "één regel die ook gastvrouwen zien, met toestemming",
    "emergency_contact": "naam en nummer; ook voor gastvrouwen, met toestemming",
    "fixed_host_id": "wie deze gast goed kent en het overzicht houdt",
    "first_known_on": "voor wie al kwam voordat er iets werd bijgehouden",
    "note": f"alleen voor coördinatoren; {MAY_READ}",
    "came_for": "in de eigen woorden van de gast",
    "needs": "zo zien we wat gasten zoeken en wat daarvoor nog mist",
    "found_us": "zo weten we wie er naar ons verwijst",
    "contribution": "wat deze gast graag doet of kan",
    "guardian": "onder de 16 jaar geeft een ouder of voogd toestemming",
    "no_close_ones": "wie niemand heeft, vragen we wat vaker hoe het gaat",
    "young_children": "kinderen vragen eigen aandacht, ook na een overlijden",
    "status": "wie lang weg is of niet meer komt, houdt elke plaats",
    "status_reason": f"nodig voor het archief, anders mag het leeg blijven; {MAY_READ}",
    "manner": "zo kunnen we later laten zien hoe het is afgesproken",
    "consent_day": "leeg is vandaag; op een formulier staat een datum",
    "other_name": "een gast, of de naam van wie hier zelf niet komt",
    "kind": "hoe deze twee bij elkaar horen",
    "care": "wie thuis zorgt, kan zelf ook steun gebruiken",
    "other_phone": "om te bellen als het nodig is",
    "other_email": "om iets te sturen",
    "other_address": "om een kaart te sturen, ook na een overlijden",
    "relation_note": MAY_READ,
}
"""Why a field is there, in one line under it."""

STATUS_WORDS: Mapping[GuestStatus, str] = {
    GuestStatus.ACTIVE: "Staat op alle lijsten.",
    GuestStatus.LONG_AWAY: "Even niet hier, bijvoorbeeld door een behandeling. Blijft op alle"
    " lijsten en houdt elke plaats.",
    GuestStatus.INACTIVE: "Komt niet meer, maar kan zo weer binnenlopen. Blijft te vinden en houdt"
    " elke plaats.",
    GuestStatus.ARCHIVED: "Gaat van alle lijsten en uit de groepen; een plaats die vrijkomt,"
    " biedt u zelf aan. Daarna alleen te vinden onder 'Archief en overleden'.",
}
"""What a status does, in a sentence under the choice."""

STATUS_SAID: Mapping[GuestStatus, str] = {
    GuestStatus.ACTIVE: "{guest} staat weer op alle lijsten.",
    GuestStatus.LONG_AWAY: "{guest} is lang weg en houdt elke plaats.",
    GuestStatus.INACTIVE: "{guest} komt niet meer en houdt elke plaats.",
    GuestStatus.ARCHIVED: "{guest} staat in het archief, en op geen lijst meer.",
}

MANNERS: tuple[tuple[object, str], ...] = (
    ("mondeling", "mondeling"),
    ("formulier", "op een formulier"),
    ("per e-mail", "per e-mail"),
)
"""How somebody was asked: what is kept, and how it is chosen."""

PHASE_QUESTION = "Schrijf op wat de gast zelf vertelt, en vraag niet door."

FIRST_WORDS: Mapping[Phase, str] = {
    Phase.INCURABLE_DISEASE: "Ongeneeslijk ziek",
    Phase.NOT_SAID_INCURABLE: "Niet gezegd dat het ongeneeslijk is",
    Phase.DECLINED: "Wil niet zeggen",
    Phase.NOT_ASKED: "Iets anders",
}
"""The answers that come first, and the way to the rest."""

FIRST_HELP: Mapping[Phase, str] = {
    Phase.INCURABLE_DISEASE: "Er is verteld dat beter worden niet meer kan. Dat kan nog jaren zo"
    " zijn.",
    Phase.NOT_SAID_INCURABLE: "Niemand heeft gezegd dat beter worden niet kan, of het is er niet"
    " over gegaan. 'Uitgezaaid' alleen zegt nog niets.",
    Phase.DECLINED: "De gast houdt het liever voor zich. Dat is een antwoord, en dat is goed.",
    Phase.NOT_ASKED: "Niet gevraagd, de gast weet het zelf niet, of het gaat om nazorg.",
}
"""Each first answer in one sentence for a volunteer."""

PHASE_FOR_ROLE: Mapping[Role, str] = {
    Role.CLOSE_ONE: "Deze gast is een naaste: het gaat om degene die ziek is, zoals de naaste het"
    " vertelt.",
    Role.BEREAVED: "Deze gast is nabestaande: dit hoeft niet. Noteer het alleen als iemand nazorg"
    " krijgt.",
}

PHASE_HELP: Mapping[Phase, str] = {
    Phase.DIAGNOSIS: "Er wordt onderzocht wat er is, of de uitslag is er net.",
    Phase.TREATMENT: "Er loopt een behandeling, en niemand heeft gezegd dat beter worden"
    " niet meer kan.",
    Phase.AFTER_TREATMENT: "De behandeling is klaar; leven met wat de ziekte heeft achtergelaten.",
    Phase.NOT_SAID_INCURABLE: "De gast heeft niet verteld dat het ongeneeslijk is; meer hoeft u"
    " niet te weten.",
    Phase.INCURABLE_DISEASE: "De ziekte gaat niet meer weg en wordt geremd, soms jarenlang"
    " (gesprek over het leven).",
    Phase.INCURABLE_SYMPTOMS: "De ziekte wordt niet meer geremd; het gaat om minder klachten"
    " (gesprek over het naderende einde).",
    Phase.TERMINAL: "De laatste weken of maanden (gesprek over de dood).",
    Phase.AFTERCARE: "Voor wie iemand heeft verloren en daar nog voor komt"
    " (gesprek over het gemis).",
    Phase.NOT_ASKED: "Het is nog niet ter sprake gekomen.",
    Phase.UNKNOWN: "Het is gevraagd, maar de gast weet het zelf niet of het was niet duidelijk.",
    Phase.DECLINED: "De gast wil het niet zeggen. Dat is een antwoord, en dat is goed.",
}
"""Each phase in one sentence for a volunteer; the words in brackets stand only here."""

CONSENT_HELP: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.KEEP_DATA: "Naam, telefoon en bezoeken bewaren.",
    ConsentPurpose.HEALTH: "Opschrijven in welke fase van de ziekte iemand is.",
    ConsentPurpose.NEWSLETTER: "De nieuwsbrief sturen.",
    ConsentPurpose.INTRODUCE: "Voorstellen aan een andere gast die dat ook wil.",
    ConsentPurpose.MEMORIAL: "Na een overlijden de naam noemen en een kaars branden.",
    ConsentPurpose.SHARE_CENTRE: "Gegevens delen met een ander centrum, voor een gezamenlijke"
    " groep.",
    ConsentPurpose.PHOTO: "Een foto of tekst gebruiken.",
    ConsentPurpose.RESEARCH: "Meedoen aan onderzoek.",
    ConsentPurpose.DESK_NOTES: "'Goed om te weten' en het noodcontact laten zien aan gastvrouwen.",
}
"""What each consent is for, in one sentence."""

CONSENT_ENDS: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.KEEP_DATA: "Deze gast staat nu bij 'Niet bewaren': wis de kaart, of vraag het"
    " nog eens.",
    ConsentPurpose.HEALTH: "Zonder deze toestemming bewaren we geen fase, en niet wat er"
    " over de ziekte verteld mocht worden: wat er stond is weggehaald. Cijfers van jaren die"
    " zijn vastgesteld blijven.",
    ConsentPurpose.NEWSLETTER: "We sturen geen nieuwsbrief meer; haal het adres ook van de"
    " verzendlijst.",
    ConsentPurpose.INTRODUCE: "We stellen deze gast aan niemand meer voor.",
    ConsentPurpose.MEMORIAL: "We noemen de naam niet, en vragen de familie wat zij willen.",
    ConsentPurpose.SHARE_CENTRE: "We delen niets meer met een ander centrum; zeg het ook daar.",
    ConsentPurpose.PHOTO: "Haal foto's en teksten van deze gast weg waar ze hangen of staan.",
    ConsentPurpose.RESEARCH: "We geven deze gast niet meer door voor onderzoek.",
    ConsentPurpose.DESK_NOTES: "Gastvrouwen zien 'goed om te weten' en het noodcontact niet meer.",
}
"""What follows at once from refusing or withdrawing, and what a person still has to do."""
