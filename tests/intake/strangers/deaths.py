"""Who died, and who only lost somebody, in the words of a note, a column, a sheet or a name."""

from __future__ import annotations

from datetime import date

from tests.intake.strangers.truth import Person, Stranger, stranger


@stranger
def deaths_in_the_notes() -> Stranger:
    return Stranger(
        book={
            "Bezoekers": [
                ["Bezoeker", "Mobiel", "Soort bezoeker", "Bijzonderheden"],
                ["Anneke van den Berg", "0612345601", "zelf", "overleden 3-5-2025"],
                ["Piet de Jong", "0612345602", "zelf", "† mei '25"],
                ["Els Hart", "0612345603", "naaste", "man overleden"],
                ["Oege IJzerman", "0612345604", "zelf", "Overl. maart 2025; kaart gestuurd"],
                ["Nel Dijkstra", "0612345605", "nabestaande", "partner † 2-2-2024"],
                ["Riet Bos", "0612345606", "zelf", "moeder net overleden, zelf in onderzoek"],
                ["Kees Smit", "0612345607", "nabestaande", "weduwnaar, vrouw is in 2023 overleden"],
                ["Tine Mulder", "0612345608", "zelf", "houdt van schilderen. Overleden 1-6-2025"],
                ["Jan Visser", "0612345609", "naaste", "overleden vader heette ook Jan"],
                ["Joke Bakker", "0612345610", "zelf", "hond overleden"],
                ["Gerrit Vos", "0612345611", "zelf", "OVERLEDEN"],
                ["Wil Prins", "0612345612", "naaste", "zus (overleden 2024) was hier ook gast"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self", died="2025-05-03"),
            Person("Piet|de|Jong", "+31612345602", role="self", died="2025-05"),
            Person("Els|Hart", "+31612345603", role="close_one", note=("man overleden",)),
            Person("Oege|IJzerman", "+31612345604", role="self", died="2025-03",
                   note=("kaart gestuurd",)),
            Person("Nel|Dijkstra", "+31612345605", role="bereaved"),
            Person("Riet|Bos", "+31612345606", role="self"),
            Person("Kees|Smit", "+31612345607", role="bereaved"),
            Person("Tine|Mulder", "+31612345608", role="self", died="2025-06-01",
                   note=("houdt van schilderen",)),
            Person("Jan|Visser", "+31612345609", role="close_one"),
            Person("Joke|Bakker", "+31612345610", role="self"),
            Person("Gerrit|Vos", "+31612345611", role="self", died="?"),
            Person("Wil|Prins", "+31612345612", role="close_one"),
        ),
        asked=("Els Hart", "Nel Dijkstra", "Riet Bos", "Kees Smit", "Jan Visser", "Joke Bakker",
               "Wil Prins"),
    )  # fmt: skip


@stranger
def deaths_in_a_column_of_yes_no_and_days() -> Stranger:
    return Stranger(
        book={
            "Gastenbestand": [
                ["Voornaam", "Tussenvoegsel", "Achternaam", "Rol", "Overleden", "Overleden op"],
                ["Anneke", "van den", "Berg", "patiënt", "ja", date(2025, 5, 3)],
                ["Piet", "de", "Jong", "patiënt", "nee", None],
                ["Els", None, "Hart", "naaste", None, None],
                ["Oege", None, "IJzerman", "patiënt", "j", None],
                ["Nel", "d'", "Ancona", "nabestaande", "n", None],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", role="self", died="2025-05-03"),
            Person("Piet|de|Jong", role="self"),
            Person("Els|Hart", role="close_one"),
            Person("Oege|IJzerman", role="self", died="?"),
            Person("Nel|d'|Ancona", role="bereaved"),
        ),
    )


@stranger
def a_sheet_of_who_died_asks_and_buries_nobody() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Nr", "Naam", "Tel", "Soort gast"],
                [1, "Anneke van den Berg", "0612345601", "zelf"],
                [2, "Piet de Jong", "0612345602", "naaste"],
                [3, "Els Hart", "0612345603", "zelf"],
                [4, "Oege IJzerman", "0612345604", "zelf"],
            ],
            "In memoriam": [
                ["Wij gedenken"],
                ["Naam", "Datum overlijden"],
                ["Els Hart", date(2025, 3, 2)],
                ["Oege IJzerman", "14 juni 2025"],
                ["Gerda Wolters", "1 juli 2025"],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self"),
            Person("Piet|de|Jong", "+31612345602", role="close_one"),
            Person("Els|Hart", "+31612345603", role="self"),
            Person("Oege|IJzerman", "+31612345604", role="self"),
        ),
        asked=("Els Hart", "Oege IJzerman"),
        refused=("not_listed",),
    )


@stranger
def a_cross_before_the_name_and_a_question_behind_it() -> Stranger:
    return Stranger(
        book={
            "lijst": [
                ["Gast", "Telefoon", "Komt als", "Hoe is het nu"],
                ["† Anneke van den Berg", "0612345601", "zelf", "terminaal"],
                ["Piet de Jong (overleden 2-1-2025)", "0612345602", "zelf", "palliatief"],
                ["Els Hart", "0612345603", "naaste", "overleden"],
                ["Oege IJzerman", "0612345604", "zelf", "overleden?"],
                ["Nel Dijkstra", "0612345605", "zelf", "overleden 3-9-2025"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self", phase="terminal", died="?"),
            Person("Piet|de|Jong", "+31612345602", role="self", phase="incurable_disease",
                   died="2025-01-02"),
            Person("Els|Hart", "+31612345603", role="close_one", phase="unknown"),
            Person("Oege|IJzerman", "+31612345604", role="self", phase="unknown"),
            Person("Nel|Dijkstra", "+31612345605", role="self", phase="unknown",
                   died="2025-09-03"),
        ),
        asked=("Els Hart", "Oege IJzerman"),
        words=("overleden?",),
    )  # fmt: skip


@stranger
def alive_in_words() -> Stranger:
    """ "In leven: nee" is no word of the list of words: it is kept and asked."""
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel", "Soort", "In leven"],
                ["Anneke van den Berg", "0612345601", "zelf", "ja"],
                ["Piet de Jong", "0612345602", "zelf", "nee"],
                ["Els Hart", "0612345603", "zelf", "ja"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="self"),
            Person("Piet|de|Jong", "+31612345602", role="self", note=("In leven: nee",)),
            Person("Els|Hart", "+31612345603", role="self"),
        ),
        asked=("Piet de Jong",),
    )


@stranger
def columns_about_whom_the_guests_lost() -> Stranger:
    """Whatever such a column is called: nobody is buried by it."""
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel", "Soort", "Datum overlijden naaste", "Overleden (partner)",
                 "Echtgenoot", "Tel naaste", "Naam naaste"],
                ["Anneke van den Berg", "0612345601", "nabestaande", "3-5-2023", "ja",
                 "overleden 3-5-2023", None, None],
                ["Piet de Jong", "0612345602", "naaste", None, None, None, "0612345692", "Nel"],
                ["Els Hart", "0612345603", "zelf", date(2021, 3, 4), "2021", "† 2021", None, None],
                ["Oege IJzerman", "0612345604", "zelf", None, "nee", "Nel", None, "Nel IJzerman"],
            ],
            "Nabestaanden": [
                ["Naam", "Tel", "Rol", "Overleden op"],
                ["Riet Bos", "0612345605", "nabestaande", "1-2-2024"],
                ["Kees Smit", "0612345606", "nabestaande", "maart 2023"],
                ["Tine Mulder", "0612345607", "nabestaande", None],
            ],
        },
        people=(
            Person("Anneke|van den|Berg", "+31612345601", role="bereaved", note=("3-5-2023",)),
            Person("Piet|de|Jong", "+31612345602", role="close_one", note=("0612345692", "Nel")),
            Person("Els|Hart", "+31612345603", role="self", note=("4-3-2021",)),
            Person("Oege|IJzerman", "+31612345604", role="self", note=("Nel IJzerman",)),
            Person("Riet|Bos", "+31612345605", role="bereaved", note=("1-2-2024",)),
            Person("Kees|Smit", "+31612345606", role="bereaved", note=("maart 2023",)),
            Person("Tine|Mulder", "+31612345607", role="bereaved"),
        ),
        asked=("Anneke van den Berg", "Els Hart", "Riet Bos", "Kees Smit"),
    )  # fmt: skip
