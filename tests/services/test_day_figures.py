"""Figures per day and activity equal a count on the fingers, after any row of ticks."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta

import pytest

from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.errors import NotAllowed
from ipso_desk.domain.guests import Role
from ipso_desk.domain.names import PersonName
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services import activities, activity_kinds
from ipso_desk.services.activities import ActivityPlan
from ipso_desk.services.day_figures import period_figures
from ipso_desk.services.guests import GuestDetails, NewGuest, add_guest
from ipso_desk.services.open_days import set_week
from ipso_desk.services.overview import year_figures
from ipso_desk.services.participation import note_participation
from ipso_desk.services.visits import mark_absent, mark_present, set_tally
from tests.fixtures import Centre
from tests.reports.reading import words_of

FIRST, LAST = date(2026, 1, 1), date(2026, 1, 31)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_figures_equal_a_recount(centre: Centre, seed: int) -> None:
    chance, desk = random.Random(seed), centre.desk
    guests = [centre.make_guest(f"Gast {n}", since=FIRST).id for n in range(5)]
    days = [FIRST + timedelta(days=n) for n in range(13)]
    found = desk.ask(activity_kinds.kinds)
    programme = {
        desk.run(activities.plan_activity, ActivityPlan(kind.id), day).value: (kind, day)
        for kind, day in zip(found[:4] * 2, days, strict=False)
    }
    house: set[tuple[int, date]] = set()
    tally: dict[tuple[date, Role], int] = {}
    joined: set[tuple[int, int]] = set()
    for _ in range(60):
        guest, day = chance.choice(guests), chance.choice(days)
        match chance.randrange(4):
            case 0:
                desk.run(mark_present, guest, day)
                house.add((guest, day))
            case 1:
                desk.run(mark_absent, guest, day)
                house.discard((guest, day))
                joined = {(n, g) for n, g in joined if (g, programme[n][1]) != (guest, day)}
            case 2:
                role, people = chance.choice(list(Role)), chance.randrange(4)
                desk.run(set_tally, day, role, people)
                tally[day, role] = people
            case 3:
                number = chance.choice(list(programme))
                state = ParticipationState.PRESENT
                desk.run(note_participation, number, guest, state)
                joined.add((number, guest))
                house.add((guest, programme[number][1]))
    figures = desk.ask(period_figures, FIRST, LAST)
    for figure in figures.days:
        assert figure.named == sum(day == figure.day for _, day in house)
        assert figure.unnamed == sum(n for (day, _), n in tally.items() if day == figure.day)
        there = [n for n, _ in joined if programme[n][1] == figure.day]
        assert figure.participants == len(there)
        first = [g for g in guests if min((d for w, d in house if w == g), default=None)
                 == figure.day]  # fmt: skip
        assert figure.new == len(first)
    assert sum(d.named for d in figures.days) == len(house)
    assert sum(a.participants for a in figures.activities) == len(joined)
    for one in figures.activities:
        mine = [(n, g) for n, g in joined if programme[n][0].plan.name == one.title]
        assert (one.participants, one.guests) == (len(mine), len({g for _, g in mine}))
    for sums in (figures.weekdays(), figures.months()):
        assert sum(s.people for s in sums) == figures.total.people
        assert sum(s.days for s in sums) == len(figures.days)


def test_off_is_counted_apart_and_a_day_to_come_not_at_all(centre: Centre) -> None:
    desk = centre.desk
    kind = desk.ask(activity_kinds.kinds)[0]
    off = desk.run(activities.plan_activity, ActivityPlan(kind.id), date(2026, 1, 6)).value
    desk.run(activities.cancel_activity, off, "ziek")
    held = desk.run(activities.plan_activity, ActivityPlan(kind.id), date(2026, 1, 7)).value
    desk.run(activities.look_back, held, unnamed=6)
    desk.run(activities.plan_activity, ActivityPlan(kind.id), date(2026, 1, 20))
    (one,) = desk.ask(period_figures, FIRST, LAST).activities
    assert (one.times, one.cancelled, one.participants, one.guests) == (1, 1, 6, 0)


def test_small_numbers_are_not_hidden_and_the_paper_says_so(centre: Centre) -> None:
    desk = centre.desk
    desk.run(mark_present, centre.make_guest("Els Vos").id, date(2026, 1, 13))
    words = words_of(produce(desk, "maandcijfers", Request(day=date(2026, 1, 5))))
    assert "vertrouwelijk" in words
    assert "1 bezoek" in words
    assert "<5" not in words
    whole = json.loads(produce(desk, "maandcijfers", Request("json", year=2026)))
    assert whole["period"] == ["2026-01-01", "2026-12-31"]
    assert [m["named"] for m in whole["months"]] == [1]
    assert produce(desk, "maandcijfers", Request("xlsx", year=2026))[:2] == b"PK"
    with pytest.raises(NotAllowed):
        produce(centre.as_host(), "maandcijfers", Request(day=date(2026, 1, 5)))


def test_a_year_by_month_agrees_with_the_jaaroverzicht(centre: Centre) -> None:
    """Also without a calendar, where no day is open that nobody came on."""
    desk, year = centre.desk, (date(2025, 1, 1), date(2025, 12, 31))
    desk.run(set_week, date(2000, 1, 1), ())
    for n, known in enumerate((date(2025, 1, 15), date(2025, 3, 1), date(2024, 12, 31))):
        card = GuestDetails(PersonName(f"Gast {n}"), first_known_on=known)
        guest = desk.run(add_guest, NewGuest(card)).value.id
        desk.run(mark_present, guest, date(2025, 3, 3 + n))
    desk.run(set_tally, date(2025, 6, 2), Role.SELF, 2)
    whole, months = desk.ask(year_figures, 2025), desk.ask(period_figures, *year).total
    assert months.new == whole.guests.new == 2
    assert months.days == whole.visits.open_days == 4
    assert (months.named, months.unnamed) == (whole.visits.named, whole.visits.unnamed)
