"""Backups: one file with the encrypted database, its key file and a manifest.

A backup is made by the stepped online copy, verified by reopening (the same act
as restoring it), renamed into place, and only then are older ones thinned.
"""

from __future__ import annotations

import contextlib
import errno
import json
import re
import shutil
import struct
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ipso_desk.db import checks, keys, schema
from ipso_desk.db import engine as files
from ipso_desk.db.files import open_private, rename_durably, storage_errors, sync_file
from ipso_desk.db.folder import (
    DATABASE,
    KEYS,
    CentreFolder,
    Generation,
    Seal,
    erased_path,
    read_erased,
    read_seal,
    write_erased,
    write_seal,
)
from ipso_desk.db.keys import FileKey
from ipso_desk.db.store import Store
from ipso_desk.domain.errors import FileProblem, StorageFailed

SUFFIX = ".ipsokopie"
MANIFEST = "manifest.json"
ERASED = "gewist"
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


def verify(path: Path, key: FileKey) -> dict[str, int]:
    """Open the backup as a restore would. Returns its row counts; raises `FileProblem`."""
    place = path.with_name(f".proef-{path.stem}")
    shutil.rmtree(place, ignore_errors=True)
    try:
        generation = unpack(path, place)
        return _prove(generation, key, _manifest(path))
    finally:
        shutil.rmtree(place, ignore_errors=True)


def unpack(path: Path, place: Path) -> Generation:
    """The backup's files in a fresh folder. Raises `FileProblem` for anything but a backup."""
    try:
        with storage_errors():
            place.mkdir(parents=True, mode=0o700)
            with _package(path) as archive:
                for name in archive.namelist():
                    with archive.open(name) as source, open_private(place / name) as target:
                        shutil.copyfileobj(source, target, 1 << 20)
                    sync_file(place / name)
    except StorageFailed as error:
        if not path.exists():
            raise FileProblem("backup_missing") from error
        raise
    return Generation(place)


@contextlib.contextmanager
def _package(path: Path) -> Iterator[zipfile.ZipFile]:
    """A backup to read from. Whatever reading a damaged one raises is "backup_damaged"."""
    try:
        with zipfile.ZipFile(path) as archive:
            if not {DATABASE, KEYS, MANIFEST, ERASED} >= set(archive.namelist()):
                raise FileProblem("backup_damaged")
            # Ours are never compressed; asked to, each method fails in a way of its own.
            if any(part.compress_type != zipfile.ZIP_STORED for part in archive.infolist()):
                raise FileProblem("backup_damaged")
            yield archive
    except _NO_PACKAGE:
        raise FileProblem("backup_damaged") from None
    except OSError as error:
        # A damaged table of contents sends the reader to places before the file's beginning.
        if error.errno == errno.EINVAL:
            raise FileProblem("backup_damaged") from None
        raise


_NO_PACKAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    struct.error,
    NotImplementedError,
    EOFError,
    RuntimeError,
    LookupError,
    TypeError,
    ValueError,
    OverflowError,
)


def restore(
    folder: CentreFolder,
    path: Path,
    key: FileKey,
    *,
    same_centre_keys: bool = True,
    after_unpack: Callable[[Generation, Mapping[int, str]], None] | None = None,
    given_out: Mapping[str, int] | None = None,
    keep_old: bool = False,
) -> Generation:
    """Make the backup the current generation. The centre's file must be closed.

    A restore of the same centre keeps the present key file: otherwise removed people
    and old recovery sheets would come back to life. `after_unpack` gets the erased
    numbers, kept beside the file and in the backup, and erases them again. `given_out`:
    the highest number that each table ever gave; none is given a second time.
    `keep_old`: what stood there could not be backed up, and is put aside.
    """
    manifest = _manifest(path)
    generation = folder.next_generation()
    shutil.rmtree(generation.path)
    unpack(path, generation.path)
    try:
        if same_centre_keys:
            _keep_present_keys(folder, generation, manifest)
        _prove(generation, key, manifest)
        erased = read_erased(generation.path / ERASED, key) | _ever_erased(folder, key)
        if after_unpack is not None:
            after_unpack(generation, erased)
        _give_no_number_twice(generation, key, given_out or {}, erased)
        with contextlib.suppress(FileNotFoundError):
            (generation.path / ERASED).unlink()
        (generation.path / MANIFEST).unlink()
    except BaseException:
        shutil.rmtree(generation.path, ignore_errors=True)
        raise
    write_erased(erased_path(folder), key, erased)
    _continue_counting(folder, generation, key, str(manifest["centre"]))
    folder.point_at(generation)
    if keep_old:
        folder.put_other_generations_aside()
    folder.remove_other_generations()
    return generation


def _ever_erased(folder: CentreFolder, key: FileKey) -> dict[int, str]:
    """The list beside the file; where that is damaged, what the backups here know of it."""
    try:
        return read_erased(erased_path(folder), key)
    except FileProblem:
        known: dict[int, str] = {}
        for kept in list_backups(folder.backups):
            place = folder.root / ".gewist"
            with contextlib.suppress(FileProblem):
                try:
                    with storage_errors(), _package(kept.path) as archive:
                        place.write_bytes(archive.read(ERASED))
                    known |= read_erased(place, key)
                finally:
                    place.unlink(missing_ok=True)
        return known


def _give_no_number_twice(
    generation: Generation, key: FileKey, given_out: Mapping[str, int], erased: Mapping[int, str]
) -> None:
    """A number that is given again would name somebody else in lists, logs and backups."""
    highest = {name: number for name, number in given_out.items() if name != "history"}
    highest["guest"] = max(highest.get("guest", 0), *erased, 0)
    with files.database_errors():
        connection = files.connect(generation.database, key, cache_kib=files.CACHE_OF_A_COPY_KIB)
        try:
            for name, number in highest.items():
                _raise_sequence(connection, name, number)
        finally:
            connection.close()


def _raise_sequence(connection: Any, name: str, number: int) -> None:
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,)).fetchone()
    if row is None and number:
        connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, number))
    elif row is not None and row[0] < number:
        connection.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (number, name))


def _continue_counting(
    folder: CentreFolder, generation: Generation, key: FileKey, centre: str
) -> None:
    """The counter never goes back, so that backups keep their order after a restore."""
    with files.database_errors():
        connection = files.connect(generation.database, key, cache_kib=files.CACHE_OF_A_COPY_KIB)
        try:
            counter = count_on(connection, folder, key, centre)
        finally:
            connection.close()
    with contextlib.suppress(FileProblem):
        present = read_seal(folder, key)
        if present.centre == centre and present.counter >= counter:
            return
    write_seal(folder, key, Seal(centre, counter))


def count_on(connection: Any, folder: CentreFolder, key: FileKey, centre: str) -> int:
    """Let an older copy count on from where its centre had come, by seal and backups."""
    counters = [kept.counter for kept in list_backups(folder.backups)]
    with contextlib.suppress(FileProblem):
        present = read_seal(folder, key)
        if present.centre == centre:
            counters.append(present.counter)
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'action'").fetchone()
    here = int(row[0]) if row else 0
    counter = max([here, *counters])
    _raise_sequence(connection, "action", counter)
    return counter


def list_backups(place: Path) -> list[BackupFile]:
    """Newest first, by counter and then by time: a clock may have been wrong."""
    if not place.is_dir():
        return []
    found = [named for p in place.iterdir() if (named := _read_name(p)) is not None]
    return sorted(found, key=lambda b: (b.counter, b.at), reverse=True)


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
            findings = _without_version(checks.check_content(connection))
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


def _without_version(findings: list[checks.Finding]) -> list[checks.Finding]:
    """A backup from before an upgrade is sound too."""
    return [f for f in findings if f.code != "version_differs"]


def _manifest(path: Path) -> dict[str, Any]:
    try:
        with _package(path) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            if manifest["format"] > 1:
                raise FileProblem("file_newer")
            if not isinstance(manifest["centre"], str) or not isinstance(manifest["rows"], dict):
                raise FileProblem("backup_damaged")
    except FileNotFoundError:
        raise FileProblem("backup_missing") from None
    except OSError:
        raise FileProblem("backup_damaged") from None
    return dict(manifest)


def centre_of(path: Path) -> str:
    """The identity of the centre a backup is of."""
    return str(_manifest(path)["centre"])


def keys_in(path: Path) -> keys.KeyFile:
    """The key file inside a backup, to open it with on a new laptop."""
    _manifest(path)
    with storage_errors(), _package(path) as archive:
        return keys.from_bytes(archive.read(KEYS))


def _prove(generation: Generation, key: FileKey, manifest: dict[str, Any]) -> dict[str, int]:
    keys.read_key_file(generation.keys)
    with files.database_errors():
        connection = files.connect(generation.database, key, cache_kib=files.CACHE_OF_A_COPY_KIB)
        try:
            _refuse_newer(connection)
            findings = _without_version(checks.check_content(connection))
            if findings:
                raise FileProblem("backup_damaged")
            counts = checks.row_counts(connection)
        finally:
            connection.close()
    if counts != manifest["rows"]:
        raise FileProblem("backup_damaged")
    return counts


def _refuse_newer(connection: Any) -> None:
    """A backup of a newer version would leave a centre that this program cannot open."""
    version = schema.version_of(connection)
    if version is not None and version != schema.HEAD:
        from ipso_desk.db import upgrade  # Alembic is loaded only when the version differs

        upgrade.refuse_newer(version)


def _keep_present_keys(
    folder: CentreFolder, generation: Generation, manifest: dict[str, Any]
) -> None:
    present = keys.read_key_file(folder.current().keys)
    if present.centre != manifest["centre"]:
        raise FileProblem("backup_foreign")
    keys.write_key_file(generation.keys, present)
    keys.forget(generation.keys)


def _read_name(path: Path) -> BackupFile | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    at = datetime.strptime(match[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return BackupFile(path, at, int(match[2]), match[3])
