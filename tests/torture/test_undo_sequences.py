"""Random rows of everything that people do: undoing all of it is the state before."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from ipso_desk.db import keys
from ipso_desk.db.checks import check_against_history, check_content
from ipso_desk.db.history import tables_with_history
from ipso_desk.domain.errors import InvalidInput, IpsoError, NotFound, Refused
from ipso_desk.services import undo
from ipso_desk.services.centre import open_desk
from ipso_desk.services.desk import Desk
from tests.conftest import SEED
from tests.fixtures import COORDINATOR, PASSWORD, _clock
from tests.torture.any_use_case import Arguments, use_cases
from tests.torture.conftest import FULL

LANES = 4
SEQUENCES = 300 if FULL else 40
LONGEST = 50
State = dict[str, list[tuple[Any, ...]]]


@dataclass
class Day:
    """One person at the desk, from unlocking on."""

    desk: Desk
    chance: random.Random
    said: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def acts(self, count: int) -> None:
        entries = use_cases()
        invent = Arguments(self.desk, self.chance)
        for _ in range(count):
            if self.chance.random() < 0.15:
                self._step(self.chance.choice((undo.undo_last, undo.redo_last)))
                continue
            entry = self.chance.choice(entries)
            given = invent.of(entry.function)
            try:
                done = self.desk.run(entry.function, **given)
            except (Refused, InvalidInput, NotFound):
                continue
            except IpsoError:
                raise
            if done.changes:
                self.said[str(entry.action)] += 1
                self.told.append(f"{entry.name} {given}")

    def _step(self, step: Any) -> bool:
        stack = self.desk.ask(undo.undo_stack)
        if not (stack.undo if step is undo.undo_last else stack.redo):
            return False
        self.told.append(step.__name__)
        try:
            self.desk.run(step)
        except Refused as refused:
            raise AssertionError(self.told[-8:]) from refused
        return True

    def undo_all(self) -> None:
        while self._step(undo.undo_last):
            pass

    def redo_all(self) -> None:
        while self._step(undo.redo_last):
            pass


def _state(desk: Desk) -> State:
    query = desk.store.connection.execute
    return {
        table.name: query(f'SELECT * FROM "{table.name}" ORDER BY id').fetchall()
        for table in tables_with_history()
    }


def _differing(one: State, other: State) -> dict[str, Any]:
    return {
        name: (
            [row for row in one[name] if row not in other[name]],
            [row for row in other[name] if row not in one[name]],
        )
        for name in one
        if one[name] != other[name]
    }


@pytest.fixture
def centre_root(centre_template: Path, tmp_path: Path) -> Path:
    root = tmp_path / "centrum"
    shutil.copytree(centre_template, root)
    return root


@pytest.fixture
def days(centre_root: Path) -> Iterator[Any]:
    """A new unlocking for every sequence, on one centre that fills up meanwhile."""
    opened: list[Desk] = []

    def unlock(seed: int) -> Day:
        if opened:
            store = opened[0].store
            desk = Desk(store, opened[0].actor, opened[0].clock)
        else:
            desk = open_desk(
                centre_root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP, clock=_clock()
            )
        opened.append(desk)
        return Day(desk, random.Random(seed))

    yield unlock
    opened[0].store.abandon()


@pytest.mark.parametrize("lane", range(LANES))
def test_undoing_everything_is_the_state_before_and_redoing_the_state_after(
    days: Any, lane: int
) -> None:
    done: Counter[str] = Counter()
    desk = days(SEED + lane).desk
    Day(desk, random.Random(SEED + lane)).acts(250)
    for seed in range(SEED + lane, SEED + SEQUENCES, LANES):
        day = days(seed)
        before = _state(day.desk)
        day.acts(day.chance.randint(5, LONGEST))
        day.redo_all()  # what was taken back along the way would come as well
        after = _state(day.desk)
        day.undo_all()
        assert _differing(before, _state(day.desk)) == {}, (seed, day.told)
        day.redo_all()
        assert _differing(after, _state(day.desk)) == {}, (seed, day.told)
        if seed % 3:  # sometimes what was done stays, so that the centre comes to life
            day.undo_all()
        done += day.said
    connection = desk.store.connection
    assert check_content(connection) == []
    assert check_against_history(connection) == []
    connection.execute("INSERT INTO log_text(log_text) VALUES ('integrity-check')")
    assert len(done) > (55 if FULL else 20), sorted(set(_actions()) - set(done))


def _actions() -> list[str]:
    return [str(entry.action) for entry in use_cases()]
