"""The logboek: entries and what they are about."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from ipso_desk.db.rows.base import Row, code, guest_reference, reference
from ipso_desk.domain.logbook import LogKind, Visibility


class LogEntryRow(Row):
    __tablename__ = "log_entry"

    day: Mapped[date] = mapped_column(index=True)
    written_at: Mapped[datetime]
    author_id: Mapped[int | None] = reference("user", index=False)
    on_duty_id: Mapped[int | None] = reference("volunteer", index=False)
    """Who wrote it, where the shared desk was logged in."""
    kind: Mapped[LogKind] = code(LogKind, default=LogKind.DAY)
    visibility: Mapped[Visibility] = code(Visibility, default=Visibility.EVERYONE)
    text: Mapped[str]
    folded: Mapped[str]
    """The text as the search reads it; the text index follows this column."""
    follow_up_on: Mapped[date | None] = mapped_column(index=True)
    follow_up_done_on: Mapped[date | None]


class LogLinkRow(Row):
    """An entry about a guest belongs to that guest's own data."""

    __tablename__ = "log_link"

    entry_id: Mapped[int] = reference("log_entry")
    guest_id: Mapped[int | None] = guest_reference()
    group_id: Mapped[int | None] = reference("peer_group")
    activity_id: Mapped[int | None] = reference("activity", index=False)
    organisation_id: Mapped[int | None] = reference("organisation", index=False)
