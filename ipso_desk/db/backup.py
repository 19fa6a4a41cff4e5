"""Making backups: one file with the encrypted database, its key file and a manifest.

A backup is made by the stepped online copy, verified by reopening (the same act
as restoring it), renamed into place, and only then are older ones thinned.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import threading
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ipso_desk.db import checks
from ipso_desk.db import engine as files
from ipso_desk.db.backup_file import ERASED, MANIFEST, sound_findings, verify
from ipso_desk.db.files import open_private, rename_durably, storage_errors, sync_file
from ipso_desk.db.folder import DATABASE, KEYS, CentreFolder, Generation, erased_path
from ipso_desk.db.keys import FileKey
from ipso_desk.db.store import Store
from ipso_desk.domain.errors import FileProblem, StorageFailed

SUFFIX = ".ipsokopie"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-(\d{10})-(\w+)" + re.escape(SUFFIX))
_STEP_PAGES = 100
_PAUSE = 0.002  # seconds between steps, so that a keystroke never waits for the backup


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup by its name: when (UTC), how far the action counter was, and why it was made."""

    path: Path
    at: datetime
    counter: int
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """An open file to copy: its connection, and what belongs beside it in the backup."""

    connection: Any
    folder: CentreFolder
    generation: Generation
    key: FileKey
    centre: str
    turn: threading.RLock


def source_of(store: Store) -> Source:
    return Source(
        store.connection, store.folder, store.generation, store.key, store.centre, store.turn
    )


def make_backup(
    source: Source,
    *,
    now: datetime,
    reason: str,
    to: Path | None = None,
    thinning: bool = True,
    cancelled: Callable[[], bool] = lambda: False,
) -> BackupFile:
    """Copy, verify, put in place, thin. Runs beside the user, page by page.

    Without `thinning` no older backup is dropped: one of them is about to be restored.

    Raises `StorageFailed` when the disk refuses; nothing half is left behind.
    """
    target_folder = to or source.folder.backups
    work = target_folder / f".bezig-{reason}"
    with storage_errors():
        target_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(mode=0o700)
    try:
        copy = work / DATABASE
        _copy(source, copy, cancelled)
        backup = _pack(source, work, copy, target_folder, now, reason)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if to is None and thinning:
        thin(target_folder, now)
    return backup


def _copy(source: Source, copy: Path, cancelled: Callable[[], bool]) -> None:
    with files.database_errors():
        target = files.create(copy, source.key, cache_kib=files.CACHE_OF_A_COPY_KIB)
        try:

            def pause(_status: int, remaining: int, _total: int) -> None:
                if cancelled():
                    raise StorageFailed("backup_cancelled")
                if remaining:
                    source.turn.release()
                    time.sleep(_PAUSE)
                    source.turn.acquire()

            with source.turn:
                source.connection.backup(target, pages=_STEP_PAGES, progress=pause)
        finally:
            target.close()
    with storage_errors():
        sync_file(copy)


def _pack(
    source: Source, work: Path, copy: Path, target: Path, now: datetime, reason: str
) -> BackupFile:
    with files.database_errors():
        connection = files.connect(copy, source.key, cache_kib=files.CACHE_OF_A_COPY_KIB)
        try:
            findings = sound_findings(checks.check_content(connection))
            if findings:
                raise FileProblem("backup_not_sound", finding=findings[0].code)
            counts = checks.row_counts(connection)
            row = connection.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = 'action'"
            ).fetchone()
        finally:
            connection.close()
    counter = int(row[0]) if row else 0
    at = _free_moment(target, now.astimezone(UTC).replace(microsecond=0), counter, reason)
    manifest = {
        "format": 1,
        "centre": source.centre,
        "made_at": at.isoformat(),
        "counter": counter,
        "reason": reason,
        "rows": counts,
    }
    packed, final = work / "kopie.zip", target / _name_of(at, counter, reason)
    with storage_errors():
        with open_private(packed) as raw, zipfile.ZipFile(raw, "w") as archive:
            archive.write(copy, DATABASE)
            archive.write(source.generation.keys, KEYS)
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
            if erased_path(source.folder).exists():
                archive.write(erased_path(source.folder), ERASED)
        sync_file(packed)
    verify_packed = packed.rename(work / f"kopie{SUFFIX}")
    verify(verify_packed, source.key)
    with storage_errors():
        rename_durably(verify_packed, final)
    return BackupFile(final, at, counter, reason)


def _name_of(at: datetime, counter: int, reason: str) -> str:
    return f"{at:%Y%m%dT%H%M%SZ}-{counter:010d}-{reason}{SUFFIX}"


def _free_moment(target: Path, at: datetime, counter: int, reason: str) -> datetime:
    """A backup never takes the place of another, not even of one of the same second."""
    while (target / _name_of(at, counter, reason)).exists():
        at += timedelta(seconds=1)
    return at


def list_backups(place: Path) -> list[BackupFile]:
    """Newest first, by counter and then by time: a clock may have been wrong."""
    if not place.is_dir():
        return []
    found = [named for p in place.iterdir() if (named := _read_name(p)) is not None]
    return sorted(found, key=lambda b: (b.counter, b.at), reverse=True)


def _read_name(path: Path) -> BackupFile | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    at = datetime.strptime(match[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return BackupFile(path, at, int(match[2]), match[3])


def thin(place: Path, now: datetime) -> None:
    """Keep all of two days, 14 daily, 8 weekly, 24 monthly; drop the rest."""
    backups = list_backups(place)
    keep: set[Path] = {b.path for b in backups if b.at >= now - timedelta(days=2)}
    keep |= _newest_per(backups, lambda at: at.strftime("%Y-%m-%d"), 14)
    keep |= _newest_per(backups, lambda at: at.strftime("%G-%V"), 8)
    keep |= _newest_per(backups, lambda at: at.strftime("%Y-%m"), 24)
    for backup in backups:
        if backup.path not in keep:
            with contextlib.suppress(OSError):
                backup.path.unlink()


def _newest_per(
    backups: list[BackupFile], period: Callable[[datetime], str], most: int
) -> set[Path]:
    newest: dict[str, Path] = {}
    for backup in backups:
        newest.setdefault(period(backup.at), backup.path)
        if len(newest) == most:
            break
    return set(newest.values())
