"""kill -9 at any moment of a working day: everything that was confirmed is there."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SEED
from tests.torture import centre, faults, kill, replay, scenarios, worker
from tests.torture.conftest import FULL, Effort
from tests.torture.scenarios import SCENARIOS

LANES = 4
"""The kills are spread over the workers of the test run."""


@pytest.mark.parametrize("lane", range(LANES))
def test_kills_take_nothing(tmp_path: Path, effort: Effort, lane: int) -> None:
    root = tmp_path / "centrum"
    centre.make(root)
    for seed in range(SEED + lane, SEED + lane + effort.kills, LANES):
        chance = random.Random(seed)
        lines = kill.confirmed_by_worker_before_kill(worker.work, root, chance, longest=0.2)
        confirmed = int(lines[-1].split()[1])
        looked = centre.look(root)
        assert looked.facts in {confirmed, confirmed + 1}, f"seed {seed}: {lines[-1]}"
        assert looked.findings == (), f"seed {seed}"


@pytest.mark.parametrize("scenario", sorted(SCENARIOS))
def test_a_kill_at_every_call(
    tmp_path: Path, faults_library: Path, effort: Effort, scenario: str
) -> None:
    """Not after some time but at the N-th change that is asked of the disk, for every N."""
    template = tmp_path / "template"
    scenarios.prepare(scenario, template)
    rehearsal = tmp_path / "rehearsal"
    shutil.copytree(template, rehearsal)
    command = [sys.executable, "-m", "tests.torture.scenarios", scenario, str(rehearsal)]
    recording = replay.record(command, faults_library, rehearsal, tmp_path / "log")
    calls = range(1, sum(record.op != replay.MARK for record in recording.records) + 1)
    chosen = calls if FULL else random.Random(SEED).sample(calls, min(len(calls), 6))
    copies = tmp_path / "copies"
    copies.mkdir()
    plays = [sys.executable, "-m", "tests.torture.every_call", scenario, str(template)]
    done = subprocess.run(
        [*plays, str(copies), *map(str, chosen)],
        env=faults.environment(faults_library, copies),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    for play in json.loads(done.stdout.splitlines()[-1]):
        assert play["signal"] == signal.SIGKILL, f"call {play['at']} did not come"
        complaint = scenarios.complaint(scenario, copies / str(play["at"]), tuple(play["said"]))
        assert complaint == "", f"call {play['at']}, said {play['said']}"
