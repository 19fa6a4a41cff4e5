"""Opening and creating the encrypted file; the one place that knows it is SQLCipher.

Opening can never create, and creating never opens what is there. The order of
the statements is the recipe of docs/decisions/0002-encrypted-file.md.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Dialect, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache

from ipso_desk.db.keys import FileKey
from ipso_desk.domain.errors import AlreadyOpen, FileProblem, IpsoError, StorageFailed

_PLAIN_HEADER = b"SQLite format 3\x00"
_HEX_KEY = re.compile(r"[0-9a-f]{64}")
_SETTINGS = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
)
_COMPILED: LRUCache[Any, Any] = LRUCache(2000)
"""The statements of the program as text, made once for every file that is opened."""
Connection = Any  # sqlcipher3 has no types; it is a DB-API connection
DRIVER_ERRORS = (sqlcipher.Error, DBAPIError)
"""What the driver says, bare or wrapped by SQLAlchemy; `translate` knows what it means."""


CACHE_KIB = 4_000
CACHE_OF_A_COPY_KIB = 2_000
"""A copy is read once from end to end; a large cache would only stay in memory."""


def connect(path: Path, key: FileKey, *, cache_kib: int = CACHE_KIB) -> Connection:
    """A connection to an existing file, checked seal by seal, held exclusively.

    Raises `FileProblem` (missing, empty, not encrypted, damaged), `AlreadyOpen`.
    """
    _look_at(path)
    with database_errors():
        connection = _raw(path, "rw")
        try:
            _unlock(connection, key)
            _configure(connection, cache_kib)
            damage = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            if damage:
                raise FileProblem("file_damaged")
        except BaseException:
            connection.close()
            raise
        return connection


def create(path: Path, key: FileKey, *, cache_kib: int = CACHE_KIB) -> Connection:
    """A connection to a new, empty, encrypted file. Raises `FileProblem` if one is there."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise FileProblem("file_exists") from None
    except OSError as error:
        raise StorageFailed("disk_failed") from error
    with database_errors():
        connection = _raw(path, "rwc")
        try:
            _unlock(connection, key)
            _configure(connection, cache_kib)
        except BaseException:
            connection.close()
            raise
        return connection


def engine_on(open_connection: Callable[[], Connection]) -> Engine:
    """An engine over the one connection; its pool is the lock of the program.

    One connection, never a second: two threads take turns (never StaticPool, which
    lets them share a transaction).
    """
    pool = QueuePool(
        open_connection,
        pool_size=1,
        max_overflow=0,
        timeout=30,
        reset_on_return="rollback",
        dialect=_dialect(),
    )
    engine = Engine(
        pool,
        _dialect(),
        make_url("sqlite://"),
        hide_parameters=True,
        execution_options={"compiled_cache": _COMPILED},
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # The driver's own transactions are off; a reading transaction upgrades to nothing.
        mode = connection.get_execution_options().get("ipso_begin", "IMMEDIATE")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


@cache
def _dialect() -> Dialect:
    """One for all engines: a statement that was made into text belongs to its dialect."""
    engine = create_engine("sqlite://", module=sqlcipher)
    engine.connect().close()  # it looks up what this library can
    engine.dispose()
    return engine.dialect


def in_memory() -> Connection:
    """A connection to an empty database that never touches a disk."""
    return sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)


@contextlib.contextmanager
def database_errors() -> Iterator[None]:
    """Turn what the driver says, wrapped or not, into the program's own errors."""
    try:
        yield
    except IpsoError:
        raise
    except DRIVER_ERRORS as error:
        raise translate(error) from error


def translate(error: BaseException) -> IpsoError:
    """The program's own error for one of the driver (also one wrapped by SQLAlchemy)."""
    original = getattr(error, "orig", None) or error
    name = getattr(original, "sqlite_errorname", "") or ""
    text = str(original)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or "locked" in text:
        return AlreadyOpen()
    if name.startswith("SQLITE_FULL") or "disk is full" in text:
        return StorageFailed("disk_full")
    if name.startswith("SQLITE_READONLY") or "readonly" in text:
        return StorageFailed("disk_read_only")
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")) or "disk I/O" in text:
        return StorageFailed("disk_failed")
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")) or "not a database" in text:
        return FileProblem("file_damaged")
    if "malformed" in text or "encrypted" in text or "hmac" in text.lower():
        return FileProblem("file_damaged")
    return FileProblem("file_unexpected")


def library_versions() -> tuple[str, str]:
    """(SQLite version, SQLCipher version) of the library in use."""
    connection = sqlcipher.connect(":memory:")
    try:
        return sqlcipher.sqlite_version, str(
            connection.execute("PRAGMA cipher_version").fetchone()[0]
        ).split()[0]
    finally:
        connection.close()


def _look_at(path: Path) -> None:
    try:
        size = path.stat().st_size
        with open(path, "rb") as file:
            head = file.read(len(_PLAIN_HEADER))
    except FileNotFoundError:
        raise FileProblem("file_missing") from None
    except OSError:
        raise FileProblem("file_unreadable") from None
    if size == 0:
        raise FileProblem("file_empty")
    if head == _PLAIN_HEADER:
        raise FileProblem("file_not_encrypted")


def _raw(path: Path, mode: str) -> Connection:
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    # The pool guards the connection; a worker thread may hold it for a while.
    connection = sqlcipher.connect(
        uri, uri=True, isolation_level=None, timeout=0, check_same_thread=False
    )
    connection.execute("PRAGMA cipher_log_level=NONE")
    return connection


def _unlock(connection: Connection, key: FileKey) -> None:
    text = key.raw.hex()
    # A malformed key would silently be taken for a passphrase.
    if not _HEX_KEY.fullmatch(text):
        raise FileProblem("key_file_damaged")
    connection.set_key(f"x'{text}'".encode())
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise FileProblem("file_unexpected")


def _configure(connection: Connection, cache_kib: int) -> None:
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.execute(f"PRAGMA cache_size=-{cache_kib:d}")
    # EXCLUSIVE is not exclusive before the first write.
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
