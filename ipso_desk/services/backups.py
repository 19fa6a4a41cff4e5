"""Backups as the program makes them: when, where, and putting one back."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from ipso_desk.db import backup as files
from ipso_desk.db import backup_file, keys, restoring, store
from ipso_desk.db.engine import connect
from ipso_desk.db.files import storage_errors
from ipso_desk.db.folder import CentreFolder, Generation
from ipso_desk.db.keys import FileKey, KdfPolicy, KeyFile
from ipso_desk.domain.errors import FileProblem, NotAllowed, StorageFailed, WrongPassword
from ipso_desk.domain.rights import Right, UserRole, may
from ipso_desk.services.clock import SystemClock
from ipso_desk.services.desk import Desk
from ipso_desk.services.settings import change_setting, setting


@dataclass(frozen=True, slots=True)
class Backup:
    path: Path
    at: datetime
    reason: str


def back_up(
    desk: Desk,
    reason: str,
    *,
    to: Path | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Backup:
    """Make and verify a backup; safe to run in a thread beside the user."""
    made = files.make_backup(
        files.source_of(desk.store), now=desk.clock.now(), reason=reason, to=to, cancelled=cancelled
    )
    desk.store.seal()
    return Backup(made.path, made.at, made.reason)


def back_up_if_changed(
    desk: Desk, reason: str, *, cancelled: Callable[[], bool] = lambda: False
) -> Backup | None:
    """A backup, unless the newest one already holds everything; also to the folder of choice.

    A stick that is not there today is no reason to go without: the copy here is made first.
    """
    counter, made = desk.store.counter(), None
    if _newest_counter(desk.store.folder.backups, desk.store.centre) < counter:
        made = back_up(desk, reason, cancelled=cancelled)
    extra = desk.ask(setting, _COPIES)
    if extra:
        # Asked by itself: a stick that was away gets its copy when it is there again.
        with contextlib.suppress(StorageFailed, FileProblem):
            if _newest_counter(Path(extra), desk.store.centre) < counter:
                back_up(desk, reason, to=Path(extra), cancelled=cancelled)
    return made


def _newest_counter(place: Path, centre: str) -> int:
    """How far the newest backup of this centre in a folder had come; -1 without one."""
    with storage_errors():
        kept_here = files.list_backups(place)
    for kept in kept_here:
        with contextlib.suppress(FileProblem):
            if backup_file.centre_of(kept.path) == centre:
                return kept.counter
    return -1


def keep_copies_in(desk: Desk, folder: str) -> None:
    """A second place for every backup: a stick, another disk. Empty: only the usual place."""
    own = str(desk.store.folder.backups)
    path = Path(folder).expanduser() if folder and folder != own else None
    if path is not None:
        with storage_errors():
            path.mkdir(parents=True, exist_ok=True)
    desk.run(change_setting, _COPIES, str(path) if path else None)


def copies_in(desk: Desk) -> str:
    """The second place for backups, or empty."""
    return str(desk.ask(setting, _COPIES) or "")


_COPIES = "backup_copies_in"


def backup_before_upgrade(
    connection: Any,
    folder: CentreFolder,
    generation: Generation,
    key: FileKey,
    centre: str,
    *,
    thinning: bool = True,
) -> None:
    """A file from an older version is copied as it is before it is upgraded."""
    source = files.Source(connection, folder, generation, key, centre, threading.RLock())
    files.make_backup(source, now=SystemClock().now(), reason="upgrade", thinning=thinning)


def backups(root: Path) -> tuple[Backup, ...]:
    """The backups beside a centre, newest first."""
    found = files.list_backups(CentreFolder(root).backups)
    return tuple(Backup(b.path, b.at, b.reason) for b in found)


def last_backup(root: Path) -> Backup | None:
    found = backups(root)
    return found[0] if found else None


def newest_good_first(
    root: Path, *, user: str, password: str, policy: KdfPolicy | None = None
) -> tuple[Backup, ...]:
    """The backups beside a centre from the newest that restores on; none where none does."""
    folder, kept = CentreFolder(root), backups(root)
    for number, one in enumerate(kept[:_LOOKED_AT]):
        try:
            backup_file.verify(one.path, _key_to(folder, one.path, user, password, policy).key)
        except (FileProblem, WrongPassword):
            continue
        except StorageFailed:
            pass  # no room to try it out: restoring looks at it again
        return kept[number:]
    return ()


_LOOKED_AT = 10  # backups; each costs about a second


@dataclass(frozen=True, slots=True)
class _Opened:
    """The key that opens a backup, and whose slot in which key file it came from."""

    key: FileKey
    key_file: KeyFile
    label: str
    stands_there: bool
    """The key file is that of the centre in the folder, not the one in the backup."""


def _key_to(
    folder: CentreFolder, path: Path, user: str | None, password: str, policy: KdfPolicy | None
) -> _Opened:
    present, policy = _present_keys(folder, path), policy or keys.STANDARD
    key_file = present or backup_file.keys_in(path)
    if user is None:
        key, label = keys.unlock_first(key_file, password, policy)
    else:
        label = key_file.label_of(user)
        key = keys.unlock(key_file, user, password, policy)
    return _Opened(key, key_file, label, present is not None)


def restore_with_password(
    root: Path,
    path: Path,
    *,
    user: str | None,
    password: str,
    policy: KdfPolicy | None = None,
) -> None:
    """Restore a backup of this centre, or on a new laptop start from one.

    What stands there is backed up first, where it can still be opened. Anybody who logs in may
    put a backup in the place of a damaged file; a sound one only a coordinator takes back in time.

    Raises `WrongPassword`, `NotAllowed`, `AlreadyOpen`, `FileProblem`; what stood there is then
    untouched.
    """
    folder = CentreFolder(root)
    _put_back(folder, path, _key_to(folder, path, user, password, policy))


def _put_back(folder: CentreFolder, path: Path, by: _Opened) -> None:
    from ipso_desk.services.erasure import erase_again

    with storage_errors():
        folder.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Held from here to the end: what is written meanwhile would be lost with the old file.
    lock = folder.lock()
    try:
        stood = _back_up_first(folder, path, by)
        restoring.restore(
            folder,
            path,
            by.key,
            same_centre_keys=by.stands_there,
            after_unpack=erase_again(by.key),
            given_out=stood,
            keep_old=stood is None,
        )
    finally:
        lock.release()


def _present_keys(folder: CentreFolder, path: Path) -> KeyFile | None:
    """The key file that stands there, if it can be read and is of the same centre."""
    try:
        present = keys.read_key_file(folder.current().keys)
    except FileProblem:
        return None
    if present.centre != backup_file.centre_of(path):
        raise FileProblem("backup_foreign")
    return present


def _back_up_first(folder: CentreFolder, path: Path, by: _Opened) -> dict[str, int] | None:
    """Keep what stands there. The highest numbers it gave out; None when it cannot be kept."""
    from ipso_desk.services.erasure import keep_erased_list

    try:
        opened = store.open_centre(
            folder.root,
            by.key,
            accept_older=True,
            before_upgrade=partial(backup_before_upgrade, thinning=False),
            locked=True,
        )
    except FileProblem as problem:
        if problem.code.startswith("key_file_"):
            return _back_up_without_keys(folder, by.key, path)
        return None
    try:
        _only_a_coordinator(opened, by)
        keep_erased_list(opened)
        return _make_first(files.source_of(opened))
    finally:
        opened.abandon()


def _only_a_coordinator(opened: store.Store, by: _Opened) -> None:
    rows = opened.connection.execute("SELECT name, role FROM user WHERE active").fetchall()
    roles = [UserRole(role) for name, role in rows if by.key_file.label_of(str(name)) == by.label]
    if not any(may(role, Right.COORDINATOR) for role in roles):
        raise NotAllowed("not_allowed")


def _back_up_without_keys(folder: CentreFolder, key: FileKey, path: Path) -> dict[str, int] | None:
    """Only the key file is damaged: the file is copied whole, with the keys of the backup."""
    place = Generation(folder.root / ".sleutels")
    try:
        connection = connect(folder.current().database, key)
        try:
            with storage_errors():
                place.path.mkdir(exist_ok=True, mode=0o700)
            key_file = backup_file.keys_in(path)
            keys.write_key_file(place.keys, key_file)
            return _make_first(
                files.Source(connection, folder, place, key, key_file.centre, threading.RLock())
            )
        finally:
            connection.close()
    except FileProblem:
        return None
    finally:
        shutil.rmtree(place.path, ignore_errors=True)


def _make_first(source: files.Source) -> dict[str, int] | None:
    try:
        files.make_backup(source, now=SystemClock().now(), reason="terugzetten", thinning=False)
    except FileProblem:  # it opens, and is not sound
        return None
    return dict(source.connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
