"""The days of the year towards which a centre plans; the Week of October may be moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ipso_desk.domain.calendar import PALLIATIVE_WEEK, Anchor, anchors
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.rights import Right
from ipso_desk.services.register import query, use_case
from ipso_desk.services.settings import put, setting
from ipso_desk.services.work import Work


@query(Right.ANYONE)
def anchors_ahead(work: Work) -> tuple[Anchor, ...]:
    """Each anchor on its next days, the first of them in front."""
    found: dict[str, Anchor] = {}
    for year in (work.today.year, work.today.year + 1):
        for anchor in _of_year(work, year):
            if anchor.last >= work.today:
                found.setdefault(anchor.code, anchor)
    return tuple(sorted(found.values(), key=lambda anchor: (anchor.first, anchor.name)))


@use_case(Right.COORDINATOR, "calendar.palliative_week")
def move_palliative_week(work: Work, first: date) -> None:
    """The Week begins on this day, in the year of that day.

    Raises `InvalidInput` for a day that is past, or further than the next year.
    """
    if first < work.today or first.year > work.today.year + 1:
        raise InvalidInput("anchor_day", "first")
    put(work, PALLIATIVE_WEEK, {**_moved(work), str(first.year): first.isoformat()})
    work.about(day=first)


def _of_year(work: Work, year: int) -> tuple[Anchor, ...]:
    own = _moved(work).get(str(year))
    return tuple(
        _beginning(anchor, date.fromisoformat(own))
        if own and anchor.code == PALLIATIVE_WEEK
        else anchor
        for anchor in anchors(year)
    )


def _moved(work: Work) -> dict[str, str]:
    kept: dict[str, str] = setting(work, PALLIATIVE_WEEK, {})
    return kept


def _beginning(anchor: Anchor, first: date) -> Anchor:
    return replace(anchor, first=first, last=first + (anchor.last - anchor.first))
