"""What else stands in a centre's workbook: columns of no use here, headings, lines."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from tests.intake.centre import Book, Rows, Value
from tests.intake.habits import Habits

_GUEST_SHEETS = ("gasten", "gastenlijst", "blad1", "bezoekers", "adressen")
_TOWNS = ("Assen", "Rolde", "Gieten", "Beilen")
_STREETS = ("Dorpsstraat", "Brink", "Kerkplein", "Molenweg")
Draw = Callable[[random.Random], Value]


def _one_of(*values: Value) -> Draw:
    return lambda chance: chance.choice(values)


def _day(chance: random.Random) -> Value:
    return date(2025, 1, 1) + timedelta(days=chance.randrange(360))


def _street(chance: random.Random) -> str:
    return f"{chance.choice(_STREETS)} {chance.randrange(1, 99)}"


def _postcode(chance: random.Random) -> str:
    return f"{chance.randrange(1000, 9999)} {chance.choice('ABC')}{chance.choice('DEF')}"


COLUMNS: dict[str, Draw] = {
    "M/V": _one_of(*"MVmv"),
    "Straat": _street,
    "Adres": lambda r: f"{_street(r)}, {_postcode(r)} {r.choice(_TOWNS)}",
    "Postcode": _postcode,
    "Woonplaats": _one_of(*_TOWNS),
    "Leeftijd": lambda r: r.randrange(30, 90),
    "Huisarts": _one_of("dr. Smit", "dr. De Boer", "Jansen"),
    "Verwezen door": _one_of("huisarts", "ziekenhuis", "vriendin", "internet", "zelf"),
    "Nieuwsbrief": _one_of("ja", "nee", "x", None),
    "AVG": _one_of("getekend", "3-1-2025", None, "nog niet"),
    "Aantal bezoeken 2025": lambda r: r.randrange(60),
    "Laatste bezoek": _day,
    "Mutatiedatum": _day,
    "Partner": _one_of("Kees", "Anna de Boer", "Jo Smit", "overleden 2-3-2023", None, None),
    "Tel partner": _one_of("06-12345678", None, None),
    "Tel naaste": _one_of("06-12345679", None, None),
    "Kinderen": _one_of(0, 1, 2, 3, "2 (uitwonend)", None),
    "Kankersoort": _one_of("borst", "long", "darm", "borst + uitzaaiingen", None),
    "Activiteiten": _one_of("yoga", "schilderen, wandelen", "koor", None),
    "Overleden partner": _one_of(None, None, "ja", "2023"),
    "Datum overlijden naaste": _one_of(None, None, None, "3-5-2023"),
    "Overleden (naaste)": _one_of(None, None, "ja", "mei 2023"),
}
_HEADINGS = ("Februari", "MAART", "april 2025", "2024", "B", "Kwartaal 2")


def noisy_book(seed: int) -> Book:
    """The example in some centre's habits, with more around it that changes nobody."""
    chance = random.Random(f"noise {seed}")
    book: Book = {}
    for name, rows in Habits(seed).book().items():
        of_guests = name.lower() in _GUEST_SHEETS
        book[name] = _noisy([list(row) for row in rows], chance) if of_guests else rows
    if chance.random() < 0.3:
        book["Vrijwilligers"] = [["Naam", "Telefoon"], ["Riet Bos", "0611111111"]]
    if chance.random() < 0.3:
        book["Keuzelijst"] = [["Rol", "Fase"], ["zelf", "in behandeling"], ["naaste", "palliatief"]]
    return book


def _noisy(rows: Rows, chance: random.Random) -> Rows:
    header = next((i for i, row in enumerate(rows) if sum(x is not None for x in row) > 4), 0)
    if not all(isinstance(cell, str) or cell is None for cell in rows[header]):
        return rows  # a list without any header
    for title in _columns(chance):
        _insert(rows, header, title, chance)
    body = _divided(rows[header], rows[header + 1 :], chance)
    if chance.random() < 0.4:
        body += [[], ["Totaal aantal gasten", len(rows)]]
    return [*rows[: header + 1], *body]


def _columns(chance: random.Random) -> list[str]:
    drawn = chance.sample(list(COLUMNS), chance.randrange(6))
    apart = ("Straat", "Postcode", "Woonplaats")
    return [title for title in drawn if "Adres" not in drawn or title not in apart]


def _insert(rows: Rows, header: int, title: str, chance: random.Random) -> None:
    width = max(map(len, rows))
    at = chance.choice((width, width, chance.randrange(width + 1)))
    for index in range(header, len(rows)):
        row = rows[index]
        row += [None] * (width - len(row))
        filled = any(cell not in (None, "") for cell in row)
        row.insert(at, title if index == header else COLUMNS[title](chance) if filled else None)


def _divided(header: list[Value], body: Rows, chance: random.Random) -> Rows:
    between: Rows = chance.choice(
        ([], [[], header], [[chance.choice(_HEADINGS)]], [["-----------"]], [[], []])
    )
    found: Rows = []
    for index, row in enumerate(body):
        found += [*(between if index and index % 37 == 0 else ()), row]
    return found
