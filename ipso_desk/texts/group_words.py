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


def said_afterwards(good: str, not_good: str, again: bool | None) -> str:
    """ "Goed: de rust. Niet goed: te warm. Zou weer komen." """
    parts = [f"Goed: {_sentence(good)}"] if good else []
    parts += [f"Niet goed: {_sentence(not_good)}"] if not_good else []
    parts += [] if again is None else ["Zou weer komen." if again else "Zou niet weer komen."]
    return " ".join(parts)


def would_come_again(yes: int, no: int) -> str:
    """ "4 zouden weer komen, 1 niet." """
    if not yes and not no:
        return "Nog niemand heeft gezegd of die weer zou komen."
    words = "1 zou weer komen" if yes == 1 else f"{yes} zouden weer komen"
    return f"{words}, {no} niet." if no else f"{words}."


def centre_places(places: int, taken: int, waiting: int, cost_share: str) -> str:
    """ "3 plaatsen, 2 bezet, 1 wacht · betaalt een derde" """
    words = [f"{places} plaatsen" if places != 1 else "1 plaats", f"{taken} bezet"]
    if waiting:
        words.append("1 wacht" if waiting == 1 else f"{waiting} wachten")
    split = f" · kosten: {cost_share}" if cost_share else ""
    return ", ".join(words) + split


def kept_for(kept: Sequence[tuple[str, int]]) -> str:
    """ "2 vrijgehouden voor De Honingraat" """
    return " · ".join(f"{places} vrijgehouden voor {centre}" for centre, places in kept)


def other_maximum(
    *, before: int, after: int, people: int, promised: int, moves: int, free: int, waiting: int
) -> str:
    """What another number of places does, said before it happens; nothing for the same."""
    if after == before:
        return ""
    if promised > after:
        kept = " of vrijgehouden voor een ander centrum" if promised > people else ""
        return f"Dat kan niet: er zijn {promised} plaatsen bezet{kept}."
    words = []
    if moves:
        who = "1 deelnemer krijgt" if moves == 1 else f"{moves} deelnemers krijgen"
        words.append(f"{who} een lagere plaats; niemand verliest een plaats.")
    if after < before and waiting:
        words.append("Er komt minder ruimte voor wie wacht.")
    if after > before and waiting and free:
        words.append(
            "Wie wacht, komt er niet vanzelf bij: de plaats wordt aangeboden aan wie eerst is."
        )
    if not words:
        words.append("Voor wie meedoet verandert er niets.")
    return " ".join(words)


def signed_off_when(noted: date | None, meeting: date) -> str:
    """ "de dag ervoor", "op de dag zelf"; nothing where it was earlier or is not known"""
    if noted is None:
        return ""
    days = (meeting - noted).days
    return {0: "op de dag zelf", 1: "de dag ervoor"}.get(days, "")


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    return words if words.endswith((".", "!", "?")) else f"{words}."
