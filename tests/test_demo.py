"""The demo centre: the same for the same seed, sound, and a life in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ipso_desk.db import keys
from ipso_desk.demo import DEMO_PASSWORD, invent_life, make_demo
from ipso_desk.services.centre import open_desk
from ipso_desk.services.checking import check

UNTIL = date(2026, 1, 13)


def test_the_same_seed_gives_the_same_life() -> None:
    lives = [invent_life(guests=60, years=2, seed=seed, until=UNTIL).rows for seed in (7, 7, 8)]
    assert lives[0] == lives[1]
    assert lives[0] != lives[2]


@pytest.mark.parametrize("until", [date(2026, 11, 22), date(2024, 2, 29), date(2026, 12, 25)])
@pytest.mark.parametrize("size", [(1, 1), (40, 1), (900, 6)])
def test_any_size_on_any_day(until: date, size: tuple[int, int]) -> None:
    life = invent_life(guests=size[0], years=size[1], seed=3, until=until)
    assert len(life.rows["guest"]) == size[0]
    assert any(visit["day"] == until for visit in life.rows["visit"]) or size[0] == 1


def test_a_made_centre_is_sound_and_nobody_comes_after_their_death(tmp_path: Path) -> None:
    make_demo(
        tmp_path / "c", password=DEMO_PASSWORD, guests=200, years=3, until=UNTIL, policy=keys.CHEAP
    )
    desk = open_desk(tmp_path / "c", user=None, password=DEMO_PASSWORD, policy=keys.CHEAP)
    try:
        report = check(desk)
        late = desk.store.connection.execute(
            "SELECT count(*) FROM visit JOIN death USING (guest_id) WHERE visit.day > died_on"
        ).fetchone()[0]
        deaths = desk.store.connection.execute("SELECT count(*) FROM death").fetchone()[0]
    finally:
        desk.store.close()
    assert report.problems == ()
    assert late == 0
    assert deaths > 0
