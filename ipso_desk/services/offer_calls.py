"""An offer is a phone call: who called when, and what was said, stands with the other calls."""

from __future__ import annotations

from sqlalchemy import select

from ipso_desk.db.rows.calls import CallRow
from ipso_desk.db.rows.groups import SignUpRow
from ipso_desk.domain.calls import CallOutcome
from ipso_desk.services.people import get_guest
from ipso_desk.services.work import Work


def note_offer_call(work: Work, row: SignUpRow, outcome: CallOutcome, reason: str = "") -> None:
    """Of a pair one is called. Who is from another centre, or asked for no calls, was not."""
    if row.guest_id is None or get_guest(work, row.guest_id).do_not_call:
        return
    last = work.session.execute(
        select(CallRow.outcome, CallRow.reason, CallRow.day)
        .where(CallRow.sign_up_id == row.id)
        .order_by(CallRow.id.desc())
        .limit(1)
    ).first()
    if last is not None and tuple(last) == (outcome, reason, work.today):
        return
    work.session.add(
        CallRow(
            guest_id=row.guest_id,
            day=work.today,
            outcome=outcome,
            reason=reason,
            sign_up_id=row.id,
            called_by=work.actor.user_id,
            called_at=work.now,
        )
    )
