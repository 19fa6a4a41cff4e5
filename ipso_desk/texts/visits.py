"""Sentences about the reception desk: errors by code, actions by code."""

ERRORS: dict[str, str] = {
    "day_to_come": "Deze dag moet nog komen. Kies vandaag of een dag ervoor.",
    "tally_odd": "Dit aantal kan niet: kies een getal van 0 tot {most}.",
    "guest_has_died": "Deze gast is overleden. Er is niets genoteerd.",
    "not_present_today": "Deze gast is vandaag nog niet aanwezig gemeld.",
}

ACTIONS: dict[str, str] = {
    "visit.mark_present": "Aanwezigheid van {guest} op {day}",
    "visit.mark_all_present": "Aanwezigheid van meer gasten op {day}",
    "visit.welcome": "Nieuwe gast {guest} op {day}",
    "visit.take_away": "Aanwezigheid van {guest} op {day} weggehaald",
    "visit.left": "{guest} is naar huis",
    "visit.talk": "Vandaag praten",
    "visit.talk_forgotten": "Vandaag praten van een eerdere dag weggedaan",
    "visit.tally": "Turven op {day}",
}
