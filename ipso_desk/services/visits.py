"""The reception desk: who is present, who is expected, and people without a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Date, bindparam, func, insert, select

from ipso_desk.db.rows.guests import GuestRoleRow
from ipso_desk.db.rows.visits import HeadCountRow, VisitRow
from ipso_desk.domain.errors import InvalidInput, NotFound, Refused
from ipso_desk.domain.guests import Role
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.desk_lists import (
    Expected,
    Present,
    at_the_door,
    expected_people,
    expected_person,
    present_people,
    present_person,
)
from ipso_desk.services.find import found_by_id
from ipso_desk.services.guest_book import guest_index
from ipso_desk.services.guest_index import Why
from ipso_desk.services.guests import add_at_desk
from ipso_desk.services.occasion_rows import not_in_the_house
from ipso_desk.services.people import get_guest
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work

MOST_PEOPLE = 500
_LIKE_THIS = 3


@dataclass(frozen=True, slots=True)
class DeskDay:
    """What the reception desk shows of one day."""

    day: date
    expected: tuple[Expected, ...]
    present: tuple[Present, ...]
    tallies: dict[Role, int]

    @property
    def people(self) -> int:
        """Everybody who came, with and without a name."""
        return len(self.present) + sum(self.tallies.values())


@dataclass(frozen=True, slots=True)
class NoLonger:
    """Somebody the search leaves out: who died, or whose card is in the archive."""

    person: Person
    died: bool


@use_case(Right.HOST, "visit.mark_present")
def mark_present(work: Work, guest_id: int, day: date) -> Present | None:
    """The guest was in the house on that day; marking twice changes nothing.

    Gives the line as the desk shows it; None on an old list, for who has died since.
    Raises `Refused` after somebody's death, `InvalidInput` for a day to come.
    """
    if day > work.today:
        raise InvalidInput("day_to_come", "day")
    door = at_the_door(work, guest_id, day)
    if door is None:
        raise NotFound("guest_not_found")
    # A day from the paper list before somebody's death is as welcome as any.
    if door.last_day is not None and (day > door.last_day or day == work.today):
        raise Refused("guest_has_died")
    if door.there:
        return door.line
    arrived = work.now if day == work.today else None
    by = work.actor.user_id
    visit = {"guest_id": guest_id, "day": day, "arrived_at": arrived, "noted_by": by}
    work.rows(_NEW_VISIT, visit)
    work.about(guest=guest_id, day=day)
    return door.came_in(arrived)


@use_case(Right.HOST, "visit.mark_all_present")
def mark_all_present(work: Work, guest_ids: Iterable[int], day: date) -> tuple[Present | None, ...]:
    """A couple, or a row of names from the paper list, in one go."""
    lines = tuple(mark_present(work, guest_id, day) for guest_id in guest_ids)
    work.ids.pop("guest", None)
    work.about(day=day)
    return lines


@use_case(Right.HOST, "visit.welcome")
def welcome(work: Work, name: str, role: Role, day: date) -> Present | None:
    """Somebody new in two fields, present at once. Raises `InvalidInput` without a name."""
    if day > work.today:
        raise InvalidInput("day_to_come", "day")
    newcomer = add_at_desk(work, name, role)
    if day < work.today:
        _known_since(work, newcomer.id, day)
    return mark_present(work, newcomer.id, day)


@use_case(Right.HOST, "visit.take_away")
def mark_absent(work: Work, guest_id: int, day: date) -> Expected | None:
    """A wrong tick, hours later too: the guest was not there that day.

    Gives the line under *Verwacht* for whom it stands there again.
    """
    visit = _visit(work, guest_id, day)
    if visit is not None:
        not_in_the_house(work, guest_id, day)
        work.session.delete(visit)
        work.session.flush()
        work.about(guest=guest_id, day=day)
    return expected_person(work, guest_id, day)


@use_case(Right.HOST, "visit.left")
def mark_left(work: Work, guest_id: int, left: bool = True) -> Present | None:
    """The guest went home, or is here still; noting it is optional."""
    visit = _visit(work, guest_id, work.today)
    if visit is not None and (visit.left_at is not None) != left:
        visit.left_at = work.now if left else None
        work.session.flush()
        work.about(guest=guest_id, day=work.today)
    return present_person(work, guest_id, work.today)


@use_case(Right.HOST, "visit.tally")
def set_tally(work: Work, day: date, role: Role, people: int) -> None:
    """So many people of this role came without leaving a name."""
    if day > work.today:
        raise InvalidInput("day_to_come", "day")
    if not 0 <= people <= MOST_PEOPLE:
        raise InvalidInput("tally_odd", "people", most=MOST_PEOPLE)
    row = work.session.scalar(
        select(HeadCountRow).where(HeadCountRow.day == day, HeadCountRow.role == role)
    )
    if row is None and people:
        work.session.add(HeadCountRow(day=day, role=role, people=people))
    elif row is not None:
        row.people = people
    work.about(day=day, role=role.value, people=people)


def _days_to_sweep(work: Work) -> Iterable[tuple[date]]:
    return [(work.today + timedelta(days=n),) for n in range(-1, 15)]


@query(Right.HOST, people=People.CONTACT, surface="balie", sweep=_days_to_sweep)
def desk_day(work: Work, day: date) -> DeskDay:
    """Expected and present on a day, and the tallies. Nobody who died is on it."""
    return DeskDay(day, expected_people(work, day), present_people(work, day), tallies(work, day))


@query(Right.HOST, people=People.MEMORIAL)
def no_longer_coming(work: Work, text: str) -> tuple[NoLonger, ...]:
    """Whom a search means that finds nobody, or only somebody alike: a few who died, or whose
    card is in the archive. Written as it was typed goes before what is alike."""
    with guest_index(work) as index:
        hits = index.search(text, _LIKE_THIS, include_hidden=True)
    written = [hit.id for hit in hits if hit.why is not Why.LIKENESS]
    found = found_by_id(work, written or [hit.id for hit in hits], all_of_them=True)
    return tuple(NoLonger(f.person, f.died) for f in found if f.died or f.archived)


@query(Right.ANYONE)
def guests_in_house(work: Work) -> int:
    """Everybody who came today and was not noted as gone, with and without a name."""
    return int(work.rows(_IN_HOUSE, {"day": work.today}).scalar_one())


def tallies(work: Work, day: date) -> dict[Role, int]:
    """People without a name per role, all four of them."""
    rows = work.session.execute(_TALLIES, {"day": day})
    return dict.fromkeys(Role, 0) | dict(rows.all())


def _visit(work: Work, guest_id: int, day: date) -> VisitRow | None:
    return work.session.scalar(
        select(VisitRow).where(VisitRow.guest_id == guest_id, VisitRow.day == day)
    )


def _known_since(work: Work, guest_id: int, day: date) -> None:
    """A newcomer on a list of some days ago was known, and had this role, from that day."""
    get_guest(work, guest_id).registered_on = day
    for role in work.session.scalars(select(GuestRoleRow).where(GuestRoleRow.guest_id == guest_id)):
        role.from_day = day
    work.session.flush()


_DAY = bindparam("day", type_=Date)
_NEW_VISIT = insert(VisitRow)
_NAMED = select(func.count(VisitRow.id)).where(VisitRow.day == _DAY, VisitRow.left_at.is_(None))
_UNNAMED = select(func.coalesce(func.sum(HeadCountRow.people), 0)).where(HeadCountRow.day == _DAY)
_IN_HOUSE = select(_NAMED.scalar_subquery() + _UNNAMED.scalar_subquery())
_TALLIES = select(HeadCountRow.role, HeadCountRow.people).where(HeadCountRow.day == _DAY)
