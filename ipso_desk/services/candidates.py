"""Who fits the audience of a group that is too small, and agreed to be approached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from ipso_desk.db.rows.groups import PeerGroupRow, SignUpRow
from ipso_desk.db.rows.guests import GuestRow, PreferenceRow
from ipso_desk.domain.groups import AudienceAge, SignUpState, StopReason
from ipso_desk.domain.guests import Answer, ConsentPurpose, ConsentState, Preference
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import GROUP_OF, PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.services.audience import AYA
from ipso_desk.services.group_board import group_ids
from ipso_desk.services.guest_state import consent_state, last_visit, phase_on, role_on
from ipso_desk.services.people import person, select_people
from ipso_desk.services.register import People, query
from ipso_desk.services.seat_rows import get_group
from ipso_desk.services.work import Work

MOST = 30
_SEEN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who fits, and when they were last in the house."""

    person: Person
    last_visit: date


@query(
    Right.COORDINATOR,
    people=People.CONTACT,
    surface="onderbezet: wie er zou passen",
    sweep=group_ids,
)
def candidates(work: Work, group_id: int) -> tuple[Candidate, ...]:
    """Who fits, said to want to meet others alike, and came this year; who came last first.

    Not who is in the group, waits for it, or stopped with it by their own wish; nobody who
    does not want to be called, or does not agree to being introduced any more.
    """
    group = get_group(work, group_id)
    seen: Any = last_visit()
    rows = work.session.execute(
        select_people(seen.label("seen"))
        .where(
            _agreed(),
            GuestRow.do_not_call.is_(False),
            ~_knows(group_id),
            seen >= work.today - _SEEN,
            *_fits(work, group),
        )
        .order_by(seen.desc(), GuestRow.sorted_as)
        .limit(MOST)
    )
    return tuple(Candidate(person(row), row[5]) for row in rows)


def _agreed() -> ColumnElement[bool]:
    wish = aliased(PreferenceRow)
    said_yes = (
        select(wish.id)
        .where(
            wish.guest_id == GuestRow.id,
            wish.preference == Preference.MEET_SOMEONE_ALIKE,
            wish.answer == Answer.YES,
        )
        .exists()
    )
    state = func.coalesce(consent_state(ConsentPurpose.INTRODUCE), "")
    refused = (ConsentState.REFUSED.value, ConsentState.WITHDRAWN.value)
    return and_(said_yes, state.not_in(refused))


def _knows(group_id: int) -> ColumnElement[bool]:
    mine = aliased(SignUpRow)
    return (
        select(mine.id)
        .where(
            mine.group_id == group_id,
            mine.guest_id == GuestRow.id,
            or_(
                mine.state != SignUpState.STOPPED,
                mine.stop_reason.in_((StopReason.OWN_WISH, StopReason.DECLINED)),
            ),
        )
        .exists()
    )


def _fits(work: Work, group: PeerGroupRow) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if group.audience_role is not None:
        found.append(role_on(work.today) == group.audience_role)
    if group.audience_incurable is not None:
        wanted = PhaseGroup.INCURABLE if group.audience_incurable else PhaseGroup.NOT_SAID_INCURABLE
        phases = [phase for phase, at in GROUP_OF.items() if at is wanted]
        found.append(phase_on(work.today).in_(phases))
    if group.audience_age is not AudienceAge.ANY:
        year, born = work.today.year, func.substr(type_coerce(GuestRow.birth, Text), 1, 4)
        ages = AYA if group.audience_age is AudienceAge.AYA else range(AYA.start)
        found.append(born.between(str(year - ages.stop + 1), str(year - ages.start)))
    return found
