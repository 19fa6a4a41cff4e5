"""The members of groups that stand side by side, a column for each."""

from __future__ import annotations

import re
from datetime import date

from ipso_desk.intake.cells import Cell, text_of
from ipso_desk.intake.codes import Field, Refusal, SheetKind
from ipso_desk.intake.compose import compose, is_no_name
from ipso_desk.intake.directory import Directory
from ipso_desk.intake.drafts import split_phones
from ipso_desk.intake.groups import ABOUT_MEMBER, WAITS, Groups, Section, group_name, state_of
from ipso_desk.intake.name_columns import PHONE_IN_NAME, bare_name
from ipso_desk.intake.plan import PlannedMember, RefusedRow, Remark, Source
from ipso_desk.intake.profiles import name_strength
from ipso_desk.intake.recognition import Recognised
from ipso_desk.intake.roster import body_rows
from ipso_desk.intake.words import is_total, plain

_SAYS_WHICH = re.compile(
    r"(?:voorjaar|najaar|zomer|winter|herfst|lente|groep|reeks|serie|blok|ronde)?"
    r" ?(?:\d{1,4}|[a-f]|i{1,3}|een|twee|drie)?"
)
"""Which of several groups of one name: it takes the name of the sheet before it."""


def read_columns(
    groups: Groups, one: Recognised, guests: Directory, today: date, *, listed: bool
) -> None:
    """Add the group of each column; one headed "wachtlijst" waits for the group before it."""
    sections: dict[str, Section] = {}
    last = ""
    rows = body_rows(one)
    for column in one.columns(Field.MEMBERS):
        header = " ".join(one.table.header(column).split())
        name = ABOUT_MEMBER.sub("", header).strip(" -–:") or last or header
        if _SAYS_WHICH.fullmatch(plain(name)):
            name = f"{group_name(one.sheet.name, one.table.layout.title)} {name}"[:120]
        last = name
        section = sections.setdefault(plain(name), Section(name, name))
        section.waiting = bool(WAITS.search(plain(header)))
        for index, row in rows:
            cell = row[column] if column < len(row) else None
            source = Source(one.sheet.name, index + 1)
            _read_cell(groups, section, cell, guests, source, today, listed=listed)
    groups.rows_read[one.sheet.name] += len(rows)
    groups.finish(one, sections)


def _read_cell(
    groups: Groups,
    section: Section,
    cell: Cell,
    guests: Directory,
    source: Source,
    today: date,
    *,
    listed: bool,
) -> None:
    text = text_of(cell)
    if not isinstance(cell, str) or text.strip(" .").isdecimal() or is_total(text):
        return
    if not ABOUT_MEMBER.sub("", text).strip(" -–:()"):
        section.waiting = section.waiting or bool(WAITS.search(plain(text)))
        return
    bare = bare_name(text)
    if name_strength(bare) < 1 and not section.members and not section.others:
        section.title += f"\n{text}"  # the leader, the hour, the first day
        return
    typed, name = compose(bare, "", "", "", "")
    phone = PHONE_IN_NAME.search(text)
    phones = split_phones(phone[1]) if phone is not None else []
    note = text.replace(bare, "", 1).replace(phone[0] if phone else "", "").strip(" ,;:()-–")
    state = state_of(section, note, "")
    if is_no_name(typed) or not name_strength(bare):
        reason: Refusal | None = Refusal.NOT_A_NAME
        guest = None
    else:
        found = guests.find(name, "", phones)
        guest, reason = found.guest, found.refusal if listed else Refusal.NO_GUEST_LIST
        if found.notice is not None:
            groups.remarks.append(Remark(found.notice, source, text, guest))
    if guest is None:
        row = RefusedRow(
            source, SheetKind.GROUP, reason or Refusal.NOT_LISTED, (section.name, text),
            name=name, phone=phones[0] if phones else None, state=state,
        )  # fmt: skip
        groups.refuse(section, row)
        return
    groups.place(section, PlannedMember(guest, state, None, note, source), today)
