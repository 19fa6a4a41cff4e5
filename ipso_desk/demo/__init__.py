"""The demo centre: invented people and a working life, the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from random import Random

from ipso_desk.db.keys import KdfPolicy
from ipso_desk.demo.guests import invent_guests
from ipso_desk.demo.house import build_house
from ipso_desk.demo.plan import Life, by_year
from ipso_desk.demo.told import tell
from ipso_desk.domain.calendar import DayException, OpenDays
from ipso_desk.domain.rights import UserRole
from ipso_desk.services.centre import add_user, make_centre
from ipso_desk.services.clock import SystemClock
from ipso_desk.services.fill import fill
from ipso_desk.services.settings import change_setting

DEMO_PASSWORD = "voorbeeld-2026"  # noqa: S105 - everybody may know it: the people are invented
DEMO_CENTRE, DEMO_COORDINATOR, DEMO_HOST, DEMO_DESK = "De Lindehof", "Marianne", "Riet", "Balie"
_GUESTS, _YEARS = 640, 3
_HOURS = (time(10), time(16))


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: how many guests and named visits, and the last day of the life."""

    guests: int
    visits: int
    until: date


def make_demo(
    root: Path,
    *,
    password: str,
    user: str | None = None,
    guests: int = _GUESTS,
    years: int = _YEARS,
    seed: int = 1,
    until: date | None = None,
    policy: KdfPolicy | None = None,
) -> Made:
    """A new centre in `root` with a working life in it. Raises `FileProblem` if one is there."""
    until = until or SystemClock().today()
    life = invent_life(guests=guests, years=years, seed=seed, until=until)
    visits = len(life.rows["visit"])
    made = make_centre(
        root, name=DEMO_CENTRE, user=user or DEMO_COORDINATOR, password=password, policy=policy
    )
    desk = made.desk
    try:
        add_user(desk, DEMO_HOST, UserRole.HOST, password, policy=policy)
        add_user(desk, DEMO_DESK, UserRole.HOST, password, shared=True, policy=policy)
        fill(desk, by_year(life.rows))
        desk.run(change_setting, "demo", True)
    finally:
        desk.store.close()
    return Made(guests, visits, until)


def invent_life(*, guests: int, years: int, seed: int, until: date) -> Life:
    """Everything that happened, as rows; nothing is written yet."""
    first = _years_before(until, years)
    life = Life(Random(seed), first, until, _open_days(first, until))
    people = invent_guests(life, guests)
    tell(life, people)
    build_house(life, people, size=guests)
    return life


def _open_days(first: date, until: date) -> tuple[date, ...]:
    week = (None, _HOURS, _HOURS, _HOURS, _HOURS, None, None)
    closed = {
        date(year, 7, 28) + timedelta(days=n): DayException(None, "zomersluiting")
        for year in range(first.year, until.year + 1)
        for n in range(14)
    }
    days = set(OpenDays(week, closed).open_between(first, until))
    # The last day is open whatever day it is: whoever tries the demo meets people.
    return tuple(sorted(days | {until}))


def _years_before(day: date, years: int) -> date:
    return date(day.year - years, day.month, min(day.day, 28))
