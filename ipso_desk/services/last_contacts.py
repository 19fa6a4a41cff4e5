"""When somebody was last in touch with the house, and how: visits, calls, groups, nazorg."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import func, select

from ipso_desk.db.rows.calls import CallRow
from ipso_desk.db.rows.deaths import AftercareStepRow, CandleRow, DeathRow
from ipso_desk.db.rows.groups import IntroductionRow, SignUpRow
from ipso_desk.db.rows.guests import ConsentRow, RelationRow
from ipso_desk.db.rows.logbook import LogEntryRow, LogLinkRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import StepState
from ipso_desk.domain.retention import Contact, LastContact
from ipso_desk.services.work import Work


def last_contacts(work: Work, guests: list[int]) -> dict[int, list[LastContact]]:
    """Every way in which somebody was last in touch, of a part of the guests."""
    found: dict[int, list[LastContact]] = {}
    for kind, statement in _sources(guests):
        for guest_id, day in work.session.execute(statement):
            if guest_id is not None and day is not None:
                found.setdefault(guest_id, []).append(LastContact(kind, _as_day(day)))
    return found


def _sources(guests: list[int]) -> Iterator[tuple[Contact, Any]]:
    def newest(column: Any, day: Any) -> Any:
        return select(column, func.max(day)).where(column.in_(guests)).group_by(column)

    yield Contact.VISIT, newest(VisitRow.guest_id, VisitRow.day)
    yield Contact.CALL, newest(CallRow.guest_id, CallRow.day)
    yield Contact.CONSENT, newest(ConsentRow.guest_id, ConsentRow.from_day)
    yield (
        Contact.LOG,
        newest(LogLinkRow.guest_id, LogEntryRow.day).join(
            LogEntryRow, LogEntryRow.id == LogLinkRow.entry_id
        ),
    )
    yield Contact.GROUP, newest(SignUpRow.guest_id, SignUpRow.signed_up_on)
    yield Contact.GROUP, newest(SignUpRow.guest_id, SignUpRow.stopped_on)
    yield Contact.INTRODUCTION, newest(IntroductionRow.guest_id, IntroductionRow.introduced_on)
    yield Contact.INTRODUCTION, newest(IntroductionRow.other_id, IntroductionRow.introduced_on)
    done = AftercareStepRow.state == StepState.DONE
    steps = AftercareStepRow
    yield Contact.AFTERCARE, newest(steps.close_one_id, steps.settled_on).where(done)
    yield Contact.FAMILY, newest(steps.guest_id, steps.settled_on).where(done)
    yield Contact.REMEMBERED, newest(CandleRow.guest_id, CandleRow.until_day)
    yield (
        Contact.DEATH,
        select(DeathRow.guest_id, DeathRow.died_on).where(DeathRow.guest_id.in_(guests)),
    )
    for mine, theirs in (
        (RelationRow.guest_id, RelationRow.other_id),
        (RelationRow.other_id, RelationRow.guest_id),
    ):
        yield (
            Contact.LOSS,
            select(mine, DeathRow.died_on)
            .join(DeathRow, DeathRow.guest_id == theirs)
            .where(mine.in_(guests)),
        )


def _as_day(value: date | PartialDate) -> date:
    """Of a day that is only partly known the last it can have been."""
    if isinstance(value, PartialDate):
        if value.month is None:
            return date(value.year, 12, 31)
        return date(value.year, value.month, value.day or 28)
    return value
