"""The centre itself: settings, people who log in, volunteers, open and closed days."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ipso_desk.db.rows.base import Row, code, reference, table_args
from ipso_desk.domain.rights import UserRole


class SettingRow(Row):
    """One setting of the centre, as JSON."""

    __tablename__ = "setting"
    __table_args__ = table_args(UniqueConstraint("key"))

    key: Mapped[str]
    value: Mapped[str]


class UserRow(Row):
    """Someone, or the shared reception desk, that logs in. The password lives in the key file."""

    __tablename__ = "user"
    __table_args__ = table_args(UniqueConstraint("folded"))

    name: Mapped[str]
    folded: Mapped[str]
    role: Mapped[UserRole] = code(UserRole)
    shared: Mapped[bool] = mapped_column(default=False)
    """The desk that several hosts use together; it asks who is on duty."""
    active: Mapped[bool] = mapped_column(default=True)
    volunteer_id: Mapped[int | None] = reference("volunteer")


class VolunteerRow(Row):
    __tablename__ = "volunteer"

    first_name: Mapped[str]
    infix: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    host: Mapped[bool] = mapped_column(default=False)
    coordinator: Mapped[bool] = mapped_column(default=False)
    active_from: Mapped[date | None]
    active_until: Mapped[date | None]
    boundary: Mapped[str] = mapped_column(default="")
    """What this volunteer would rather not do; for the coordinator only."""


class TrainingRow(Row):
    __tablename__ = "training"

    volunteer_id: Mapped[int] = reference("volunteer")
    title: Mapped[str]
    day: Mapped[date]


class OpeningHoursRow(Row):
    """The weekly pattern from a day on: one row per weekday that is open."""

    __tablename__ = "opening_hours"
    __table_args__ = table_args(
        UniqueConstraint("valid_from", "weekday"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    )

    valid_from: Mapped[date]
    weekday: Mapped[int]
    """0 is Monday."""
    opens: Mapped[str]
    closes: Mapped[str]


class DayExceptionRow(Row):
    """A day that differs from the pattern: a holiday, a closure, an extra open day."""

    __tablename__ = "day_exception"
    __table_args__ = table_args(UniqueConstraint("day"))

    day: Mapped[date]
    open: Mapped[bool]
    opens: Mapped[str | None]
    closes: Mapped[str | None]
    reason: Mapped[str] = mapped_column(default="")


class DayCheckRow(Row):
    """ "Klopt het?": the day's list and tallies were looked over at closing time."""

    __tablename__ = "day_check"
    __table_args__ = table_args(UniqueConstraint("day"))

    day: Mapped[date]
    named: Mapped[int]
    unnamed: Mapped[int]
    """How many stood there when somebody found it right."""
    checked_by: Mapped[int] = reference("user")
    on_duty_id: Mapped[int | None] = reference("volunteer", index=False)
    checked_at: Mapped[datetime]
