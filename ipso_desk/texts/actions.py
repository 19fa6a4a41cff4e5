"""The sentence for each action in the history; the names are looked up when it is shown."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import date

from ipso_desk.texts import subjects
from ipso_desk.texts.days import full_day

_GENERAL = {"undo": "Ongedaan gemaakt: {undone}", "redo": "Opnieuw gedaan: {undone}"}


def action_sentence(code: str, names: Mapping[str, object]) -> str:
    """ "Aanwezigheid van Anneke van den Berg op 12 mei"; what is not known stays out."""
    template = _sentences().get(code, code)
    return template.format_map(_Missing({k: str(v) for k, v in names.items()}))


def told(
    code: str, ids: Mapping[str, object], *, guest: str = "een gast", group: str = "een groep"
) -> str:
    """The sentence for an action from what the history keeps of it, names looked up beside it."""
    names: dict[str, object] = {**ids, "guest": guest, "group": group, "day": "een dag"}
    with contextlib.suppress(ValueError):
        names["day"] = full_day(date.fromisoformat(str(ids.get("day", ""))))
    if "undone_code" in ids:
        names["undone"] = action_sentence(str(ids["undone_code"]), names)
    return action_sentence(code, names)


def known_codes() -> frozenset[str]:
    return frozenset(_sentences())


def _sentences() -> dict[str, str]:
    return subjects.actions(_GENERAL)


class _Missing(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
