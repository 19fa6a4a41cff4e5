"""The invented house: volunteers, partners, activities, peer groups, calls, tallies, the log."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from ipso_desk.demo import names
from ipso_desk.demo.activities import people_there, plan_programme
from ipso_desk.demo.around_groups import build_around_groups
from ipso_desk.demo.guests import Invented
from ipso_desk.demo.partners import PARTNERS, invent_partners
from ipso_desk.demo.plan import Life
from ipso_desk.domain.calendar import USUALLY_CLOSED, dutch_holidays
from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.groups import (
    AttendanceState,
    CallRule,
    GroupStatus,
    MeetingState,
    SignUpState,
    StopReason,
)
from ipso_desk.domain.guests import Role
from ipso_desk.domain.logbook import LogKind, Visibility
from ipso_desk.domain.names import fold
from ipso_desk.domain.organisations import ReferralDirection

_GROUPS = (
    ("Zinvol leven", "leven met een ziekte die niet overgaat", Role.SELF, True, 1, "13:30", 8),
    ("Samen verder", "voor partners", Role.CLOSE_ONE, None, 2, "19:30", 7),
    ("Na het verlies", "voor wie iemand mist", Role.BEREAVED, None, 3, "14:00", 6),
    ("Na de behandeling", "het gewone leven weer oppakken", Role.SELF, False, 4, "10:30", 3),
)
_THEMES = (
    "Wat kan er nog wél", "Zorgen delen", "Wat wil ik nog zeggen", "Moe zijn", "De mensen om mij",
)  # fmt: skip
_LOG = (
    "{who} bracht zelfgebakken koek mee. Fijne ochtend.",
    "Lang met {who} gesproken. Wil volgende week weer komen.",
    "{who} zoekt iemand om mee te wandelen.",
    "De koffie is bijna op. Graag nieuwe halen.",
    "{who} vroeg naar de groep. Folder meegegeven.",
    "Rustige dag. De tuin is weer mooi.",
    "{who} was moe na de behandeling en ging vroeg naar huis.",
)
_REASONS = ("behandeling", "te moe", "verkouden", "bezoek")


def build_house(life: Life, people: list[Invented], *, size: int) -> None:
    _volunteers(life)
    invent_partners(life)
    _calendar(life)
    living = [p for p in people if p.died is None]
    plan_programme(life, people)
    _tallies(life)
    _peer_groups(life, people, living)
    build_around_groups(life, people)
    _memorials(life)
    _log(life, people)
    _referrals(life, people, size)


def _volunteers(life: Life) -> None:
    for number in range(1, 23):
        infix, last = names.last_name(life.chance)
        typed, _, _ = names.mobile(life.chance)
        life.add(
            "volunteer",
            id=number,
            first_name="Riet" if number == 1 else names.first_name(life.chance),
            infix=infix,
            last_name=last,
            phone=typed,
            email=f"vrijwilliger{number}@voorbeeld.nl",
            host=number <= 14,
            coordinator=number == 22,
            active_from=life.first - timedelta(days=life.chance.randint(0, 900)),
            active_until=None,
            boundary="",
        )
    for number in range(1, 10):
        life.add(
            "training",
            volunteer_id=number,
            title="Ongeneeslijk, niet uitbehandeld",
            day=life.some_day(life.first, life.until),
        )


def _calendar(life: Life) -> None:
    for weekday in (1, 2, 3, 4):
        life.add(
            "opening_hours",
            valid_from=date(2000, 1, 1),
            weekday=weekday,
            opens="10:00",
            closes="16:00",
        )
    for year in range(life.first.year, life.until.year + 1):
        first = date(year, 7, 28)
        for number in range(14):
            life.add(
                "day_exception",
                day=first + timedelta(days=number),
                open=False,
                reason="zomersluiting",
            )
    if life.until.weekday() in (0, 5, 6) or dutch_holidays(life.until.year).get(life.until):
        life.rows["day_exception"] = [
            row for row in life.rows["day_exception"] if row["day"] != life.until
        ]
        life.add("day_exception", day=life.until, open=True, reason="extra open, om te proberen")


def _tallies(life: Life) -> None:
    for day in life.open_days:
        for role, most in (
            (Role.SELF, 2),
            (Role.CLOSE_ONE, 1),
            (Role.BEREAVED, 1),
            (Role.UNKNOWN, 2),
        ):
            people = life.chance.randint(0, most)
            if people and life.chance.random() < 0.5:
                life.add("head_count", day=day, role=role, people=people)


def _peer_groups(life: Life, people: list[Invented], living: list[Invented]) -> None:
    """A run of every group each year; the last run is the one that meets now."""
    used: set[int] = set()
    for year in range(life.first.year, life.until.year + 1):
        for name, theme, role, incurable, weekday, starts, seats in _GROUPS:
            last = year == life.until.year
            group = _group_row(life, name, year, theme, role, incurable, last)
            pool = _fitting(life, living if last else people, role, incurable, year, used, last)
            members = pool[: seats + (3 if name == "Zinvol leven" and last else 0)]
            used.update(p.id for p in members)
            signed = _sign_ups(life, group, members, seats, year, last)
            _meetings(life, group, signed, weekday, starts, year, last)


def _group_row(
    life: Life, name: str, year: int, theme: str, role: Role, incurable: bool | None, last: bool
) -> int:
    group = life.next_id("peer_group")
    life.add(
        "peer_group",
        id=group,
        name=name if last else f"{name} {year}",
        theme=theme,
        audience_role=role,
        audience_incurable=incurable,
        leader="",
        leader_phone="",
        leader_id=life.chance.randint(1, 14),
        organisation_id=7 if incurable else None,
        place="tuinkamer",
        payer="fonds" if incurable else "",
        status=GroupStatus.OPEN if last else GroupStatus.CLOSED,
        call_rule=CallRule.LAST_OPEN_DAY,
        information="",
        verdict_reason="",
    )
    return group


def _fitting(
    life: Life,
    people: list[Invented],
    role: Role,
    incurable: bool | None,
    year: int,
    used: set[int],
    last: bool,
) -> list[Invented]:
    def fits(p: Invented) -> bool:
        if p.role is not role or p.id in used:
            return False
        if incurable is not None and p.incurable is not incurable:
            return False
        if last:
            return p.died is None and p.last_day > life.until - timedelta(days=400)
        return p.first_day.year <= year <= p.last_day.year

    found = [p for p in people if fits(p)]
    life.chance.shuffle(found)
    return found


def _sign_ups(
    life: Life, group: int, members: list[Invented], seats: int, year: int, last: bool
) -> list[tuple[int, Invented]]:
    signed = []
    for rank, person in enumerate(members):
        sign_up = life.next_id("sign_up")
        begun = life.until - timedelta(days=120 - rank * 3) if last else date(year, 2, 1)
        waiting = rank >= seats
        seated = last and not waiting
        life.add(
            "sign_up",
            id=sign_up,
            group_id=group,
            guest_id=person.id,
            outside_name=None,
            outside_centre="",
            state=SignUpState.WAITING
            if waiting
            else SignUpState.PARTICIPANT
            if seated
            else SignUpState.STOPPED,
            seat=rank + 1 if seated else None,
            signed_up_on=begun,
            waiting_rank=rank - seats + 1 if waiting else None,
            stopped_on=None if last else date(year, 12, 1),
            stop_reason=None if last else StopReason.GROUP_CLOSED,
            stop_note="",
            former_seat=None if last else min(rank + 1, 8),
            note="",
        )
        if not waiting:
            signed.append((sign_up, person))
    return signed


def _meetings(
    life: Life,
    group: int,
    signed: list[tuple[int, Invented]],
    weekday: int,
    starts: str,
    year: int,
    last: bool,
) -> None:
    """Every second week; of the run that goes on, one meeting is on the next open day."""
    if last:
        coming = life.until + timedelta(days=1)
        while coming.weekday() != weekday:
            coming += timedelta(days=1)
        days = [coming + timedelta(weeks=2 * n) for n in range(-5, 3)]
        days = [day for day in days if dutch_holidays(day.year).get(day) not in USUALLY_CLOSED]
    else:
        first = date(year, 3, 1)
        while first.weekday() != weekday:
            first += timedelta(days=1)
        days = [first + timedelta(weeks=2 * n) for n in range(5)]
    for rank, day in enumerate(days):
        meeting = life.next_id("meeting")
        past = day < life.until
        life.add(
            "meeting",
            id=meeting,
            group_id=group,
            day=day,
            starts=starts,
            ends="",
            theme=_THEMES[rank % len(_THEMES)],
            place="tuinkamer",
            state=MeetingState.HELD if past else MeetingState.PLANNED,
            cancelled_reason="",
            leader_notes="",
        )
        if past:
            for sign_up, person in signed:
                _attend(life, meeting, sign_up, person, day)


def _attend(life: Life, meeting: int, sign_up: int, person: Invented, day: date) -> None:
    if person.died is not None and day >= person.died:
        return
    chance = life.chance.random()
    away = chance < 0.16
    state = (
        AttendanceState.SIGNED_OFF
        if away
        else AttendanceState.ABSENT
        if chance < 0.2
        else AttendanceState.PRESENT
    )
    reason = life.chance.choice(_REASONS) if away else ""
    life.add(
        "attendance",
        meeting_id=meeting,
        sign_up_id=sign_up,
        state=state,
        noted_on=day - timedelta(days=1) if away else None,
        reason=reason,
    )
    life.add(
        "call",
        guest_id=person.id,
        day=day - timedelta(days=1),
        outcome=CallOutcome.NOT_COMING if away else CallOutcome.COMING,
        reason=reason,
        call_back="",
        note="",
        called_by=2,
        called_at=life.at(day - timedelta(days=1), 11),
    )


def _memorials(life: Life) -> None:
    for year in range(life.first.year, life.until.year + 1):
        for month, day in ((2, 8), (11, 2)):
            when = date(year, month, day)
            life.add(
                "memorial_meeting",
                day=when,
                starts="15:00",
                place="huiskamer",
                note="",
                held=when < life.until,
            )


def _log(life: Life, people: list[Invented]) -> None:
    """About three entries a week, about people who were there."""
    there = people_there(life)
    by_id = {p.id: p for p in people}
    for rank, day in enumerate(life.open_days):
        if life.chance.random() > 0.7:
            continue
        present = there.get(day, [])
        template = life.chance.choice(_LOG)
        who = by_id[life.chance.choice(present)] if present and "{who}" in template else None
        if "{who}" in template and who is None:
            continue
        text = template.format(who=who.display if who else "")
        entry = life.next_id("log_entry")
        recent = (life.until - day).days < 10
        life.add(
            "log_entry",
            id=entry,
            day=day,
            written_at=life.at(day, 15),
            author_id=2 if rank % 4 else 1,
            kind=LogKind.DAY,
            visibility=Visibility.EVERYONE if rank % 5 else Visibility.COORDINATORS,
            text=text,
            folded=fold(text),
            follow_up_on=life.until if recent and rank % 3 == 0 else None,
            follow_up_done_on=None,
        )
        if who is not None:
            life.add("log_link", entry_id=entry, guest_id=who.id)


def _referrals(life: Life, people: list[Invented], size: int) -> None:
    for person in people[: max(6, size // 12)]:
        way: dict[str, Any] = {
            "guest_id": person.id,
            "organisation_id": life.chance.randint(1, len(PARTNERS)),
            "direction": life.chance.choice(list(ReferralDirection)),
            "day": person.first_day,
            "about": "",
            "outcome": "",
        }
        life.add("referral", **way)
