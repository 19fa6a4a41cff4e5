"""Visits that were entered on the wrong day, moved to the right one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.rights import Right
from ipso_desk.services.occasion_rows import not_in_the_house
from ipso_desk.services.register import use_case
from ipso_desk.services.visits import mark_present
from ipso_desk.services.work import Work


@use_case(Right.HOST, "visit.move")
def move_visits(work: Work, guest_ids: Iterable[int], day: date, to_day: date) -> int:
    """These guests came on another day than was typed; who stood there already stays there once.

    Gives how many were moved. Raises `InvalidInput` for a day to come, `Refused` where the
    other day is after somebody's death.
    """
    if to_day > work.today:
        raise InvalidInput("day_to_come", "day")
    if to_day == day:
        return 0
    wanted = VisitRow.day == day, VisitRow.guest_id.in_(list(guest_ids))
    visits = work.session.scalars(select(VisitRow).where(*wanted)).all()
    for visit in visits:
        not_in_the_house(work, visit.guest_id, day)
        work.session.delete(visit)
    work.session.flush()
    for visit in visits:
        mark_present(work, visit.guest_id, to_day)
    work.ids.pop("guest", None)
    work.about(day=to_day)
    return len(visits)
