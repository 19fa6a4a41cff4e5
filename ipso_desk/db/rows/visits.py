"""Who came to the house, on which day, and how many without leaving a name."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ipso_desk.db.rows.base import NO_HISTORY, Row, code, guest_reference, reference, table_args
from ipso_desk.domain.guests import Role
from ipso_desk.domain.reminders import ReminderKind, ReminderState


class VisitRow(Row):
    """One guest on one day; the file itself refuses a second."""

    __tablename__ = "visit"
    __table_args__ = table_args(
        UniqueConstraint("guest_id", "day"),
        # With the guest, so that who came on a day or in a year is read from the index alone.
        Index(None, "day", "guest_id"),
    )

    guest_id: Mapped[int] = guest_reference(index=False)
    day: Mapped[date]
    arrived_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    noted_by: Mapped[int | None] = reference("user", index=False)


class DaySignOffRow(Row):
    """Somebody who let know not to come on a day."""

    __tablename__ = "day_sign_off"
    __table_args__ = table_args(UniqueConstraint("guest_id", "day"))

    guest_id: Mapped[int] = guest_reference(index=False)
    day: Mapped[date] = mapped_column(index=True)
    reason: Mapped[str] = mapped_column(default="")


class HeadCountRow(Row):
    """People who came without leaving a name, per day and role."""

    __tablename__ = "head_count"
    __table_args__ = table_args(
        UniqueConstraint("day", "role"), CheckConstraint("people >= 0", name="people")
    )

    day: Mapped[date]
    role: Mapped[Role] = code(Role)
    people: Mapped[int]


class TalkTodayRow(Row):
    """'Vandaag praten': somebody would like to talk about the illness, on this day only.

    Without history, and cleared away the next day: no card, no change list ever tells.
    """

    __tablename__ = "talk_today"
    __table_args__ = table_args(UniqueConstraint("guest_id", "day"), info=NO_HISTORY)

    guest_id: Mapped[int] = guest_reference(index=False)
    day: Mapped[date]


class ReminderRow(Row):
    """A guest Vandaag asked to think of, and somebody did, or let it be."""

    __tablename__ = "reminder"
    __table_args__ = table_args(UniqueConstraint("guest_id", "kind", "about_day"))

    guest_id: Mapped[int] = guest_reference(index=False)
    kind: Mapped[ReminderKind] = code(ReminderKind)
    about_day: Mapped[date]
    """The visit that was the reason; after a newer one it may be asked again."""
    state: Mapped[ReminderState] = code(ReminderState)
    noted_on: Mapped[date]
    noted_by: Mapped[int | None] = reference("user", index=False)
