"""kill -9 at any moment of a working day: everything that was confirmed is there."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SEED
from tests.torture import centre, faults, kill, replay, scenarios
from tests.torture.conftest import FULL, Effort
from tests.torture.scenarios import SCENARIOS

LANES = 2
"""The kills are spread over the workers of the test run."""


@pytest.mark.parametrize("lane", range(LANES))
def test_kills_take_nothing(tmp_path: Path, effort: Effort, lane: int) -> None:
    root = tmp_path / "centrum"
    centre.make(root)
    command = [sys.executable, "-m", "tests.torture.worker", "work", str(root)]
    for seed in range(SEED + lane, SEED + lane + effort.kills, LANES):
        lines = kill.confirmed_before_kill(command, random.Random(seed), longest=0.15)
        assert lines, f"seed {seed}: the worker did not open"
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
    command = [sys.executable, "-m", "tests.torture.scenarios", scenario]
    recording = replay.record([*command, rehearsal], faults_library, rehearsal, tmp_path / "log")
    calls = range(1, sum(record.op != replay.MARK for record in recording.records) + 1)
    chance = random.Random(SEED)
    for at in calls if FULL else sorted(chance.sample(calls, min(len(calls), effort.kills // 8))):
        root = tmp_path / "centrum"
        shutil.copytree(template, root)
        environment = faults.environment(faults_library, root)
        environment |= {"IPSO_FAULTS_AT": str(at), "IPSO_FAULTS_ERROR": str(faults.DIE)}
        done = subprocess.run([*command, root], env=environment, capture_output=True, check=False)
        assert done.returncode == -signal.SIGKILL, f"call {at}: {done.stderr.decode()[-2000:]}"
        marks = tuple(done.stdout.decode().split("\n")[:-1])
        assert scenarios.complaint(scenario, root, marks) == "", f"call {at}, said {marks}"
        shutil.rmtree(root)
