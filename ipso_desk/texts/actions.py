"""The sentence for each action in the history; the names are looked up when it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from ipso_desk.texts import activities, centre, deaths, groups, guests, importing, logbook, visits

_GENERAL = {"undo": "Ongedaan gemaakt: {undone}", "redo": "Opnieuw gedaan: {undone}"}


def action_sentence(code: str, names: Mapping[str, object]) -> str:
    """ "Aanwezigheid van Anneke van den Berg op 12 mei"; what is not known stays out."""
    template = _sentences().get(code, code)
    return template.format_map(_Missing({k: str(v) for k, v in names.items()}))


def known_codes() -> frozenset[str]:
    return frozenset(_sentences())


def _sentences() -> dict[str, str]:
    merged = dict(_GENERAL)
    for module in (activities, centre, deaths, groups, guests, importing, logbook, visits):
        merged.update(module.ACTIONS)
    return merged


class _Missing(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
