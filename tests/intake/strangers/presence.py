"""Who came when: matrices, lines, sheets per month, guest books, counts."""

from __future__ import annotations

from datetime import date

from tests.intake.strangers.truth import Person, Stranger, stranger

ANNEKE = Person("Anneke|van den|Berg", "+31612345601", role="self")
PIET = Person("Piet|de|Jong", "+31612345602", role="close_one")
ELS = Person("Els|Hart", "+31612345603", role="bereaved")
OEGE = Person("Oege|IJzerman", "+31612345604", role="self")
FOUR = (ANNEKE, PIET, ELS, OEGE)
GUESTS: list[list[object]] = [
    ["Naam", "Telefoon", "Soort gast"],
    ["Anneke van den Berg", "06-12345601", "zelf"],
    ["Piet de Jong", "06-12345602", "naaste"],
    ["Els Hart", "06-12345603", "nabestaande"],
    ["Oege IJzerman", "06-12345604", "zelf"],
]


@stranger
def a_sheet_per_month_with_day_numbers() -> Stranger:
    return Stranger(
        filename="inloop 2025.xlsx",
        book={
            "gasten": GUESTS,
            "januari": [
                ["JANUARI"],
                ["Naam", 6, 7, 9, 13, 14, "totaal"],
                ["Anneke van den Berg", "x", "x", None, "afg", "x", 3],
                ["Piet de Jong", None, "x", None, None, None, 1],
                ["Els Hart", "X", None, None, "x", None, 2],
                ["Totaal", 2, 2, 0, 1, 1, 6],
            ],
            "februari": [
                ["FEBRUARI"],
                ["Naam", 3, 4, 6, 10, 11, "totaal"],
                ["Anneke van den Berg", "v", None, "v", None, None, 2],
                ["Oege IJzerman", None, "v", None, "aanw.", None, 2],
                ["Totaal", 1, 1, 1, 1, 0, 4],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-06 2025-01-07 2025-01-14 2025-02-03 2025-02-06",
            "Piet de Jong": "2025-01-07",
            "Els Hart": "2025-01-06 2025-01-13",
            "Oege IJzerman": "2025-02-04 2025-02-10",
        },
        sign_offs={"Anneke van den Berg": "2025-01-13"},
    )


@stranger
def a_matrix_under_weekdays_and_merged_months_with_the_header_on_row_five() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Presentielijst": [
                ["Inloophuis De Wilg"],
                ["Presentie 2025 (1 = geweest, a = afgemeld)"],
                [],
                [None, "maart", None, None, "april", None],
                [None, "ma", "di", "do", "di", "do"],
                ["Gast", 3, 4, 6, 1, 3],
                ["A. van den Berg", 1, None, 1, None, "a"],
                ["Jong, Piet de", None, 1, None, 1, None],
                ["Oege IJzerman", 1, 1, 1, 1, 1],
                ["Truus Onbekend", 1, None, None, None, None],
                [None, 3, 2, 2, 2, 1],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-03-03 2025-03-06",
            "Piet de Jong": "2025-03-04 2025-04-01",
            "Oege IJzerman": "2025-03-03 2025-03-04 2025-03-06 2025-04-01 2025-04-03",
        },
        sign_offs={"Anneke van den Berg": "2025-04-03"},
        refused=("not_listed",),
    )


@stranger
def a_line_per_visit_with_the_day_written_once() -> Stranger:
    return Stranger(
        book={
            "Wie is wie": GUESTS,
            "Dagboek": [
                ["Wanneer", "Wie was er", "Bijzonderheden"],
                ["di 4 maart 2025", "Anneke van den Berg", None],
                [None, "Piet de Jong", "bracht taart"],
                [None, "Els Hart", None],
                ["do 6 maart 2025", "Anneke van den Berg", None],
                [None, "Oege IJzerman", None],
                [None, "Iemand van de gemeente", None],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-03-04 2025-03-06",
            "Piet de Jong": "2025-03-04",
            "Els Hart": "2025-03-04",
            "Oege IJzerman": "2025-03-06",
        },
        refused=("not_listed",),
    )


@stranger
def guests_and_their_days_in_one_wide_sheet() -> Stranger:
    return Stranger(
        book={
            "2025": [
                ["Naam", "06-nr", "Patiënt/naaste/nabestaande", "7-1", "9-1", "14-1", "tot."],
                ["Anneke van den Berg", "612345601", "P", "ja", "nee", "ja", 2],
                ["Piet de Jong", "612345602", "N", "nee", "ja", "afg.", 1],
                ["Els Hart", "612345603", "NB", "ja", "ja", "ja", 3],
                ["Oege IJzerman", "612345604", "P", None, None, "✓", 1],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601"),
            Person("Piet|de|Jong", "+31612345602"),
            Person("Els|Hart", "+31612345603"),
            Person("Oege|IJzerman", "+31612345604"),
        ),
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-14",
            "Piet de Jong": "2025-01-09",
            "Els Hart": "2025-01-07 2025-01-09 2025-01-14",
            "Oege IJzerman": "2025-01-14",
        },
        sign_offs={"Piet de Jong": "2025-01-14"},
        words=("n", "nb", "p"),
    )


@stranger
def tallies_by_day_only_and_per_role_beside_it() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Turven per dag": [
                ["Turflijst bezoekers zonder naam 2025"],
                ["Dag", "Aantal"],
                ["dinsdag 7 januari", 4],
                ["donderdag 9 januari", "IIII"],
                ["dinsdag 14 januari", 0],
                ["Totaal", 8],
            ],
            "Turven met soort": [
                ["Datum", "Mensen met kanker", "Naasten", "Nabestaanden", "Weet niet", "Samen"],
                [date(2025, 2, 4), 2, 1, None, 1, 4],
                [date(2025, 2, 6), 3, None, 2, None, 5],
            ],
        },
        people=FOUR,
        tallies={
            "2025-01-07": "unknown 4",
            "2025-01-09": "unknown 4",
            "2025-02-04": "self 2, close_one 1, unknown 1",
            "2025-02-06": "self 3, bereaved 2",
        },
    )


@stranger
def counts_per_month_are_no_visits() -> Stranger:
    """Nobody knows the days of "4 times in March": they stay in the note."""
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Soort gast", "jan", "feb", "mrt", "apr", "mei", "jun", "Totaal"],
                ["Anneke van den Berg", "zelf", 4, 3, 5, 2, 1, 6, 21],
                ["Piet de Jong", "naaste", 0, 2, 2, 1, 0, 1, 6],
                ["Els Hart", "nabestaande", 1, 1, 2, 4, 4, 3, 15],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", role="self", note=("mrt: 5",)),
            Person("Piet|de|Jong", role="close_one", note=("feb: 2",)),
            Person("Els|Hart", role="bereaved", note=("jan: 1",)),
        ),
    )


@stranger
def a_visit_list_of_another_country_with_time_and_mark() -> Stranger:
    return Stranger(
        book={
            "Guest list": [
                ["Guest ID", "Surname", "Given name", "Prefix", "Telephone", "Category"],
                ["G-001", "Berg", "Anneke", "van den", "+31612345601", "having cancer"],
                ["G-002", "Jong", "Piet", "de", "+31612345602", "partner"],
                ["G-003", "Hart", "Els", None, "+31612345603", "widow"],
            ],
            "Attendance": [
                ["Guest ID", "Visit date", "Attendance"],
                ["G-001", "2025-03-04 10:15", "present"],
                ["G-002", "2025-03-04 10:20", "cancelled"],
                ["G-001", "2025-03-06 13:00", "present"],
                ["G-009", "2025-03-06 13:05", "present"],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self"),
            Person("Piet|de|Jong", "+31612345602", role="close_one"),
            Person("Els|Hart", "+31612345603", role="bereaved"),
        ),
        visits={"Anneke van den Berg": "2025-03-04 2025-03-06"},
        sign_offs={"Piet de Jong": "2025-03-04"},
        refused=("not_listed",),
    )


@stranger
def the_days_of_several_visits_in_one_cell() -> Stranger:
    return Stranger(
        book={
            "Gasten 2025": [
                ["Naam", "Telefoon", "Soort gast", "Bezoeken"],
                ["Anneke van den Berg", "06-12345601", "zelf", "3-1, 10-1 en 17-1-2025"],
                ["Piet de Jong", "06-12345602", "naaste", "7/1; 9/1 (afg)\n14/1"],
                ["Els Hart", "06-12345603", "nabestaande", date(2025, 1, 7)],
                ["Oege IJzerman", "06-12345604", "zelf", "20-12, 3-1-2025 en na de vakantie"],
                ["Nel Dijkstra", None, "zelf", None],
                ["Riet Bos", None, "naaste", "3, 10 en 17 februari"],
            ]
        },
        people=(
            *FOUR[:3],
            Person("Oege|IJzerman", "+31612345604", role="self", note=("na de vakantie",)),
            Person("Nel|Dijkstra", role="self"),
            Person("Riet|Bos", role="close_one"),
        ),
        visits={
            "Anneke van den Berg": "2025-01-03 2025-01-10 2025-01-17",
            "Piet de Jong": "2025-01-07 2025-01-14",
            "Els Hart": "2025-01-07",
            "Oege IJzerman": "2024-12-20 2025-01-03",
            "Riet Bos": "2025-02-03 2025-02-10 2025-02-17",
        },
        sign_offs={"Piet de Jong": "2025-01-09"},
        notices=("days_unread",),
    )


@stranger
def a_line_per_guest_with_all_days_behind_the_name() -> Stranger:
    return Stranger(
        filename="bezoek 2025.xlsx",
        book={
            "Gasten": GUESTS,
            "Inloop": [
                ["Gast", "Bezocht op"],
                ["Anneke van den Berg", "3-1, 10-1, 17-1"],
                ["Piet de Jong", "7 en 9 januari"],
                ["Els Hart", "7-1"],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-03 2025-01-10 2025-01-17",
            "Piet de Jong": "2025-01-07 2025-01-09",
            "Els Hart": "2025-01-07",
        },
    )


@stranger
def days_in_a_cell_that_are_no_visits_or_of_no_year() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Telefoon", "Chemo", "Geweest op"],
                ["Anneke van den Berg", "06-12345601", "3-1, 10-1 en 17-1-2025", "7-1, 9-1"],
                ["Piet de Jong", "06-12345602", "4-2-2025, 11-2-2025", "14-1 en 16-1"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601",
                   note=("Chemo: 3-1, 10-1 en 17-1-2025", "Geweest op: 7-1, 9-1")),
            Person("Piet|de|Jong", "+31612345602", note=("11-2-2025", "14-1 en 16-1")),
        ),
        notices=("no_year",),
    )  # fmt: skip
