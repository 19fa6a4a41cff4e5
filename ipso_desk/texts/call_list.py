"""How a line of the bellijst reads, on the screen and on paper."""

from __future__ import annotations

from datetime import date

from ipso_desk.domain.calls import CallOutcome
from ipso_desk.texts.days import ago, full_day, hours, long_day
from ipso_desk.texts.words import word


def when(day: date, starts: str, seen_from: date) -> str:
    """ "morgen om 14.00 uur", "dinsdag 20 januari om 14.00 uur" """
    days = (day - seen_from).days
    on = {0: "vandaag", 1: "morgen"}.get(days, long_day(day))
    return f"{on} om {hours(starts)}" if starts else on


def meeting(group: str, day: date, starts: str, place: str, seen_from: date) -> str:
    """ "Zinvol leven, morgen om 14.00 uur, Tuinkamer" """
    return ", ".join(part for part in (group, when(day, starts, seen_from), place) if part)


def outcome(code: CallOutcome, *, reason: str = "", call_back: str = "", note: str = "") -> str:
    """ "komt niet (behandeling)", "terugbellen: na drieën" """
    if code is CallOutcome.CALL_BACK:
        words = f"terugbellen: {call_back}" if call_back else "terugbellen"
    else:
        words = f"{word(code)} ({reason})" if reason else word(code)
    return f"{words}; {note}" if note else words


def last_time(
    day: date,
    code: CallOutcome,
    today: date,
    *,
    reason: str = "",
    call_back: str = "",
    note: str = "",
) -> str:
    """ "vorige week gebeld: komt niet (behandeling)" """
    when = ago(day, today)
    if when == full_day(day):
        when = f"op {when}"
    return f"{when} gebeld: {outcome(code, reason=reason, call_back=call_back, note=note)}"


def since_print(changes: int, printed: str) -> str:
    """ "3 wijzigingen sinds afdruk van 9.02 uur" """
    count = {0: "niets gewijzigd", 1: "1 wijziging"}.get(changes, f"{changes} wijzigingen")
    return f"{count} sinds afdruk van {printed}"


def said(name: str, code: CallOutcome, *, call_back: str = "") -> str:
    """What the screen says after an outcome was noted."""
    return {
        CallOutcome.COMING: f"{name} komt.",
        CallOutcome.NOT_COMING: f"{name} komt niet. De plaats in de groep blijft.",
        CallOutcome.NOT_REACHED: f"{name} is niet bereikt.",
        CallOutcome.VOICEMAIL: f"De voicemail van {name} is ingesproken.",
        CallOutcome.CALL_BACK: f"{name} wordt teruggebeld: {call_back}.",
        CallOutcome.DEATH_REPORTED: f"Het overlijden van {name} is gemeld.",
    }[code]


def attempts(code: CallOutcome, at: str, count: int) -> str:
    """ "niet bereikt om 10.42 uur, 2 keer gebeld" """
    words = f"{word(code)} om {at}" if code is not CallOutcome.CALL_BACK else f"gebeld om {at}"
    return f"{words}, {count} keer gebeld" if count > 1 else words


def how_many(to_call: int, called: int) -> str:
    """ "nog 5 mensen te bellen, 3 gebeld" """
    people = "niemand meer" if not to_call else "1 mens" if to_call == 1 else f"{to_call} mensen"
    words = f"nog {people} te bellen" if to_call else "iedereen is gebeld"
    return f"{words}, {called} gebeld" if called and to_call else words


def typed_over(noted: int, everybody: int) -> str:
    """ "Van 3 mensen is iets opgeschreven; van 1 nog niets." """
    if not everybody:
        return "Er staat niemand op deze lijst."
    left = everybody - noted
    if not left:
        return "Van iedereen op deze lijst is iets opgeschreven."
    people = "1 mens" if noted == 1 else f"{noted} mensen"
    return f"Van {people} is iets opgeschreven; van {left} nog niets."
