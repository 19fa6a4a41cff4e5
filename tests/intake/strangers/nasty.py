"""Whole workbooks with many bad habits at once, as they lie on a centre's laptop."""

from __future__ import annotations

from datetime import date

from tests.intake.strangers.truth import Person, Stranger, stranger


def _serial(day: date) -> int:
    return (day - date(1899, 12, 30)).days


@stranger
def two_header_rows_infixes_between_commas_and_a_sheet_per_month() -> Stranger:
    guests: list[list[object]] = [
        ["IPSO centrum De Waterlelie"],
        ["Bezoekersadministratie", None, None, None, None, "bijgewerkt d.d. 3-2-2026"],
        [],
        ["Persoonsgegevens", None, None, "Contact", None, "Ziekte", None, "Overig"],
        ["Naam (achternaam, tussenvoegsel, voornaam)", "Geb. dat.", "M/V", "Telefoon 1",
         "Telefoon 2", "Wie bent u", "Fase nu", "Bijz.", "AVG", "1e x"],
        ["Berg, van den, Anna", "12-05-1948", "v", "+31 6 12 34 56 01", None, "patiënt", "chemo",
         "allergie noten", "ja", _serial(date(2025, 1, 6))],
        ["Berg, v.d., Ana", None, "v", "+31612345601", None, None, None, "belt af via dochter"],
        [],
        ["Haan, de, Piet-Jan", _serial(date(1950, 3, 3)), "m", "06-23456789", "0592 123456",
         "partner van patiënt", None, None, "getekend 6-1-2025", "6 jan. 2025"],
        ["'t Hooft, Greetje", 1944, "v", "0031-6-34567890", None, "wed.", None, "man overl. 2023",
         "nee", "2025-01-13"],
        ["Yilmaz, , Mehmet", "?", "m", "(06) 45678901", None, "kp", "palliatief",
         "spreekt turks", "?"],
        ["Öztürk-de Wit, Fatma", "1-13-1960", "v", "geen", None, "familie"],
        ["Loon, van, J.M.A. (Sjaan)", None, "v", "0612-345-678", None, "zelf",
         "uitgezaaid, chemo", None, "ja"],
        ["Totaal aantal gasten", 6],
        ["Totaal", 6, None, None, None, None, None, None, 3],
    ]  # fmt: skip
    january: list[list[object]] = [
        ["Aanwezigheid januari 2025"],
        [None, "ma", "di", "do", "ma", "di", "do"],
        ["Gast", 6, 7, 9, 13, 14, 16, "aantal"],
        ["Berg, van den, Anna", "x", None, "v", "1", "ja", None, 4],
        ["Haan, de, Piet-Jan", None, "x", None, "afg", None, "X", 2],
        ["Hooft, 't, Greetje", None, None, None, "v", None, None, 1],
        [],
        ["Mehmet Yilmaz", None, None, "1", None, "1", None, 2],
        ["onbekende man", "x"],
        ["Totaal", 2, 1, 2, 2, 2, 1, 10],
    ]
    february: list[list[object]] = [
        ["Aanwezigheid februari 2025"],
        [None, "ma", "di", "do", "ma", "di", "do"],
        ["Gast", 3, 4, 6, 10, 11, 13, "aantal"],
        ["Anna v.d. Berg", "x", None, "v", None, None, None, 2],
        ["P.J. de Haan", None, "x", None, None, None, None, 1],
        ["Fatma Öztürk", None, None, None, "✓", None, None, 1],
        ["Totaal", 1, 1, 1, 1, 0, 0, 4],
    ]
    return Stranger(
        filename="bezoekers.xlsx",
        book={"Blad1": guests, "jan": january, "feb": february},
        people=(
            Person("Anna|van den|Berg", "+31612345601", "1948-05-12", "self", "treatment",
                   consents="keep_data to_confirm", note=("allergie noten",)),
            Person("Ana|v.d.|Berg", "+31612345601", note=("belt af via dochter",)),
            Person("Piet-Jan|de|Haan", "+31592123456 +31623456789", "1950-03-03", "close_one",
                   consents="keep_data to_confirm 2025-01-06"),
            Person("Greetje|'t|Hooft", "+31634567890", "1944", "bereaved",
                   consents="keep_data refused"),
            Person("Mehmet|Yilmaz", "+31645678901", "", "self", "incurable_disease",
                   consents="keep_data not_asked", note=("spreekt turks",)),
            Person("Fatma|Öztürk-de Wit", role="close_one", note=("1-13-1960",)),
            Person("Sjaan|van|Loon", "+31612345678", "", "self", "unknown",
                   consents="keep_data to_confirm", note=("uitgezaaid, chemo",)),
        ),
        visits={
            "Anna van den Berg": "2025-01-06 2025-01-09 2025-01-13 2025-01-14 2025-02-03"
                                 " 2025-02-06",
            "Piet-Jan de Haan": "2025-01-07 2025-01-16 2025-02-04",
            "Greetje 't Hooft": "2025-01-13",
            "Mehmet Yilmaz": "2025-01-09 2025-01-14",
        },
        sign_offs={"Piet-Jan de Haan": "2025-01-13"},
        refused=("not_listed", "not_listed"),
        doubles=1,
        words=("uitgezaaid chemo",),
        asked=("Greetje 't Hooft",),
        notices=("consent_no", "impossible_date", "name_misspelt"),
    )  # fmt: skip


@stranger
def an_old_list_letters_for_roles_and_the_daughters_number() -> Stranger:
    guests: list[list[object]] = [
        [None, "Inloophuis Het Anker – ledenlijst"],
        [None, "(vertrouwelijk)"],
        ["volgnr.", "roepnaam", "tussenv.", "achternaam", "tel. (mobiel)", "soort", "geboren",
         "eerste keer", "nieuwsbr.", "contactpers. + tel."],
        ["001", "Anna", "van den", "Berg", "+31-6-12345601", "Z", "48", "sept 2024", "j",
         "dochter Els 06-99999999"],
        ["002", "Kees", None, "Smit", "612345602", "N", "1955", "5/1/2025", "n"],
        ["003", "kees", None, "smit", "06 12 34 56 02", "n", "3-4-1955", None, "j"],
        ["004", "Ria", "de la", "Cruz", None, "NB", None, "12-11-24"],
        ["005", None, None, "Jansen", "0612345605", "Z"],
        [],
        [None, "Naasten van elders"],
        ["007", "Joke", "ter", "Horst", "0612345607"],
        ["008", "† Henk", None, "Vos", "0612345608", "Z", "1940"],
        [],
        ["totaal", "7"],
    ]  # fmt: skip
    return Stranger(
        filename="anker.xlsx",
        book={
            "Gasten 2025-2026": guests,
            "Turf": [
                ["Bezoekers die geen naam gaven"],
                ["datum", "pat", "naaste", "nabest.", "?", "tot"],
                ["ma 6-1-2025", "III", "I", None, None, 4],
                ["7 jan 2025", 2, None, "1", None, 3],
                ["09/01/2025", "-", "2", None, "1", 3],
                ["10-1-2025", "gesloten"],
                ["jan totaal", 5, 3, 1, 1, 10],
            ],
            "Kopgroep": [
                ["Kopgroep (lotgenoten longkanker), 8 x, start 12 februari 2026"],
                [None, "Naam", "Tel", "afspraak"],
                [1, "Anna van den Berg", "0612345601", "komt"],
                [2, "Kees Smit"],
                [None, "WACHTLIJST"],
                [1, "Henk Vos"],
            ],
            "Vrijwilligers": [["Naam", "Tel"], ["Tineke Bos", "0611111111"]],
        },
        people=(
            Person("Anna|van den|Berg", "+31612345601", "1948", note=("Kopgroep: afspraak: komt",),
                   consents="newsletter to_confirm",
                   others={"emergency_contact": "dochter Els 06-99999999"}),
            Person("Kees|Smit", "+31612345602", "1955-04-03", consents="newsletter refused"),
            Person("Ria|de la|Cruz"),
            Person("|Jansen", "+31612345605"),
            Person("Joke|ter|Horst", "+31612345607", role="close_one"),
            Person("Henk|Vos", "+31612345608", "1940", died="?"),
        ),
        tallies={
            "2025-01-06": "self 3, close_one 1",
            "2025-01-07": "self 2, bereaved 1",
            "2025-01-09": "close_one 2, unknown 1",
        },
        groups={"Kopgroep": ("Anna van den Berg", "Kees Smit", "wacht: Henk Vos")},
        refused=("unknown_row",),
        merged=1,
        words=("n", "nb", "z"),
        unknown_sheets=("Vrijwilligers",),
        notices=("zero_restored", "consent_no", "conflict"),
    )  # fmt: skip


@stranger
def one_wide_list_of_two_years_a_grid_and_courses_side_by_side() -> Stranger:
    wide: list[list[object]] = [
        [None, None, "GASTEN INLOOPHUIS"],
        [None, None, None, None, None, None, "2025", None, None, None, None, None, "2026"],
        ["NR.", "NAAM GAST", "TEL.NR.", "ROL", "GEB.", "OPM.", "okt", None, "nov", None, "dec",
         None, "jan", None],
        [None, None, None, None, None, None, 7, 14, 4, 18, 2, 16, 6, 20],
        [1, "DE VRIES, JAN", 612345601, "pt", "01-02-49", "rolstoel", "x", "x", None, "x", None,
         "x", "x"],
        [2, "VAN DER MEER - BOS, LIES", "+316 12345602", "mz", "1951", None, None, "1", "1",
         None, "a"],
        [3, "Janssen, Truus", "0612345603", "pt", None, "overleden 12-12-2025", "x", None, "x"],
        [3, "Jansen, Truus", "0612345603", "pt", None, None, None, None, None, "x"],
        [4, "El Idrissi, Mo", "06 123 456 04", "vriend", "31/12/1970", "man van Truus overleden",
         None, None, None, None, None, "v", None, "v"],
        [None, None, None, None, None, None, 2, 2, 2, 2, 0, 2, 1, 1],
        ["totaal", 4, None, None, None, None, 2, 2, 2, 2, 0, 2, 1, 1],
    ]  # fmt: skip
    grid: list[list[object]] = [
        [None, "jan", "febr", "maart", "april"],
        *([day, 2 if day in (6, 7, 9) else None, 1 if day == 4 else None, None,
           "x" if day == 5 else None] for day in range(1, 32)),
        ["som", 6, 1, 0, 0],
    ]  # fmt: skip
    return Stranger(
        book={
            "LIJST": wide,
            "Inloop anoniem 2025": grid,
            "Cursus mindfulness": [
                ["Cursus Mindfulness 2025"],
                ["voorjaar", "najaar"],
                ["Jan de Vries", "Lies van der Meer"],
                ["Truus Jansen", "Mo El Idrissi"],
            ],
        },
        people=(
            Person("JAN|DE|VRIES", "+31612345601", "1949-02-01", "self", note=("rolstoel",)),
            Person("LIES|VAN DER|MEER-BOS", "+31612345602", "1951", note=("mz",)),
            Person("Truus|Janssen", "+31612345603", role="self", died="2025-12-12"),
            Person("Truus|Jansen", "+31612345603", role="self"),
            Person("Mo|El|Idrissi", "+31612345604", "1970-12-31", "close_one"),
        ),
        visits={
            "JAN DE VRIES": "2025-10-07 2025-10-14 2025-11-18 2025-12-16 2026-01-06",
            "LIES VAN DER MEER-BOS": "2025-10-14 2025-11-04",
            "Truus Janssen": "2025-10-07 2025-11-04",
            "Truus Jansen": "2025-11-18",
            "Mo El Idrissi": "2025-12-16 2026-01-20",
        },
        sign_offs={"LIES VAN DER MEER-BOS": "2025-12-02"},
        tallies={
            "2025-01-06": "unknown 2",
            "2025-01-07": "unknown 2",
            "2025-01-09": "unknown 2",
            "2025-02-04": "unknown 1",
        },
        groups={
            "Cursus mindfulness voorjaar": ("JAN DE VRIES", "Truus Jansen"),
            "Cursus mindfulness najaar": ("Mo El Idrissi",),
        },
        refused=("not_listed", "bad_count"),
        doubles=1,
        words=("mz",),
        asked=("Mo El Idrissi",),
        notices=("zero_restored",),
    )
