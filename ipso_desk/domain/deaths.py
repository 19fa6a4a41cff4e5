"""Death, remembering and the care afterwards (domain.md 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class DeathState(StrEnum):
    REPORTED = "reported"
    CONFIRMED = "confirmed"


class StepKind(StrEnum):
    CARD = "card"
    CALL = "call"
    MONTHS_3 = "months_3"
    MONTHS_6 = "months_6"
    MONTHS_12 = "months_12"
    INVITATION = "invitation"


class StepState(StrEnum):
    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class PlannedStep:
    kind: StepKind
    due: date


def aftercare_path(start: date) -> tuple[PlannedStep, ...]:
    """The default path of domain.md 4.5, counted from the day the death is known.

    The invitation to the memorial meeting has no day of its own here; it is
    planned with the meeting.
    """
    return (
        PlannedStep(StepKind.CARD, start + timedelta(days=5)),
        PlannedStep(StepKind.CALL, start + timedelta(weeks=3)),
        PlannedStep(StepKind.MONTHS_3, _months_later(start, 3)),
        PlannedStep(StepKind.MONTHS_6, _months_later(start, 6)),
        PlannedStep(StepKind.MONTHS_12, _months_later(start, 12)),
    )


def _months_later(day: date, months: int) -> date:
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month0 + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")
