"""What one sheet is, by itself: the evidence of its columns and of the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ipso_desk.domain.names import fold
from ipso_desk.intake.cells import RawSheet
from ipso_desk.intake.codes import Field, SheetKind
from ipso_desk.intake.columns import assign
from ipso_desk.intake.days import day_in
from ipso_desk.intake.headers import exact_meanings, meanings
from ipso_desk.intake.layout import role_of_header
from ipso_desk.intake.profiles import Profile
from ipso_desk.intake.table import Table

NAME_FIELDS = frozenset((Field.NAME, Field.FIRST, Field.LAST))
_ONLY_OF_PEOPLE = NAME_FIELDS | {Field.PHONE, Field.EMAIL, Field.BIRTH, Field.PHASE}
ABOUT_A_PERSON = {Field.ROLE, Field.PHASE, Field.BIRTH}
GROUP_WORDS = ("groep", "lotgenoten", "wachtlijst", "bijeenkomst", "cursus", "deelnemerslijst")
_VISIT_WORDS = ("bezoek", "aanwezig", "presentie", "inloop", "dagstaat", "dagrapport", "visit",
                "attendance", "gastenboek", "dagboek")  # fmt: skip
_ATTENDANCE_WORDS = ("presentie", "aanwezig", "attendance")
_GUEST_WORDS = ("gast", "guest", "bestand", "client", "adres", "bezoekerslijst", "leden",
                "patient", "naaste", "nabestaande", "kaartenbak", "contacten")  # fmt: skip
_OTHERS_WORDS = ("vrijwillig", "medewerk", "bestuur", "gastvrouw", "gastheer", "gastheren", "team",
                 "leverancier", "huisarts", "organisatie", "verwijzer", "sociale kaart", "donateur",
                 "sponsor", "rooster", "agenda", "activiteit", "begroting", "uitleg", "legenda",
                 "instructie", "handleiding", "volunteer", "staff")  # fmt: skip
"""Sheets about other people than guests, or about no people at all."""
DEATH_WORDS = ("overleden", "gedenk", "memoriam", "herdenk", "sterf", "deceased")
_TALLY_WORDS = ("turf", "turven", "anoniem", "tally", "zonder naam", "telling")


def kind_of(sheet: RawSheet, table: Table, today: date) -> SheetKind:
    if _is_about_others(sheet):
        return SheetKind.UNKNOWN
    if table.layout.days:
        return _kind_with_days(table, today)
    if _is_tally(sheet, table, today):
        return SheetKind.TALLY
    guests = assign(table, SheetKind.GUESTS, {}, today)
    if not NAME_FIELDS & set(guests.values()):
        return SheetKind.VISITS if _is_visits_by_number(table, today) else SheetKind.UNKNOWN
    if not _is_list_of_people(table, guests):
        return SheetKind.UNKNOWN
    if _is_one_day(sheet, table, today):
        return SheetKind.VISITS
    scores = {
        SheetKind.GUESTS: _guest_score(sheet, guests),
        SheetKind.GROUP: _group_score(sheet, table, guests, today),
        SheetKind.VISITS: _visit_score(sheet, table, today),
    }
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] > 0 else SheetKind.GUESTS


def _is_one_day(sheet: RawSheet, table: Table, today: date) -> bool:
    """An attendance list of a single day, which stands in the title."""
    fields = set(assign(table, SheetKind.VISITS, {}, today).values())
    if Field.DATE in fields or day_in(f"{table.layout.title}\n{sheet.name}") is None:
        return False
    about = set(assign(table, SheetKind.GUESTS, {}, today).values()) & ABOUT_A_PERSON
    return not about and mentions(sheet, table, _ATTENDANCE_WORDS)


def _is_list_of_people(table: Table, fields: dict[int, Field]) -> bool:
    """Without any header, a column of capitalised words alone may be anything."""
    if table.layout.header_rows and any(
        field in NAME_FIELDS and set(meanings(table.header(column))) & NAME_FIELDS
        for column, field in fields.items()
    ):
        return True
    if not table.layout.header_rows and len(fields) == 1 and _are_whole_names(table.profiles):
        return True
    known = set(fields.values()) & (ABOUT_A_PERSON | {Field.PHONE, Field.EMAIL, Field.SIGNED_UP})
    dated = any(cells.share("day") > 0.6 for cells in table.profiles)
    return bool(known) or dated


def _are_whole_names(columns: Sequence[Profile]) -> bool:
    """One column of nothing but first names and surnames with capitals."""
    (cells,) = [cells for cells in columns if cells.filled]
    sure = min(cells.share("name"), cells.share("several_words"))
    return cells.filled > 2 and sure >= 0.8 and cells.distinct > 0.8 * cells.filled


def _is_visits_by_number(table: Table, today: date) -> bool:
    """A day and a guest's number on each line, and nothing that counts or tells a story."""
    fields = assign(table, SheetKind.VISITS, {}, today)
    number = next((c for c, f in fields.items() if f is Field.NUMBER), None)
    dated = next((c for c, f in fields.items() if f is Field.DATE), None)
    if number is None or dated is None or len(fields) > 4:
        return False
    return all(exact_meanings(table.header(column)) for column in (number, dated))


def _is_about_others(sheet: RawSheet) -> bool:
    name = fold(sheet.name)
    return any(word in name for word in _OTHERS_WORDS) and "gasten" not in name


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
    if any(
        _ONLY_OF_PEOPLE & set(exact_meanings(header)) and not column.share("count") >= 0.8
        for header, column in zip(table.layout.headers, table.profiles, strict=True)
    ):
        return False
    if any(cells.share("name") > 0.6 and cells.share("role") < 0.5 and cells.distinct > 3
           for cells in table.profiles):  # fmt: skip
        return False
    of_roles = sum(1 for column in counts if role_of_header(table.header(column)) is not None)
    if not of_roles and Field.ROLE not in fields.values() and _says_what_was_done(table, fields):
        return False
    return (
        of_roles > 1
        or Field.ROLE in fields.values()
        or mentions(sheet, table, _TALLY_WORDS)
        or any(Field.COUNT in meanings(table.header(column)) for column in counts)
    )


def _says_what_was_done(table: Table, fields: dict[int, Field]) -> bool:
    """A column of words beside the counts: people at an activity, not people without a name."""
    return any(
        cells.share("text") > 0.6 and cells.distinct > 2 and fields.get(column) is Field.IGNORED
        and not meanings(table.header(column)) and cells.share("weekday") < 0.6
        for column, cells in enumerate(table.profiles)
    )  # fmt: skip


def mentions(sheet: RawSheet, table: Table, words: tuple[str, ...]) -> bool:
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
    header = table.header(signed_up) if signed_up is not None else ""
    if Field.SIGNED_UP in meanings(header) and Field.DATE not in meanings(header):
        score += 1.5
    waiting = any(cells.share("waiting") > 0 for cells in table.profiles)
    score += 2.0 if waiting else 0.0
    score += 2.0 if mentions(sheet, table, GROUP_WORDS) else 0.0
    score += 1.5 if Field.GROUP in fields.values() else 0.0
    # A short list of nothing but names and numbers, on a tab of its own.
    more = {Field.IGNORED, Field.EXTRA} & set(fields.values())
    score += 0.5 if rows <= 20 and not more else -1.0
    return score if rows <= 200 and not set(as_guests.values()) >= ABOUT_A_PERSON else 0.0


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
    score += 1.5 if mentions(sheet, table, _VISIT_WORDS) else 0.0
    # Several days in one cell happen to nobody but a visitor.
    score += 1.0 if days.shares["days"] else 0.0
    return score
