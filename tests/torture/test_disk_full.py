"""A disk that is full, failing or read-only: the old state whole, and a second try works."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from ipso_desk.domain.errors import StorageFailed
from ipso_desk.services.desk import Desk
from tests.torture import centre, faults
from tests.torture.conftest import FULL
from tests.torture.disk_full import ATTEMPTS

TROUBLES = [("ENOSPC", "forever"), ("EIO", "once"), ("EROFS", "forever")]
SHORT = [("ENOSPC", "forever")]


@pytest.mark.parametrize("trouble", TROUBLES if FULL else SHORT, ids="-".join)
@pytest.mark.parametrize("name", sorted(ATTEMPTS))
def test_every_call_that_fails_leaves_the_old_state(
    tmp_path: Path, faults_library: Path, name: str, trouble: tuple[str, str]
) -> None:
    command = [sys.executable, "-m", "tests.torture.disk_full", name, str(tmp_path), *trouble]
    command.append("3000" if FULL else "12")
    done = subprocess.run(
        command,
        env=faults.environment(faults_library, tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["failures"] >= 2
    assert said["complaints"] == [], f"{len(said['complaints'])} of {said['failures']}"


def _fill(desk: Desk) -> None:
    for number in range(400):
        centre.change_setting(desk, f"extra{number}", "x" * 3000)


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """The kernel's own refusal, half way through a write: no library in between."""
    root = tmp_path / "centrum"
    centre.make(root)
    desk = centre.open_desk(root)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    limit = desk.store.generation.database.stat().st_size + 1000
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        with pytest.raises(StorageFailed) as refused:
            _fill(desk)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refused.value.code in {"disk_full", "disk_failed"}
    centre.add_fact(desk, 4)
    assert centre.findings_of(desk) == ()
    desk.store.close()
    assert centre.look(root).facts == 4
