"""The desk: runs one use case in one transaction, with its right checked and its trace kept."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Concatenate, Generic, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ipso_desk.db import history
from ipso_desk.db.engine import DRIVER_ERRORS, translate
from ipso_desk.db.store import Store
from ipso_desk.domain.errors import InvalidInput, NotAllowed, Refused
from ipso_desk.domain.rights import may
from ipso_desk.services.clock import Clock, SystemClock
from ipso_desk.services.register import Entry, entry_of
from ipso_desk.services.work import Actor, Work

P = ParamSpec("P")
T = TypeVar("T")

Changes = frozenset[str]
"""The tables in which something changed."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a use case returned, and what it changed. No changes: it was so already."""

    value: T
    changes: Changes


class Desk:
    """An open centre with somebody at it."""

    def __init__(self, store: Store, actor: Actor, clock: Clock | None = None) -> None:
        self.store = store
        self.actor = actor
        self.clock: Clock = clock or SystemClock()
        self.unlocked = secrets.token_hex(8)

    def run(
        self, use_case: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Done[T]:
        """Do it, whole or not at all; when this returns it is safely on the disk.

        Raises `NotAllowed` (also for what is not registered), `Refused` and the other
        errors of the domain, `StorageFailed` when the disk refuses.
        """
        return self._run(True, use_case, *args, **kwargs)

    def rehearse(
        self, use_case: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What doing it would return, with nothing kept: the dry run of an import."""
        return self._run(False, use_case, *args, **kwargs).value

    def _run(
        self,
        keep: bool,
        use_case: Callable[Concatenate[Work, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Done[T]:
        entry = self._allowed(use_case)
        if entry.action is None:
            raise NotAllowed("not_allowed")
        with self._transaction(self.store.engine) as connection:
            action_id = history.begin_action(
                connection,
                at=self.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
                user_id=self.actor.user_id,
                on_duty_id=self.actor.on_duty_id,
                code=entry.action,
                session=self.unlocked,
            )
            with Session(connection, expire_on_commit=False) as session:
                work = self._work(session, connection)
                value = use_case(work, *args, **kwargs)
                session.flush()
            changes = history.changed_tables(connection, action_id)
            if not keep or not (changes or entry.notes):
                connection.rollback()  # it was so already: no trace, no sync
                return Done(value, changes)
            if not changes:
                history.forget_action(connection, action_id)
            elif work.ids:
                history.describe_action(connection, action_id, work.ids)
            connection.commit()
        return Done(value, changes)

    def ask(self, query: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask without changing anything; opening private data leaves its trace."""
        return self._ask(self._allowed(query).trace, query, *args, **kwargs)

    def peek(
        self, query: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Ask for a caller who notes what was looked at by itself: the sweep of all lists."""
        return self._ask(None, query, *args, **kwargs)

    def _ask(
        self,
        trace: str | None,
        query: Callable[Concatenate[Work, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        if self._allowed(query).action is not None:
            raise NotAllowed("not_allowed")
        with self._transaction(self.store.engine if trace else self.store.reader) as connection:
            with Session(connection, expire_on_commit=False, autoflush=False) as session:
                value = query(self._work(session, connection), *args, **kwargs)
            if trace:
                self._trace(connection, trace, args)
                connection.commit()
        return value

    def _allowed(self, function: Callable[..., object]) -> Entry:
        entry = entry_of(function)
        if entry is None or not may(self.actor.role, entry.right):
            raise NotAllowed("not_allowed")
        return entry

    def _work(self, session: Session, connection: Connection) -> Work:
        now, today = self.clock.now(), self.clock.today()
        return Work(session, connection, self.actor, now, today, self.unlocked)

    def _trace(self, connection: Connection, code: str, args: tuple[object, ...]) -> None:
        guest_id = args[0] if args and type(args[0]) is int else None
        connection.exec_driver_sql(
            "INSERT INTO access (at, user_id, code, guest_id, detail) VALUES (?, ?, ?, ?, '')",
            (
                self.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
                self.actor.user_id,
                code,
                guest_id,
            ),
        )

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        try:
            with self.store.turn:
                try:
                    with engine.connect() as connection:
                        connection.begin()
                        yield connection
                finally:
                    self.store.end_transaction()
        except IntegrityError as error:
            raise Refused("in_the_way") from error
        except DRIVER_ERRORS as error:
            raise translate(error) from error
        except (OverflowError, UnicodeEncodeError) as error:
            # A number or a half letter that no file can hold, typed or pasted by a person.
            raise InvalidInput("not_storable", "text") from error
