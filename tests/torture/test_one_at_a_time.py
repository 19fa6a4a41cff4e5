"""Twenty starts at once: one opens the centre, and a holder that was killed is in nobody's way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.torture import centre
from tests.torture.conftest import Effort


def _start(root: Path, gate: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.torture.worker", "hold", str(root), str(gate)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_of_many_starts_at_once_one_opens(tmp_path: Path, effort: Effort) -> None:
    root, gate = tmp_path / "centrum", tmp_path / "gate"
    centre.make(root)
    started = [_start(root, gate) for _ in range(effort.starts)]
    try:
        gate.touch()
        said = sorted(_first_line(process) for process in started)
        assert said == ["already open"] * (effort.starts - 1) + ["opened"]
    finally:
        for process in started:
            process.communicate("")
    assert centre.look(root).facts == 3


def test_a_stale_lock_needs_no_manual(tmp_path: Path) -> None:
    root, gate = tmp_path / "centrum", tmp_path / "gate"
    centre.make(root)
    gate.touch()
    holder = _start(root, gate)
    assert _first_line(holder) == "opened"
    os.kill(holder.pid, signal.SIGKILL)
    holder.communicate()
    assert centre.look(root).facts == 3
