"""Files that leave the program: whole or none, and nobody else's on this computer to read."""

from __future__ import annotations

from pathlib import Path

from ipso_desk.db.files import replace_durably, storage_errors


def write_out(path: Path, data: bytes) -> None:
    """What stood there is replaced in one step. A device or pipe is written to, never replaced.

    Raises `StorageFailed`; what stood there is then untouched.
    """
    if path.exists() and not path.is_file():
        with storage_errors():
            path.write_bytes(data)
    else:
        replace_durably(path.resolve(), data)
