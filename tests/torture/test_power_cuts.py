"""The power fails at any moment: what was confirmed is there, and the rest is old or new, whole."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.conftest import SEED
from tests.torture import replay, scenarios
from tests.torture.conftest import Effort
from tests.torture.scenarios import SCENARIOS


@pytest.mark.parametrize("scenario", sorted(SCENARIOS))
def test_a_power_cut_takes_nothing(
    tmp_path: Path, faults_library: Path, effort: Effort, scenario: str
) -> None:
    root = tmp_path / "disk" / "centrum"
    scenarios.prepare(scenario, root)
    command = [sys.executable, "-m", "tests.torture.scenarios", scenario, str(root)]
    recording = replay.record(command, faults_library, root, tmp_path / "log")
    assert len(recording.records) > 10
    lost = []
    for seed in range(SEED, SEED + effort.power_cuts):
        target = tmp_path / "state"
        target.mkdir()
        cut = recording.cut(seed)
        replay.lay_down(cut.state, target)
        complaint = scenarios.complaint(scenario, target, cut.marks)
        if complaint:
            lost.append((seed, cut.at, cut.marks, complaint))
        shutil.rmtree(target)
    assert lost == [], f"{len(lost)} of {effort.power_cuts}; the first: {lost[:3]}"
