"""Sentences about the reception desk: errors by code, actions by code."""

ERRORS: dict[str, str] = {
    "day_to_come": "Deze dag moet nog komen. Kies vandaag of een dag ervoor.",
    "tally_odd": "Dit aantal kan niet: kies een getal van 0 tot {most}.",
    "guest_has_died": "Deze gast is overleden. Er is niets genoteerd.",
    "not_in_meeting": "Deze gast heeft geen plaats bij deze bijeenkomst. Kies 'Het huis' om"
    " de gast wel aanwezig te melden.",
    "occasion_not_found": "Deze activiteit staat niet meer op deze dag. Er is niets genoteerd.",
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
    "visit.at_occasion": "{guest} bij een activiteit of bijeenkomst op {day}",
    "visit.all_at_occasion": "Meer gasten bij een activiteit of bijeenkomst op {day}",
    "visit.not_at_occasion": "{guest} was niet bij een activiteit of bijeenkomst op {day}",
    "visit.move": "Aanwezigheid naar een andere dag: {day}",
    "day.checked": "Nagekeken: lijst en turven van {day}",
    "reminder.note": "Aan {guest} gedacht, na het bezoek van {day}",
    "visit.tally": "Turven op {day}",
}
