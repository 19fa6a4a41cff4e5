"""Broken and hostile files imported for real: no crash, nothing half, soon and small."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SEED
from tests.torture import centre
from tests.torture.conftest import FULL

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="memory per file is told by Linux only"
)

FILES = 10_000 if FULL else 40
LANES = 2
SECONDS = 5.0  # of the processor: a busy machine does not fail what the program did well
MIB = 200


def _played(tmp_path: Path, *words: str) -> list[dict[str, Any]]:
    root = tmp_path / "centrum"
    centre.make(root)
    command = [sys.executable, "-m", "tests.torture.malformed_worker", str(root), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def _complaints(played: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        one
        for one in played
        if one["complaint"] or one["seconds"] >= SECONDS or one["above"] >= MIB
    ]


@pytest.mark.parametrize("lane", range(LANES))
def test_no_file_crashes_the_import_or_leaves_half_of_itself(tmp_path: Path, lane: int) -> None:
    played = _played(tmp_path, str(SEED), str(lane), str(FILES), str(LANES))
    assert len(played) == FILES // LANES
    assert _complaints(played) == []
    outcomes = {one["outcome"] for one in played}
    assert "taken over" in outcomes
    assert len(outcomes) > 2


@pytest.mark.skipif(not FULL, reason="thirty heavy files: with make torture")
def test_files_that_ask_for_far_more_than_they_take(tmp_path: Path) -> None:
    assert _complaints(_played(tmp_path, "bombs")) == []


def test_what_stays_and_what_is_large_is_seen(tmp_path: Path) -> None:
    """The control: a file that is taken over and not taken back is a complaint."""
    from tests.intake.malformed import example
    from tests.torture import malformed_worker

    root = tmp_path / "centrum"
    centre.make(root)
    desk = centre.open_desk(root)
    honest = malformed_worker.play(desk, "_book", example(), 0, malformed_worker._state(desk))
    assert (honest["outcome"], honest["complaint"]) == ("taken over", "")
    assert honest["above"] > 50  # as if the program without it took nothing
    forgotten = {"guest": [("somebody who is not there",)]}
    seen = malformed_worker.play(desk, "_noise", b"\x00", 0, forgotten)
    desk.store.abandon()
    assert seen["complaint"] == "something stays of it"
