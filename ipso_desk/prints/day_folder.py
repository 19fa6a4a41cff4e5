"""The dagmap: one print with what the next open day needs when the laptop does not start."""

from __future__ import annotations

from datetime import date

from ipso_desk.domain.rights import Right
from ipso_desk.prints.catalogue import Print, Request, register
from ipso_desk.prints.groups import call_sheet
from ipso_desk.reports.day_folder import DAY_FOLDER, DayFolder, FolderOccasion
from ipso_desk.reports.presence_sheet import PresenceLine, PresenceSheet
from ipso_desk.reports.report import Form
from ipso_desk.services.call_list import call_list
from ipso_desk.services.desk import Desk
from ipso_desk.services.occasions import Occasion, occasions
from ipso_desk.services.open_days import open_days
from ipso_desk.services.paper_lines import numbered
from ipso_desk.services.printed_lists import call_marks, note_printed
from ipso_desk.services.settings import centre_name
from ipso_desk.services.visits import desk_day
from ipso_desk.texts.days import hours

NAME = "dagmap"
_EMPTY_ROWS = 12
_FORMS = 2


def make_day_folder(desk: Desk, request: Request) -> bytes:
    """Of the day that is asked for, else of the next open day."""
    day = request.day or _next_open_day(desk)
    shown, calls = desk.ask(desk_day, day), desk.ask(call_list, day)
    centre, printed_at = desk.ask(centre_name), desk.clock.now().astimezone()
    people = [who.person for who in shown.present] + [who.person for who in shown.expected]
    people.sort(key=lambda who: who.name.sort_key)
    sheet = PresenceSheet(
        day=day,
        centre=centre,
        printed_at=printed_at,
        lines=tuple(PresenceLine(who.display) for who in people),
        empty_rows=_EMPTY_ROWS,
        of_the_house=True,
    )
    folder = DayFolder(
        day=day,
        centre=centre,
        printed_at=printed_at,
        occasions=tuple(_occasion(one) for one in desk.ask(occasions, day)),
        presence=sheet,
        calls=call_sheet(desk, calls),
        forms=_FORMS,
    )
    if request.format == "pdf":
        # What goes on paper is remembered, so that it can be fetched back after a death.
        marks = dict.fromkeys(call_marks(calls), "") | numbered(who.id for who in people)
        desk.run(note_printed, NAME, day, marks)
    return DAY_FOLDER.render(folder, Form(request.format))


def _next_open_day(desk: Desk) -> date:
    today = desk.clock.today()
    return desk.ask(open_days, today).next_open_day_after(today) or today


def _occasion(one: Occasion) -> FolderOccasion:
    return FolderOccasion(hours(one.starts), one.title or "Bijeenkomst", one.place)


register(
    Print(
        name=NAME,
        title="Dagmap",
        right=Right.HOST,
        formats=("pdf", "json"),
        needs=("day",),
        make=make_day_folder,
    )
)
