"""The guest lists of a file, row by row: who is one person, who is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ipso_desk.domain.guests import Role
from ipso_desk.intake.cells import Cell, is_blank_row, text_of
from ipso_desk.intake.codes import Field, Notice, Refusal, SheetKind
from ipso_desk.intake.compose import MAX_NAME, is_no_name
from ipso_desk.intake.days import YEARS, read_parts
from ipso_desk.intake.deaths import read_deaths
from ipso_desk.intake.directory import (
    Directory,
    Known,
    are_generations_apart,
    merge_key,
    name_key,
    phone_keys,
)
from ipso_desk.intake.draft import Draft
from ipso_desk.intake.draft_consents import add_consent, keep_to_consent
from ipso_desk.intake.drafts import RowReader
from ipso_desk.intake.errors import IntakeCode, IntakeError
from ipso_desk.intake.limits import MAX_GUEST_ROWS
from ipso_desk.intake.plan import MergedRow, RefusedRow, Source
from ipso_desk.intake.profiles import name_strength
from ipso_desk.intake.recognition import Recognised
from ipso_desk.intake.words import is_total, plain, read_role


@dataclass(slots=True)
class Roster:
    """Everyone in the guest lists, and what became of each row."""

    guests: list[Draft] = field(default_factory=list)
    guest_of_row: dict[Source, int] = field(default_factory=dict)
    merged: list[MergedRow] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    totals: Counter[str] = field(default_factory=Counter)
    rows_read: Counter[str] = field(default_factory=Counter)
    _same: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def read(self, one: Recognised, today: date, decide: Mapping[str, str]) -> None:
        """Add the people of one sheet."""
        reader = RowReader.of(one, today, decide)
        section: Role | None = one.default_role
        heading = ""
        sheet = one.sheet.name
        for index, row in body_rows(one):
            source = Source(sheet, index + 1)
            if is_total_row(row) or _adds_up_days(one, row):
                self.totals[sheet] += 1
                continue
            if is_section_heading(one, row):
                section = section_role(row) or one.default_role
                heading = _about_status(row)
                continue
            if _only_a_number(one, row) or is_header_again(one, row):
                continue
            self.rows_read[sheet] += 1
            if len(self.guests) + len(self.refused) >= MAX_GUEST_ROWS:
                raise IntakeError(IntakeCode.TOO_LARGE)
            reason = _why_no_guest(reader, row)
            if reason is not None:
                number = reader.number(row)
                self.refused.append(refused(source, SheetKind.GUESTS, reason, row, number=number))
                continue
            draft = reader.draft(row, source, section)
            if one.about_deaths and draft.death is None:
                draft.possible_deaths.append(f"{sheet}: {draft.name.display}")
            if heading:
                # What a heading says of all below it may be meant of each: a person says so.
                draft.keep(heading)
                told = read_deaths(heading, today)
                draft.possible_deaths += [heading] if told.certain or told.possible else []
            self._add(draft)

    def _add(self, draft: Draft) -> None:
        name = merge_key(draft.name)
        keys = [(name, key) for key in phone_keys(draft.phones)]
        known = next(
            (
                index
                for key in keys
                for index in self._same.get(key, ())
                if not are_generations_apart(self.guests[index].birth, draft.birth)
            ),
            None,
        )
        if known is None:
            known = len(self.guests)
            draft.numbers = [draft.number] if draft.number else []
            self.guests.append(draft)
        else:
            self.merged.append(MergedRow(known, draft.source, draft.name))
            merge(self.guests[known], draft)
        self.guest_of_row[draft.source] = known
        for key in keys:
            alike = self._same.setdefault(key, [])
            if known not in alike:
                alike.append(known)

    def known(self) -> list[Known]:
        return [
            Known(
                draft.name,
                draft.numbers,
                draft.phones,
                draft.birth.iso if draft.birth is not None and draft.birth.exact else "",
            )
            for draft in self.guests
        ]

    def directory(self) -> Directory:
        return Directory(self.known())


def body_rows(one: Recognised) -> list[tuple[int, Sequence[Cell]]]:
    """(index from 0, row) of every row below the header with something in it."""
    start = one.table.layout.body_start
    rows = one.sheet.rows
    return [(i, rows[i]) for i in range(start, len(rows)) if not is_blank_row(rows[i])]


def is_total_row(row: Sequence[Cell]) -> bool:
    """Whether a row adds up others, or is a line drawn between them."""
    labels = [text_of(cell) for cell in row if isinstance(cell, str)]
    return bool(labels) and (
        is_total(labels[0]) or bool(_ADDS_UP.match(plain(labels[0]))) or is_drawn_line(row)
    )


_ADDS_UP = re.compile(r"(?:(?:sub|eind|maand|jaar)?tota(?:al|len)|gemiddelde?|aantal)\b")


def is_drawn_line(row: Sequence[Cell]) -> bool:
    """A row of nothing but dashes."""
    filled = [cell for cell in row if cell is not None]
    return bool(filled) and all(isinstance(c, str) and _LINE.fullmatch(c) for c in filled)


_LINE = re.compile(r"[-–—_=*~.\s]{3,}")


def _adds_up_days(one: Recognised, row: Sequence[Cell]) -> bool:
    """Numbers under the days of a list and nothing else: what stands above, added up."""
    filled = [(column, cell) for column, cell in enumerate(row) if cell is not None]
    under_days = all(one.fields.get(c) in (Field.DAY, Field.TOTAL) for c, _ in filled)
    numbers = [cell for _, cell in filled if isinstance(cell, int)]
    return under_days and len(numbers) == len(filled) and max(numbers, default=0) > 1


def is_section_heading(one: Recognised, row: Sequence[Cell]) -> bool:
    """A line of its own above a part of the list: "Naasten", "Overige gasten"."""
    filled = [(column, cell) for column, cell in enumerate(row) if cell is not None]
    if len(filled) == 1 and len(one.fields) > 1 and _says_when(filled[0][1]):
        return True
    if len(filled) != 1 or not isinstance(filled[0][1], str) or len(one.fields) < 3:
        return False
    column, text = filled[0][0], text_of(filled[0][1])
    if _about_status(row):
        return True
    outside = one.fields.get(column) in (None, Field.NUMBER, Field.ROLE) and len(text) > 3
    named = _SECTION.match(plain(text)) or read_role(text, {}) not in (None, Role.UNKNOWN)
    return bool(named) or (outside and any(ch.isalpha() for ch in text))


def _about_status(row: Sequence[Cell]) -> str:
    """A heading that tells what became of those below it: "Overleden", "Gestopt / verhuisd"."""
    text = next((cell for cell in row if isinstance(cell, str)), "")
    words = plain(text).split()
    known = words and all(word in _STATUS or word in _STATUS_WITH for word in words)
    return text if known and set(words) & _STATUS else ""


_STATUS = frozenset(
    """overleden gestorven overledenen gestopt verhuisd uitgeschreven afgemeld vertrokken archief
    inactief memoriam oudgasten slapend slapende opgezegd afgesloten""".split()
)
_STATUS_WITH = frozenset(
    """in en of gasten bezoekers sinds vanaf de niet meer actief deelnemers mensen ex oud † lijst
    2019 2020 2021 2022 2023 2024 2025 2026""".split()
)


def _says_when(cell: Cell) -> bool:
    """A month, a year or a quarter, or a letter of the alphabet."""
    if isinstance(cell, int):
        return cell in YEARS
    if not isinstance(cell, str):
        return False
    parts = read_parts(cell)
    return bool(
        (parts is not None and (parts.month is not None or parts.year is not None))
        or _PART_OF_YEAR.fullmatch(plain(cell))
        or re.fullmatch(r"[A-Z](?:\s?[-/]\s?[A-Z])?", cell.strip())
        or (cell.isdecimal() and len(cell) == 4 and int(cell) in YEARS)
    )


_PART_OF_YEAR = re.compile(
    r"(?:[1-4]e? ?kwartaal|kwartaal [1-4]|q[1-4]|week \d{1,2}|voorjaar|najaar|zomer|winter|lente"
    r"|herfst|[12]e helft)(?: \d{4})?"
)
_SECTION = re.compile(
    r"(?:overige?|andere|rest|nieuwe|oud|vaste|alle) \w*|gasten(?: \d+)?$|onbekend$"
)


def section_role(row: Sequence[Cell]) -> Role | None:
    """The role that such a line names, if any."""
    text = next((cell for cell in row if isinstance(cell, str)), "")
    role = read_role(text, {})
    return role if role is not Role.UNKNOWN else None


def is_header_again(one: Recognised, row: Sequence[Cell]) -> bool:
    """The header once more, as printed lists repeat it on every page."""
    headers = one.table.layout.headers
    same = sum(
        1
        for column, cell in enumerate(row)
        if isinstance(cell, str) and column < len(headers) and headers[column]
        and plain(cell) == plain(headers[column])
    )  # fmt: skip
    return same >= 2 and same * 2 >= sum(cell is not None for cell in row)


def _only_a_number(one: Recognised, row: Sequence[Cell]) -> bool:
    """A row that somebody numbered beforehand and never filled in."""
    filled = [column for column, cell in enumerate(row) if cell is not None]
    return len(filled) == 1 and one.fields.get(filled[0]) is Field.NUMBER


def _why_no_guest(reader: RowReader, row: Sequence[Cell]) -> Refusal | None:
    typed, name = reader.person(row)
    if not typed.strip() or (is_no_name(typed) and not any(ch.isdigit() for ch in typed)):
        return Refusal.NO_NAME
    alone = sum(cell is not None for cell in row) == 1
    if alone and _NOBODY.match(plain(typed)):
        return Refusal.NOT_A_NAME
    if len(typed) > MAX_NAME or not name_key(name) or (alone and not name_strength(typed)):
        return Refusal.NOT_A_NAME
    return None


_NOBODY = re.compile(r"(?:geen|niemand|zie|let op|einde|vervolg)\b")
"""A line that says something about the list."""


def refused(
    source: Source, kind: SheetKind, reason: Refusal, row: Sequence[Cell], *, number: str = ""
) -> RefusedRow:
    """A refused row with its cells as a reader sees them, trailing blanks left out."""
    texts = [text_of(cell) for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    return RefusedRow(source, kind, reason, tuple(texts), number=number)


def merge(into: Draft, other: Draft) -> None:
    """Add a second row about the same person: it fills gaps, and never overwrites."""
    into.also.append(other.source)
    if other.number and other.number not in into.numbers:
        into.numbers.append(other.number)
    known = set(phone_keys(into.phones))
    into.phones += [p for p in other.phones if not set(phone_keys([p])) & known]
    into.email = into.email or other.email
    _keep_other(into, into.email, other.email)
    _merge_birth(into, other)
    _merge_words(into, other)
    dates = [day for day in (into.first_visit, other.first_visit) if day is not None]
    into.first_visit = min(dates, default=None)
    into.death = into.death or other.death
    into.possible_deaths += other.possible_deaths
    for name in ("street", "postcode", "city", "emergency"):
        mine, theirs = getattr(into, name), getattr(other, name)
        setattr(into, name, mine or theirs)
        _keep_other(into, getattr(into, name), theirs)
    for line in other.notes:
        into.keep(line)
    for said in other.consents.values():
        add_consent(into, said)
    keep_to_consent(into)
    into.remarks += other.remarks


def _keep_other(into: Draft, mine: str, theirs: str) -> None:
    if theirs and plain(mine) != plain(theirs):
        into.keep(theirs)
        into.warn(Notice.CONFLICT, theirs)


def _merge_birth(into: Draft, other: Draft) -> None:
    if other.birth is None:
        return
    if into.birth is None or other.birth.iso.startswith(into.birth.iso):
        into.birth = other.birth
    elif not into.birth.iso.startswith(other.birth.iso):
        into.keep(f"Geboren: {other.birth.iso}")
        into.warn(Notice.CONFLICT, other.birth.iso)


def _merge_words(into: Draft, other: Draft) -> None:
    if other.role_word and other.role is not into.role:
        if into.role_word and into.role is not Role.UNKNOWN:
            _keep_other(into, into.role_word, other.role_word)
        else:
            into.role, into.role_word = other.role, other.role_word
            into.role_undecided = other.role_undecided
    if other.phase_word and other.phase is not into.phase:
        if into.phase_word and plain(into.phase_word) not in ("", "?"):
            _keep_other(into, into.phase_word, other.phase_word)
        else:
            into.phase, into.phase_word = other.phase, other.phase_word
            into.phase_undecided = other.phase_undecided
