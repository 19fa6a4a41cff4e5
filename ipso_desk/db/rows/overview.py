"""What is kept of a year: its open texts, and its figures once they are vastgesteld."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ipso_desk.db.rows.base import Row, reference, table_args


class YearTextRow(Row):
    __tablename__ = "year_text"
    __table_args__ = table_args(UniqueConstraint("year", "topic"))

    year: Mapped[int]
    topic: Mapped[str]
    text: Mapped[str]


class EstablishedYearRow(Row):
    """The figures of a year as a coordinator established them; numbers only."""

    __tablename__ = "established_year"
    __table_args__ = table_args(UniqueConstraint("year"))

    year: Mapped[int]
    figures: Mapped[str] = mapped_column()
    established_by: Mapped[int] = reference("user", index=False)
    established_at: Mapped[datetime]
