"""A backup as a file: what is in it, and proving that it restores."""

from __future__ import annotations

import contextlib
import errno
import json
import shutil
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ipso_desk.db import checks, keys, schema
from ipso_desk.db import engine as files
from ipso_desk.db.files import open_private, storage_errors, sync_file
from ipso_desk.db.folder import DATABASE, KEYS, Generation
from ipso_desk.db.keys import FileKey
from ipso_desk.domain.errors import FileProblem, StorageFailed

MANIFEST = "manifest.json"
ERASED = "gewist"


def verify(path: Path, key: FileKey) -> dict[str, int]:
    """Open the backup as a restore would. Returns its row counts; raises `FileProblem`."""
    place = path.with_name(f".proef-{path.stem}")
    shutil.rmtree(place, ignore_errors=True)
    try:
        generation = unpack(path, place)
        return prove(generation, key, manifest_of(path))
    finally:
        shutil.rmtree(place, ignore_errors=True)


def unpack(path: Path, place: Path) -> Generation:
    """The backup's files in a fresh folder. Raises `FileProblem` for anything but a backup."""
    try:
        with storage_errors():
            place.mkdir(parents=True, mode=0o700)
            with package(path) as archive:
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
def package(path: Path) -> Iterator[zipfile.ZipFile]:
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


def manifest_of(path: Path) -> dict[str, Any]:
    """What the backup says of itself. Raises `FileProblem`."""
    try:
        with package(path) as archive:
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
    return str(manifest_of(path)["centre"])


def keys_in(path: Path) -> keys.KeyFile:
    """The key file inside a backup, to open it with on a new laptop."""
    manifest_of(path)
    with storage_errors(), package(path) as archive:
        return keys.from_bytes(archive.read(KEYS))


def prove(generation: Generation, key: FileKey, manifest: dict[str, Any]) -> dict[str, int]:
    """It opens, is whole, and holds what the manifest says. Returns its row counts."""
    keys.read_key_file(generation.keys)
    with files.database_errors():
        connection = files.connect(generation.database, key, cache_kib=files.CACHE_OF_A_COPY_KIB)
        try:
            _refuse_newer(connection)
            findings = sound_findings(checks.check_content(connection))
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


def sound_findings(findings: list[checks.Finding]) -> list[checks.Finding]:
    """A backup from before an upgrade is sound too."""
    return [f for f in findings if f.code != "version_differs"]
