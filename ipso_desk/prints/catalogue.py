"""The catalogue of prints; the screens, the commands and the death sweep all take from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from ipso_desk.domain.errors import InvalidInput, NotAllowed
from ipso_desk.domain.overview import Bands
from ipso_desk.domain.rights import Right, may
from ipso_desk.services.desk import Desk
from ipso_desk.services.trail import note_print


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: a format, and what the print is about."""

    format: str = "pdf"
    day: date | None = None
    year: int | None = None
    group: str | None = None
    guest: int | None = None
    activity: int | None = None
    internal: bool = False
    bands: Bands = Bands.USUAL
    """How the yearly overview divides the ages."""
    paper: str = "a4"
    """ "a5" where a print exists on that too."""


@dataclass(frozen=True, slots=True)
class Print:
    """One print of the program. `make` asks the desk and renders; it raises domain errors."""

    name: str
    title: str
    right: Right
    formats: tuple[str, ...]
    needs: tuple[str, ...]
    make: Callable[[Desk, Request], bytes]


_NOTED_BY_THEMSELVES = frozenset({"eigen-gegevens", "gastenlijst"})
"""Asking for what stands on them is noted already."""
CATALOGUE: dict[str, Print] = {}


def register(entry: Print) -> Print:
    if entry.name in CATALOGUE:
        raise TypeError(f"{entry.name} is in the catalogue twice")
    CATALOGUE[entry.name] = entry
    return entry


def produce(desk: Desk, name: str, request: Request) -> bytes:
    """The bytes of a print.

    Raises `InvalidInput` for an unknown name or format, `NotAllowed` for who may not have it.
    """
    load()
    entry = CATALOGUE.get(name)
    if entry is None:
        raise InvalidInput("print_unknown", "name", name=name, names=", ".join(sorted(CATALOGUE)))
    if not may(desk.actor.role, entry.right):
        raise NotAllowed("not_allowed")
    if request.format not in entry.formats:
        raise InvalidInput("print_format", "format", formats=", ".join(entry.formats))
    made = entry.make(desk, request)
    if name not in _NOTED_BY_THEMSELVES:
        desk.run(note_print, name, request.guest)
    return made


def load() -> dict[str, Print]:
    """Fill the catalogue; each module registers its prints when it is imported."""
    for name in _MODULES:
        import_module(f"ipso_desk.prints.{name}")
    return CATALOGUE


_MODULES = (
    "visits",
    "day_folder",
    "activities",
    "groups",
    "invitations",
    "guests",
    "own_data",
    "deaths",
    "logbook",
    "overview",
    "month_figures",
)
