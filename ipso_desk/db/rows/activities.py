"""Activities on a day, their kinds, and who took part."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ipso_desk.db.rows.base import Row, code, guest_reference, reference, table_args
from ipso_desk.domain.activities import Category, ParticipationState
from ipso_desk.domain.groups import Verdict


class ActivityKindRow(Row):
    __tablename__ = "activity_kind"
    __table_args__ = table_args(UniqueConstraint("name"))

    name: Mapped[str]
    category: Mapped[Category] = code(Category)
    for_self: Mapped[bool] = mapped_column(default=True)
    for_close_one: Mapped[bool] = mapped_column(default=True)
    for_bereaved: Mapped[bool] = mapped_column(default=True)
    for_incurable: Mapped[bool] = mapped_column(default=False)
    """Meant for people facing incurable cancer (the offer counted separately)."""
    talkative: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)


class ActivitySeriesRow(Row):
    """How an activity repeats; the occurrences are activities of their own."""

    __tablename__ = "activity_series"

    pattern: Mapped[str]
    """How it repeats, as `domain.series` writes it."""
    from_day: Mapped[date]
    until_day: Mapped[date | None]


class ActivityRow(Row):
    __tablename__ = "activity"
    __table_args__ = table_args(CheckConstraint("unnamed >= 0", name="unnamed"))

    kind_id: Mapped[int] = reference("activity_kind")
    series_id: Mapped[int | None] = reference("activity_series")
    day: Mapped[date] = mapped_column(index=True)
    title: Mapped[str]
    starts: Mapped[str] = mapped_column(default="")
    ends: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    leader: Mapped[str] = mapped_column(default="")
    leader_id: Mapped[int | None] = reference("volunteer")
    organisation_id: Mapped[int | None] = reference("organisation")
    capacity: Mapped[int | None]
    cost_cents: Mapped[int | None]
    sign_up_wanted: Mapped[bool] = mapped_column(default=False)
    invitation: Mapped[str] = mapped_column(default="")
    """A line for guests, as it stands on the maandagenda."""
    on_agenda: Mapped[bool] = mapped_column(default=True)
    cancelled: Mapped[str | None]
    """Why it is off; None while it is on."""
    unnamed: Mapped[int] = mapped_column(default=0)
    """How many took part without leaving a name."""
    evaluation: Mapped[str] = mapped_column(default="")
    """What was good, without names."""
    could_be_better: Mapped[str] = mapped_column(default="")
    verdict: Mapped[Verdict | None] = code(Verdict)


class ParticipationRow(Row):
    __tablename__ = "participation"
    __table_args__ = table_args(UniqueConstraint("activity_id", "guest_id"))

    activity_id: Mapped[int] = reference("activity", index=False)
    guest_id: Mapped[int] = guest_reference()
    state: Mapped[ParticipationState] = code(ParticipationState)
    state_before: Mapped[ParticipationState | None] = code(ParticipationState)
    """What it was before the tick, for when that was a slip; none for who just walked in."""
