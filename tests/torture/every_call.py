"""Plays a scenario again and again, killed with -9 at the N-th change asked of the disk.

Run as a process of its own, under faults.c: scenario, template, folder for the copies, and
the points. Each play is a fork, so that no time is spent on starting Python. Prints per point
what was confirmed before the kill, as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from tests.torture import faults
from tests.torture.scenarios import SCENARIOS


def play(scenario: str, root: Path, at: int) -> tuple[list[str], int]:
    """What one killed play confirmed, and the signal that ended it (0: it was not killed)."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writing, sys.stdout.fileno())
        faults.arm(at, faults.DIE)
        SCENARIOS[scenario](root)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        lines = said.read().split("\n")[:-1]
    _, status = os.waitpid(child, 0)
    return lines, os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def main() -> None:
    scenario, template, copies, *points = sys.argv[1:]
    plays = []
    for at in map(int, points):
        root = Path(copies) / str(at)
        shutil.copytree(template, root)
        lines, ended_by = play(scenario, root, at)
        plays.append({"at": at, "said": lines, "signal": ended_by})
    print(json.dumps(plays))


if __name__ == "__main__":
    main()
