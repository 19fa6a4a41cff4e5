"""Sentences about lotgenotengroepen and the bellijst: errors by code, actions by code."""

from __future__ import annotations

from collections.abc import Mapping

ERRORS: dict[str, str] = {
    "group_not_found": "Deze groep is er niet. Kijk de naam nog eens na.",
    "group_wanted": "Zeg om welke groep het gaat: --group met de naam.",
    "group_not_one": "Er zijn meer groepen die op '{name}' lijken. Typ de hele naam.",
    "group_closed": "Deze groep is afgesloten. Er is niets veranderd.",
    "group_name_missing": "Geef de groep een naam.",
    "max_seats_odd": "Een groep heeft 1 tot {most} plaatsen.",
    "min_seats_odd": "Het kleinste aantal is ten minste 1, en niet meer dan er plaatsen zijn.",
    "max_seats_taken": "Er zijn nu {people} plaatsen bezet of aangeboden. Kies er niet minder;"
    " er is niets veranderd.",
    "max_seats_shared": "Er zijn {places} plaatsen bezet of voor een ander centrum vrijgehouden."
    " Kies er niet minder; er is niets veranderd.",
    "close_by_closing": "Sluit een groep af met de knop 'Groep afsluiten'. Er is niets veranderd.",
    "guest_archived": "Deze gast staat in het archief. Haal de kaart eerst terug; er is niets"
    " veranderd.",
    "not_in_group": "Deze gast doet niet mee met deze groep. Er is niets veranderd.",
    "not_waiting": "Deze gast staat niet (meer) op de wachtlijst. Er is niets veranderd.",
    "has_a_place": "Deze gast heeft al een plaats. Er is niets veranderd.",
    "no_free_place": "Er is geen vrije plaats. Er is niets veranderd.",
    "pair_needs_two": "Deze twee komen allebei of geen van beiden, en er is maar één plaats vrij."
    " Houd de plaats vast, of bied hem aan de volgende aan.",
    "no_offer": "Er is deze gast geen plaats aangeboden. Er is niets veranderd.",
    "offer_day_past": "Kies een dag die nog komt, of vandaag.",
    "skip_reason_missing": "Er staat iemand eerder op de wachtlijst. Schrijf kort waarom u die"
    " overslaat.",
    "pair_with_self": "Kies twee verschillende mensen.",
    "stop_in_future": "Deze dag moet nog komen. Kies vandaag of een dag ervoor.",
    "meeting_not_found": "Deze bijeenkomst is er niet (meer). Er is niets veranderd.",
    "meeting_twice": "Op die dag en tijd is er al een bijeenkomst van deze groep. Er is niets"
    " veranderd.",
    "meeting_count_odd": "Kies 1 tot {most} bijeenkomsten.",
    "meeting_weeks_odd": "Kies 1 tot 52 weken ertussen.",
    "places_centre_missing": "Schrijf welk centrum het is.",
    "shared_places_odd": "Kies 1 tot {most} plaatsen.",
    "shared_places_taken": "Er zijn nog {left} plaatsen vrij om te houden voor dit centrum. Er is"
    " niets veranderd.",
    "feedback_empty": "Vul minstens een van de drie vragen in.",
    "feedback_not_found": "Dit antwoord is er niet meer.",
    "introduction_declined": "Een van deze twee wilde dit niet, of u vond dat het niet paste. Wij"
    " stellen het niet opnieuw voor.",
    "introduction_not_wanted": "Deze twee willen niet (meer) allebei worden voorgesteld. Er is"
    " niets veranderd.",
    "introduction_no_reason": "Deze twee hebben niets verteld wat zij delen. Er is niets"
    " veranderd.",
    "openly_needs_consent": "Iets over de ziekte schrijven we alleen op met toestemming voor"
    " gezondheid en fase. Vraag die eerst; er is niets veranderd.",
    "introduction_not_found": "Deze koppeling is er niet meer.",
    "introduced_already": "Deze twee hebben al kennisgemaakt. Er is niets veranderd.",
    "introduced_in_future": "Deze dag moet nog komen. Kies vandaag of een dag ervoor.",
    "not_in_introduction": "Deze gast hoort niet bij deze koppeling. Er is niets veranderd.",
    "not_both_agreed": "Nog niet allebei hebben ja gezegd. Vraag het eerst aan beiden; er is niets"
    " veranderd.",
    "not_introduced_yet": "Deze twee hebben nog niet kennisgemaakt. Er is niets veranderd.",
    "call_about_a_place": "Schrijf dit op bij Plaatsen aanbieden. Er is niets veranderd.",
    "call_back_time_missing": "Schrijf erbij wanneer u terugbelt, bijvoorbeeld 'na drieën'.",
    "call_claimed": "{name} belt deze gast nu al. Kies iemand anders.",
}

ACTIONS: dict[str, str] = {
    "group.make": "Groep {group} gemaakt",
    "group.edit": "Groep {group} gewijzigd",
    "group.call_rule": "Gekozen wanneer {group} wordt gebeld",
    "group.close": "Groep {group} afgesloten",
    "group.again": "Groep {group} begonnen voor volgend jaar",
    "signup.sign_up": "{guest} aangemeld voor {group}",
    "signup.sign_up_together": "{guest} en nog iemand samen aangemeld voor {group}",
    "signup.sign_up_outside": "Iemand van een ander centrum aangemeld voor {group}",
    "signup.stop": "{guest} stopt met {group}",
    "signup.stop_outside": "Iemand van een ander centrum stopt met {group}",
    "signup.note": "Notitie bij {guest} in {group}",
    "offer.make": "Plaats in {group} aangeboden aan {guest}",
    "offer.accept": "{guest} neemt de plaats in {group}",
    "offer.decline": "{guest} neemt de plaats in {group} niet",
    "offer.not_reached": "{guest} niet bereikt over de plaats in {group}",
    "offer.withdraw": "Aanbod aan {guest} voor {group} ingetrokken",
    "offer.outside": "Plaats in {group} voor iemand van een ander centrum",
    "meeting.plan_series": "Bijeenkomsten van {group} gepland vanaf {day}",
    "meeting.plan": "Bijeenkomst van {group} op {day} gepland",
    "meeting.edit": "Bijeenkomst van {group} op {day} gewijzigd",
    "meeting.cancel": "Bijeenkomst van {group} op {day} gaat niet door",
    "attendance.sign_off": "{guest} afgemeld voor {group} op {day}",
    "attendance.note": "Aanwezigheid van {guest} bij {group} op {day}",
    "group.share": "Plaatsen in {group} voor een ander centrum",
    "group.verdict": "Opgeschreven hoe het verder gaat met {group}",
    "feedback.note": "Antwoord op de drie vragen over {group}",
    "feedback.remove": "Antwoord op de drie vragen over {group} weggehaald",
    "introduction.said_openly": "Opgeschreven wat {guest} openlijk vertelde",
    "introduction.propose": "Koppelen: {guest} en iemand anders gekozen om te vragen",
    "introduction.never": "Koppelen: {guest} en iemand anders passen niet bij elkaar",
    "introduction.answer": "Koppelen: antwoord van {guest}",
    "introduction.introduce": "Koppelen: {guest} en iemand anders maakten kennis",
    "introduction.outcome": "Koppelen: wat het {guest} en iemand anders bracht",
    "call.record": "Belpoging naar {guest} op {day} opgeschreven",
    "call.claim": "{guest} wordt gebeld",
    "call.release": "{guest} wordt niet meer gebeld",
    "list.printed": "Lijst afgedrukt",
    "interest.note": "Belangstelling van {guest} genoteerd",
}

MISMATCHES: Mapping[str, str] = {
    "role": "Deze groep is bedoeld voor mensen die om een andere reden komen. Zij delen iets wat"
    " deze gast misschien niet herkent.",
    "not_incurable": "Deze groep is voor mensen die niet meer beter worden. Naast iemand die"
    " misschien wel beter wordt, kan dat voor beiden pijnlijk zijn.",
    "incurable": "In deze groep gaat het over leven tijdens en na een behandeling. Naast iemand"
    " die niet meer beter wordt, kan dat voor beiden pijnlijk zijn.",
    "too_old": "Deze groep is voor kinderen.",
    "not_aya": "Deze groep is voor mensen van 18 tot en met 39 jaar.",
}
"""Why it matters that somebody does not fit the audience; a person decides."""
