"""Asks everything once of an empty centre in memory, while somebody types a password.

The first time a question is asked it costs several times as much as later: classes are
mapped to tables and statements are made into text. Both stay for as long as the program runs.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from ipso_desk.db.practice import practice_store
from ipso_desk.domain.rights import UserRole
from ipso_desk.services.clock import SystemClock
from ipso_desk.services.desk import Desk
from ipso_desk.services.register import REGISTER, Entry
from ipso_desk.services.work import Actor


def practise() -> None:
    """Every question of the modules that are imported; what comes back is of no interest."""
    clock = SystemClock()
    anything = {"date": clock.today(), "str": "a", "int": 1}
    with practice_store() as store:
        desk = Desk(store, Actor(1, "", UserRole.COORDINATOR), clock)
        for entry, needs in _questions():
            with suppress(Exception):  # nobody has this number, and so on
                desk.ask(entry.function, *(anything[kind] for kind in needs))


def _questions() -> Iterator[tuple[Entry, list[Any]]]:
    """Every query with the kinds of what it must be told."""
    for entry in list(REGISTER.values()):
        if entry.action is None:
            given = list(inspect.signature(entry.function).parameters.values())[1:]
            yield entry, [p.annotation for p in given if p.default is p.empty]
