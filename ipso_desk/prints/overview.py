"""The jaaroverzicht, for the regio-adviseur or, with every number, for inside."""

from __future__ import annotations

from ipso_desk.domain.overview import Bands, YearFigures
from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Print, Request, register
from ipso_desk.reports.report import Form
from ipso_desk.reports.year_overview import YEAR_OVERVIEW, YearOverview
from ipso_desk.services.desk import Desk
from ipso_desk.services.overview import figures_of_years, years_with_visits

_EARLIER = 3


def year_overview(
    desk: Desk,
    year: int,
    *,
    internal: bool = False,
    counted: YearFigures | None = None,
    bands: Bands = Bands.USUAL,
) -> YearOverview:
    """A year with up to three before it, ready to show or print.

    `counted`: the figures of the year itself, where they are at hand already.
    """
    known = desk.ask(years_with_visits)
    years = [y for y in range(year - _EARLIER, year) if y in known]
    if counted is None:
        years.append(year)
    figures = desk.ask(figures_of_years, years)
    *before, this = figures if counted is None else (*figures, counted)
    return YearOverview(
        figures=this,
        printed_at=desk.clock.now().astimezone(),
        earlier=tuple(before),
        internal=internal,
        bands=bands,
    )


def _make(desk: Desk, request: Request) -> bytes:
    year = request.year or desk.clock.today().year
    overview = year_overview(desk, year, internal=request.internal, bands=request.bands)
    return YEAR_OVERVIEW.render(overview, Form(request.format))


register(
    Print(
        name="jaaroverzicht",
        title="Jaaroverzicht",
        right=Right.COORDINATOR,
        formats=("pdf", "xlsx", "csv", "json"),
        needs=("year",),
        make=_make,
    )
)
