"""What each sheet of a workbook is, decided by what its cells hold and what surrounds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from ipso_desk.domain.guests import Role
from ipso_desk.domain.names import fold
from ipso_desk.intake.cells import Cell, RawSheet, is_blank_row, text_of
from ipso_desk.intake.columns import Table, assign
from ipso_desk.intake.days import read_parts
from ipso_desk.intake.errors import IntakeCode, IntakeError
from ipso_desk.intake.headers import exact_meanings, meanings
from ipso_desk.intake.layout import find_layout, role_of_header
from ipso_desk.intake.limits import MAX_COLUMNS
from ipso_desk.intake.marks import Mark, read_mark
from ipso_desk.intake.plan import Field, SheetChoice, SheetKind
from ipso_desk.intake.profiles import name_strength
from ipso_desk.intake.words import plain, read_role

NAME_FIELDS = frozenset((Field.NAME, Field.FIRST, Field.LAST))
_ONLY_OF_PEOPLE = NAME_FIELDS | {Field.PHONE, Field.EMAIL, Field.BIRTH, Field.PHASE}
_ABOUT_A_PERSON = {Field.ROLE, Field.PHASE, Field.BIRTH}
_GROUP_WORDS = ("groep", "lotgenoten", "wachtlijst", "bijeenkomst", "cursus", "deelnemerslijst")
_VISIT_WORDS = ("bezoek", "aanwezig", "presentie", "inloop", "dagstaat", "dagrapport", "visit",
                "attendance", "gastenboek", "dagboek")  # fmt: skip
_GUEST_WORDS = ("gast", "guest", "bestand", "client", "adres", "bezoekerslijst", "leden",
                "patient", "naaste", "nabestaande", "kaartenbak", "contacten")  # fmt: skip
_DEATH_WORDS = ("overleden", "gedenk", "memoriam", "herdenk", "sterf", "deceased")
_TALLY_WORDS = ("turf", "turven", "anoniem", "tally", "zonder naam", "telling")


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

    @property
    def names_people(self) -> bool:
        return bool(NAME_FIELDS & set(self.fields.values()))

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


def _recognise(sheet: RawSheet, choice: SheetChoice, today: date) -> Recognised:
    header_row = None if choice.header_row is None else choice.header_row - 1
    layout = find_layout(sheet, header_row)
    table = Table.of(layout, sheet.rows)
    if not all(0 <= column < len(table.profiles) for column in choice.columns):
        raise IntakeError(IntakeCode.BAD_MAPPING, sheet=sheet.name)
    kind = choice.kind or _kind_of(sheet, table, today)
    if choice.kind is None and not layout.days and _lies_on_its_side(sheet):
        turned = _recognise(_turned(sheet), choice, today)
        if turned.kind is SheetKind.PRESENCE:
            return replace(turned, turned=True)
    fields = assign(table, kind, choice.columns, today)
    role = read_role(sheet.name, {}) if role_of_header(sheet.name) is not None else None
    role = role if role is not Role.UNKNOWN and Field.ROLE not in fields.values() else None
    return Recognised(sheet, table, kind, fields, choice, role)


def _kind_of(sheet: RawSheet, table: Table, today: date) -> SheetKind:
    if table.layout.days:
        return _kind_with_days(table, today)
    if _is_tally(sheet, table, today):
        return SheetKind.TALLY
    guests = assign(table, SheetKind.GUESTS, {}, today)
    if not NAME_FIELDS & set(guests.values()) or not _is_list_of_people(table, guests):
        return SheetKind.UNKNOWN
    scores = {
        SheetKind.GUESTS: _guest_score(sheet, guests),
        SheetKind.GROUP: _group_score(sheet, table, guests, today),
        SheetKind.VISITS: _visit_score(sheet, table, today),
    }
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] > 0 else SheetKind.GUESTS


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


def _is_list_of_people(table: Table, fields: dict[int, Field]) -> bool:
    """Without any header, a column of capitalised words alone may be anything."""
    if table.layout.header_rows and any(
        field in NAME_FIELDS and set(meanings(table.header(column))) & NAME_FIELDS
        for column, field in fields.items()
    ):
        return True
    known = set(fields.values()) & (_ABOUT_A_PERSON | {Field.PHONE, Field.EMAIL, Field.SIGNED_UP})
    dated = any(cells.share("day") > 0.6 for cells in table.profiles)
    return bool(known) or dated


def _kind_with_days(table: Table, today: date) -> SheetKind:
    if table.names_below_days:
        return SheetKind.VISITS
    fields = assign(table, SheetKind.PRESENCE, {}, today)
    labels = [cells for c, cells in enumerate(table.profiles) if cells.filled and c not in fields]
    labels += [table.profiles[c] for c, f in fields.items() if f in NAME_FIELDS | {Field.IGNORED}]
    if any(cells.share("role") >= 0.5 for cells in labels) and not _has_people(table, fields):
        return SheetKind.TALLY
    if NAME_FIELDS & set(fields.values()) or Field.NUMBER in fields.values():
        return SheetKind.PRESENCE
    return SheetKind.UNKNOWN


def _has_people(table: Table, fields: dict[int, Field]) -> bool:
    return any(
        field in NAME_FIELDS and table.profiles[column].share("weak_name") > 0.6
        for column, field in fields.items()
    )


def _is_tally(sheet: RawSheet, table: Table, today: date) -> bool:
    fields = assign(table, SheetKind.TALLY, {}, today)
    counts = [column for column, field in fields.items() if field is Field.COUNT]
    if Field.DATE not in fields.values() or not counts:
        return False
    if any(_ONLY_OF_PEOPLE & set(exact_meanings(header)) for header in table.layout.headers):
        return False
    if any(cells.share("name") > 0.6 and cells.share("role") < 0.5 and cells.distinct > 3
           for cells in table.profiles):  # fmt: skip
        return False
    of_roles = sum(1 for column in counts if role_of_header(table.header(column)) is not None)
    return (
        of_roles > 1
        or Field.ROLE in fields.values()
        or _mentions(sheet, table, _TALLY_WORDS)
        or any(Field.COUNT in meanings(table.header(column)) for column in counts)
    )


def _mentions(sheet: RawSheet, table: Table, words: tuple[str, ...]) -> bool:
    text = fold(f"{sheet.name} {table.layout.title}")
    return any(word in text for word in words)


def _guest_score(sheet: RawSheet, fields: dict[int, Field]) -> float:
    worth = {
        Field.ROLE: 2.0, Field.PHASE: 2.0, Field.BIRTH: 1.5, Field.EMAIL: 0.5, Field.PHONE: 0.5,
        Field.DEATH: 1.0, Field.STREET: 0.5, Field.POSTCODE: 0.5, Field.CITY: 0.5,
        Field.NUMBER: 0.3,
    }  # fmt: skip
    score = sum(worth.get(field, 0.0) for field in set(fields.values()))
    name = fold(sheet.name)
    return score + (1.0 if any(word in name for word in _GUEST_WORDS) else 0.0)


def _group_score(sheet: RawSheet, table: Table, as_guests: dict[int, Field], today: date) -> float:
    fields = assign(table, SheetKind.GROUP, {}, today)
    rows = max((cells.filled for cells in table.profiles), default=0)
    score = 0.0
    signed_up = next((c for c, f in fields.items() if f is Field.SIGNED_UP), None)
    if signed_up is not None and Field.SIGNED_UP in meanings(table.header(signed_up)):
        score += 1.5
    waiting = any(cells.share("waiting") > 0 for cells in table.profiles)
    score += 2.0 if waiting else 0.0
    score += 2.0 if _mentions(sheet, table, _GROUP_WORDS) else 0.0
    score += 0.5 if rows <= 20 else -1.0
    return score if rows <= 200 and not set(as_guests.values()) >= _ABOUT_A_PERSON else 0.0


def _visit_score(sheet: RawSheet, table: Table, today: date) -> float:
    fields = assign(table, SheetKind.VISITS, {}, today)
    dated = next((c for c, f in fields.items() if f is Field.DATE), None)
    if dated is None or not NAME_FIELDS & set(fields.values()):
        return 0.0
    names = [table.profiles[c] for c, f in fields.items() if f in NAME_FIELDS]
    repeated = max(cells.filled / max(cells.distinct, 1) for cells in names)
    score = 1.0 if Field.DATE in meanings(table.header(dated)) else 0.0
    score += 2.0 if repeated > 1.5 else 0.0
    days = table.profiles[dated]
    # Many rows on one day: a day sheet, not something that happens to a person once.
    score += 1.0 if days.filled / max(days.distinct, 1) > 1.5 else 0.0
    score += 1.5 if _mentions(sheet, table, _VISIT_WORDS) else 0.0
    return score


def _settle_guest_lists(found: list[Recognised], today: date) -> list[Recognised]:
    """Decide between sheets: which lists make guests, and which only refer to them."""
    found = [_as_list_of_deaths(one, found, today) for one in found]
    lists = [one for one in found if one.kind is SheetKind.GUESTS]
    listed = {key for one in lists for key in name_keys(one)}
    settled = []
    for one in found:
        if one.kind is SheetKind.PRESENCE and one.choice.kind is None:
            as_guests = assign(one.table, SheetKind.GUESTS, one.choice.columns, today)
            about = set(as_guests.values()) & (_ABOUT_A_PERSON | {Field.PHONE, Field.EMAIL})
            own = name_keys(replace(one, fields=as_guests))
            known = sum(1 for key in own if key in listed)
            if about and own and known < 0.5 * len(own):
                one = replace(one, kind=SheetKind.GUESTS, fields=as_guests)
        settled.append(one)
    if any(one.kind is SheetKind.GUESTS for one in settled):
        return settled
    return [_largest_list_as_guests(one, settled, today) for one in settled]


def _as_list_of_deaths(one: Recognised, found: list[Recognised], today: date) -> Recognised:
    """A second list of people, most of whom stand in the first one, that is about dying."""
    fields = set(one.fields.values())
    told = Field.DEATH in fields or _mentions(one.sheet, one.table, _DEATH_WORDS)
    if one.kind not in (SheetKind.GUESTS, SheetKind.VISITS) or one.choice.kind is not None:
        return one
    if not told or fields & {Field.ROLE, Field.PHASE}:
        return one
    others = {
        key for o in found if o is not one and o.kind is SheetKind.GUESTS for key in name_keys(o)
    }
    own = name_keys(one)
    if not own or sum(1 for key in own if key in others) < 0.5 * len(own):
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
    if _mentions(one.sheet, one.table, _GROUP_WORDS):
        return one
    fields = assign(one.table, SheetKind.GUESTS, one.choice.columns, today)
    return replace(one, kind=SheetKind.GUESTS, fields=fields)


def name_keys(one: Recognised) -> list[str]:
    """The people of a sheet, each as the sorted words of the name."""
    columns = [column for column, f in one.fields.items() if f in NAME_FIELDS | {Field.INFIX}]
    keys = []
    for row in one.sheet.rows[one.table.layout.body_start :]:
        words = [plain(text_of(row[column])) for column in columns if column < len(row)]
        key = " ".join(sorted(" ".join(words).split()))
        if key:
            keys.append(key)
    return keys


def is_transposed_tally(one: Recognised) -> bool:
    """Roles beside the rows and days above the columns."""
    return one.kind is SheetKind.TALLY and bool(one.table.layout.days)
