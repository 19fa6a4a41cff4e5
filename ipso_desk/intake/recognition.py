"""What each sheet of a workbook is, decided by what its cells hold and what surrounds them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from ipso_desk.domain.guests import Role
from ipso_desk.intake.cells import Cell, RawSheet, is_blank_row, text_of
from ipso_desk.intake.codes import Field, SheetKind
from ipso_desk.intake.columns import assign
from ipso_desk.intake.days import read_parts
from ipso_desk.intake.errors import IntakeCode, IntakeError
from ipso_desk.intake.headers import exact_meanings, meanings
from ipso_desk.intake.kinds import (
    ABOUT_A_PERSON,
    DEATH_WORDS,
    GROUP_WORDS,
    NAME_FIELDS,
    kind_of,
    mentions,
)
from ipso_desk.intake.layout import Layout, find_layout, role_of_header
from ipso_desk.intake.limits import MAX_COLUMNS
from ipso_desk.intake.marks import Mark, read_mark
from ipso_desk.intake.month_grids import MonthGrid, find_grid, upright
from ipso_desk.intake.name_columns import NameColumns, find_columns
from ipso_desk.intake.plan import SheetChoice
from ipso_desk.intake.profiles import name_strength
from ipso_desk.intake.table import Table
from ipso_desk.intake.words import plain, read_role


@dataclass(frozen=True, slots=True)
class Recognised:
    """A sheet with the decision on it."""

    sheet: RawSheet
    table: Table
    kind: SheetKind
    fields: dict[int, Field]
    choice: SheetChoice
    default_role: Role | None = None
    turned: bool = False
    known_by: str = ""
    grid: MonthGrid | None = None
    """A tally of days beside months."""

    @property
    def about_deaths(self) -> bool:
        """The name or title of the sheet speaks of who died; a person says who they are."""
        told = mentions(self.sheet, self.table, DEATH_WORDS)
        return told and "nabestaande" not in plain(self.sheet.name)

    def column(self, field: Field) -> int | None:
        return next((column for column, f in sorted(self.fields.items()) if f is field), None)

    def columns(self, field: Field) -> list[int]:
        return [column for column, f in sorted(self.fields.items()) if f is field]


def recognise(
    sheets: Sequence[RawSheet], mapping: Mapping[str, SheetChoice], today: date
) -> list[Recognised]:
    """Every sheet with its kind and columns; raises `IntakeError` for a choice that cannot be."""
    unknown = set(mapping) - {sheet.name for sheet in sheets}
    if unknown:
        raise IntakeError(IntakeCode.BAD_MAPPING, sheet=min(unknown))
    found = [_recognise(sheet, mapping.get(sheet.name, SheetChoice()), today) for sheet in sheets]
    return _settle_guest_lists(found, today)


def _recognise(
    sheet: RawSheet, choice: SheetChoice, today: date, *, may_turn: bool = True
) -> Recognised:
    for shape in (_as_grid, _as_columns_of_names):
        shaped = shape(sheet, choice)
        if shaped is not None:
            return shaped
    header_row = None if choice.header_row is None else choice.header_row - 1
    layout = find_layout(sheet, header_row)
    table = Table.of(layout, sheet.rows)
    if not all(0 <= column < len(table.profiles) for column in choice.columns):
        raise IntakeError(IntakeCode.BAD_MAPPING, sheet=sheet.name)
    kind = choice.kind or kind_of(sheet, table, today)
    if choice.kind is None and not layout.days and may_turn:
        for lies, wanted in (
            (_has_labels_in_front, SheetKind.GUESTS),
            (_lies_on_its_side, SheetKind.PRESENCE),
        ):
            turned = (
                _recognise(_turned(sheet), choice, today, may_turn=False) if lies(sheet) else None
            )
            if turned is not None and turned.kind is wanted:
                return replace(turned, turned=True)
    fields = assign(table, kind, choice.columns, today)
    role = read_role(sheet.name, {}) if role_of_header(sheet.name) is not None else None
    role = role if role is not Role.UNKNOWN and Field.ROLE not in fields.values() else None
    found = layout if header_row is None else find_layout(sheet)
    return Recognised(sheet, table, kind, fields, choice, role, known_by=_known_by(sheet, found))


def _as_grid(sheet: RawSheet, choice: SheetChoice) -> Recognised | None:
    """A tally of days beside months; of what, the words around it must say, or a person."""
    if choice.kind not in (None, SheetKind.TALLY) or choice.header_row is not None:
        return None
    grid, turned = find_grid(sheet), False
    if grid is None and (standing := upright(sheet)) is not None:
        sheet, grid, turned = standing, find_grid(standing), True
    if grid is None:
        return None
    table = Table.of(find_layout(sheet, grid.header_row), sheet.rows)
    told = choice.kind is not None or grid.surely or grid.perhaps
    filled = [column for column, cells in enumerate(table.profiles) if cells.filled]
    fields = {column: grid.field_of(column) if told else Field.IGNORED for column in filled}
    fields |= {column: field for column, field in choice.columns.items() if column in fields}
    kind = SheetKind.TALLY if told else SheetKind.UNKNOWN
    known_by = _known_by(sheet, table.layout)
    return Recognised(
        sheet, table, kind, fields, choice, turned=turned, known_by=known_by, grid=grid
    )


def _as_columns_of_names(sheet: RawSheet, choice: SheetChoice) -> Recognised | None:
    """Groups side by side, where the sheet speaks of groups or a person says so."""
    if choice.kind not in (None, SheetKind.GROUP) or choice.header_row is not None:
        return None
    found = find_columns(sheet)
    if found is None or (choice.kind is None and not _speaks_of_groups(sheet, found)):
        return None
    return _columns_of_names(sheet, found, choice)


def _speaks_of_groups(sheet: RawSheet, found: NameColumns) -> bool:
    around = [cell for row in sheet.rows[: found.header_row + 1] for cell in row]
    told = plain(" ".join([sheet.name, *(cell for cell in around if isinstance(cell, str))])[:200])
    return any(word in told for word in GROUP_WORDS)


def _columns_of_names(sheet: RawSheet, found: NameColumns, choice: SheetChoice) -> Recognised:
    table = Table.of(find_layout(sheet, found.header_row), sheet.rows)
    filled = [column for column, cells in enumerate(table.profiles) if cells.filled]
    fields = {c: Field.MEMBERS if c in found.columns else Field.IGNORED for c in filled}
    fields |= {column: field for column, field in choice.columns.items() if column in fields}
    known_by = _known_by(sheet, table.layout)
    return Recognised(sheet, table, SheetKind.GROUP, fields, choice, known_by=known_by)


def _as_groups_of_guests(one: Recognised, found: list[Recognised]) -> Recognised:
    """Columns of names, most of whom are guests of another sheet: groups, whatever their title."""
    if one.choice.kind is not None or one.choice.header_row is not None or one.grid is not None:
        return one
    columns = find_columns(one.sheet)
    if columns is None or one.table.layout.days or Field.MEMBERS in one.fields.values():
        return one
    others = [o for o in found if o is not one and o.kind is SheetKind.GUESTS]
    listed = {key for other in others for key in name_keys(other)}
    keys = [_in_order(name) for name in columns.names]
    headers = [text_of(one.sheet.rows[columns.header_row][c]) for c in columns.columns]
    if any(_in_order(header) in listed for header in headers):
        return one  # names from the first row on
    if sum(key in listed for key in keys) * 2 < len(keys) or not keys:
        return one
    return _columns_of_names(one.sheet, columns, one.choice)


def _in_order(name: str) -> str:
    return " ".join(sorted(plain(name).split()))


def _without_counting_twice(one: Recognised, found: list[Recognised]) -> Recognised:
    """Counts of "visitors" beside a list of who came may count the same people again."""
    if one.grid is None or one.grid.surely or one.choice.kind is not None:
        return one
    named = any(
        other.kind in (SheetKind.PRESENCE, SheetKind.VISITS)
        or (
            other.kind is SheetKind.GUESTS
            and {Field.DAY, Field.VISIT_DAYS} & set(other.fields.values())
        )
        for other in found
    )
    if not named:
        return one
    return replace(one, kind=SheetKind.UNKNOWN, fields=dict.fromkeys(one.fields, Field.IGNORED))


def _known_by(sheet: RawSheet, layout: Layout) -> str:
    """The days of a list and the year in its name are other ones next time."""
    words = [
        f"{column} {plain(header)}"
        for column, header in enumerate(layout.headers)
        if header and column not in layout.days
    ]
    if not words:
        return ""
    name = "".join(ch for ch in plain(sheet.name) if not ch.isdigit()).strip()
    return hashlib.sha256("\n".join([name, *words]).encode()).hexdigest()


def _has_labels_in_front(sheet: RawSheet) -> bool:
    """Labels below each other and the guests beside them, one or several."""
    first = [next(((c, cell) for c, cell in enumerate(row) if cell is not None), (0, None))
             for row in sheet.rows[:60]]  # fmt: skip
    labels = [(c, cell) for c, cell in first if isinstance(cell, str)]
    known = {exact_meanings(cell)[0] for _, cell in labels if exact_meanings(cell)}
    if len(known) < 3 or not known & {Field.NAME, Field.FIRST, Field.LAST}:
        return False
    alone = sum(1 for _, cell in labels if exact_meanings(cell)) >= 0.6 * len(labels)
    return alone and len({c for c, _ in labels}) <= 2


def _lies_on_its_side(sheet: RawSheet) -> bool:
    """Days beside the rows, people above the columns, and marks between them."""
    for index, row in enumerate(sheet.rows[:10]):
        people = [c for c, cell in enumerate(row) if isinstance(cell, str) and _is_person(cell)]
        below = [r for r in sheet.rows[index + 1 : index + 100] if not is_blank_row(r)]
        if len(people) < 3 or len(below) < 2:
            continue
        marks = [r[c] for r in below for c in people if c < len(r) and r[c] is not None]
        fitting = sum(1 for cell in marks if read_mark(cell) is not Mark.STRANGE)
        dated = [
            column
            for column in range(people[0])
            if sum(1 for r in below if _is_day(r[column] if column < len(r) else None))
            >= 0.8 * len(below)
        ]
        if dated and fitting >= 0.8 * len(marks):
            return True
    return False


def _is_person(text: str) -> bool:
    return name_strength(text) > 0 and not meanings(text)


def _is_day(cell: Cell) -> bool:
    parts = read_parts(cell)
    return parts is not None and parts.has_day and parts.month is not None


def _turned(sheet: RawSheet) -> RawSheet:
    """The sheet with rows and columns changed places."""
    if len(sheet.rows) > MAX_COLUMNS:
        return sheet
    return replace(sheet, rows=[list(cells) for cells in zip_longest(*sheet.rows)])


def _settle_guest_lists(found: list[Recognised], today: date) -> list[Recognised]:
    """Decide between sheets: which lists make guests, and which only refer to them."""
    found = [_as_groups_of_guests(one, found) for one in found]
    found = [_as_list_of_deaths(one, found, today) for one in found]
    lists = [one for one in found if one.kind is SheetKind.GUESTS]
    settled = []
    for one in found:
        if one.kind is SheetKind.PRESENCE and one.choice.kind is None:
            as_guests = assign(one.table, SheetKind.GUESTS, one.choice.columns, today)
            about = set(as_guests.values()) & (ABOUT_A_PERSON | {Field.PHONE, Field.EMAIL})
            guest_list = replace(one, kind=SheetKind.GUESTS, fields=as_guests)
            if about and name_keys(guest_list) and _overlap(guest_list, lists) < 0.5:
                one = guest_list
        settled.append(one)
    settled = [_without_second_cards(one, settled) for one in settled]
    settled = [_without_counting_twice(one, settled) for one in settled]
    if any(one.kind is SheetKind.GUESTS for one in settled):
        return settled
    return [_largest_list_as_guests(one, settled, today) for one in settled]


def _without_second_cards(one: Recognised, found: list[Recognised]) -> Recognised:
    """A list of guests who stand in a fuller list, without a phone number to know them by, would
    make a second card for each of them. It is told as unknown; a person may say otherwise."""
    fields = set(one.fields.values())
    if one.kind is not SheetKind.GUESTS or one.choice.kind is not None or Field.PHONE in fields:
        return one
    fuller = [
        other
        for other in found
        if other is not one
        and other.kind is SheetKind.GUESTS
        and len(set(other.fields.values()) & _DETAILS) > len(fields & _DETAILS)
    ]
    if _overlap(one, fuller) < 0.5:
        return one
    return replace(one, kind=SheetKind.UNKNOWN, fields=dict.fromkeys(one.fields, Field.IGNORED))


_DETAILS = ABOUT_A_PERSON | {Field.PHONE, Field.EMAIL, Field.NUMBER}


def _overlap(one: Recognised, others: list[Recognised]) -> float:
    """Which part of the people of a sheet stands in the other ones too."""
    listed = {key for other in others for key in name_keys(other)}
    own = name_keys(one)
    return sum(1 for key in own if key in listed) / len(own) if own else 0.0


def _as_list_of_deaths(one: Recognised, found: list[Recognised], today: date) -> Recognised:
    """A second list of people, most of whom stand in the first one, that is about dying."""
    fields = set(one.fields.values())
    told = Field.DEATH in fields or mentions(one.sheet, one.table, DEATH_WORDS)
    if one.kind not in (SheetKind.GUESTS, SheetKind.VISITS) or one.choice.kind is not None:
        return one
    if not told or fields & {Field.ROLE, Field.PHASE}:
        return one
    if _overlap(one, [o for o in found if o is not one and o.kind is SheetKind.GUESTS]) < 0.5:
        return one
    chosen = dict(one.choice.columns)
    dated = one.column(Field.DATE)
    if dated is not None:
        chosen.setdefault(dated, Field.DEATH)
    fields_of_deaths = assign(one.table, SheetKind.DEATHS, chosen, today)
    return replace(one, kind=SheetKind.DEATHS, fields=fields_of_deaths)


def _largest_list_as_guests(
    one: Recognised, all_sheets: list[Recognised], today: date
) -> Recognised:
    """A workbook that is nothing but one short list of people is a guest list."""
    if len(all_sheets) > 1 or one.kind is not SheetKind.GROUP or one.choice.kind is not None:
        return one
    if mentions(one.sheet, one.table, GROUP_WORDS):
        return one
    fields = assign(one.table, SheetKind.GUESTS, one.choice.columns, today)
    return replace(one, kind=SheetKind.GUESTS, fields=fields)


def name_keys(one: Recognised) -> list[str]:
    """The people of a sheet, each as the sorted words of the name."""
    columns = [column for column, f in one.fields.items() if f in NAME_FIELDS | {Field.INFIX}]
    keys = []
    for row in one.sheet.rows[one.table.layout.body_start :]:
        words = [plain(text_of(row[column])) for column in columns if column < len(row)]
        key = _in_order(" ".join(words))
        if key:
            keys.append(key)
    return keys


def is_transposed_tally(one: Recognised) -> bool:
    """Roles beside the rows and days above the columns."""
    return one.kind is SheetKind.TALLY and bool(one.table.layout.days)
