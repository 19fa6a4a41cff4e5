"""What stood in the logboek before it was changed or deleted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from ipso_desk.db.rows.centre import UserRow
from ipso_desk.db.rows.logbook import LogEntryRow
from ipso_desk.db.rows.system import ActionRow, HistoryRow
from ipso_desk.domain.logbook import Visibility
from ipso_desk.domain.rights import Right, may
from ipso_desk.services.logbook import own_entry
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class EarlierText:
    """What an entry said before it was changed or deleted."""

    entry_id: int
    text: str
    until: datetime
    by: str


@query(Right.HOST, people=People.RECORD)
def earlier_texts(work: Work, entry_id: int) -> tuple[EarlierText, ...]:
    """What an entry said before it was changed, the latest first; for who may change it."""
    own_entry(work, entry_id)
    mine = [HistoryRow.row_id == entry_id, HistoryRow.after.is_not(None)]
    if not may(work.actor.role, Right.COORDINATOR):
        seen_by = func.json_extract(HistoryRow.before, "$.visibility")
        mine.append(seen_by == Visibility.EVERYONE.value)
    return _earlier(work, *mine)


@query(Right.COORDINATOR, people=People.RECORD)
def deleted_entries(work: Work, limit: int = 100) -> tuple[EarlierText, ...]:
    """What was deleted from the logboek and did not come back."""
    back = select(LogEntryRow.id)
    return _earlier(work, HistoryRow.after.is_(None), HistoryRow.row_id.not_in(back))[:limit]


def _earlier(work: Work, *which: ColumnElement[bool]) -> tuple[EarlierText, ...]:
    rows = work.session.execute(
        select(HistoryRow.row_id, HistoryRow.before, HistoryRow.after, ActionRow.at, UserRow.name)
        .join(ActionRow, ActionRow.id == HistoryRow.action_id)
        .outerjoin(UserRow, UserRow.id == ActionRow.user_id)
        .where(HistoryRow.table_name == "log_entry", HistoryRow.before.is_not(None), *which)
        .order_by(HistoryRow.id.desc())
    )
    return tuple(
        EarlierText(row_id, _text(before), at, by or "")
        for row_id, before, after, at, by in rows
        if _text(before) != _text(after)
    )


def _text(image: str | None) -> str:
    return str(json.loads(image).get("text", "")) if image else ""
