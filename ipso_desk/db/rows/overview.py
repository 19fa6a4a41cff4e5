"""What is kept of a year: its open texts, and its figures once they are vastgesteld."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ipso_desk.db.rows.base import Row, guest_reference, reference, table_args


class YearTextRow(Row):
    __tablename__ = "year_text"
    __table_args__ = table_args(UniqueConstraint("year", "topic"))

    year: Mapped[int]
    topic: Mapped[str]
    text: Mapped[str]


class EstablishedYearRow(Row):
    """The figures of a year as a coordinator established them; numbers only.

    Taken back with a reason, the line stays; one at most is in force.
    """

    __tablename__ = "established_year"
    __table_args__ = table_args(
        Index(
            "uq_established_year_in_force",
            "year",
            unique=True,
            sqlite_where=text("taken_back_at IS NULL"),
        )
    )

    year: Mapped[int]
    figures: Mapped[str]
    established_by: Mapped[int] = reference("user", index=False)
    established_at: Mapped[datetime]
    taken_back_by: Mapped[int | None] = reference("user", index=False)
    taken_back_at: Mapped[datetime | None]
    taken_back_reason: Mapped[str] = mapped_column(default="")


class CloseToErasedRow(Row):
    """A guest who was close to somebody incurable who died, of whom one has been erased.

    The relation is gone; that there was one is counted (domain.md 8).
    """

    __tablename__ = "close_to_erased"
    __table_args__ = table_args(UniqueConstraint("guest_id"))

    guest_id: Mapped[int] = guest_reference(index=False)
