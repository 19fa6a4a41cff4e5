"""Days at the desk in any order: one visit a guest and day, counts equal a recount, no dead."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.guests import GuestStatus, Role
from ipso_desk.services import deaths, occasion_lists, undo, visits
from ipso_desk.services.day_checks import confirm_day, day_to_check
from ipso_desk.services.day_moves import move_visits
from ipso_desk.services.desk import Desk
from ipso_desk.services.guest_status import change_status
from ipso_desk.services.occasions import occasions
from tests.conftest import SEED
from tests.fixtures import Centre
from tests.services import sweep_centre
from tests.torture.conftest import FULL

LANES = 4
SEQUENCES = 10_000 if FULL else 48
LONGEST = 14


class Days:
    """Somebody at the desk who does whatever comes up."""

    def __init__(
        self,
        centre: Centre,
        guests: list[int],
        chance: random.Random,
        signed_up: set[tuple[str, int]],
    ) -> None:
        self.centre, self.guests, self.chance = centre, guests, chance
        self.desk = Desk(centre.desk.store, centre.desk.actor, centre.clock)
        self.told: list[str] = []
        self.signed_up = signed_up
        self.done: Counter[str] = Counter()
        self.acts: tuple[Callable[[], object], ...] = (
            *(self.tick, self.tick, self.tick, self.both, self.untick, self.untick),
            *(self.tally, self.undo, self.undo, self.redo, self.move, self.next_day),
            *(self.die, self.live, self.archive, self.at_occasion, self.at_occasion),
            *(self.not_at_occasion, self.check),
        )

    @property
    def today(self) -> date:
        return self.centre.clock.today()

    def act(self) -> None:
        self.chance.choice(self.acts)()

    def tick(self) -> None:
        self._run(visits.mark_present, self._guest(), self._day())

    def both(self) -> None:
        self._run(visits.mark_all_present, (self._guest(), self._guest()), self._day())

    def untick(self) -> None:
        self._run(visits.mark_absent, self._guest(), self._day())

    def tally(self) -> None:
        role, people = self.chance.choice(list(Role)), self.chance.randint(0, 5)
        self._run(visits.set_tally, self._day(), role, people)

    def move(self) -> None:
        self._run(move_visits, (self._guest(), self._guest()), self._day(), self._day())

    def next_day(self) -> None:
        if self.chance.random() < 0.1:
            self.centre.clock.forward(days=1)

    def die(self) -> None:
        note = self.chance.choice((deaths.report_death, deaths.record_death))
        self._run(note, self._guest())

    def live(self) -> None:
        self._run(deaths.take_back_death, self._guest())

    def archive(self) -> None:
        status = self.chance.choice((GuestStatus.ARCHIVED, GuestStatus.ACTIVE))
        self._run(change_status, self._guest(), status, "verhuisd")

    def at_occasion(self) -> None:
        self._at(occasion_lists.mark_at)

    def not_at_occasion(self) -> None:
        self._at(occasion_lists.take_from)

    def check(self) -> None:
        self._run(confirm_day, self._day())

    def undo(self) -> None:
        if self.desk.ask(undo.undo_stack).undo:
            self._run(undo.undo_last)

    def redo(self) -> None:
        if self.desk.ask(undo.undo_stack).redo:
            self._run(undo.redo_last)

    def _at(self, use_case: Any) -> None:
        found = self.desk.ask(occasions, self._day())
        if found:
            self._run(use_case, self.chance.choice(found).key, self._guest())

    def _guest(self) -> int:
        return self.chance.choice(self.guests)

    def _day(self) -> date:
        return self.today - timedelta(days=self.chance.choice((0, 0, 0, 1, 7)))

    def _run(self, use_case: Any, *given: object) -> None:
        self.told.append(f"{use_case.__name__} {given}")
        try:
            if self.desk.run(use_case, *given).changes:
                self.done[use_case.__name__] += 1
        except (Refused, InvalidInput):
            self.told.append("… refused")


def _holds(days: Days, shown: list[date]) -> None:
    rows = days.desk.store.connection.execute
    twice = "SELECT 1 FROM visit GROUP BY guest_id, day HAVING count(*) > 1"
    assert rows(twice).fetchall() == []
    dead = {n for (n,) in rows("SELECT guest_id FROM death")}
    archived = {n for (n,) in rows("SELECT id FROM guest WHERE status = 'archived'")}
    for day in shown:
        came = {n for (n,) in rows("SELECT guest_id FROM visit WHERE day = ?", (str(day),))}
        counted = dict(rows("SELECT role, people FROM head_count WHERE day = ?", (str(day),)))
        seen = days.desk.ask(visits.desk_day, day)
        expected = {who.person.id for who in seen.expected}
        present = [who.person.id for who in seen.present]
        assert not expected & (dead | archived | came)
        assert sorted(present) == sorted(came - dead - archived)
        assert seen.tallies == {role: counted.get(role.value, 0) for role in Role}
        assert seen.people == len(present) + sum(counted.values())
        check = days.desk.ask(day_to_check, day)
        assert (check.named, check.unnamed) == (len(came), sum(counted.values()))
        if len(shown) > 1:
            _occasions_hold(days, day, came, dead | archived)
        if day == days.today:
            in_house = len(came) + sum(counted.values())
            assert days.desk.ask(visits.guests_in_house) == in_house


def _occasions_hold(days: Days, day: date, came: set[int], gone: set[int]) -> None:
    for one in days.desk.ask(occasions, day):
        there = days.desk.ask(occasion_lists.occasion_day, one.key, day)
        present = {who.person.id for who in there.present}
        expected = {who.person.id for who in there.expected}
        assert not (present | expected) & gone
        assert not present & expected
        assert present <= came
        if one.key.startswith("activity"):
            walked_in = {who for who in expected if (one.key, who) not in days.signed_up}
            assert not walked_in, "a slip made somebody expected"


def _hold(days: Days, seed: int, shown: list[date]) -> None:
    try:
        _holds(days, shown)
    except AssertionError as broken:
        raise AssertionError(f"seed {seed}: {days.told}") from broken


@pytest.mark.parametrize("lane", range(LANES))
def test_any_day_at_the_desk_keeps_one_visit_a_day_and_the_dead_away(
    centre: Centre, lane: int
) -> None:
    people = centre.desk.run(sweep_centre.fill).value
    done: Counter[str] = Counter()
    noted = centre.desk.store.connection.execute("SELECT activity_id, guest_id FROM participation")
    signed_up = {(f"activity:{activity}", guest) for activity, guest in noted.fetchall()}
    for seed in range(SEED + lane, SEED + SEQUENCES, LANES):
        days = Days(centre, [who.id for who in people], random.Random(seed), signed_up)
        for _ in range(days.chance.randint(3, LONGEST)):
            days.act()
            _hold(days, seed, [days.today])
        _hold(days, seed, [days.today - timedelta(days=ago) for ago in (0, 1, 7)])
        done += days.done
    assert len(done) > 9, done
