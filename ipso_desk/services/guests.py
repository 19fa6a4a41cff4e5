"""Making a guest and changing what the card says: names, phones, address, what they told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, inspect, select

from ipso_desk.db.rows.centre import VolunteerRow
from ipso_desk.db.rows.deaths import DeathRow
from ipso_desk.db.rows.guests import GuestPhoneRow, GuestPrivateRow, GuestRow, NeedRow
from ipso_desk.db.rows.visits import VisitRow
from ipso_desk.domain.dates import PartialDate
from ipso_desk.domain.errors import InvalidInput, NotFound
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, Need, Role
from ipso_desk.domain.names import PersonName, parse_name
from ipso_desk.domain.people import Person
from ipso_desk.domain.phases import Phase
from ipso_desk.domain.phones import read_phone
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.guest_consents import put_consent
from ipso_desk.services.guest_phases import put_phase
from ipso_desk.services.guest_roles import put_role
from ipso_desk.services.people import get_guest, person_of
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class PhoneEntry:
    """A number as typed, and whose it is ("dochter")."""

    typed: str
    whose: str = ""


@dataclass(frozen=True, slots=True)
class GuestDetails:
    """What stands under "Gegevens" on a card. Nothing but a name is obligatory."""

    name: PersonName
    called: str = ""
    birth: PartialDate | str | None = None
    """As typed ("1939", "12 mei 1939") or already read."""
    phones: tuple[PhoneEntry, ...] = ()
    do_not_call: bool = False
    call_times: str = ""
    email: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    language: str = ""
    good_to_know: str = ""
    emergency_contact: str = ""
    fixed_host_id: int | None = None
    first_known_on: date | None = None
    note: str = ""
    came_for: str = ""
    found_us: str = ""
    contribution: str = ""
    guardian: str = ""
    no_close_ones: bool | None = None
    young_children: bool | None = None
    needs: tuple[Need, ...] = ()
    """What they came for, as codes beside their own words."""


@dataclass(frozen=True, slots=True)
class NewGuest:
    """A new card, with what was told in the first conversation."""

    details: GuestDetails
    role: Role = Role.UNKNOWN
    role_from: date | None = None
    phase: Phase | None = None
    phase_from: date | None = None
    consents: tuple[tuple[ConsentPurpose, ConsentState], ...] = ()
    manner: str = ""
    """How the consents were given: "mondeling", "formulier"."""
    registered_on: date | None = None
    source: str = field(default="card")


@use_case(Right.COORDINATOR, "guest.add")
def add_guest(work: Work, new: NewGuest) -> Person:
    """A card for somebody new. Raises `InvalidInput`, `Refused` for a phase without consent."""
    registered = guest_input.past_day(new.registered_on or work.today, work.today, "registered_on")
    guest = GuestRow(registered_on=registered, source=new.source)
    _fill(work, guest, new.details)
    put_role(work, guest, new.role, new.role_from or registered)
    for purpose, state in new.consents:
        put_consent(work, guest, purpose, state, registered, new.manner)
    if new.phase is not None:
        put_phase(work, guest, new.phase, new.phase_from or registered)
    work.about(guest=guest.id)
    return person_of(guest)


@use_case(Right.HOST, "guest.add_at_desk")
def add_at_desk(work: Work, name: str, role: Role = Role.UNKNOWN) -> Person:
    """A newcomer in two fields; stays on the list "toestemming vragen" until that is done.

    Raises `InvalidInput` without a name.
    """
    read = guest_input.person_name(parse_name(guest_input.line(name, "first")))
    guest = GuestRow(registered_on=work.today, source="desk", to_complete=True)
    _name(guest, read)
    work.session.add(guest)
    work.session.flush()
    put_role(work, guest, role, work.today)
    work.about(guest=guest.id, day=work.today)
    return person_of(guest)


@use_case(Right.COORDINATOR, "guest.edit")
def edit_guest(work: Work, guest_id: int, details: GuestDetails) -> Person:
    """The card says this from now on; what is the same already leaves no trace.

    Raises `InvalidInput`, `NotFound`.
    """
    guest = get_guest(work, guest_id)
    _fill(work, guest, details)
    work.about(guest=guest_id)
    return person_of(guest)


def _fill(work: Work, guest: GuestRow, details: GuestDetails) -> None:
    _name(guest, guest_input.person_name(details.name))
    guest.called = guest_input.line(details.called, "called")
    guest.birth = guest_input.birth(details.birth, work.today)
    _must_fit_a_life(work, guest)
    guest.do_not_call = details.do_not_call
    guest.email = guest_input.email(details.email)
    guest.postcode = guest_input.postcode(details.postcode)
    guest.street = guest_input.line(details.street, "street")
    guest.city = guest_input.line(details.city, "city")
    guest.language = guest_input.line(details.language, "language")
    guest.call_times = guest_input.line(details.call_times, "call_times")
    guest.good_to_know = guest_input.line(details.good_to_know, "good_to_know")
    guest.emergency_contact = guest_input.line(details.emergency_contact, "emergency_contact")
    guest.fixed_host_id = _volunteer(work, details.fixed_host_id)
    guest.first_known_on = _first_known(work, details.first_known_on, guest.birth)
    work.session.add(guest)
    work.session.flush()
    put_phones(work, guest.id, details.phones)
    _put_private(work, guest.id, details)
    _put_needs(work, guest.id, details.needs)


def _name(guest: GuestRow, name: PersonName) -> None:
    guest.first_name, guest.infix = name.first, name.infix
    guest.last_name, guest.initials = name.last, name.initials


def _must_fit_a_life(work: Work, guest: GuestRow) -> None:
    """Nobody dies, or comes here, before being born."""
    if guest.birth is None or inspect(guest).transient:
        return
    died = work.session.scalar(select(DeathRow.died_on).where(DeathRow.guest_id == guest.id))
    if died is not None and died.latest < guest.birth.earliest:
        raise InvalidInput("birth_after_death", "birth")
    first = select(func.min(VisitRow.day)).where(VisitRow.guest_id == guest.id)
    came = work.session.scalar(first)
    if came is not None and came < guest.birth.earliest:
        raise InvalidInput("birth_after_visit", "birth")


def _put_needs(work: Work, guest_id: int, needs: Iterable[Need]) -> None:
    rows = work.session.scalars(select(NeedRow).where(NeedRow.guest_id == guest_id))
    known = {row.need: row for row in rows}
    for need in dict.fromkeys(needs):
        if known.pop(need, None) is None:
            work.session.add(NeedRow(guest_id=guest_id, need=need))
    for row in known.values():
        work.session.delete(row)


def _volunteer(work: Work, volunteer_id: int | None) -> int | None:
    if volunteer_id is not None and work.session.get(VolunteerRow, volunteer_id) is None:
        raise NotFound("volunteer_not_found")
    return volunteer_id


def _first_known(work: Work, day: date | None, born: PartialDate | None) -> date | None:
    if day is None:
        return None
    return guest_input.past_day(day, work.today, "first_known_on", born=born)


def put_phones(work: Work, guest_id: int, entries: Iterable[PhoneEntry]) -> None:
    """The numbers in this order; a number that stays keeps its row."""
    wanted = []
    for at, entry in enumerate(entries):
        typed = guest_input.line(entry.typed, "phones", at=at)
        whose = guest_input.line(entry.whose, "whose", at=at)
        if typed:
            wanted.append((typed, whose))
    rows = work.session.scalars(select(GuestPhoneRow).where(GuestPhoneRow.guest_id == guest_id))
    known = {row.typed: row for row in rows}
    for rank, (typed, whose) in enumerate(dict(wanted).items()):
        read = read_phone(typed)
        row = known.pop(read.typed, None) or known.pop(typed, None)
        if row is None:
            row = GuestPhoneRow(guest_id=guest_id, typed=read.typed)
            work.session.add(row)
        row.typed, row.e164, row.last4 = read.typed, read.e164, read.last4
        row.whose, row.rank = whose, rank
    for row in known.values():
        work.session.delete(row)


def _put_private(work: Work, guest_id: int, details: GuestDetails) -> None:
    told = {
        "note": guest_input.paragraphs(details.note, "note"),
        "came_for": guest_input.paragraphs(details.came_for, "came_for"),
        "found_us": guest_input.line(details.found_us, "found_us"),
        "contribution": guest_input.line(details.contribution, "contribution"),
        "guardian": guest_input.line(details.guardian, "guardian"),
        "no_close_ones": details.no_close_ones,
        "young_children": details.young_children,
    }
    row = work.session.scalar(select(GuestPrivateRow).where(GuestPrivateRow.guest_id == guest_id))
    if row is None:
        if not any(value not in ("", None) for value in told.values()):
            return
        row = GuestPrivateRow(guest_id=guest_id)
        work.session.add(row)
    for key, value in told.items():
        setattr(row, key, value)
