"""Any use case of the program with arguments that fit; what is registered later is tried too."""

from __future__ import annotations

import dataclasses
import inspect
import random
import types
import typing
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.names import PersonName
from ipso_desk.intake import read_plan
from ipso_desk.intake.plan import ImportPlan
from ipso_desk.services.desk import Desk
from ipso_desk.services.register import REGISTER, Entry
from ipso_desk.services.sweep import load
from ipso_desk.services.undo import NEVER_UNDONE

NOT_TRIED = NEVER_UNDONE | {"undo", "redo"}

# The table in which a number must exist, by the name of the argument.
_NUMBERS = {
    "guest_id": "guest",
    "guest_ids": "guest",
    "other_id": "guest",
    "keep_id": "guest",
    "gone_id": "guest",
    "close_one_id": "guest",
    "seen_from": "guest",
    "group_id": "peer_group",
    "meeting_id": "meeting",
    "sign_up_id": "sign_up",
    "relation_id": "relation",
    "role_id": "guest_role",
    "phase_id": "guest_phase",
    "entry_id": "log_entry",
    "organisation_id": "organisation",
    "contact_id": "contact_person",
    "step_id": "aftercare_step",
    "name_id": "tree_name",
    "name_ids": "tree_name",
    "candle_id": "candle",
    "fixed_host_id": "volunteer",
    "leader_id": "volunteer",
    "activity_id": "activity",
}
_FIELDS = ("name", "called", "address", "status", "note", "niets")
_OTHER_TABLES = {"memorial_meetings": {"meeting_id": "memorial_meeting"}}
_WORDS = (
    *("Łukasz", "van den Berg", "d'Ancona", "O’Neill", "Zoë 🌱", "06 12345678", "thee"),
    *(
        "a\x00b",
        "\ud800",
        "x" * 3000,
        '" OR 1=1 --',
        "{guest}",
        "<b>vet</b>",
        "=1+1",
        "1234 AB",
        "12:30",
        "regel\nregel",
        "",
    ),
)
_LISTS = (
    """Naam;Tel;Soort gast;Fase;12-3-2025;14-3-2025
Jan Horst;0612345678;zelf;ongeneeslijk;x;
Riet Bos;;naaste;;x;x
Piet Dood;;zelf;overleden 1-4-2025;x;
""",
    "Naam;Tel;Soort gast;Opmerking;12-3-2025\nJan Horst;;nabestaande;fietst;x\n",
    "Datum;Zelf;Naaste\n12-3-2025;5;2\n13-3-2025;1;0\n",
)


def use_cases() -> list[Entry]:
    """Everything that a person does and can take back."""
    load()
    return [
        entry
        for entry in REGISTER.values()
        if entry.action is not None
        and not entry.notes
        and entry.action not in NOT_TRIED
        and entry.function.__module__.startswith("ipso_desk.")
    ]


class Arguments:
    """Invents arguments for a use case, in a centre as it is now."""

    def __init__(self, desk: Desk, chance: random.Random) -> None:
        self._desk, self._chance = desk, chance

    def of(self, function: Callable[..., Any]) -> dict[str, Any]:
        hints = typing.get_type_hints(function)
        own = _OTHER_TABLES.get(function.__module__.rpartition(".")[2], {})
        parameters = list(inspect.signature(function).parameters.values())[1:]
        return {
            parameter.name: self._value(hints[parameter.name], parameter.name, own)
            for parameter in parameters
            if parameter.default is parameter.empty or self._chance.random() < 0.5
        }

    def _value(self, hint: Any, name: str, own: dict[str, str]) -> Any:
        origin, inner = typing.get_origin(hint), typing.get_args(hint)
        if origin in (types.UnionType, typing.Union):
            return self._value(self._chance.choice(inner), name, own)
        if hint is type(None):
            return None
        if origin is tuple and inner[-1] is not Ellipsis:
            return tuple(self._value(part, f"{name}_part", own) for part in inner)
        if origin is Callable:
            return lambda *_: None
        if origin is Mapping:
            keys = self._chance.sample(_FIELDS, 3)
            return {key: self._value(inner[1], name, own) for key in keys}
        if origin in (tuple, list, frozenset, Iterable, Sequence, Collection):
            count = self._chance.randint(0, 3)
            values = [self._value(inner[0], name, own) for _ in range(count)]
            return tuple(dict.fromkeys(values)) if name.endswith("_ids") else tuple(values)
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return self._chance.choice(list(hint))
        if dataclasses.is_dataclass(hint) and hint not in (PartialDate, PersonName):
            return self._record(hint, own)  # type: ignore[arg-type]
        return self._plain(hint, name, own)

    def _record(self, kind: type[Any], own: dict[str, str]) -> Any:
        if kind is ImportPlan:
            text = self._chance.choice(_LISTS)
            return read_plan(text.encode(), "lijst.csv", today=self._desk.clock.today(), decide={})
        hints = typing.get_type_hints(kind)
        obligatory = dataclasses.MISSING
        return kind(
            **{
                field.name: self._value(hints[field.name], field.name, own)
                for field in dataclasses.fields(kind)
                if (field.default is obligatory and field.default_factory is obligatory)
                or self._chance.random() < 0.3
            }
        )

    def _plain(self, hint: Any, name: str, own: dict[str, str]) -> Any:
        if hint is bool:
            return self._chance.random() < 0.5
        if hint is int:
            if name == "year":
                return self._chance.choice((0, 2024, 2025, 2026))
            table = own.get(name) or _NUMBERS.get(name)
            return self._number_in(table) if table else self._chance.randint(0, 6)
        if hint is date:
            return self._desk.clock.today() + timedelta(days=self._chance.randint(-90, 21))
        if hint is PartialDate:
            return PartialDate(self._chance.randint(1930, 2026))
        if hint is PersonName:
            return PersonName(self._chance.choice(("Noor", "Łukasz")), "van", "Dam")
        if hint in (str, Any):
            return self._chance.choice(_WORDS)
        raise TypeError(f"no argument for {name}: {hint}")

    def _number_in(self, table: str) -> int:
        # The last ones: what was just made is what the next act is about.
        rows = self._desk.store.connection.execute(
            f'SELECT id FROM "{table}" ORDER BY id DESC LIMIT 12'
        ).fetchall()
        return int(self._chance.choice(rows)[0]) if rows else 1
