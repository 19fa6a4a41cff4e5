"""Counting a year for the regio-adviseur (domain.md 8), and keeping one that is vastgesteld."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select

from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.overview import YearTextRow
from ipso_desk.db.rows.visits import HeadCountRow, VisitRow
from ipso_desk.domain.guests import Role
from ipso_desk.domain.overview import OpenTexts, YearFigures
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseKnowledge, knowledge
from ipso_desk.domain.rights import Right
from ipso_desk.services.kept_years import kept_figures
from ipso_desk.services.people import PERSON_COLUMNS, person
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.settings import centre_name
from ipso_desk.services.work import Work
from ipso_desk.services.year_groups import groups
from ipso_desk.services.year_guests import CAME, PHASE_THEN, ROLE_THEN, visits, who_came
from ipso_desk.services.year_house import house
from ipso_desk.services.year_offer import offer
from ipso_desk.services.year_span import Span

TOPICS = ("worth", "chances", "plans")


@query(Right.COORDINATOR)
def year_figures(work: Work, year: int) -> YearFigures:
    """Everything counted of one year: as it was laid down, else from the rows as they are now."""
    return figures_of_years(work, (year,))[0]


@query(Right.COORDINATOR)
def figures_of_years(work: Work, years: Sequence[int]) -> tuple[YearFigures, ...]:
    """The figures of several years, which takes little longer than of one."""
    found = kept_figures(work, years)
    to_count = [year for year in years if year not in found]
    if to_count:
        found |= _counted(work, min(to_count), max(to_count))
    texts = _texts(work, years)
    return tuple(replace(found[year], texts=texts[year]) for year in years)


def counted_figures(work: Work, year: int) -> YearFigures:
    """The figures from the rows as they are now, also of a year that was laid down."""
    return _counted(work, year, year)[year]


def _counted(work: Work, first_year: int, last_year: int) -> dict[int, YearFigures]:
    span = Span(work, first_year, last_year)
    name, came, offered = centre_name(work), who_came(span), offer(span)
    visited, in_groups, at_home = visits(span, came), groups(span), house(span, offered)
    return {
        year: YearFigures(
            year=year,
            centre=name,
            counted_at=work.now,
            guests=came[year].guests,
            visits=visited[year],
            offer=offered[year].by_category,
            incurable_offer=offered[year].for_incurable,
            groups=in_groups[year],
            deaths=came[year].deaths,
            memorial_meetings=at_home[year].memorial_meetings,
            cooperation=at_home[year].cooperation,
            volunteers=at_home[year].volunteers,
            coordinators=at_home[year].coordinators,
        )
        for year in span.years
    }


@query(Right.COORDINATOR)
def years_with_visits(work: Work) -> tuple[int, ...]:
    """The years in which somebody came, with or without a name, newest first."""
    edges = work.session.execute(_EDGES).one()
    years = [day.year for day in edges if day is not None] or [work.today.year]
    return tuple(range(max(*years, work.today.year), min(years) - 1, -1))


@dataclass(frozen=True, slots=True)
class PersonOfYear:
    person: Person
    last_visit: date


@query(Right.COORDINATOR, people=People.RECORD, trace="overview.people")
def people_of_year(work: Work, year: int, which: str) -> tuple[PersonOfYear, ...]:
    """The people behind a figure: a code of `Role` or of `PhaseGroup`, as at the last visit.

    They are who was counted, so those who died since are among them.
    """
    rows: Iterable[Any] = work.rows(_PEOPLE, Span(work, year, year).values)
    found = [
        PersonOfYear(person(row), row[5])
        for row in rows
        if _is_of(which, row[6] or Role.UNKNOWN, row[7] or Phase.NOT_ASKED)
    ]
    return tuple(sorted(found, key=lambda line: line.person.name.sort_key))


def _is_of(which: str, role: Role, phase: Phase) -> bool:
    """Counted in this figure: "bereaved" is the role, and who has no phase is in none."""
    if which in {code.value for code in Role}:
        return role.value == which
    counts = knowledge(role, phase) is not PhaseKnowledge.NOT_APPLICABLE
    return counts and GROUP_OF[phase].value == which


@use_case(Right.COORDINATOR, "overview.text")
def write_year_text(work: Work, year: int, topic: str, text: str) -> None:
    """One of the three open texts of a year."""
    row = work.session.scalar(
        select(YearTextRow).where(YearTextRow.year == year, YearTextRow.topic == topic)
    )
    if row is None:
        work.session.add(YearTextRow(year=year, topic=topic, text=text))
    else:
        row.text = text
    work.about(year=year)


# One by one: of two edges at once the file reads the whole index.
_EDGES = select(
    *(select(edge(VisitRow.day)).scalar_subquery() for edge in (func.min, func.max)),
    *(
        select(edge(HeadCountRow.day)).where(HeadCountRow.people > 0).scalar_subquery()
        for edge in (func.min, func.max)
    ),
)
_PEOPLE = (
    select(*PERSON_COLUMNS, CAME.c.last, ROLE_THEN, PHASE_THEN)
    .join(CAME, CAME.c.guest_id == GuestRow.id)
    .where(GuestRow.erased_on.is_(None))
)


def _texts(work: Work, years: Sequence[int]) -> dict[int, OpenTexts]:
    kept: dict[int, dict[str, str]] = {year: {} for year in years}
    rows = work.session.execute(
        select(YearTextRow.year, YearTextRow.topic, YearTextRow.text).where(
            YearTextRow.year.in_(years)
        )
    )
    for year, topic, text in rows:
        kept[year][topic] = text
    return {
        year: OpenTexts(**{topic: of_year.get(topic, "") for topic in TOPICS})
        for year, of_year in kept.items()
    }
