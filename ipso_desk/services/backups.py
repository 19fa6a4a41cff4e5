"""Backups as the program makes them: when, where, and putting one back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ipso_desk.db import backup as files
from ipso_desk.db.folder import CentreFolder, Generation
from ipso_desk.db.keys import FileKey
from ipso_desk.domain.errors import FileProblem
from ipso_desk.domain.rights import Right
from ipso_desk.services.clock import SystemClock
from ipso_desk.services.desk import Desk
from ipso_desk.services.register import query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class Backup:
    path: Path
    at: datetime
    reason: str


@query(Right.ANYONE)
def may_back_up(work: Work) -> bool:
    return True


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


def backup_before_upgrade(
    connection: Any, folder: CentreFolder, generation: Generation, key: FileKey, centre: str
) -> None:
    """A file from an older version is copied as it is before it is upgraded."""
    source = files.Source(connection, folder, generation, key, centre)
    files.make_backup(source, now=SystemClock().now(), reason="upgrade")


def backups(root: Path) -> tuple[Backup, ...]:
    """The backups beside a centre, newest first."""
    found = files.list_backups(CentreFolder(root).backups)
    return tuple(Backup(b.path, b.at, b.reason) for b in found)


def last_backup(root: Path) -> Backup | None:
    found = backups(root)
    return found[0] if found else None


def put_back(root: Path, path: Path, key: FileKey) -> None:
    """Restore a backup of this centre, or on a new laptop start from one.

    The centre must be closed. Raises `FileProblem`; what stood there is then untouched.
    """
    from ipso_desk.services.erasure import erase_again

    folder = CentreFolder(root)
    try:
        folder.current()
        present = True
    except FileProblem:
        present = False
    files.restore(folder, path, key, same_centre_keys=present, after_unpack=erase_again(key))
