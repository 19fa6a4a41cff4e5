"""Who belongs with whom, and the care that hangs on it, when two cards become one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select

from ipso_desk.db.rows.deaths import AftercareStepRow, AftercareStopRow
from ipso_desk.db.rows.guests import RelationRow
from ipso_desk.domain.deaths import StepState
from ipso_desk.domain.names import fold
from ipso_desk.services.merge_basics import drop_with_self, guest_columns, joined, rows_of
from ipso_desk.services.work import Work

_HANGING: tuple[Any, ...] = (AftercareStepRow, AftercareStopRow)


def move_relations(work: Work, kind: Any, keep: int, gone: int) -> None:
    between = select(RelationRow.id).where(
        RelationRow.guest_id.in_((keep, gone)), RelationRow.other_id.in_((keep, gone))
    )
    numbers = work.session.scalars(between).all()
    for hanging in _HANGING:
        work.session.execute(delete(hanging).where(hanging.relation_id.in_(numbers)))
    drop_with_self(work, kind, keep, gone)
    for column in ("guest_id", "other_id"):
        for row in rows_of(work, kind, column, gone):
            setattr(row, column, keep)
    work.session.flush()
    known: dict[object, RelationRow] = {}
    for row in (*rows_of(work, kind, "guest_id", keep), *rows_of(work, kind, "other_id", keep)):
        far = row.other_id if row.guest_id == keep else row.guest_id
        key = far if far is not None else (fold(row.other_name or ""), row.kind)
        twin = known.setdefault(key, row)
        if twin is not row:
            _one_relation(work, twin, row)


def _one_relation(work: Work, twin: RelationRow, row: RelationRow) -> None:
    for hanging in _HANGING:
        for step in work.session.scalars(select(hanging).where(hanging.relation_id == row.id)):
            step.relation_id = twin.id
    turned = twin.other_id is not None and twin.guest_id != row.guest_id
    cares, cared_for = (row.cared_for, row.carer) if turned else (row.carer, row.cared_for)
    twin.carer, twin.cared_for = twin.carer or cares, twin.cared_for or cared_for
    twin.note = joined(twin.note, row.note)
    for part in ("other_phone", "other_email", "other_address"):
        setattr(twin, part, getattr(twin, part) or getattr(row, part))
    work.session.flush()
    work.session.delete(row)
    work.session.flush()


def move_care(work: Work, kind: Any, keep: int, gone: int) -> None:
    """Steps and stops of nazorg: of the one who died, and of the naaste; each once."""
    drop_with_self(work, kind, keep, gone)
    for column in guest_columns(kind):
        for row in rows_of(work, kind, column, gone):
            setattr(row, column, keep)
        work.session.flush()
        known: dict[object, Any] = {}
        for row in rows_of(work, kind, column, keep):
            who = row.close_one_id or ("relation", row.relation_id)
            twin = known.setdefault((row.guest_id, who, getattr(row, "kind", "")), row)
            if twin is not row:
                _one_step(twin, row)
                work.session.delete(row)
        work.session.flush()


def _one_step(twin: Any, row: Any) -> None:
    if isinstance(twin, AftercareStepRow) and twin.state is StepState.OPEN:
        twin.state, twin.due = row.state, min(twin.due, row.due)
        twin.settled_on, twin.reason = row.settled_on, row.reason
