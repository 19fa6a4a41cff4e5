"""Sentences about erasing: where a name stands, what may become of it, what stays."""

from __future__ import annotations

from collections.abc import Mapping

WARNING = (
    "Alles wat over {name} is bewaard gaat voorgoed weg: de kaart, de toestemmingen, de relaties,"
    " en wat ervan in de geschiedenis en in concepten stond. Dit kan niet ongedaan worden gemaakt."
    " Wat blijft zijn getallen zonder naam, voor de cijfers van de jaren."
)
LOOKING = "Even geduld: er wordt gekeken waar deze gast genoemd wordt."
BUSY = "Even geduld: de gast wordt gewist, ook uit de geschiedenis."
GROUPS = "In de groepen"
ELSEWHERE = "Waar de naam ook staat"
ELSEWHERE_QUIET = "Kijk of het om deze gast gaat, en kies wat ermee gebeurt."
ALONE = "Berichten in het logboek die alleen over deze gast gaan"
DOUBTFUL = "Misschien iemand anders"
NOWHERE = "In andere teksten staat de naam niet."
VOLUNTEER = (
    "Er is ook een vrijwilliger met deze naam. Wat daarover is bewaard blijft: wie hier werkt heeft"
    " eigen gegevens."
)
COPIES = (
    "In {count} staat deze gast nog. Reservekopieën verdwijnen vanzelf, de laatste na twee jaar."
    " Wordt er eerder een teruggezet, dan wordt de gast daarin meteen weer gewist."
)
NO_COPIES = "Er zijn geen reservekopieën waarin deze gast nog staat."
DROP_COPIES = "Deze reservekopieën ook weggooien"
DROP_COPIES_HOW = "Er wordt dan eerst een nieuwe gemaakt en gecontroleerd."
DONE = "De gast is gewist. Dit kan niet ongedaan worden gemaakt."
COPIES_GONE = "De oudere reservekopieën zijn weg; er staat een nieuwe."
COPIES_LEFT = (
    "{left} oudere reservekopieën konden niet weg, misschien door een stick die er niet is."
)

FATES: Mapping[str, str] = {
    "mask": "naam weghalen",
    "remove": "hele tekst weghalen",
    "keep": "laten staan",
}
"""What may become of a text, by code."""

PLACES: Mapping[str, str] = {
    "log_entry.text": "Logboek",
    "guest.good_to_know": "Goed om te weten",
    "guest.emergency_contact": "Noodcontact",
    "guest.call_times": "Wanneer bellen",
    "guest.status_reason": "Reden van de status",
    "guest_private.note": "Notitie",
    "guest_private.came_for": "Gekomen voor",
    "guest_private.found_us": "Hoe ons gevonden",
    "guest_private.guardian": "Ouder of voogd",
    "guest_private.contribution": "Wil bijdragen met",
    "relation.other_name": "Relatie met iemand zonder kaart",
    "relation.other_phone": "Telefoon bij een relatie",
    "relation.other_email": "E-mail bij een relatie",
    "relation.other_address": "Adres bij een relatie",
    "relation.note": "Notitie bij een relatie",
    "sign_up.outside_name": "Deelnemer uit een ander centrum",
    "sign_up.note": "Notitie bij een aanmelding",
    "sign_up.stop_note": "Notitie bij het stoppen",
    "attendance.reason": "Reden van een afmelding",
    "skipped.reason": "Reden van overslaan",
    "call.note": "Notitie bij een telefoontje",
    "call.reason": "Reden bij een telefoontje",
    "call.call_back": "Terugbellen",
    "consent.manner": "Bij een toestemming",
    "death.reported_by_whom": "Wie een overlijden meldde",
    "memorial.allowed_by": "Wie toestemming gaf om te gedenken",
    "memorial.newsletter_text": "Tekst voor de nieuwsbrief",
    "candle.card_text": "Kaartje bij een kaars",
    "tree_name.name": "Herdenkingsboom",
    "tree_name.asked_by": "Herdenkingsboom, gevraagd door",
    "aftercare_step.reason": "Nazorg",
    "meeting.leader_notes": "Notitie van een begeleider",
    "meeting.theme": "Thema van een bijeenkomst",
    "peer_group.leader": "Begeleider van een groep",
    "activity.leader": "Begeleider van een activiteit",
    "activity.evaluation": "Terugblik op een activiteit",
    "activity.title": "Activiteit",
    "day_check.handover": "Overdracht",
    "group_feedback.good": "Wat een groep goed vond",
    "group_feedback.not_good": "Wat een groep minder vond",
    "organisation.note": "Notitie bij een organisatie",
    "agreement.text": "Afspraak met een organisatie",
    "referral.about": "Verwijzing",
    "referral.outcome": "Wat er van een verwijzing kwam",
    "introduction.outcome": "Wat er van een kennismaking kwam",
    "year_text.text": "Tekst bij het jaaroverzicht",
    "draft.data": "Formulier dat nog niet is opgeslagen",
    "saved_filter.name": "Bewaarde zoekvraag",
    "saved_filter.filter": "Bewaarde zoekvraag",
    "import_mapping.mapping": "Onthouden werkmap",
}
"""Where a text stands, by table and column."""


def place_words(table: str, column: str) -> str:
    return PLACES.get(f"{table}.{column}", "Een notitie")


def left_alone(number: int) -> str:
    """For who erases without looking: what was not surely this person."""
    texts = "1 tekst" if number == 1 else f"{number} teksten"
    return f"In {texts} staat een naam die ook van iemand anders kan zijn; die is gebleven."


def copies(number: int) -> str:
    return "1 reservekopie" if number == 1 else f"{number} reservekopieën"
