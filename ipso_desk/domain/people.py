"""A guest as anything that names one carries it, so that people can be found in any result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from ipso_desk.domain.names import PersonName


@dataclass(frozen=True, slots=True)
class Person:
    """A guest by number and name. Every result that names a guest does it with this."""

    id: int
    name: PersonName

    @property
    def display(self) -> str:
        return self.name.display


def people_in(value: object) -> Iterator[Person]:
    """Every `Person` anywhere inside a result (dataclasses, sequences, mappings)."""
    if isinstance(value, Person):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from people_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from people_in(key)
            yield from people_in(item)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from people_in(item)
