"""'Klopt het?': at closing time somebody looks over the day's list and tallies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Date, bindparam, func, select

from ipso_desk.db.rows.centre import DayCheckRow, UserRow, VolunteerRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.visits import HeadCountRow, VisitRow
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.guests import Role
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.occasions import Occasion, occasions_of
from ipso_desk.services.open_days import open_days
from ipso_desk.services.people import person, select_people
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.visits import tallies
from ipso_desk.services.work import Work

_BEFORE_CLOSING = timedelta(minutes=30)
_LOOK_BACK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Checked:
    """Who found a day right, and how many stood there then."""

    by: str
    at: datetime
    named: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class DayToCheck:
    """What to look over: the names, the tallies, and what was on."""

    day: date
    people: tuple[Person, ...]
    named: int
    """With who died since, whose name is on no list any more."""
    tallies: dict[Role, int]
    occasions: tuple[Occasion, ...]
    checked: Checked | None

    @property
    def unnamed(self) -> int:
        return sum(self.tallies.values())

    @property
    def changed(self) -> bool:
        """Whether the counts differ from what was found right."""
        told = self.checked
        return told is not None and (told.named, told.unnamed) != (self.named, self.unnamed)


@query(Right.HOST)
def days_to_check(work: Work) -> tuple[date, ...]:
    """The last day with people that nobody looked over, and today from shortly before closing."""
    with_people = _with_people(work)
    since = work.today - _LOOK_BACK
    checked = set(work.session.scalars(select(DayCheckRow.day).where(DayCheckRow.day >= since)))
    earlier = max((day for day in with_people if day < work.today), default=work.today)
    wanted = {earlier} - {work.today}
    if work.today in with_people - checked and _closing(work):
        wanted.add(work.today)
    return tuple(sorted(wanted - checked))


def _days_to_sweep(work: Work) -> Iterable[tuple[date]]:
    return [(work.today - timedelta(days=n),) for n in range(8)]


@query(Right.HOST, people=People.CONTACT, surface="klopt het?", sweep=_days_to_sweep)
def day_to_check(work: Work, day: date) -> DayToCheck:
    """The list and the tallies of a day, by name."""
    rows = work.session.execute(_CAME, {"day": day})
    return DayToCheck(
        day=day,
        people=tuple(sorted((person(row) for row in rows), key=lambda p: p.name.sort_key)),
        named=_named(work, day),
        tallies=tallies(work, day),
        occasions=occasions_of(work, day, named=False),
        checked=_checked(work, day),
    )


@query(Right.HOST)
def checked_on(work: Work, day: date) -> Checked | None:
    """Who looked over a day; None while nobody did."""
    return _checked(work, day)


@use_case(Right.HOST, "day.checked")
def confirm_day(work: Work, day: date) -> Checked:
    """The list and the tallies are right. A second time, with the same counts, is nothing.

    Raises `InvalidInput` for a day to come.
    """
    if day > work.today:
        raise InvalidInput("day_to_come", "day")
    named, unnamed = _named(work, day), sum(tallies(work, day).values())
    row = _check_of(work, day)
    if row is None:
        row = DayCheckRow(day=day, named=-1, unnamed=-1)
        work.session.add(row)
    if (row.named, row.unnamed) != (named, unnamed):
        row.named, row.unnamed = named, unnamed
        row.checked_by, row.on_duty_id = work.actor.user_id, work.actor.on_duty_id
        row.checked_at = work.now
    work.session.flush()
    work.about(day=day)
    found = _checked(work, day)
    assert found is not None
    return found


def _with_people(work: Work) -> set[date]:
    """The days of this week on which somebody came."""
    since = work.today - _LOOK_BACK
    visited = work.session.scalars(
        select(VisitRow.day).where(VisitRow.day >= since, VisitRow.day <= work.today).distinct()
    )
    counted = work.session.scalars(
        select(HeadCountRow.day).where(
            HeadCountRow.day >= since, HeadCountRow.day <= work.today, HeadCountRow.people > 0
        )
    )
    return {*visited, *counted}


def _closing(work: Work) -> bool:
    """From half an hour before the door closes; on a closed day with people, at once."""
    hours = open_days(work).hours(work.today)
    now = work.now.astimezone().replace(tzinfo=None)
    return hours is None or now >= datetime.combine(work.today, hours[1]) - _BEFORE_CLOSING


def _named(work: Work, day: date) -> int:
    return int(work.session.scalar(_VISITS, {"day": day}) or 0)


def _check_of(work: Work, day: date) -> DayCheckRow | None:
    return work.session.scalar(select(DayCheckRow).where(DayCheckRow.day == day))


def _checked(work: Work, day: date) -> Checked | None:
    row = work.session.execute(_CHECK, {"day": day}).first()
    if row is None:
        return None
    user, volunteer, at, named, unnamed = row
    return Checked(volunteer or user, at, named, unnamed)


_DAY = bindparam("day", type_=Date)
_VISITS = select(func.count(VisitRow.id)).where(VisitRow.day == _DAY)
_CAME = select_people().join(VisitRow, VisitRow.guest_id == GuestRow.id).where(VisitRow.day == _DAY)
_CHECK = (
    select(
        UserRow.name,
        VolunteerRow.first_name,
        DayCheckRow.checked_at,
        DayCheckRow.named,
        DayCheckRow.unnamed,
    )
    .join(UserRow, UserRow.id == DayCheckRow.checked_by)
    .outerjoin(VolunteerRow, VolunteerRow.id == DayCheckRow.on_duty_id)
    .where(DayCheckRow.day == _DAY)
)
