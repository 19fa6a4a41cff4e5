"""Four questions with "ja / nee / niet gevraagd" that are kept per guest (domain.md 3)."""

from __future__ import annotations

from sqlalchemy import select

from ipso_desk.db.rows.guests import PreferenceRow
from ipso_desk.domain.guests import Answer, Preference
from ipso_desk.domain.rights import Right
from ipso_desk.services.people import get_guest
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work


@use_case(Right.COORDINATOR, "guest.preference")
def note_preference(work: Work, guest_id: int, preference: Preference, answer: Answer) -> None:
    """Keep the answer; "niet gevraagd" is what it was before anybody asked."""
    get_guest(work, guest_id)
    row = work.session.scalar(
        select(PreferenceRow).where(
            PreferenceRow.guest_id == guest_id, PreferenceRow.preference == preference
        )
    )
    work.about(guest=guest_id)
    if row is None:
        if answer is Answer.NOT_ASKED:
            return
        row = PreferenceRow(guest_id=guest_id, preference=preference)
        work.session.add(row)
    if row.answer is not answer:
        row.answer, row.noted_at = answer, work.now
