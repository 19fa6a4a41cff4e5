"""Free text that holds the name of somebody who is erased: found, shown, and decided upon."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Table, UniqueConstraint, select, update
from sqlalchemy.orm import Session

from ipso_desk.db.free_text import WHOLE_ROW, FreeText, free_texts
from ipso_desk.db.rows import Row
from ipso_desk.db.rows.groups import PeerGroupRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.logbook import LogLinkRow
from ipso_desk.domain.folding import fold
from ipso_desk.domain.people import Person
from ipso_desk.domain.traces import MARK, Span, Traces, redacted
from ipso_desk.services.erasing_rows import Touched, delete_rows
from ipso_desk.services.people import PERSON_COLUMNS, person


class Fate(StrEnum):
    """What becomes of a text."""

    MASK = "mask"
    """The name makes way for a mark; the rest stays."""
    REMOVE = "remove"
    KEEP = "keep"


Spot = tuple[str, int, str]
"""Table, row and column of a text."""
Choices = Mapping[Spot, Fate]


@dataclass(frozen=True, slots=True)
class Place:
    """A text in which the person is named, or that is about nobody else."""

    table: str
    row_id: int
    column: str
    text: str
    spans: tuple[Span, ...]
    about: bool
    """About this person alone: a log entry that is linked to nobody else."""
    fate: Fate
    """What is done with it unless a person decides otherwise."""
    day: date | None = None
    person: Person | None = None
    """On whose card, where it is about another guest."""
    group: str = ""

    @property
    def as_a_whole(self) -> bool:
        """Kept for the program's own use: a name cannot be taken out of it."""
        return self.table in WHOLE_ROW

    @property
    def spot(self) -> Spot:
        return (self.table, self.row_id, self.column)


@dataclass(frozen=True, slots=True)
class Entries:
    """The log entries that were linked to the person before the links went."""

    linked: frozenset[int] = frozenset()
    alone: frozenset[int] = frozenset()
    """Those of them that are about nobody and nothing else."""


def entries_about(session: Session, guest_id: int) -> Entries:
    mine = select(LogLinkRow.entry_id).where(LogLinkRow.guest_id == guest_id)
    linked = frozenset(session.scalars(mine))
    others = frozenset(
        session.scalars(
            select(LogLinkRow.entry_id).where(
                LogLinkRow.entry_id.in_(mine), LogLinkRow.guest_id.is_distinct_from(guest_id)
            )
        )
    )
    return Entries(linked, linked - others)


def find_places(session: Session, traces: Traces, entries: Entries) -> tuple[Place, ...]:
    """Every text of the file that names the person, once their own rows are gone."""
    found: list[Place] = []
    for kind in free_texts():
        found += _places_in(session, kind, traces, entries)
    return tuple(_with_where(session, found))


def apply(session: Session, places: Iterable[Place], choices: Choices) -> Touched:
    """Do with each text what was chosen, else what its place proposes."""
    touched: Touched = set()
    for place in places:
        fate = choices.get(place.spot, place.fate)
        if fate is Fate.KEEP:
            continue
        table = Row.metadata.tables[place.table]
        touched.add((place.table, place.row_id))
        if place.table in WHOLE_ROW or (fate is Fate.REMOVE and place.table == "log_entry"):
            delete_rows(session, table, [place.row_id], touched)
        else:
            _rewrite(session, table, place, fate)
    session.flush()
    session.expire_all()
    return touched


def decisions(places: Iterable[Place], choices: Choices, digest: Callable[[str], str]) -> str:
    """What was decided, without the texts: for when an older backup comes back."""
    kept = [
        [*place.spot, digest(place.text), choices.get(place.spot, place.fate).value]
        for place in places
    ]
    return json.dumps(kept)


def choices_from(
    places: Iterable[Place], decided: str, digest: Callable[[str], str]
) -> dict[Spot, Fate]:
    """The decisions that still hold: the same text in the same place."""
    known = {
        (table, row, column): (mark, fate) for table, row, column, mark, fate in _read(decided)
    }
    found = {}
    for place in places:
        mark, fate = known.get(place.spot, ("", ""))
        if fate and mark == digest(place.text):
            found[place.spot] = Fate(fate)
    return found


def _read(decided: str) -> list[tuple[str, int, str, str, str]]:
    return [(str(t), int(r), str(c), str(m), str(f)) for t, r, c, m, f in json.loads(decided)]


def _places_in(
    session: Session, kind: FreeText, traces: Traces, entries: Entries
) -> Iterator[Place]:
    table = kind.table
    columns = [table.c[name] for name in kind.columns]
    for number, *texts in session.execute(select(table.c.id, *columns)):
        is_entry = table.name == "log_entry"
        alone = is_entry and number in entries.alone
        for column, text in zip(kind.columns, texts, strict=True):
            if not text:
                continue
            words = as_words(table.name, text)
            spans = traces.spans(words, about=is_entry and number in entries.linked)
            if spans or alone:
                fate = _proposed(spans, whole=alone or table.name in WHOLE_ROW, alone=alone)
                yield Place(table.name, number, column, words, spans, alone, fate)


def as_words(table: str, text: str) -> str:
    """What a text says; of a row that the program keeps for itself only what was typed."""
    if table not in WHOLE_ROW:
        return text
    try:
        return " · ".join(_typed(json.loads(text)))
    except ValueError:
        return text


def _typed(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _typed(key)
            yield from _typed(item)
    elif isinstance(value, list):
        for item in value:
            yield from _typed(item)


def _proposed(spans: Iterable[Span], *, whole: bool, alone: bool) -> Fate:
    if not alone and not any(span.sure for span in spans):
        return Fate.KEEP
    return Fate.REMOVE if whole else Fate.MASK


def _rewrite(session: Session, table: Table, place: Place, fate: Fate) -> None:
    column = table.c[place.column]
    if fate is Fate.MASK:
        text: str | None = redacted(place.text, place.spans)
    elif column.nullable:
        text = None
    else:
        text = MARK if column.default is None else ""
    if text is None and place.column == "other_name":
        text = MARK  # a relation needs somebody at the other side
    if text is not None and _is_unique(table, place.column):
        text = f"{text} {place.row_id}"
    values: dict[str, Any] = {place.column: text}
    if place.table == "log_entry":
        values["folded"] = fold(text or "")
    session.execute(update(table).where(table.c.id == place.row_id).values(values))


def _is_unique(table: Table, column: str) -> bool:
    """Two masked names would be in each other's way."""
    return any(
        isinstance(rule, UniqueConstraint) and column in rule.columns for rule in table.constraints
    )


def _with_where(session: Session, places: list[Place]) -> Iterator[Place]:
    """Where each text stands: its day, whose card, which group."""
    for place in places:
        table = Row.metadata.tables[place.table]
        whose = next((c.name for c in table.columns if c.info.get("guest")), "")
        asked = [name for name in ("day", "group_id", whose) if name in table.c]
        row: dict[str, Any] = {}
        if asked:
            columns = [table.c[name] for name in asked]
            found = session.execute(select(*columns).where(table.c.id == place.row_id)).one()
            row = dict(zip(asked, found, strict=True))
        yield replace(
            place,
            day=row.get("day"),
            person=_person(session, place.row_id if place.table == "guest" else row.get(whose)),
            group=_group(session, row.get("group_id")),
        )


def _person(session: Session, guest_id: Any) -> Person | None:
    if guest_id is None:
        return None
    row = session.execute(
        select(*PERSON_COLUMNS).where(GuestRow.id == guest_id, GuestRow.erased_on.is_(None))
    ).first()
    return None if row is None else person(row)


def _group(session: Session, group_id: Any) -> str:
    name = session.scalar(select(PeerGroupRow.name).where(PeerGroupRow.id == group_id))
    return str(name or "")
