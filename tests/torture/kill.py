"""A parent that kills its child with -9 at a random moment and keeps what the child confirmed."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import select
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path


def confirmed_before_kill(
    command: Sequence[str],
    chance: random.Random,
    *,
    longest: float = 0.12,
    environment: Mapping[str, str] | None = None,
    patience: float = 60.0,
) -> list[str]:
    """Start, wait for the first line, kill within `longest` seconds; return every whole line."""
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, bufsize=0)
    assert child.stdout is not None
    heard = b""
    try:
        ready, _, _ = select.select([child.stdout], [], [], patience)
        if not ready:
            raise TimeoutError("the child said nothing")
        time.sleep(chance.random() * longest)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child.pid, signal.SIGKILL)
        heard = child.stdout.read()
        child.stdout.close()
        child.wait()
    # A line without its end was still being said, so nobody can have relied on it.
    return heard.decode().split("\n")[:-1]


Worker = Callable[[Path, Connection], None]


def confirmed_by_worker_before_kill(
    work: Worker, root: Path, chance: random.Random, *, longest: float, patience: float = 60.0
) -> list[str]:
    """As above, for a function in a forked process: no time is spent on starting Python.

    The function sends each confirmation over the connection it is given.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([work.__module__])
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=work, args=(root, theirs), daemon=True)
    child.start()
    theirs.close()
    heard = []
    try:
        if not ours.poll(patience):
            raise TimeoutError("the worker said nothing")
        time.sleep(chance.random() * longest)
    finally:
        child.kill()
        with contextlib.suppress(EOFError, OSError):
            while True:
                heard.append(ours.recv_bytes().decode())
        child.join()
        ours.close()
    return heard
