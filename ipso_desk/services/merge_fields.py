"""Two cards field by field: what each says, and what the merged card says unless chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from ipso_desk.db.rows.centre import VolunteerRow
from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import (
    ConsentRow,
    GuestPhaseRow,
    GuestPrivateRow,
    GuestRoleRow,
    GuestRow,
    PreferenceRow,
)
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.guests import (
    Answer,
    ConsentPurpose,
    ConsentState,
    GuestStatus,
    Preference,
    Role,
)
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.services.people import person_of
from ipso_desk.services.work import Work


class Side(StrEnum):
    """Which of the two cards a field is taken from."""

    KEEP = "keep"
    GONE = "gone"
    BOTH = "both"
    """Both texts, one below the other."""


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field of the two cards. An empty value is None."""

    key: str
    keep: object
    gone: object
    default: Side
    can_join: bool = False

    @property
    def differs(self) -> bool:
        return self.keep != self.gone


GUEST_FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": ("first_name", "initials", "infix", "last_name"),
    "called": ("called",),
    "birth": ("birth",),
    "email": ("email",),
    "address": ("street", "postcode", "city"),
    "language": ("language",),
    "do_not_call": ("do_not_call",),
    "call_times": ("call_times",),
    "good_to_know": ("good_to_know",),
    "emergency_contact": ("emergency_contact",),
    "fixed_host_id": ("fixed_host_id",),
    "status": ("status", "status_since", "status_reason"),
}
"""What stands on the card itself, by the columns that belong together."""
PRIVATE_FIELDS = (
    "came_for",
    "found_us",
    "contribution",
    "guardian",
    "no_close_ones",
    "young_children",
    "note",
)
JOINED = frozenset(
    {
        "call_times",
        "good_to_know",
        "emergency_contact",
        "came_for",
        "found_us",
        "contribution",
        "note",
    }
)
_ALIVE_FIRST = (
    GuestStatus.ACTIVE,
    GuestStatus.LONG_AWAY,
    GuestStatus.INACTIVE,
    GuestStatus.ARCHIVED,
)
_STRICT_FIRST = (
    ConsentState.WITHDRAWN,
    ConsentState.REFUSED,
    ConsentState.TO_CONFIRM,
    ConsentState.GIVEN,
    ConsentState.NOT_ASKED,
)


def field_pairs(work: Work, keep: GuestRow, gone: GuestRow) -> tuple[FieldPair, ...]:
    """Every field of which at least one of the two cards says something."""
    pairs = [
        *_card_pairs(work, keep, gone),
        *_private_pairs(work, keep.id, gone.id),
        _timed_pair(work, "role", GuestRoleRow, (Role.UNKNOWN,), keep.id, gone.id),
        _timed_pair(work, "phase", GuestPhaseRow, NOT_KNOWN_PHASES, keep.id, gone.id),
        *_consent_pairs(work, keep.id, gone.id),
        *_preference_pairs(work, keep.id, gone.id),
        _death_pair(work, keep.id, gone.id),
    ]
    return tuple(pair for pair in pairs if (pair.keep, pair.gone) != (None, None))


def _card_pairs(work: Work, keep: GuestRow, gone: GuestRow) -> list[FieldPair]:
    found = []
    for key in GUEST_FIELDS:
        one, other = _on_card(work, key, keep), _on_card(work, key, gone)
        found.append(FieldPair(key, one, other, _preferred(key, one, other), key in JOINED))
    return found


def _on_card(work: Work, key: str, guest: GuestRow) -> object:
    if key == "name":
        return person_of(guest).name
    if key == "address":
        parts = (guest.street, f"{guest.postcode} {guest.city}".strip())
        return ", ".join(part for part in parts if part) or None
    if key == "fixed_host_id" and guest.fixed_host_id is not None:
        host = work.session.get(VolunteerRow, guest.fixed_host_id)
        names = (host.first_name, host.infix, host.last_name) if host is not None else ()
        return " ".join(name for name in names if name) or None
    return getattr(guest, GUEST_FIELDS[key][0]) or None


def _preferred(key: str, one: object, other: object) -> Side:
    if other is None or one == other:
        return Side.KEEP
    if one is None:
        return Side.GONE
    if key in JOINED:
        return Side.BOTH
    if isinstance(one, GuestStatus) and isinstance(other, GuestStatus):
        return Side.KEEP if _ALIVE_FIRST.index(one) <= _ALIVE_FIRST.index(other) else Side.GONE
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return _more_exact(one, other)
    return Side.KEEP


def _more_exact(one: PartialDate, other: PartialDate) -> Side:
    """1939-05-12 says more than 1939, where it does not say something else."""
    return Side.GONE if other.iso.startswith(one.iso) and other != one else Side.KEEP


def _private_pairs(work: Work, keep: int, gone: int) -> list[FieldPair]:
    one, other = private_of(work, keep), private_of(work, gone)
    found = []
    for key in PRIVATE_FIELDS:
        mine, theirs = _told(one, key), _told(other, key)
        found.append(FieldPair(key, mine, theirs, _preferred(key, mine, theirs), key in JOINED))
    return found


def private_of(work: Work, guest_id: int) -> GuestPrivateRow | None:
    return work.session.scalar(select(GuestPrivateRow).where(GuestPrivateRow.guest_id == guest_id))


def _told(row: GuestPrivateRow | None, key: str) -> object:
    value = getattr(row, key) if row is not None else None
    return None if value == "" else value


NOT_KNOWN_PHASES = tuple(phase for phase in Phase if GROUP_OF[phase] is PhaseGroup.NOT_KNOWN)


def _timed_pair(
    work: Work, key: str, rows: Any, unknown: tuple[object, ...], keep: int, gone: int
) -> FieldPair:
    """Where each card stands now; what is known wins, then what was noted for a later day."""
    one, other = latest(work, rows, keep, work.today), latest(work, rows, gone, work.today)
    mine = getattr(one, key) if one is not None else None
    theirs = getattr(other, key) if other is not None else None
    default = Side.KEEP
    if one is None or other is None:
        default = Side.KEEP if other is None else Side.GONE
    elif (theirs not in unknown, other.from_day) > (mine not in unknown, one.from_day):
        default = Side.GONE
    return FieldPair(key, mine, theirs, default)


def latest(work: Work, rows: Any, guest_id: int, day: date) -> Any:
    """The row of a line of time that counts on a day."""
    return work.session.scalar(
        select(rows)
        .where(rows.guest_id == guest_id, rows.from_day <= day)
        .order_by(rows.from_day.desc(), rows.id.desc())
        .limit(1)
    )


def _consent_pairs(work: Work, keep: int, gone: int) -> list[FieldPair]:
    found = []
    for purpose in ConsentPurpose:
        one, other = last_consent(work, keep, purpose), last_consent(work, gone, purpose)
        default = Side.KEEP
        if one is None or other is None:
            default = Side.KEEP if other is None else Side.GONE
        elif (other.from_day, -_STRICT_FIRST.index(other.state)) > (
            one.from_day,
            -_STRICT_FIRST.index(one.state),
        ):
            default = Side.GONE
        found.append(
            FieldPair(
                f"consent:{purpose.value}",
                one.state if one is not None else None,
                other.state if other is not None else None,
                default,
            )
        )
    return found


def last_consent(work: Work, guest_id: int, purpose: ConsentPurpose) -> ConsentRow | None:
    return work.session.scalar(
        select(ConsentRow)
        .where(
            ConsentRow.guest_id == guest_id,
            ConsentRow.purpose == purpose,
            ConsentRow.state != ConsentState.NOT_ASKED,
        )
        .order_by(ConsentRow.from_day.desc(), ConsentRow.id.desc())
        .limit(1)
    )


def _preference_pairs(work: Work, keep: int, gone: int) -> list[FieldPair]:
    rows = work.session.scalars(
        select(PreferenceRow).where(
            PreferenceRow.guest_id.in_((keep, gone)), PreferenceRow.answer != Answer.NOT_ASKED
        )
    )
    said = {(row.guest_id, row.preference): row for row in rows}
    found = []
    for preference in Preference:
        one, other = said.get((keep, preference)), said.get((gone, preference))
        newer = one is None or (other is not None and other.noted_at > one.noted_at)
        found.append(
            FieldPair(
                f"preference:{preference.value}",
                one.answer if one is not None else None,
                other.answer if other is not None else None,
                Side.GONE if other is not None and newer else Side.KEEP,
            )
        )
    return found


def _death_pair(work: Work, keep: int, gone: int) -> FieldPair:
    rows = work.session.scalars(select(DeathRow).where(DeathRow.guest_id.in_((keep, gone))))
    days = {row.guest_id: row.died_on for row in rows}
    one, other = days.get(keep), days.get(gone)
    return FieldPair("died_on", one, other, _preferred("died_on", one, other))
