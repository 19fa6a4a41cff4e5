"""How a group, its places and its meetings read on the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from ipso_desk.domain.groups import AudienceAge
from ipso_desk.domain.guests import Role
from ipso_desk.texts.days import WEEKDAYS, hours, long_day, short_day

_NUMBERS = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht")
_FOR: dict[tuple[Role | None, bool | None], str] = {
    (Role.SELF, True): "voor mensen die ongeneeslijk ziek zijn",
    (Role.SELF, None): "voor mensen die zelf geraakt zijn door kanker",
    (Role.SELF, False): "voor mensen tijdens of na een behandeling",
    (Role.CLOSE_ONE, True): "voor naasten van iemand die ongeneeslijk ziek is",
    (Role.CLOSE_ONE, None): "voor naasten",
    (Role.CLOSE_ONE, False): "voor naasten tijdens of na een behandeling",
    (Role.BEREAVED, None): "voor nabestaanden",
    (None, True): "voor mensen die te maken hebben met ongeneeslijke kanker",
    (None, False): "tijdens of na een behandeling",
    (None, None): "",
}
_AGE = {AudienceAge.CHILDREN: "kinderen", AudienceAge.AYA: "18 tot en met 39 jaar"}


def audience(role: Role | None, incurable: bool | None, age: AudienceAge) -> str:
    """ "voor mensen die ongeneeslijk ziek zijn, 18 tot en met 39 jaar" """
    words = _FOR.get((role, incurable)) or _FOR.get((role, None), "")
    years = _AGE.get(age, "")
    return ", ".join(part for part in (words, years) if part)


def cadence(days: Sequence[date]) -> str:
    """ "om de week op dinsdag"; empty where there is no pattern in it"""
    weekdays = {day.weekday() for day in days}
    if len(days) < 2 or len(weekdays) != 1:
        return ""
    steps = Counter((later - day).days // 7 for day, later in pairwise(sorted(days)))
    weeks = steps.most_common(1)[0][0]
    often = {1: "elke week", 2: "om de week", 3: "om de drie weken", 4: "om de vier weken"}
    words = often.get(weeks, "")
    weekday = WEEKDAYS[weekdays.pop()]
    return f"{words} op {weekday}" if words else f"op {weekday}"


def places_heading(most: int) -> str:
    """ "Acht plaatsen" """
    words = _NUMBERS[most] if 0 <= most < len(_NUMBERS) else str(most)
    return f"{words} plaats" if most == 1 else f"{words} plaatsen"


def places_line(taken: int, offered: int, free: int) -> str:
    """ "6 bezet · 1 aangeboden · 1 vrij" """
    parts = [f"{taken} bezet"]
    if offered:
        parts.append(f"{offered} aangeboden")
    parts.append(f"{free} vrij")
    return " · ".join(parts)


def next_meeting(day: date | None, starts: str) -> str:
    """ "di 20 januari om 14.00 uur" """
    if day is None:
        return "nog geen bijeenkomst gepland"
    return f"{short_day(day)} om {hours(starts)}" if starts else short_day(day)


def attendance(present: int, signed_off: int, absent: int) -> str:
    """ "5 aanwezig, 1 afgemeld" """
    counted = ((present, "aanwezig"), (signed_off, "afgemeld"), (absent, "afwezig"))
    return ", ".join(f"{count} {words}" for count, words in counted if count)


def called_on(called: date, meeting: date, today: date) -> str:
    """ "morgen · bel vandaag" """
    days = (meeting - today).days
    when = {0: "vandaag", 1: "morgen"}.get(days, "")
    call = "bel vandaag" if called == today else f"bellen op {short_day(called)}"
    if called < today:
        call = ""
    return " · ".join(part for part in (when, call) if part)


def called_early(called: date, meeting: date) -> str:
    return (
        f"Deze groep wordt op {long_day(called)} gebeld voor {long_day(meeting)}, omdat het huis"
        f" daartussen dicht is. Dat is {(meeting - called).days} dagen ervoor, en er kan dan nog"
        " veel veranderen. U kunt ook de dag ervoor bellen, of de begeleider laten bellen."
    )


def too_few(taken: int, fewest: int) -> str:
    short = fewest - taken
    more = "één deelnemer" if short == 1 else f"{short} deelnemers"
    return f"Met {more} erbij is deze groep groot genoeg om te beginnen."


def offer_until(until: date | None, *, expired: bool) -> str:
    if until is None:
        return "plaats aangeboden"
    if expired:
        return f"plaats aangeboden tot {short_day(until)}; vraag wat het wordt"
    return f"plaats aangeboden, beslist vóór {short_day(until)}"
