"""Sentences about the centre and who logs in: errors by code, actions by code."""

ERRORS: dict[str, str] = {
    "name_missing": "Vul een naam in.",
    "name_long": "Deze naam is te lang.",
    "user_exists": "Er is al iemand met deze naam. Kies een andere.",
    "user_not_found": "Deze persoon is er niet.",
    "last_coordinator": "Dit is de laatste coördinator. Voeg eerst een andere toe.",
    "password_short": "Een wachtwoord heeft ten minste {shortest} tekens.",
    "password_odd": "Dit wachtwoord kan niet. Kies een ander.",
    "recovery_key_form": "De herstelsleutel heeft 33 tekens. Kijk nog eens op het blad.",
    "recovery_key_typo": "Er zit een typefout in de herstelsleutel. Kijk nog eens op het blad.",
    "password_file": "Het bestand met het wachtwoord is niet te lezen.",
    "password_needed": "Er is een wachtwoord nodig. Gebruik --password-file.",
    "password_differs": "De twee wachtwoorden zijn niet gelijk.",
    "wrong_usage": "Dit commando klopt niet. Probeer: ipso-desk --help",
    "output_place": "Op deze plek kan geen bestand komen. Kies een map die er is, en een naam.",
    "print_unknown": "Er is geen print met de naam {name}. Wel: {names}.",
    "print_guest_needed": "Zeg om welke gast het gaat: --guest met een naam of nummer.",
    "print_format": "Deze print is er alleen als: {formats}.",
    "upgrade_failed": "Het bijwerken naar de nieuwe versie is niet gelukt. Er is niets veranderd.",
    "day_code_form": "De code heeft zes cijfers.",
    "not_an_empty_centre": "In dit centrum staan al gasten. Er is niets veranderd.",
    "hours_form": "Deze tijden kloppen niet. Schrijf ze zo: 10.00–16.00.",
    "year_not_over": "{year} is nog niet voorbij. Vaststellen kan vanaf 1 januari; er is niets"
    " veranderd.",
    "year_before_counting": "Van dit jaar is niets geteld. Kies een ander jaar.",
    "take_back_reason_missing": "Schrijf in een paar woorden waarom dit jaar opnieuw geteld wordt.",
    "not_a_setting": "Dit kan niet worden gewijzigd.",
}

ACTIONS: dict[str, str] = {
    "centre.make": "Centrum gemaakt",
    "centre.setting": "Instelling gewijzigd",
    "calendar.week": "Openingstijden gewijzigd",
    "calendar.day": "Open of gesloten op {day}",
    "duty.take": "Dienst begonnen",
    "overview.text": "Tekst bij het jaaroverzicht",
    "overview.establish": "Cijfers van {year} vastgesteld",
    "overview.take_back": "Vaststellen van {year} teruggenomen",
    "demo.fill": "Voorbeeldcentrum gevuld",
    "print.made": "Iets afgedrukt of opgeslagen",
    "user.add": "Iemand die inlogt toegevoegd",
    "user.stop": "Iemand kan niet meer inloggen",
}

FINDINGS: dict[str, str] = {
    "file_damaged": "het bestand is beschadigd",
    "structure_damaged": "de opbouw van het bestand klopt niet",
    "references_broken": "er wijst iets naar wat er niet is",
    "version_differs": "het bestand is van een andere versie",
    "nine_seats": "een groep heeft meer dan acht plaatsen",
    "two_visits_on_a_day": "een gast staat twee keer op een dag",
    "seat_without_state": "een plaats in een groep klopt niet",
    "name_on_shell": "een gewiste gast heeft nog een naam",
    "seat_of_the_dead": "iemand die is overleden heeft nog een plaats",
    "history_incomplete": "er ontbreekt iets in de geschiedenis",
    "rows_differ_from_history": "gegevens zijn anders dan de geschiedenis zegt",
    "backup_damaged": "deze reservekopie is beschadigd",
    "backup_missing": "deze reservekopie is er niet meer",
}

LOOKS: dict[str, str] = {
    "guest.card": "Kaart geopend",
    "guest.family": "Gezin en naasten bekeken",
    "guest.own_data": "Eigen gegevens opgevraagd",
    "guest.list_printed": "Gastenlijst afgedrukt",
    "guest.retention": "Bekeken wie er lang niet was",
    "guest.compare": "Twee kaarten naast elkaar gezet",
    "guest.consent_form": "Toestemmingsformulier gemaakt",
    "surfaces.listed": "Nagezien wie er op de lijsten staan",
    "overview.people": "Mensen achter een getal bekeken",
}
"""What was looked at, by the code under which a query notes looking."""
_PRINTED = "print."


def looked(code: str) -> str:
    """The sentence for a look; a print is called by its name."""
    if code.startswith(_PRINTED):
        return f"Afgedrukt of opgeslagen: {code.removeprefix(_PRINTED).replace('-', ' ')}"
    return LOOKS.get(code, code)
