"""The first conversation at the desk: what a host may ask and write down, once, in one step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import exists, select

from ipso_desk.db.rows.guests import GuestPhaseRow, GuestPhoneRow, GuestRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, Role
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.guest_consents import put_consent, put_guardian
from ipso_desk.services.guest_phases import note_first_phase
from ipso_desk.services.guest_roles import put_role
from ipso_desk.services.guest_state import role_on
from ipso_desk.services.guests import PhoneEntry, put_phones
from ipso_desk.services.people import get_guest, person, person_of, select_people
from ipso_desk.services.register import People, query, use_case
from ipso_desk.services.work import Work

_LATELY = timedelta(days=14)
_MOST = 4
ASKED = (ConsentPurpose.KEEP_DATA, ConsentPurpose.NEWSLETTER)
"""Beside the consent for health, which is asked with the phase."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody of whom nothing but a name was asked yet."""

    person: Person
    role: Role
    phone_known: bool
    may_note_phase: bool
    """Nobody asked the phase yet; afterwards only coordinators see and change it."""


@dataclass(frozen=True, slots=True)
class FirstTalk:
    """What somebody told; whatever was not asked is left out."""

    role: Role | None = None
    phone: str = ""
    birth: PartialDate | str | None = None
    consents: tuple[tuple[ConsentPurpose, ConsentState], ...] = ()
    manner: str = ""
    guardian: str = ""
    phase: Phase | None = None
    health: ConsentState | None = None
    """The answer to whether the phase may be written down."""


@query(Right.HOST, people=People.CONTACT, surface="balie: eerste gesprek")
def first_talks_open(work: Work) -> tuple[Newcomer, ...]:
    """Who was new at the desk these two weeks and was not asked anything yet, newest first."""
    asked = exists().where(
        GuestPhaseRow.guest_id == GuestRow.id, GuestPhaseRow.phase != Phase.NOT_ASKED
    )
    rows = work.session.execute(
        select_people(
            role_on(work.today), exists().where(GuestPhoneRow.guest_id == GuestRow.id), asked
        )
        .where(
            GuestRow.to_complete,
            GuestRow.source != "import",
            GuestRow.registered_on >= work.today - _LATELY,
        )
        .order_by(GuestRow.registered_on.desc(), GuestRow.id.desc())
        .limit(_MOST)
    )
    return tuple(
        Newcomer(person(row), row[5] or Role.UNKNOWN, bool(row[6]), not row[7]) for row in rows
    )


@use_case(Right.HOST, "guest.first_talk")
def note_first_talk(work: Work, guest_id: int, told: FirstTalk) -> Person:
    """Write down a first conversation; a host may do so while the card is still to be completed.

    Raises `InvalidInput`, `Refused` for a phase without consent, `NotAllowed` later on.
    """
    guest = get_guest(work, guest_id)
    if not guest.to_complete:
        work.needs(Right.COORDINATOR)
    if told.birth:
        guest.birth = guest_input.birth(told.birth, work.today)
    if told.phone.strip():
        _first_phone(work, guest_id, told.phone)
    if told.role is not None:
        put_role(work, guest, told.role, work.today)
    put_guardian(work, guest, told.guardian)
    if told.phase is not None:
        note_first_phase(work, guest, told.phase, told.health, told.manner)
    for purpose, state in told.consents:
        if purpose in ASKED and state is not ConsentState.NOT_ASKED:
            put_consent(work, guest, purpose, state, work.today, told.manner)
    work.about(guest=guest_id)
    return person_of(guest)


def _first_phone(work: Work, guest_id: int, typed: str) -> None:
    """A number is added to what is there; a host never takes one away."""
    known = work.session.execute(
        select(GuestPhoneRow.typed, GuestPhoneRow.whose)
        .where(GuestPhoneRow.guest_id == guest_id)
        .order_by(GuestPhoneRow.rank, GuestPhoneRow.id)
    )
    entries = [PhoneEntry(number, whose) for number, whose in known]
    put_phones(work, guest_id, [*entries, PhoneEntry(typed)])
