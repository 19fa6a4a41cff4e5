"""Signing up for a peer group, stopping with it, and what a death or archiving does to a place.

The transition table: (nothing) → deelnemer | wachtlijst; wachtlijst → plaats aangeboden
(`offers`); every state → gestopt; a death that is taken back brings the former state back.
Who was archived or erased does not come back by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from ipso_desk.db.rows.groups import PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.groups import GroupStatus, SignUpState, StopReason
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.group_import import import_group
from ipso_desk.services.people import get_guest, has_died, person_of
from ipso_desk.services.register import use_case
from ipso_desk.services.seat_rows import OWN, Places, get_group, open_group
from ipso_desk.services.work import Work

__all__ = ["import_group"]


@dataclass(frozen=True, slots=True)
class SignedUp:
    """Where somebody stands in a group now."""

    person: Person
    state: SignUpState
    seat: int | None
    place_in_line: int | None


@use_case(Right.HOST, "signup.sign_up")
def sign_up(work: Work, group_id: int, guest_id: int, *, on: date | None = None) -> SignedUp:
    """A free place when nobody waits, else last in line. Twice changes nothing.

    Raises `Refused` for a closed group, and for somebody who died or is archived.
    """
    group = open_group(work, group_id)
    guest = _who_can_be_asked(work, guest_id)
    places = Places(work, group)
    row = places.of(guest_id)
    if row is None:
        row = places.add(_first_state(places, 1), day=on or work.today, guest_id=guest_id)
    work.about(group=group_id, guest=guest_id, state=row.state.value)
    return _stands(places, row, guest)


@use_case(Right.HOST, "signup.sign_up_together")
def sign_up_together(
    work: Work, group_id: int, guest_id: int, other_id: int, *, on: date | None = None
) -> tuple[SignedUp, SignedUp]:
    """Two people who ask for both or none: two places at once, or in line together.

    Whoever was signed up already keeps the place they have.
    """
    if guest_id == other_id:
        raise InvalidInput("pair_with_self", "other_id")
    group = open_group(work, group_id)
    guests = (_who_can_be_asked(work, guest_id), _who_can_be_asked(work, other_id))
    places = Places(work, group)
    new = [guest for guest in guests if places.of(guest.id) is None]
    state = _first_state(places, 2) if len(new) == 2 else SignUpState.WAITING
    if len(new) == 1 and not _waits(places, guests):
        state = _first_state(places, 1)
    rows = [
        places.of(guest.id) or places.add(state, day=on or work.today, guest_id=guest.id)
        for guest in guests
    ]
    first, second = rows
    if first.state is second.state and first.pair_id != second.id:
        places.couple(first, second)
    work.about(group=group_id, guest=guest_id, other=other_id, state=first.state.value)
    return _stands(places, first, guests[0]), _stands(places, second, guests[1])


@use_case(Right.HOST, "signup.sign_up_outside")
def sign_up_outside(work: Work, group_id: int, name: str, centre: str) -> int:
    """Somebody from another centre, with a name and their centre only. Gives the sign-up."""
    name, centre = guest_input.line(name, "name"), guest_input.line(centre, "centre")
    if not name:
        raise InvalidInput("name_missing", "name")
    places = Places(work, open_group(work, group_id))
    for row in (*places.seated(), *places.waiting()):
        if (row.outside_name, row.outside_centre) == (name, centre):
            return row.id
    state = _first_state(places, 1, places.pool_of(centre))
    row = places.add(state, day=work.today, outside=(name, centre))
    work.about(group=group_id, state=row.state.value)
    return row.id


@use_case(Right.HOST, "signup.stop")
def stop(
    work: Work, group_id: int, guest_id: int, reason: str | None = None, on: date | None = None
) -> None:
    """Stops with the group, or no longer waits. Missing one meeting is something else.

    Raises `Refused` for who never signed up, `InvalidInput` for a day to come.
    """
    get_guest(work, guest_id)
    places = Places(work, get_group(work, group_id))
    row = places.of(guest_id)
    if row is None and not _was_in(work, group_id, guest_id):
        raise Refused("not_in_group")
    if row is not None:
        _stop(work, places, row, reason, on)
    work.about(group=group_id, guest=guest_id)


@use_case(Right.HOST, "signup.stop_outside")
def stop_outside(work: Work, sign_up_id: int, reason: str = "", on: date | None = None) -> None:
    """Somebody from another centre stops."""
    row = work.session.get(SignUpRow, sign_up_id)
    if row is None or row.outside_name is None:
        raise Refused("not_in_group")
    if row.state is not SignUpState.STOPPED:
        places = Places(work, get_group(work, row.group_id))
        current = places.by_id(sign_up_id)
        assert current is not None
        _stop(work, places, current, reason, on)
    work.about(group=row.group_id)


@use_case(Right.COORDINATOR, "signup.note")
def change_note(work: Work, sign_up_id: int, note: str) -> None:
    """What the coordinator wants to remember about somebody in this group."""
    row = work.session.get(SignUpRow, sign_up_id)
    if row is None:
        raise Refused("not_in_group")
    row.note = guest_input.line(note, "note")
    work.about(group=row.group_id, guest=row.guest_id)


# What happens to a person happens to their places


def free_seats_of_the_dead(work: Work, guest_id: int) -> None:
    """A confirmed death: every place and turn ends; what it was is remembered.

    A death that is only reported needs nothing: the place is held, for it is not free.
    """
    _leave_all(work, guest_id, StopReason.DIED)


def free_seats_of_the_archived(work: Work, guest_id: int) -> None:
    """Somebody who is archived leaves every group and line."""
    _leave_all(work, guest_id, StopReason.ARCHIVED)


def give_seats_back(work: Work, guest_id: int, reason: StopReason = StopReason.DIED) -> None:
    """Everything that ended for this reason stands again. Never refused.

    A place that was given away meanwhile: first in line. A group that was closed
    meanwhile: stopped with the group, as the others.
    """
    rows = work.session.scalars(
        select(SignUpRow)
        .where(
            SignUpRow.guest_id == guest_id,
            SignUpRow.state == SignUpState.STOPPED,
            SignUpRow.stop_reason == reason,
        )
        .order_by(SignUpRow.id.desc())
    ).all()
    for row in rows:
        group = get_group(work, row.group_id)
        if group.status is GroupStatus.CLOSED:
            row.stop_reason = StopReason.GROUP_CLOSED
            continue
        places = Places(work, group)
        if places.of(guest_id) is None:
            places.return_to(row)
    work.session.flush()


def _leave_all(work: Work, guest_id: int, reason: StopReason) -> None:
    groups = work.session.scalars(
        select(PeerGroupRow)
        .join(SignUpRow, SignUpRow.group_id == PeerGroupRow.id)
        .where(SignUpRow.guest_id == guest_id, SignUpRow.state != SignUpState.STOPPED)
    ).all()
    for group in groups:
        places = Places(work, group)
        row = places.of(guest_id)
        if row is not None:
            places.stop(row, reason, "", work.today)


def _stop(work: Work, places: Places, row: SignUpRow, reason: str | None, on: date | None) -> None:
    day = on or work.today
    if day > work.today:
        raise InvalidInput("stop_in_future", "on")
    note = guest_input.line(reason or "", "reason")
    offered = row.state is SignUpState.OFFERED
    kind = StopReason.DECLINED if offered else StopReason.OWN_WISH
    places.stop(row, kind, note, max(day, row.signed_up_on))


def _who_can_be_asked(work: Work, guest_id: int) -> GuestRow:
    guest = get_guest(work, guest_id)
    if has_died(work, guest_id):
        raise Refused("guest_has_died")
    if guest.status is GuestStatus.ARCHIVED:
        raise Refused("guest_archived")
    return guest


def _first_state(places: Places, people: int, pool: str = OWN) -> SignUpState:
    """While anybody waits a newcomer takes no free place."""
    fits = places.room(pool) >= people and not places.waiting(pool)
    return SignUpState.PARTICIPANT if fits else SignUpState.WAITING


def _waits(places: Places, guests: tuple[GuestRow, GuestRow]) -> bool:
    rows = [places.of(guest.id) for guest in guests]
    return any(row is not None and row.state is SignUpState.WAITING for row in rows)


def _was_in(work: Work, group_id: int, guest_id: int) -> bool:
    known = select(SignUpRow.id).where(
        SignUpRow.group_id == group_id, SignUpRow.guest_id == guest_id
    )
    return work.session.scalar(known.limit(1)) is not None


def _stands(places: Places, row: SignUpRow, guest: GuestRow) -> SignedUp:
    order = [waiting.id for waiting in places.waiting()]
    place = order.index(row.id) + 1 if row.id in order else None
    return SignedUp(person_of(guest), row.state, row.seat, place)
