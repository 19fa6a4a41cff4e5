"""On which day the house calls for a meeting, with the week that holds at that meeting."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from ipso_desk.db.rows.centre import OpeningHoursRow
from ipso_desk.domain.calendar import OpenDays
from ipso_desk.domain.groups import CallRule
from ipso_desk.domain.meetings import call_day
from ipso_desk.services.open_days import open_days
from ipso_desk.services.work import Work


class CallDays:
    """Call days within one question; the calendar is read once per weekly pattern."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._starts = sorted(set(work.session.scalars(select(OpeningHoursRow.valid_from))))
        self._patterns: dict[int, OpenDays] = {}

    def of(self, rule: CallRule, meeting: date) -> date | None:
        """None where the leader calls."""
        return call_day(rule, meeting, self.open_days(meeting))

    def open_days(self, on: date) -> OpenDays:
        pattern = sum(1 for start in self._starts if start <= on)
        if pattern not in self._patterns:
            self._patterns[pattern] = open_days(self._work, on)
        return self._patterns[pattern]
