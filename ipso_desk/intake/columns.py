"""Which column is what: the header proposes, the cells decide, a person overrules both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

from ipso_desk.domain.guests import Role
from ipso_desk.domain.phases import Phase
from ipso_desk.intake.cells import text_of
from ipso_desk.intake.codes import Field, SheetKind
from ipso_desk.intake.headers import (
    CONSENTS,
    bare_header,
    exact_meanings,
    is_about_someone_else,
    is_never_kept,
    meanings,
)
from ipso_desk.intake.layout import role_of_header
from ipso_desk.intake.profiles import Profile
from ipso_desk.intake.table import Table
from ipso_desk.intake.words import is_total, plain, read_phase

_NAMES = (Field.NAME, Field.FIRST, Field.INFIX, Field.LAST, Field.INITIALS)

FIELDS_OF: dict[SheetKind, tuple[Field, ...]] = {
    SheetKind.GUESTS: (
        Field.NUMBER, *_NAMES, Field.EMAIL, Field.PHONE, Field.BIRTH, Field.ROLE, Field.PHASE,
        Field.ROLE_MARK, Field.PHASE_MARK, Field.FIRST_VISIT, Field.DEATH, Field.NOTE,
        Field.STREET, Field.POSTCODE, Field.CITY, Field.EMERGENCY, Field.GROUP, Field.VISIT_DAYS,
        Field.CONSENT, Field.CONSENT_HEALTH, Field.CONSENT_PHOTO, Field.NEWSLETTER, Field.TOTAL,
    ),
    SheetKind.PRESENCE: (
        Field.NUMBER, *_NAMES, Field.PHONE, Field.EMAIL, Field.NOTE, Field.TOTAL,
    ),
    SheetKind.VISITS: (
        Field.DATE, Field.NUMBER, *_NAMES, Field.PHONE, Field.EMAIL, Field.MARK, Field.NOTE,
        Field.TOTAL,
    ),
    SheetKind.TALLY: (Field.DATE, Field.ROLE, Field.COUNT, Field.TOTAL),
    SheetKind.GROUP: (
        Field.NUMBER, *_NAMES, Field.PHONE, Field.EMAIL, Field.SIGNED_UP, Field.WAITING,
        Field.GROUP, Field.NOTE, Field.MEMBERS,
    ),
    SheetKind.DEATHS: (
        Field.NUMBER, *_NAMES, Field.PHONE, Field.EMAIL, Field.BIRTH, Field.DEATH, Field.NOTE,
    ),
    SheetKind.UNKNOWN: (),
    SheetKind.SKIPPED: (),
}  # fmt: skip

_SEVERAL = {
    Field.PHONE, Field.EMAIL, Field.NOTE, Field.EMERGENCY, Field.COUNT, Field.TOTAL, Field.STREET,
    Field.EXTRA, Field.IGNORED, Field.DAY, Field.ROLE_MARK, Field.PHASE_MARK, Field.DEATH,
    Field.VISIT_DAYS, Field.MEMBERS, *CONSENTS,
}  # fmt: skip
_DATED = {Field.BIRTH, Field.FIRST_VISIT, Field.SIGNED_UP, Field.DATE}
_WEAK_HEADERS = {"status", "behandeling", "diagnose", "medisch", "situatie", "type", "soort", "is",
                 "categorie", "relatie", "achtergrond", "medische situatie", "traject"}  # fmt: skip


def assign(
    table: Table, kind: SheetKind, chosen: Mapping[int, Field], today: date
) -> dict[int, Field]:
    """A field for every column that holds anything, days included."""
    fields: dict[int, Field] = dict.fromkeys(table.layout.days, Field.DAY)
    fields |= {column: field for column, field in chosen.items() if column < len(table.profiles)}
    taken = {field for field in fields.values() if field not in _SEVERAL}
    allowed = FIELDS_OF[kind]
    offers = [
        (score, -column, field)
        for column in range(len(table.profiles))
        if column not in fields
        for field, score in _offers(table, column, kind, today).items()
        if field in allowed or field is Field.IGNORED
    ]
    for _, negative, field in sorted(offers, key=lambda o: (-o[0], -o[1], o[2].value)):
        column = -negative
        if column in fields or field in taken:
            continue
        fields[column] = field
        if field not in _SEVERAL:
            taken.add(field)
    if kind is not SheetKind.TALLY:
        _find_names(table, fields)
    if kind is SheetKind.VISITS:
        _find_more_days(table, fields)
    _give_rest(table, kind, fields)
    return fields


def _find_more_days(table: Table, fields: dict[int, Field]) -> None:
    """ "Bezoek 1, Bezoek 2, Bezoek 3" beside a name: each is a day of a visit."""
    dated = next((column for column, field in fields.items() if field is Field.DATE), None)
    wanted = _without_number(table.header(dated)) if dated is not None else ""
    for column, cells in enumerate(table.profiles):
        alike = bool(wanted) and _without_number(table.header(column)) == wanted
        if column not in fields and alike and max(cells.share("day"), cells.share("date")) >= 0.6:
            fields[column] = Field.DATE


def _without_number(header: str) -> str:
    return re.sub(r"\s*\d+$", "", plain(header))


def _offers(table: Table, column: int, kind: SheetKind, today: date) -> dict[Field, float]:
    header, cells = table.header(column), table.profiles[column]
    if header and is_total(header) and kind is not SheetKind.TALLY:
        return {Field.TOTAL: 3.0}
    proposed = [field for field in meanings(header) if field in FIELDS_OF[kind]] if header else []
    offers: dict[Field, float] = {}
    if header and is_never_kept(header):
        return {Field.IGNORED: 9.0}
    if header and not proposed and is_about_someone_else(header) and kind is SheetKind.GUESTS:
        return _mark_offers(header) if _is_answered(cells) else {}
    for rank, field in enumerate(proposed):
        evidence = _evidence(field, cells, kind, today)
        if _contradicted(field, header, cells, evidence):
            continue
        if field is Field.GROUP and kind is SheetKind.GUESTS and not _names_groups(table, column):
            continue
        exact = 0.5 if exact_meanings(header) else 0.0
        offers[field] = 2.0 + exact + evidence - rank * 0.3
    if kind is SheetKind.TALLY and header:
        offers |= _tally_offers(header, cells)
    if kind is SheetKind.GUESTS and header and _is_answered(cells):
        offers |= _mark_offers(header)
    if not cells.filled:
        return offers
    for field in FIELDS_OF[kind]:
        evidence = _evidence(field, cells, kind, today)
        if kind is SheetKind.TALLY and header and _NO_GUESTS.search(plain(header)):
            continue
        if field in _BY_CONTENT and evidence >= _BY_CONTENT[field]:
            # "Laatste bezoek" holds days and "Leeftijd" numbers, but not the ones we look for.
            if header and field in _ONLY_WITHOUT_HEADER and plain(header) not in _SAYS_NOTHING:
                continue
            # With a header that means something else, only the strongest evidence counts.
            unsure = 0.6 if header and proposed and field not in proposed else 0.0
            offers.setdefault(field, evidence - unsure)
    return offers


def _names_groups(table: Table, column: int) -> bool:
    """Whether a column beside guests says in which peer group they are, and not of which sort."""
    cells = table.profiles[column]
    if not exact_meanings(table.header(column)) or cells.share("text") < 0.8:
        return False
    if max(cells.share("mark"), cells.share("role"), cells.share("phase")) > 0.3:
        return False
    body = table.rows[table.layout.body_start :]
    texts = Counter(plain(text_of(row[column])) for row in body if column < len(row))
    return max((n for text, n in texts.items() if text), default=0) <= _LARGEST_GROUP


_LARGEST_GROUP = 20
"""Eight seats and a long waiting list; what more people share is no peer group."""
_ONLY_WITHOUT_HEADER = {Field.FIRST_VISIT, Field.SIGNED_UP, Field.NUMBER, Field.DEATH, Field.STREET}
_SAYS_NOTHING = {"datum", "date", "dat"}
_BY_CONTENT: dict[Field, float] = {
    Field.EMAIL: 0.6,
    Field.PHONE: 0.6,
    Field.POSTCODE: 0.8,
    Field.ROLE: 0.5,
    Field.PHASE: 0.5,
    Field.BIRTH: 0.7,
    Field.FIRST_VISIT: 0.7,
    Field.SIGNED_UP: 0.7,
    Field.DATE: 0.7,
    Field.INFIX: 0.8,
    Field.NUMBER: 0.9,
    Field.WAITING: 0.6,
    Field.COUNT: 0.9,
    Field.STREET: 0.7,
    Field.DEATH: 0.9,
}


def _tally_offers(header: str, cells: Profile) -> dict[Field, float]:
    if is_total(header):
        counted = "aantal" in header.lower()
        return {Field.COUNT if counted else Field.TOTAL: 2.0}
    of_somebody = role_of_header(header) is not None or _PART_OF_DAY.fullmatch(plain(header))
    if of_somebody and cells.share("count") >= 0.6:
        return {Field.COUNT: 3.0}
    return {}


_PART_OF_DAY = re.compile(r"(?:ochtend|morgen|middag|namiddag|avond|dagdeel)(?: \d)?")
_NO_GUESTS = re.compile(
    r"\b(?:waarvan|nieuwe?n?|vrijwillig\w*|gastvrouw\w*|gasthe\w*|medewerk\w*|stagiair\w*|team"
    r"|graden|temp\w*|uur|uren|tijd|koffie|bedrag|euro|kosten|week\w*|nr|jaar)\b"
)
"""Numbers beside a day that count something else than guests, or the same guests again."""


def _mark_offers(header: str) -> dict[Field, float]:
    """A form with a box per role or phase became a column per role or phase."""
    header = bare_header(header)
    if role_of_header(header) not in (None, Role.UNKNOWN):
        return {Field.ROLE_MARK: 4.0}
    if read_phase(header, {}) in _PHASES_TO_TICK:
        return {Field.PHASE_MARK: 4.0}
    return {}


def _is_answered(cells: Profile) -> bool:
    """Ticks, yes and no, with here and there a "weet niet" or "wil niet zeggen"."""
    return (
        cells.share("mark") >= 0.5
        and cells.distinct <= 8
        and (cells.share("mark") + cells.share("said") >= 0.8)
    )


_PHASES_TO_TICK = set(Phase) - {Phase.NOT_ASKED, Phase.UNKNOWN}


def _evidence(field: Field, cells: Profile, kind: SheetKind, today: date) -> float:
    """0 to 1: how much the cells look like this field."""
    if not cells.filled:
        return 0.0
    if field in _DATED or field is Field.DEATH:
        return _date_evidence(field, cells, kind, today)
    if field is Field.NUMBER:
        distinct = cells.distinct / cells.filled
        fitting = max(cells.share("int"), cells.share("code")) - cells.share("phone")
        return fitting * distinct if cells.share("date") < 0.8 else 0.0
    if field is Field.PHASE:
        # A question mark says something of a phase only where real phases stand beside it.
        return cells.share("phase") + 0.5 * cells.share("question") * bool(cells.shares["phase"])
    if field is Field.NAME:
        return cells.share("weak_name")
    if field is Field.VISIT_DAYS:
        return cells.share("days") + cells.share("day") if cells.shares["days"] else 0.0
    if field in CONSENTS:
        return cells.share("consent")
    simple = {
        Field.PHONE: "phone", Field.EMAIL: "email", Field.ROLE: "role", Field.INFIX: "infix",
        Field.POSTCODE: "postcode", Field.WAITING: "waiting", Field.MARK: "mark",
        Field.COUNT: "count", Field.STREET: "street", Field.FIRST: "weak_name",
        Field.LAST: "weak_name", Field.INITIALS: "initials", Field.NOTE: "text",
    }.get(field)  # fmt: skip
    return cells.share(simple) if simple else 0.5


def _date_evidence(field: Field, cells: Profile, kind: SheetKind, today: date) -> float:
    if field is Field.DATE and cells.shares["days"]:
        return cells.share("days") + max(cells.share("date"), cells.share("day"))
    if field is Field.DEATH:
        return max(cells.share("death"), 0.4 * cells.share("date"), 0.4 * cells.share("mark"))
    if cells.middle_year is None:
        # Days without a year: of a list that says the year elsewhere.
        return cells.share("day") if field in (Field.DATE, Field.SIGNED_UP) else 0.0
    long_ago = cells.middle_year < today.year - 15
    if long_ago is not (field is Field.BIRTH):
        return 0.3 * cells.share("date")
    return cells.share("date" if kind is not SheetKind.TALLY else "day")


def _contradicted(field: Field, header: str, cells: Profile, evidence: float) -> bool:
    """The header names a field, but the cells hold something else altogether."""
    if not cells.filled:
        return False
    if field in (Field.PHONE, Field.EMAIL, Field.POSTCODE):
        return evidence < 0.2
    if field in (Field.NAME, Field.FIRST, Field.LAST):
        if field is Field.NAME and cells.share("role") > 0.6:
            return True
        return evidence < 0.2 and (cells.share("text") < 0.5 or not exact_meanings(header))
    if field in (Field.ROLE, Field.PHASE):
        few = cells.distinct <= max(12, cells.filled // 4)
        if field is Field.ROLE and few and cells.share("role_code") >= 0.8:
            return False
        strong = header.strip().lower() not in _WEAK_HEADERS and cells.share("text") > 0.3 and few
        return evidence < 0.2 and not strong
    if field in _DATED:
        dated = max(cells.share("date"), cells.share("day"), cells.share("days"))
        return dated < 0.2 or evidence < 0.2
    if field is Field.NUMBER:
        return max(cells.share(what) for what in ("phone", "name", "role")) > 0.5
    if field is Field.WAITING:
        return max(evidence, cells.share("mark")) < 0.3
    if field in (Field.COUNT, Field.MARK, Field.INFIX):
        return evidence < 0.3
    if field is Field.VISIT_DAYS:
        return evidence < 0.6
    if field in CONSENTS:
        return evidence < 0.3
    return False


def _find_names(table: Table, fields: dict[int, Field]) -> None:
    """Name columns without a header that says so, and a "Naam" that is only a surname."""
    found = {field: column for column, field in fields.items() if field in _NAMES}
    if Field.NAME in found or Field.LAST in found:
        return
    free = [
        column
        for column, cells in enumerate(table.profiles)
        if column not in fields
        # A header that is no name ("Activiteit") leaves only the strongest evidence.
        and _like_names(cells, headed=bool(table.header(column))) >= 0.6
        and cells.distinct > 0.15 * cells.filled
    ]
    if not free:
        if Field.INITIALS in found and Field.FIRST not in found:
            fields[found[Field.INITIALS]] = Field.NAME  # all that a careful list says of a name
        return
    free.sort(key=lambda c: (-_nameness(table.profiles[c]), c))
    best = free[0]
    if Field.FIRST in found:
        fields[best] = Field.LAST
        return
    if table.profiles[best].share("several_words") >= 0.5 and Field.INFIX not in found:
        fields[best] = Field.NAME
        return
    _give_split_names(table, fields, free, found.get(Field.INFIX))


def _like_names(cells: Profile, *, headed: bool) -> float:
    return max(cells.share("name" if headed else "weak_name"), cells.share("names"))


def _nameness(cells: Profile) -> float:
    return cells.share("name") + 0.5 * cells.share("several_words") + cells.distinct / cells.filled


def _give_split_names(
    table: Table, fields: dict[int, Field], free: list[int], infix: int | None
) -> None:
    """First name before surname, unless only the other order fits around the infixes."""
    near = sorted(free[:2])
    if len(near) == 1 or not _beside(table, near, infix):
        fields[free[0]] = Field.NAME
        return
    first, last = near
    if infix is not None and infix > last:
        first, last = last, first  # surname, first name, infix
    fields[first], fields[last] = Field.FIRST, Field.LAST


def _beside(table: Table, columns: list[int], infix: int | None) -> bool:
    """Whether nothing but infixes and blanks stands between two columns."""
    between = range(columns[0] + 1, columns[1])
    return all(column == infix or not table.profiles[column].filled for column in between)


def _give_rest(table: Table, kind: SheetKind, fields: dict[int, Field]) -> None:
    rest = Field.EXTRA if kind in (SheetKind.GUESTS, SheetKind.GROUP) else Field.IGNORED
    for column, cells in enumerate(table.profiles):
        if column in fields or not cells.filled:
            continue
        without_header = not table.header(column)
        if kind is SheetKind.GROUP and max(cells.share("int"), cells.share("mark")) >= 0.8:
            fields[column] = Field.IGNORED  # the chairs are counted, or who came
        elif kind in (SheetKind.GUESTS, SheetKind.GROUP) and without_header:
            fields[column] = Field.NOTE
        elif kind is SheetKind.TALLY and without_header and cells.share("count") >= 0.9:
            fields[column] = Field.COUNT
        else:
            fields[column] = rest


def role_of_column(table: Table, column: int) -> Role | None:
    """Of which role a count column of a tally is; unknown where its header says no role."""
    role = role_of_header(table.header(column))
    return role if role is not None else Role.UNKNOWN
