"""Marks and visit lines become visits of guests on days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ipso_desk.domain.names import PersonName
from ipso_desk.intake.calendars import Hints, days_of_columns, year_hint
from ipso_desk.intake.cells import Cell, text_of
from ipso_desk.intake.codes import Field, Notice, Refusal, SheetKind
from ipso_desk.intake.compose import compose, is_no_name
from ipso_desk.intake.day_lists import read_days, several_days
from ipso_desk.intake.days import DayParts, day_in, read_parts
from ipso_desk.intake.deaths import read_deaths
from ipso_desk.intake.directory import Directory, Found
from ipso_desk.intake.drafts import RowReader, split_phones
from ipso_desk.intake.errors import IntakeCode, IntakeError
from ipso_desk.intake.kinds import NAME_FIELDS
from ipso_desk.intake.limits import MAX_GUEST_ROWS
from ipso_desk.intake.marks import Mark, read_mark
from ipso_desk.intake.plan import (
    PlannedSignOff,
    PlannedVisit,
    PossibleDeath,
    RefusedRow,
    Remark,
    Source,
)
from ipso_desk.intake.profiles import split_names
from ipso_desk.intake.recognition import Recognised
from ipso_desk.intake.roster import body_rows, is_header_again, is_total_row, refused
from ipso_desk.intake.words import is_total, plain

_REMARKS_PER_KIND = 200
"""More remarks of one kind about one sheet tell nobody anything new."""


@dataclass(slots=True)
class Attendance:
    """Visits and sign-offs of the whole file, each guest and day once."""

    visits: dict[tuple[int, date], Source] = field(default_factory=dict)
    sign_offs: dict[tuple[int, date], Source] = field(default_factory=dict)
    refused: list[RefusedRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    rows_read: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    days_of: dict[str, dict[int, date]] = field(default_factory=dict)
    """Per sheet: column → day."""
    notes: list[tuple[int, str]] = field(default_factory=list)
    """What such a list says of a guest beside the marks."""
    possible_deaths: list[PossibleDeath] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)
    _told: Counter[tuple[str, Notice]] = field(default_factory=Counter)

    def planned_visits(self) -> tuple[PlannedVisit, ...]:
        ordered = sorted(self.visits.items(), key=lambda item: (item[0][1], item[0][0]))
        return tuple(PlannedVisit(guest, day, source) for (guest, day), source in ordered)

    def planned_sign_offs(self) -> tuple[PlannedSignOff, ...]:
        ordered = sorted(self.sign_offs.items(), key=lambda item: (item[0][1], item[0][0]))
        return tuple(
            PlannedSignOff(guest, day, source)
            for (guest, day), source in ordered
            if (guest, day) not in self.visits
        )

    def remark(self, notice: Notice, source: Source, text: str, guest: int | None = None) -> None:
        self._told[source.sheet, notice] += 1
        if self._told[source.sheet, notice] <= _REMARKS_PER_KIND:
            self.remarks.append(Remark(notice, source, text, guest))

    def read_matrix(
        self,
        one: Recognised,
        guests: Directory,
        own_rows: dict[Source, int],
        hints: Hints,
        *,
        listed: bool,
    ) -> None:
        """A row per guest, a column per day. `own_rows` knows rows that are guests themselves."""
        days = days_of_columns(one, hints)
        self.days_of[one.sheet.name] = days
        self._warn_about_days(one, days, hints)
        reader = RowReader.of(one, hints.today, {})
        is_guest_list = one.kind is SheetKind.GUESTS
        for index, row in body_rows(one):
            source = Source(one.sheet.name, index + 1)
            if is_guest_list:
                guest = own_rows.get(source)
                if guest is not None:
                    self.take(guest, self._marks(one, days, row, source), source)
                continue
            if is_total_row(row):
                self.totals[one.sheet.name] += 1
                continue
            if is_header_again(one, row):
                continue
            self._read_matrix_row(one, reader, guests, days, row, source, listed=listed)

    def _read_matrix_row(
        self,
        one: Recognised,
        reader: RowReader,
        guests: Directory,
        days: dict[int, date],
        row: Sequence[Cell],
        source: Source,
        *,
        listed: bool,
    ) -> None:
        who, found = _who(reader, guests, row)
        marked = [c for c in one.table.layout.days if c < len(row) and row[c] is not None]
        if not marked or (who.is_nobody and _is_sum(row, marked)):
            return
        self._meet(who)
        self.rows_read[one.sheet.name] += 1
        marks = self._marks(one, days, row, source)
        if found.guest is None:
            reason = found.refusal if listed else Refusal.NO_GUEST_LIST
            self._refuse(one.kind, who, source, row, reason or Refusal.NOT_LISTED, marks)
            return
        if not days:
            self._refuse(one.kind, who, source, row, Refusal.NO_DAY, marks)
            return
        self._tell(found, who, source)
        self.take(found.guest, marks, source)
        self._keep_notes(reader, row, found.guest, source, None)

    def _keep_notes(
        self, reader: RowReader, row: Sequence[Cell], guest: int, source: Source, day: date | None
    ) -> None:
        for _, text in reader.texts(row, Field.NOTE):
            self.notes.append((guest, f"{text_of(day)}: {text}" if day is not None else text))
            reading = read_deaths(text, reader.today)
            for told in (*reading.possible, *([reading.certain] if reading.certain else [])):
                self.possible_deaths.append(PossibleDeath(guest, told, source))

    def _marks(
        self, one: Recognised, days: dict[int, date], row: Sequence[Cell], source: Source
    ) -> dict[date, Mark]:
        marks: dict[date, Mark] = {}
        for column, day in days.items():
            cell = row[column] if column < len(row) else None
            if cell is None:
                continue
            mark = read_mark(cell)
            if mark is Mark.STRANGE:
                several = isinstance(cell, int) and 1 < cell <= 9
                notice = Notice.MORE_THAN_ONCE if several else Notice.UNKNOWN_MARK
                self.remark(notice, source, f"{day.isoformat()}: {text_of(cell)[:40]}")
                mark = Mark.PRESENT if several else mark
            if mark is Mark.PRESENT or (mark is Mark.SIGNED_OFF and day not in marks):
                marks[day] = mark
        return marks

    def _meet(self, who: Who) -> None:
        """More names than a guest list may have are no guests, and take too long to read."""
        self._names.add(who.typed)
        if len(self._names) > MAX_GUEST_ROWS:
            raise IntakeError(IntakeCode.TOO_LARGE)

    def take(self, guest: int, marks: dict[date, Mark], source: Source) -> None:
        for day, mark in marks.items():
            taken = self.visits if mark is Mark.PRESENT else self.sign_offs
            taken.setdefault((guest, day), source)

    def _refuse(
        self,
        kind: SheetKind,
        who: Who,
        source: Source,
        row: Sequence[Cell],
        reason: Refusal,
        marks: dict[date, Mark],
    ) -> None:
        present = tuple(sorted(day for day, mark in marks.items() if mark is Mark.PRESENT))
        off = tuple(sorted(day for day, mark in marks.items() if mark is Mark.SIGNED_OFF))
        row_kind = SheetKind.PRESENCE if kind is SheetKind.GUESTS else kind
        base = refused(source, row_kind, reason, row, number=who.number)
        self.refused.append(replace(base, name=who.name, days=present, signed_off=off))

    def _tell(self, found: Found, who: Who, source: Source) -> None:
        if found.notice is not None:
            self.remark(found.notice, source, who.typed, found.guest)

    def _warn_about_days(self, one: Recognised, days: dict[int, date], hints: Hints) -> None:
        header = one.table.layout.header_rows
        source = Source(one.sheet.name, header[-1] + 1 if header else 1)
        if len(days) < len(one.table.layout.days):
            self.remark(Notice.NO_YEAR, source, "")
        for day in sorted(days.values()):
            if day > hints.today:
                self.remark(Notice.FUTURE_DAY, source, day.isoformat())

    def read_list(self, one: Recognised, guests: Directory, hints: Hints, *, listed: bool) -> None:
        """A row per visit. A day may stand once, above or beside the people of that day."""
        if one.table.layout.days:
            self._read_guest_book(one, guests, hints, listed=listed)
            return
        reader = RowReader.of(one, hints.today, {})
        year = year_hint(one, hints)
        dated = one.column(Field.DATE) is not None
        layout = one.table.layout
        day = None if dated else day_in(f"{layout.title}\n{one.sheet.name}")
        named_once = dated and _stand_once(reader, [row for _, row in body_rows(one)])
        before: tuple[Who, Found] | None = None
        for index, row in body_rows(one):
            source = Source(one.sheet.name, index + 1)
            if is_total_row(row):
                self.totals[one.sheet.name] += 1
                continue
            if is_header_again(one, row):
                continue
            cell = reader.cell(row, Field.DATE)
            parts = read_parts(cell)
            if not dated:
                pass
            elif parts is not None and parts.has_day:
                day = parts.filled_from(DayParts(year=year)).whole
            elif cell is not None:
                day = None
            who, found = _who(reader, guests, row)
            if who.is_nobody and not who.number and not who.typed.strip():
                if before is None or not named_once:
                    continue
                who, found = before
            self._meet(who)
            before = who, found
            self.rows_read[one.sheet.name] += 1
            mark = reader.cell(row, Field.MARK)
            if mark is None and not dated and Field.MARK in reader.columns:
                continue  # the list of one day names everyone, also who did not come
            came: dict[date | None, Cell] = {day: mark}
            told = read_days(cell, year) if parts is None and cell is not None else None
            if told is not None and (told.present or several_days(cell)):
                came = dict.fromkeys(told.signed_off, "afgemeld")
                came |= dict.fromkeys(told.present)
                if not told.whole:
                    self.remark(Notice.DAYS_UNREAD, source, text_of(cell)[:40], found.guest)
                    if found.guest is not None:
                        self.notes.append((found.guest, text_of(cell)))
            if dated:
                came |= dict.fromkeys(_further_days(one, row, year), mark)
            for each, whom in _each(guests, who, found):
                for visited, said in came.items():
                    self._read_visit(
                        one, each, whom, visited, said, row, source, hints, listed=listed
                    )
                if whom.guest is not None:
                    self._keep_notes(reader, row, whom.guest, source, day)

    def _read_guest_book(
        self, one: Recognised, guests: Directory, hints: Hints, *, listed: bool
    ) -> None:
        """A column per day, with the names of that day's visitors below it."""
        days = days_of_columns(one, hints)
        self.days_of[one.sheet.name] = days
        self._warn_about_days(one, days, hints)
        for index, row in body_rows(one):
            source = Source(one.sheet.name, index + 1)
            self.rows_read[one.sheet.name] += 1
            for column in one.table.layout.days:
                typed = text_of(row[column]) if column < len(row) else ""
                if not typed or typed.isdecimal() or is_total(typed):
                    continue
                who, found = _whose(guests, typed)
                self._read_visit(one, who, found, days.get(column), None, row, source, hints,
                                 listed=listed)  # fmt: skip

    def _read_visit(
        self,
        one: Recognised,
        who: Who,
        found: Found,
        day: date | None,
        mark_cell: Cell,
        row: Sequence[Cell],
        source: Source,
        hints: Hints,
        *,
        listed: bool,
    ) -> None:
        mark = Mark.PRESENT if mark_cell is None else read_mark(mark_cell)
        mark = Mark.PRESENT if mark is Mark.STRANGE else mark
        marks: dict[date, Mark] = {}
        if day is not None and mark is not Mark.NOTHING:
            marks[day] = mark
        if found.guest is None:
            reason = (found.refusal or Refusal.NOT_LISTED) if listed else Refusal.NO_GUEST_LIST
            self._refuse(one.kind, who, source, row, reason, marks)
        elif day is None:
            self._refuse(one.kind, who, source, row, Refusal.NO_DAY, marks)
        else:
            self._tell(found, who, source)
            if day > hints.today:
                self.remark(Notice.FUTURE_DAY, source, day.isoformat(), found.guest)
            self.take(found.guest, marks, source)


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a row of another sheet speaks of."""

    typed: str
    name: PersonName | None
    number: str

    @property
    def is_nobody(self) -> bool:
        return self.name is None


def _stand_once(reader: RowReader, rows: Sequence[Sequence[Cell]]) -> bool:
    """Each name stands once, and below it on lines of their own the days of that guest."""
    columns = [c for what in NAME_FIELDS for c in reader.columns.get(what, ())]
    named = [row for row in rows if any(c < len(row) and row[c] is not None for c in columns)]
    blank = len(rows) - len(named)
    if blank < 2 or blank * 4 < len(rows):
        return False
    names = {plain(reader.person(row)[0]) for row in named}
    return len(names) == len(named)


def _further_days(one: Recognised, row: Sequence[Cell], year: int | None) -> list[date]:
    """The days in the second and later columns of days."""
    cells = [row[column] for column in one.columns(Field.DATE)[1:] if column < len(row)]
    read = [part for part in map(read_parts, cells) if part is not None and part.has_day]
    whole = [part.filled_from(DayParts(year=year)).whole for part in read]
    return [day for day in whole if day is not None]


def _each(guests: Directory, who: Who, found: Found) -> list[tuple[Who, Found]]:
    """Everybody whom a cell with several names speaks of; else the one."""
    names = split_names(who.typed) if found.guest is None else []
    return [_whose(guests, name) for name in names] if len(names) > 1 else [(who, found)]


def _who(reader: RowReader, guests: Directory, row: Sequence[Cell]) -> tuple[Who, Found]:
    typed, name = reader.person(row)
    nobody = not typed.strip() or is_no_name(typed)
    who = Who(typed, None if nobody else name, reader.number(row))
    if nobody and typed.strip(" ?-."):
        # "Onbekend" beside a number is no reason to take the number's word for it.
        return who, Found(None, Refusal.NOT_LISTED)
    phones = [phone for _, text in reader.texts(row, Field.PHONE) for phone in split_phones(text)]
    found = guests.find(who.name, who.number, phones)
    if who.name is None and not who.number:
        found = Found(None, Refusal.NO_NAME)
    return who, found


def _whose(guests: Directory, typed: str) -> tuple[Who, Found]:
    _, name = compose(typed, "", "", "", "")
    if is_no_name(typed):
        return Who(typed, None, ""), Found(None, Refusal.NOT_LISTED)
    return Who(typed, name, ""), guests.find(name, "")


def _is_sum(row: Sequence[Cell], marked: list[int]) -> bool:
    """Numbers under the days and nobody's name: the sum of what stands above."""
    numbers = [row[column] for column in marked]
    return all(isinstance(n, int) for n in numbers) and any(
        isinstance(n, int) and n > 1 for n in numbers
    )
