"""A year beside the years before it: the same few figures, each as it may be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ipso_desk.domain import overview_table as cell
from ipso_desk.domain.reading import Reading, Reads


@dataclass(frozen=True, slots=True)
class OverTheYears:
    """One figure over the years, this year last; `values` line up with `years`."""

    title: str
    years: tuple[int, ...]
    values: tuple[Reads | None, ...]
    percent: bool = False


_Pick = Callable[[Reading], Reads | None]


def over_the_years(readings: Sequence[Reading]) -> tuple[OverTheYears, ...]:
    """From the readings of each year, oldest first."""
    years = tuple(reading.figures.year for reading in readings)

    def row(title: str, pick: _Pick, percent: bool = False) -> OverTheYears:
        return OverTheYears(title, years, tuple(map(pick, readings)), percent)

    return (
        row("Gasten", lambda r: r[cell.UNIQUE]),
        row("Nieuwe gasten", lambda r: r[cell.NEW]),
        row("Bezoeken op naam", lambda r: r[cell.NAMED_VISITS]),
        row("Open dagen", lambda r: r.figures.visits.open_days),
        row(
            "Fase bekend",
            lambda r: r.percentage(cell.PHASE_KNOWN, cell.PHASE_APPLIES),
            percent=True,
        ),
        row(
            "Ongeneeslijk, van bekend",
            lambda r: r.percentage(cell.INCURABLE, cell.PHASE_KNOWN),
            percent=True,
        ),
    )
