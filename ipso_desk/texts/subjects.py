"""The modules of words, one per subject: what each says of actions and errors, in one table."""

from __future__ import annotations

from collections.abc import Mapping

from ipso_desk.texts import (
    activities,
    centre,
    deaths,
    doubles,
    groups,
    guests,
    importing,
    logbook,
    visits,
)

SUBJECTS = (activities, centre, deaths, doubles, groups, guests, importing, logbook, visits)


def actions(general: Mapping[str, str]) -> dict[str, str]:
    """A sentence for each action, those of no subject with them."""
    return _one_table(general, [subject.ACTIONS for subject in SUBJECTS])


def errors(general: Mapping[str, str]) -> dict[str, str]:
    """A sentence for each error code."""
    return _one_table(general, [subject.ERRORS for subject in SUBJECTS])


def _one_table(general: Mapping[str, str], parts: list[dict[str, str]]) -> dict[str, str]:
    merged = dict(general)
    for part in parts:
        merged.update(part)
    return merged
