"""Writing files so that a power cut leaves the old one or the new one, never half."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ipso_desk.domain.errors import AlreadyOpen, StorageFailed

_PATIENCE = 20


def replace_durably(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: temporary file, sync, rename, sync of the folder.

    Raises `StorageFailed` when the disk refuses; what stood at `path` is then untouched.
    """
    temporary = path.with_name(path.name + ".nieuw")
    with storage_errors():
        try:
            with open_private(temporary) as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            rename_durably(temporary, path)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise


def rename_durably(source: Path, target: Path) -> None:
    """Rename over `target`; on Windows a virus scanner may hold it for a moment."""
    for _ in range(_PATIENCE if os.name == "nt" else 0):
        try:
            os.replace(source, target)
            return
        except PermissionError:
            time.sleep(0.05)
    os.replace(source, target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


@contextlib.contextmanager
def storage_errors() -> Iterator[None]:
    """Turn what the disk says into `StorageFailed` with a code a person can act upon."""
    try:
        yield
    except OSError as error:
        raise storage_error(error) from error


def storage_error(error: OSError) -> StorageFailed:
    return StorageFailed(_CODES.get(error.errno or 0, "disk_failed"))


_CODES = {
    errno.ENOSPC: "disk_full",
    getattr(errno, "EDQUOT", -1): "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "disk_read_only",
    errno.EACCES: "disk_read_only",
    errno.EPERM: "disk_read_only",
    errno.ENOENT: "disk_gone",
    errno.ENODEV: "disk_gone",
    errno.ENOTDIR: "disk_no_folder",
    errno.EEXIST: "disk_no_folder",
    errno.EISDIR: "disk_no_file",
}


class FolderLock:
    """Held by the one program that works in a folder; the system frees it when that dies.

    The database's own lock is not enough: making and restoring work in a new file, and
    end with letting the other one go.
    """

    def __init__(self, path: Path) -> None:
        """Raises `AlreadyOpen` when another program holds it."""
        with storage_errors():
            self._descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            if error.errno in _HELD:
                raise AlreadyOpen from None
            raise storage_error(error) from error

    def release(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._descriptor = -1


_HELD = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def open_private(path: Path) -> BinaryIO:
    """A new file that only the owner may read. What is left at its place is not written through:
    it may be somebody else's, or lead to another file."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
    return open(path, "xb", opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
