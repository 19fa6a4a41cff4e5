"""The figures of years that were vastgesteld, and who laid them down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import aliased

from ipso_desk.db.rows.centre import UserRow
from ipso_desk.db.rows.overview import EstablishedYearRow
from ipso_desk.domain.kept_figures import read_kept
from ipso_desk.domain.overview import YearFigures
from ipso_desk.domain.rights import Right
from ipso_desk.services.register import query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A laying down that was taken back, and why."""

    established_at: datetime
    established_by: str
    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Establishment:
    """Where a year stands: being counted, or laid down; and what happened before."""

    year: int
    over: bool
    """The year has ended: only then can its figures be laid down."""
    at: datetime | None = None
    by: str = ""
    earlier: tuple[TakenBack, ...] = ()


@query(Right.COORDINATOR)
def establishment(work: Work, year: int) -> Establishment:
    """Whether a year is vastgesteld, since when and by whom."""
    laid, taken = aliased(UserRow), aliased(UserRow)
    rows = work.session.execute(
        select(EstablishedYearRow, laid.name, taken.name)
        .outerjoin(laid, laid.id == EstablishedYearRow.established_by)
        .outerjoin(taken, taken.id == EstablishedYearRow.taken_back_by)
        .where(EstablishedYearRow.year == year)
        .order_by(EstablishedYearRow.id.desc())
    ).all()
    now = next(((row, by) for row, by, _ in rows if row.taken_back_at is None), None)
    return Establishment(
        year=year,
        over=year < work.today.year,
        at=now[0].established_at if now else None,
        by=(now[1] or "") if now else "",
        earlier=tuple(
            TakenBack(
                row.established_at, by or "", row.taken_back_at, who or "", row.taken_back_reason
            )
            for row, by, who in rows
            if row.taken_back_at is not None
        ),
    )


def kept_figures(work: Work, years: Sequence[int]) -> dict[int, YearFigures]:
    """The figures as they were laid down; a year that is still counted is not among them."""
    rows = work.session.execute(
        select(EstablishedYearRow, UserRow.name)
        .outerjoin(UserRow, UserRow.id == EstablishedYearRow.established_by)
        .where(EstablishedYearRow.year.in_(years), EstablishedYearRow.taken_back_at.is_(None))
    )
    return {
        row.year: replace(
            read_kept(row.figures), counted_at=row.established_at, fixed=True, fixed_by=by or ""
        )
        for row, by in rows
    }
