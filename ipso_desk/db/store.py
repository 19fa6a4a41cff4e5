"""A centre's file while it is open: its engines, its identity, closing it.

`create_centre` makes one, `open_centre` opens one; both give a `Store`.
"""

from __future__ import annotations

import contextlib
import json
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from ipso_desk.db import engine as files
from ipso_desk.db import history, keys, schema
from ipso_desk.db.files import FolderLock
from ipso_desk.db.folder import (
    CentreFolder,
    Generation,
    Seal,
    check_seal,
    read_seal,
    write_seal,
)
from ipso_desk.db.keys import FileKey, KdfPolicy, KeyFile
from ipso_desk.domain.errors import FileProblem

BeforeUpgrade = Callable[[Any, CentreFolder, Generation, FileKey, str], None]
"""Gets the open connection, where it stands, the key and the centre's identity."""


@dataclass
class Store:
    """One open centre. Exactly one exists per folder; the file itself is the lock."""

    folder: CentreFolder
    generation: Generation
    key: FileKey
    centre: str
    engine: Engine
    reader: Engine
    connection: Any
    """The one DB-API connection, for the stepped backup that runs beside the user."""
    lock: FolderLock | None = None
    turn: threading.RLock = field(default_factory=threading.RLock)
    """Held by an action from begin to end, and by the backup for one step at a time: a
    copy never holds half an action."""

    def counter(self) -> int:
        """How many actions this file has seen; it only grows.

        Waits its turn: within somebody's action it would count what may never be kept.
        """
        with self.turn:
            row = self.connection.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = 'action'"
            ).fetchone()
        return int(row[0]) if row else 0

    def seal(self) -> None:
        """Note how far the file has come; never ahead of it, so only between actions."""
        seal = Seal(self.centre, self.counter())
        with contextlib.suppress(FileProblem):
            if read_seal(self.folder, self.key) == seal:
                return  # also a full disk can be looked at
        write_seal(self.folder, self.key, seal)

    def end_transaction(self) -> None:
        """Give up what a commit refused (a reference to nothing, a full disk).

        SQLite leaves such a transaction open, and nothing could be begun after it.
        """
        if self.connection.in_transaction:
            self.connection.rollback()

    def close(self) -> None:
        """Note how far we came and let go of the file. A failing disk does not keep it open."""
        with contextlib.suppress(Exception):
            self.seal()
        self.abandon()

    def abandon(self) -> None:
        """Let go of the file without writing anything."""
        self.engine.dispose()
        with contextlib.suppress(Exception):
            self.connection.close()
        if self.lock is not None:
            self.lock.release()


def create_centre(
    root: Path, key: FileKey, key_file: KeyFile, found: Callable[[Store], object]
) -> Store:
    """A new centre in `root`, complete on disk before the pointer names it.

    `found` writes what no centre can be opened without. What goes wrong, or is broken
    off, leaves no centre. Raises `FileProblem("centre_exists")`, `AlreadyOpen`.
    """
    folder = CentreFolder(root)
    if folder.holds_a_centre():
        raise FileProblem("centre_exists")
    lock = folder.lock()
    try:
        if folder.holds_a_centre():
            raise FileProblem("centre_exists")
        generation = folder.next_generation()
        try:
            return _create(folder, generation, key, key_file, found, lock)
        except BaseException:
            folder.give_up_making()
            raise
    except BaseException:
        lock.release()
        raise


def _create(
    folder: CentreFolder,
    generation: Generation,
    key: FileKey,
    key_file: KeyFile,
    found: Callable[[Store], object],
    lock: FolderLock,
) -> Store:
    keys.write_key_file(generation.keys, key_file)
    with files.database_errors():
        connection = files.create(generation.database, key)
        store = _store(folder, generation, key, key_file.centre, connection, lock)
        try:
            with store.engine.begin() as work:
                schema.create_all(work)
                work.exec_driver_sql(
                    "INSERT INTO setting (key, value) VALUES ('centre_id', ?)",
                    (json.dumps(key_file.centre),),
                )
            _watch(store)
            found(store)
            store.seal()
            folder.point_at(generation)
        except BaseException:
            store.abandon()
            raise
    return store


def new_centre_id() -> str:
    return str(uuid.uuid4())


def read_keys(root: Path) -> KeyFile:
    """The key file of the centre in `root`, before anybody typed a password."""
    return keys.read_key_file(CentreFolder(root).current().keys)


def unlock(root: Path, name: str, password: str, policy: KdfPolicy) -> FileKey:
    return keys.unlock(read_keys(root), name, password, policy)


def open_centre(
    root: Path,
    key: FileKey,
    *,
    accept_older: bool = False,
    before_upgrade: BeforeUpgrade | None = None,
    locked: bool = False,
) -> Store:
    """Open the centre in `root`: every page's seal is checked before anything is shown.

    Raises `FileProblem` (damaged, older, foreign, newer …) or `AlreadyOpen`.
    `accept_older` opens a copy that is behind the seal, after a person said so; the seal
    still says how far the centre had come.
    `locked`: the caller holds the folder's lock, and keeps it.
    """
    folder = CentreFolder(root)
    folder.current()
    lock = None if locked else folder.lock()
    try:
        return _open(folder, key, lock, accept_older, before_upgrade)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _open(
    folder: CentreFolder,
    key: FileKey,
    lock: FolderLock | None,
    accept_older: bool,
    before_upgrade: BeforeUpgrade | None,
) -> Store:
    generation = folder.current()
    key_file = keys.read_key_file(generation.keys)
    connection = files.connect(generation.database, key)
    try:
        with files.database_errors():
            _check_version(connection, folder, generation, key, before_upgrade)
            store = _store(folder, generation, key, _identity(connection), connection, lock)
            if store.centre != key_file.centre:
                raise FileProblem("file_foreign")
            if not accept_older:
                check_seal(folder, key, Seal(store.centre, store.counter()))
                store.seal()
            _watch(store)
    except BaseException:
        connection.close()
        raise
    return store


def _check_version(
    connection: Any,
    folder: CentreFolder,
    generation: Generation,
    key: FileKey,
    before_upgrade: BeforeUpgrade | None,
) -> None:
    version = schema.version_of(connection)
    if version == schema.HEAD:
        return
    if version is None:
        raise FileProblem("file_unexpected")
    from ipso_desk.db import upgrade  # Alembic is loaded only when the version differs

    upgrade.refuse_newer(version)
    if before_upgrade is not None:
        before_upgrade(connection, folder, generation, key, _identity(connection))
    upgrade.upgrade(connection)


def _identity(connection: Any) -> str:
    row = connection.execute("SELECT value FROM setting WHERE key = 'centre_id'").fetchone()
    if row is None:
        raise FileProblem("file_unexpected")
    return str(json.loads(row[0]))


def _store(
    folder: CentreFolder,
    generation: Generation,
    key: FileKey,
    centre: str,
    connection: Any,
    lock: FolderLock | None,
) -> Store:
    engine = files.engine_on(lambda: connection)
    reader = engine.execution_options(ipso_begin="DEFERRED")
    return Store(folder, generation, key, centre, engine, reader, connection, lock)


def _watch(store: Store) -> None:
    """From here on every write belongs to an action."""
    history.install(store.connection)

    @event.listens_for(store.engine, "commit")
    def _action_ends(_: object) -> None:
        store.connection.execute("UPDATE temp.current_action SET id = NULL")
