"""The register of everything that can be done or asked: its right, and whom it lists.

A function that is not registered cannot be run (`services.desk`), so no right
and no list of people can be forgotten: denied by default.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from ipso_desk.domain.rights import Right

if TYPE_CHECKING:
    from ipso_desk.services.work import Work

P = ParamSpec("P")
T = TypeVar("T")


class People(StrEnum):
    """Whom a query names."""

    NOBODY = "nobody"
    CONTACT = "contact"
    """A surface that serves contact: the dead are never on it, and the sweep runs it."""
    RECORD = "record"
    """The own card, the log, history, counts: what stays when someone has died."""
    MEMORIAL = "memorial"
    """Those who died: remembering, confirming, taking back."""


Arguments = Iterable[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One registered function."""

    name: str
    function: Callable[..., Any]
    right: Right
    action: str | None
    people: People
    surface: str | None
    sweep: Callable[..., Arguments] | None
    trace: str | None
    notes: bool = False


REGISTER: dict[str, Entry] = {}


def use_case(
    right: Right, action: str, *, notes: bool = False
) -> Callable[[Callable[Concatenate[Work, P], T]], Callable[Concatenate[Work, P], T]]:
    """Register what a person does; `action` is the code the history keeps.

    `notes`: it writes what is no fact about the centre (a draft, that a list was
    printed), which is kept without history; it is no action and cannot be undone.
    """

    def register(function: Callable[Concatenate[Work, P], T]) -> Callable[Concatenate[Work, P], T]:
        _add(
            Entry(_name(function), function, right, action, People.NOBODY, None, None, None, notes)
        )
        return function

    return register


def query(
    right: Right,
    *,
    people: People = People.NOBODY,
    surface: str | None = None,
    sweep: Callable[..., Arguments] | None = None,
    trace: str | None = None,
) -> Callable[[Callable[Concatenate[Work, P], T]], Callable[Concatenate[Work, P], T]]:
    """Register what a person asks.

    A CONTACT query gives its `surface` a name, and with `sweep(work)` the arguments
    under which the death sweep must run it (none: it takes no arguments).
    `trace` is the code under which looking is noted.
    """
    if (people is People.CONTACT) != (surface is not None):
        raise TypeError("a surface has a name, and only a surface has one")

    def register(function: Callable[Concatenate[Work, P], T]) -> Callable[Concatenate[Work, P], T]:
        _add(Entry(_name(function), function, right, None, people, surface, sweep, trace))
        return function

    return register


def entry_of(function: Callable[..., Any]) -> Entry | None:
    entry = REGISTER.get(_name(function))
    return entry if entry is not None and entry.function is function else None


def _add(entry: Entry) -> None:
    if entry.name in REGISTER:
        raise TypeError(f"{entry.name} is registered twice")
    REGISTER[entry.name] = entry


def _name(function: Callable[..., Any]) -> str:
    return f"{function.__module__.removeprefix('ipso_desk.services.')}.{function.__qualname__}"
