"""Undo and redo: an action put back is an action of its own, which can be put back again."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection

from ipso_desk.db import history
from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.errors import Refused
from ipso_desk.domain.rights import Right, UserRole
from ipso_desk.services.deaths import take_back_deaths_of
from ipso_desk.services.register import REGISTER, query, use_case
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class PastAction:
    """An action as the history keeps it: a code and ids; `texts.actions` makes the sentence."""

    id: int
    code: str
    ids: dict[str, object]


@dataclass(frozen=True, slots=True)
class Stack:
    """What Ctrl+Z and Ctrl+Shift+Z would do now, newest last."""

    undo: tuple[PastAction, ...]
    redo: tuple[PastAction, ...]


@query(Right.ANYONE)
def undo_stack(work: Work, *, whole_history: bool = False) -> Stack:
    """One's own actions since unlocking; `whole_history` reaches back further (commands)."""
    return _stack(work, whole_history)


@use_case(Right.ANYONE, "undo")
def undo_last(work: Work, *, whole_history: bool = False) -> PastAction:
    """Put one's own last action back. Raises `Refused` with the reason, and changes nothing."""
    stack = _stack(work, whole_history)
    if not stack.undo:
        raise Refused("nothing_to_undo")
    return _put_back(work, stack.undo[-1])


@use_case(Right.ANYONE, "redo")
def redo_last(work: Work, *, whole_history: bool = False) -> PastAction:
    stack = _stack(work, whole_history)
    if not stack.redo:
        raise Refused("nothing_to_redo")
    return _put_back(work, stack.redo[-1])


@use_case(Right.ANYONE, "undo")
def undo_action(work: Work, action_id: int) -> PastAction:
    """Put one particular own action back, hours later too (a wrong tick at the desk)."""
    row = (
        work.session.connection()
        .exec_driver_sql("SELECT id, code, ids, user_id FROM action WHERE id = ?", (action_id,))
        .first()
    )
    if row is None:
        raise Refused("nothing_to_undo")
    if row[3] != work.actor.user_id:
        work.needs(Right.COORDINATOR)
    return _put_back(work, PastAction(row[0], row[1], json.loads(row[2])))


def _put_back(work: Work, action: PastAction) -> PastAction:
    what = str(action.ids.get("undone_code", action.code))
    if what in NEVER_UNDONE:
        raise Refused("cannot_be_undone")
    work.needs(_right_of(work, what))
    connection = work.session.connection()
    connection.exec_driver_sql(
        "UPDATE action SET undoes = ? WHERE id = (SELECT id FROM current_action)", (action.id,)
    )
    savepoint = connection.begin_nested()
    try:
        history.revert(connection, action.id)
        if what == "guest.merge":
            from ipso_desk.services.merging import drafts_follow

            drafts_follow(work, action.ids)
        _check_references(work)
        savepoint.commit()
    except Refused:
        savepoint.rollback()
        # Taking a death back never fails (domain.md 4.1), whatever happened since.
        _may_take_back(work, action.id)
        if not take_back_deaths_of(work, action.id):
            raise
    work.ids.update({**action.ids, "undone": action.id, "undone_code": what})
    return action


NEVER_UNDONE = frozenset(
    {"guest.erase", "centre.make", "demo.fill", "user.add", "user.stop", "duty.take"}
)
"""Erasing is for good; the others began the centre, or go with a key that undo cannot reach.
Beginning duty is not even in line: who it noted signs what is written from then on."""


def _right_of(work: Work, code: str) -> Right:
    """What the action itself asks: nobody takes back what they may not (any more) do."""
    if work.actor.role is UserRole.COORDINATOR:
        return Right.ANYONE
    from ipso_desk.services.sweep import load

    load()
    rights = {entry.right for entry in REGISTER.values() if entry.action == code}
    return rights.pop() if len(rights) == 1 else Right.COORDINATOR


def _may_take_back(work: Work, action_id: int) -> None:
    """A host takes back what was only reported; what was confirmed since is a coordinator's."""
    confirmed = (
        work.session.connection()
        .exec_driver_sql(
            "SELECT 1 FROM history JOIN death ON death.id = history.row_id"
            " WHERE history.action_id = ? AND history.table_name = 'death' AND death.state = ?",
            (action_id, DeathState.CONFIRMED.value),
        )
        .first()
    )
    if confirmed is not None:
        work.needs(Right.COORDINATOR)


def _check_references(work: Work) -> None:
    broken = work.session.connection().exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise Refused("undo_depended_on")


def _stack(work: Work, whole_history: bool) -> Stack:
    connection = work.session.connection()
    # All of them: where one begins to read, an undo might put back what was not read.
    rows = connection.exec_driver_sql(
        "SELECT id, code, ids, undoes FROM action WHERE user_id = ? AND (session = ? OR ?)"
        " AND code <> 'duty.take' AND id IS NOT (SELECT id FROM current_action) ORDER BY id",
        (work.actor.user_id, work.unlocked, whole_history),
    ).all()
    undo: list[PastAction] = []
    redo: list[PastAction] = []
    by_others = _put_back_by_others(connection, rows[0][0], work.actor.user_id) if rows else set()
    for action_id, code, ids, undoes in rows:
        if action_id in by_others:
            continue
        action = PastAction(action_id, code, json.loads(ids))
        if undoes is None:
            undo.append(action)
            redo.clear()
        elif undo and undo[-1].id == undoes:
            undo.pop()
            redo.append(action)
        elif redo and redo[-1].id == undoes:
            redo.pop()
            undo.append(action)
        else:  # an older action put back by itself: its own putting back can be undone
            undo = [known for known in undo if known.id != undoes]
            undo.append(action)
    return Stack(tuple(undo), tuple(redo))


def _put_back_by_others(connection: Connection, first: int, user_id: int) -> set[int]:
    """Actions that somebody else took back meanwhile, and did not do again."""
    rows = connection.exec_driver_sql(
        "SELECT undoes FROM action AS other WHERE undoes >= ? AND user_id <> ?"
        " AND NOT EXISTS (SELECT 1 FROM action WHERE undoes = other.id)",
        (first, user_id),
    )
    return {int(number) for (number,) in rows}
