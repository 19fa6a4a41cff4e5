"""What returns on Vandaag from the logboek, until somebody came back to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.logbook import LogEntryRow
from ipso_desk.domain.names import fold
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services.log_reading import Linked, about_entries, readable
from ipso_desk.services.people import PERSON_COLUMNS, person
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to come back to, from an entry in the logboek."""

    entry_id: int
    due: date
    text: str
    people: tuple[Person, ...]
    others: tuple[Linked, ...]


@query(Right.HOST, people=People.CONTACT, surface="op te volgen uit het logboek")
def follow_ups_due(work: Work) -> tuple[FollowUp, ...]:
    """What must be come back to today or before, about people who may be contacted.

    An entry that names somebody who died waits in the logboek and at Gedenken.
    """
    rows = work.session.scalars(
        select(LogEntryRow)
        .where(
            readable(work),
            LogEntryRow.follow_up_on <= work.today,
            LogEntryRow.follow_up_done_on.is_(None),
        )
        .order_by(LogEntryRow.follow_up_on, LogEntryRow.id)
    ).all()
    about = about_entries(work, [row.id for row in rows])
    died = _folded_names_of_the_dead(work) if rows else ()
    return tuple(
        FollowUp(row.id, row.follow_up_on, row.text, about[row.id].people, about[row.id].others)
        for row in rows
        if row.follow_up_on is not None
        and about[row.id].reachable
        and not any(name in row.folded for name in died)
    )


def _folded_names_of_the_dead(work: Work) -> tuple[str, ...]:
    """Somebody may be named in the words alone, without a link."""
    rows = work.session.execute(
        select(*PERSON_COLUMNS).join(DeathRow, DeathRow.guest_id == GuestRow.id)
    )
    people = (person(row) for row in rows)
    return tuple(fold(who.display) for who in people if who.name.first and who.name.last)
