"""What people put in a workbook that nobody would think of beforehand."""

from __future__ import annotations

from datetime import date

from tests.intake.strangers.presence import ELS, FOUR, GUESTS
from tests.intake.strangers.truth import Person, Stranger, stranger


@stranger
def a_contact_person_and_a_partner_with_numbers_of_their_own() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Gast", None, None, "Contactpersoon", None, None],
                ["Naam", "Tel", "Rol", "Naam", "Tel", "Tel partner"],
                ["Anneke van den Berg", "0612345601", "zelf", "Tine", "0612345691", "0612345671"],
                ["Piet de Jong", "0612345602", "naaste", "Jo Kok", "0612345692", None],
                ["Els Hart", "0612345603", "zelf", None, None, None],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self",
                   others={"emergency_contact": "Tine, 0612345691, 0612345671"}),
            Person("Piet|de|Jong", "+31612345602", role="close_one",
                   others={"emergency_contact": "Jo Kok, 0612345692"}),
            Person("Els|Hart", "+31612345603", role="self"),
        ),
    )  # fmt: skip


@stranger
def two_people_on_one_line() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel", "Rol"],
                ["Jan en Riet de Vries", "0612345601", "naaste"],
                ["Fam. Bos", "0612345602", "naaste"],
                ["Els Hart", "0612345603", "zelf"],
            ]
        },
        people=(
            Person("Jan en Riet|de|Vries", "+31612345601", role="close_one",
                   note=("Jan en Riet de Vries",)),
            Person("|Bos", "+31612345602", role="close_one", note=("Fam. Bos",)),
            Person("Els|Hart", "+31612345603", role="self"),
        ),
        notices=("several_people",),
    )  # fmt: skip


@stranger
def a_column_that_nobody_may_keep() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "BSN", "Tel", "Status"],
                ["Anneke van den Berg", "111222333", "0612345601", "actief"],
                ["Piet de Jong", 123456782, "0612345602", "overleden"],
                ["Els Hart", None, "0612345603", "verhuisd"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", note=("Status: actief",)),
            Person("Piet|de|Jong", "+31612345602", died="?"),
            Person("Els|Hart", "+31612345603", note=("Status: verhuisd",)),
        ),
        notices=("never_kept",),
    )


@stranger
def two_tables_beside_each_other() -> Stranger:
    return Stranger(
        book={
            "Bellijst": [
                ["Telefoonlijst gasten"],
                ["Naam", "Tel", None, "Naam", "Tel"],
                ["Anneke van den Berg", "0612345601", None, "Els Hart", "0612345603"],
                ["Piet de Jong", "0612345602", None, "Oege IJzerman", "0612345604"],
                ["Nel Dijkstra", "0612345605", None, None, None],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601"),
            Person("Piet|de|Jong", "+31612345602"),
            Person("Els|Hart", "+31612345603"),
            Person("Oege|IJzerman", "+31612345604"),
            Person("Nel|Dijkstra", "+31612345605"),
        ),
    )


@stranger
def several_people_in_one_cell_of_a_day_book() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Inloop": [
                ["Datum", "Aanwezig", "Bijzonderheden"],
                ["7-1-2025", "Anneke van den Berg, Piet de Jong", None],
                ["9-1-2025", "Els Hart\nOege IJzerman en Jan Bos", "soep gegeten"],
                ["14-1-2025", "Els Hart; Piet de Jong", None],
                ["16-1-2025", "Hart, Els", None],
            ],
        },
        people=(
            *(p for p in FOUR if p is not ELS and "IJzerman" not in p.name),
            Person("Els|Hart", "+31612345603", role="bereaved", note=("soep gegeten",)),
            Person("Oege|IJzerman", "+31612345604", role="self", note=("soep gegeten",)),
        ),
        visits={
            "Anneke van den Berg": "2025-01-07",
            "Piet de Jong": "2025-01-07 2025-01-14",
            "Els Hart": "2025-01-09 2025-01-14 2025-01-16",
            "Oege IJzerman": "2025-01-09",
        },
        refused=("not_listed",),
    )


@stranger
def days_with_slashes_marks_with_remarks_and_a_note_beside_them() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Q1 2025": [
                ["Naam", "ma 6/1", "di 7/1", "do 9/1", "ma 13/1", "Opm"],
                ["Anneke van den Berg", "x", None, "x (kort)", "x", "komt met rollator"],
                ["Piet de Jong", None, "1", None, "afgebeld", None],
                ["Els Hart", "x", "x", "z", "v", "man overleden"],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self",
                   note=("komt met rollator",)),
            Person("Piet|de|Jong", "+31612345602", role="close_one"),
            Person("Els|Hart", "+31612345603", role="bereaved", note=("man overleden",)),
            Person("Oege|IJzerman", "+31612345604", role="self"),
        ),
        visits={
            "Anneke van den Berg": "2025-01-06 2025-01-09 2025-01-13",
            "Piet de Jong": "2025-01-07",
            "Els Hart": "2025-01-06 2025-01-07 2025-01-13",
        },
        sign_offs={"Piet de Jong": "2025-01-13"},
        asked=("Els Hart",),
        notices=("unknown_mark",),
    )  # fmt: skip


@stranger
def a_day_count_with_newcomers_and_volunteers_beside_it() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Turf": [
                ["Datum", "Bezoekers", "waarvan nieuw", "Vrijwilligers", "Opm"],
                [date(2025, 1, 7), 12, 2, 3, "druk"],
                [date(2025, 1, 9), 8, 0, 3, None],
            ],
        },
        people=FOUR,
        tallies={"2025-01-07": "unknown 12", "2025-01-09": "unknown 8"},
    )


@stranger
def who_died_on_a_sheet_of_their_own() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Overleden gasten": [
                ["Naam", "Tel", "Overleden op"],
                ["Nel Bos", "0612345691", "3-4-2025"],
                ["An Vos", "0612345692", "mei 2025"],
            ],
            "Oud overleden": [["Naam", "Tel", "Soort"], ["Jo Kok", "0612345693", "zelf"]],
        },
        people=(
            *FOUR,
            Person("Nel|Bos", "+31612345691", died="2025-04-03"),
            Person("An|Vos", "+31612345692", died="2025-05"),
            Person("Jo|Kok", "+31612345693", role="self"),
        ),
        asked=("Jo Kok",),
    )


@stranger
def words_that_say_more_than_their_code() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Rol", "Fase"],
                ["Anneke van den Berg", "zelf", "chemo tot mei"],
                ["Piet de Jong", "partner van Anneke van den Berg", None],
                ["Els Hart", "zelf", "palliatief, hospice De Wilg"],
                ["Oege IJzerman", "dochter", "?"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", role="self", phase="treatment",
                   note=("chemo tot mei",)),
            Person("Piet|de|Jong", role="close_one",
                   note=("partner van Anneke van den Berg",)),
            Person("Els|Hart", role="self", phase="terminal", note=("hospice De Wilg",)),
            Person("Oege|IJzerman", role="close_one"),
        ),
    )  # fmt: skip


@stranger
def infixes_in_brackets_behind_and_with_slashes() -> Stranger:
    return Stranger(
        book={
            "x": [
                ["Naam", "Tel"],
                ["Berg (van den), Anneke", "0612345601"],
                ["Vries de, Kees", "0612345602"],
                ["v/d Meer, Corrie", "0612345603"],
                ["Dijk, P. van", "tel. 06-12345604 (na 18u)"],
                ["de Heer P. Bos", "06 - 1234 56 06"],
                ["van Dijk-Smit, Jo (Johanna)", "(0512) 34 56 78"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601"),
            Person("Kees|de|Vries", "+31612345602"),
            Person("Corrie|v/d|Meer", "+31612345603"),
            Person("P.|van|Dijk", "+31612345604"),
            Person("P.|Bos", "+31612345606"),
            Person("Jo (Johanna)|van|Dijk-Smit", "+31512345678"),
        ),
    )


@stranger
def a_column_for_each_visit_and_a_plus_for_a_cross() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel", "Opm"],
                ["Anneke van den Berg", "0612345601", "+ 3-4-2025"],
                ["Piet de Jong", "0612345602", "+31-6-12345699 is van de buurman"],
            ],
            "Bezoeken": [
                ["Naam", "Datum bezoek 1", "Datum bezoek 2", "Datum bezoek 3"],
                ["Anneke van den Berg", "7-1-2025", "9-1-2025", None],
                ["Piet de Jong", "7-1-2025", None, "14-1-2025"],
            ],
            "Presentie": [
                ["Naam", "1-4-2025", "3-4-2025", "8-4-2025"],
                ["Anneke van den Berg", "●", "afw", "1x"],
                ["Piet de Jong", "p", "-", "afgem."],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", note=("+ 3-4-2025",)),
            Person("Piet|de|Jong", "+31612345602", note=("buurman",)),
        ),
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-09 2025-04-01 2025-04-08",
            "Piet de Jong": "2025-01-07 2025-01-14 2025-04-01",
        },
        sign_offs={"Piet de Jong": "2025-04-08"},
        asked=("Anneke van den Berg",),
    )
