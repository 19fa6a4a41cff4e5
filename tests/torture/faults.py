"""Builds faults.c and speaks to it, from outside (environment) and from inside (marks, arming)."""

from __future__ import annotations

import ctypes
import os
import subprocess
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("faults.c")
DIE = 9999
"""In place of an error number: kill -9 at that very call."""


def build(folder: Path) -> Path:
    """Compile with the machine's own compiler; raises CalledProcessError with what it said."""
    library = folder / "faults.so"
    compiler = os.environ.get("CC", "cc")
    subprocess.run(
        [compiler, "-O1", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl", "-lpthread"],
        check=True,
    )
    return library


def environment(library: Path, watched: Path, log: Path | None = None) -> dict[str, str]:
    """The environment for a process whose changes below `watched` are recorded or failed."""
    extra = {"LD_PRELOAD": str(library), "IPSO_FAULTS_DIR": str(watched)}
    if log is not None:
        extra["IPSO_FAULTS_LOG"] = str(log)
    return {**os.environ, **extra}


@cache
def _library() -> ctypes.CDLL | None:
    """The preloaded library as seen from inside, or None when it was not preloaded."""
    if "IPSO_FAULTS_DIR" not in os.environ:
        return None
    library = ctypes.CDLL(None)
    library.faults_count.restype = ctypes.c_long
    library.faults_arm.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int]
    library.faults_mark.argtypes = [ctypes.c_char_p]
    return library


def mark(text: str) -> None:
    """Put a word in the record, between the changes before and after it."""
    library = _library()
    if library is not None:
        library.faults_mark(text.encode())


def arm(at: int, error: int, *, forever: bool = False) -> None:
    """Count from here; the `at`-th change fails (and all after it, when `forever`)."""
    library = _library()
    assert library is not None, "start this process under faults.so"
    library.faults_arm(at, error, int(forever))


def disarm() -> int:
    """Let everything pass again; returns how many changes were asked since arming."""
    library = _library()
    assert library is not None
    count = int(library.faults_count())
    library.faults_arm(-1, 0, 0)
    return count
