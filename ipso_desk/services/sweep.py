"""Every surface that lists people for contact, run as it stands: who is on it now."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import ipso_desk.services
from ipso_desk.domain.people import people_in
from ipso_desk.domain.rights import Right
from ipso_desk.services.desk import Desk
from ipso_desk.services.register import REGISTER, Entry, People, query
from ipso_desk.services.work import Work


def surfaces(desk: Desk) -> dict[str, list[str]]:
    """The names on each registered surface, sorted by surface. For a coordinator."""
    desk.ask(_noted)
    found: dict[str, set[str]] = {}
    for entry in contact_queries():
        assert entry.surface is not None
        names = found.setdefault(entry.surface, set())
        for result in results(desk, entry):
            names.update(who.display for who in people_in(result))
    return {surface: sorted(names) for surface, names in sorted(found.items())}


def contact_queries() -> list[Entry]:
    """The entries of the register that serve contact, in the order of their names."""
    load()
    entries = [entry for entry in REGISTER.values() if entry.people is People.CONTACT]
    return sorted(entries, key=lambda entry: entry.name)


def results(desk: Desk, entry: Entry) -> Iterator[Any]:
    """What a surface answers, once for each set of arguments of its sweep."""
    for args in desk.ask(_arguments, entry.name):
        yield desk.peek(entry.function, *args)


@query(Right.COORDINATOR, trace="surfaces.listed")
def _noted(work: Work) -> None:
    """Once for all lists together: nothing was printed and no card opened."""


@query(Right.COORDINATOR)
def _arguments(work: Work, name: str) -> tuple[tuple[Any, ...], ...]:
    sweep = REGISTER[name].sweep
    return ((),) if sweep is None else tuple(sweep(work))


def load() -> None:
    """Fill the register: a module that nobody imported yet has surfaces all the same."""
    for module in pkgutil.iter_modules(ipso_desk.services.__path__):
        import_module(f"{ipso_desk.services.__name__}.{module.name}")
