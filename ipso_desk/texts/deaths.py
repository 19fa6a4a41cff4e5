"""Sentences about overlijden en gedenken: errors by code, actions by code."""

ERRORS: dict[str, str] = {
    "death_in_future": "Deze dag moet nog komen. Kijk de datum nog eens na.",
    "death_before_birth": "Deze dag ligt voor de geboorte. Kijk de datum nog eens na.",
    "death_not_confirmed": "Het overlijden is nog niet bevestigd. Bevestig het eerst.",
    "step_not_found": "Deze nazorgstap is er niet meer. Er is niets veranderd.",
    "step_in_past": "Kies een dag die nog komt.",
    "reason_missing": "Schrijf er kort bij waarom.",
    "close_one_not_found": "Deze naaste staat niet meer op de kaart. Er is niets veranderd.",
}

ACTIONS: dict[str, str] = {
    "death.report": "Overlijden van {guest} gemeld",
    "death.confirm": "Overlijden van {guest} bevestigd",
    "death.record": "Overlijden van {guest} genoteerd",
    "death.take_back": "Overlijden van {guest} teruggenomen",
    "death.leader_told": "Begeleider van {group} weet van het overlijden van {guest}",
    "aftercare.bereaved": "Gekozen of {guest} nu nabestaande is",
    "aftercare.done": "Nazorg voor {guest} gedaan",
    "aftercare.skip": "Nazorg voor {guest} overgeslagen",
    "aftercare.move": "Nazorg voor {guest} verplaatst",
    "aftercare.stop": "Nazorg voor {guest} gestopt",
}
