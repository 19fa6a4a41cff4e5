"""Practising before the password makes the first questions of the day quick, and nothing else."""

from __future__ import annotations

import pytest

from ipso_desk.db import engine
from ipso_desk.services.call_list import call_list
from ipso_desk.services.desk import Desk
from ipso_desk.services.memorial import candles
from ipso_desk.services.practice import practise
from ipso_desk.services.visits import guests_in_house


def test_what_was_practised_is_not_made_into_text_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine._COMPILED.clear()
    practise()
    known = set(engine._COMPILED)
    assert known
    today = desk.clock.today()
    for question, told in ((call_list, (today,)), (candles, ()), (guests_in_house, ())):
        desk.ask(question, *told)
    assert set(engine._COMPILED) == known


def test_practising_leaves_nothing_behind(desk: Desk) -> None:
    before = desk.store.counter()
    practise()
    assert desk.store.counter() == before
    assert desk.ask(guests_in_house) == 0
