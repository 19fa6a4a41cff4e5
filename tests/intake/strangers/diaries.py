"""Who came, written as a diary, in boxes, by hours, by weekday, or in numbers below a month."""

from __future__ import annotations

from datetime import date

from tests.intake.strangers.presence import FOUR, GUESTS
from tests.intake.strangers.truth import Person, Stranger, stranger


@stranger
def day_numbers_below_the_months() -> Stranger:
    """A cell with several numbers tells that the others are days too, not counts."""
    return Stranger(
        book={
            "Gasten 2025": [
                ["Naam", "Tel", "Soort gast", "jan", "feb", "mrt", "Totaal"],
                ["Anneke van den Berg", "0612345601", "zelf", "7, 14, 21", "4", "4 en 11", 6],
                ["Piet de Jong", "0612345602", "naaste", 9, None, "6-13-20", 4],
                ["Els Hart", "0612345603", "nabestaande", None, "6/13", 18, 3],
                ["Oege IJzerman", "0612345604", "zelf", "7 (afg), 14", None, None, 1],
            ]
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-14 2025-01-21 2025-02-04 2025-03-04"
            " 2025-03-11",
            "Piet de Jong": "2025-01-09 2025-03-06 2025-03-13 2025-03-20",
            "Els Hart": "2025-02-06 2025-02-13 2025-03-18",
            "Oege IJzerman": "2025-01-14",
        },
        sign_offs={"Oege IJzerman": "2025-01-07"},
    )


@stranger
def day_numbers_below_the_months_in_a_sheet_of_their_own() -> Stranger:
    return Stranger(
        filename="inloophuis 2025.xlsx",
        book={
            "Gasten": GUESTS,
            "Bezoek": [
                ["Bezoek per maand (dagen)"],
                ["Naam", "Januari", "Februari", "Maart"],
                ["Anneke van den Berg", "7,14,21,28", "4,11", "4"],
                ["Piet de Jong", "9", None, "6,13"],
                ["Els Hart", None, "30", "18"],
            ],
        },
        people=(*FOUR[:2], Person("Els|Hart", "+31612345603", role="bereaved"), FOUR[3]),
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-14 2025-01-21 2025-01-28 2025-02-04"
            " 2025-02-11 2025-03-04",
            "Piet de Jong": "2025-01-09 2025-03-06 2025-03-13",
            "Els Hart": "2025-03-18",
        },
        notices=("days_unread",),
    )


@stranger
def a_diary_with_the_day_on_a_line_of_its_own() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Inloop": [
                ["Dagboek inloop"],
                ["dinsdag 7 januari 2025"],
                ["Anneke van den Berg"],
                ["Piet de Jong"],
                [],
                ["donderdag 9 januari 2025"],
                ["Els Hart"],
                ["Anneke van den Berg"],
                ["Wie Anders"],
                [],
                ["dinsdag 14 januari 2025"],
                ["Oege IJzerman"],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-09",
            "Piet de Jong": "2025-01-07",
            "Els Hart": "2025-01-09",
            "Oege IJzerman": "2025-01-14",
        },
        refused=("not_listed",),
    )


@stranger
def a_column_of_names_below_each_day() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "jan 2025": [
                ["di", "do", "di"],
                ["7-jan", "9-jan", "14-jan"],
                ["Anneke van den Berg", "Els Hart", "Oege IJzerman"],
                ["Piet de Jong", "Anneke vd Berg", None],
                [None, "Wie Anders", None],
                [2, 3, 1],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-09",
            "Piet de Jong": "2025-01-07",
            "Els Hart": "2025-01-09",
            "Oege IJzerman": "2025-01-14",
        },
        refused=("not_listed",),
    )


@stranger
def a_sheet_per_weekday_and_no_list_of_guests() -> Stranger:
    """The names stand only here: they are the guests."""
    return Stranger(
        filename="aanwezigheid 2025.xlsx",
        book={
            "Maandag": [
                ["Naam", "6-jan", "13-jan", "20-jan", "27-jan"],
                ["Anneke van den Berg", "x", "x", None, "x"],
                ["Piet de Jong", None, "x", "x", None],
                ["Els Hart", "x", None, "afg", "x"],
                ["Totaal", 2, 2, 1, 2],
            ],
            "Donderdag": [
                ["Naam", "9-jan", "16-jan", "23-jan", "30-jan"],
                ["Anneke van den Berg", "x", None, None, None],
                ["Oege IJzerman", "x", "x", "x", None],
                ["Hart, Els", None, "x", None, None],
                ["Totaal", 2, 2, 1, 0],
            ],
        },
        people=(
            Person("Anneke|van den|Berg"),
            Person("Piet|de|Jong"),
            Person("Els|Hart"),
            Person("Oege|IJzerman"),
        ),
        visits={
            "Anneke van den Berg": "2025-01-06 2025-01-13 2025-01-27 2025-01-09",
            "Piet de Jong": "2025-01-13 2025-01-20",
            "Els Hart": "2025-01-06 2025-01-27 2025-01-16",
            "Oege IJzerman": "2025-01-09 2025-01-16 2025-01-23",
        },
        sign_offs={"Els Hart": "2025-01-20"},
    )


@stranger
def boxes_ticked_true_and_false() -> Stranger:
    """Boxes of a web spreadsheet; the same in Dutch where someone saved it as text."""
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Telefoon", "Patiënt", "Naaste", "Nabestaande", "Nieuwsbrief"],
                ["Anneke van den Berg", "06-12345601", True, False, False, True],
                ["Piet de Jong", "06-12345602", "ONWAAR", "WAAR", "ONWAAR", "ONWAAR"],
                ["Els Hart", "06-12345603", False, False, True, False],
                ["Oege IJzerman", "06-12345604", True, False, False, "WAAR"],
            ],
            "Presentie": [
                ["Naam", date(2025, 1, 7), date(2025, 1, 9), date(2025, 1, 14)],
                ["Anneke van den Berg", True, False, True],
                ["Piet de Jong", "WAAR", "ONWAAR", "ONWAAR"],
                ["Els Hart", False, True, False],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self",
                   consents="newsletter to_confirm"),
            Person("Piet|de|Jong", "+31612345602", role="close_one",
                   consents="newsletter not_asked"),
            Person("Els|Hart", "+31612345603", role="bereaved",
                   consents="newsletter not_asked"),
            Person("Oege|IJzerman", "+31612345604", role="self",
                   consents="newsletter to_confirm"),
        ),
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-14",
            "Piet de Jong": "2025-01-07",
            "Els Hart": "2025-01-09",
        },
    )  # fmt: skip


@stranger
def marks_with_a_reason_and_times_of_arrival() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Presentie": [
                ["Naam", "7-1-2025", "9-1-2025", "14-1-2025", "16-1-2025", "21-1-2025"],
                ["Anneke van den Berg", "aanw.", "ziek", "vakantie", "X", "AFM"],
                ["Piet de Jong", "10:15", "10.30", "11:00 uur", "afm.", "✔"],
                ["Els Hart", "afg. (ziek)", "1", "v", "nvt", "ja"],
                ["Oege IJzerman", "V", "ziekenhuis", "x ", "vak", "gestopt"],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-16",
            "Piet de Jong": "2025-01-07 2025-01-09 2025-01-14 2025-01-21",
            "Els Hart": "2025-01-09 2025-01-14 2025-01-21",
            "Oege IJzerman": "2025-01-07 2025-01-14",
        },
        sign_offs={
            "Anneke van den Berg": "2025-01-21",
            "Piet de Jong": "2025-01-16",
            "Els Hart": "2025-01-07",
        },
        notices=("unknown_mark",),
    )


@stranger
def a_wide_year_with_weeks_and_months_added_up() -> Stranger:
    """Columns that add up a week or a month stand between the days."""
    days: list[object] = [
        date(2025, 1, 7), date(2025, 1, 9), "wk 2", date(2025, 1, 14), date(2025, 1, 16), "wk 3",
        "totaal januari", date(2025, 2, 4), date(2025, 2, 6), "wk 6", "totaal februari", "Totaal",
    ]  # fmt: skip
    return Stranger(
        book={
            "Aanwezigheid": [
                ["Naam", "Telefoon", "Soort gast", *days],
                ["Anneke van den Berg", "06-12345601", "zelf", 1, 1, 2, None, 1, 1, 3, None, 1, 1,
                 1, 4],
                ["Piet de Jong", "06-12345602", "naaste", None, 1, 1, None, None, 0, 1, 1, None, 1,
                 1, 2],
                ["Els Hart", "06-12345603", "nabestaande", 1, None, 1, 1, None, 1, 2, None, None,
                 0, 0, 2],
                ["Oege IJzerman", "06-12345604", "zelf", None, None, 0, None, 1, 1, 1, 1, 1, 2, 2,
                 3],
                ["Totaal", None, None, 2, 2, 4, 1, 2, 3, 7, 2, 2, 4, 4, 11],
            ]
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-09 2025-01-16 2025-02-06",
            "Piet de Jong": "2025-01-09 2025-02-04",
            "Els Hart": "2025-01-07 2025-01-14",
            "Oege IJzerman": "2025-01-16 2025-02-04 2025-02-06",
        },
    )  # fmt: skip


@stranger
def tallies_by_part_of_the_day() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Turflijst": [
                ["Datum", "Ochtend", "Middag", "Avond", "Totaal"],
                ["di 7-1-2025", 4, 3, None, 7],
                ["do 9-1-2025", 2, None, 5, 7],
                ["Totaal januari", 6, 3, 5, 14],
            ],
            "Turven anoniem": [
                ["Datum", "Dagdeel", "Patiënten", "Naasten"],
                [date(2025, 2, 4), "ochtend", 2, 1],
                [None, "middag", 1, None],
                [date(2025, 2, 6), "ochtend", None, 3],
                [None, "middag", None, 1],
            ],
        },
        people=FOUR,
        tallies={
            "2025-01-07": "unknown 7",
            "2025-01-09": "unknown 7",
            "2025-02-04": "self 3, close_one 1",
            "2025-02-06": "close_one 4",
        },
    )


@stranger
def the_same_day_at_the_inloop_and_at_the_yoga() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Inloop jan": [
                ["Naam", "7-1-2025", "9-1-2025"],
                ["Anneke van den Berg", "x", "x"],
                ["Piet de Jong", None, "x"],
            ],
            "Yoga": [
                ["Yoga met Ria, dinsdag 10.00"],
                ["Deelnemer", "7-1-2025", "14-1-2025"],
                ["Anneke van den Berg", "x", "afg"],
                ["Els Hart", "x", "x"],
            ],
            "Rooster gastvrouwen": [
                ["Datum", "Ochtend", "Middag"],
                ["7-1-2025", "Tine", "Wil"],
                ["9-1-2025", "Wil", "Tine"],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-07 2025-01-09",
            "Piet de Jong": "2025-01-09",
            "Els Hart": "2025-01-07 2025-01-14",
        },
        sign_offs={"Anneke van den Berg": "2025-01-14"},
        refused=("unknown_row", "unknown_row", "unknown_row"),
        unknown_sheets=("Rooster gastvrouwen",),
    )


@stranger
def a_diary_with_names_below_their_roles() -> Stranger:
    """A line per day, and who came in the column of what they are."""
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Wie waren er": [
                ["Datum", "Patiënten", "Naasten", "Nabestaanden"],
                ["7-1-2025", "Anneke van den Berg, Oege IJzerman", "Piet de Jong", None],
                ["9-1-2025", "Oege IJzerman", None, "Els Hart"],
            ],
        },
        people=FOUR,
        visits={
            "Anneke van den Berg": "2025-01-07",
            "Piet de Jong": "2025-01-07",
            "Oege IJzerman": "2025-01-07 2025-01-09",
            "Els Hart": "2025-01-09",
        },
    )


@stranger
def tallies_of_weekdays_beside_weeks() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Turven 2025": [
                ["Bezoekers zonder naam 2025"],
                ["Week", "ma", "di", "wo", "do", "Totaal"],
                [2, 4, 3, None, 5, 12],
                [3, None, 2, "-", 1, 3],
                ["totaal", 4, 5, 0, 6, 15],
            ],
        },
        people=FOUR,
        tallies={
            "2025-01-06": "unknown 4",
            "2025-01-07": "unknown 3",
            "2025-01-09": "unknown 5",
            "2025-01-14": "unknown 2",
            "2025-01-16": "unknown 1",
        },
    )
