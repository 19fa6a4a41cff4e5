"""Forms that somebody was filling in: kept while they type, so that a crash loses nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from ipso_desk.db.rows.guests import GuestRow
from ipso_desk.db.rows.system import DraftRow
from ipso_desk.domain.rights import Right
from ipso_desk.services.register import query, use_case
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class Draft:
    """What stood in a form. `subject` is what the form is about (a number), 0 for a new thing."""

    form: str
    subject: int
    values: Mapping[str, object]
    saved_at: datetime


@use_case(Right.ANYONE, "draft.keep", notes=True)
def keep_draft(
    work: Work,
    form: str,
    values: Mapping[str, object],
    subject: int = 0,
    guest_id: int | None = None,
) -> None:
    """Keep what stands in a form now. `guest_id`: erased together with that guest.

    Of somebody who was erased while the form stood open nothing is kept any more.
    """
    if guest_id is not None and work.session.scalar(_ERASED, {"guest": guest_id}):
        return
    text = json.dumps(dict(values), default=str, ensure_ascii=False)
    text = text.replace("\\u0000", "").encode("utf-8", "ignore").decode("utf-8")
    row = _row(work, form, subject)
    if row is None:
        row = DraftRow(user_id=work.actor.user_id, form=form, subject=subject)
        work.session.add(row)
    row.guest_id, row.data, row.saved_at = guest_id, text, work.now


@use_case(Right.ANYONE, "draft.drop", notes=True)
def drop_draft(work: Work, form: str, subject: int = 0) -> None:
    """The form was saved or given up."""
    work.session.execute(
        delete(DraftRow).where(
            DraftRow.user_id == work.actor.user_id,
            DraftRow.form == form,
            DraftRow.subject == subject,
        )
    )


@query(Right.ANYONE)
def draft(work: Work, form: str, subject: int = 0) -> Draft | None:
    """One's own draft of this form, None when there is none."""
    row = _row(work, form, subject)
    return None if row is None else _draft(row)


@query(Right.ANYONE)
def own_drafts(work: Work) -> tuple[Draft, ...]:
    """Everything one was in the middle of, newest first."""
    rows = work.session.scalars(
        select(DraftRow)
        .where(DraftRow.user_id == work.actor.user_id)
        .order_by(DraftRow.saved_at.desc(), DraftRow.id.desc())
    )
    return tuple(_draft(row) for row in rows)


_ERASED = select(GuestRow.id).where(
    GuestRow.id == bindparam("guest"), GuestRow.erased_on.is_not(None)
)


def _row(work: Work, form: str, subject: int) -> DraftRow | None:
    return work.session.scalar(
        select(DraftRow).where(
            DraftRow.user_id == work.actor.user_id,
            DraftRow.form == form,
            DraftRow.subject == subject,
        )
    )


def _draft(row: DraftRow) -> Draft:
    return Draft(row.form, row.subject, json.loads(row.data), row.saved_at)
