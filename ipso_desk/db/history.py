"""The change history, written by the database itself, and what is read back from it.

At connect every table with facts gets three TEMP triggers, made from the
metadata. They write raw images of the row as JSON, so that bulk statements are
seen as well as single ones. Outside an action (`begin_action`) a write to such
a table fails: `history.action_id` may not be null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import IntegrityError

from ipso_desk.db.rows import Row
from ipso_desk.domain.errors import Refused


def tables_with_history() -> list[Table]:
    return [t for t in Row.metadata.sorted_tables if t.info.get("history", True)]


def install(connection: Any) -> None:
    """Make the triggers on a fresh DB-API connection."""
    cursor = connection.cursor()
    cursor.execute("CREATE TEMP TABLE current_action (id INTEGER)")
    cursor.execute("INSERT INTO current_action VALUES (NULL)")
    for statement in trigger_statements():
        cursor.execute(statement)
    cursor.close()


@cache
def trigger_statements() -> tuple[str, ...]:
    return tuple(_statements())


def _statements() -> Iterable[str]:
    for table in tables_with_history():
        new, old = image(table, "NEW."), image(table, "OLD.")
        changed = " OR ".join(f"NEW.{c.name} IS NOT OLD.{c.name}" for c in table.columns)
        yield _trigger(table, "INSERT", "NEW", "NULL", new, "")
        yield _trigger(table, "UPDATE", "NEW", old, new, f"WHEN {changed} ")
        yield _trigger(table, "DELETE", "OLD", old, "NULL", "")


def begin_action(
    connection: Connection,
    *,
    at: str,
    user_id: int | None,
    on_duty_id: int | None,
    code: str,
    session: str,
) -> int:
    """Start an action; everything written until the commit belongs to it."""
    driver = _driver(connection)
    cursor = driver.execute(
        "INSERT INTO action (at, user_id, on_duty_id, code, ids, session)"
        " VALUES (?, ?, ?, ?, '{}', ?)",
        (at, user_id, on_duty_id, code, session),
    )
    action_id = int(cursor.lastrowid)
    driver.execute("UPDATE temp.current_action SET id = ?", (action_id,))
    return action_id


def describe_action(connection: Connection, action_id: int, ids: dict[str, object]) -> None:
    """What the action was about: ids and days, never names."""
    _driver(connection).execute(
        "UPDATE action SET ids = ? WHERE id = ?", (json.dumps(ids, default=str), action_id)
    )


def changed_tables(connection: Connection, action_id: int) -> frozenset[str]:
    rows = _driver(connection).execute(
        "SELECT DISTINCT table_name FROM history WHERE action_id = ?", (action_id,)
    )
    return frozenset(name for (name,) in rows)


def forget_action(connection: Connection, action_id: int) -> None:
    """It changed nothing, so nothing happened."""
    _driver(connection).execute("DELETE FROM action WHERE id = ?", (action_id,))


def _driver(connection: Connection) -> Any:
    """The DB-API connection: these few statements surround every action there is."""
    return connection.connection.driver_connection


@dataclass(frozen=True, slots=True)
class NetChange:
    """What one action did to one row, from before its first write to after its last."""

    table: str
    row_id: int
    before: str | None
    after: str | None


def net_changes(connection: Connection, action_id: int) -> list[NetChange]:
    rows = connection.exec_driver_sql(
        "SELECT table_name, row_id, before, after FROM history WHERE action_id = ? ORDER BY id",
        (action_id,),
    )
    net: dict[tuple[str, int], NetChange] = {}
    for table, row_id, before, after in rows:
        first = net.get((table, row_id))
        net[table, row_id] = NetChange(table, row_id, first.before if first else before, after)
    return [change for change in net.values() if change.before != change.after]


def revert(connection: Connection, action_id: int) -> None:
    """Put every row of an action back as it was: delete all, then insert all.

    Raises `Refused` when a row differs from how the action left it, when its table
    was upgraded since, when what would come back is now in the way of something, or
    when all it was about has been erased.
    """
    changes = net_changes(connection, action_id)
    if not changes:
        raise Refused("cannot_be_undone")
    tables = Row.metadata.tables
    for change in changes:
        if _current_image(connection, tables[change.table], change.row_id) != change.after:
            raise Refused("undo_changed_since")
    try:
        for change in changes:
            if change.after is not None:
                connection.exec_driver_sql(
                    f'DELETE FROM "{change.table}" WHERE id = ?', (change.row_id,)
                )
        for change in changes:
            if change.before is not None:
                _insert_image(connection, tables[change.table], json.loads(change.before))
    except IntegrityError as error:
        raise Refused("undo_in_the_way") from error


def scrub(connection: Connection, rows: Iterable[tuple[str, int]]) -> None:
    """Take the images of these rows out of the history, for good; the trace itself stays."""
    for table, row_id in rows:
        connection.exec_driver_sql(
            "UPDATE history SET before = NULL, after = NULL WHERE table_name = ? AND row_id = ?",
            (table, row_id),
        )


def _trigger(table: Table, event: str, side: str, before: str, after: str, when: str) -> str:
    guest = _guest_of(table, side)
    return (
        f"CREATE TEMP TRIGGER history_{table.name}_{event.lower()} "
        f'AFTER {event} ON main."{table.name}" {when}BEGIN '
        "INSERT INTO history (action_id, table_name, row_id, guest_id, before, after) "
        f"VALUES ((SELECT id FROM current_action), '{table.name}', {side}.id, {guest}, "
        f"{before}, {after}); END"
    )


def image(table: Table, prefix: str) -> str:
    """A JSON object of the raw values; json_patch leaves the empty ones out."""
    pairs = ", ".join(f"'{c.name}', {prefix}\"{c.name}\"" for c in table.columns)
    return f"json_patch('{{}}', json_object({pairs}))"


def _guest_of(table: Table, side: str) -> str:
    if table.name == "guest":
        return f"{side}.id"
    for column in table.columns:
        if column.info.get("guest"):
            return f"{side}.{column.name}"
    return "NULL"


def _current_image(connection: Connection, table: Table, row_id: int) -> str | None:
    row = connection.exec_driver_sql(
        f'SELECT {image(table, "")} FROM "{table.name}" WHERE id = ?', (row_id,)
    ).first()
    return None if row is None else str(row[0])


def _insert_image(connection: Connection, table: Table, image: dict[str, Any]) -> None:
    if not set(image) <= set(table.columns.keys()):
        raise Refused("undo_across_upgrade")
    names = ", ".join(f'"{name}"' for name in image)
    marks = ", ".join("?" for _ in image)
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', tuple(image.values())
    )
