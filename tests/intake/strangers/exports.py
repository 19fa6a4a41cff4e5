"""What other programs hand out: forms, address books, text files of every character set."""

from __future__ import annotations

from datetime import date

from tests.intake.centre import as_csv, as_ods
from tests.intake.strangers.truth import Person, Stranger, stranger

_PEOPLE = (
    Person("Anneke|van den|Berg", "+31612345601", "1948-05-12", "self", "treatment"),
    Person("Hülya|Çelik", "+31612345602", "1972", "close_one"),
    Person("Łukasz|Nowak", "+31612345603", "1960-01-03", "self", "incurable_disease"),
)
_ROWS: list[list[object]] = [
    ["Naam", "Geboren", "Tel.", "Soort", "Fase", "Opmerking"],
    ["Anneke van den Berg", "12-5-1948", "06-12345601", "zelf", "chemo", "belt vooraf; altijd"],
    ["Hülya Çelik", "1972", "06-12345602", "partner", "", 'zegt: "kom gerust"'],
    ["Łukasz Nowak", "3-1-1960", "06-12345603", "zelf", "ongeneeslijk", ""],
]


@stranger
def a_form_on_the_web() -> Stranger:
    return Stranger(
        filename="Aanmelden inloophuis (reacties).xlsx",
        book={
            "Formulierreacties 1": [
                ["Tijdstempel", "Wat is uw naam?", "Op welk telefoonnummer bent u bereikbaar?",
                 "Wat is uw e-mailadres?", "In welk jaar bent u geboren?",
                 "Komt u voor uzelf, als naaste of als nabestaande?",
                 "Wilt u ons nog iets vertellen?"],
                ["2025-03-04 10:15:22", "Anneke van den Berg", "0612345601", "a@voorbeeld.nl",
                 1948, "zelf", "Ik kom graag op dinsdag"],
                ["2025-03-05 11:00:01", "Piet de Jong", "0612345602", None, 1951, "naaste", None],
                ["2025-03-07 09:41:12", "Els Hart", "0612345603", None, 1960, "nabestaande",
                 "mijn man is vorig jaar overleden"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", "1948", "self",
                   note=("Ik kom graag op dinsdag",)),
            Person("Piet|de|Jong", "+31612345602", "1951", "close_one"),
            Person("Els|Hart", "+31612345603", "1960", "bereaved"),
        ),
        asked=("Els Hart",),
    )  # fmt: skip


@stranger
def an_address_book_of_a_mail_program() -> Stranger:
    header: list[object] = [
        "Voornaam", "Tweede naam", "Achternaam", "Functie", "Adres (privé)", "Plaats (privé)",
        "Postcode (privé)", "Telefoon (privé)", "Mobiele telefoon", "E-mailadres", "Verjaardag",
        "Notities", "Categorieën",
    ]  # fmt: skip
    rows: list[list[object]] = [
        header,
        ["Anneke", "van den", "Berg", "", "Dorpsstraat 1", "Assen", "9401 AB", "0592-345678",
         "0612345601", "a@voorbeeld.nl", "12-5-1948", "hoort slecht", "gasten"],
        ["Piet", "de", "Jong", "", "", "", "", "", "0612345602", "", "0-0-00", "", "gasten"],
    ]  # fmt: skip
    return Stranger(
        filename="contacten.csv",
        data=as_csv(rows, ",", quote=True).encode("utf-8-sig"),
        people=(
            Person("Anneke|van den|Berg", "+31592345678 +31612345601", "1948-05-12",
                   note=("hoort slecht",), others={"email": "a@voorbeeld.nl", "city": "Assen",
                                                   "postcode": "9401 AB",
                                                   "street": "Dorpsstraat 1"}),
            Person("Piet|de|Jong", "+31612345602"),
        ),
    )  # fmt: skip


@stranger
def text_of_windows_with_semicolons() -> Stranger:
    rows = [row for row in _ROWS if "Łukasz" not in str(row[0])]
    return Stranger(filename="gasten.csv", data=as_csv(rows).encode("cp1252"), people=_PEOPLE[:2])


@stranger
def text_with_a_mark_and_commas() -> Stranger:
    return Stranger(
        filename="gasten.csv", data=as_csv(_ROWS, ",").encode("utf-8-sig"), people=_PEOPLE
    )


@stranger
def wide_text_with_tabs() -> Stranger:
    return Stranger(
        filename="gasten.txt", data=as_csv(_ROWS, "\t").encode("utf-16"), people=_PEOPLE
    )


@stranger
def text_with_names_that_hold_the_separator() -> Stranger:
    text = (
        "Naam,Telefoon,Soort\n"
        '"Berg, Anneke van den",0612345601,zelf\n'
        '"Jong, Piet de",0612345602,naaste\n'
    )
    return Stranger(
        filename="export.csv",
        data=text.encode(),
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self"),
            Person("Piet|de|Jong", "+31612345602", role="close_one"),
        ),
    )


@stranger
def an_open_document_with_real_days() -> Stranger:
    book = {
        "Gasten": [
            ["Achternaam", "Voorvoegsel", "Voornaam", "Gsm", "Geboortejaar", "Welke gast"],
            ["Berg", "van den", "Anneke", "0612345601", 1948, "patiënt"],
            ["Jong", "de", "Piet", "0612345602", 1951, "naaste"],
        ],
        "Aanwezig": [
            ["Naam", date(2025, 3, 4), date(2025, 3, 6), date(2025, 3, 11)],
            ["Berg, Anneke van den", "x", "", "x"],
            ["Jong, Piet de", "", "x", "a"],
        ],
    }
    return Stranger(
        filename="gasten.ods",
        data=as_ods(book),
        people=(
            Person("Anneke|van den|Berg", "+31612345601", "1948", "self"),
            Person("Piet|de|Jong", "+31612345602", "1951", "close_one"),
        ),
        visits={"Anneke van den Berg": "2025-03-04 2025-03-11", "Piet de Jong": "2025-03-06"},
        sign_offs={"Piet de Jong": "2025-03-11"},
    )
