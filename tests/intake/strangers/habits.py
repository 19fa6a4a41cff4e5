"""Names, phones and dates as people are used to writing them."""

from __future__ import annotations

from datetime import date

from tests.intake.strangers.truth import Person, Stranger, stranger


@stranger
def names_in_one_column_surname_first_with_commas() -> Stranger:
    return Stranger(
        book={
            "Kaartenbak": [
                ["Inloophuis De Wilg, kaartenbak bijgewerkt t/m april"],
                [],
                ["Achternaam, Voornaam tussenvoegsel", "Bereikbaar op", "Geb.", "Wie",
                 "Waar staat u"],
                ["Berg, Anneke van den", "06.12.34.56.01", "12 mei 1948", "zelf", "chemo"],
                ["Jong, Piet de", "06 1234 5602", "3 mrt 1951", "partner", None],
                ["Hart, Els van 't", "0612345603", "jan 1960", "weduwe", None],
                ["Yılmaz, Hülya", "+31 6 12345604", "1972", "zelf", "klaar met behandeling"],
                ["IJzerman, Oege", "+31 (0)6 12345605", "?", "naaste", None],
                ["Ancona, Nel d'", "06-12345606", "eind 1939", "zelf", "uitbehandeld"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", "1948-05-12", "self", "treatment"),
            Person("Piet|de|Jong", "+31612345602", "1951-03-03", "close_one"),
            Person("Els|van 't|Hart", "+31612345603", "1960-01", "bereaved"),
            Person("Hülya|Yılmaz", "+31612345604", "1972", "self", "after_treatment"),
            Person("Oege|IJzerman", "+31612345605", "", "close_one"),
            Person("Nel|d'|Ancona", "+31612345606", "", "self", "incurable_symptoms",
                   note=("eind 1939",)),
        ),
    )  # fmt: skip


@stranger
def names_in_capitals_surname_column_with_infix_behind() -> Stranger:
    return Stranger(
        book={
            "GASTEN": [
                ["NAAM", "VOORNAAM", "TELEFOONNR", "MAILADRES", "SOORT", "FASE", "OPM"],
                ["BERG VD", "ANNEKE", 612345601, "ANNEKE@VOORBEELD.NL", "PAT", "CHEMO", None],
                ["JANSEN - DE VRIES", "RIET", 612345602, None, "NAASTE", None, "SPREEKT DUITS"],
                ["VRIES DE", "KEES", 612345603, None, "PAT", "PALLIATIEF", None],
                ["EL AMRANI", "FATIMA", 612345604, None, "NABEST", None, None],
                ["TER HORST", "JAN", 612345605, None, "PAT", "?", None],
            ]
        },
        people=(
            Person("ANNEKE|vd|BERG", "+31612345601", role="self", phase="treatment"),
            Person("RIET|JANSEN-DE VRIES", "+31612345602", role="close_one",
                   note=("SPREEKT DUITS",)),
            Person("KEES|de|VRIES", "+31612345603", role="self", phase="incurable_disease"),
            Person("FATIMA|EL|AMRANI", "+31612345604", role="bereaved"),
            Person("JAN|TER|HORST", "+31612345605", role="self"),
        ),
    )  # fmt: skip


@stranger
def bare_names_without_any_header() -> Stranger:
    return Stranger(
        book={
            "Blad1": [
                ["Anneke van den Berg", "06-12345601"],
                ["Piet de Jong", "06-12345602"],
                ["Els van 't Hart", "06-12345603"],
                ["Mevr. C. Bakker-Smit", None],
                ["Dhr. J.P. Visser", "0201234567"],
                ["Oege IJzerman", "06-12345606"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601"),
            Person("Piet|de|Jong", "+31612345602"),
            Person("Els|van 't|Hart", "+31612345603"),
            Person("C.|Bakker-Smit"),
            Person("J.P.|Visser", "+31201234567"),
            Person("Oege|IJzerman", "+31612345606"),
        ),
    )


@stranger
def one_column_of_names_and_nothing_else() -> Stranger:
    return Stranger(
        book={
            "Blad1": [
                ["Anneke van den Berg"],
                ["Piet de Jong"],
                ["Els Hart"],
                ["Oege IJzerman"],
                ["Nel Dijkstra"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg"),
            Person("Piet|de|Jong"),
            Person("Els|Hart"),
            Person("Oege|IJzerman"),
            Person("Nel|Dijkstra"),
        ),
    )


@stranger
def dates_month_first_told_by_the_days_above_twelve() -> Stranger:
    return Stranger(
        book={
            "Guests": [
                ["First name", "Last name", "Date of birth", "Phone", "First visit", "Type"],
                ["Anneke", "van den Berg", "5/12/1948", "+31 6 12345601", "1/15/2025", "patient"],
                ["Piet", "de Jong", "11/30/1951", "+31 6 12345602", "2/3/2025", "partner"],
                ["Els", "Hart", "3/4/1960", "+31 6 12345603", "12/24/2024", "widow"],
                ["Hülya", "Yılmaz", "7/21/1972", "+31 6 12345604", "2/28/2025", "patient"],
            ],
            "Visits": [
                ["Date", "Guest"],
                ["1/15/2025", "Anneke van den Berg"],
                ["2/3/2025", "Piet de Jong"],
                ["2/28/2025", "Hülya Yılmaz"],
                ["3/4/2025", "Anneke van den Berg"],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", "1948-05-12", "self"),
            Person("Piet|de|Jong", "+31612345602", "1951-11-30", "close_one"),
            Person("Els|Hart", "+31612345603", "1960-03-04", "bereaved"),
            Person("Hülya|Yılmaz", "+31612345604", "1972-07-21", "self"),
        ),
        visits={
            "Anneke van den Berg": "2025-01-15 2025-03-04",
            "Piet de Jong": "2025-02-03",
            "Hülya Yılmaz": "2025-02-28",
        },
        notices=("month_first",),
    )


@stranger
def dates_that_could_be_either_are_read_as_dutch_and_told() -> Stranger:
    return Stranger(
        book={
            "Guests": [
                ["Name", "Born", "Mobile"],
                ["Anneke van den Berg", "5/12/1948", "0612345601"],
                ["Piet de Jong", "11/3/1951", "0612345602"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", "1948-12-05"),
            Person("Piet|de|Jong", "+31612345602", "1951-03-11"),
        ),
        notices=("day_or_month_first",),
    )


@stranger
def dates_of_two_habits_in_one_column() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Geboortedatum", "Soort"],
                ["Anneke van den Berg", "25/12/1948", "zelf"],
                ["Piet de Jong", "11/30/1951", "zelf"],
                ["Els Hart", date(1960, 3, 4), "naaste"],
                ["Oege IJzerman", "04-03-61", "zelf"],
                ["Nel Dijkstra", "31-2-1950", "zelf"],
                ["Riet Bos", 17_533, "zelf"],
                ["Kees Smit", "1948-05-12 00:00:00", "zelf"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", birth="1948-12-25", role="self"),
            Person("Piet|de|Jong", birth="", role="self", note=("11/30/1951",)),
            Person("Els|Hart", birth="1960-03-04", role="close_one"),
            Person("Oege|IJzerman", birth="1961-03-04", role="self"),
            Person("Nel|Dijkstra", birth="", role="self", note=("31-2-1950",)),
            Person("Riet|Bos", birth="1948-01-01", role="self"),
            Person("Kees|Smit", birth="1948-05-12", role="self"),
        ),
        notices=("impossible_date",),
    )


@stranger
def phones_of_every_house() -> Stranger:
    return Stranger(
        book={
            "Telefoonlijst": [
                ["Wie", "Telefoonnummer(s)", "Opmerking"],
                ["Anneke van den Berg", "06-12345601 / 020-1234567", None],
                ["Piet de Jong", 612345602, None],
                ["Els van 't Hart", 31612345603, None],
                ["Hülya Yılmaz", "0031 6 12345604", None],
                ["Oege IJzerman", "06-12345605 (dochter Tine)", "liever bellen na 10 uur"],
                ["Nel d'Ancona", "geen", None],
                ["Joost Claes", "+32 470 12 34 56", None],
                ["Ursel Braun", "0049 170 1234567", None],
                ["Riet Bos", "06 123 456", None],
                ["Kees Smit", "0512-345678\n0612345610", None],
                ["Tine Mulder", "06.12.34.56.11 of 0512 345 679", None],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601 +31201234567"),
            Person("Piet|de|Jong", "+31612345602"),
            Person("Els|van 't|Hart", "+31612345603"),
            Person("Hülya|Yılmaz", "+31612345604"),
            Person("Oege|IJzerman", "+31612345605", note=("liever bellen na 10 uur",)),
            Person("Nel|d'|Ancona"),
            Person("Joost|Claes", "+32470123456"),
            Person("Ursel|Braun", "+491701234567"),
            Person("Riet|Bos", "06123456"),
            Person("Kees|Smit", "+31512345678 +31612345610"),
            Person("Tine|Mulder", "+31612345611 +31512345679"),
        ),
        notices=("zero_restored", "odd_phone"),
    )


@stranger
def one_person_five_ways_and_couples_with_one_number() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel", "Geboren", "Soort gast", "Opmerkingen"],
                ["Anneke van den Berg", "06-12345601", None, "patiënt", None],
                ["Berg, Anneke van den", "0612345601", "12-5-1948", None, "komt met de taxi"],
                ["van den Berg, Anneke", "+31612345601", None, None, None],
                ["ANNEKE V.D. BERG", "06 12 34 56 01", None, None, None],
                ["Anneke van den Berg", None, None, "naaste", None],
                ["Jan de Boer", "0512-345678", None, "zelf", None],
                ["Joke de Boer", "0512-345678", None, "naaste", None],
                ["Jan Visser", "06-12345607", None, "zelf", None],
                ["Jan Visser", "06-12345608", None, "naaste", None],
                ["Corrie Terpstra", "06-12345609", None, "zelf", None],
                ["Corry Terpstra", "06-12345609", None, "zelf", None],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", "1948-05-12", "self",
                   note=("komt met de taxi",)),
            Person("Anneke|van den|Berg", role="close_one"),
            Person("Jan|de|Boer", "+31512345678", role="self"),
            Person("Joke|de|Boer", "+31512345678", role="close_one"),
            Person("Jan|Visser", "+31612345607", role="self"),
            Person("Jan|Visser", "+31612345608", role="close_one"),
            Person("Corrie|Terpstra", "+31612345609", role="self"),
            Person("Corry|Terpstra", "+31612345609", role="self"),
        ),
        merged=3,
        doubles=4,
    )  # fmt: skip
