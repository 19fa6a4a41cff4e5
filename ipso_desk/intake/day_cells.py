"""Visits from the days that stand together in one cell of a guest's own row."""

from __future__ import annotations

from collections.abc import Mapping

from ipso_desk.intake.calendars import Hints, year_hint
from ipso_desk.intake.cells import Cell, text_of
from ipso_desk.intake.codes import Field, Notice
from ipso_desk.intake.day_lists import read_days
from ipso_desk.intake.days import years_in
from ipso_desk.intake.marks import Mark
from ipso_desk.intake.plan import Source
from ipso_desk.intake.presence import Attendance
from ipso_desk.intake.recognition import Recognised
from ipso_desk.intake.roster import body_rows


def read_day_cells(
    attendance: Attendance, one: Recognised, guest_of_row: Mapping[Source, int], hints: Hints
) -> None:
    """Add the visits; a cell that is not read from begin to end stays in the note as well."""
    for column in one.columns(Field.VISIT_DAYS):
        header = one.table.header(column)
        said = years_in(header)
        year = said[0] if len(said) == 1 else year_hint(one, hints)
        for index, row in body_rows(one):
            source = Source(one.sheet.name, index + 1)
            guest = guest_of_row.get(source)
            if guest is not None and column < len(row) and row[column] is not None:
                _read_cell(attendance, guest, header, row[column], year, source, hints)


def _read_cell(
    attendance: Attendance,
    guest: int,
    header: str,
    cell: Cell,
    year: int | None,
    source: Source,
    hints: Hints,
) -> None:
    told = read_days(cell, year)
    if not told.whole:
        notice = Notice.NO_YEAR if told.needs_year else Notice.DAYS_UNREAD
        attendance.remark(notice, source, text_of(cell)[:40], guest)
        attendance.notes.append((guest, f"{header}: {text_of(cell)}" if header else text_of(cell)))
    marks = dict.fromkeys(told.signed_off, Mark.SIGNED_OFF)
    marks |= dict.fromkeys(told.present, Mark.PRESENT)
    for day in marks:
        if day > hints.today:
            attendance.remark(Notice.FUTURE_DAY, source, day.isoformat(), guest)
    attendance.take(guest, marks, source)
