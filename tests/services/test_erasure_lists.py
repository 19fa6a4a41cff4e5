"""A nameless shell stands on no list: not on one for contact, nor on a board, card or memorial."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from ipso_desk.domain.errors import IpsoError
from ipso_desk.domain.people import people_in
from ipso_desk.prints import catalogue
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services import deaths, erasure, sweep
from ipso_desk.services.register import REGISTER, Entry, People
from ipso_desk.services.visits import mark_present
from tests.fixtures import Centre
from tests.services import sweep_centre

sweep.load()


def _results(centre: Centre, entry: Entry) -> Iterator[Any]:
    """A query with whatever fits: what its sweep says, every group or guest, today and later."""
    if entry.people is People.CONTACT:
        yield from sweep.results(centre.desk, entry)
        return
    needed = [
        p
        for p in list(inspect.signature(entry.function).parameters.values())[1:]
        if p.default is inspect.Parameter.empty
    ]
    choices: dict[str, list[Any]] = {
        "int": list(range(1, 16)),
        "date": [centre.clock.today() + timedelta(days) for days in (-7, 0, 1, 7)],
    }
    if len(needed) == 1 and str(needed[0].annotation) in choices:
        arguments = [(value,) for value in choices[str(needed[0].annotation)]]
    else:
        arguments = [()] if not needed else []
    for given in arguments:
        try:
            yield centre.desk.ask(entry.function, *given)
        except IpsoError:
            continue


@pytest.fixture
def erased(centre: Centre) -> Centre:
    """Guests in every list; some of them, one who died, are erased while they stand on them."""
    people = centre.desk.run(sweep_centre.fill).value
    for guest in people:
        centre.desk.run(mark_present, guest.id, centre.clock.today())
    centre.desk.run(deaths.record_death, people[3].id)
    for guest in (people[0], people[3], people[9]):
        erasure.erase_guest(centre.desk, guest.id)
    return centre


def test_no_query_names_a_shell(erased: Centre) -> None:
    asked, nameless = 0, set()
    for entry in list(REGISTER.values()):
        ours = entry.function.__module__.startswith("ipso_desk.")
        if entry.action is not None or entry.people is People.NOBODY or not ours:
            continue
        for result in _results(erased, entry):
            asked += 1
            if any(not person.display for person in people_in(result)):
                nameless.add(entry.name)
    assert nameless == set()
    assert asked > 40


def test_no_print_has_a_line_without_a_name(erased: Centre) -> None:
    for name, entry in catalogue.load().items():
        if "json" not in entry.formats or "guest" in entry.needs:
            continue
        try:
            made = produce(erased.desk, name, Request("json", group=sweep_centre.GROUP))
        except IpsoError:
            continue
        assert b'"name": ""' not in made, name
