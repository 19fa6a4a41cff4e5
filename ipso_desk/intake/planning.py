"""From the bytes of a file to the plan of an import; the one entry of this package."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.guests import ConsentPurpose, Role
from ipso_desk.domain.phases import Phase
from ipso_desk.intake.calendars import Hints
from ipso_desk.intake.cells import Cell, column_letter, is_blank_row, text_of
from ipso_desk.intake.codes import Field, Notice, Refusal, SheetKind
from ipso_desk.intake.columns import role_of_column
from ipso_desk.intake.day_cells import read_day_cells
from ipso_desk.intake.deathlists import DeathLists
from ipso_desk.intake.directory import possible_duplicates
from ipso_desk.intake.draft import Draft
from ipso_desk.intake.errors import IntakeCode, IntakeError
from ipso_desk.intake.group_columns import read_columns
from ipso_desk.intake.groups import Groups, is_of_a_group, only_says_who_waits
from ipso_desk.intake.headers import is_never_kept
from ipso_desk.intake.month_first import straighten
from ipso_desk.intake.plan import (
    ColumnAccount,
    ImportPlan,
    PlannedGroup,
    PlannedGuest,
    PlannedSignOff,
    PlannedVisit,
    PossibleDeath,
    RefusedRow,
    Remark,
    SheetAccount,
    SheetChoice,
    Source,
    WordToDecide,
)
from ipso_desk.intake.presence import Attendance
from ipso_desk.intake.reading import read_sheets
from ipso_desk.intake.recognition import Recognised, recognise
from ipso_desk.intake.roster import Roster, body_rows, refused
from ipso_desk.intake.shapes import plain_tables
from ipso_desk.intake.tallies import Tallies
from ipso_desk.intake.unlisted import people_named
from ipso_desk.intake.words import plain

_CODES = {member.value for member in (*Role, *Phase)}


def read_plan(
    data: bytes,
    filename: str,
    *,
    today: date,
    decide: Mapping[str, str] | None = None,
    mapping: Mapping[str, SheetChoice] | None = None,
    step: Callable[[float], None] = lambda _: None,
) -> ImportPlan:
    """What importing this file would do. Raises `IntakeError`, and nothing else.

    `decide` gives words a code of `Role` or `Phase` ("uitgezaaid" → "unknown"); a word that
    is used for both is told apart by "role:word" and "phase:word". `mapping` overrules what
    was recognised, by the name of the sheet. `step` is told how far it is, from 0 to 1; what
    it raises breaks the reading off.
    """
    decisions = _decisions(decide or {})
    step(0.0)
    raw, remarks = straighten(plain_tables(read_sheets(data, filename)), mapping or {})
    step(0.4)
    sheets = recognise(raw, mapping or {}, today)
    step(0.6)
    hints = Hints(filename, today)
    roster = Roster()
    for one in sheets:
        if one.kind is SheetKind.GUESTS:
            roster.read(one, today, decisions)
            step(0.7)
    listed = any(one.kind is SheetKind.GUESTS for one in sheets)
    others = _read_others(sheets, roster, hints, listed=listed)
    step(0.9)
    remarks += _never_kept(sheets)

    def put_together(people: Roster, told: _Others) -> ImportPlan:
        plan = _put_together(data, filename, sheets, people, told)
        return replace(plan, remarks=(*remarks, *plan.remarks), mapping=mapping or {})

    plan = put_together(roster, others)
    if listed:
        return plan
    roster = people_named(sheets, plan.refused, today, decisions)
    if not roster.guests:
        return plan
    others = _read_others(sheets, roster, hints, listed=True)
    return replace(put_together(roster, others), among_known=plan)


def _never_kept(sheets: Sequence[Recognised]) -> list[Remark]:
    return [
        Remark(Notice.NEVER_KEPT, Source(one.sheet.name, one.table.layout.body_start), header)
        for one in sheets
        for header in one.table.layout.headers
        if is_never_kept(header)
    ]


def _decisions(decide: Mapping[str, str]) -> dict[str, str]:
    decisions = {}
    for word, code in decide.items():
        if code not in _CODES:
            raise IntakeError(IntakeCode.BAD_MAPPING, word=word, value=code)
        prefix, colon, rest = word.partition(":")
        known = colon and prefix in ("role", "phase")
        decisions[f"{prefix}:{plain(rest)}" if known else plain(word)] = code
    return decisions


@dataclass(frozen=True, slots=True)
class _Others:
    """What the sheets beside the guest lists say."""

    attendance: Attendance
    tallies: Tallies
    groups: Groups
    deaths: DeathLists


def _read_others(
    sheets: list[Recognised], roster: Roster, hints: Hints, *, listed: bool
) -> _Others:
    others = _Others(Attendance(), Tallies(), Groups(), DeathLists())
    guests = roster.directory()
    for one in sheets:
        marked = one.kind is SheetKind.GUESTS and bool(one.table.layout.days)
        if marked or one.kind is SheetKind.PRESENCE:
            others.attendance.read_matrix(one, guests, roster.guest_of_row, hints, listed=listed)
            if one.kind is SheetKind.PRESENCE and is_of_a_group(one):
                others.groups.read(one, guests, hints.today, listed=listed, told=True)
        elif one.kind is SheetKind.VISITS:
            others.attendance.read_list(one, guests, hints, listed=listed)
        elif one.kind is SheetKind.TALLY:
            others.tallies.read(one, hints)
        elif one.columns(Field.MEMBERS):
            read_columns(others.groups, one, guests, hints.today, listed=listed)
        elif one.kind is SheetKind.GROUP:
            others.groups.read(one, guests, hints.today, listed=listed)
        elif one.kind is SheetKind.DEATHS:
            others.deaths.read(one, guests, hints.today)
    for one in sheets:
        if one.kind is SheetKind.GUESTS and one.columns(Field.GROUP):
            others.groups.read_column(one, roster.guest_of_row)
        if one.kind is SheetKind.GUESTS and one.columns(Field.VISIT_DAYS):
            read_day_cells(others.attendance, one, roster.guest_of_row, hints)
    return others


def _put_together(
    data: bytes, filename: str, sheets: list[Recognised], roster: Roster, others: _Others
) -> ImportPlan:
    visits = others.attendance.planned_visits()
    sign_offs = others.attendance.planned_sign_offs()
    groups = tuple(others.groups.planned)
    days = _days_known(visits, sign_offs, groups)
    lines = _told_of_members(groups)
    for guest, line in others.attendance.notes:
        lines[guest].append(line)
    return ImportPlan(
        fingerprint=hashlib.sha256(data).hexdigest(),
        filename=filename,
        sheets=tuple(_account(one, roster, others) for one in sheets),
        guests=tuple(
            _planned(draft, days[i], lines[i]) for i, draft in enumerate(roster.guests)
        ),
        visits=visits,
        sign_offs=sign_offs,
        tallies=others.tallies.planned(),
        groups=groups,
        refused=(
            *roster.refused, *others.attendance.refused, *others.tallies.refused,
            *others.groups.refused, *others.deaths.refused, *_unknown_rows(sheets),
        ),
        merged=tuple(roster.merged),
        possible_duplicates=possible_duplicates(roster.known()),
        words_to_decide=_words_to_decide(roster.guests),
        possible_deaths=_possible_deaths(roster.guests, others),
        remarks=(
            *_told(roster.guests), *others.attendance.remarks, *others.tallies.remarks,
            *others.groups.remarks,
        ),
    )  # fmt: skip


def _days_known(
    visits: tuple[PlannedVisit, ...],
    sign_offs: tuple[PlannedSignOff, ...],
    groups: tuple[PlannedGroup, ...],
) -> dict[int, list[date]]:
    """Every day on which something is known of a guest."""
    days: dict[int, list[date]] = defaultdict(list)
    for visit in visits:
        days[visit.guest].append(visit.day)
    for sign_off in sign_offs:
        days[sign_off.guest].append(sign_off.day)
    for group in groups:
        for member in group.members:
            if member.signed_up_on is not None:
                days[member.guest].append(member.signed_up_on)
    return days


def _told_of_members(groups: tuple[PlannedGroup, ...]) -> dict[int, list[str]]:
    """What a group's list says of its members and a sign-up has no place for."""
    lines: dict[int, list[str]] = defaultdict(list)
    for group in groups:
        for member in group.members:
            told = member.note
            if member.state is SignUpState.STOPPED and not told:
                told = "gestopt"
            if told and not only_says_who_waits(told):
                lines[member.guest] += [f"{group.name}: {line}" for line in told.splitlines()]
    return lines


def _possible_deaths(drafts: list[Draft], others: _Others) -> tuple[PossibleDeath, ...]:
    of_cards = (
        PossibleDeath(index, text, draft.source)
        for index, draft in enumerate(drafts)
        for text in dict.fromkeys(draft.possible_deaths)
    )
    elsewhere = (
        *others.groups.possible_deaths,
        *others.deaths.possible_deaths,
        *others.attendance.possible_deaths,
    )
    # Someone who is known to have died needs no second question.
    return tuple(death for death in (*of_cards, *elsewhere) if drafts[death.guest].death is None)


def _told(drafts: list[Draft]) -> list[Remark]:
    return [
        Remark(notice, draft.source, text, index)
        for index, draft in enumerate(drafts)
        for notice, text in draft.remarks
    ]


def _planned(draft: Draft, days: list[date], lines: list[str]) -> PlannedGuest:
    for line in lines:
        draft.keep(line)
    if draft.first_visit is not None:
        days = [*days, draft.first_visit.earliest]
    return PlannedGuest(
        source=draft.source,
        also=tuple(draft.also),
        numbers=tuple(draft.numbers),
        name=draft.name,
        phones=tuple(draft.phones),
        email=draft.email,
        birth=draft.birth,
        role=draft.role,
        role_word=draft.role_word,
        phase=draft.phase,
        phase_word=draft.phase_word,
        undecided=draft.phase_undecided,
        first_visit=draft.first_visit,
        first_known_on=min(days, default=None),
        death=draft.death,
        street=draft.street,
        postcode=draft.postcode,
        city=draft.city,
        emergency_contact=draft.emergency,
        consents=tuple(draft.consents[p] for p in ConsentPurpose if p in draft.consents),
        note="\n".join(draft.notes),
    )


def _words_to_decide(drafts: list[Draft]) -> tuple[WordToDecide, ...]:
    found: dict[tuple[Field, str], tuple[str, list[int]]] = {}
    for index, draft in enumerate(drafts):
        for field, word, open_ in (
            (Field.PHASE, draft.phase_word, draft.phase_undecided),
            (Field.ROLE, draft.role_word, draft.role_undecided),
        ):
            if open_:
                found.setdefault((field, plain(word)), (word, []))[1].append(index)
    return tuple(
        WordToDecide(field, key, word, tuple(guests))
        for (field, key), (word, guests) in sorted(
            found.items(), key=lambda item: (-len(item[1][1]), item[0][1])
        )
    )


def _unknown_rows(sheets: list[Recognised]) -> list[RefusedRow]:
    return [
        refused(Source(one.sheet.name, index + 1), SheetKind.UNKNOWN, Refusal.UNKNOWN_ROW, row)
        for one in sheets
        if one.kind is SheetKind.UNKNOWN
        for index, row in body_rows(one)
    ]


def _account(one: Recognised, roster: Roster, others: _Others) -> SheetAccount:
    name, layout = one.sheet.name, one.table.layout
    days = others.attendance.days_of.get(name) or others.tallies.days_of.get(name) or {}
    counting = one.kind is SheetKind.TALLY
    columns = tuple(
        ColumnAccount(
            index=column,
            letter=column_letter(column),
            header=one.table.header(column),
            field=field,
            day=days.get(column),
            role=role_of_column(one.table, column) if counting and field is Field.COUNT else None,
        )
        for column, field in sorted(one.fields.items())
    )
    readers = (roster, others.attendance, others.tallies, others.groups, others.deaths)
    return SheetAccount(
        name=name,
        kind=one.kind,
        hidden=one.sheet.hidden,
        header_rows=tuple(row + 1 for row in layout.header_rows),
        title=layout.title,
        columns=columns,
        rows_read=max(reader.rows_read.get(name, 0) for reader in readers),
        totals_ignored=sum(reader.totals.get(name, 0) for reader in readers),
        turned=one.turned,
        default_role=one.default_role,
        top=_top(one),
        first=tuple(_shown(row) for _, row in body_rows(one)[:_SHOWN_ROWS]),
        known_by=one.known_by,
    )


_SHOWN_ROWS, _SHOWN_COLUMNS, _SHOWN_TEXT = 4, 60, 60


def _top(one: Recognised) -> tuple[tuple[int, tuple[str, ...]], ...]:
    filled = [(i, row) for i, row in enumerate(one.sheet.rows[:40]) if not is_blank_row(row)]
    return tuple((index + 1, _shown(row)) for index, row in filled[:10])


def _shown(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(text_of(cell)[:_SHOWN_TEXT] for cell in row[:_SHOWN_COLUMNS])
