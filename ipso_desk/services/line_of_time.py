"""What is known of a guest from a day on, until a later line says otherwise: role, phase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import delete, select

from ipso_desk.db.rows.guests import GuestPhaseRow, GuestRoleRow
from ipso_desk.services.work import Work

Value = TypeVar("Value")
DatedRow = GuestRoleRow | GuestPhaseRow


@dataclass(frozen=True, slots=True)
class LineOfTime(Generic[Value]):
    """The lines of one table; `column` is what a line says. One line for a guest and a day."""

    table: Any
    column: Any

    def on(self, work: Work, guest_id: int, day: date) -> Value | None:
        """What holds on a day; None where nothing was noted yet."""
        found: Value | None = work.session.scalar(
            select(self.column)
            .where(self.table.guest_id == guest_id, self.table.from_day <= day)
            .order_by(self.table.from_day.desc(), self.table.id.desc())
            .limit(1)
        )
        return found

    def put(self, work: Work, guest_id: int, value: Value, day: date) -> None:
        """From this day on; the same again leaves no trace, what went before stays."""
        if self.on(work, guest_id, day) is value:
            return
        row: DatedRow | None = work.session.scalar(
            select(self.table)
            .where(self.table.guest_id == guest_id, self.table.from_day == day)
            .order_by(self.table.id.desc())
            .limit(1)
        )
        if row is None:
            row = self.table(guest_id=guest_id, from_day=day)
            work.session.add(row)
        self._say(work, row, value)
        work.session.flush()

    def correct(self, work: Work, row: DatedRow, value: Value, day: date) -> None:
        """The line itself was wrong; one that moves to a day takes the place of what stood there.

        Who corrects it has noted it; the change history knows who noted what stood there.
        """
        if (getattr(row, self.column.key), row.from_day) == (value, day):
            return
        there = (self.table.guest_id == row.guest_id, self.table.from_day == day)
        work.session.execute(delete(self.table).where(*there, self.table.id != row.id))
        row.from_day = day
        self._say(work, row, value)

    def remove(self, work: Work, line_id: int) -> None:
        """This was never so; a second time is nothing."""
        row: DatedRow | None = work.session.get(self.table, line_id)
        if row is not None:
            work.about(guest=row.guest_id, day=row.from_day)
            work.session.delete(row)

    def _say(self, work: Work, row: DatedRow, value: Value) -> None:
        setattr(row, self.column.key, value)
        row.noted_by, row.noted_at = work.actor.user_id, work.now


ROLES: LineOfTime[Any] = LineOfTime(GuestRoleRow, GuestRoleRow.role)
PHASES: LineOfTime[Any] = LineOfTime(GuestPhaseRow, GuestPhaseRow.phase)
