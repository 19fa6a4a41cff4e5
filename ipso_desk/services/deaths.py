"""Reporting, confirming and taking back a death (domain.md 4.1)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select

from ipso_desk.db import history
from ipso_desk.db.rows.calls import CallClaimRow, CallRow
from ipso_desk.db.rows.deaths import CandleRow, DeathRow, LeaderToldRow, MemorialRow, TreeNameRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.errors import InvalidInput
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.aftercare import begin_aftercare, begin_late_aftercare, drop_aftercare
from ipso_desk.services.farewell import PrintOut, prints_with
from ipso_desk.services.people import get_guest, person_of
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work

DeathDay = date | PartialDate | None


@dataclass(frozen=True, slots=True)
class NotedDeath:
    """How a death stands now, and which prints of today still carry the name."""

    person: Person
    state: DeathState
    died_on: PartialDate | None
    to_take_away: tuple[PrintOut, ...]


@use_case(Right.HOST, "death.report")
def report_death(
    work: Work, guest_id: int, by_whom: str = "", died_on: DeathDay = None
) -> NotedDeath:
    """From this second the guest is off every surface that serves contact; the seat is held.

    Raises `InvalidInput` for a day in the future or before the guest was born.
    """
    guest = get_guest(work, guest_id)
    death = _reported(work, guest, by_whom, _checked_day(work, guest, died_on))
    work.about(guest=guest_id)
    return _noted(work, guest, death)


@use_case(Right.COORDINATOR, "death.confirm")
def confirm_death(work: Work, guest_id: int, died_on: DeathDay = None) -> NotedDeath:
    """Seats are freed, nazorg is planned, naasten are proposed as nabestaande."""
    return _record(work, guest_id, "", died_on)


@use_case(Right.COORDINATOR, "death.record")
def record_death(
    work: Work, guest_id: int, died_on: DeathDay = None, by_whom: str = ""
) -> NotedDeath:
    """Reported and confirmed in one action."""
    return _record(work, guest_id, by_whom, died_on)


@use_case(Right.HOST, "death.take_back")
def take_back_death(work: Work, guest_id: int) -> Person | None:
    """The guest is back everywhere, first in line where a seat was given away meanwhile.

    Never refused for what happened since. A host may take back a report, a coordinator
    also a confirmed death. Raises `NotFound` after erasing: of that death a number is left,
    and nobody to have the places again.
    """
    guest = get_guest(work, guest_id)
    death = _death_of(work, guest_id)
    if death is None:
        return None
    if death.state is DeathState.CONFIRMED:
        work.needs(Right.COORDINATOR)
    _take_back(work, death)
    work.about(guest=guest_id)
    return person_of(guest)


@query(Right.HOST, people=People.RECORD)
def guest_to_note(work: Work, guest_id: int) -> Person:
    """The guest about whom somebody came to note a death. Raises `NotFound`."""
    return person_of(get_guest(work, guest_id))


def take_back_deaths_of(work: Work, action_id: int) -> bool:
    """Take back what an action noted about deaths, whatever happened since.

    A death it brought is taken back; one that it only confirmed is a report again.
    False when the action was about more than deaths (an import), or about none.
    """
    changes = history.net_changes(work.session.connection(), action_id)
    noted = [c for c in changes if c.table == "death" and c.after is not None]
    if not noted or not {c.table for c in changes} <= _PART_OF_A_DEATH:
        return False
    work.session.expire_all()
    for change in noted:
        death = work.session.get(DeathRow, change.row_id)
        if death is None:
            continue
        before = json.loads(change.before) if change.before else None
        if before is None:
            _take_back(work, death)
        elif before["state"] == DeathState.REPORTED and death.state is DeathState.CONFIRMED:
            _back_to_report(work, death)
    return True


_PART_OF_A_DEATH = frozenset(
    {"death", "sign_up", "attendance", "call", "aftercare_step", "bereaved_proposal"}
)
"""What noting a death may touch; an action that touched more is put back whole or not at all."""


def _record(work: Work, guest_id: int, by_whom: str, died_on: DeathDay) -> NotedDeath:
    guest = get_guest(work, guest_id)
    day = _checked_day(work, guest, died_on)
    death = _reported(work, guest, by_whom, day)
    if death.state is DeathState.REPORTED:
        death.state = DeathState.CONFIRMED
        death.confirmed_by, death.confirmed_at = work.actor.user_id, work.now
        work.session.flush()
        _free_seats(work, guest_id)
        begin_aftercare(work, guest_id, death.died_on)
    elif day is not None and death.died_on != day:
        death.died_on = day
    work.about(guest=guest_id)
    return _noted(work, guest, death)


def _reported(work: Work, guest: GuestRow, by_whom: str, died_on: PartialDate | None) -> DeathRow:
    by_whom = guest_input.line(by_whom, "by_whom")
    death = _death_of(work, guest.id)
    if death is None:
        death = DeathRow(
            guest_id=guest.id,
            state=DeathState.REPORTED,
            died_on=died_on,
            reported_by_whom=by_whom,
            reported_by=work.actor.user_id,
            reported_at=work.now,
        )
        work.session.add(death)
        # Whoever was about to call this person need not.
        work.session.execute(delete(CallClaimRow).where(CallClaimRow.guest_id == guest.id))
    elif death.state is DeathState.REPORTED:
        death.died_on = died_on or death.died_on
        death.reported_by_whom = by_whom or death.reported_by_whom
    work.session.flush()
    return death


def _checked_day(work: Work, guest: GuestRow, died_on: DeathDay) -> PartialDate | None:
    if died_on is None:
        return None
    day = died_on if isinstance(died_on, PartialDate) else PartialDate.of(died_on)
    if day.earliest > work.today:
        raise InvalidInput("death_in_future", "died_on")
    if guest.birth is not None and day.latest < guest.birth.earliest:
        raise InvalidInput("death_before_birth", "died_on")
    return day


def _take_back(work: Work, death: DeathRow) -> None:
    guest_id = death.guest_id
    drop_aftercare(work, guest_id)
    for table in (CandleRow, MemorialRow, TreeNameRow, LeaderToldRow):
        work.session.execute(delete(table).where(table.guest_id == guest_id))
    # The call in which it was said is no answer for the meeting any more.
    work.session.execute(
        delete(CallRow).where(
            CallRow.guest_id == guest_id, CallRow.outcome == CallOutcome.DEATH_REPORTED
        )
    )
    work.session.delete(death)
    work.session.flush()
    begin_late_aftercare(work, guest_id)
    _give_seats_back(work, guest_id)


def _back_to_report(work: Work, death: DeathRow) -> None:
    drop_aftercare(work, death.guest_id)
    death.state = DeathState.REPORTED
    death.confirmed_by = death.confirmed_at = None
    work.session.flush()
    _give_seats_back(work, death.guest_id)


def _free_seats(work: Work, guest_id: int) -> None:
    from ipso_desk.services.seats import free_seats_of_the_dead

    free_seats_of_the_dead(work, guest_id)


def _give_seats_back(work: Work, guest_id: int) -> None:
    from ipso_desk.services.seats import give_seats_back

    give_seats_back(work, guest_id)


def _death_of(work: Work, guest_id: int) -> DeathRow | None:
    return work.session.scalar(select(DeathRow).where(DeathRow.guest_id == guest_id))


def _noted(work: Work, guest: GuestRow, death: DeathRow) -> NotedDeath:
    prints = prints_with(work, guest.id)
    return NotedDeath(person_of(guest), death.state, death.died_on, prints)
