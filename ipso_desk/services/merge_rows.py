"""Everything that hangs on one guest's card moves to another: a rule per table, one for the rest.

Nothing is dropped that says something: where the file allows one row only (a visit a day, a
place in a group), the two become one that says what both said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import delete, select

from ipso_desk.db.rows.activities import ParticipationRow
from ipso_desk.db.rows.calls import CallClaimRow
from ipso_desk.db.rows.deaths import (
    AftercareStepRow,
    AftercareStopRow,
    BereavedProposalRow,
    CandleRow,
    DeathRow,
    MemorialRow,
    TreeNameRow,
)
from ipso_desk.db.rows.groups import InterestRow, IntroductionRow, SignUpRow
from ipso_desk.db.rows.guests import (
    DifferentPeopleRow,
    GuestPhaseRow,
    GuestPhoneRow,
    GuestPrivateRow,
    GuestRoleRow,
    NeedRow,
    PossibleDoubleRow,
    PreferenceRow,
    RelationRow,
)
from ipso_desk.db.rows.logbook import LogLinkRow
from ipso_desk.db.rows.system import DraftRow
from ipso_desk.db.rows.visits import DaySignOffRow, VisitRow
from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.guests import Role
from ipso_desk.domain.introductions import IntroductionState
from ipso_desk.domain.names import fold
from ipso_desk.services.merge_basics import (
    drop_with_self,
    fill,
    guest_columns,
    joined,
    once_key,
    row_types,
    rows_of,
    table_of,
)
from ipso_desk.services.merge_fields import NOT_KNOWN_PHASES
from ipso_desk.services.merge_places import move_places
from ipso_desk.services.merge_relations import move_care, move_relations
from ipso_desk.services.work import Work

Combine = Callable[[Any, Any], None]
"""Puts in the first row what only the second says; the second goes."""
Rule = Callable[[Work, Any, int, int], None]


def move_rows(work: Work, keep: int, gone: int) -> None:
    """After this no row refers to `gone` any more."""
    for kind in (*_FIRST, *(kind for kind in row_types() if kind not in _FIRST)):
        _RULES.get(kind, move)(work, kind, keep, gone)
        work.session.flush()


def move(work: Work, kind: Any, keep: int, gone: int) -> None:
    """The rows change hands; where the other card has such a row already, they become one."""
    combine = _COMBINE.get(kind, fill)
    for column in guest_columns(kind):
        drop_with_self(work, kind, keep, gone)
        known = {once_key(kind, row, column): row for row in rows_of(work, kind, column, keep)}
        for row in rows_of(work, kind, column, gone):
            key = once_key(kind, row, column)
            twin = known.get(key) if key else None
            if twin is None:
                setattr(row, column, keep)
            else:
                combine(twin, row)
                work.session.delete(row)
        work.session.flush()


# One row of two


def _one_visit(twin: VisitRow, row: VisitRow) -> None:
    arrived = [at for at in (twin.arrived_at, row.arrived_at) if at is not None]
    left = [at for at in (twin.left_at, row.left_at) if at is not None]
    twin.arrived_at, twin.left_at = min(arrived, default=None), max(left, default=None)
    twin.noted_by = twin.noted_by or row.noted_by


def _one_part(twin: ParticipationRow, row: ParticipationRow) -> None:
    present = ParticipationState.PRESENT
    if present in (twin.state, row.state):
        known = [part.state_before if part.state is present else part.state for part in (twin, row)]
        twin.state, twin.state_before = present, known[0] or known[1]


def _one_day_off(twin: DaySignOffRow, row: DaySignOffRow) -> None:
    twin.reason = joined(twin.reason, row.reason)


def _one_death(twin: DeathRow, row: DeathRow) -> None:
    if twin.state is DeathState.REPORTED and row.state is DeathState.CONFIRMED:
        twin.state, twin.confirmed_by, twin.confirmed_at = (
            row.state,
            row.confirmed_by,
            row.confirmed_at,
        )
    twin.reported_by_whom = joined(twin.reported_by_whom, row.reported_by_whom)
    twin.reported_at = min(twin.reported_at, row.reported_at)
    fill(twin, row)


def _one_memorial(twin: MemorialRow, row: MemorialRow) -> None:
    twin.allowed_by = joined(twin.allowed_by, row.allowed_by)
    twin.newsletter_text = joined(twin.newsletter_text, row.newsletter_text)
    fill(twin, row)


_CAME_OF_IT = (
    IntroductionState.INTRODUCED,
    IntroductionState.DECLINED,
    IntroductionState.PROPOSED,
)


def _one_introduction(twin: IntroductionRow, row: IntroductionRow) -> None:
    """What came furthest stands, with what each of the two said then."""
    if _CAME_OF_IT.index(row.state) < _CAME_OF_IT.index(twin.state):
        for name in ("guest_answer", "other_answer", "state", "introduced_on", "introduced_by"):
            setattr(twin, name, getattr(row, name))
    twin.outcome = joined(twin.outcome, row.outcome)
    fill(twin, row)


def _one_preference(twin: PreferenceRow, row: PreferenceRow) -> None:
    """Which answer counts was chosen before; here only the row goes."""


_COMBINE: dict[Any, Combine] = {
    VisitRow: _one_visit,
    DaySignOffRow: _one_day_off,
    ParticipationRow: _one_part,
    DeathRow: _one_death,
    MemorialRow: _one_memorial,
    IntroductionRow: _one_introduction,
    PreferenceRow: _one_preference,
    GuestPrivateRow: _one_preference,
    NeedRow: _one_preference,
}


# Tables with a rule of their own


def _pairs(work: Work, kind: Any, keep: int, gone: int) -> None:
    """Two people, the lower number first; each two once, whoever was written first."""
    drop_with_self(work, kind, keep, gone)
    for column in ("guest_id", "other_id"):
        for row in rows_of(work, kind, column, gone):
            far = row.other_id if column == "guest_id" else row.guest_id
            low, high = sorted((keep, far))
            twin = work.session.scalar(
                select(kind).where(
                    ((kind.guest_id == low) & (kind.other_id == high))
                    | ((kind.guest_id == high) & (kind.other_id == low))
                )
            )
            turned = (low if twin is None else twin.guest_id) != (
                keep if column == "guest_id" else far
            )
            if turned and kind is IntroductionRow:
                row.guest_answer, row.other_answer = row.other_answer, row.guest_answer
            if twin is None:
                row.guest_id, row.other_id = low, high
            else:
                _COMBINE.get(kind, fill)(twin, row)
                work.session.delete(row)
            work.session.flush()


def _phones(work: Work, kind: Any, keep: int, gone: int) -> None:
    mine = list(rows_of(work, kind, "guest_id", keep))
    known = {_number(row): row for row in mine}
    rank = max((row.rank for row in mine), default=-1)
    for row in sorted(rows_of(work, kind, "guest_id", gone), key=lambda row: (row.rank, row.id)):
        twin = known.get(_number(row))
        if twin is None:
            rank += 1
            row.guest_id, row.rank = keep, rank
        else:
            twin.whose = joined(twin.whose, row.whose)
            work.session.delete(row)


def _number(row: GuestPhoneRow) -> str:
    digits = "".join(letter for letter in row.typed if letter.isdigit())
    return row.e164 or digits or row.typed


def _line_of_time(value: str, unknown: tuple[object, ...]) -> Rule:
    """Both lines in one; "unknown" on the one card says nothing against what the other knows."""

    def rule(work: Work, kind: Any, keep: int, gone: int) -> None:
        lines = {who: list(rows_of(work, kind, "guest_id", who)) for who in (keep, gone)}
        for who, other in ((keep, gone), (gone, keep)):
            for row in lines[who]:
                if getattr(row, value) in unknown and _known_then(
                    lines[other], value, unknown, row.from_day
                ):
                    work.session.delete(row)
                else:
                    row.guest_id = keep

    return rule


def _known_then(line: Sequence[Any], value: str, unknown: tuple[object, ...], day: Any) -> bool:
    before = [row for row in line if row.from_day <= day]
    last = max(before, key=lambda row: (row.from_day, row.id), default=None)
    return last is not None and getattr(last, value) not in unknown


def _each_once(*same: str) -> Rule:
    """Rows that would say the same thing twice about one person."""

    def rule(work: Work, kind: Any, keep: int, gone: int) -> None:
        known = {_said(row, same): row for row in rows_of(work, kind, "guest_id", keep)}
        for row in rows_of(work, kind, "guest_id", gone):
            twin = known.get(_said(row, same))
            if twin is None:
                row.guest_id = keep
            else:
                fill(twin, row)
                work.session.delete(row)

    return rule


def _said(row: Any, same: tuple[str, ...]) -> tuple[object, ...]:
    values = (getattr(row, name) for name in same)
    return tuple(fold(value) if isinstance(value, str) else value for value in values)


def move_passing(work: Work, keep: int, gone: int) -> None:
    """What is kept without history and passes by itself; undo does not know of it."""
    for kind in row_types():
        if table_of(kind).info.get("history") is False and kind is not DraftRow:
            _RULES.get(kind, move)(work, kind, keep, gone)


def _nobody_calls(work: Work, kind: Any, _keep: int, gone: int) -> None:
    """Who is on the phone with whom holds for minutes; nothing is lost with it."""
    work.session.execute(delete(kind).where(kind.guest_id == gone))


def _drafts(work: Work, _kind: Any, keep: int, gone: int) -> None:
    """What somebody was typing comes along, unless the same form is open on the other card."""
    rows = work.session.scalars(select(DraftRow).where(DraftRow.guest_id == gone)).all()
    mine = select(DraftRow.user_id, DraftRow.form).where(DraftRow.subject == keep)
    taken = {(user_id, form) for user_id, form in work.session.execute(mine)}
    moved = []
    for row in rows:
        row.guest_id = keep
        if row.subject == gone and (row.user_id, row.form) not in taken:
            row.subject = keep
        moved.append(row.id)
    if moved:
        work.about(drafts=moved)


_RULES: dict[Any, Rule] = {
    GuestPhoneRow: _phones,
    GuestRoleRow: _line_of_time("role", (Role.UNKNOWN,)),
    GuestPhaseRow: _line_of_time("phase", NOT_KNOWN_PHASES),
    RelationRow: move_relations,
    SignUpRow: lambda work, _kind, keep, gone: move_places(work, keep, gone),
    DifferentPeopleRow: _pairs,
    PossibleDoubleRow: _pairs,
    IntroductionRow: _pairs,
    AftercareStepRow: move_care,
    AftercareStopRow: move_care,
    BereavedProposalRow: move,
    InterestRow: _each_once("group_id", "theme"),
    LogLinkRow: _each_once("entry_id", "group_id", "activity_id", "organisation_id"),
    CandleRow: _each_once("from_day", "until_day", "card_text"),
    TreeNameRow: _each_once("name", "year"),
    CallClaimRow: _nobody_calls,
    DraftRow: _drafts,
}
_FIRST = (RelationRow,)
"""Other rows point to these, which become fewer."""
EXEMPT = {
    "history": "what happened stays told of the number it happened to; merged_card leads there",
    "access": "who looked at which card stays as it was",
}
"""Columns that hold a guest's number without being a reference, and why they stay."""
