"""The presentielijst of the house on a day, or of a group's meeting on that day."""

from __future__ import annotations

from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Print, Request, register
from ipso_desk.reports.presence_sheet import PRESENCE_SHEET, PRESENT, PresenceLine, PresenceSheet
from ipso_desk.reports.report import Form
from ipso_desk.services.desk import Desk
from ipso_desk.services.paper_lines import numbered
from ipso_desk.services.printed_lists import note_printed
from ipso_desk.services.settings import centre_name
from ipso_desk.services.visits import desk_day


def house_sheet(desk: Desk, request: Request) -> PresenceSheet:
    """Everybody present and expected, in one list by name."""
    day = desk.ask(desk_day, request.day or desk.clock.today())
    people = [(p.person, PRESENT) for p in day.present] + [(e.person, "") for e in day.expected]
    people.sort(key=lambda pair: pair[0].name.sort_key)
    if request.format == "pdf":
        # What goes on paper is remembered, so that it can be fetched back after a death.
        desk.run(note_printed, "presentielijst", day.day, numbered(who.id for who, _ in people))
    return PresenceSheet(
        day=day.day,
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        lines=tuple(PresenceLine(person.display, state) for person, state in people),
        of_the_house=True,
    )


def _make(desk: Desk, request: Request) -> bytes:
    if request.group is None:
        sheet = house_sheet(desk, request)
    else:
        from ipso_desk.prints.groups import meeting_attendance_sheet

        sheet = meeting_attendance_sheet(desk, request)
    return PRESENCE_SHEET.render(sheet, Form(request.format))


register(
    Print(
        name="presentielijst",
        title="Presentielijst",
        right=Right.HOST,
        formats=("pdf", "xlsx", "csv", "json"),
        needs=("day",),
        make=_make,
    )
)
