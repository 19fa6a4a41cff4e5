"""A workbook without any guest list: whoever is named beside the days and in the groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ipso_desk.domain.guests import Role
from ipso_desk.intake.codes import Field, Refusal, SheetKind
from ipso_desk.intake.columns import assign
from ipso_desk.intake.directory import name_key
from ipso_desk.intake.draft import Draft
from ipso_desk.intake.drafts import RowReader
from ipso_desk.intake.kinds import ABOUT_A_PERSON, NAME_FIELDS
from ipso_desk.intake.limits import MAX_GUEST_ROWS
from ipso_desk.intake.plan import RefusedRow
from ipso_desk.intake.profiles import name_strength
from ipso_desk.intake.recognition import Recognised
from ipso_desk.intake.roster import Roster, is_section_heading

_TAKEN_OVER = (
    NAME_FIELDS
    | ABOUT_A_PERSON
    | {Field.NUMBER, Field.INFIX, Field.INITIALS, Field.PHONE, Field.EMAIL}
)


def people_named(
    sheets: Sequence[Recognised],
    refused: Iterable[RefusedRow],
    today: date,
    decide: Mapping[str, str],
) -> Roster:
    """Everyone whom the rows of a file without a guest list name, each once.

    One name is one person, but for two numbers beside it.
    """
    refused = [row for row in refused if row.reason is Refusal.NO_GUEST_LIST]
    if len({row.name for row in refused}) > MAX_GUEST_ROWS:
        return Roster()  # no centre has so many: nobody is made of a list of something else
    by_sheet = {one.sheet.name: one for one in sheets}
    readers = {name: _reader(one, today, decide) for name, one in by_sheet.items()}
    roster = Roster()
    known: dict[str, list[Draft]] = defaultdict(list)
    for row in refused:
        if row.name is None or not _is_somebody(row):
            continue
        one, reader = by_sheet[row.source.sheet], readers[row.source.sheet]
        if is_section_heading(one, one.sheet.rows[row.source.row - 1]):
            continue
        draft = _draft(one, reader, row)
        same = next((d for d in known[name_key(row.name)] if _may_be(d, row.number)), None)
        if same is not None:
            _fill(same, draft)
            continue
        known[name_key(row.name)].append(draft)
        roster.guests.append(draft)
    return roster


def _is_somebody(row: RefusedRow) -> bool:
    kinds = (SheetKind.PRESENCE, SheetKind.VISITS, SheetKind.GROUP)
    return (
        row.kind in kinds
        and row.name is not None
        and bool(name_key(row.name))
        and name_strength(row.name.display) > 0
    )


def _reader(one: Recognised, today: date, decide: Mapping[str, str]) -> RowReader:
    """Reads what is about the person, and leaves the days to others."""
    fields = assign(one.table, SheetKind.GUESTS, one.choice.columns, today)
    kept = {column: field for column, field in fields.items() if field in _TAKEN_OVER}
    return RowReader.of(replace(one, fields=kept), today, decide)


def _draft(one: Recognised, reader: RowReader, row: RefusedRow) -> Draft:
    cells = one.sheet.rows[row.source.row - 1]
    _, name = reader.person(cells)
    if name == row.name:
        draft = reader.draft(cells, row.source, None)
    else:
        # One of several people in a cell, or below a day.
        draft = Draft(row.source, row.name or name)
        draft.phones += [row.phone] if row.phone is not None else []
    draft.numbers = [row.number] if row.number else []
    return draft


def _may_be(draft: Draft, number: str) -> bool:
    return not number or not draft.numbers or number in draft.numbers


def _fill(draft: Draft, other: Draft) -> None:
    """A later row about the same person tells a role that was still open."""
    draft.numbers = draft.numbers or other.numbers
    draft.phones = draft.phones or other.phones
    if draft.role is Role.UNKNOWN and other.role is not Role.UNKNOWN:
        draft.role, draft.role_word = other.role, other.role_word
        draft.role_undecided = other.role_undecided
    draft.birth = draft.birth or other.birth
    draft.email = draft.email or other.email
    draft.death = draft.death or other.death
