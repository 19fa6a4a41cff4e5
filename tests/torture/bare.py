"""An encrypted file without the program: rows, one commit each, with any settings.

The controls use it with settings that are too weak, to show that the detectors see
a loss; the benchmark uses it as the floor of what one durable commit costs.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from tests.torture import faults

KEY = b"x'" + b"5a" * 32 + b"'"
PAYLOAD = "y" * 1500


def connect(path: Path, journal: str = "TRUNCATE", synchronous: str = "EXTRA") -> Any:
    """A connection with the settings of the program, or weaker ones for a control."""
    connection = sqlcipher.connect(str(path), isolation_level=None, timeout=0)
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.set_key(KEY)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for setting in (
        "locking_mode=EXCLUSIVE",
        f"journal_mode={journal}",
        f"synchronous={synchronous}",
        "foreign_keys=ON",
        "secure_delete=ON",
        "temp_store=MEMORY",
        "cache_size=-32000",
        "wal_autocheckpoint=20",
    ):
        connection.execute(f"PRAGMA {setting}")
    return connection


def make(path: Path, journal: str = "TRUNCATE", synchronous: str = "EXTRA") -> None:
    connection = connect(path, journal, synchronous)
    connection.execute("CREATE TABLE fact (id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT)")
    connection.execute("CREATE TABLE total (id INTEGER PRIMARY KEY, facts INTEGER, pad TEXT)")
    connection.execute("INSERT INTO total VALUES (1, 0, '')")
    connection.close()


def add_fact(connection: Any, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO fact (body) VALUES (?)", (f"{number} {PAYLOAD}",))
    connection.execute("UPDATE total SET facts = facts + 1, pad = ?", (PAYLOAD,))
    connection.execute("COMMIT")


def facts(path: Path, journal: str = "TRUNCATE", synchronous: str = "EXTRA") -> int:
    """How many facts stand in the file; raises when it is not whole."""
    connection = connect(path, journal, synchronous)
    try:
        if connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise sqlcipher.DatabaseError("seal broken")
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise sqlcipher.DatabaseError("not whole")
        count, highest = connection.execute("SELECT count(*), max(id) FROM fact").fetchone()
        total = connection.execute("SELECT facts FROM total").fetchone()[0]
        if not count == total == (highest or 0):
            raise sqlcipher.DatabaseError("half an action")
        return int(count)
    finally:
        connection.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--journal", default="TRUNCATE")
    parser.add_argument("--synchronous", default="EXTRA")
    asked = parser.parse_args()
    connection = connect(asked.path, asked.journal, asked.synchronous)
    start = connection.execute("SELECT count(*) FROM fact").fetchone()[0]
    for number in range(start + 1, start + 1 + asked.count):
        add_fact(connection, number)
        faults.mark(f"confirmed {number}")
        os.write(sys.stdout.fileno(), f"confirmed {number}\n".encode())
    # As a power cut finds it: no tidy close, which would write a last time.
    os._exit(0)


if __name__ == "__main__":
    main()
