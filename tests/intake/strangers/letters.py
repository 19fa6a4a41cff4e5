"""Lists that say more in less room: names once, dates in pieces, roles behind names."""

from __future__ import annotations

from datetime import date

from tests.intake.strangers.presence import FOUR, GUESTS
from tests.intake.strangers.truth import Person, Stranger, stranger


@stranger
def a_name_once_and_the_days_below_each_other() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Bezoeken": [
                ["Naam", "Datum", "Activiteit"],
                ["Anneke van den Berg", date(2025, 1, 7), "inloop"],
                [None, date(2025, 1, 14), "yoga"],
                [None, date(2025, 1, 21), "inloop"],
                ["Piet de Jong", date(2025, 1, 9), "inloop"],
                [None, date(2025, 1, 16), "inloop"],
                ["Wie Anders", date(2025, 1, 9), "inloop"],
                [None, date(2025, 1, 30), "inloop"],
                ["Totaal", 7],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-14 2025-01-21",
            "Piet de Jong": "2025-01-09 2025-01-16",
        },
        refused=("not_listed", "not_listed"),
    )


@stranger
def year_month_and_day_in_columns_of_their_own() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Geb. dag", "Geb. maand", "Geb. jaar", "Soort gast"],
                ["Anneke van den Berg", 12, 5, 1948, "zelf"],
                ["Piet de Jong", 3, "maart", 1951, "naaste"],
                ["Els Hart", None, None, 1960, "nabestaande"],
            ],
            "Bezoek": [
                ["Jaar", "Maand", "Dag", "Wie"],
                [2025, 1, 7, "Anneke van den Berg"],
                [2025, 1, 7, "Piet de Jong"],
                [2025, "februari", 4, "Anneke van den Berg"],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", birth="1948-05-12", role="self"),
            Person("Piet|de|Jong", birth="1951-03-03", role="close_one"),
            Person("Els|Hart", birth="1960", role="bereaved"),
        ),
        visits={"Anneke van den Berg": "2025-01-07 2025-02-04", "Piet de Jong": "2025-01-07"},
    )


@stranger
def a_group_with_who_came_to_each_meeting() -> Stranger:
    """The meetings are visits, and who stands in the list is in the group."""
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Zinvol leven": [
                ["Lotgenotengroep Zinvol leven, start 7-10-2025, 3 bijeenkomsten"],
                ["Naam", "7-10-2025", "14-10-2025", "21-10-2025"],
                ["Anneke van den Berg", "x", "x", "afg"],
                ["Piet de Jong", "x", "-", "x"],
                ["Wachtlijst"],
                ["Els Hart"],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-10-07 2025-10-14",
            "Piet de Jong": "2025-10-07 2025-10-21",
        },
        sign_offs={"Anneke van den Berg": "2025-10-21"},
        groups={"Zinvol leven": ("Anneke van den Berg", "Piet de Jong", "wacht: Els Hart")},
    )


@stranger
def a_row_per_group_with_its_people_beside_it() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Groepen 2025": [
                ["Groep", "Begeleider", "Start", "Deelnemer 1", "Deelnemer 2", "Deelnemer 3"],
                ["Zinvol leven", "Riet Bos", date(2025, 9, 2), "Anneke van den Berg",
                 "Oege IJzerman", None],
                ["Partners", "Wil Kok", date(2025, 9, 4), "Piet de Jong", None, None],
            ],
        },
        people=FOUR,
        groups={
            "Zinvol leven": ("Anneke van den Berg", "Oege IJzerman"),
            "Partners": ("Piet de Jong",),
        },
    )  # fmt: skip


@stranger
def those_who_died_below_a_heading_of_their_own() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Telefoon", "Soort gast"],
                ["Anneke van den Berg", "06-12345601", "zelf"],
                ["Piet de Jong", "06-12345602", "naaste"],
                [],
                ["Overleden"],
                ["Els Hart", "06-12345603", "zelf"],
                [],
                ["Gestopt / verhuisd"],
                ["Oege IJzerman", "06-12345604", "zelf"],
            ]
        },
        people=(
            *FOUR[:2],
            Person("Els|Hart", "+31612345603", role="self"),
            FOUR[3],
        ),
        asked=("Els Hart",),
    )


@stranger
def the_role_and_the_year_behind_the_name() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel"],
                ["Anneke van den Berg (patiënt)", "0612345601"],
                ["Piet de Jong (naaste)", "0612345602"],
                ["Els Hart (nabestaande)", "0612345603"],
                ["Oege IJzerman (1952)", "0612345604"],
                ["Jo Bos (echtgenoot van Nel)", "0612345605"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self"),
            Person("Piet|de|Jong", "+31612345602", role="close_one"),
            Person("Els|Hart", "+31612345603", role="bereaved"),
            Person("Oege|IJzerman", "+31612345604", "1952"),
            Person("Jo|Bos", "+31612345605", role="close_one",
                   note=("echtgenoot van Nel",)),
        ),
    )  # fmt: skip


@stranger
def two_columns_of_phases_of_which_the_later_counts() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Soort", "Fase bij intake", "Fase nu", "Datum fase"],
                ["Anneke van den Berg", "zelf", "chemo", "palliatief", "3-6-2025"],
                ["Piet de Jong", "zelf", "diagnose", "in behandeling", None],
                ["Els Hart", "zelf", "in behandeling", None, None],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", role="self", phase="incurable_disease",
                   note=("Fase bij intake: chemo", "Datum fase: 3-6-2025")),
            Person("Piet|de|Jong", role="self", phase="treatment",
                   note=("Fase bij intake: diagnose",)),
            Person("Els|Hart", role="self", note=("Fase bij intake: in behandeling",)),
        ),
    )  # fmt: skip


@stranger
def headers_over_several_lines_and_with_signs() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam\ngast *", "Geb.-\ndatum", "Telefoon-\nnummer", "Soort\ngast",
                 "E-mail-\nadres", "1e\nbezoek", "Bijzonder-\nheden"],
                ["Anneke van den Berg", "12-5-1948", "06-12345601", "patiënt", "a@v.nl",
                 "3 mrt 24", "belt zelf"],
                ["Piet de Jong", 18690, "06-12345602", "partner", None, 45370, None],
                ["Els Hart", "1960", "06-12345603", "nabest.", None, "mrt '24", None],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", "1948-05-12", "self",
                   note=("belt zelf",), others={"email": "a@v.nl"}),
            Person("Piet|de|Jong", "+31612345602", "1951-03-03", "close_one"),
            Person("Els|Hart", "+31612345603", "1960", "bereaved"),
        ),
    )  # fmt: skip


@stranger
def weeks_above_weekdays() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Presentie 2025": [
                [None, "week 2", None, None, "week 3", None, None],
                ["Naam", "ma", "di", "do", "ma", "di", "do"],
                ["Anneke van den Berg", "x", None, "x", None, "x", None],
                ["Piet de Jong", None, "x", None, "x", None, "afg"],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-06 2025-01-09 2025-01-14",
            "Piet de Jong": "2025-01-07 2025-01-13",
        },
        sign_offs={"Piet de Jong": "2025-01-16"},
    )


@stranger
def days_with_their_weekday_below_and_what_was_on() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Inloop 2025": [
                ["Naam", "7/1\n(di)", "do 9/1 yoga", "di 14/1 (dicht)", "16-1 inloop"],
                ["Anneke van den Berg", "x", "x", None, "x"],
                ["Piet de Jong", None, "x", None, None],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-09 2025-01-16",
            "Piet de Jong": "2025-01-09",
        },
    )


@stranger
def a_line_per_guest_and_month() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Bezoek 2025": [
                ["Naam", "Maand", "Dagen"],
                ["Anneke van den Berg", "januari", "7, 14, 21"],
                ["Anneke van den Berg", "februari", 4],
                ["Piet de Jong", "januari", "9 en 16"],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-14 2025-01-21 2025-02-04",
            "Piet de Jong": "2025-01-09 2025-01-16",
        },
    )


@stranger
def a_patient_and_who_is_close_on_one_row() -> Stranger:
    """The partner has columns too; the centre made one row of the two. It makes one card."""
    return Stranger(
        book={
            "Gasten": [
                ["Naam gast", "Tel", "Soort gast", "Naaste van", "Relatie tot patiënt",
                 "Naam partner", "Tel partner"],
                ["Anneke van den Berg", "0612345601", "patiënt", None, None, "Kees van den Berg",
                 "0612345611"],
                ["Piet de Jong", "0612345602", "naaste", "Nel de Jong", "echtgenoot", None, None],
                ["Els Hart", "0612345603", "nabestaande", "Gerrit Hart †", "dochter", None, None],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self",
                   note=("Kees van den Berg",)),
            Person("Piet|de|Jong", "+31612345602", role="close_one",
                   note=("Nel de Jong", "echtgenoot")),
            Person("Els|Hart", "+31612345603", role="bereaved", note=("Gerrit Hart",)),
        ),
        asked=("Els Hart",),
    )  # fmt: skip


@stranger
def guests_below_the_heading_of_their_role_with_marks() -> Stranger:
    return Stranger(
        book={
            "Presentie 2025": [
                ["Naam", "Telefoon", "7-1", "9-1", "14-1"],
                ["PATIËNTEN"],
                ["Anneke van den Berg", "06-12345601", "x", None, "x"],
                ["Oege IJzerman", "06-12345604", None, "x", None],
                ["NAASTEN"],
                ["Piet de Jong", "06-12345602", "x", "x", None],
                ["NABESTAANDEN"],
                ["Els Hart", "06-12345603", None, None, "a"],
                [None, None, 2, 2, 1],
            ]
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-14",
            "Oege IJzerman": "2025-01-09",
            "Piet de Jong": "2025-01-07 2025-01-09",
        },
        sign_offs={"Els Hart": "2025-01-14"},
    )


@stranger
def text_of_an_old_machine_with_a_title_and_tails() -> Stranger:
    """Lines end as on an old machine; every line has the separators of the widest."""
    text = (
        "Gastenlijst inloophuis De Wilg;;;;\r;;;;\rNaam;Tel;Geboren;Soort;Opm\r"
        "Berg, Anneke van den;06-12345601;12-5-1948;pati\u00ebnt;komt, als het kan\r"
        "Jong, Piet de;06-12345602;1951;naaste;\r;;;;\rTotaal;2;;;\r"
    )
    return Stranger(
        filename="gasten.csv",
        data=text.encode("cp1252"),
        people=(
            Person("Anneke|van den|Berg", "+31612345601", "1948-05-12", "self",
                   note=("komt, als het kan",)),
            Person("Piet|de|Jong", "+31612345602", "1951", "close_one"),
        ),
    )  # fmt: skip


@stranger
def everything_of_a_guest_in_one_cell() -> Stranger:
    return Stranger(
        book={
            "Blad1": [
                ["Gasten 2025"],
                ["Anneke van den Berg, 06-12345601, patiënt"],
                ["Piet de Jong, 06-12345602, naaste"],
                ["Els Hart, 06-12345603, nabestaande"],
                ["Oege IJzerman, 06-12345604, patiënt"],
            ]
        },
        people=FOUR,
    )


@stranger
def first_visits_and_last_ones_in_every_habit() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel", "Eerste bezoek", "Laatste bezoek", "Aantal"],
                ["Anneke van den Berg", "0612345601", "voorjaar 2024", "3-6-2025", 12],
                ["Piet de Jong", "0612345602", "sinds 2019", "mei 2025", 3],
                ["Els Hart", "0612345603", "2024-03-03 00:00:00", "?", 1],
                ["Oege IJzerman", "0612345604", "begin 2025", date(2025, 2, 3), 4],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", note=("voorjaar 2024",)),
            Person("Piet|de|Jong", "+31612345602"),
            Person("Els|Hart", "+31612345603"),
            Person("Oege|IJzerman", "+31612345604", note=("begin 2025",)),
        ),
        notices=("impossible_date",),
    )


@stranger
def consents_with_initials_and_conditions() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel", "AVG getekend d.d.", "Nieuwsbrief (j/n)", "Foto"],
                ["Anneke van den Berg", "0612345601", "3-1-25 MJ", "j", "ja, niet op facebook"],
                ["Piet de Jong", "0612345602", "ja (mondeling)", "n", "n.v.t."],
                ["Els Hart", "0612345603", "mei 2024", "J", "nee"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601",
                   consents="keep_data to_confirm 2025-01-03, newsletter to_confirm",
                   note=("ja, niet op facebook",)),
            Person("Piet|de|Jong", "+31612345602",
                   consents="keep_data to_confirm, newsletter refused"),
            Person("Els|Hart", "+31612345603",
                   consents="newsletter to_confirm, photo refused", note=("mei 2024",)),
        ),
        notices=("consent_no", "consent_unread"),
    )  # fmt: skip
