"""Afterwards: three questions to the group, kept without names; keep, change or stop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from ipso_desk.db.rows.groups import GroupFeedbackRow
from ipso_desk.domain.errors import InvalidInput, NotFound
from ipso_desk.domain.groups import Verdict
from ipso_desk.domain.rights import Right
from ipso_desk.services import guest_input
from ipso_desk.services.register import query, use_case
from ipso_desk.services.seat_rows import get_group
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said. Nobody knows who."""

    id: int
    day: date
    good: str
    not_good: str
    again: bool | None


@dataclass(frozen=True, slots=True)
class Feedback:
    said: tuple[Said, ...]
    """Newest first."""
    verdict: Verdict | None
    verdict_reason: str

    def again(self, answer: bool) -> int:
        """How many would (not) come again."""
        return sum(1 for each in self.said if each.again is answer)


@use_case(Right.COORDINATOR, "feedback.note")
def note_feedback(
    work: Work, group_id: int, good: str = "", not_good: str = "", again: bool | None = None
) -> int:
    """What one person said afterwards; its number. Two people may say the same."""
    get_group(work, group_id)
    good = guest_input.paragraphs(good, "good")
    not_good = guest_input.paragraphs(not_good, "not_good")
    if not good and not not_good and again is None:
        raise InvalidInput("feedback_empty", "good")
    row = GroupFeedbackRow(
        group_id=group_id, day=work.today, good=good, not_good=not_good, again=again
    )
    work.session.add(row)
    work.session.flush()
    work.about(group=group_id)
    return row.id


@use_case(Right.COORDINATOR, "feedback.remove")
def remove_feedback(work: Work, feedback_id: int) -> None:
    """Typed twice, or it told who said it. Raises `NotFound`."""
    row = work.session.get(GroupFeedbackRow, feedback_id)
    if row is None:
        raise NotFound("feedback_not_found")
    work.session.delete(row)
    work.about(group=row.group_id)


@use_case(Right.COORDINATOR, "group.verdict")
def give_verdict(work: Work, group_id: int, verdict: Verdict | None, reason: str = "") -> None:
    """Keep it so, change it, or stop with it, and why."""
    group = get_group(work, group_id)
    group.verdict = verdict
    group.verdict_reason = guest_input.paragraphs(reason, "verdict_reason")
    work.about(group=group_id)


@query(Right.COORDINATOR)
def feedback(work: Work, group_id: int) -> Feedback:
    """Everything that was said afterwards, and what was decided."""
    group = get_group(work, group_id)
    rows = work.session.scalars(
        select(GroupFeedbackRow)
        .where(GroupFeedbackRow.group_id == group_id)
        .order_by(GroupFeedbackRow.id.desc())
    )
    said = tuple(Said(row.id, row.day, row.good, row.not_good, row.again) for row in rows)
    return Feedback(said, group.verdict, group.verdict_reason)
