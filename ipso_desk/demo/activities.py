"""The invented programme: what is on every week, every month and once a year, and who came."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time, timedelta

from ipso_desk.demo.guests import Invented
from ipso_desk.demo.plan import Life
from ipso_desk.domain import series
from ipso_desk.domain.activities import USUAL_KINDS, ParticipationState
from ipso_desk.domain.calendar import DayException, OpenDays
from ipso_desk.domain.groups import Verdict

_AHEAD = timedelta(days=75)
_HOURS = (time(10), time(16))
_WEEK = (None, _HOURS, _HOURS, _HOURS, _HOURS, None, None)
_TUESDAY, _WEDNESDAY, _THURSDAY, _FRIDAY = range(1, 5)
_HOSPICE, _NETWORK, _MEANING, _LIBRARY = 4, 6, 7, 10


@dataclass(frozen=True, slots=True)
class _Item:
    """One line of the programme; `months` for what is on once a year."""

    kind: str
    weekday: int
    starts: str
    ends: str
    place: str
    every: int = 1
    nth: int = 0
    months: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()
    invitation: str = ""
    partner: int | None = None
    capacity: int | None = None
    cents: int | None = None
    sign_up: bool = False

    @property
    def pattern(self) -> series.Pattern:
        if self.nth:
            return series.each_month(self.nth, self.weekday)
        return series.every_weeks(self.every)


_PROGRAMME = (
    _Item("Schilderen", _TUESDAY, "10:30", "12:30", "atelier", invitation="ook als u nooit tekent"),
    _Item("Spreekuur ongeneeslijk ziek", _TUESDAY, "13:30", "15:00", "spreekkamer", every=2),
    _Item("Mindfulness", _TUESDAY, "14:00", "15:00", "tuinkamer", cents=250),
    _Item("Zingen", _WEDNESDAY, "10:30", "11:30", "tuinkamer", every=2),
    _Item("Handwerken", _WEDNESDAY, "14:00", "15:30", "huiskamer"),
    _Item("Yoga", _THURSDAY, "10:15", "11:15", "tuinkamer", capacity=10, cents=500),
    _Item("Gesprek één op één", _THURSDAY, "13:00", "15:00", "spreekkamer"),
    _Item(
        "Wandelen",
        _FRIDAY,
        "10:15",
        "11:30",
        "verzamelen bij de deur",
        invitation="een rustig rondje, ieder in eigen tempo",
    ),
    _Item(
        "Informatiebijeenkomst",
        _FRIDAY,
        "14:00",
        "15:30",
        "huiskamer",
        nth=1,
        titles=(
            "Moe na kanker",
            "Eten en smaak",
            "Terug naar het werk",
            "Beter slapen",
            "Praten met uw kinderen",
            "Wat regelt u wanneer",
        ),
    ),
    _Item(
        "Ochtend voor naasten",
        _FRIDAY,
        "10:30",
        "12:00",
        "huiskamer",
        nth=2,
        invitation="even tijd voor uzelf",
    ),
    _Item("Boek van de maand", _THURSDAY, "14:00", "15:30", "huiskamer", nth=2, partner=_LIBRARY),
    _Item(
        "Gewoon praten over de dood",
        _WEDNESDAY,
        "14:00",
        "15:30",
        "tuinkamer",
        nth=3,
        partner=_HOSPICE,
        invitation="alles mag gezegd worden, niets hoeft",
    ),
    _Item("Gesprek over zingeving", _THURSDAY, "11:30", "12:30", "spreekkamer", nth=3,
          partner=_MEANING),
    _Item(
        "Samen koken en eten",
        _FRIDAY,
        "11:30",
        "14:00",
        "keuken",
        nth=series.LAST,
        capacity=10,
        cents=500,
        sign_up=True,
    ),
    _Item(
        "Leven met ongeneeslijke kanker",
        _WEDNESDAY,
        "13:30",
        "15:30",
        "huiskamer",
        nth=2,
        months=(3, 10),
        partner=_NETWORK,
        sign_up=True,
    ),
    _Item("Stille wandeling", _FRIDAY, "15:00", "16:00", "bij de herdenkingsboom", nth=1,
          months=(11,)),
    _Item("Familiedag", _FRIDAY, "11:00", "15:30", "tuin", nth=2, months=(6,), sign_up=True),
    _Item("Themadag", _THURSDAY, "10:00", "15:30", "huiskamer", nth=2, months=(10,),
          titles=("Wat kan er nog wél",), partner=_NETWORK),
)  # fmt: skip
_OFF = ("begeleider is ziek", "te weinig aanmeldingen", "gladheid")
_GOOD = ("Fijne sfeer, veel gelachen.", "Rustig, iedereen kwam aan het woord.", "Mooie gesprekken.")
_BETTER = ("Volgende keer een kwartier eerder beginnen.", "Meer stoelen klaarzetten.", "")


def plan_programme(life: Life, people: list[Invented]) -> None:
    """A run of every series each year, and who of those in the house took part."""
    programme = _Programme(life, people)
    for item in _PROGRAMME:
        for year in range(life.first.year, (life.until + _AHEAD).year + 1):
            programme.run(item, year)
    if not any(row["day"] == life.until for row in life.rows["activity"]):
        # Whoever tries the demo on a Sunday finds the programme of a Tuesday.
        for item in _PROGRAMME:
            if item.weekday == _TUESDAY:
                programme.add(item, life.until, None)


def people_there(life: Life) -> dict[date, list[int]]:
    there: defaultdict[date, list[int]] = defaultdict(list)
    for visit in life.rows["visit"]:
        there[visit["day"]].append(visit["guest_id"])
    return there


class _Programme:
    def __init__(self, life: Life, people: list[Invented]) -> None:
        self._life, self._people = life, people
        self._there = people_there(life)
        self._signed_up: defaultdict[date, set[int]] = defaultdict(set)
        different = {
            row["day"]: DayException(_HOURS if row["open"] else None, row["reason"])
            for row in life.rows["day_exception"]
        }
        self._calendar = OpenDays(_WEEK, different)

    def run(self, item: _Item, year: int) -> None:
        """One year of one line."""
        life = self._life
        first = _first_from(item.weekday, max(date(year, 1, 1), life.first))
        until = min(date(year, 12, 31), life.until + _AHEAD)
        planned = [
            day
            for day in series.plan(item.pattern, first, until, self._calendar.closed_for).days
            if not item.months or day.month in item.months
        ]
        number = None
        if planned and not item.months:
            number = life.next_id("activity_series")
            life.add(
                "activity_series",
                id=number,
                pattern=series.written(item.pattern),
                from_day=planned[0],
                until_day=until,
            )
        for day in planned:
            self.add(item, day, number)

    def add(self, item: _Item, day: date, number: int | None) -> None:
        """One occurrence, and who took part."""
        life = self._life
        past = day < life.until
        off = life.chance.choice(_OFF) if past and life.chance.random() < 0.05 else None
        looked_back = past and off is None and bool(item.nth)
        activity = life.next_id("activity")
        life.add(
            "activity",
            id=activity,
            kind_id=_KINDS[item.kind],
            series_id=number,
            day=day,
            title=item.titles[(day.month - 1) % len(item.titles)] if item.titles else item.kind,
            starts=item.starts,
            ends=item.ends,
            place=item.place,
            leader="",
            leader_id=1 + (_KINDS[item.kind] * 5 + day.year) % 14,
            organisation_id=item.partner,
            capacity=item.capacity,
            cost_cents=item.cents,
            sign_up_wanted=item.sign_up,
            invitation=item.invitation,
            on_agenda=True,
            cancelled=off,
            unnamed=life.chance.randint(4, 12) if looked_back and item.months else 0,
            evaluation=life.chance.choice(_GOOD) if looked_back else "",
            could_be_better=life.chance.choice(_BETTER) if looked_back else "",
            verdict=Verdict.KEEP if looked_back else None,
        )
        if off is not None:
            return
        for guest, state in self._who(item, day):
            ticked = state is ParticipationState.PRESENT and item.sign_up
            life.add(
                "participation",
                activity_id=activity,
                guest_id=guest,
                state=state,
                state_before=ParticipationState.SIGNED_UP if ticked else None,
            )

    def _who(self, item: _Item, day: date) -> list[tuple[int, ParticipationState]]:
        life = self._life
        if day < life.until:
            joined = self._there.get(day, [])
            few = life.chance.randint(1, 2) if "esprek" in item.kind else life.chance.randint(2, 7)
            came = life.chance.sample(joined, min(len(joined), few))
            return [(guest, ParticipationState.PRESENT) for guest in came]
        if day > life.until and not item.sign_up:
            return []
        coming = self._still_to_come(day)[: 4 if day == life.until else 6]
        self._signed_up[day].update(coming)
        return [(guest, ParticipationState.SIGNED_UP) for guest in coming]

    def _still_to_come(self, day: date) -> list[int]:
        there, used = set(self._there.get(day, ())), self._signed_up[day]
        until = self._life.until
        since = until if day == until else until - timedelta(days=60)
        return [
            p.id
            for p in self._people
            if p.died is None and p.last_day >= since and p.id not in there and p.id not in used
        ]


def _first_from(weekday: int, day: date) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


_KINDS = {plan.name: number for number, plan in enumerate(USUAL_KINDS, 1)}
"""A new centre begins with these kinds, numbered in this order."""
