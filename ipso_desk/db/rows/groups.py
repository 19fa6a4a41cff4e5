"""Peer groups: the eight seats, the waiting list, meetings, attendance, introductions."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ipso_desk.db.rows.base import Row, code, guest_reference, reference, table_args
from ipso_desk.domain.groups import (
    MINIMUM_PARTICIPANTS,
    SEATS,
    AttendanceState,
    AudienceAge,
    CallRule,
    GroupStatus,
    MeetingState,
    SignUpState,
    StopReason,
    Verdict,
)
from ipso_desk.domain.guests import Answer, Role
from ipso_desk.domain.introductions import IntroductionState, OpenFact


class PeerGroupRow(Row):
    __tablename__ = "peer_group"
    __table_args__ = table_args(
        CheckConstraint(f"max_seats BETWEEN 1 AND {SEATS}", name="max_seats"),
        CheckConstraint("min_seats BETWEEN 1 AND max_seats", name="min_seats"),
    )

    name: Mapped[str]
    theme: Mapped[str] = mapped_column(default="")
    audience_role: Mapped[Role | None] = code(Role)
    audience_incurable: Mapped[bool | None]
    audience_age: Mapped[AudienceAge] = code(AudienceAge, default=AudienceAge.ANY)
    leader: Mapped[str] = mapped_column(default="")
    leader_phone: Mapped[str] = mapped_column(default="")
    leader_id: Mapped[int | None] = reference("volunteer")
    organisation_id: Mapped[int | None] = reference("organisation")
    place: Mapped[str] = mapped_column(default="")
    payer: Mapped[str] = mapped_column(default="")
    cost_cents: Mapped[int | None]
    min_seats: Mapped[int] = mapped_column(default=MINIMUM_PARTICIPANTS)
    max_seats: Mapped[int] = mapped_column(default=SEATS)
    status: Mapped[GroupStatus] = code(GroupStatus, default=GroupStatus.OPEN)
    call_rule: Mapped[CallRule] = code(CallRule, default=CallRule.LAST_OPEN_DAY)
    information: Mapped[str] = mapped_column(default="")
    host_note: Mapped[str] = mapped_column(default="")
    """What hosts may do for it, where it is too small: whom to tell of it, and how."""
    copied_from_id: Mapped[int | None] = reference("peer_group")
    verdict: Mapped[Verdict | None] = code(Verdict)
    verdict_reason: Mapped[str] = mapped_column(default="")


class GroupPlacesRow(Row):
    """Places of a shared group that another centre may fill."""

    __tablename__ = "group_places"
    __table_args__ = table_args(
        UniqueConstraint("group_id", "centre"),
        CheckConstraint(f"places BETWEEN 1 AND {SEATS}", name="places"),
    )

    group_id: Mapped[int] = reference("peer_group", index=False)
    centre: Mapped[str]
    places: Mapped[int]
    cost_share: Mapped[str] = mapped_column(default="")


class MeetingRow(Row):
    __tablename__ = "meeting"
    __table_args__ = table_args(UniqueConstraint("group_id", "day", "starts"))

    group_id: Mapped[int] = reference("peer_group", index=False)
    day: Mapped[date] = mapped_column(index=True)
    starts: Mapped[str] = mapped_column(default="")
    ends: Mapped[str] = mapped_column(default="")
    theme: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    state: Mapped[MeetingState] = code(MeetingState, default=MeetingState.PLANNED)
    cancelled_reason: Mapped[str] = mapped_column(default="")
    leader_notes: Mapped[str] = mapped_column(default="")


class SignUpRow(Row):
    """A place in a group or in its waiting list. The file itself refuses a ninth seat."""

    __tablename__ = "sign_up"
    __table_args__ = table_args(
        CheckConstraint(f"seat IN ({', '.join(str(n) for n in range(1, SEATS + 1))})", name="seat"),
        CheckConstraint("state IN ('participant', 'offered', 'waiting', 'stopped')", name="state"),
        CheckConstraint(
            "(state IN ('participant', 'offered')) = (seat IS NOT NULL)", name="seat_held"
        ),
        CheckConstraint("(guest_id IS NULL) <> (outside_name IS NULL)", name="one_person"),
        CheckConstraint("state <> 'waiting' OR waiting_rank IS NOT NULL", name="waits_in_order"),
        UniqueConstraint("group_id", "seat"),
        Index(
            "uq_sign_up_once",
            "group_id",
            "guest_id",
            unique=True,
            sqlite_where=text("state <> 'stopped'"),
        ),
    )

    group_id: Mapped[int] = reference("peer_group", index=False)
    guest_id: Mapped[int | None] = guest_reference()
    outside_name: Mapped[str | None]
    """Someone who comes from another centre: a name and their centre, no card."""
    outside_centre: Mapped[str] = mapped_column(default="")
    state: Mapped[SignUpState] = code(SignUpState)
    seat: Mapped[int | None]
    signed_up_on: Mapped[date]
    waiting_rank: Mapped[int | None]
    """Order in the waiting list, lowest first; someone who must be first gets a lower one."""
    offered_until: Mapped[date | None]
    pair_id: Mapped[int | None] = reference("sign_up", index=False)
    """Two people who ask for both or none point to each other."""
    stopped_on: Mapped[date | None]
    stop_reason: Mapped[StopReason | None] = code(StopReason)
    stop_note: Mapped[str] = mapped_column(default="")
    former_seat: Mapped[int | None]
    """The seat someone had before a death was confirmed, for when it is taken back."""
    former_state: Mapped[SignUpState | None] = code(SignUpState)
    note: Mapped[str] = mapped_column(default="")


class SkippedRow(Row):
    """Someone first in line who was passed over, with the reason."""

    __tablename__ = "skipped"

    sign_up_id: Mapped[int] = reference("sign_up")
    day: Mapped[date]
    reason: Mapped[str]


class AttendanceRow(Row):
    __tablename__ = "attendance"
    __table_args__ = table_args(UniqueConstraint("meeting_id", "sign_up_id"))

    meeting_id: Mapped[int] = reference("meeting", index=False)
    sign_up_id: Mapped[int] = reference("sign_up")
    state: Mapped[AttendanceState] = code(AttendanceState)
    noted_on: Mapped[date | None]
    """The day someone signed off, so that 'the day before' can be counted."""
    reason: Mapped[str] = mapped_column(default="")


class GroupFeedbackRow(Row):
    """The three questions afterwards, without names."""

    __tablename__ = "group_feedback"

    group_id: Mapped[int] = reference("peer_group")
    day: Mapped[date]
    good: Mapped[str] = mapped_column(default="")
    not_good: Mapped[str] = mapped_column(default="")
    again: Mapped[bool | None]


class InterestRow(Row):
    """Someone who once said to be interested in a group or theme."""

    __tablename__ = "interest"

    guest_id: Mapped[int] = guest_reference()
    group_id: Mapped[int | None] = reference("peer_group")
    theme: Mapped[str] = mapped_column(default="")
    day: Mapped[date]


class SaidOpenlyRow(Row):
    """What a guest said may be told to somebody they are introduced to."""

    __tablename__ = "said_openly"
    __table_args__ = table_args(UniqueConstraint("guest_id", "fact"))

    guest_id: Mapped[int] = guest_reference(index=False)
    fact: Mapped[OpenFact] = code(OpenFact)
    said_on: Mapped[date]


class IntroductionRow(Row):
    """Koppelen: two people who may be introduced, what each said, and what came of it."""

    __tablename__ = "introduction"
    __table_args__ = table_args(
        UniqueConstraint("guest_id", "other_id"),
        CheckConstraint("guest_id <> other_id", name="two_people"),
        CheckConstraint(
            "state <> 'introduced' OR (guest_answer = 'yes' AND other_answer = 'yes')",
            name="both_agreed",
        ),
    )

    guest_id: Mapped[int] = guest_reference(index=False)
    other_id: Mapped[int] = guest_reference()
    shares: Mapped[str]
    """Codes of what both said openly, when it was proposed."""
    state: Mapped[IntroductionState] = code(IntroductionState)
    proposed_on: Mapped[date | None]
    guest_answer: Mapped[Answer] = code(Answer, default=Answer.NOT_ASKED)
    other_answer: Mapped[Answer] = code(Answer, default=Answer.NOT_ASKED)
    introduced_on: Mapped[date | None]
    introduced_by: Mapped[int | None] = reference("user", index=False)
    outcome: Mapped[str] = mapped_column(default="")
