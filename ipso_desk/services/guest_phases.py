"""A guest's phase as dated history, kept only with consent for it (domain.md 3)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import inspect, select

from ipso_desk.db.rows.guests import GuestPhaseRow, GuestRow
from ipso_desk.domain.errors import NotFound, Refused
from ipso_desk.domain.guests import ConsentPurpose, ConsentState
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.guest_consents import allows, put_consent, put_guardian
from ipso_desk.services.line_of_time import PHASES
from ipso_desk.services.people import get_guest
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work


@use_case(Right.HOST, "guest.phase")
def note_phase(
    work: Work,
    guest_id: int,
    phase: Phase,
    from_day: date | None = None,
    *,
    consent: ConsentState | None = None,
    manner: str = "",
    guardian: str = "",
) -> None:
    """From this day (default today) the guest is in this phase; what went before stays.

    `consent` is the answer to the question whether this may be written down, asked in the
    same step. Not asked, unknown and declined say nothing about an illness and need none.
    A host may do this in the first conversation only. Raises `Refused` without consent,
    `InvalidInput`, `NotAllowed`.
    """
    guest = get_guest(work, guest_id)
    if _asked_before(work, guest_id):
        work.needs(Right.COORDINATOR)
    day = from_day or work.today
    put_guardian(work, guest, guardian)
    put_phase(work, guest, phase, day, consent=consent, manner=manner)
    work.about(guest=guest_id, day=day)


@use_case(Right.COORDINATOR, "guest.phase_correct")
def correct_phase(
    work: Work,
    phase_id: int,
    phase: Phase,
    from_day: date,
    *,
    consent: ConsentState | None = None,
    manner: str = "",
    guardian: str = "",
) -> None:
    """What was noted was wrong: the line of time itself changes.

    Raises `InvalidInput`, `Refused` without consent.
    """
    row = work.session.get(GuestPhaseRow, phase_id)
    if row is None:
        raise NotFound("guest_phase_not_found")
    guest = get_guest(work, row.guest_id)
    guest_input.past_day(from_day, work.today, "from_day", born=guest.birth)
    put_guardian(work, guest, guardian)
    if consent is not None:
        put_consent(work, guest, ConsentPurpose.HEALTH, consent, work.today, manner)
    _must_be_allowed(work, guest, phase)
    work.about(guest=row.guest_id, day=from_day)
    # Refusing took every known phase away, this one too.
    if inspect(row).persistent:
        PHASES.correct(work, row, phase, from_day)


@use_case(Right.COORDINATOR, "guest.phase_remove")
def remove_phase(work: Work, phase_id: int) -> None:
    """This was never so; a second time is nothing."""
    PHASES.remove(work, phase_id)


def note_first_phase(
    work: Work, guest: GuestRow, phase: Phase, consent: ConsentState | None, manner: str
) -> None:
    """Within a first conversation; who asked before has to be a coordinator now."""
    if _asked_before(work, guest.id):
        work.needs(Right.COORDINATOR)
    put_phase(work, guest, phase, work.today, consent=consent, manner=manner)


def put_phase(
    work: Work,
    guest: GuestRow,
    phase: Phase,
    day: date,
    *,
    consent: ConsentState | None = None,
    manner: str = "",
) -> None:
    """Note a phase within another use case; the same phase again leaves no trace."""
    guest_input.past_day(day, work.today, "from_day", born=guest.birth)
    if consent is not None:
        put_consent(work, guest, ConsentPurpose.HEALTH, consent, work.today, manner)
    _must_be_allowed(work, guest, phase)
    PHASES.put(work, guest.id, phase, day)


def _must_be_allowed(work: Work, guest: GuestRow, phase: Phase) -> None:
    if GROUP_OF[phase] is PhaseGroup.NOT_KNOWN:
        return
    if not allows(work, guest.id, ConsentPurpose.HEALTH):
        raise Refused("phase_needs_consent")


def _asked_before(work: Work, guest_id: int) -> bool:
    noted = select(GuestPhaseRow.id).where(
        GuestPhaseRow.guest_id == guest_id, GuestPhaseRow.phase != Phase.NOT_ASKED
    )
    return work.session.scalar(noted.limit(1)) is not None
