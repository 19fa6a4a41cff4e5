"""Lists of a peer group: its name, who has a seat, who waits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ipso_desk.domain.groups import SEATS, SignUpState
from ipso_desk.intake.cells import Cell, text_of
from ipso_desk.intake.codes import Field, Notice, Refusal, SheetKind
from ipso_desk.intake.compose import is_no_name
from ipso_desk.intake.days import read_day
from ipso_desk.intake.deaths import read_deaths
from ipso_desk.intake.directory import Directory
from ipso_desk.intake.drafts import RowReader, split_phones
from ipso_desk.intake.kinds import NAME_FIELDS
from ipso_desk.intake.marks import Mark, read_mark
from ipso_desk.intake.plan import (
    PlannedGroup,
    PlannedMember,
    PossibleDeath,
    RefusedRow,
    Remark,
    Source,
)
from ipso_desk.intake.profiles import split_names
from ipso_desk.intake.recognition import Recognised
from ipso_desk.intake.roster import body_rows, is_drawn_line, is_header_again, is_total_row, refused
from ipso_desk.intake.words import BLANK_WORDS, plain

WAITS = re.compile(r"\b(?:reserve|reservelijst|wachtlijst|wacht|wachtend|wl|waiting)\b")
_STOPPED = re.compile(r"\b(?:gestopt|stopt|afgehaakt|gestaakt|doet niet meer mee|stopped)\b")
_BETWEEN_GROUPS = re.compile(r"[,;\n/+]| en ")
ABOUT_MEMBER = re.compile(
    r"[(\[]?\b(?:reserve|reservelijst|(?:op )?(?:de )?wachtlijst|wl|gestopt|afgehaakt)\b[)\]]?",
    re.IGNORECASE,
)
_GENERIC_SHEET = re.compile(
    r"(?:blad|sheet|tabel|groep|groepen|lotgenoten|lotgenotengroep|lotgenotengroepen|deelnemers"
    r"|deelnemerslijst|group|peer group|wachtlijst|lijst)? ?\d*"
)
_BEFORE_NAME = re.compile(
    r"^\s*(?:deelnemers(?:lijst)?|aanmeldingen|inschrijvingen|lijst|wachtlijst)?\s*(?:van|voor)?\s*"
    r"(?:de\s+)?(?:lotgenoten|praat|gespreks|peer\s?)?(?:groep|group|contact)?\s*[:\-–]?\s*",
    re.IGNORECASE,
)
_WAITING_LIST = re.compile(
    r"^\s*(?:wachtlijst|reservelijst|reserve)\s*(?:van|voor|groep)?\s*", re.IGNORECASE
)
_MEETINGS = re.compile(
    r"(\d{1,2})\s*(?:bijeenkomsten|keer|x\b|avonden|middagen|ochtenden|sessies|meetings|sessions)"
)
_START = re.compile(
    r"(?:start\w*|begin\w*|vanaf|starts?)\s*:?\s*(?:op|on)?\s*(?:[a-z]{2,9}\s)?"
    r"(\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{2,4}|\d{4}-\d{1,2}-\d{1,2})",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Section:
    name: str
    title: str
    waiting: bool = False
    members: list[PlannedMember] = field(default_factory=list)
    others: int = 0
    """Named people of whom only the centre itself may know who they are."""


@dataclass(slots=True)
class Groups:
    """All peer groups of a file."""

    planned: list[PlannedGroup] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    possible_deaths: list[PossibleDeath] = field(default_factory=list)
    rows_read: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)

    def read(
        self,
        one: Recognised,
        guests: Directory,
        today: date,
        *,
        listed: bool,
        told: bool = False,
    ) -> None:
        """Add the group or groups of one sheet that has a row for each member.

        `told`: its rows were read for the days as well, and who is refused was told there.
        """
        refused_before = len(self.refused)
        reader = RowReader.of(one, today, {})
        title = one.table.layout.title
        waiting = bool(WAITS.search(plain(one.sheet.name)))
        current = Section(group_name(one.sheet.name, title), title, waiting)
        sections = {current.name: current}
        heading = ""
        for index, row in body_rows(one):
            source = Source(one.sheet.name, index + 1)
            lone = _lone_text(row)
            if is_drawn_line(row):
                # Below the line stands who waits.
                current.waiting = current.waiting or bool(current.members)
            elif is_total_row(row):
                self.totals[one.sheet.name] += 1
            elif is_header_again(one, row):
                if heading:
                    current = Section(group_name("", heading) or heading, heading)
                    sections.setdefault(current.name, current)
                heading = ""
            elif lone and WAITS.search(plain(lone)):
                current.waiting = True
            elif lone and _announces_group(one, index):
                heading = lone
            else:
                name = reader.text(row, Field.GROUP)
                if name:
                    current = sections.setdefault(name, Section(name, title))
                self._read_member(one, reader, guests, current, row, source, listed=listed)
        if told:
            self.refused[refused_before:] = [
                row for row in self.refused[refused_before:] if row.reason is Refusal.NO_GUEST_LIST
            ]
        self.finish(one, sections)

    def read_column(self, one: Recognised, guest_of_row: Mapping[Source, int]) -> None:
        """A column of the guest list that says in which group somebody is."""
        columns = one.columns(Field.GROUP)
        sections: dict[str, Section] = {}
        for index, row in body_rows(one):
            source = Source(one.sheet.name, index + 1)
            guest = guest_of_row.get(source)
            texts = [text_of(row[column]) for column in columns if column < len(row)]
            for told in (part for text in texts for part in _BETWEEN_GROUPS.split(text)):
                name = ABOUT_MEMBER.sub("", told).strip(" -–:")
                if guest is None or plain(name) in BLANK_WORDS or not plain(name):
                    continue
                section = sections.setdefault(plain(name), Section(name, ""))
                member = PlannedMember(guest, state_of(section, told, ""), None, "", source)
                if all(guest != other.guest for other in section.members):
                    section.members.append(member)
        self.finish(one, sections)

    def _read_member(
        self,
        one: Recognised,
        reader: RowReader,
        guests: Directory,
        section: Section,
        row: Sequence[Cell],
        source: Source,
        *,
        listed: bool,
    ) -> None:
        if [one.fields.get(c) for c, cell in enumerate(row) if cell is not None] == [Field.NUMBER]:
            return
        self.rows_read[one.sheet.name] += 1
        typed, name = reader.person(row)
        several = split_names(typed)
        if len(several) > 1 and Field.GROUP in reader.columns:
            column = reader.columns[Field.NAME][0]
            for each in several:
                alone = [each if c == column else None for c in range(column + 1)]
                self._read_member(one, reader, guests, section, alone, source, listed=listed)
            return
        texts = [text for _, text in reader.texts(row, Field.PHONE)]
        phones = [phone for text in texts for phone in split_phones(text)]
        signed_up = read_day(reader.cell(row, Field.SIGNED_UP))
        if not typed.strip() and not reader.columns.keys() & NAME_FIELDS:
            found = guests.find(None, reader.number(row))
            guest, reason = found.guest, found.refusal if listed else Refusal.NO_GUEST_LIST
        elif not typed.strip() or is_no_name(typed):
            guest, reason = None, Refusal.NO_NAME
        else:
            # Numbers in a group's list count the chairs, not the guests.
            found = guests.find(name, "", phones)
            guest, reason = found.guest, found.refusal if listed else Refusal.NO_GUEST_LIST
            if found.notice is not None:
                self.remarks.append(Remark(found.notice, source, typed, guest))
        lines = [text for _, text in reader.texts(row, Field.NOTE)]
        lines += [f"{reader.headers[c]}: {text}" for c, text in reader.texts(row, Field.EXTRA)]
        note = "\n".join(lines)
        status = reader.text(row, Field.WAITING)
        if status and read_mark(status) is Mark.PRESENT and reader.asks_who_waits:
            status = "wachtlijst"
        state = state_of(section, note, status)
        if guest is None:
            base = refused(source, SheetKind.GROUP, reason or Refusal.NOT_LISTED, row)
            phone = phones[0] if phones else None
            row_ = replace(base, name=name, phone=phone, signed_up_on=signed_up, state=state)
            self.refuse(section, row_)
            return
        self.place(section, PlannedMember(guest, state, signed_up, note, source), reader.today)

    def refuse(self, section: Section, row: RefusedRow) -> None:
        """Leave somebody out whom the file does not know; the centre may."""
        section.others += row.reason is Refusal.NO_GUEST_LIST
        self.refused.append(replace(row, group=section.name))

    def place(self, section: Section, member: PlannedMember, today: date) -> None:
        """Put a guest in a group, once."""
        if any(member.guest == other.guest for other in section.members):
            return
        self._ask_about_death(member.guest, member.note, member.source, today)
        section.members.append(member)

    def _ask_about_death(self, guest: int, note: str, source: Source, today: date) -> None:
        reading = read_deaths(note, today)
        for text in (*reading.possible, *([reading.certain] if reading.certain else [])):
            self.possible_deaths.append(PossibleDeath(guest, text, source))

    def finish(self, one: Recognised, sections: Mapping[str, Section]) -> None:
        for section in sections.values():
            if not section.members and not section.others and len(sections) > 1:
                continue
            members = self._within_seats(section.members)
            if self._joins_another(section):
                continue
            start = _START.search(section.title)
            meetings = _MEETINGS.search(section.title.lower())
            self.planned.append(
                PlannedGroup(
                    section.name or one.sheet.name,
                    one.sheet.name,
                    section.title,
                    read_day(start[1]) if start else None,
                    int(meetings[1]) if meetings else None,
                    tuple(members),
                )
            )

    def _joins_another(self, section: Section) -> bool:
        """A waiting list on a sheet of its own belongs to the group of that name."""
        for index, group in enumerate(self.planned):
            if plain(group.name) == plain(section.name):
                seated = {member.guest for member in group.members}
                more = [member for member in section.members if member.guest not in seated]
                members = self._within_seats([*group.members, *more])
                self.planned[index] = replace(group, members=tuple(members))
                return True
        return False

    def _within_seats(self, members: list[PlannedMember]) -> list[PlannedMember]:
        seated = 0
        placed = []
        for member in members:
            if member.state is SignUpState.PARTICIPANT:
                seated += 1
                if seated > SEATS:
                    self.remarks.append(Remark(Notice.FULL, member.source, "", member.guest))
                    member = replace(member, state=SignUpState.WAITING)
            placed.append(member)
        return placed


def is_of_a_group(one: Recognised) -> bool:
    """A list of who came to which meeting of a peer group: who stands in it is in the group."""
    words = plain(f"{one.sheet.name} {one.table.layout.title}"[:200])
    if "lotgenoten" in words:
        return True
    return bool(_GROUP.search(words)) and not _ACTIVITY.search(words)


_GROUP = re.compile(r"\b(?:praat|gespreks|rouw|partner|mannen|vrouwen|jongeren|steun)?groep\b")
_ACTIVITY = re.compile(
    r"wandel|yoga|schilder|creatie|koffie|\beet|kook|zing|koor|sport|beweeg|beweg|fiets|tuin|brei"
    r"|handwerk|teken|lees|muziek|dans|zwem|inloop|aanwezig|spel|bloem|foto"
)
"""Things to do together: a group of people, and no peer group."""


def state_of(section: Section, note: str, status: str) -> SignUpState:
    words = f"{plain(status)} {plain(note)}"
    if _STOPPED.search(words):
        return SignUpState.STOPPED
    if section.waiting or WAITS.search(words):
        return SignUpState.WAITING
    return SignUpState.PARTICIPANT


def only_says_who_waits(note: str) -> bool:
    return not plain(WAITS.sub("", plain(note)).replace("op", ""))


def _lone_text(row: Sequence[Cell]) -> str:
    filled = [cell for cell in row if cell is not None]
    return filled[0] if len(filled) == 1 and isinstance(filled[0], str) else ""


def _announces_group(one: Recognised, index: int) -> bool:
    """A line of its own with the header again below it starts the next group."""
    following = one.sheet.rows[index + 1 : index + 4]
    return any(is_header_again(one, row) for row in following)


def group_name(sheet_name: str, title: str) -> str:
    """The sheet's own name, unless that says nothing; then the first words of the title."""
    sheet_name = _WAITING_LIST.sub("", sheet_name)
    if not _GENERIC_SHEET.fullmatch(plain(sheet_name)):
        return sheet_name.strip()
    for line in title.splitlines():
        first = re.split(r"[,;(\n]|\s[-–]\s", _BEFORE_NAME.sub("", line, count=1))[0].strip()
        if first:
            return first[:120]
    return text_of(sheet_name).strip()
