"""Ledgers of guests: sections, subtotals, titles, two numbers in a cell, who died beside whom."""

from __future__ import annotations

from datetime import date

from tests.intake.strangers.presence import FOUR, GUESTS
from tests.intake.strangers.truth import Person, Stranger, stranger


@stranger
def newcomers_per_month_with_subtotals() -> Stranger:
    """The same header again under every month; between them lines that are about nobody."""
    header: list[object] = ["Naam", "Telefoon", "Soort gast", "Intake"]
    return Stranger(
        book={
            "Nieuwe gasten": [
                ["Nieuwe gasten 2025"],
                [],
                ["Januari"],
                header,
                ["Mw. J. de Vries-Jansen", "06-12345601", "patiënt", "3 jan 25"],
                ["Dhr. P. Bakker", "06-12345602", "naaste", "14 jan 25"],
                ["Subtotaal januari", 2],
                [],
                ["Februari"],
                header,
                ["mevr. drs. A. Smit", "06-12345603", "nabestaande", "4 feb 25"],
                ["Subtotaal februari", 1],
                [],
                ["Maart"],
                header,
                ["Geen nieuwe gasten"],
                ["Subtotaal maart", 0],
                ["Totaal 1e kwartaal", 3],
            ]
        },
        people=(
            Person("J.|de|Vries-Jansen", "+31612345601", role="self"),
            Person("P.|Bakker", "+31612345602", role="close_one"),
            Person("A.|Smit", "+31612345603", role="bereaved"),
        ),
        refused=("not_a_name",),
    )


@stranger
def who_the_bereaved_lost() -> Stranger:
    """Columns about somebody else's death bury nobody, whatever stands in them."""
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel", "Soort gast", "Naam overledene", "Overlijdensdatum partner",
                 "Partner overleden?", "Reden uitschrijving"],
                ["Anneke van den Berg", "0612345601", "nabestaande", "Gerrit van den Berg",
                 date(2024, 3, 2), "ja", None],
                ["Piet de Jong", "0612345602", "naaste", None, None, "nee", None],
                ["Els Hart", "0612345603", "nabestaande", "moeder", "mei 2023", None, None],
                ["Oege IJzerman", "0612345604", "zelf", None, None, None,
                 "overleden 3-5-2025"],
                ["Nel Dijkstra", "0612345605", "zelf", None, None, "nee", "verhuisd"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="bereaved",
                   note=("Gerrit van den Berg",)),
            Person("Piet|de|Jong", "+31612345602", role="close_one"),
            Person("Els|Hart", "+31612345603", role="bereaved", note=("moeder",)),
            Person("Oege|IJzerman", "+31612345604", role="self", died="2025-05-03"),
            Person("Nel|Dijkstra", "+31612345605", role="self", note=("verhuisd",)),
        ),
    )  # fmt: skip


@stranger
def a_note_says_who_died_in_many_ways() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel", "Soort", "Aantekeningen"],
                ["Anneke van den Berg", "0612345601", "zelf", "Helaas overleden op 3 mei 2025"],
                ["Piet de Jong", "0612345602", "naaste", "echtgenote overl. 3-5-24"],
                ["Els Hart", "0612345603", "zelf", "is op 2-2-2025 overleden"],
                ["Oege IJzerman", "0612345604", "naaste", "overleden: vader (2024)"],
                ["Nel Dijkstra", "0612345605", "zelf", "overl 12/3/25, kaart verstuurd"],
                ["Riet Bos", "0612345606", "nabestaande", "† man 2023"],
                ["Kees Smit", "0612345607", "zelf", "niet overleden! (verwisseld met broer)"],
                ["Tine Mulder", "0612345608", "zelf", "OVERLEDEN d.d. 1 juni 2025"],
                ["Jan Visser", "0612345609", "naaste", "overlijden van zoon, 2022"],
                ["Joke Bakker", "0612345610", "zelf", "bang om te overlijden"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self"),
            Person("Piet|de|Jong", "+31612345602", role="close_one"),
            Person("Els|Hart", "+31612345603", role="self"),
            Person("Oege|IJzerman", "+31612345604", role="close_one"),
            Person("Nel|Dijkstra", "+31612345605", role="self", died="2025-03-12",
                   note=("kaart verstuurd",)),
            Person("Riet|Bos", "+31612345606", role="bereaved"),
            Person("Kees|Smit", "+31612345607", role="self"),
            Person("Tine|Mulder", "+31612345608", role="self", died="2025-06-01"),
            Person("Jan|Visser", "+31612345609", role="close_one"),
            Person("Joke|Bakker", "+31612345610", role="self"),
        ),
        asked=("Anneke van den Berg", "Piet de Jong", "Els Hart", "Oege IJzerman", "Riet Bos",
               "Kees Smit", "Jan Visser", "Joke Bakker"),
    )  # fmt: skip


@stranger
def numbers_in_every_habit() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Telefoon / mobiel", "Soort"],
                ["Anneke van den Berg", "Tel.: 0592-123456 / 06-12345601", "zelf"],
                ["Piet de Jong", "06-12345602 (w), 0592-345678 (p)", "naaste"],
                ["Els Hart", "06 12345603 en 06 12345613 (man)", "zelf"],
                ["Oege IJzerman", "0031(0)612345604", "zelf"],
                ["Nel Dijkstra", "06\u201312345605", "zelf"],
                ["Riet Bos", "06\u00a012 34 56 06", "naaste"],
                ["Kees Smit", 612345607.0, "zelf"],
                ["Tine Mulder", "\u202a+31 6 12345608\u202c", "zelf"],
                ["Jan Visser", "0592 - 34 56 09 bgg 06 - 12 34 56 09", "naaste"],
                ["Joke Bakker", "zie man", "naaste"],
                ["Wil Prins", "06-12345611 niet na 20.00 uur", "zelf"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31592123456 +31612345601", role="self"),
            Person("Piet|de|Jong", "+31592345678 +31612345602", role="close_one"),
            Person("Els|Hart", "+31612345603 +31612345613", role="self"),
            Person("Oege|IJzerman", "+31612345604", role="self"),
            Person("Nel|Dijkstra", "+31612345605", role="self"),
            Person("Riet|Bos", "+31612345606", role="close_one"),
            Person("Kees|Smit", "+31612345607", role="self"),
            Person("Tine|Mulder", "+31612345608", role="self"),
            Person("Jan|Visser", "+31592345609 +31612345609", role="close_one"),
            Person("Joke|Bakker", role="close_one", note=("zie man",)),
            Person("Wil|Prins", "+31612345611", role="self"),
        ),
        notices=("zero_restored",),
    )


@stranger
def names_with_titles_partners_and_initials() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Mobiel"],
                ["Mw. J. de Vries-Jansen", "0612345601"],
                ["Vries-Jansen, Mw. J. de", "0612345602"],
                ["Mevrouw A. Bakker – de Boer", "0612345603"],
                ["Dhr. J.P. (Jan Piet) de Vries", "0612345604"],
                ["mw Bakker", "0612345605"],
                ["Jansen e/v De Wit, Riet", "0612345606"],
                ["Berg, mevr. A. van den", "0612345607"],
                ["Dr. H. Smit", "0612345608"],
                ["Jansen, P. (Piet)", "0612345609"],
                ["de heer en mevrouw Visser", "0612345610"],
                ["Bakker, Jan & Marie", "0612345611"],
                ["Anneke B.", "0612345612"],
            ]
        },
        people=(
            Person("J.|de|Vries-Jansen", "+31612345601"),
            Person("J.|de|Vries-Jansen", "+31612345602"),
            Person("A.|Bakker-de Boer", "+31612345603"),
            Person("Jan Piet|de|Vries", "+31612345604"),
            Person("|Bakker", "+31612345605"),
            Person("Riet|Jansen e/v De Wit", "+31612345606"),
            Person("A.|van den|Berg", "+31612345607"),
            Person("H.|Smit", "+31612345608"),
            Person("Piet|Jansen", "+31612345609"),
            Person("|Visser", "+31612345610", note=("de heer en mevrouw Visser",)),
            Person("Jan & Marie|Bakker", "+31612345611"),
            Person("Anneke|B.", "+31612345612"),
        ),
        doubles=1,
        notices=("several_people",),
    )


@stranger
def phases_and_roles_in_a_nurses_words() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Wie is het", "Ziektebeeld / fase"],
                ["Anneke van den Berg", "patiënt", "uitbehandeld"],
                ["Piet de Jong", "patient", "in remissie"],
                ["Els Hart", "lotgenoot", "schoon verklaard"],
                ["Oege IJzerman", "pat", "chronisch"],
                ["Nel Dijkstra", "partner van pat.", "uitgezaaid"],
                ["Riet Bos", "pt", "palliatieve chemo"],
                ["Kees Smit", "pt", "stadium IV"],
                ["Tine Mulder", "moeder", "hormoonkuur"],
                ["Jan Visser", "nabestaande", "n.v.t."],
                ["Joke Bakker", "patiënt en naaste", "wacht op uitslag"],
                ["Wil Prins", "was naaste, nu nabestaande", None],
                ["Bo Kok", "vriendin", "hospice"],
                ["An Vos", "patiënt", "genezen"],
                ["Jo Vos", "patiënt", "curatief"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", role="self", phase="incurable_symptoms"),
            Person("Piet|de|Jong", role="self", phase="after_treatment"),
            Person("Els|Hart", role="self", phase="after_treatment"),
            Person("Oege|IJzerman", role="self", phase="unknown", note=("chronisch",)),
            Person("Nel|Dijkstra", role="close_one", phase="unknown", note=("uitgezaaid",)),
            Person("Riet|Bos", role="self", phase="incurable_disease"),
            Person("Kees|Smit", role="self", phase="unknown", note=("stadium IV",)),
            Person("Tine|Mulder", role="close_one", phase="treatment"),
            Person("Jan|Visser", role="bereaved"),
            Person("Joke|Bakker", phase="diagnosis", note=("patiënt en naaste",)),
            Person("Wil|Prins", note=("was naaste, nu nabestaande",)),
            Person("Bo|Kok", role="close_one", phase="terminal"),
            Person("An|Vos", role="self", phase="after_treatment"),
            Person("Jo|Vos", role="self", phase="not_said_incurable"),
        ),
        words=("chronisch", "patient en naaste", "stadium iv", "uitgezaaid",
               "was naaste nu nabestaande"),
    )  # fmt: skip


@stranger
def a_legend_says_what_the_letters_mean() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Gastenlijst 2025", None, None, "P = patiënt, N = naaste, NB = nabestaande"],
                ["Naam", "Tel", "P/N/NB"],
                ["Anneke van den Berg", "0612345601", "P"],
                ["Piet de Jong", "0612345602", "N"],
                ["Els Hart", "0612345603", "NB"],
                ["Oege IJzerman", "0612345604", "p"],
            ]
        },
        people=FOUR,
    )


@stranger
def a_legend_under_the_list() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel", "Code"],
                ["Anneke van den Berg", "0612345601", "P"],
                ["Piet de Jong", "0612345602", "N"],
                ["Els Hart", "0612345603", "R"],
                ["Oege IJzerman", "0612345604", "P"],
                [],
                ["P = patiënt"],
                ["N = naaste"],
                ["R = nabestaande (rouw)"],
            ]
        },
        people=FOUR,
    )


@stranger
def the_same_name_of_father_and_son() -> Stranger:
    """One number in the house, two years of birth: two people, and a question."""
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Geboortejaar", "Tel", "Soort"],
                ["Jan de Boer", 1941, "0512-345678", "zelf"],
                ["Jan de Boer", 1972, "0512-345678", "naaste"],
                ["Els Hart", 1960, "0612345603", "zelf"],
                ["E. Hart", 1960, "0612345603", "zelf"],
                ["Maria Bos", 1950, "0612345604", "zelf"],
                ["Maria Bos", 1981, "0612345605", "zelf"],
            ]
        },
        people=(
            Person("Jan|de|Boer", "+31512345678", "1941", "self"),
            Person("Jan|de|Boer", "+31512345678", "1972", "close_one"),
            Person("Els|Hart", "+31612345603", "1960", "self"),
            Person("E.|Hart", "+31612345603", "1960", "self"),
            Person("Maria|Bos", "+31612345604", "1950", "self"),
            Person("Maria|Bos", "+31612345605", "1981", "self"),
        ),
        doubles=3,
    )


@stranger
def a_list_of_now_and_a_list_of_before() -> Stranger:
    """Who stands in both is one person; who stands only in the archive is a guest too."""
    return Stranger(
        book={
            "Actief": [
                ["Naam", "Adres", "Telefoon", "Leeftijd", "Aantal bezoeken 2025", "Hoedanigheid"],
                ["Anneke van den Berg", "Dorpsstraat 1, 9401 AB Assen", "06-12345601", 67, 12,
                 "zelf"],
                ["Piet de Jong", "Kerkplein 2a 9401AC ASSEN", "06-12345602", 71, 3, "naaste"],
            ],
            "Archief": [
                ["Naam", "Adres", "Telefoon", "Uitgeschreven per", "Reden"],
                ["Berg, Anneke van den", None, "0612345601", "1-3-2023", "verhuisd"],
                ["Hart, Els", "Brink 7, Rolde", "0612345603", "1-5-2024", "overleden"],
                ["IJzerman, Oege", None, "0612345604", "1-6-2024", "komt niet meer"],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self",
                   note=("Leeftijd: 67", "verhuisd"),
                   others={"street": "Dorpsstraat 1", "postcode": "9401 AB", "city": "Assen"}),
            Person("Piet|de|Jong", "+31612345602", role="close_one",
                   others={"street": "Kerkplein 2a", "postcode": "9401 AC", "city": "ASSEN"}),
            Person("Els|Hart", "+31612345603", died="?"),
            Person("Oege|IJzerman", "+31612345604", note=("komt niet meer",)),
        ),
        merged=1,
    )  # fmt: skip


@stranger
def consents_under_one_heading() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Gast", None, "Toestemming voor", None, None, None],
                ["Naam", "Tel", "gegevens", "gezondheid", "nieuwsbrief", "foto's"],
                ["Anneke van den Berg", "0612345601", "✓", "✓", "✓", "-"],
                ["Piet de Jong", "0612345602", "ja", "nee", "ja", "nee"],
                ["Els Hart", "0612345603", "3-1-2025", "3-1-2025", None, None],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601",
                   consents="keep_data to_confirm, health to_confirm, newsletter to_confirm"),
            Person("Piet|de|Jong", "+31612345602",
                   consents="keep_data to_confirm, health refused, newsletter to_confirm,"
                   " photo refused"),
            Person("Els|Hart", "+31612345603",
                   consents="keep_data to_confirm 2025-01-03, health to_confirm 2025-01-03"),
        ),
        notices=("consent_no",),
    )  # fmt: skip


@stranger
def columns_per_role_with_names_below() -> Stranger:
    return Stranger(
        book={
            "Overzicht": [
                ["Onze gasten, stand 1-1-2026"],
                ["Patiënten", "Naasten", "Nabestaanden"],
                ["Anneke van den Berg", "Jong, Piet de", "Els Hart"],
                ["Oege IJzerman", "Riet Bos", None],
                ["Nel Dijkstra", None, None],
                ["Totaal: 3", "Totaal: 2", "Totaal: 1"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", role="self"),
            Person("Oege|IJzerman", role="self"),
            Person("Nel|Dijkstra", role="self"),
            Person("Piet|de|Jong", role="close_one"),
            Person("Riet|Bos", role="close_one"),
            Person("Els|Hart", role="bereaved"),
        ),
    )


@stranger
def two_groups_in_one_sheet_and_who_waits_under_a_line() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Groepen": [
                ["Lotgenotengroep Borstkanker, maandag 10.00, start 6-10-2025"],
                ["Naam", "Telefoon", "Opmerking"],
                ["Anneke van den Berg", "06-12345601", None],
                ["Oege IJzerman", "06-12345604", "eerst bellen"],
                ["--------------------"],
                ["Els Hart", "06-12345603", None],
                [],
                [],
                ["Lotgenotengroep Mannen, woensdag 14.00"],
                ["Naam", "Telefoon", "Opmerking"],
                ["Piet de Jong", "06-12345602", None],
                ["Reservelijst:"],
                ["Oege IJzerman", None, None],
            ],
        },
        people=(*FOUR[:3], Person("Oege|IJzerman", "+31612345604", role="self",
                                  note=("eerst bellen",))),
        groups={
            "Borstkanker": (
                "Anneke van den Berg", "Oege IJzerman", "wacht: Els Hart",
            ),
            "Mannen": ("Piet de Jong", "wacht: Oege IJzerman"),
        },
    )  # fmt: skip


@stranger
def letters_and_numbers_that_look_like_days_and_codes() -> Stranger:
    """ "24/7 bereikbaar" is no day, and the letters of a legend below a day are marks."""
    return Stranger(
        book={
            "Gasten": [
                ["P = patiënt, N = naaste"],
                ["Naam", "Tel", "Soort", "24/7 bereikbaar"],
                ["Anneke van den Berg", "0612345601", "P", "ja"],
                ["Piet de Jong", "0612345602", "N", "nee"],
                ["Oege IJzerman", "0612345604", "P", "ja"],
            ],
            "Presentie": [
                ["Naam", "7-1-2025", "9-1-2025", "14-1-2025"],
                ["Anneke van den Berg", "P", None, "P"],
                ["Piet de Jong", None, "x", "x"],
                ["Oege IJzerman", "P", "P", None],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self",
                   note=("24/7 bereikbaar: ja",)),
            Person("Piet|de|Jong", "+31612345602", role="close_one"),
            Person("Oege|IJzerman", "+31612345604", role="self"),
        ),
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-14",
            "Piet de Jong": "2025-01-09 2025-01-14",
            "Oege IJzerman": "2025-01-07 2025-01-09",
        },
    )  # fmt: skip


@stranger
def a_short_list_with_a_title_beside_and_two_days_on_a_row() -> Stranger:
    """The days of a guest near the end of a short list head no columns."""
    return Stranger(
        book={
            "Gasten": [
                [None, None, None, "Inloophuis De Wilg"],
                [None],
                ["Gastenlijst", None, None, "d.d. 1-1-2026"],
                ["Nr.", "Achternaam", "Tussenv.", "Voornaam", "Geslacht", "Geb. datum", "Telefoon",
                 "Soort gast", "Fase", "Datum overlijden", "Opmerking"],
                [1, "Berg", "van den", "Anneke", "v", "12-5-48", "0612345601", "zelf", "chemo"],
                [2, "Jong", "de", "Piet", "m", "3-3-51", "0612345602", "naaste", None, "3-5-2025"],
                [3, "Hart", None, "Els", "v", "1960", "0612345603", "nabestaande", None, None,
                 "zoon overl. 2020"],
            ],
            "Kaart": [
                ["Naam", "Geboren", "Eerste bezoek", "AVG getekend op", "Soort"],
                ["Oege IJzerman", "4-4-1952", "3-1-2025", "4-1-2025", "zelf"],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", "1948-05-12", "self", "treatment"),
            Person("Piet|de|Jong", "+31612345602", "1951-03-03", "close_one", died="2025-05-03"),
            Person("Els|Hart", "+31612345603", "1960", "bereaved"),
            Person("Oege|IJzerman", "", "1952-04-04", "self",
                   consents="keep_data to_confirm 2025-01-04"),
        ),
        asked=("Els Hart",),
    )  # fmt: skip


@stranger
def counts_of_all_with_the_roles_among_them() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Turflijst inloop": [
                ["Datum", "Aantal bezoekers", "Waarvan met kanker", "Naasten", "Nabestaanden"],
                ["7-1-2025", 9, 5, 3, 1],
                ["9-1-2025", 5, 2, 1, 1],
            ],
        },
        people=FOUR,
        tallies={
            "2025-01-07": "self 5, close_one 3, bereaved 1",
            "2025-01-09": "self 2, close_one 1, bereaved 1, unknown 1",
        },
    )


@stranger
def initials_and_numbers_instead_of_names() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Gastnr", "Initialen", "Soort", "Geboortejaar", "Overleden"],
                ["G01", "A.B.", "zelf", 1950, None],
                ["G02", "P.J.", "naaste", 1960, None],
                ["G03", "E.H.", "zelf", 1944, "ja, 3-5-2025"],
            ],
            "Presentie": [
                ["Gastnr", date(2025, 1, 7), date(2025, 1, 9)],
                ["G01", "x", None],
                ["G02", "x", "x"],
            ],
        },
        people=(
            Person("A.B.", birth="1950", role="self"),
            Person("P.J.", birth="1960", role="close_one"),
            Person("E.H.", birth="1944", role="self", died="2025-05-03"),
        ),
        visits={"A.B.": "2025-01-07", "P.J.": "2025-01-07 2025-01-09"},
    )
