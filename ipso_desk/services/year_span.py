"""Years that are counted together: one statement for all of them, grouped by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    bindparam,
    cast,
    func,
    literal_column,
    select,
)

from ipso_desk.services.work import Work


@dataclass(frozen=True)
class Span:
    """From the first to the last year that is asked for, as the statements want to hear it."""

    work: Work
    first_year: int
    last_year: int

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)

    @cached_property
    def values(self) -> Mapping[str, object]:
        return {
            "first": date(self.first_year, 1, 1),
            "last": date(self.last_year, 12, 31),
            "today": self.work.today,
            "first_year": self.first_year,
            "last_year": self.last_year,
        }

    def rows(self, statement: Select[*tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement, of which the first column is the year."""
        for row in self.work.rows(statement, self.values):
            yield int(row[0]), *row[1:]

    def numbers(self, statement: Select[*tuple[Any, ...]]) -> dict[int, int]:
        """One number a year, 0 where nothing was found."""
        return dict.fromkeys(self.years, 0) | {year: int(n) for year, n in self.rows(statement)}


FIRST, LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)
TODAY = bindparam("today", type_=Date)

_first_year = bindparam("first_year", type_=Integer)
_start = select(_first_year.label("year")).cte("years", recursive=True)
_last_year = bindparam("last_year", type_=Integer)
YEARS = _start.union_all(select(_start.c.year + 1).where(_start.c.year < _last_year))
"""A row for each year, to join with what lasts longer than one: seats, volunteers."""


def year_of(day: Any) -> ColumnElement[str]:
    """The year of a day, or of a date of which no more is known."""
    return func.substr(day, 1, 4, type_=String)


def in_span(day: Any) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = day.between(FIRST, LAST)
    return condition


BY_YEAR: ColumnElement[str] = literal_column("year")
"""To group by the column that a statement calls "year"."""


def start_of(year: Any) -> ColumnElement[str]:
    """1 January of a year out of the file, as days are kept there."""
    return cast(year, String).concat("-01-01")


def end_of(year: Any) -> ColumnElement[str]:
    return cast(year, String).concat("-12-31")
