"""Sheets thrown together by chance: any kind of cell anywhere, and still a plan."""

from __future__ import annotations

import random
from datetime import date, time, timedelta

import pytest

from ipso_desk.intake import IntakeError, planning, read_plan
from ipso_desk.intake.cells import Cell, RawSheet, clean
from tests.conftest import SEED
from tests.intake.centre import TODAY
from tests.intake.habits import HEADERS, PHASE_WORDS, ROLE_WORDS
from tests.intake.malformed import HOSTILE

TABS = ("Gasten", "Aanwezig 2025", "Blad1", "Turf", "Groep x", "Januari", "Week 3 2025",
        "Overleden", "", "2025")  # fmt: skip
HEADS = [head for heads in HEADERS.values() for head in heads]
HEADS += ["Datum", "Aanwezig", "Totaal", "Aangemeld op", "Aantal", "Overleden", "Groep", "Adres"]
HEADS += [
    "AVG",
    "Nieuwsbrief",
    "Bezoeken",
    "Foto's",
    "jan",
    "feb",
    "mrt",
    "Rouwgroep",
    "Jonge ouders",
]
WORDS = [word for words in (*ROLE_WORDS.values(), *PHASE_WORDS.values()) for word in words]
NAMES = ["An Bos", "Vries, Jo de", "van den Berg, Els", "P. Jansen", "Fatima El Amrani", "Gast"]
ODD = ["Totaal", "Wachtlijst", "Naasten", "overleden 3-5-2025", "man overleden", "† 1-1-2020",
       "x@y.nl", "1234 AB", "31-2-1960", "januari", "ma", "week 3", *HOSTILE]  # fmt: skip


def cell(chance: random.Random) -> Cell:
    day = date(2025, 1, 1) + timedelta(days=chance.randrange(900))
    values: list[object] = [
        None, None, None, chance.choice(NAMES), chance.choice(HEADS), chance.choice(WORDS),
        chance.choice(ODD), chance.choice(("x", "a", "v", "-", 1, 0, 2)), chance.randrange(40), day,
        chance.randrange(45_000, 46_500), f"{day.day}-{day.month}", f"{day.day} jan",
        f"06{chance.randrange(10**8):08}", time(10), True, 1.5, chance.randrange(10**12), -7,
    ]  # fmt: skip
    return clean(chance.choice(values))


def sheet(chance: random.Random) -> RawSheet:
    width = chance.randrange(1, 14)
    kinds: list[list[object] | None] = [
        None, list(NAMES), list(WORDS), list(HEADS), ["x", "a", None, 1], list(range(1, 40)),
        [date(2025, 1, day) for day in range(1, 28)],
    ]  # fmt: skip
    columns = [chance.choice(kinds) for _ in range(width)]
    rows: list[list[Cell]] = []
    if chance.random() < 0.7:
        rows.append([clean(chance.choice(HEADS)) for _ in range(width)])
    if chance.random() < 0.3:
        rows.append([clean(f"{day}-1-2025") for day in range(1, width + 1)])
    if chance.random() < 0.2:
        rows.append(list(range(1, width + 1)))
    for _ in range(chance.randrange(30)):
        row = [
            clean(chance.choice(column)) if column and chance.random() < 0.85 else cell(chance)
            for column in columns
        ]
        rows.append(row[: chance.randrange(1, width + 1)])
    return RawSheet(chance.choice(TABS), rows)


@pytest.mark.parametrize("part", range(5))
def test_any_sheets_give_a_plan(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for index in range(part * 100, part * 100 + 100):
        chance = random.Random(f"grids {SEED} {index}")
        sheets = tuple(sheet(chance) for _ in range(chance.randrange(1, 5)))
        monkeypatch.setattr(planning, "read_sheets", lambda *_, found=sheets: found)
        try:
            plan = read_plan(b"x", "lijst.xlsx", today=TODAY)
        except IntakeError:
            continue
        except Exception as error:
            raise AssertionError(f"grids {SEED} {index}") from error
        inside = range(len(plan.guests))
        assert all(visit.guest in inside for visit in plan.visits)
        assert all(member.guest in inside for group in plan.groups for member in group.members)
        assert len({(visit.guest, visit.day) for visit in plan.visits}) == len(plan.visits)
