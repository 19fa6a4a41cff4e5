"""Deaths, remembering, and the care for those who stay."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ipso_desk.db.rows.base import Row, code, guest_reference, reference, table_args
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import DeathState, StepKind, StepState


class DeathRow(Row):
    """From the moment this row stands, the guest is off every surface that serves contact."""

    __tablename__ = "death"
    __table_args__ = table_args(UniqueConstraint("guest_id"))

    guest_id: Mapped[int] = guest_reference(index=False)
    state: Mapped[DeathState] = code(DeathState)
    died_on: Mapped[PartialDate | None]
    reported_by_whom: Mapped[str] = mapped_column(default="")
    reported_by: Mapped[int | None] = reference("user", index=False)
    reported_at: Mapped[datetime]
    confirmed_by: Mapped[int | None] = reference("user", index=False)
    confirmed_at: Mapped[datetime | None]


class MemorialRow(Row):
    """What the family allowed, and the words for the newsletter."""

    __tablename__ = "memorial"
    __table_args__ = table_args(UniqueConstraint("guest_id"))

    guest_id: Mapped[int] = guest_reference(index=False)
    allowed_by: Mapped[str] = mapped_column(default="")
    candle_allowed: Mapped[bool] = mapped_column(default=False)
    newsletter_allowed: Mapped[bool] = mapped_column(default=False)
    meeting_allowed: Mapped[bool] = mapped_column(default=False)
    newsletter_text: Mapped[str] = mapped_column(default="")
    newsletter_placed_on: Mapped[date | None]
    remembered_at_id: Mapped[int | None] = reference("memorial_meeting")


class CandleRow(Row):
    __tablename__ = "candle"

    guest_id: Mapped[int] = guest_reference()
    from_day: Mapped[date]
    until_day: Mapped[date]
    card_text: Mapped[str] = mapped_column(default="")


class TreeNameRow(Row):
    """A name for the herdenkingsboom; also for people who were no guests."""

    __tablename__ = "tree_name"

    guest_id: Mapped[int | None] = guest_reference()
    name: Mapped[str]
    asked_by: Mapped[str] = mapped_column(default="")
    year: Mapped[int]
    written_on: Mapped[date | None]
    hung_on: Mapped[date | None]


class MemorialMeetingRow(Row):
    __tablename__ = "memorial_meeting"

    day: Mapped[date]
    starts: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    held: Mapped[bool] = mapped_column(default=False)


class AftercareStepRow(Row):
    """A step of contact with someone bereaved; `guest_id` is who died."""

    __tablename__ = "aftercare_step"

    guest_id: Mapped[int] = guest_reference()
    relation_id: Mapped[int | None] = reference("relation")
    close_one_id: Mapped[int | None] = guest_reference()
    kind: Mapped[StepKind] = code(StepKind)
    due: Mapped[date]
    state: Mapped[StepState] = code(StepState, default=StepState.OPEN)
    settled_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")


class AftercareStopRow(Row):
    """Someone bereaved who asked to be left in peace."""

    __tablename__ = "aftercare_stop"

    guest_id: Mapped[int] = guest_reference()
    relation_id: Mapped[int | None] = reference("relation")
    close_one_id: Mapped[int | None] = guest_reference()
    day: Mapped[date]


class BereavedProposalRow(Row):
    """A close one proposed as nabestaande; a person decides, nobody is renamed silently."""

    __tablename__ = "bereaved_proposal"
    __table_args__ = table_args(UniqueConstraint("guest_id", "close_one_id"))

    guest_id: Mapped[int] = guest_reference(index=False)
    """Who died."""
    close_one_id: Mapped[int] = guest_reference()
    accepted: Mapped[bool | None]
    """None until somebody decided."""
    role_id: Mapped[int | None] = reference("guest_role")
    """The role that was noted, so that taking the death back takes it along."""


class LeaderToldRow(Row):
    """The leader of a group of someone who died knows of it."""

    __tablename__ = "leader_told"
    __table_args__ = table_args(UniqueConstraint("guest_id", "group_id"))

    guest_id: Mapped[int] = guest_reference(index=False)
    group_id: Mapped[int] = reference("peer_group")
    told_on: Mapped[date]
