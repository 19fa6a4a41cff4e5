"""Habits in combination: headers, orders, marks and forms of dates drawn together by seed."""

from __future__ import annotations

import pytest

from ipso_desk.intake import read_plan
from tests.conftest import SEED
from tests.intake import centre as c
from tests.intake.habits import Habits
from tests.intake.noise import noisy_book


@pytest.fixture(scope="module")
def expected() -> c.Essence:
    data = (c.DATA / "gastenlijst-2025.xlsx").read_bytes()
    return c.essence(read_plan(data, "gastenlijst-2025.xlsx", today=c.TODAY))


@pytest.mark.parametrize("seed", range(SEED, SEED + 20))
def test_any_combination_gives_the_same_people_and_figures(seed: int, expected: c.Essence) -> None:
    book = Habits(seed).book()
    assert c.essence(read_plan(c.as_xlsx(book), "lijst.xlsx", today=c.TODAY)) == expected


@pytest.mark.parametrize("seed", range(SEED, SEED + 20))
def test_what_stands_around_it_changes_nobody(seed: int, expected: c.Essence) -> None:
    found = c.essence(read_plan(c.as_xlsx(noisy_book(seed)), "lijst.xlsx", today=c.TODAY))
    for counted in ("unknown sheets", "possible deaths"):  # a volunteer's list, a partner's death
        found.counts[counted] = expected.counts[counted]
    assert found == expected
