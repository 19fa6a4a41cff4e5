"""People who came without leaving a name: counts per day and role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ipso_desk.domain.guests import Role
from ipso_desk.intake.calendars import Hints, days_of_columns, year_hint
from ipso_desk.intake.cells import Cell, text_of
from ipso_desk.intake.codes import Field, Notice, Refusal, SheetKind
from ipso_desk.intake.columns import role_of_column
from ipso_desk.intake.days import DayParts, read_parts
from ipso_desk.intake.grid_tallies import days_beside, role_of_grid
from ipso_desk.intake.layout import role_of_header
from ipso_desk.intake.month_grids import is_closed
from ipso_desk.intake.plan import PlannedTally, RefusedRow, Remark, Source
from ipso_desk.intake.profiles import STROKES
from ipso_desk.intake.recognition import Recognised, is_transposed_tally
from ipso_desk.intake.roster import body_rows, is_header_again, is_total_row, refused
from ipso_desk.intake.words import read_role

_MOST = 2_000
"""More people on one day is a slip of the keyboard."""


@dataclass(slots=True)
class Tallies:
    """All counts of a file; a day that stands twice is added up."""

    counts: Counter[tuple[date, Role]] = field(default_factory=Counter)
    refused: list[RefusedRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    rows_read: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    days_of: dict[str, dict[int, date]] = field(default_factory=dict)
    _seen: set[tuple[date, Role]] = field(default_factory=set)

    def planned(self) -> tuple[PlannedTally, ...]:
        roles = list(Role)
        ordered = sorted(self.counts.items(), key=lambda i: (i[0][0], roles.index(i[0][1])))
        return tuple(PlannedTally(day, role, count) for (day, role), count in ordered if count)

    def read(self, one: Recognised, hints: Hints) -> None:
        if one.grid is not None:
            self._read_grid(one, hints)
        elif is_transposed_tally(one):
            self._read_transposed(one, hints)
        else:
            self._read_rows(one, hints)

    def _read_rows(self, one: Recognised, hints: Hints) -> None:
        year = year_hint(one, hints)
        date_column, role_column = one.column(Field.DATE), one.column(Field.ROLE)
        counts = one.columns(Field.COUNT)
        whole = _column_of_all(one)
        day: date | None = None
        for index, row in body_rows(one):
            source = Source(one.sheet.name, index + 1)
            if self._skips(one, row):
                continue
            self.rows_read[one.sheet.name] += 1
            cells = [(column, row[column]) for column in counts if column < len(row)]
            told = _at(row, date_column)
            parts = read_parts(told)
            # The day stands once, and below it the parts of that day; a bare sum tells nothing.
            if told is not None or not _tells_which_part(one, row):
                day = parts.filled_from(DayParts(year=year)).whole if parts is not None else None
            if day is None:
                if any(cell is not None for _, cell in cells):
                    self.refused.append(refused(source, SheetKind.TALLY, Refusal.NO_DAY, row))
                continue
            roles = {column: role_of_column(one.table, column) for column in counts}
            if role_column is not None:
                word = read_role(text_of(_at(row, role_column)), {})
                roles = dict.fromkeys(counts, word or Role.UNKNOWN)
            told_of = [(roles[column], cell) for column, cell in cells if column != whole]
            if whole is not None:
                others = sum(read_count(cell) or 0 for _, cell in told_of)
                rest = (read_count(_at(row, whole)) or 0) - others
                told_of.append((Role.UNKNOWN, max(rest, 0)))
            self._take(day, told_of, row, source)

    def _read_transposed(self, one: Recognised, hints: Hints) -> None:
        days = days_of_columns(one, hints)
        self.days_of[one.sheet.name] = days
        for index, row in body_rows(one):
            source = Source(one.sheet.name, index + 1)
            if self._skips(one, row):
                continue
            self.rows_read[one.sheet.name] += 1
            labels = [cell for c, cell in enumerate(row) if isinstance(cell, str) and c not in days]
            role = read_role(labels[0], {}) if labels else None
            for column, day in days.items():
                self._take(day, [(role or Role.UNKNOWN, _at(row, column))], row, source)

    def _read_grid(self, one: Recognised, hints: Hints) -> None:
        """Each cell is a day of its own; one that cannot be is refused by itself."""
        role, sheet = role_of_grid(one), one.sheet.name
        dated = False
        counts, date_column = one.columns(Field.COUNT), one.column(Field.DATE)
        for index, row in body_rows(one):
            source, label = Source(sheet, index + 1), _at(row, date_column)
            filled = [c for c in counts if _at(row, c) is not None and not is_closed(row[c])]
            days = days_beside(one, label, hints)
            if days is None:
                # What stands under the days adds them up, or tells something else.
                self.totals[sheet] += bool(filled)
                continue
            self.rows_read[sheet] += 1
            dated = dated or bool(days)
            for column in filled:
                day = days.get(column)
                cell = (text_of(label), one.table.header(column), row[column])
                if day is None and read_count(row[column]) != 0:
                    self.refused.append(refused(source, SheetKind.TALLY, Refusal.NO_DAY, cell))
                elif day is not None:
                    self._take(day, [(role, row[column])], cell, source)
        if not dated:
            self.remarks.append(Remark(Notice.NO_YEAR, Source(sheet, 1), ""))

    def _skips(self, one: Recognised, row: Sequence[Cell]) -> bool:
        if is_total_row(row):
            self.totals[one.sheet.name] += 1
            return True
        return is_header_again(one, row)

    def _take(
        self,
        day: date,
        cells: list[tuple[Role | None, Cell]],
        row: Sequence[Cell],
        source: Source,
    ) -> None:
        read = [(role or Role.UNKNOWN, read_count(cell)) for role, cell in cells]
        if any(count is None for _, count in read):
            self.refused.append(refused(source, SheetKind.TALLY, Refusal.BAD_COUNT, row))
            return
        summed: Counter[Role] = Counter()
        for role, count in read:
            summed[role] += count or 0
        for role, number in summed.items():
            if number and (day, role) in self._seen:
                self.remarks.append(Remark(Notice.DAY_TWICE, source, day.isoformat()))
            if number:
                self._seen.add((day, role))
            self.counts[day, role] += number


def _column_of_all(one: Recognised) -> int | None:
    """ "Aantal bezoekers" beside columns of roles that are a part of it: the others are unknown."""
    counts = one.columns(Field.COUNT)
    of_roles = [c for c in counts if role_of_header(one.table.header(c)) is not None]
    rest = [c for c in counts if c not in of_roles]
    if len(rest) != 1 or len(of_roles) < 2 or one.column(Field.ROLE) is not None:
        return None
    rows = [row for _, row in body_rows(one) if _at(row, rest[0]) is not None]
    parts = [sum(read_count(_at(row, c)) or 0 for c in of_roles) for row in rows]
    alls = [read_count(_at(row, rest[0])) or 0 for row in rows]
    return rest[0] if rows and all(a >= p for a, p in zip(alls, parts, strict=True)) else None


def _tells_which_part(one: Recognised, row: Sequence[Cell]) -> bool:
    """A word in a column that is no count: "middag", "yoga"."""
    return any(
        isinstance(cell, str) and one.fields.get(column) is not Field.COUNT
        for column, cell in enumerate(row)
    )


def _at(row: Sequence[Cell], column: int | None) -> Cell:
    return row[column] if column is not None and column < len(row) else None


def read_count(cell: Cell) -> int | None:
    """How many; a blank is 0, strokes are counted, None for what is no count."""
    if cell is None:
        return 0
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell if 0 <= cell <= _MOST else None
    if not isinstance(cell, str):
        return None
    text = cell.strip()
    if text in ("-", "--", "–", ".") or is_closed(text):
        return 0
    if text.isdecimal() and text.isascii() and len(text) <= 4:
        return read_count(int(text))
    if STROKES.fullmatch(text):
        return sum(1 for ch in text if not ch.isspace())
    return None
