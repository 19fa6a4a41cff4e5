"""The presentielijst of the house on a day, of a group's meeting that day, or of an activity."""

from __future__ import annotations

from ipso_desk.domain.activities import Category, ParticipationState
from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Print, Request, register
from ipso_desk.reports.presence_sheet import (
    ABSENT,
    PRESENCE_SHEET,
    PRESENT,
    SIGNED_OFF,
    PresenceLine,
    PresenceSheet,
)
from ipso_desk.reports.report import Form
from ipso_desk.services.activity_list import activity_card
from ipso_desk.services.desk import Desk
from ipso_desk.services.paper_lines import numbered
from ipso_desk.services.participation import participants
from ipso_desk.services.printed_lists import note_printed
from ipso_desk.services.settings import centre_name
from ipso_desk.services.visits import desk_day
from ipso_desk.texts.activities import times


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


def activity_sheet(desk: Desk, request: Request, activity_id: int) -> PresenceSheet:
    """Who signed up and who is there. Its name only where that tells nothing of an illness."""
    line = desk.ask(activity_card, activity_id).line
    people = desk.ask(participants, activity_id)
    if request.format == "pdf":
        marks = {who.person.id: "" for who in people}
        desk.run(note_printed, "presentielijst", line.day, marks)
    unspoken = line.for_incurable or line.category is Category.PEER_CONTACT
    parts = (times(line.starts, line.ends), line.place, "" if unspoken else line.title)
    return PresenceSheet(
        day=line.day,
        centre=desk.ask(centre_name),
        printed_at=desk.clock.now().astimezone(),
        when_and_where=" · ".join(part for part in parts if part),
        lines=tuple(PresenceLine(who.person.display, _STATES[who.state]) for who in people),
    )


_STATES = {
    ParticipationState.SIGNED_UP: "",
    ParticipationState.PRESENT: PRESENT,
    ParticipationState.SIGNED_OFF: SIGNED_OFF,
    ParticipationState.ABSENT: ABSENT,
}


def _make(desk: Desk, request: Request) -> bytes:
    if request.activity is not None:
        sheet = activity_sheet(desk, request, request.activity)
    elif request.group is None:
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
