"""Whatever is done to a series in whatever order: nobody's sign-up or tick is lost or moved in
time, no day has it twice, and all of it can be undone."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from ipso_desk.domain import series
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.errors import IpsoError
from ipso_desk.services import activities, activity_kinds
from ipso_desk.services.activities import ActivityPlan
from ipso_desk.services.activity_list import ActivityLine, activities_between, activity_card
from ipso_desk.services.activity_series import end_series, replan
from ipso_desk.services.closures import close_period, forget_days
from ipso_desk.services.desk import Desk
from ipso_desk.services.participation import note_participation
from ipso_desk.services.undo import undo_last
from tests.fixtures import Centre

FIRST, LAST = date(2025, 12, 1), date(2027, 12, 31)
TODAY = date(2026, 1, 13)
PATTERNS = (
    series.every_weeks(),
    series.every_weeks(2),
    series.each_month(1, 1),
    series.each_month(5, 3),
    series.each_month(series.LAST, 4),
    series.own_days([date(2026, 2, 3), date(2026, 2, 29 - 1), date(2026, 4, 6)]),
)


def _lines(desk: Desk) -> tuple[ActivityLine, ...]:
    return desk.ask(activities_between, FIRST, LAST)


@pytest.mark.parametrize("seed", range(10))
def test_a_random_life_of_a_series(centre: Centre, seed: int) -> None:
    chance, desk = random.Random(seed), centre.desk
    guests = [centre.make_guest(f"Gast {n}").id for n in range(4)]
    plan = ActivityPlan(desk.ask(activity_kinds.kinds)[0].id, starts="10:00")
    begin = TODAY - timedelta(weeks=3)
    desk.run(activities.plan_series, plan, series.every_weeks(), begin, date(2026, 5, 31))
    before, done = _lines(desk), 0
    was_there: dict[int, date] = {}
    signed: set[tuple[int, int]] = set()
    for _ in range(14):
        done += _something(desk, chance, guests, was_there, signed)
        lines = _lines(desk)
        assert len({line.day for line in lines}) == len(lines)
        by_id = {line.id: line for line in lines}
        assert {n: by_id[n].day for n in was_there} == was_there
        assert sum(line.present for line in lines) == len(
            {pair for pair in signed if pair[0] in was_there}
        )
        assert sum(line.signed_up + line.present for line in lines) == len(signed)
    for _ in range(done):
        desk.run(undo_last)
    assert _lines(desk) == before


def _something(
    desk: Desk,
    chance: random.Random,
    guests: list[int],
    was_there: dict[int, date],
    signed: set[tuple[int, int]],
) -> int:
    """One thing a coordinator may do; 1 when it changed something."""
    line = chance.choice(_lines(desk) or [None])
    if line is None:
        return 0
    until = line.day + timedelta(days=chance.randrange(1, 200))
    try:
        match chance.randrange(8):
            case 0 | 1:
                past = line.day <= TODAY
                state = ParticipationState.PRESENT if past else ParticipationState.SIGNED_UP
                guest = chance.choice(guests)
                if past and line.id not in was_there and line.signed_up:
                    return 0
                made = desk.run(note_participation, line.id, guest, state)
                signed.add((line.id, guest))
                if past:
                    was_there[line.id] = line.day
            case 2:
                day = line.day + timedelta(days=chance.randrange(-2, 3))
                if day in {other.day for other in _lines(desk)} and day != line.day:
                    return 0
                card = desk.ask(activity_card, line.id)
                made = desk.run(
                    activities.edit_activity, line.id, card.plan, day=day, from_now_on=True
                )
            case 3:
                pattern = chance.choice(PATTERNS)
                made = desk.run(replan, line.id, pattern, line.day, until)
            case 4:
                made = desk.run(
                    activities.cancel_activity, line.id, "ziek", from_now_on=chance.random() < 0.3
                )
            case 5:
                made = desk.run(activities.put_back_activity, line.id)
            case 6:
                first = TODAY + timedelta(days=chance.randrange(100))
                use_case = chance.choice([close_period, forget_days])
                made = desk.run(use_case, first, first + timedelta(days=chance.randrange(9)))
            case _:
                made = desk.run(end_series, line.id) if chance.random() < 0.2 else None
    except IpsoError:
        return 0
    return 1 if made is not None and made.changes else 0
