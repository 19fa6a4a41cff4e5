"""Tables that read in two directions: groups side by side, days beside months."""

from __future__ import annotations

from datetime import date

from tests.intake.strangers.presence import ANNEKE, ELS, FOUR, GUESTS, OEGE, PIET
from tests.intake.strangers.truth import Person, Stranger, stranger

MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
Row = list[object]


@stranger
def groups_side_by_side_with_a_column_of_names_each() -> Stranger:
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Lotgenotengroepen": [
                ["Lotgenotengroepen voorjaar 2025"],
                [],
                [None, "Zinvol leven", "Na de behandeling", "Mannen van 50+"],
                [None, "di 10:00, o.l.v. Riet", None, "start 4-3-2025"],
                [1, "Anneke van den Berg", "Jong, Piet de", "Oege IJzerman"],
                [2, "Els Hart (reserve)", "Oege IJzerman", "Kees Onbekend"],
                [3, None, "wachtlijst", None],
                [4, None, "Anneke vd Berg 06-12345601", None],
                ["Totaal", 2, 3, 2],
            ],
        },
        people=FOUR,
        groups={
            "Zinvol leven": ("Anneke van den Berg", "wacht: Els Hart"),
            "Na de behandeling": (
                "Piet de Jong", "Oege IJzerman", "wacht: Anneke van den Berg",
            ),
            "Mannen van 50+": ("Oege IJzerman",),
        },
        refused=("not_listed",),
    )  # fmt: skip


@stranger
def groups_side_by_side_under_a_name_that_says_nothing() -> Stranger:
    """Most of these people are guests: it is the groups they are in. Nobody is made twice."""
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Blad2": [
                ["Jonge ouders", "Rouw en verlies", "Wachtlijst"],
                ["Anneke van den Berg", "Els Hart", "Oege IJzerman"],
                ["Piet de Jong", "Piet de Jong", "Anneke van den Berg"],
            ],
        },
        people=FOUR,
        groups={
            "Jonge ouders": ("Anneke van den Berg", "Piet de Jong"),
            "Rouw en verlies": (
                "Els Hart", "Piet de Jong", "wacht: Oege IJzerman", "wacht: Anneke van den Berg",
            ),
        },
    )  # fmt: skip


@stranger
def columns_of_names_that_are_no_groups() -> Stranger:
    """Who serves the coffee when: other people than the guests, and nothing is made of them."""
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Wie doet wat": [
                ["Koffie schenken", "Bloemen halen"],
                ["Tine Mulder", "Joost Claes"],
                ["Ursel Braun", "Tine Mulder"],
                ["Joost Claes", "Ursel Braun"],
            ],
        },
        people=FOUR,
        refused=("unknown_row", "unknown_row", "unknown_row", "unknown_row"),
        unknown_sheets=("Wie doet wat",),
    )


def _grid(cells: dict[tuple[int, int], object]) -> list[Row]:
    return [[day, *(cells.get((day, month)) for month in range(1, 13))] for day in range(1, 32)]


@stranger
def a_tally_of_days_beside_months() -> Stranger:
    cells: dict[tuple[int, int], object] = {
        (1, 1): "dicht", (7, 1): 4, (9, 1): 2, (29, 2): 0, (30, 2): 3, (4, 3): "5", (25, 12): "-",
        (18, 12): 7, (31, 12): "gesloten", (14, 4): "veel",
    }  # fmt: skip
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Turflijst 2025": [
                ["Bezoekers zonder naam"],
                ["dag", *MONTHS, "totaal"],
                *([*row, None] for row in _grid(cells)),
                ["totaal", 6, 3, 5, None, None, None, None, None, None, None, None, 7, 21],
            ],
        },
        people=FOUR,
        tallies={
            "2025-01-07": "unknown 4",
            "2025-01-09": "unknown 2",
            "2025-03-04": "unknown 5",
            "2025-12-18": "unknown 7",
        },
        refused=("no_day", "bad_count"),
    )


@stranger
def a_season_of_counts_of_one_role_and_one_on_its_side() -> Stranger:
    season: list[object] = ["september", "oktober", "november", "december", "januari", "februari"]
    side: list[Row] = [
        ["jan-25", *(4 if day == 7 else None for day in range(1, 32))],
        ["feb-25", *(2 if day == 11 else None for day in range(1, 32))],
        ["mrt-25", *(1 if day == 31 else 0 for day in range(1, 32))],
    ]
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Turven naasten": [
                ["Seizoen 2024-2025"],
                [None, *season],
                *([day, *([(day % 7 == 0 and 3) or None] * 6 if day == 7 else [None] * 6)]
                  for day in range(1, 32)),
            ],
            "geturfd anoniem": [[None, *range(1, 32)], *side],
        },
        people=FOUR,
        tallies={
            "2024-09-07": "close_one 3",
            "2024-10-07": "close_one 3",
            "2024-11-07": "close_one 3",
            "2024-12-07": "close_one 3",
            "2025-01-07": "close_one 3, unknown 4",
            "2025-02-07": "close_one 3",
            "2025-02-11": "unknown 2",
            "2025-03-31": "unknown 1",
        },
    )  # fmt: skip


@stranger
def counts_of_all_visitors_beside_a_list_of_who_came() -> Stranger:
    """Perhaps the same people again: a person says whether these came without a name."""
    return Stranger(
        book={
            "Gasten": GUESTS,
            "Aanwezig": [
                ["Naam", date(2025, 1, 7), date(2025, 1, 9)],
                ["Anneke van den Berg", "x", None],
                ["Piet de Jong", "x", "x"],
            ],
            "Bezoekers 2025": [["Dag", *MONTHS[:3]], *(row[:4] for row in _grid({(7, 1): 9}))],
        },
        people=(ANNEKE, PIET, ELS, OEGE),
        visits={"Anneke van den Berg": "2025-01-07", "Piet de Jong": "2025-01-07 2025-01-09"},
        refused=("unknown_row",) * 31,
        unknown_sheets=("Bezoekers 2025",),
    )


@stranger
def a_numbered_list_with_counts_per_month_is_a_guest_list() -> Stranger:
    names = ["Anneke Bos", "Piet Smit", "Els Hart", "Oege Vos", "Nel Kok", "Riet Mulder",
             "Kees Visser", "Tine Bakker", "Joost Claes", "Ursel Braun", "Jan Horst"]  # fmt: skip
    return Stranger(
        book={
            "Bezoekers": [
                ["Nr", "Naam", "jan", "feb", "mrt"],
                *([number, name, 1, 2, 0] for number, name in enumerate(names, 1)),
            ]
        },
        people=tuple(Person(name.replace(" ", "|"), note=("feb: 2",)) for name in names),
    )
