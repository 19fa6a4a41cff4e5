"""Guests: who they are, where they stand, what they agreed to, whom they belong with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, event, text
from sqlalchemy.orm import Mapped, mapped_column

from ipso_desk.db.rows.base import Row, code, guest_reference, reference, table_args
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.guests import (
    Answer,
    ConsentPurpose,
    ConsentState,
    GuestStatus,
    Need,
    Preference,
    RelationKind,
    Role,
)
from ipso_desk.domain.names import PersonName
from ipso_desk.domain.phases import Phase


def sorted_as(values: Mapping[str, Any]) -> str:
    """The name as a Dutch list sorts it, as one text ("vries<tab>anneke<tab>de")."""
    name = PersonName(
        first=values.get("first_name") or "",
        infix=values.get("infix") or "",
        last=values.get("last_name") or "",
        initials=values.get("initials") or "",
    )
    return "\t".join(name.sort_key)


class GuestRow(Row):
    """A guest as hosts may know them. After erasure only a nameless shell is left, for counting."""

    __tablename__ = "guest"
    __table_args__ = table_args(
        Index("ix_guest_sorted", "sorted_as", "status", "erased_on"),
        # Of the few who are new at the desk, so that they are found without reading everybody.
        Index("ix_guest_to_complete", "registered_on", sqlite_where=text("to_complete = 1")),
    )

    first_name: Mapped[str] = mapped_column(default="")
    initials: Mapped[str] = mapped_column(default="")
    infix: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    sorted_as: Mapped[str] = mapped_column(
        default=lambda context: sorted_as(context.get_current_parameters())
    )
    """Follows the name by itself, so that the file can sort and page a long list."""
    called: Mapped[str] = mapped_column(default="")
    """How someone wants to be called, where that differs."""
    birth: Mapped[PartialDate | None]
    email: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    city: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    do_not_call: Mapped[bool] = mapped_column(default=False)
    call_times: Mapped[str] = mapped_column(default="")
    good_to_know: Mapped[str] = mapped_column(default="")
    emergency_contact: Mapped[str] = mapped_column(default="")
    fixed_host_id: Mapped[int | None] = reference("volunteer")
    status: Mapped[GuestStatus] = code(GuestStatus, default=GuestStatus.ACTIVE)
    status_since: Mapped[date | None]
    status_reason: Mapped[str] = mapped_column(default="")
    registered_on: Mapped[date]
    first_known_on: Mapped[date | None]
    """The first visit somebody remembers from before the records."""
    source: Mapped[str] = mapped_column(default="card")
    to_complete: Mapped[bool] = mapped_column(default=False)
    """Made at the desk in two fields; the coordinator asks consent and fills in the rest."""
    erased_on: Mapped[date | None]


@event.listens_for(GuestRow, "before_insert")
@event.listens_for(GuestRow, "before_update")
def _follow_the_name(_mapper: Any, _connection: Any, guest: GuestRow) -> None:
    parts = ("first_name", "infix", "last_name", "initials")
    guest.sorted_as = sorted_as({part: getattr(guest, part) for part in parts})


class GuestPrivateRow(Row):
    """What only coordinators see beside the phases; a table of its own (architecture.md 2.5)."""

    __tablename__ = "guest_private"
    __table_args__ = table_args(UniqueConstraint("guest_id"))

    guest_id: Mapped[int] = guest_reference(index=False)
    note: Mapped[str] = mapped_column(default="")
    came_for: Mapped[str] = mapped_column(default="")
    found_us: Mapped[str] = mapped_column(default="")
    no_close_ones: Mapped[bool | None]
    young_children: Mapped[bool | None]
    guardian: Mapped[str] = mapped_column(default="")
    contribution: Mapped[str] = mapped_column(default="")


class GuestPhoneRow(Row):
    __tablename__ = "guest_phone"

    guest_id: Mapped[int] = guest_reference()
    typed: Mapped[str]
    e164: Mapped[str | None]
    last4: Mapped[str] = mapped_column(default="")
    whose: Mapped[str] = mapped_column(default="")
    rank: Mapped[int] = mapped_column(default=0)


class GuestRoleRow(Row):
    """A role from a day on; the latest day counts, dated history is never overwritten."""

    __tablename__ = "guest_role"
    # The whole line of time, so that who was what on a day is read from the index alone.
    __table_args__ = table_args(
        Index("ix_guest_role_guest_day", "guest_id", "from_day", "id", "role")
    )

    guest_id: Mapped[int] = guest_reference(index=False)
    role: Mapped[Role] = code(Role)
    from_day: Mapped[date]
    noted_by: Mapped[int | None] = reference("user", index=False)
    noted_at: Mapped[datetime]


class GuestPhaseRow(Row):
    """A phase from a day on (health data, AVG art. 9)."""

    __tablename__ = "guest_phase"
    __table_args__ = table_args(
        Index("ix_guest_phase_guest_day", "guest_id", "from_day", "id", "phase")
    )

    guest_id: Mapped[int] = guest_reference(index=False)
    phase: Mapped[Phase] = code(Phase)
    from_day: Mapped[date]
    noted_by: Mapped[int | None] = reference("user", index=False)
    noted_at: Mapped[datetime]


class ConsentRow(Row):
    """One answer on one purpose; the latest one counts."""

    __tablename__ = "consent"
    __table_args__ = table_args(Index("ix_consent_guest_purpose", "guest_id", "purpose"))

    guest_id: Mapped[int] = guest_reference(index=False)
    purpose: Mapped[ConsentPurpose] = code(ConsentPurpose)
    state: Mapped[ConsentState] = code(ConsentState)
    from_day: Mapped[date]
    manner: Mapped[str] = mapped_column(default="")
    by_guardian: Mapped[bool] = mapped_column(default=False)
    """A parent or guardian answered: the guest was not yet of age."""
    noted_by: Mapped[int | None] = reference("user", index=False)
    noted_at: Mapped[datetime]


class PreferenceRow(Row):
    __tablename__ = "preference"
    __table_args__ = table_args(UniqueConstraint("guest_id", "preference"))

    guest_id: Mapped[int] = guest_reference(index=False)
    preference: Mapped[Preference] = code(Preference)
    answer: Mapped[Answer] = code(Answer)
    noted_at: Mapped[datetime]


class NeedRow(Row):
    """What someone came for, as a code beside their own words."""

    __tablename__ = "need"
    __table_args__ = table_args(UniqueConstraint("guest_id", "need"))

    guest_id: Mapped[int] = guest_reference(index=False)
    need: Mapped[Need] = code(Need)


class RelationRow(Row):
    """`other` is the `kind` of `guest`; `other` is a guest, or a person who is none."""

    __tablename__ = "relation"
    __table_args__ = table_args(
        CheckConstraint("(other_id IS NULL) <> (other_name IS NULL)", name="one_other"),
        CheckConstraint("other_id IS NULL OR other_id <> guest_id", name="not_self"),
    )

    guest_id: Mapped[int] = guest_reference()
    kind: Mapped[RelationKind] = code(RelationKind)
    other_id: Mapped[int | None] = guest_reference()
    other_name: Mapped[str | None]
    other_phone: Mapped[str] = mapped_column(default="")
    other_email: Mapped[str] = mapped_column(default="")
    other_address: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    carer: Mapped[bool] = mapped_column(default=False)
    """`other` also cares for `guest` at home."""
    cared_for: Mapped[bool] = mapped_column(default=False)
    """`guest` also cares for `other` at home."""


class DifferentPeopleRow(Row):
    """Two cards that look alike and were said to be two people; `guest_id` is the lower id."""

    __tablename__ = "different_people"
    __table_args__ = table_args(UniqueConstraint("guest_id", "other_id"))

    guest_id: Mapped[int] = guest_reference(index=False)
    other_id: Mapped[int] = guest_reference()


class PossibleDoubleRow(Row):
    """Two cards of which an import said that they may be one person; the lower id first."""

    __tablename__ = "possible_double"
    __table_args__ = table_args(UniqueConstraint("guest_id", "other_id"))

    guest_id: Mapped[int] = guest_reference(index=False)
    other_id: Mapped[int] = guest_reference()


class MergedCardRow(Row):
    """A card that became part of another one: its number still leads there.

    What the change history and older backups hold of the former number is of this guest too.
    """

    __tablename__ = "merged_card"
    __table_args__ = table_args(UniqueConstraint("former_number"))

    guest_id: Mapped[int] = guest_reference()
    former_number: Mapped[int]
    day: Mapped[date]
