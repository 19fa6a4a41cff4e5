"""Who came in a year, as they were at their last visit of it, and how often; one pass for all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Integer, String, case, func, select, type_coerce

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestPhaseRow, GuestRoleRow, GuestRow
from ipso_desk.db.rows.visits import HeadCountRow, VisitRow
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.guests import Role
from ipso_desk.domain.overview import GuestFigures, KindOfGuest, VisitFigures, count_kinds
from ipso_desk.domain.phases import Phase
from ipso_desk.services.close_ties import all_close_to_incurable
from ipso_desk.services.open_days import count_open_days
from ipso_desk.services.year_span import BY_YEAR, FIRST, LAST, Span, in_span, start_of, year_of


@dataclass(frozen=True, slots=True)
class Came:
    """What the visits of a year tell."""

    guests: GuestFigures = field(default_factory=lambda: count_kinds({}, {}, 0))
    visits: int = 0
    deaths: int = 0
    """Guests who came in the year and died in it; those who died count that year."""


def who_came(span: Span) -> dict[int, Came]:
    """The guests, their visits and the deaths among them of each year."""
    close, died = all_close_to_incurable(span.work.session), _died(span)
    came = {year: Came() for year in span.years}
    rows = span.work.rows(_GUESTS, span.values).all()
    for year, lines in groupby(sorted(rows, key=itemgetter(0)), key=itemgetter(0)):
        # Column by column: that is how some thousands of guests are looked at in no time.
        _, ids, visits, births, role, phase, new = zip(*lines, strict=True)
        of_incurable = map(close.__contains__, ids)
        kinds = _kinds(Counter(zip(role, phase, new, of_incurable, strict=True)))
        figures = count_kinds(kinds, _birth_years(Counter(births)), int(year))
        came[int(year)] = Came(figures, sum(visits), len(died[int(year)].intersection(ids)))
    return came


def _died(span: Span) -> Mapping[int, set[int]]:
    """Who died in each year, whether they came in it or not."""
    died: defaultdict[int, set[int]] = defaultdict(set)
    for year, guest_id in span.rows(_DIED):
        died[year].add(guest_id)
    return died


def _kinds(alike: Mapping[tuple[Any, ...], int]) -> dict[KindOfGuest, int]:
    """A guest without a role or phase is as one of whom nobody asked: the two may be alike."""
    found: Counter[KindOfGuest] = Counter()
    for (role, phase, new, of_incurable), number in alike.items():
        known = Role(role or Role.UNKNOWN), Phase(phase or Phase.NOT_ASKED)
        found[KindOfGuest(*known, bool(new), of_incurable)] += number
    return found


def _birth_years(alike: Mapping[str | None, int]) -> dict[int | None, int]:
    return {None if year is None else int(year): number for year, number in alike.items()}


def visits(span: Span, came: Mapping[int, Came]) -> dict[int, VisitFigures]:
    """The visits of each year, with and without a name, and on how many days one could come."""
    unnamed = {year: dict.fromkeys(Role, 0) for year in span.years}
    for year, role, people in span.rows(_UNNAMED):
        unnamed[year][role] = int(people)
    open_days = count_open_days(span.work, span.years)
    return {
        year: VisitFigures(came[year].visits, unnamed[year], open_days[year]) for year in span.years
    }


def _as_at(column: Any, row: type[GuestRoleRow] | type[GuestPhaseRow]) -> Any:
    return (
        select(column)
        .where(row.guest_id == CAME.c.guest_id, row.from_day <= CAME.c.last)
        .order_by(row.from_day.desc(), row.id.desc())
        .limit(1)
        .scalar_subquery()
    )


CAME = (
    select(
        VisitRow.guest_id,
        year_of(VisitRow.day).label("year"),
        func.max(VisitRow.day).label("last"),
        func.count().label("visits"),
    )
    .where(in_span(VisitRow.day))
    .group_by(VisitRow.guest_id, BY_YEAR)
    .cte("came")
)
"""Each guest who came in a year, with the last day of it.

Guest by guest, so that each page of the file that is needed is unlocked once."""
ROLE_THEN = _as_at(GuestRoleRow.role, GuestRoleRow)
PHASE_THEN = _as_at(GuestPhaseRow.phase, GuestPhaseRow)


def _new() -> ColumnElement[bool]:
    first, known = start_of(CAME.c.year), GuestRow.first_known_on
    earlier = select(VisitRow.id).where(VisitRow.guest_id == CAME.c.guest_id, VisitRow.day < first)
    # In this order: of most guests it is known, and their visits can be left unread.
    return case((known < first, False), else_=~earlier.exists())


_GUESTS = select(
    CAME.c.year,
    CAME.c.guest_id,
    CAME.c.visits,
    year_of(GuestRow.birth),
    type_coerce(ROLE_THEN, String),
    type_coerce(PHASE_THEN, String),
    type_coerce(_new(), Integer),
).join(GuestRow, GuestRow.id == CAME.c.guest_id)
_DIED = select(year_of(DeathRow.died_on).label("year"), DeathRow.guest_id).where(
    year_of(DeathRow.died_on).between(year_of(FIRST), year_of(LAST)),
    DeathRow.state == DeathState.CONFIRMED,
)
_UNNAMED = (
    select(
        year_of(HeadCountRow.day).label("year"), HeadCountRow.role, func.sum(HeadCountRow.people)
    )
    .where(in_span(HeadCountRow.day))
    .group_by(BY_YEAR, HeadCountRow.role)
)
