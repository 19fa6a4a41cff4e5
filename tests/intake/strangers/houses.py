"""Whole workbooks of other houses: layouts, words, groups, sheets about other things."""

from __future__ import annotations

from datetime import date

from tests.intake.strangers.truth import Person, Stranger, stranger


@stranger
def merged_titles_and_two_header_rows_on_row_five() -> Stranger:
    return Stranger(
        book={
            "Overzicht gasten": [
                ["INLOOPHUIS DE WILG"],
                ["Gastenregistratie (vertrouwelijk)"],
                ["bijgewerkt 3-1-2026 door Marja"],
                ["Persoonlijke gegevens", None, None, None, "Contact", None, "Gast", None, None],
                ["Vnaam", "Tv", "Anaam", "Geb.dat.", "Tel.", "Mail", "Hoedanigheid", "Ziektefase",
                 "Bijzonderheden"],
                ["Anneke", "van den", "Berg", "12-5-1948", "0612345601", "a@voorbeeld.nl",
                 "patiënt", "immunotherapie", "hoort links slecht"],
                ["Piet", "de", "Jong", "3-3-1951", "0612345602", None, "mantelzorger", None, None],
                ["Els", None, "Hart", "'60", "0612345603", None, "nabestaande", "nvt", None],
                ["Oege", None, "IJzerman", None, "0612345604", None, "ex-patiënt", "schoon", None],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", "1948-05-12", "self", "treatment",
                   note=("hoort links slecht",), others={"email": "a@voorbeeld.nl"}),
            Person("Piet|de|Jong", "+31612345602", "1951-03-03", "close_one"),
            Person("Els|Hart", "+31612345603", "1960", "bereaved"),
            Person("Oege|IJzerman", "+31612345604", "", "self", "after_treatment"),
        ),
    )  # fmt: skip


@stranger
def phases_in_the_words_of_the_house() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Zelf/naaste/nabest.", "Situatie", "Opm."],
                ["Anneke van den Berg", "zelf", "uitgezaaid", None],
                ["Piet de Jong", "zelf", "Uitgezaaid naar lever", None],
                ["Els Hart", "zelf", "pallatief", None],
                ["Oege IJzerman", "zelf", "ongeneselijk ziek", None],
                ["Nel Dijkstra", "zelf", "chemo, wordt niet meer beter", None],
                ["Riet Bos", "zelf", "kan niet meer genezen, chemo om te remmen", None],
                ["Kees Smit", "partner", "weet ik niet", None],
                ["Tine Mulder", "zelf", "wil er niet over praten", None],
                ["Jan Visser", "zelf", "niet palliatief", None],
                ["Joke Bakker", "zelf", "uitgezaaid", "zoon belt"],
                ["Wil Prins", "zelf", "afwachten", None],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", role="self", phase="unknown", note=("uitgezaaid",)),
            Person("Piet|de|Jong", role="self", phase="unknown", note=("Uitgezaaid naar lever",)),
            Person("Els|Hart", role="self", phase="unknown", note=("pallatief",)),
            Person("Oege|IJzerman", role="self", phase="unknown", note=("ongeneselijk ziek",)),
            Person("Nel|Dijkstra", role="self", phase="incurable_disease"),
            Person("Riet|Bos", role="self", phase="incurable_disease"),
            Person("Kees|Smit", role="close_one", phase="unknown"),
            Person("Tine|Mulder", role="self", phase="declined"),
            Person("Jan|Visser", role="self", phase="unknown", note=("niet palliatief",)),
            Person("Joke|Bakker", role="self", phase="unknown", note=("uitgezaaid", "zoon belt")),
            Person("Wil|Prins", role="self", phase="unknown", note=("afwachten",)),
        ),
        words=("afwachten", "niet palliatief", "ongeneselijk ziek", "pallatief", "uitgezaaid",
               "uitgezaaid naar lever"),
    )  # fmt: skip


def _people(*names: str) -> list[list[object]]:
    return [[name, f"06123456{index:02}"] for index, name in enumerate(names, 1)]


@stranger
def a_sheet_per_group_and_a_waiting_list() -> Stranger:
    names = ("Anneke van den Berg", "Piet de Jong", "Els Hart", "Oege IJzerman", "Nel Dijkstra")
    return Stranger(
        book={
            "Adressenlijst gasten": [["Naam", "Mobiele telefoon"], *_people(*names)],
            "Groep mannen": [
                ["Lotgenotengroep voor mannen, start 7 oktober 2025, 6 avonden"],
                ["Deelnemer", "Opgegeven d.d.", "Opm"],
                ["Piet de Jong", date(2025, 9, 1), "eet geen vlees"],
                ["Oege IJzerman", date(2025, 9, 3), None],
            ],
            "Groep partners": [
                ["nr", "naam", "aangemeld"],
                [1, "Els Hart", "3-9-2025"],
                [2, "Nel Dijkstra", "5-9-2025"],
                ["Wachtlijst"],
                [3, "Anneke van den Berg", "9-9-2025"],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601"),
            Person("Piet|de|Jong", "+31612345602", note=("Groep mannen: eet geen vlees",)),
            Person("Els|Hart", "+31612345603"),
            Person("Oege|IJzerman", "+31612345604"),
            Person("Nel|Dijkstra", "+31612345605"),
        ),
        groups={
            "Groep mannen": ("Piet de Jong", "Oege IJzerman"),
            "Groep partners": ("Els Hart", "Nel Dijkstra", "wacht: Anneke van den Berg"),
        },
    )


@stranger
def groups_in_a_column_of_the_guest_list() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Telefoon", "Soort gast", "Lotgenotengroep"],
                ["Anneke van den Berg", "0612345601", "zelf", "Zinvol leven"],
                ["Piet de Jong", "0612345602", "naaste", "Partners"],
                ["Els Hart", "0612345603", "zelf", "zinvol leven"],
                ["Oege IJzerman", "0612345604", "zelf", None],
                ["Nel Dijkstra", "0612345605", "naaste", "Partners (reserve)"],
                ["Riet Bos", "0612345606", "zelf", "Zinvol leven - gestopt"],
                ["Kees Smit", "0612345607", "zelf", "-"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self"),
            Person("Piet|de|Jong", "+31612345602", role="close_one"),
            Person("Els|Hart", "+31612345603", role="self"),
            Person("Oege|IJzerman", "+31612345604", role="self"),
            Person("Nel|Dijkstra", "+31612345605", role="close_one"),
            Person("Riet|Bos", "+31612345606", role="self", note=("Zinvol leven: gestopt",)),
            Person("Kees|Smit", "+31612345607", role="self"),
        ),
        groups={
            "Zinvol leven": ("Anneke van den Berg", "Els Hart", "gestopt: Riet Bos"),
            "Partners": ("Piet de Jong", "wacht: Nel Dijkstra"),
        },
    )


@stranger
def groups_in_one_sheet_with_a_column_for_the_name() -> Stranger:
    names = ("Anneke van den Berg", "Piet de Jong", "Els Hart")
    return Stranger(
        book={
            "Bezoekers": [["Bezoeker", "Tel", "Rol"],
                          *([*row, "zelf"] for row in _people(*names))],
            "Lotgenotengroepen": [
                ["Groep", "Deelnemer", "Datum aanmelding", "Wachtlijst"],
                ["Jong en kanker", "Anneke van den Berg", "1-3-2025", None],
                ["Jong en kanker", "Els Hart", "2-3-2025", "ja"],
                ["Mannen", "Piet de Jong", "3-3-2025", "nee"],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self"),
            Person("Piet|de|Jong", "+31612345602", role="self"),
            Person("Els|Hart", "+31612345603", role="self"),
        ),
        groups={
            "Jong en kanker": ("Anneke van den Berg", "wacht: Els Hart"),
            "Mannen": ("Piet de Jong",),
        },
    )  # fmt: skip


@stranger
def a_workbook_with_much_beside_the_guests() -> Stranger:
    return Stranger(
        book={
            "Lees mij": [["Uitleg bij dit bestand"], ["Vul op het tabblad Gasten in wie er komt."]],
            "Gasten": [
                ["Volgnr.", "Naam gast", "Woonplaats", "Postcode", "Adres", "Tel. vast",
                 "Tel. mobiel", "Type", "Bij nood bellen", "Sinds"],
                [1, "Anneke van den Berg", "Assen", "9401 AB", "Dorpsstraat 1", "0592-345678",
                 "06-12345601", "Patiënt", "Tine, 06-12345699", "4 maart 2024"],
                [2, "Piet de Jong", "Assen", "9401AC", "Kerkplein 2a", None, "06-12345602",
                 "Naaste", None, "mrt 2024"],
                [3, None, None, None, None, None, "06-12345603", "Naaste", None, None],
                [],
                ["Totaal", 3],
            ],
            "Vrijwilligers": [
                ["Naam", "Telefoon", "Dag"],
                ["Riet Bos", "06-12345620", "maandag"],
                ["Wil Prins", "06-12345621", "dinsdag"],
            ],
            "Kas": [["Datum", "Omschrijving", "Bedrag"], [date(2025, 1, 7), "koffie", 12.5]],
        },
        people=(
            Person("Anneke|van den|Berg", "+31592345678 +31612345601", role="self",
                   others={"city": "Assen", "postcode": "9401 AB", "street": "Dorpsstraat 1",
                           "emergency_contact": "Tine, 06-12345699"}),
            Person("Piet|de|Jong", "+31612345602", role="close_one"),
        ),
        refused=("no_name", *["unknown_row"] * 6),
        unknown_sheets=("Lees mij", "Vrijwilligers", "Kas"),
    )  # fmt: skip


@stranger
def a_sheet_per_kind_of_guest() -> Stranger:
    return Stranger(
        book={
            "Patiënten": [
                ["Voorletters", "Roepnaam", "Achternaam", "Mobiel", "Status"],
                ["A.M.", "Anneke", "van den Berg", "06-12345601", "In behandeling"],
                ["E.", "Els", "Hart", "06-12345602", "Ongeneeslijk"],
            ],
            "Naasten": [
                ["Voorletters", "Roepnaam", "Achternaam", "Mobiel", "Status"],
                ["P.", "Piet", "de Jong", "06-12345603", None],
            ],
            "Nabestaanden": [
                ["Voorletters", "Roepnaam", "Achternaam", "Mobiel", "Status"],
                ["O.", "Oege", "IJzerman", "06-12345604", None],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self", phase="treatment"),
            Person("Els|Hart", "+31612345602", role="self", phase="incurable_disease"),
            Person("Piet|de|Jong", "+31612345603", role="close_one"),
            Person("Oege|IJzerman", "+31612345604", role="bereaved"),
        ),
    )
