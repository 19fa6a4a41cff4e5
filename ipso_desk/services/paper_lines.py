"""A line of the presentielijst as it was printed, found by its number."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from ipso_desk.db.rows.calls import PrintedListRow
from ipso_desk.domain.rights import Right
from ipso_desk.services.find import Found, found_by_id
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work

PRINTS = ("presentielijst", "dagmap")
"""Prints with the day's people, numbered."""
_LONGEST = 60


def _to_sweep(work: Work) -> Iterable[tuple[date, int]]:
    return [(work.today, number) for number in range(1, _LONGEST)]


@query(Right.HOST, people=People.CONTACT, surface="balie: nummer op papier", sweep=_to_sweep)
def on_paper(work: Work, day: date, number: int) -> tuple[Found, ...]:
    """Who stands behind this number on the last sheet of a day; nobody who died since."""
    prints = work.session.scalars(
        select(PrintedListRow.people)
        .where(PrintedListRow.name.in_(PRINTS), PrintedListRow.day == day)
        .order_by(PrintedListRow.id.desc())
    )
    for people in prints:
        marks: dict[str, str] = json.loads(people)
        if any(marks.values()):  # the sheet of a meeting has no numbers
            return found_by_id(work, [int(n) for n, mark in marks.items() if mark == str(number)])
    return ()


def numbered(guest_ids: Iterable[int]) -> dict[int, str]:
    """The marks of a print with a number before every name."""
    return {guest_id: str(number) for number, guest_id in enumerate(guest_ids, 1)}
