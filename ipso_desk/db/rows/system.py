"""What the program keeps for itself: actions, history, drafts, who looked, remembered choices."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ipso_desk.db.rows.base import NO_HISTORY, Row, guest_reference, reference, table_args


class ActionRow(Row):
    """One user action is one transaction: who, when, which action, ids; no names."""

    __tablename__ = "action"
    __table_args__ = table_args(
        Index("ix_action_undoes", "undoes", sqlite_where=text("undoes IS NOT NULL")),
        info=NO_HISTORY,
    )

    at: Mapped[datetime]
    user_id: Mapped[int | None]
    on_duty_id: Mapped[int | None]
    """The volunteer on duty, where the shared desk was logged in."""
    code: Mapped[str]
    ids: Mapped[str] = mapped_column(default="{}")
    """JSON: what the action was about, ids and days only."""
    session: Mapped[str] = mapped_column(default="")
    """The unlocking this belongs to; Ctrl+Z reaches no further back."""
    undoes: Mapped[int | None]


class HistoryRow(Row):
    """One changed row of one action, with its images before and after as JSON."""

    __tablename__ = "history"
    __table_args__ = table_args(Index("ix_history_row", "table_name", "row_id"), info=NO_HISTORY)

    action_id: Mapped[int] = mapped_column(index=True)
    table_name: Mapped[str]
    row_id: Mapped[int]
    guest_id: Mapped[int | None] = mapped_column(index=True)
    before: Mapped[str | None]
    after: Mapped[str | None]


class DraftRow(Row):
    """A form somebody was filling in; survives a crash, erased with the person."""

    __tablename__ = "draft"
    __table_args__ = table_args(UniqueConstraint("user_id", "form", "subject"), info=NO_HISTORY)

    user_id: Mapped[int] = reference("user", index=False)
    form: Mapped[str]
    subject: Mapped[int] = mapped_column(default=0)
    guest_id: Mapped[int | None] = guest_reference()
    data: Mapped[str]
    saved_at: Mapped[datetime]


class AccessRow(Row):
    """Private data that was opened, exported or printed."""

    __tablename__ = "access"
    __table_args__ = table_args(info=NO_HISTORY)

    at: Mapped[datetime]
    user_id: Mapped[int | None]
    code: Mapped[str]
    guest_id: Mapped[int | None] = mapped_column(index=True)
    detail: Mapped[str] = mapped_column(default="")


class ErasureRow(Row):
    """The nameless trace that somebody was erased; undo never touches it."""

    __tablename__ = "erasure"
    __table_args__ = table_args(info=NO_HISTORY)

    guest_number: Mapped[int]
    at: Mapped[datetime]
    user_id: Mapped[int | None]
    decisions: Mapped[str] = mapped_column(default="[]")
    """JSON: what a person decided on texts that hold the name, for after a restore; no names."""


class SavedFilterRow(Row):
    """Filters of the list of guests under a name: codes and a group, nobody's name."""

    __tablename__ = "saved_filter"
    __table_args__ = table_args(UniqueConstraint("name"))

    name: Mapped[str]
    filter: Mapped[str]


class ImportMappingRow(Row):
    """How a kind of workbook was read the last time."""

    __tablename__ = "import_mapping"
    __table_args__ = table_args(UniqueConstraint("fingerprint"), info=NO_HISTORY)

    fingerprint: Mapped[str]
    mapping: Mapped[str]
