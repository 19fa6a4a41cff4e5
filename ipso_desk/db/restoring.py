"""Restoring: a backup becomes the next generation, with nobody erased coming back."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ipso_desk.db import engine as files
from ipso_desk.db import keys
from ipso_desk.db.backup import list_backups
from ipso_desk.db.backup_file import ERASED, MANIFEST, manifest_of, package, prove, unpack
from ipso_desk.db.files import open_private, storage_errors
from ipso_desk.db.folder import (
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
from ipso_desk.domain.errors import FileProblem


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
    manifest = manifest_of(path)
    generation = folder.next_generation()
    shutil.rmtree(generation.path)
    unpack(path, generation.path)
    try:
        if same_centre_keys:
            _keep_present_keys(folder, generation, manifest)
        prove(generation, key, manifest)
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


def _keep_present_keys(
    folder: CentreFolder, generation: Generation, manifest: dict[str, Any]
) -> None:
    present = keys.read_key_file(folder.current().keys)
    if present.centre != manifest["centre"]:
        raise FileProblem("backup_foreign")
    keys.write_key_file(generation.keys, present)
    keys.forget(generation.keys)


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
                    with (
                        storage_errors(),
                        package(kept.path) as archive,
                        open_private(place) as file,
                    ):
                        file.write(archive.read(ERASED))
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
