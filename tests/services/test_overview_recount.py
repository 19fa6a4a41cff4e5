"""The figures of a year against a slow recount by hand, over histories that nobody would invent."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest

from ipso_desk.db.rows.activities import ActivityKindRow, ActivityRow, ParticipationRow
from ipso_desk.db.rows.centre import DayExceptionRow, OpeningHoursRow
from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestPhaseRow, GuestRoleRow, GuestRow
from ipso_desk.db.rows.visits import HeadCountRow, VisitRow
from ipso_desk.domain.activities import Category, ParticipationState
from ipso_desk.domain.calendar import dutch_holidays
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.guests import Role
from ipso_desk.domain.overview import YearFigures
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.rights import Right
from ipso_desk.services import overview
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work
from tests.conftest import SEED
from tests.fixtures import Centre

YEARS = (2023, 2024, 2025)
INCURABLE = (Phase.INCURABLE_DISEASE, Phase.INCURABLE_SYMPTOMS, Phase.TERMINAL)
NOT_KNOWN = (Phase.NOT_ASKED, Phase.UNKNOWN, Phase.DECLINED)
WHICH = ("self", "close_one", "bereaved", "unknown", "incurable", "not_said_incurable", "not_known")
_FIRST, _LAST = date(2022, 6, 1), date(2026, 1, 12)


@dataclass
class Guest:
    """One invented life, as a person would remember it."""

    number: int = 0
    birth: PartialDate | None = None
    known_before: date | None = None
    roles: list[tuple[date, Role]] = field(default_factory=list)
    phases: list[tuple[date, Phase]] = field(default_factory=list)
    visits: set[date] = field(default_factory=set)
    died: PartialDate | None = None
    erased: bool = False

    def of(self, year: int) -> list[date]:
        return sorted(day for day in self.visits if day.year == year)

    def role_at(self, day: date) -> Role:
        return _latest(self.roles, day) or Role.UNKNOWN

    def phase_at(self, day: date) -> Phase:
        return _latest(self.phases, day) or Phase.NOT_ASKED


@dataclass
class House:
    guests: list[Guest]
    counted: dict[tuple[date, Role], int]
    week: set[int]
    exceptions: dict[date, bool]
    activities: list[tuple[date, Category, bool, dict[int, ParticipationState]]]


def _latest(noted: list[tuple[date, object]], day: date):  # type: ignore[no-untyped-def]
    found = None
    best = date.min
    for since, what in noted:  # of two on one day the one noted last counts
        if since <= day and since >= best:
            best, found = since, what
    return found


def _invent(chance: random.Random) -> House:
    def some_day() -> date:
        # Near the turn of a year most goes wrong.
        if chance.random() < 0.3:
            return date(chance.choice(YEARS), *chance.choice(((1, 1), (12, 31), (1, 2), (12, 30))))
        return _FIRST + timedelta(days=chance.randrange((_LAST - _FIRST).days + 1))

    guests = []
    for _ in range(chance.randint(1, 25)):
        guest = Guest(
            birth=chance.choice((None, PartialDate(chance.randint(1925, 2012)))),
            known_before=chance.choice((None, None, some_day())),
            visits={some_day() for _ in range(chance.randint(0, 12))},
            erased=chance.random() < 0.1,
        )
        guest.roles = [(some_day(), chance.choice(list(Role))) for _ in range(chance.randint(0, 3))]
        guest.phases = [
            (some_day(), chance.choice(list(Phase))) for _ in range(chance.randint(0, 3))
        ]
        if guest.roles and chance.random() < 0.3:  # corrected on the same day
            guest.roles.append((guest.roles[-1][0], chance.choice(list(Role))))
        if chance.random() < 0.25:
            day = some_day()
            guest.died = chance.choice(
                (PartialDate(day.year), PartialDate(day.year, day.month), PartialDate.of(day))
            )
        guests.append(guest)
    people = range(len(guests))
    return House(
        guests,
        {
            (some_day(), chance.choice(list(Role))): chance.randint(0, 6)
            for _ in range(chance.randint(0, 20))
        },
        set(chance.sample(range(7), chance.choice((0, 0, 3, 4)))),
        {some_day(): chance.random() < 0.4 for _ in range(chance.randint(0, 8))},
        [
            (
                some_day(),
                chance.choice(list(Category)),
                chance.random() < 0.2,
                {
                    who: chance.choice(list(ParticipationState))
                    for who in chance.sample(people, chance.randint(0, min(5, len(people))))
                },
            )
            for _ in range(chance.randint(0, 10))
        ],
    )


@use_case(Right.COORDINATOR, "test.recount")
def _count(work: Work, house: House) -> dict[int, tuple[YearFigures, dict[str, int]]]:
    _write(work, house)
    together = overview.figures_of_years(work, YEARS)
    assert together == tuple(overview.year_figures(work, year) for year in YEARS)
    return {
        year: (
            figures,
            {which: len(overview.people_of_year(work, year, which)) for which in WHICH},
        )
        for year, figures in zip(YEARS, together, strict=True)
    }


def _write(work: Work, house: House) -> None:
    session, now = work.session, work.now
    for row in session.query(OpeningHoursRow):
        session.delete(row)
    session.flush()
    for weekday in house.week:
        session.add(
            OpeningHoursRow(
                valid_from=date(2000, 1, 1), weekday=weekday, opens="10:00", closes="16:00"
            )
        )
    for day, is_open in house.exceptions.items():
        session.add(DayExceptionRow(day=day, open=is_open))
    for guest in house.guests:
        row = GuestRow(
            first_name="" if guest.erased else "Noor",
            registered_on=_FIRST,
            birth=guest.birth,
            first_known_on=guest.known_before,
            erased_on=_LAST if guest.erased else None,
        )
        session.add(row)
        session.flush()
        guest.number = row.id
        session.add_all(VisitRow(guest_id=row.id, day=day) for day in guest.visits)
        for since, role in guest.roles:
            session.add(GuestRoleRow(guest_id=row.id, role=role, from_day=since, noted_at=now))
            session.flush()
        for since, phase in guest.phases:
            session.add(GuestPhaseRow(guest_id=row.id, phase=phase, from_day=since, noted_at=now))
            session.flush()
        if guest.died is not None:
            session.add(_death(row.id, guest.died, now))
    session.add_all(
        HeadCountRow(day=day, role=role, people=people)
        for (day, role), people in house.counted.items()
    )
    for day, category, cancelled, people in house.activities:
        kind = ActivityKindRow(name=f"{category}{session.query(ActivityKindRow).count()}")
        kind.category, kind.for_incurable = category, True
        session.add(kind)
        session.flush()
        activity = ActivityRow(kind_id=kind.id, day=day, title="iets")
        activity.cancelled = "ziek" if cancelled else None
        session.add(activity)
        session.flush()
        session.add_all(
            ParticipationRow(
                activity_id=activity.id, guest_id=house.guests[who].number, state=state
            )
            for who, state in people.items()
        )
    session.flush()


def _death(guest_id: int, died: PartialDate, now: datetime) -> DeathRow:
    return DeathRow(guest_id=guest_id, state=DeathState.CONFIRMED, died_on=died, reported_at=now)


@dataclass
class Recount:
    """Domain.md 8, one guest at a time."""

    house: House
    year: int

    def guests(self) -> list[tuple[Guest, date]]:
        return [(g, g.of(self.year)[-1]) for g in self.house.guests if g.of(self.year)]

    def new(self) -> int:
        first = date(self.year, 1, 1)
        return sum(
            1
            for guest, _ in self.guests()
            if min(guest.visits) >= first
            and (guest.known_before is None or guest.known_before >= first)
        )

    def roles(self) -> Counter[Role]:
        return Counter(guest.role_at(last) for guest, last in self.guests())

    def phases(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for guest, last in self.guests():
            phase = guest.phase_at(last)
            if phase not in NOT_KNOWN:
                found["known"] += 1
                found["incurable"] += phase in INCURABLE
            elif guest.role_at(last) is Role.BEREAVED:
                found["not_applicable"] += 1
            else:
                found["not_known"] += 1
        return found

    def open_days(self) -> int:
        if not self.house.week:
            days = {day for guest in self.house.guests for day in guest.of(self.year)}
            days |= {
                day
                for (day, _), people in self.house.counted.items()
                if people and day.year == self.year
            }
            return len(days)
        closed = {
            day
            for day, name in dutch_holidays(self.year).items()
            if name not in ("Bevrijdingsdag", "Goede Vrijdag")
        }
        day, count = date(self.year, 1, 1), 0
        while day.year == self.year:
            usual = day.weekday() in self.house.week and day not in closed
            count += self.house.exceptions.get(day, usual)
            day += timedelta(days=1)
        return count

    def offer(self) -> dict[Category, tuple[int, int]]:
        found = {}
        for category in Category:
            held = [
                people
                for day, kind, cancelled, people in self.house.activities
                if kind is category and day.year == self.year and not cancelled
            ]
            came = {
                who
                for people in held
                for who, state in people.items()
                if state is ParticipationState.PRESENT
            }
            found[category] = (len(held), len(came))
        return found

    def incurable_offer(self, role: Role) -> tuple[int, int]:
        held = sum(
            1
            for day, _, cancelled, _ in self.house.activities
            if day.year == self.year and not cancelled
        )
        came = len(
            {
                who
                for day, _, cancelled, people in self.house.activities
                for who, state in people.items()
                if day.year == self.year
                and not cancelled
                and state is ParticipationState.PRESENT
                and self.house.guests[who].role_at(day) is role
            }
        )
        return held, came

    def deaths(self) -> int:
        return sum(
            1
            for guest, _ in self.guests()
            if guest.died is not None and guest.died.year == self.year
        )

    def behind(self) -> dict[str, int]:
        """How many names stand behind each figure: everybody counted who was not erased."""
        found: Counter[str] = Counter()
        for guest, last in self.guests():
            if guest.erased:
                continue
            role, phase = guest.role_at(last), guest.phase_at(last)
            found[role.value] += 1
            if phase in INCURABLE:
                found["incurable"] += 1
            elif phase not in NOT_KNOWN and phase is not Phase.AFTERCARE:
                found["not_said_incurable"] += 1
            elif phase in NOT_KNOWN and role is not Role.BEREAVED:
                found["not_known"] += 1
        return {which: found[which] for which in WHICH}


@pytest.mark.parametrize("lane", range(4))
def test_every_figure_is_what_a_slow_recount_finds(centre: Centre, lane: int) -> None:
    for seed in range(SEED + lane, SEED + 160, 4):
        house = _invent(random.Random(seed))
        for year, (figures, behind) in centre.desk.rehearse(_count, house).items():
            slow, where = Recount(house, year), f"seed {seed}, {year}"
            guests = figures.guests
            assert guests.unique == len(slow.guests()), where
            assert guests.new == slow.new(), where
            assert {r: n for r, n in guests.roles.items() if n} == dict(slow.roles()), where
            phases = slow.phases()
            assert guests.phase_known == phases["known"], where
            assert guests.phase_not_known == phases["not_known"], where
            assert guests.phase_not_applicable == phases["not_applicable"], where
            assert guests.incurable == phases["incurable"], where
            ages = Counter(
                _band(year - g.birth.year) if g.birth else "onbekend" for g, _ in slow.guests()
            )
            assert {a: n for a, n in guests.age_bands.items() if n} == dict(ages), where
            assert figures.visits.named == sum(len(g.of(year)) for g in house.guests), where
            for role in Role:
                unnamed = sum(
                    people
                    for (day, said), people in house.counted.items()
                    if said is role and day.year == year
                )
                assert figures.visits.unnamed_by_role[role] == unnamed, where
            assert figures.visits.open_days == slow.open_days(), where
            offer = {line.category: (line.activities, line.participants) for line in figures.offer}
            assert offer == slow.offer(), where
            for line in figures.incurable_offer:
                counted = (line.activities, line.participants)
                assert counted == slow.incurable_offer(line.role), where
            assert figures.deaths == slow.deaths(), where
            assert behind == slow.behind(), where


def _band(age: int) -> str:
    for label, youngest, oldest in (("tot 18", 0, 17), ("18–39", 18, 39), ("40–65", 40, 65)):
        if youngest <= age <= oldest:
            return label
    return "66 en ouder"
