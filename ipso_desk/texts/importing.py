"""Words and sentences about taking a workbook over: sheets, columns, reasons, the account."""

from __future__ import annotations

from collections import Counter
from typing import Any

_NOTHING = "Er is niets ingelezen."
ERRORS: dict[str, str] = {
    "import_stopped": f"Gestopt. {_NOTHING}",
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

KINDS: dict[str, str] = {
    "guests": "gastenlijst",
    "presence": "presentielijst, een kolom per dag",
    "visits": "bezoeken, een regel per bezoek",
    "tally": "turflijst",
    "group": "groep",
    "deaths": "lijst van wie is overleden",
    "unknown": "niet herkend",
    "skipped": "overslaan",
}

FIELDS: dict[str, str] = {
    "number": "nummer van de gast",
    "name": "naam",
    "first": "voornaam",
    "infix": "tussenvoegsel",
    "last": "achternaam",
    "initials": "voorletters",
    "phone": "telefoon",
    "email": "e-mail",
    "birth": "geboren",
    "role": "rol",
    "phase": "fase",
    "role_mark": "kruisje bij een rol",
    "phase_mark": "kruisje bij een fase",
    "first_visit": "eerste bezoek",
    "death": "overleden",
    "note": "opmerking",
    "street": "straat en huisnummer",
    "postcode": "postcode",
    "city": "woonplaats",
    "emergency": "noodcontact",
    "group": "groep",
    "signed_up": "aangemeld op",
    "waiting": "wachtlijst",
    "day": "een dag",
    "date": "dag",
    "mark": "aanwezig of afgemeld",
    "visit_days": "bezoekdagen in één vak",
    "members": "namen onder een groep",
    "consent": "toestemming bewaren",
    "consent_health": "toestemming gezondheid",
    "consent_photo": "toestemming foto",
    "newsletter": "nieuwsbrief",
    "count": "aantal zonder naam",
    "total": "totaal, telt niet mee",
    "extra": "bewaren bij de opmerkingen",
    "ignored": "overslaan",
}

REFUSALS: dict[str, str] = {
    "no_name": "er staat geen naam",
    "not_a_name": "dit is geen naam",
    "not_listed": "deze gast staat niet in de gastenlijst",
    "no_guest_list": "deze gast is niet bekend",
    "ambiguous": "meer gasten heten zo",
    "no_day": "er staat geen dag",
    "bad_count": "dit is geen aantal",
    "unknown_row": "dit blad is niet herkend",
}

NOTICES: dict[str, str] = {
    "impossible_date": "een datum die niet kan; hij staat bij de opmerkingen",
    "odd_phone": "een telefoonnummer dat er vreemd uitziet; het is overgenomen zoals het er stond",
    "zero_restored": "een telefoonnummer zonder nul; de nul is teruggezet",
    "name_and_number_disagree": "naam en nummer horen niet bij elkaar; de naam is gevolgd",
    "name_misspelt": "een naam die net anders is geschreven; dit is dezelfde gast",
    "unknown_mark": "een teken dat niet aanwezig of afgemeld betekent; het telt niet mee",
    "more_than_once": "een getal boven 1; dat is één bezoek",
    "conflict": "twee regels over één gast zeggen iets anders; de eerste telt, de andere staat bij"
    " de opmerkingen",
    "day_twice": "een dag staat er twee keer; de aantallen zijn opgeteld",
    "full": "meer dan acht deelnemers; wie later staat, komt op de wachtlijst",
    "future_day": "een dag die nog moet komen; hij is overgenomen",
    "month_first": "datums met de maand voorop; zo zijn ze gelezen",
    "day_or_month_first": "datums waarbij dag en maand te verwisselen zijn; de dag is voorop"
    " gelezen",
    "several_people": "hier staan misschien twee mensen op één regel; er is één kaart",
    "days_unread": "een vak met dagen dat niet helemaal te lezen is; het staat bij de opmerkingen",
    "consent_no": "bij toestemming staat nee; dat is bewaard als nee",
    "phase_left_out": "bij gezondheid en fase staat nee; de fase is niet overgenomen",
    "consent_unread": "een antwoord over toestemming dat niet duidelijk is; het staat bij de"
    " opmerkingen, vraag het de gast",
    "never_kept": "een kolom met een BSN; dat mogen wij niet bewaren, dus hij is overgeslagen",
    "no_year": "dagen zonder jaar; kies het jaar bij het blad",
}

LIKENESSES: dict[str, str] = {
    "same_name": "dezelfde naam",
    "similar_name_same_phone": "bijna dezelfde naam, hetzelfde telefoonnummer",
    "similar_name_same_birth": "bijna dezelfde naam, dezelfde geboortedag",
}


def many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def figures(account: Any) -> list[str]:
    """What an import brings, in a few short lines; nothing about what it does not bring."""
    lines = [
        many(account.guests_created, "nieuwe gast", "nieuwe gasten"),
        many(account.guests_updated, "kaart aangevuld", "kaarten aangevuld"),
        many(
            account.duplicates_merged, "dubbele regel samengevoegd", "dubbele regels samengevoegd"
        ),
        many(account.visits, "bezoek", "bezoeken"),
        many(account.sign_offs, "afmelding", "afmeldingen"),
        many(account.unnamed_visits, "bezoek zonder naam", "bezoeken zonder naam"),
        many(account.deceased, "overleden gast", "overleden gasten"),
    ]
    return [line for line in lines if not line.startswith("0 ")]


def group_line(name: str, seats: int, waiting: int) -> str:
    line = f"groep {name}: {many(seats, 'plaats', 'plaatsen')}"
    return f"{line}, {waiting} op de wachtlijst" if waiting else line


def refused_line(row: Any) -> str:
    """Where a refused row stood and why it was left out."""
    return f"{row.source.sheet}, rij {row.source.row}: {REFUSALS[row.reason.value]}"


def notice_lines(plan: Any) -> list[str]:
    """Each kind of remark once, with where and how often."""
    counted: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], int] = {}
    for remark in plan.remarks:
        key = (remark.source.sheet, remark.notice.value)
        counted[key] += 1
        first.setdefault(key, remark.source.row)
    return [
        f"{sheet}, rij {first[sheet, notice]}"
        + (f" en nog {count - 1} keer" if count > 1 else "")
        + f": {NOTICES[notice]}"
        for (sheet, notice), count in counted.items()
    ]


def sheet_line(sheet: Any) -> str:
    """What a sheet was taken for."""
    rows = many(sheet.rows_read, "regel", "regels")
    return KINDS[sheet.kind.value] + (f", {rows}" if sheet.rows_read else "")


def account_lines(account: Any, *, dry_run: bool) -> list[str]:
    """The account as a person reads it."""
    plan = account.plan
    lines = ["Zo is het gelezen:"] if plan is not None else []
    lines += [f"  {s.name}: {sheet_line(s)}" for s in plan.sheets] if plan is not None else []
    lines.append("Dit zou er gebeuren:" if dry_run else "Dit is er gebeurd:")
    lines += [f"  {line}" for line in figures(account) or ["niets nieuws"]]
    lines += [f"  {group_line(*group)}" for group in account.groups]
    for title, items in (
        ("Niet ingelezen:", [refused_line(row) for row in account.all_refused]),
        ("Lijken op elkaar, kijk zelf:", account.possible_duplicates),
        ("Woorden om te beslissen (staan bij de opmerkingen):", account.words_to_decide),
        ("Misschien overleden, kijk zelf:", account.possible_deaths),
        ("Om te weten:", notice_lines(plan) if plan is not None else []),
    ):
        if items:
            lines.append(title)
            lines += [f"  {item}" for item in items]
    return lines
