"""Active, long away, inactive, archived: four different things (domain.md 6)."""

from __future__ import annotations

from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.guests import GuestStatus
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.people import get_guest, has_died
from ipso_desk.services.register import use_case
from ipso_desk.services.seats import free_seats_of_the_archived
from ipso_desk.services.work import Work


@use_case(Right.COORDINATOR, "guest.status")
def change_status(work: Work, guest_id: int, status: GuestStatus, reason: str = "") -> None:
    """Long away and inactive keep every place; archived leaves every list, with a reason.

    Archiving ends sign-ups and waiting; the seats that fall free are offered by a person.
    Raises `InvalidInput` without a reason for archiving, `Refused` for somebody who died.
    """
    guest = get_guest(work, guest_id)
    reason = guest_input.line(reason, "status_reason")
    if status is GuestStatus.ARCHIVED and not reason:
        raise InvalidInput("archive_reason_missing", "status_reason")
    if has_died(work, guest_id):
        raise Refused("status_after_death")
    if guest.status is not status:
        guest.status_since = work.today
    guest.status, guest.status_reason = status, reason
    if status is GuestStatus.ARCHIVED:
        free_seats_of_the_archived(work, guest_id)
    work.about(guest=guest_id, status=status.value)
