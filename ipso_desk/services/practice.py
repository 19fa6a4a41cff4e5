"""Asks the pages' first questions of an empty centre in memory, while somebody types a password.

The first time a question is asked it costs several times as much as later: classes are
mapped to tables and statements are made into text. Both stay for as long as the program runs,
and take room: what few people ask in a day is not practised.
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

_ASKED_FIRST = frozenset(
    """
    today visits occasions occasion_lists companions first_talks talking open_days reminders
    occasion_couples day_checks drafts farewell find guest_list guest_filters guest_worklists
    guest_card groups offers call_list printed_lists memorial memorial_meetings aftercare_lists
    log_reading log_follow_ups organisations overview kept_years settings
    """.split()
)
"""The services with what the pages ask when they are shown, and a guest's card with them."""


def practise() -> None:
    """What comes back is of no interest."""
    clock = SystemClock()
    anything = {"date": clock.today(), "str": "a", "int": 1}
    with practice_store() as store:
        desk = Desk(store, Actor(1, "", UserRole.COORDINATOR), clock)
        for entry, needs in _questions():
            with suppress(Exception):  # nobody has this number, and so on
                desk.ask(entry.function, *(anything[kind] for kind in needs))


def _questions() -> Iterator[tuple[Entry, list[Any]]]:
    """Queries with the kinds of what they must be told."""
    for entry in list(REGISTER.values()):
        module = entry.function.__module__.rpartition(".")[2]
        if entry.action is None and module in _ASKED_FIRST:
            given = list(inspect.signature(entry.function).parameters.values())[1:]
            yield entry, [p.annotation for p in given if p.default is p.empty]
