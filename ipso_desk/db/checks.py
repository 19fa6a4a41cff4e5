"""Checking a file's content: structure, references, the rules no program may break."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ipso_desk.db import schema
from ipso_desk.db.history import image, tables_with_history


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: a code, and how often."""

    code: str
    count: int = 1


_RULES = {
    "nine_seats": "SELECT group_id FROM sign_up WHERE seat IS NOT NULL"
    " GROUP BY group_id HAVING count(*) > 8",
    "two_visits_on_a_day": "SELECT 1 FROM visit GROUP BY guest_id, day HAVING count(*) > 1",
    "seat_without_state": "SELECT 1 FROM sign_up"
    " WHERE (state IN ('participant', 'offered')) <> (seat IS NOT NULL)",
    "name_on_shell": "SELECT 1 FROM guest WHERE erased_on IS NOT NULL"
    " AND (first_name <> '' OR last_name <> '')",
    "seat_of_the_dead": "SELECT 1 FROM sign_up JOIN death ON death.guest_id = sign_up.guest_id"
    " WHERE death.state = 'confirmed' AND sign_up.seat IS NOT NULL",
}


def check_content(connection: Any) -> list[Finding]:
    """Everything SQLite, the text index and the centre's own rules can say. Read only."""
    findings = []
    seals = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if seals:
        findings.append(Finding("file_damaged", len(seals)))
        return findings
    rows = connection.execute("PRAGMA integrity_check").fetchall()
    if rows != [("ok",)]:
        findings.append(Finding("structure_damaged", len(rows)))
        return findings
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        findings.append(Finding("references_broken", len(broken)))
    if schema.version_of(connection) != schema.HEAD:
        findings.append(Finding("version_differs"))
        return findings
    for code, query in _RULES.items():
        count = len(connection.execute(query).fetchall())
        if count:
            findings.append(Finding(code, count))
    return findings


def check_against_history(connection: Any) -> list[Finding]:
    """Whether the rows are what the history says they became.

    Finds pages that were put back from an older copy: their seals are in order, but
    they no longer fit the rest.
    """
    findings = []
    highest, count = connection.execute("SELECT max(id), count(*) FROM history").fetchone()
    # Every action that changed something stands in the list of actions.
    unsigned = connection.execute(
        "SELECT count(*) FROM (SELECT DISTINCT action_id FROM history)"
        " WHERE action_id NOT IN (SELECT id FROM action)"
    ).fetchone()[0]
    if (highest or 0) != count or unsigned:
        findings.append(Finding("history_incomplete"))
    connection.execute(
        "CREATE TEMP TABLE latest AS SELECT table_name, row_id, before, after FROM history"
        " WHERE id IN (SELECT max(id) FROM history GROUP BY table_name, row_id)"
    )
    connection.execute("CREATE INDEX temp.latest_row ON latest (table_name, row_id)")
    differing = 0
    for table in tables_with_history():
        differing += connection.execute(
            f'SELECT count(*) FROM latest LEFT JOIN "{table.name}" AS t ON t.id = latest.row_id'
            f" WHERE table_name = '{table.name}'"
            " AND (before IS NOT NULL OR after IS NOT NULL)"
            f" AND after IS NOT (CASE WHEN t.id IS NULL THEN NULL ELSE {image(table, 't.')} END)"
        ).fetchone()[0]
    connection.execute("DROP TABLE temp.latest")
    if differing:
        findings.append(Finding("rows_differ_from_history", differing))
    return findings


def row_counts(connection: Any) -> dict[str, int]:
    """How many rows each table has, for a backup's manifest."""
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'log_text%' ORDER BY name"
        )
    ]
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for name in names
    }
