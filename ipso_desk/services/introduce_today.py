"""'Voorstellen aan': who is in the house and may like to meet, as names without a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, and_, bindparam, exists, select

from ipso_desk.db.rows.guests import GuestRow, PreferenceRow
from ipso_desk.db.rows.visits import TalkTodayRow, VisitRow
from ipso_desk.domain.guests import Answer, ConsentPurpose, ConsentState, Preference, Role
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.services.guest_state import TODAY, consent_state, phase_on, role_on
from ipso_desk.services.people import person, select_people
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work

_MOST = 3


@dataclass(frozen=True, slots=True)
class _InHouse:
    person: Person
    role: Role
    group: PhaseGroup
    wants_talk: bool


def _to_sweep(work: Work) -> Iterable[tuple[int]]:
    rows = work.session.scalars(select(VisitRow.guest_id).where(VisitRow.day == work.today))
    return [(guest_id,) for guest_id in rows]


@query(Right.HOST, people=People.CONTACT, surface="balie: voorstellen aan", sweep=_to_sweep)
def introduce_to(work: Work, guest_id: int) -> tuple[Person, ...]:
    """A few people in the house now who agreed to be introduced, as this guest did.

    Who stands where stays in here: somebody who may recover is not sent to somebody who
    will not, and the host is told a name and nothing more.
    """
    rows = work.session.execute(_AGREED, {"day": work.today, "today": work.today})
    people = [_in_house(row) for row in rows]
    this = next((p for p in people if p.person.id == guest_id), None)
    if this is None:
        return ()
    fits = [p for p in people if p is not this and _fits(this, p)]
    fits.sort(key=lambda other: (-_shared(this, other), other.person.name.sort_key))
    return tuple(other.person for other in fits[:_MOST])


def _fits(one: _InHouse, other: _InHouse) -> bool:
    groups = {one.group, other.group}
    if PhaseGroup.INCURABLE in groups and len(groups) > 1:
        return False
    return _shared(one, other) > 0


def _shared(one: _InHouse, other: _InHouse) -> int:
    known = one.group is not PhaseGroup.NOT_KNOWN
    return (
        4 * (known and one.group is other.group)
        + 2 * (one.role is other.role is not Role.UNKNOWN)
        + (one.wants_talk and other.wants_talk)
    )


def _in_house(row: Any) -> _InHouse:
    group = GROUP_OF[row[6] or Phase.NOT_ASKED]
    return _InHouse(person(row), row[5] or Role.UNKNOWN, group, bool(row[7]))


_DAY = bindparam("day", type_=Date)
_NO_WISH = exists().where(
    PreferenceRow.guest_id == GuestRow.id,
    PreferenceRow.preference == Preference.MEET_SOMEONE_ALIKE,
    PreferenceRow.answer == Answer.NO,
)
_TALKS = exists().where(TalkTodayRow.guest_id == GuestRow.id, TalkTodayRow.day == _DAY)
_AGREED = (
    select_people(role_on(TODAY), phase_on(TODAY), _TALKS.correlate(GuestRow))
    .join(VisitRow, and_(VisitRow.guest_id == GuestRow.id, VisitRow.day == _DAY))
    .where(
        VisitRow.left_at.is_(None),
        consent_state(ConsentPurpose.INTRODUCE) == ConsentState.GIVEN,
        ~_NO_WISH,
    )
)
