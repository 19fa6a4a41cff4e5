"""A group from a centre's own workbook: made when it is new, extended when it is there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from ipso_desk.db.rows.groups import PeerGroupRow, SignUpRow
from ipso_desk.domain.groups import GroupStatus, SignUpState, StopReason
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.names import fold
from ipso_desk.services.people import get_guest, has_died
from ipso_desk.services.seat_rows import OWN, Places
from ipso_desk.services.work import Work

Member = tuple[int, date, bool]
"""Guest id, signed up on, waiting."""


def import_group(work: Work, name: str, members: Iterable[Member]) -> tuple[int, int]:
    """Take people over into the group of that name: (places taken, waiting) by this run.

    Who was ever in the group is left as they are, so that importing again changes nothing.
    Who died or is in the archive gets no place, but is remembered as somebody who had one.
    """
    group = _group(work, name)
    known = set(
        work.session.scalars(select(SignUpRow.guest_id).where(SignUpRow.group_id == group.id))
    )
    waited_before = bool(Places(work, group).waiting(OWN))
    seats = waiting = 0
    for guest_id, signed_up_on, waits in sorted(members, key=lambda m: m[2]):
        if guest_id in known:
            continue
        known.add(guest_id)
        if group.status is GroupStatus.CLOSED:
            _ended(work, group, guest_id, signed_up_on, waits, StopReason.GROUP_CLOSED)
        elif has_died(work, guest_id):
            _ended(work, group, guest_id, signed_up_on, waits, StopReason.DIED)
        elif get_guest(work, guest_id).status is GuestStatus.ARCHIVED:
            _ended(work, group, guest_id, signed_up_on, waits, StopReason.ARCHIVED)
        else:
            places = Places(work, group)
            sits = not waits and not waited_before and bool(places.room(OWN))
            state = SignUpState.PARTICIPANT if sits else SignUpState.WAITING
            places.add(state, day=signed_up_on, guest_id=guest_id)
            seats, waiting = seats + sits, waiting + (not sits)
    return seats, waiting


def _group(work: Work, name: str) -> PeerGroupRow:
    """The group of that name, an open one first; else a new one."""
    wanted = fold(name)
    found = [
        row
        for row in work.session.scalars(select(PeerGroupRow).order_by(PeerGroupRow.id))
        if fold(row.name) == wanted
    ]
    if found:
        return min(found, key=lambda row: row.status is GroupStatus.CLOSED)
    group = PeerGroupRow(name=" ".join(name.split()))
    work.session.add(group)
    work.session.flush()
    return group


def _ended(
    work: Work, group: PeerGroupRow, guest_id: int, since: date, waits: bool, reason: StopReason
) -> None:
    work.session.add(
        SignUpRow(
            group_id=group.id,
            guest_id=guest_id,
            state=SignUpState.STOPPED,
            signed_up_on=since,
            former_state=SignUpState.WAITING if waits else SignUpState.PARTICIPANT,
            stopped_on=max(since, work.today),
            stop_reason=reason,
        )
    )
    work.session.flush()
