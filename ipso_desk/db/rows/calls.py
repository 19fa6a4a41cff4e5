"""The calls of a day, who is calling, and what was printed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ipso_desk.db.rows.base import NO_HISTORY, Row, code, guest_reference, reference, table_args
from ipso_desk.domain.calls import CallOutcome


class CallRow(Row):
    """One call to one person; a person with two meetings is called once."""

    __tablename__ = "call"
    __table_args__ = table_args(Index("ix_call_guest_day", "guest_id", "day"))

    guest_id: Mapped[int] = guest_reference(index=False)
    day: Mapped[date] = mapped_column(index=True)
    outcome: Mapped[CallOutcome] = code(CallOutcome)
    reason: Mapped[str] = mapped_column(default="")
    call_back: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    sign_up_id: Mapped[int | None] = reference("sign_up")
    """The offer this call was about, where it was one."""
    called_by: Mapped[int | None] = reference("user", index=False)
    called_at: Mapped[datetime]


class CallClaimRow(Row):
    """Who is calling whom, so that two hosts do not call the same person."""

    __tablename__ = "call_claim"
    __table_args__ = table_args(UniqueConstraint("guest_id", "day"), info=NO_HISTORY)

    guest_id: Mapped[int] = guest_reference(index=False)
    day: Mapped[date]
    user_id: Mapped[int] = reference("user", index=False)
    at: Mapped[datetime]


class PrintedListRow(Row):
    """A list as it was printed, so that the screen can say what changed since."""

    __tablename__ = "printed_list"
    __table_args__ = table_args(Index("ix_printed_list_name_day", "name", "day"), info=NO_HISTORY)

    name: Mapped[str]
    day: Mapped[date]
    printed_at: Mapped[datetime]
    printed_by: Mapped[int | None] = reference("user", index=False)
    people: Mapped[str]
    """JSON: guest ids with a mark of their line, no names."""
