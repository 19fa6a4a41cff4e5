"""Own data, the traces: what was written about somebody, who looked, and who changed what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import select

from ipso_desk.db.rows.centre import UserRow, VolunteerRow
from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.logbook import LogEntryRow, LogLinkRow
from ipso_desk.db.rows.system import AccessRow, ActionRow, DraftRow, HistoryRow
from ipso_desk.domain.traces import Known, Span, traces_of
from ipso_desk.services.erasing_texts import Entries, as_words, find_places
from ipso_desk.services.own_data_parts import Fact, Part, Reading, shown, told
from ipso_desk.services.people import PERSON_COLUMNS, person, person_of
from ipso_desk.services.person_traces import traces_of_guest
from ipso_desk.texts import actions
from ipso_desk.texts.centre import looked
from ipso_desk.texts.guests import FIELDS

OTHER = "een andere gast"
_IN_THE_HOUSE = frozenset({"log_entry", "day_check", "meeting", "activity", "memorial_meeting"})
"""Texts about days of the house; what stands on the card of another guest is theirs."""


def log(own: Reading) -> Part:
    """Every entry about this guest; other guests in it stay nameless."""
    about = select(LogLinkRow.entry_id).where(LogLinkRow.guest_id == own.guest_id)
    rows = own.session.execute(
        select(LogEntryRow, UserRow.name, VolunteerRow.first_name)
        .outerjoin(UserRow, UserRow.id == LogEntryRow.author_id)
        .outerjoin(VolunteerRow, VolunteerRow.id == LogEntryRow.on_duty_id)
        .where(LogEntryRow.id.in_(about))
        .order_by(LogEntryRow.day.desc(), LogEntryRow.id.desc())
    ).all()
    lines = []
    for entry, user, on_duty in rows:
        text = _without_others(own, entry.id, entry.text)
        lines.append(
            Fact(
                shown(entry.day),
                told(
                    text,
                    f"door {on_duty or user}" if on_duty or user else "",
                    f"terugkomen op {shown(entry.follow_up_on)}" if entry.follow_up_on else "",
                ),
            )
        )
    return Part("log", "Wat er over u is opgeschreven", tuple(lines))


def mentions(own: Reading) -> Part:
    """Where the name stands in texts of the house that were not linked to this guest."""
    traces = traces_of_guest(own.session, own.guest_id)
    linked = select(LogLinkRow.entry_id).where(LogLinkRow.guest_id == own.guest_id)
    known = frozenset(own.session.scalars(linked))
    lines = [
        Fact(shown(place.day) or "Notitie", _sentence_of(place.text, place.spans))
        for place in find_places(own.session, traces, Entries())
        if place.table in _IN_THE_HOUSE
        and not (place.table == "log_entry" and place.row_id in known)
        and any(span.sure for span in place.spans)
    ]
    return Part("mentions", "Waar uw naam ook staat", tuple(lines))


def drafts(own: Reading) -> Part:
    lines = tuple(
        Fact(shown(row.saved_at), as_words("draft", row.data)) for row in own.rows(DraftRow)
    )
    return Part("drafts", "Formulieren die nog niet zijn opgeslagen", lines)


def looks(own: Reading) -> Part:
    rows = own.session.execute(
        select(AccessRow.at, AccessRow.code, UserRow.name)
        .outerjoin(UserRow, UserRow.id == AccessRow.user_id)
        .where(AccessRow.guest_id.in_(own.numbers))
        .order_by(AccessRow.id.desc())
    )
    lines = tuple(Fact(shown(at), told(looked(code), by)) for at, code, by in rows)
    return Part("looks", "Wie uw gegevens inzag", lines)


def changes(own: Reading) -> Part:
    """Each action on the card, and what stood in a field before it."""
    was = _was_before(own)
    rows = own.session.execute(
        select(ActionRow, UserRow.name, VolunteerRow.first_name)
        .outerjoin(UserRow, UserRow.id == ActionRow.user_id)
        .outerjoin(VolunteerRow, VolunteerRow.id == ActionRow.on_duty_id)
        .where(
            ActionRow.id.in_(
                select(HistoryRow.action_id).where(HistoryRow.guest_id.in_(own.numbers))
            )
        )
        .order_by(ActionRow.id.desc())
    )
    name = person_of(own.session.get_one(GuestRow, own.guest_id)).display
    lines = []
    for act, user, on_duty in rows:
        ids = json.loads(act.ids)
        whose = name if ids.get("guest", own.guest_id) in own.numbers else OTHER
        sentence = actions.told(act.code, ids, guest=whose)
        lines.append(Fact(shown(act.at), told(sentence, on_duty or user, *was.get(act.id, ()))))
    return Part("changes", "Wie wat veranderde", tuple(lines))


def _was_before(own: Reading) -> Mapping[int, list[str]]:
    """What stood in the fields of the card before each action changed them."""
    rows = own.session.execute(
        select(HistoryRow.action_id, HistoryRow.before, HistoryRow.after).where(
            HistoryRow.guest_id.in_(own.numbers),
            HistoryRow.table_name.in_(("guest", "guest_private", "guest_phone")),
            HistoryRow.before.is_not(None),
        )
    )
    found: dict[int, list[str]] = {}
    for action_id, before, after in rows:
        was, now = json.loads(before or "{}"), json.loads(after or "{}")
        for key, value in was.items():
            label = "Telefoon" if key == "typed" else FIELDS.get(key, "")
            if label and value not in ("", None, now.get(key)):
                found.setdefault(action_id, []).append(f"{label} was: {value}")
    return found


def _without_others(own: Reading, entry_id: int, text: str) -> str:
    """The text with the names of other guests that it is about made into "een andere gast"."""
    others = own.session.execute(
        select(*PERSON_COLUMNS)
        .join(LogLinkRow, LogLinkRow.guest_id == GuestRow.id)
        .where(LogLinkRow.entry_id == entry_id, GuestRow.id != own.guest_id)
    ).all()
    me = person_of(own.session.get_one(GuestRow, own.guest_id)).name
    mine = traces_of(Known((me,)))
    for row in others:
        theirs = traces_of(Known((person(row).name,)))
        spans = [
            span
            for span in theirs.spans(text, about=True)
            if not any(_overlap(span, own_span) for own_span in mine.spans(text, about=True))
        ]
        text = _replaced(text, spans)
    return text


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _replaced(text: str, spans: Iterable[Span]) -> str:
    for span in reversed(list(spans)):
        text = text[: span.start] + OTHER + text[span.end :]
    return text


def _sentence_of(text: str, spans: Iterable[Span]) -> str:
    """The sentences in which the name stands, and no more of what was about others."""
    return " … ".join(dict.fromkeys(_sentences(text, spans)))


def _sentences(text: str, spans: Iterable[Span]) -> Iterator[str]:
    for span in spans:
        start = max(text.rfind(end, 0, span.start) for end in (". ", "\n", "! ", "? "))
        ends = [at for end in (". ", "\n", "! ", "? ") if (at := text.find(end, span.end)) >= 0]
        yield text[start + 1 : min(ends, default=len(text)) + 1].strip()
