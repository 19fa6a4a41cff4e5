"""A line of the list after a call, and how people who were called read in a row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ipso_desk.domain.calls import CallOutcome
from ipso_desk.services.call_list import CallLine, NotCalled
from ipso_desk.services.call_records import LastCall
from ipso_desk.services.calls import Noted
from ipso_desk.texts import call_list as words
from ipso_desk.texts.days import clock_time
from ipso_desk.ui.widgets.chips import PLAIN, Chip
from ipso_desk.ui.widgets.rows import Row, RowAction

FIELD_OF = {
    CallOutcome.NOT_COMING: "reason",
    CallOutcome.CALL_BACK: "call_back",
    CallOutcome.DEATH_REPORTED: "reason",
}
"""What the one line of text beside the buttons is, by outcome."""


def line_after(line: CallLine, noted: Noted | None) -> CallLine | None:
    """The line as it stands after a call; None when there is nothing to call about any more."""
    if noted is None:
        return None
    states = noted.states
    return replace(
        line,
        today=noted.call,
        attempts=line.attempts + (not noted.again),
        claim=None,
        meetings=tuple(replace(m, state=states.get(m.meeting_id, m.state)) for m in line.meetings),
    )


def last_time(last: LastCall, today: date) -> str:
    """ "gisteren gebeld: komt niet (behandeling)" """
    return words.last_time(
        last.day,
        last.outcome,
        today,
        reason=last.reason,
        call_back=last.call_back,
        note=last.note,
    )


def called_row(line: CallLine) -> Row:
    assert line.today is not None
    last = line.today
    said = words.outcome(last.outcome, reason=last.reason, note=last.note)
    by = f" door {last.by}" if last.by else ""
    second = f"{said} · om {clock_time(last.at)}{by}"
    chip = Chip("komt", "calm") if last.outcome is CallOutcome.COMING else Chip("komt niet", PLAIN)
    change = (RowAction("change", "Wijzigen"),)
    return Row(line.person.id, line.person.display, second, (chip,), change)


def not_called_row(each: NotCalled, day: date) -> Row:
    second = " · ".join(
        words.meeting(m.group, m.day, m.starts, m.place, day) for m in each.meetings
    )
    return Row(each.person.id, each.person.display, second)
