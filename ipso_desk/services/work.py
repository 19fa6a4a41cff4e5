"""What a use case is handed: a session, who acts, and the time; never the desk itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Executable, Result
from sqlalchemy.orm import Session

from ipso_desk.domain.errors import NotAllowed
from ipso_desk.domain.rights import Right, UserRole, may


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is logged in. `on_duty_id` is the volunteer behind the shared desk."""

    user_id: int
    name: str
    role: UserRole
    on_duty_id: int | None = None


@dataclass(slots=True)
class Work:
    """One transaction's worth of work."""

    session: Session
    connection: Connection
    actor: Actor
    now: datetime
    today: date
    unlocked: str = ""
    """The unlocking this work belongs to; undo reaches no further back."""
    ids: dict[str, object] = field(default_factory=dict)

    def rows(self, statement: Executable, values: Mapping[str, object]) -> Result[Any]:
        """Run a statement past the session: half the work, where somebody waits for a tick.

        For columns and table statements only; what the session still holds is not seen.
        """
        return self.connection.execute(statement, values)

    def about(self, **ids: object) -> None:
        """Note what the action is about, for the history: ids, days, counts; never names."""
        self.ids.update(ids)

    def needs(self, right: Right) -> None:
        """For the part of a use case that asks more than the whole. Raises `NotAllowed`."""
        if not may(self.actor.role, right):
            raise NotAllowed("not_allowed")
