"""The maandcijfers, of a month or of a year by month: for inside."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Print, Request, register
from ipso_desk.reports import dutch
from ipso_desk.reports.month_figures import MONTH_FIGURES, FiguresSheet
from ipso_desk.reports.report import Form
from ipso_desk.services.day_figures import period_figures
from ipso_desk.services.desk import Desk
from ipso_desk.services.settings import centre_name


def figures_sheet(desk: Desk, year: int, month: int | None = None) -> FiguresSheet:
    """A month, or without one the whole year."""
    last = date(year, 12, 31) if month is None else date(year, month, monthrange(year, month)[1])
    return FiguresSheet(
        title=str(year) if month is None else dutch.month(year, month),
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        figures=desk.ask(period_figures, date(year, month or 1, 1), last),
        by_month=month is None,
    )


def _make(desk: Desk, request: Request) -> bytes:
    if request.year is not None and request.day is None:
        sheet = figures_sheet(desk, request.year)
    else:
        day = request.day or desk.clock.today()
        sheet = figures_sheet(desk, day.year, day.month)
    return MONTH_FIGURES.render(sheet, Form(request.format))


register(
    Print(
        name="maandcijfers",
        title="Maandcijfers",
        right=Right.COORDINATOR,
        formats=("pdf", "xlsx", "csv", "json"),
        needs=("month",),
        make=_make,
    )
)
