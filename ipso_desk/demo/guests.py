"""Invented guests: who they are, where they stand, how often they come, and who died."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ipso_desk.demo import names
from ipso_desk.demo.plan import Life
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import DeathState, StepState, aftercare_path
from ipso_desk.domain.guests import (
    Answer,
    ConsentPurpose,
    ConsentState,
    GuestStatus,
    Preference,
    RelationKind,
    Role,
)
from ipso_desk.domain.phases import Phase

_ROLES = ((Role.SELF, 0.66), (Role.CLOSE_ONE, 0.20), (Role.BEREAVED, 0.12), (Role.UNKNOWN, 0.02))
_GOOD_TO_KNOW = (
    "hoort links slecht",
    "komt met de rollator",
    "zit graag bij het raam",
    "drinkt thee",
)
_CAME_FOR = ("even weg van alles", "praten met iemand die het kent", "een creatieve middag", "rust")
_FOUND = (
    "via het ziekenhuis",
    "via de huisarts",
    "liep naar binnen",
    "via een vriendin",
    "internet",
)
_CARDS = (
    "Altijd bij het raam, met thee.",
    "Die lach horen we nog.",
    "Met toestemming van de familie.",
)
_LARGEST_FAMILY = 2
_REGULAR, _THERE_TODAY = 6, 0.09
_VISITS_EACH = 10.6
"""Named visits per guest over a working life, as at the size "life" (promises.md)."""


@dataclass
class Invented:
    """One invented guest while the rest of the life is written around them."""

    id: int
    role: Role
    first_day: date
    last_day: date
    incurable: bool
    phase_known: bool
    weekday: int
    died: date | None = None
    display: str = ""


def invent_guests(life: Life, count: int) -> list[Invented]:
    people = [_invent(life, number + 1) for number in range(count)]
    _mourn_lately(life, people)
    _relate(life, people)
    for person in people:
        _come(life, person)
    return people


def _invent(life: Life, number: int) -> Invented:
    chance = life.chance
    span = (life.until - life.first).days
    start = life.first + timedelta(days=int(span * chance.random() ** 1.15))
    months = min(60.0, chance.expovariate(1 / 11) + 1)
    end = min(life.until, start + timedelta(days=int(months * 30)))
    role = chance.choices([r for r, _ in _ROLES], [w for _, w in _ROLES])[0]
    known = role in (Role.SELF, Role.CLOSE_ONE) and chance.random() < 0.68
    incurable = known and chance.random() < 0.27
    person = Invented(number, role, start, end, incurable, known, chance.choice((1, 2, 3, 4)))
    _write_guest(life, person)
    life.add(
        "guest_role",
        guest_id=number,
        role=role,
        from_day=start,
        noted_by=1,
        noted_at=life.at(start),
    )
    _write_phases(life, person)
    _write_consents(life, person)
    mortal = role is Role.SELF and chance.random() < (0.42 if incurable else 0.012)
    if mortal and (end < life.until - timedelta(days=3) or chance.random() < 0.05):
        _die(life, person)
    return person


def _write_guest(life: Life, person: Invented) -> None:
    chance = life.chance
    first = names.first_name(chance)
    infix, last = names.last_name(chance)
    age = max(16, min(94, int(chance.gauss(57, 14))))
    year = person.first_day.year - age
    birth = PartialDate(year, chance.randint(1, 12), chance.randint(1, 28))
    if chance.random() < 0.3:
        birth = PartialDate(year)
    person.display = " ".join(part for part in (first, infix, last) if part).replace("' ", "'")
    town = chance.choice(names.TOWNS)
    address = chance.random() < 0.3
    quiet = (life.until - person.last_day).days > 400
    life.add(
        "guest",
        id=person.id,
        first_name=first,
        initials="",
        infix=infix,
        last_name=last,
        called="",
        birth=birth if chance.random() < 0.93 else None,
        email=f"gast{person.id}@voorbeeld.nl" if chance.random() < 0.45 else "",
        street=f"{chance.choice(names.STREETS)} {chance.randint(1, 90)}" if address else "",
        postcode=f"{town[0]} AB" if address else "",
        city=town[1] if address else "",
        language="",
        do_not_call=chance.random() < 0.03,
        call_times="na tien uur" if chance.random() < 0.08 else "",
        good_to_know=chance.choice(_GOOD_TO_KNOW) if chance.random() < 0.1 else "",
        emergency_contact="",
        fixed_host_id=None,
        status=GuestStatus.INACTIVE if quiet else GuestStatus.ACTIVE,
        status_since=None,
        status_reason="",
        registered_on=person.first_day,
        first_known_on=person.first_day,
        source="demo",
        to_complete=False,
        erased_on=None,
    )
    if chance.random() < 0.93:
        typed, e164, last4 = names.mobile(chance)
        life.add(
            "guest_phone",
            guest_id=person.id,
            typed=typed,
            e164=e164,
            last4=last4,
            whose="",
            rank=0,
        )
    if chance.random() < 0.35:
        life.add(
            "guest_private",
            guest_id=person.id,
            note="",
            came_for=chance.choice(_CAME_FOR),
            found_us=chance.choice(_FOUND),
            contribution="",
            guardian="",
        )


def _write_phases(life: Life, person: Invented) -> None:
    chance = life.chance
    if not person.phase_known:
        if person.role in (Role.SELF, Role.CLOSE_ONE) and chance.random() < 0.08:
            _phase(life, person, Phase.DECLINED, person.first_day)
        return
    if person.incurable:
        steps = [Phase.INCURABLE_DISEASE]
        if chance.random() < 0.4:
            steps.append(Phase.INCURABLE_SYMPTOMS)
            if chance.random() < 0.4:
                steps.append(Phase.TERMINAL)
        if chance.random() < 0.35:
            steps.insert(0, Phase.TREATMENT)
    else:
        steps = [Phase.TREATMENT] if chance.random() < 0.6 else [Phase.AFTER_TREATMENT]
        if steps == [Phase.TREATMENT] and chance.random() < 0.5:
            steps.append(Phase.AFTER_TREATMENT)
    span = max(1, (person.last_day - person.first_day).days)
    for rank, phase in enumerate(steps):
        _phase(life, person, phase, person.first_day + timedelta(days=span * rank // len(steps)))


def _phase(life: Life, person: Invented, phase: Phase, day: date) -> None:
    life.add(
        "guest_phase",
        guest_id=person.id,
        phase=phase,
        from_day=day,
        noted_by=1,
        noted_at=life.at(day),
    )


def _write_consents(life: Life, person: Invented) -> None:
    chance = life.chance
    given = [ConsentPurpose.KEEP_DATA]
    if person.phase_known:
        given.append(ConsentPurpose.HEALTH)
    if chance.random() < 0.6:
        given.append(ConsentPurpose.NEWSLETTER)
    if chance.random() < 0.25:
        given.append(ConsentPurpose.INTRODUCE)
    if life.rows["guest"][-1]["good_to_know"]:
        given.append(ConsentPurpose.DESK_NOTES)
    for purpose in given:
        life.add(
            "consent",
            guest_id=person.id,
            purpose=purpose,
            state=ConsentState.GIVEN,
            from_day=person.first_day,
            manner="in het eerste gesprek",
            noted_by=1,
            noted_at=life.at(person.first_day),
        )
    for preference in Preference:
        if chance.random() < 0.15:
            life.add(
                "preference",
                guest_id=person.id,
                preference=preference,
                answer=Answer.YES if chance.random() < 0.6 else Answer.NO,
                noted_at=life.at(person.first_day),
            )


def _die(life: Life, person: Invented, lately: date | None = None) -> None:
    after = person.last_day + timedelta(days=life.chance.randint(3, 60))
    day = lately or min(life.until - timedelta(days=2), after)
    person.died, person.last_day = day, min(person.last_day, day - timedelta(days=1))
    life.rows["guest"][person.id - 1]["status"] = GuestStatus.ACTIVE
    life.add(
        "death",
        guest_id=person.id,
        state=DeathState.CONFIRMED,
        died_on=PartialDate.of(day),
        reported_by_whom="de familie",
        reported_by=2,
        reported_at=life.at(day),
        confirmed_by=1,
        confirmed_at=life.at(day + timedelta(days=1)),
    )
    if lately or life.chance.random() < 0.75:
        life.add(
            "memorial",
            guest_id=person.id,
            allowed_by="de familie",
            candle_allowed=True,
            newsletter_allowed=life.chance.random() < 0.5,
            meeting_allowed=True,
            newsletter_text="",
        )
        life.add(
            "candle",
            guest_id=person.id,
            from_day=day,
            until_day=day + timedelta(days=42),
            card_text=life.chance.choice(_CARDS),
        )


def _mourn_lately(life: Life, people: list[Invented]) -> None:
    """A few deaths of the last weeks: a candle burns, somebody is called."""
    lately = [
        p
        for p in people
        if p.role is Role.SELF
        and p.incurable
        and p.died is None
        and p.last_day > life.until - timedelta(days=60)
        and p.first_day < life.until - timedelta(days=90)
    ]
    for person, days in zip(lately, (9, 20, 34), strict=False):
        _die(life, person, life.until - timedelta(days=days))


def _relate(life: Life, people: list[Invented]) -> None:
    """Naasten belong to somebody who came in the same time; some relations are no guests."""
    chance = life.chance
    patients = sorted((p for p in people if p.role is Role.SELF), key=lambda p: p.first_day)
    days = [p.first_day for p in patients]
    family: Counter[int] = Counter()
    for person in people:
        if person.role not in (Role.CLOSE_ONE, Role.BEREAVED) or chance.random() > 0.6:
            continue
        near = bisect_left(days, person.first_day)
        pool = patients[max(0, near - 8) : near + 3]
        if person.role is Role.BEREAVED:
            pool = [p for p in patients[max(0, near - 60) : near] if p.died] or []
        if not pool:
            continue
        other = chance.choice(pool)
        if family[other.id] == _LARGEST_FAMILY:
            continue
        family[other.id] += 1
        kind = chance.choice((RelationKind.PARTNER, RelationKind.CHILD, RelationKind.SIBLING))
        relation_id = life.next_id("relation")
        life.add(
            "relation",
            id=relation_id,
            guest_id=other.id,
            kind=kind,
            other_id=person.id,
            other_name=None,
            note="",
        )
        if other.died:
            _care_for(life, other, person, relation_id)


def _care_for(life: Life, died: Invented, close_one: Invented, relation_id: int) -> None:
    if died.died is None:
        return
    for step in aftercare_path(died.died):
        late = step.due < life.until - timedelta(days=4)
        life.add(
            "aftercare_step",
            guest_id=died.id,
            relation_id=relation_id,
            close_one_id=close_one.id,
            kind=step.kind,
            due=step.due,
            state=StepState.DONE if late else StepState.OPEN,
            settled_on=step.due if late else None,
            reason="",
        )


def _come(life: Life, person: Invented) -> None:
    """Visits: a few people come every week, most a handful of times."""
    chance = life.chance
    low = bisect_left(life.open_days, person.first_day)
    high = bisect_left(life.open_days, person.last_day + timedelta(days=1))
    possible = life.open_days[low:high]
    if not possible:
        possible = life.open_days[low : low + 1]
        if not possible or (person.died and possible[0] >= person.died):
            return
    wanted = max(1, min(len(possible), int(chance.expovariate(1 / (_VISITS_EACH * 0.94)) + 0.8)))
    usual = [day for day in possible if day.weekday() == person.weekday]
    pool = usual if len(usual) >= wanted else list(possible)
    days: set[date] = {possible[0], *chance.sample(pool, min(wanted, len(pool)))}
    regular = life.until in possible and person.last_day == life.until and wanted > _REGULAR
    if regular and chance.random() < _THERE_TODAY:
        days.add(life.until)
    for day in days:
        _visit(life, person, day)


def _visit(life: Life, person: Invented, day: date) -> None:
    minute = life.chance.randint(0, 240)
    values: dict[str, Any] = {
        "guest_id": person.id,
        "day": day,
        "arrived_at": life.at(day, 10, minute // 5)
        if day == life.until
        else life.at(day, 10 + minute // 60, minute % 60),
        "noted_by": 2,
    }
    life.rows["visit"].append(values)
