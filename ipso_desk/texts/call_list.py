"""How a line of the bellijst reads, on the screen and on paper."""

from __future__ import annotations

from datetime import date

from ipso_desk.domain.calls import CallOutcome
from ipso_desk.texts.days import ago, hours, long_day
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
    """ "vorige week: komt niet (behandeling)" """
    return f"{ago(day, today)}: {outcome(code, reason=reason, call_back=call_back, note=note)}"


def since_print(changes: int, printed: str) -> str:
    """ "3 wijzigingen sinds afdruk van 9.02 uur" """
    count = {0: "niets gewijzigd", 1: "1 wijziging"}.get(changes, f"{changes} wijzigingen")
    return f"{count} sinds afdruk van {printed}"
