"""Undo and redo: an action put back is an action of its own, which can be put back again."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ipso_desk.db import history
from ipso_desk.domain.errors import Refused
from ipso_desk.domain.rights import Right
from ipso_desk.services.deaths import take_back_deaths_of
from ipso_desk.services.register import query, use_case
from ipso_desk.services.work import Work

_DEPTH = 500


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
    if action.code in NEVER_UNDONE:
        raise Refused("cannot_be_undone")
    connection = work.session.connection()
    connection.exec_driver_sql(
        "UPDATE action SET undoes = ? WHERE id = (SELECT id FROM current_action)", (action.id,)
    )
    savepoint = connection.begin_nested()
    try:
        history.revert(connection, action.id)
        _check_references(work)
        savepoint.commit()
    except Refused:
        savepoint.rollback()
        # Taking a death back never fails (domain.md 4.1), whatever happened since.
        if not take_back_deaths_of(work, action.id):
            raise
    work.ids.update({**action.ids, "undone": action.id, "undone_code": action.code})
    return action


NEVER_UNDONE = frozenset({"guest.erase"})


def _check_references(work: Work) -> None:
    broken = work.session.connection().exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise Refused("undo_depended_on")


def _stack(work: Work, whole_history: bool) -> Stack:
    rows = work.session.connection().exec_driver_sql(
        "SELECT id, code, ids, undoes FROM ("
        " SELECT id, code, ids, undoes FROM action"
        " WHERE user_id = ? AND (session = ? OR ?)"
        " AND id IS NOT (SELECT id FROM current_action) ORDER BY id DESC LIMIT ?"
        ") ORDER BY id",
        (work.actor.user_id, work.unlocked, whole_history, _DEPTH),
    )
    undo: list[PastAction] = []
    redo: list[PastAction] = []
    for action_id, code, ids, undoes in rows:
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
