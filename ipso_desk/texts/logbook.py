"""Sentences about het logboek en de sociale kaart: errors by code, actions by code."""

ERRORS: dict[str, str] = {
    "log_text_missing": "Schrijf eerst iets op.",
    "log_entry_not_found": "Deze notitie is er niet meer. Er is niets veranderd.",
    "log_entry_of_another": "Deze notitie is van iemand anders. Een coördinator kan haar wijzigen.",
    "log_link_not_found": "Waar deze notitie over gaat, is er niet meer. Er is niets veranderd.",
    "log_day_ahead": "Deze dag moet nog komen. Kies vandaag of eerder.",
    "log_follow_up_past": "Kies een dag die nog komt.",
    "organisation_not_found": "Deze organisatie is er niet meer. Er is niets veranderd.",
    "organisation_name_missing": "Vul een naam in.",
    "organisation_exists": "Deze organisatie staat al op de sociale kaart.",
    "contact_person_not_found": "Deze contactpersoon is er niet meer. Er is niets veranderd.",
    "contact_person_name_missing": "Vul een naam in.",
    "agreement_missing": "Schrijf op wat er is afgesproken.",
}

ACTIONS: dict[str, str] = {
    "log.write": "Notitie in het logboek",
    "log.change": "Notitie in het logboek gewijzigd",
    "log.delete": "Notitie uit het logboek verwijderd",
    "log.follow_up_done": "Op een notitie teruggekomen",
    "organisation.add": "Organisatie op de sociale kaart gezet",
    "organisation.edit": "Organisatie gewijzigd",
    "organisation.verified": "Gegevens van een organisatie nagekeken",
    "organisation.stop": "Organisatie van de sociale kaart gehaald",
    "organisation.contact": "Contactpersoon van een organisatie",
    "organisation.contact_remove": "Contactpersoon weggehaald",
    "organisation.agreement": "Afspraak met een organisatie",
}
