"""Twenty starts at once: one opens the centre, and a holder that was killed is in nobody's way."""

from __future__ import annotations

import contextlib
import multiprocessing
import subprocess
import sys
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.torture import centre, worker
from tests.torture.conftest import Effort


class Starts:
    """So many programs, loaded and waiting to open the same centre."""

    def __init__(self, root: Path, count: int) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([worker.__name__])
        self._gate = context.Event()
        self.lines: list[Connection] = []
        self.processes = []
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(target=worker.hold, args=(root, self._gate, theirs))
            process.daemon = True
            process.start()
            theirs.close()
            self.lines.append(ours)
            self.processes.append(process)
        assert [line.recv() for line in self.lines] == ["ready"] * count

    def go(self) -> list[str]:
        """Let all of them open at the same instant; what each of them said."""
        self._gate.set()
        return [line.recv() for line in self.lines]

    def stop(self) -> None:
        for line, process in zip(self.lines, self.processes, strict=True):
            with contextlib.suppress(OSError):  # those that were refused have gone already
                line.send("stop")
            process.join(30)
            line.close()


def test_of_many_starts_at_once_one_opens(tmp_path: Path, effort: Effort) -> None:
    root = tmp_path / "centrum"
    centre.make(root)
    starts = Starts(root, effort.starts)
    said = sorted(starts.go())
    starts.stop()
    assert said == ["already open"] * (effort.starts - 1) + ["opened"]
    assert centre.look(root).facts == 3


def test_of_many_windows_one_opens_and_the_others_raise_it(
    tmp_path: Path, effort: Effort, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    root = tmp_path / "centrum"
    centre.make(root)
    others = effort.starts - 1
    command = [sys.executable, "-m", "tests.torture.window_start", str(root), str(others)]
    starts = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(effort.starts)
    ]
    for start in starts:
        assert start.stdout is not None
        assert start.stdout.readline() == "ready\n"
    end = threading.Timer(60, lambda: list(map(subprocess.Popen.kill, starts)))
    end.start()
    for start in starts:
        assert start.stdin is not None
        start.stdin.write("go\n")
        start.stdin.flush()
    said = sorted(start.communicate()[0].splitlines() for start in starts)
    end.cancel()
    assert said[:others] == [["code 5"]] * others
    assert said[others] == [
        "opened",
        *(f"raised {number} True" for number in range(1, others + 1)),
        "code 0",
    ]


def test_a_stale_lock_needs_no_manual(tmp_path: Path) -> None:
    root = tmp_path / "centrum"
    centre.make(root)
    starts = Starts(root, 1)
    assert starts.go() == ["opened"]
    starts.processes[0].kill()
    starts.processes[0].join()
    assert centre.look(root).facts == 3
