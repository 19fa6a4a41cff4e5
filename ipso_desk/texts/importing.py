"""Sentences about taking a workbook over: errors, reasons for refusing, the account."""

from __future__ import annotations

from typing import Any

ERRORS: dict[str, str] = {
    "import_too_large": "Dit bestand is te groot voor een gastenlijst. Er is niets ingelezen.",
    "import_unreadable": "Dit bestand is niet te lezen. Er is niets ingelezen.",
}

_NOTHING = "Er is niets ingelezen."
ERRORS |= {
    "intake_empty": f"Dit bestand is leeg. {_NOTHING}",
    "intake_not_a_workbook": f"Dit is geen werkmap. Kies een .xlsx, .ods of .csv. {_NOTHING}",
    "intake_encrypted": "Op deze werkmap zit een wachtwoord. Haal dat er in het"
    f" rekenprogramma af en probeer het opnieuw. {_NOTHING}",
    "intake_old_format": f"Dit is een oud soort werkmap. Sla hem eerst op als .xlsx. {_NOTHING}",
    "intake_damaged": f"Deze werkmap is beschadigd of niet compleet. {_NOTHING}",
    "intake_too_large": f"Deze werkmap is te groot voor een gastenlijst. {_NOTHING}",
    "intake_not_found": f"Dit bestand is er niet. {_NOTHING}",
    "intake_directory": f"Dit is een map, geen bestand. {_NOTHING}",
    "intake_not_readable": f"Dit bestand is niet te lezen. {_NOTHING}",
    "intake_bad_mapping": f"Een keuze noemt een blad, kolom of fase die er niet is. {_NOTHING}",
}

ACTIONS: dict[str, str] = {"import.workbook": "Werkmap ingelezen"}

REFUSALS: dict[str, str] = {
    "no_name": "er staat geen naam",
    "not_a_name": "dit is geen naam",
    "not_listed": "deze gast staat niet in de gastenlijst",
    "no_guest_list": "deze gast is niet bekend",
    "ambiguous": "meer gasten heten zo",
    "no_day": "er staat geen dag",
    "future_day": "deze dag moet nog komen",
    "bad_count": "dit is geen aantal",
    "unknown_row": "dit blad is niet herkend",
}


def account_lines(account: Any, *, dry_run: bool) -> list[str]:
    """The account as a person reads it."""
    lines = ["Dit zou er gebeuren:" if dry_run else "Dit is er gebeurd:"]
    lines += [
        f"  {account.guests_created} nieuwe gasten, {account.guests_updated} aangevuld",
        f"  {account.duplicates_merged} dubbele regels samengevoegd",
        f"  {account.visits} bezoeken, {account.unnamed_visits} bezoeken zonder naam",
        f"  {account.deceased} overleden",
    ]
    lines += [
        f"  groep {name}: {seats} plaatsen, {waiting} op de wachtlijst"
        for name, seats, waiting in account.groups
    ]
    if account.all_refused:
        lines.append("Niet ingelezen:")
        lines += [
            f"  {r.source.sheet}, rij {r.source.row}: {REFUSALS[r.reason.value]}"
            for r in account.all_refused
        ]
    for title, items in (
        ("Lijken op elkaar, kijk zelf:", account.possible_duplicates),
        ("Woorden om te beslissen (staan in de notitie):", account.words_to_decide),
        ("Misschien overleden, kijk zelf:", account.possible_deaths),
    ):
        if items:
            lines.append(title)
            lines += [f"  {item}" for item in items]
    return lines
