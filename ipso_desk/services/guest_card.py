"""One guest's card: all of it for a coordinator, what a host may see for a host."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from ipso_desk.db.rows.centre import UserRow, VolunteerRow
from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import (
    ConsentRow,
    GuestPhaseRow,
    GuestPhoneRow,
    GuestPrivateRow,
    GuestRoleRow,
    GuestRow,
    NeedRow,
    PreferenceRow,
)
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.errors import NotFound
from ipso_desk.domain.guests import (
    Answer,
    ConsentPurpose,
    ConsentState,
    GuestStatus,
    Need,
    Preference,
    Role,
)
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.phones import read_phone, show_phone
from ipso_desk.domain.rights import Right
from ipso_desk.services.guests import GuestDetails, PhoneEntry
from ipso_desk.services.people import contactable, get_guest, person_of
from ipso_desk.services.register import People, query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class CardPhone:
    """A number as typed, as it is shown and as it is dialled.

    `odd`: look at it once more before dialling.
    """

    typed: str
    shown: str
    whose: str
    odd: bool
    e164: str | None = None


@dataclass(frozen=True, slots=True)
class DatedRole:
    id: int
    role: Role
    from_day: date
    noted_by: str
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class DatedPhase:
    id: int
    phase: Phase
    from_day: date
    noted_by: str
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class DatedConsent:
    id: int
    purpose: ConsentPurpose
    state: ConsentState
    from_day: date
    manner: str
    noted_by: str
    noted_at: datetime
    by_guardian: bool


@dataclass(frozen=True, slots=True)
class CardDeath:
    state: DeathState
    died_on: PartialDate | None


@dataclass(frozen=True, slots=True)
class GuestCard:
    """What a coordinator sees on opening a card. Histories stand newest first."""

    person: Person
    details: GuestDetails
    phones: tuple[CardPhone, ...]
    fixed_host: str
    age: int | None
    """In whole years, or what it becomes this year where only the year is known."""
    status: GuestStatus
    status_since: date | None
    status_reason: str
    registered_on: date
    source: str
    to_complete: bool
    role: Role
    phase: Phase
    roles: tuple[DatedRole, ...]
    phases: tuple[DatedPhase, ...]
    consents: Mapping[ConsentPurpose, DatedConsent]
    """The last answer per purpose; a purpose that is not there was never asked."""
    consent_history: tuple[DatedConsent, ...]
    preferences: Mapping[Preference, Answer]
    first_visit: date | None
    last_visit: date | None
    visits: int
    death: CardDeath | None
    today: date
    """The day on which the card was opened, to say how long ago something was."""


@dataclass(frozen=True, slots=True)
class HostCard:
    """What a host may know of a guest; the two lines only with the guest's consent."""

    person: Person
    called: str
    last4: tuple[str, ...]
    language: str
    do_not_call: bool
    call_times: str
    fixed_host: str
    last_visit: date | None
    may_note_phase: bool
    """Nobody asked yet: the first conversation is still to come."""
    good_to_know: str = ""
    emergency_contact: str = ""


@query(Right.COORDINATOR, people=People.RECORD, trace="guest.card")
def guest_card(work: Work, guest_id: int) -> GuestCard:
    """The whole card, also of somebody who died; looking is noted. Raises `NotFound`."""
    guest = get_guest(work, guest_id)
    phones = _phones(work, guest_id)
    roles, phases = _roles(work, guest_id), _phases(work, guest_id)
    consents = _consents(work, guest_id)
    latest: dict[ConsentPurpose, DatedConsent] = {}
    for answer in consents:
        latest.setdefault(answer.purpose, answer)
    first, last, visits = _visits(work, guest_id)
    return GuestCard(
        person=person_of(guest),
        details=_details(work, guest, phones),
        phones=tuple(_card_phone(row) for row in phones),
        fixed_host=_volunteer(work, guest.fixed_host_id),
        age=_age(guest.birth, work.today),
        status=guest.status,
        status_since=guest.status_since,
        status_reason=guest.status_reason,
        registered_on=guest.registered_on,
        source=guest.source,
        to_complete=guest.to_complete,
        role=next((r.role for r in roles if r.from_day <= work.today), Role.UNKNOWN),
        phase=next((p.phase for p in phases if p.from_day <= work.today), Phase.NOT_ASKED),
        roles=roles,
        phases=phases,
        consents=latest,
        consent_history=consents,
        preferences=_preferences(work, guest_id),
        first_visit=first,
        last_visit=last,
        visits=visits,
        death=_death(work, guest_id),
        today=work.today,
    )


@query(Right.HOST, people=People.RECORD)
def guest_card_for_host(work: Work, guest_id: int) -> HostCard:
    """What a host may see. Raises `NotFound` for somebody who died or left."""
    guest = work.session.scalar(select(GuestRow).where(GuestRow.id == guest_id, contactable()))
    if guest is None:
        raise NotFound("guest_not_found")
    asked = select(GuestPhaseRow.id).where(
        GuestPhaseRow.guest_id == guest_id, GuestPhaseRow.phase != Phase.NOT_ASKED
    )
    notes = _last_state(work, guest_id, ConsentPurpose.DESK_NOTES) is ConsentState.GIVEN
    return HostCard(
        person=person_of(guest),
        called=guest.called,
        last4=tuple(row.last4 for row in _phones(work, guest_id) if row.last4),
        language=guest.language,
        do_not_call=guest.do_not_call,
        call_times=guest.call_times,
        fixed_host=_volunteer(work, guest.fixed_host_id),
        last_visit=_visits(work, guest_id)[1],
        may_note_phase=work.session.scalar(asked.limit(1)) is None,
        good_to_know=guest.good_to_know if notes else "",
        emergency_contact=guest.emergency_contact if notes else "",
    )


def _details(work: Work, guest: GuestRow, phones: list[GuestPhoneRow]) -> GuestDetails:
    private = work.session.scalar(
        select(GuestPrivateRow).where(GuestPrivateRow.guest_id == guest.id)
    )
    told: dict[str, Any] = {}
    if private is not None:
        told = {
            "note": private.note,
            "came_for": private.came_for,
            "found_us": private.found_us,
            "contribution": private.contribution,
            "guardian": private.guardian,
            "no_close_ones": private.no_close_ones,
            "young_children": private.young_children,
        }
    return GuestDetails(
        name=person_of(guest).name,
        called=guest.called,
        birth=guest.birth,
        phones=tuple(PhoneEntry(row.typed, row.whose) for row in phones),
        do_not_call=guest.do_not_call,
        call_times=guest.call_times,
        email=guest.email,
        street=guest.street,
        postcode=guest.postcode,
        city=guest.city,
        language=guest.language,
        good_to_know=guest.good_to_know,
        emergency_contact=guest.emergency_contact,
        fixed_host_id=guest.fixed_host_id,
        first_known_on=guest.first_known_on,
        needs=_needs(work, guest.id),
        **told,
    )


def _needs(work: Work, guest_id: int) -> tuple[Need, ...]:
    told = set(work.session.scalars(select(NeedRow.need).where(NeedRow.guest_id == guest_id)))
    return tuple(need for need in Need if need in told)


def _phones(work: Work, guest_id: int) -> list[GuestPhoneRow]:
    rows = work.session.scalars(
        select(GuestPhoneRow)
        .where(GuestPhoneRow.guest_id == guest_id)
        .order_by(GuestPhoneRow.rank, GuestPhoneRow.id)
    )
    return list(rows)


def _card_phone(row: GuestPhoneRow) -> CardPhone:
    odd = read_phone(row.typed).warning == "odd"
    return CardPhone(row.typed, show_phone(row.typed, row.e164), row.whose, odd, row.e164)


def _roles(work: Work, guest_id: int) -> tuple[DatedRole, ...]:
    rows = work.session.execute(
        select(GuestRoleRow, UserRow.name)
        .outerjoin(UserRow, UserRow.id == GuestRoleRow.noted_by)
        .where(GuestRoleRow.guest_id == guest_id)
        .order_by(GuestRoleRow.from_day.desc(), GuestRoleRow.id.desc())
    )
    return tuple(DatedRole(r.id, r.role, r.from_day, by or "", r.noted_at) for r, by in rows)


def _phases(work: Work, guest_id: int) -> tuple[DatedPhase, ...]:
    rows = work.session.execute(
        select(GuestPhaseRow, UserRow.name)
        .outerjoin(UserRow, UserRow.id == GuestPhaseRow.noted_by)
        .where(GuestPhaseRow.guest_id == guest_id)
        .order_by(GuestPhaseRow.from_day.desc(), GuestPhaseRow.id.desc())
    )
    return tuple(DatedPhase(r.id, r.phase, r.from_day, by or "", r.noted_at) for r, by in rows)


def _consents(work: Work, guest_id: int) -> tuple[DatedConsent, ...]:
    rows = work.session.execute(
        select(ConsentRow, UserRow.name)
        .outerjoin(UserRow, UserRow.id == ConsentRow.noted_by)
        .where(ConsentRow.guest_id == guest_id)
        .order_by(ConsentRow.from_day.desc(), ConsentRow.id.desc())
    )
    return tuple(
        DatedConsent(
            id=r.id,
            purpose=r.purpose,
            state=r.state,
            from_day=r.from_day,
            manner=r.manner,
            noted_by=by or "",
            noted_at=r.noted_at,
            by_guardian=r.by_guardian,
        )
        for r, by in rows
    )


def _last_state(work: Work, guest_id: int, purpose: ConsentPurpose) -> ConsentState | None:
    return work.session.scalar(
        select(ConsentRow.state)
        .where(ConsentRow.guest_id == guest_id, ConsentRow.purpose == purpose)
        .order_by(ConsentRow.from_day.desc(), ConsentRow.id.desc())
        .limit(1)
    )


def _preferences(work: Work, guest_id: int) -> dict[Preference, Answer]:
    rows = work.session.scalars(select(PreferenceRow).where(PreferenceRow.guest_id == guest_id))
    known = {row.preference: row.answer for row in rows}
    return {preference: known.get(preference, Answer.NOT_ASKED) for preference in Preference}


def _visits(work: Work, guest_id: int) -> tuple[date | None, date | None, int]:
    first, last, count = work.session.execute(
        select(func.min(VisitRow.day), func.max(VisitRow.day), func.count()).where(
            VisitRow.guest_id == guest_id
        )
    ).one()
    return first, last, count


def _volunteer(work: Work, volunteer_id: int | None) -> str:
    row = work.session.get(VolunteerRow, volunteer_id) if volunteer_id is not None else None
    if row is None:
        return ""
    return " ".join(part for part in (row.first_name, row.infix, row.last_name) if part)


def _death(work: Work, guest_id: int) -> CardDeath | None:
    row = work.session.scalar(select(DeathRow).where(DeathRow.guest_id == guest_id))
    return None if row is None else CardDeath(row.state, row.died_on)


def _age(birth: PartialDate | None, today: date) -> int | None:
    if birth is None:
        return None
    years = today.year - birth.year
    if birth.month is None or birth.day is None:
        return years
    return years - ((today.month, today.day) < (birth.month, birth.day))
