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
    "not_a_setting": "Dit kan niet worden gewijzigd.",
}

ACTIONS: dict[str, str] = {
    "centre.make": "Centrum gemaakt",
    "centre.setting": "Instelling gewijzigd",
    "user.add": "Iemand die inlogt toegevoegd",
    "user.stop": "Iemand kan niet meer inloggen",
}
