"""Vaststellen: the figures of a year are kept as they are, whatever happens to cards later."""

from __future__ import annotations

from sqlalchemy import select

from ipso_desk.db.rows.overview import EstablishedYearRow
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.kept_figures import keep
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.overview import counted_figures
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work

_FIRST = 1900


@use_case(Right.COORDINATOR, "overview.establish")
def establish_year(work: Work, year: int) -> None:
    """Keep the figures of a year as they are counted now; a second time changes nothing.

    Raises `Refused` while the year is not over: who still comes would not be counted.
    """
    if year < _FIRST:
        raise InvalidInput("year_before_counting", "year")
    if year >= work.today.year:
        raise Refused("year_not_over", year=year)
    if _in_force(work, year) is not None:
        return
    work.session.add(
        EstablishedYearRow(
            year=year,
            figures=keep(counted_figures(work, year)),
            established_by=work.actor.user_id,
            established_at=work.now,
        )
    )
    work.about(year=year)


@use_case(Right.COORDINATOR, "overview.take_back")
def take_back_year(work: Work, year: int, reason: str) -> None:
    """Count a year again, with the reason; what was laid down before stays to be read.

    Raises `InvalidInput` without a reason.
    """
    row = _in_force(work, year)
    if row is None:
        return
    reason = guest_input.line(reason, "reason")
    if not reason:
        raise InvalidInput("take_back_reason_missing", "reason")
    row.taken_back_by, row.taken_back_at = work.actor.user_id, work.now
    row.taken_back_reason = reason
    work.about(year=year)


def _in_force(work: Work, year: int) -> EstablishedYearRow | None:
    return work.session.scalar(
        select(EstablishedYearRow).where(
            EstablishedYearRow.year == year, EstablishedYearRow.taken_back_at.is_(None)
        )
    )
