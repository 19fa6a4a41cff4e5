"""A parent that kills its child with -9 at a random moment and keeps what the child confirmed."""

from __future__ import annotations

import contextlib
import os
import random
import select
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence


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
