"""What a guest agreed to, per purpose; the latest answer counts, refusing is an answer."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import delete, or_, select

from ipso_desk.db.rows.groups import IntroductionRow, SaidOpenlyRow
from ipso_desk.db.rows.guests import ConsentRow, GuestPhaseRow, GuestPrivateRow, GuestRow
from ipso_desk.domain.errors import InvalidInput, Refused
from ipso_desk.domain.guests import ConsentPurpose, ConsentState, needs_guardian
from ipso_desk.domain.introductions import OF_HEALTH, IntroductionState
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.people import get_guest
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work

ALLOWING = (ConsentState.GIVEN, ConsentState.TO_CONFIRM)
"""What an import brought along counts until somebody asks; nothing else does."""
_NO = (ConsentState.REFUSED, ConsentState.WITHDRAWN)
_KNOWN_PHASES = tuple(phase for phase in Phase if GROUP_OF[phase] is not PhaseGroup.NOT_KNOWN)


@use_case(Right.COORDINATOR, "guest.consent")
def note_consent(
    work: Work,
    guest_id: int,
    purpose: ConsentPurpose,
    state: ConsentState,
    from_day: date | None = None,
    manner: str = "",
    *,
    guardian: str = "",
) -> None:
    """Keep an answer with its date and manner (mondeling, formulier).

    Without consent for health data no phase is kept: those that were noted go, at once, and
    so does what might be told of an illness.
    Under sixteen a parent or guardian consents; `guardian` says who, where the card does
    not yet. Raises `InvalidInput`, `Refused` for a withdrawal of what was never given.
    """
    guest = get_guest(work, guest_id)
    put_guardian(work, guest, guardian)
    put_consent(work, guest, purpose, state, from_day or work.today, manner)
    work.about(guest=guest_id)


@use_case(Right.COORDINATOR, "guest.consent_confirm")
def confirm_consents(
    work: Work,
    guest_id: int,
    given: Collection[ConsentPurpose],
    from_day: date | None = None,
    manner: str = "",
) -> None:
    """What an import left to be confirmed was asked: these are given, the others refused.

    Purposes of which nothing was to be confirmed stay as they are.
    """
    guest = get_guest(work, guest_id)
    for purpose in ConsentPurpose:
        last = last_answer(work, guest_id, purpose)
        if last is not None and last.state is ConsentState.TO_CONFIRM:
            state = ConsentState.GIVEN if purpose in given else ConsentState.REFUSED
            put_consent(work, guest, purpose, state, from_day or work.today, manner)
    work.about(guest=guest_id)


def put_consent(
    work: Work,
    guest: GuestRow,
    purpose: ConsentPurpose,
    state: ConsentState,
    day: date,
    manner: str = "",
) -> None:
    """Note an answer within another use case; the same answer again leaves no trace."""
    guest_input.past_day(day, work.today, "from_day", born=guest.birth)
    manner = guest_input.line(manner, "manner")
    last = last_answer(work, guest.id, purpose)
    before = last.state if last is not None else ConsentState.NOT_ASKED
    if state is ConsentState.WITHDRAWN and before not in (*ALLOWING, ConsentState.WITHDRAWN):
        raise Refused("consent_never_given")
    young = needs_guardian(guest.birth, day)
    if state is ConsentState.GIVEN and young and not guardian_of(work, guest.id):
        raise InvalidInput("guardian_missing", "guardian")
    if last is not None and day < last.from_day:
        if last.state is ConsentState.TO_CONFIRM:
            last.from_day = day  # a form that was signed long before somebody typed the list over
        elif last.state is not state:
            # It would be kept and change nothing: the latest answer counts.
            raise InvalidInput("consent_before_last", "from_day")
    if purpose is ConsentPurpose.KEEP_DATA and state is not ConsentState.NOT_ASKED:
        guest.to_complete = False
    if (last is not None or state is not ConsentState.NOT_ASKED) and not _noted_already(
        work, guest.id, purpose, state, day, manner
    ):
        work.session.add(
            ConsentRow(
                guest_id=guest.id,
                purpose=purpose,
                state=state,
                from_day=day,
                manner=manner,
                by_guardian=young and state is not ConsentState.NOT_ASKED,
                noted_by=work.actor.user_id,
                noted_at=work.now,
            )
        )
        work.session.flush()
    if purpose is ConsentPurpose.HEALTH and state not in ALLOWING:
        _let_go_of_phases(work, guest.id, Phase.DECLINED if state in _NO else Phase.NOT_ASKED)
        _let_go_of_what_was_said(work, guest.id)


def _noted_already(
    work: Work,
    guest_id: int,
    purpose: ConsentPurpose,
    state: ConsentState,
    day: date,
    manner: str,
) -> bool:
    last = last_answer(work, guest_id, purpose)
    if last is None or last.state is not state:
        return False
    same = select(ConsentRow.id).where(
        ConsentRow.guest_id == guest_id,
        ConsentRow.purpose == purpose,
        ConsentRow.state == state,
        ConsentRow.from_day == day,
        ConsentRow.manner == manner,
    )
    return work.session.scalar(same.limit(1)) is not None


def last_answer(work: Work, guest_id: int, purpose: ConsentPurpose) -> ConsentRow | None:
    return work.session.scalar(
        select(ConsentRow)
        .where(ConsentRow.guest_id == guest_id, ConsentRow.purpose == purpose)
        .order_by(ConsentRow.from_day.desc(), ConsentRow.id.desc())
        .limit(1)
    )


def allows(work: Work, guest_id: int, purpose: ConsentPurpose) -> bool:
    last = last_answer(work, guest_id, purpose)
    return last is not None and last.state in ALLOWING


def guardian_of(work: Work, guest_id: int) -> str:
    """The parent or guardian whom the card names; empty where nobody did."""
    kept = select(GuestPrivateRow.guardian).where(GuestPrivateRow.guest_id == guest_id)
    return work.session.scalar(kept) or ""


def put_guardian(work: Work, guest: GuestRow, name: str) -> None:
    """Who consents for somebody young; nothing typed leaves what is known."""
    name = guest_input.line(name, "guardian")
    if not name:
        return
    row = work.session.scalar(select(GuestPrivateRow).where(GuestPrivateRow.guest_id == guest.id))
    if row is None:
        row = GuestPrivateRow(guest_id=guest.id)
        work.session.add(row)
    row.guardian = name
    work.session.flush()


def _let_go_of_phases(work: Work, guest_id: int, instead: Phase) -> None:
    known = select(GuestPhaseRow.id).where(
        GuestPhaseRow.guest_id == guest_id, GuestPhaseRow.phase.in_(_KNOWN_PHASES)
    )
    if work.session.scalar(known.limit(1)) is None:
        return
    work.session.execute(delete(GuestPhaseRow).where(GuestPhaseRow.guest_id == guest_id))
    work.session.add(
        GuestPhaseRow(
            guest_id=guest_id,
            phase=instead,
            from_day=work.today,
            noted_by=work.actor.user_id,
            noted_at=work.now,
        )
    )
    work.session.flush()


def _let_go_of_what_was_said(work: Work, guest_id: int) -> None:
    """What might be told of an illness, also as the reason for an introduction."""
    session = work.session
    session.execute(
        delete(SaidOpenlyRow).where(
            SaidOpenlyRow.guest_id == guest_id, SaidOpenlyRow.fact.in_(OF_HEALTH)
        )
    )
    mine = or_(IntroductionRow.guest_id == guest_id, IntroductionRow.other_id == guest_id)
    for row in session.scalars(select(IntroductionRow).where(mine)):
        row.shares = ",".join(fact for fact in row.shares.split(",") if fact not in OF_HEALTH)
        if not row.shares and row.state is IntroductionState.PROPOSED:
            session.delete(row)
    session.flush()
