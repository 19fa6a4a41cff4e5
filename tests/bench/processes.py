"""Starts a script of the benchmark in a process of its own and brings back what it said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.bench.driven import STARTED

# An installed program has its bytecode beside it; so has the one that is measured.
_NOT_PASSED_ON = frozenset({"PYTHONDONTWRITEBYTECODE"})


def environment_of(home: Path) -> dict[str, str]:
    """The environment of a measured process: no screen, and a home of its own."""
    return {
        **{name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON},
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
    }


def run_script(
    name: str, *arguments: str | Path, home: Path, timeout: int = 1800
) -> dict[str, Any]:
    """The JSON object a script prints; raises with what it complained about when it fails."""
    environment = {**environment_of(home), STARTED: str(time.monotonic_ns())}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.driven", name, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    if done.returncode != 0 or not done.stdout.strip():
        complaint = done.stderr.strip()[-1500:] or f"ended with {done.returncode}, said nothing"
        raise RuntimeError(f"{name}: {complaint}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer
