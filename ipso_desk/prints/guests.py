"""Prints about guests: the gastenlijst."""

from __future__ import annotations

from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Print, Request, register
from ipso_desk.reports.guest_list import GUEST_LIST, GuestLine, GuestList
from ipso_desk.reports.report import Form
from ipso_desk.services.desk import Desk
from ipso_desk.services.guest_list import ListedGuest, PrintedGuests, guests_to_print
from ipso_desk.texts.words import SHORT_ROLE, word


def guest_list_pdf(printed: PrintedGuests) -> bytes:
    """The list as it stands on the screen, for the preview."""
    return GUEST_LIST.render(_report(printed), Form.PDF)


def _make(desk: Desk, request: Request) -> bytes:
    return GUEST_LIST.render(_report(desk.ask(guests_to_print)), Form(request.format))


def _report(printed: PrintedGuests) -> GuestList:
    return GuestList(
        centre=printed.centre,
        printed_at=printed.printed_at.astimezone(),
        narrowed=printed.narrowed,
        lines=tuple(_line(guest) for guest in printed.guests),
    )


def _line(guest: ListedGuest) -> GuestLine:
    return GuestLine(
        number=guest.person.id,
        name=guest.person.display,
        listed=guest.person.name.listed,
        role=SHORT_ROLE[guest.role],
        last_visit=guest.last_visit,
        groups=", ".join(guest.groups),
        status=word(guest.status),
    )


register(
    Print(
        name="gastenlijst",
        title="Gastenlijst",
        right=Right.COORDINATOR,
        formats=("pdf", "xlsx", "csv", "json"),
        needs=(),
        make=_make,
    )
)
