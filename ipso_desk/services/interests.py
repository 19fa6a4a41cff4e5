"""Who was once interested in a group, for groups that are too small."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from ipso_desk.db.rows.groups import InterestRow, PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.names import fold
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.group_board import group_ids
from ipso_desk.services.people import get_guest, person, select_people
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.seat_rows import get_group
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class Interested:
    """Somebody to ask: said so once, or waits for another group."""

    person: Person
    about: str
    """The theme, or the group they wait for."""
    since: date
    waits_elsewhere: bool


@use_case(Right.HOST, "interest.note")
def note_interest(work: Work, guest_id: int, group_id: int | None = None, theme: str = "") -> None:
    """Somebody would like to hear of this group, or of this theme."""
    get_guest(work, guest_id)
    theme = guest_input.line(theme, "theme")
    same = select(InterestRow.id).where(
        InterestRow.guest_id == guest_id,
        InterestRow.group_id.is_(None) if group_id is None else InterestRow.group_id == group_id,
        InterestRow.theme == theme,
    )
    if work.session.scalar(same) is None:
        work.session.add(
            InterestRow(guest_id=guest_id, group_id=group_id, theme=theme, day=work.today)
        )
    work.about(guest=guest_id, group=group_id)


@query(
    Right.HOST,
    people=People.CONTACT,
    surface="onderbezet: eerder belangstelling",
    sweep=group_ids,
)
def interested(work: Work, group_id: int) -> tuple[Interested, ...]:
    """Whom to ask for a group: who said so for this group first, then every other interest.

    Not who is in the group already.
    """
    group = get_group(work, group_id)
    mine = aliased(SignUpRow)
    not_in_it = ~(
        select(mine.id)
        .where(
            mine.group_id == group_id,
            mine.guest_id == GuestRow.id,
            mine.state != SignUpState.STOPPED,
        )
        .exists()
    )
    said = work.session.execute(
        select_people(InterestRow.group_id, InterestRow.theme, InterestRow.day)
        .join(InterestRow, InterestRow.guest_id == GuestRow.id)
        .where(not_in_it)
        .order_by(InterestRow.day, InterestRow.id)
    )
    wanted = {fold(group.theme), fold(group.name)} - {""}
    near: dict[int, Interested] = {}
    other: dict[int, Interested] = {}
    for row in said:
        is_near = row[5] == group_id or fold(row[6]) in wanted
        found = Interested(person(row), row[6] or group.name, row[7], waits_elsewhere=False)
        if is_near:
            near.setdefault(row[0], found)
        elif row[5] is None:
            other.setdefault(row[0], found)
    for found in _waiting_elsewhere(work, group_id, not_in_it):
        other.setdefault(found.person.id, found)
    return (*near.values(), *(each for who, each in other.items() if who not in near))


def _waiting_elsewhere(
    work: Work, group_id: int, not_in_it: ColumnElement[bool]
) -> list[Interested]:
    rows = work.session.execute(
        select_people(PeerGroupRow.name, SignUpRow.signed_up_on)
        .join(SignUpRow, SignUpRow.guest_id == GuestRow.id)
        .join(PeerGroupRow, PeerGroupRow.id == SignUpRow.group_id)
        .where(SignUpRow.state == SignUpState.WAITING, SignUpRow.group_id != group_id, not_in_it)
        .order_by(SignUpRow.signed_up_on, SignUpRow.id)
    )
    return [Interested(person(row), row[5], row[6], waits_elsewhere=True) for row in rows]
