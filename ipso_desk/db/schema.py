"""Making the tables of a new centre, and the text index that follows the logboek."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from ipso_desk.db.rows import Row

HEAD = "0001"
"""The newest migration; a file with another version is upgraded, or refused when newer."""

_OUT_OF_INDEX = (
    "INSERT INTO log_text(log_text, rowid, folded) VALUES ('delete', OLD.id, OLD.folded);"
)
_INTO_INDEX = "INSERT INTO log_text(rowid, folded) VALUES (NEW.id, NEW.folded);"
_INDEX_TABLE = """
CREATE VIRTUAL TABLE log_text USING fts5(
    folded, content='log_entry', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
)"""
_ON_INSERT = f"""
CREATE TRIGGER log_text_insert AFTER INSERT ON log_entry BEGIN {_INTO_INDEX} END"""
_ON_DELETE = f"""
CREATE TRIGGER log_text_delete AFTER DELETE ON log_entry BEGIN {_OUT_OF_INDEX} END"""
_ON_UPDATE = f"""
CREATE TRIGGER log_text_update AFTER UPDATE OF folded ON log_entry
BEGIN {_OUT_OF_INDEX} {_INTO_INDEX} END"""

TEXT_INDEX = (
    _INDEX_TABLE,
    "INSERT INTO log_text(log_text, rank) VALUES ('secure-delete', 1)",
    _ON_INSERT,
    _ON_DELETE,
    _ON_UPDATE,
)
"""Made by hand: Alembic does not see them, and a rebuilt log_entry loses its triggers."""


def create_all(connection: Connection) -> None:
    """All tables, the text index and the version, on an empty file."""
    Row.metadata.create_all(connection)
    for statement in TEXT_INDEX:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def version_of(connection: Any) -> str | None:
    """The version of a file, from a DB-API connection; None when it is not one of ours."""
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    ).fetchone()
    if not found:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])
