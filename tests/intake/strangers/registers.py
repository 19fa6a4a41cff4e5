"""Registers of many columns, boxes to tick, and names without any comma."""

from __future__ import annotations

from datetime import date

from tests.intake.strangers.truth import Person, Stranger, stranger


@stranger
def a_register_of_eighteen_columns() -> Stranger:
    return Stranger(
        book={
            "Blad1": [
                ["Achternaam", "Voorletters", "Voorvoegsel", "Roepnaam", "M/V", "Straat", "Huisnr",
                 "Postcode", "Woonplaats", "Telefoon", "Mobiel", "E-mail", "Geb.datum", "Soort",
                 "Diagnose", "Behandelaar", "Datum intake", "Opmerkingen"],
                ["Berg", "A.M.", "van den", "Anneke", "V", "Dorpsstraat", 12, "9401AB", "Assen",
                 "0592-345678", "0612345601", "a@v.nl", "12-mei-48", "patiënt", "borstkanker",
                 "dr. Smit", "3-3-2024", "komt met de taxi"],
                ["Jong", "P.", "de", "Piet", "M", "Kerkplein", "2a", "9401 AC", "Assen", None,
                 "0612345602", None, "1951/03/03", "naaste", "longkanker uitgezaaid", None,
                 date(2024, 4, 4), None],
                ["Hart", "E.", None, "Els", "v", "Brink", 7, "9402 AA", "Assen", None,
                 "0612345603", None, "12.05.1960", "nabestaande", None, None, "mei 2024", None],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", "+31592345678 +31612345601", "1948-05-12", "self",
                   note=("komt met de taxi", "Diagnose: borstkanker"),
                   others={"street": "Dorpsstraat 12", "email": "a@v.nl"}),
            Person("Piet|de|Jong", "+31612345602", "1951-03-03", "close_one",
                   note=("longkanker uitgezaaid",)),
            Person("Els|Hart", "+31612345603", "1960-05-12", "bereaved",
                   others={"street": "Brink 7"}),
        ),
    )  # fmt: skip


@stranger
def questions_answered_with_yes_and_no() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Zelf kanker", "Naaste", "Ongeneeslijk ziek? (j/n)"],
                ["Anneke van den Berg", "x", None, "ja"],
                ["Piet de Jong", None, "x", "nee"],
                ["Els Hart", "x", None, "weet niet"],
                ["Oege IJzerman", "x", None, "wil niet zeggen"],
                ["Nel Dijkstra", "x", None, None],
                ["Riet Bos", "x", None, "nee"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", role="self", phase="incurable_disease"),
            Person("Piet|de|Jong", role="close_one", phase="not_said_incurable"),
            Person("Els|Hart", role="self", phase="unknown"),
            Person("Oege|IJzerman", role="self", phase="declined"),
            Person("Nel|Dijkstra", role="self"),
            Person("Riet|Bos", role="self", phase="not_said_incurable"),
        ),
    )


@stranger
def surnames_in_capitals_in_front() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel"],
                ["JANSEN Piet", "0612345601"],
                ["VAN DEN BERG Anneke", "0612345602"],
                ["DE VRIES J.P.", "0612345603"],
                ["EL AMRANI Fatima", "0612345604"],
                ["HART-SMIT Els", "0612345605"],
            ]
        },
        people=(
            Person("Piet|JANSEN", "+31612345601"),
            Person("Anneke|VAN DEN|BERG", "+31612345602"),
            Person("J.P.|DE|VRIES", "+31612345603"),
            Person("Fatima|EL|AMRANI", "+31612345604"),
            Person("Els|HART-SMIT", "+31612345605"),
        ),
    )


@stranger
def surnames_in_front_without_a_comma() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Tel", "Wie"],
                ["Jansen Piet", "0612345601", "pat."],
                ["Berg van den Anneke", "0612345602", "mantelz."],
                ["Vries de Kees", "0612345603", "nab."],
                ["Hart Els", "0612345604", "kankerpt"],
                ["Bakker Riet", "0612345605", "ex-pt"],
                ["Mulder Tine", "0612345606", "weduwe"],
            ],
            "Bezoek": [
                ["Datum", "Wie"],
                ["3-3-2025", "Jansen Piet"],
                ["4-3-2025", "Anneke van den Berg"],
            ],
        },
        people=(
            Person("Piet|Jansen", "+31612345601", role="self"),
            Person("Anneke|van den|Berg", "+31612345602", role="close_one"),
            Person("Kees|de|Vries", "+31612345603", role="bereaved"),
            Person("Els|Hart", "+31612345604", role="self"),
            Person("Riet|Bakker", "+31612345605", role="self"),
            Person("Tine|Mulder", "+31612345606", role="bereaved"),
        ),
        visits={"Piet Jansen": "2025-03-03", "Anneke van den Berg": "2025-03-04"},
    )


@stranger
def births_in_every_shape() -> Stranger:
    return Stranger(
        book={
            "Gasten": [
                ["Naam", "Geboren"],
                ["Anneke van den Berg", "12-mei-48"],
                ["Piet de Jong", "12.05.1948"],
                ["Els Hart", "1948/05/12"],
                ["Oege IJzerman", "19480512"],
                ["Nel Bos", "12 5 1948"],
                ["An Vos", "mei 1948"],
                ["Jo Kok", "±1948"],
                ["Bo Kok", 48],
                ["Wil Kok", "12-05-'48"],
                ["Ria Kok", "12 mei"],
                ["Ton Kok", "onbekend"],
            ]
        },
        people=(
            Person("Anneke|van den|Berg", birth="1948-05-12"),
            Person("Piet|de|Jong", birth="1948-05-12"),
            Person("Els|Hart", birth="1948-05-12"),
            Person("Oege|IJzerman", birth="1948-05-12"),
            Person("Nel|Bos", birth="1948-05-12"),
            Person("An|Vos", birth="1948-05"),
            Person("Jo|Kok", birth="1948"),
            Person("Bo|Kok", birth="1948"),
            Person("Wil|Kok", birth="1948-05-12"),
            Person("Ria|Kok", note=("12 mei",)),
            Person("Ton|Kok"),
        ),
        doubles=0,
        notices=("impossible_date",),
    )
