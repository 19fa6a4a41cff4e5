"""What ends when somebody dies, is archived or erased, said before it happens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ipso_desk.domain.groups import SignUpState
from ipso_desk.texts.days import long_day

AT_ONCE = "Meteen:"
CONFIRMED = "Na het bevestigen:"


def place(group: str, state: SignUpState, *, waiting: int, together: bool) -> str:
    """What becomes of a place in a group, or of a turn."""
    if state is SignUpState.WAITING:
        words = f"De plaats op de wachtlijst van {group} vervalt."
    else:
        words = f"De plaats in {group} komt vrij."
        if waiting:
            words += " Een mens biedt hem aan wie eerst is; niemand schuift vanzelf door."
    return words + (" Wie samen zou komen, gaat alleen verder." if together else "")


def activities(signed_up: Iterable[tuple[str, date]]) -> list[str]:
    """A line for each title (empty: it is not said here), with its first day and how many more."""
    days: dict[str, list[date]] = {}
    for title, day in signed_up:
        days.setdefault(title or "een activiteit", []).append(day)
    return [f"De aanmelding voor {title} op {_days(on)} vervalt." for title, on in days.items()]


def calls(first: date | None) -> str:
    if first is None:
        return ""
    return f"De naam gaat van de bellijst van {long_day(first)}, en van alle daarna."


def _days(on: list[date]) -> str:
    more = len(on) - 1
    return long_day(on[0]) + (f" en {more} keer daarna" if more else "")
