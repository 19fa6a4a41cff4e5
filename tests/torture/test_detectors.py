"""The detectors themselves: strong settings lose nothing, weak ones must be caught."""

from __future__ import annotations

import errno
import random
import subprocess
import sys
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from tests.conftest import SEED
from tests.torture import bare, faults, kill, replay
from tests.torture.conftest import Effort


def _lost_in_power_cuts(
    folder: Path, library: Path, states: int, journal: str, synchronous: str
) -> list[tuple[int, str]]:
    """(seed, what was lost) for every simulated power cut that broke the promise."""
    watched = folder / "disk"
    watched.mkdir()
    bare.make(watched / "bare.db", journal, synchronous)
    run = [sys.executable, "-m", "tests.torture.bare", str(watched / "bare.db"), "10"]
    command = [*run, f"--journal={journal}", f"--synchronous={synchronous}"]
    recording = replay.record(command, library, watched, folder / "log")
    lost = []
    for seed in range(SEED, SEED + states):
        cut = recording.cut(seed)
        target = folder / f"state{seed}"
        target.mkdir()
        replay.lay_down(cut.state, target)
        confirmed = int(cut.marks[-1].split()[1]) if cut.marks else 0
        try:
            found = bare.facts(target / "bare.db", journal, synchronous)
        except sqlcipher.Error as error:
            lost.append((seed, str(error)))
            continue
        if not confirmed <= found <= confirmed + 1:
            lost.append((seed, f"{confirmed} confirmed, {found} found"))
    return lost


def test_power_cuts_take_nothing_with_the_settings_of_the_program(
    tmp_path: Path, faults_library: Path, effort: Effort
) -> None:
    lost = _lost_in_power_cuts(tmp_path, faults_library, effort.power_cuts, "TRUNCATE", "EXTRA")
    assert lost == []


def test_power_cuts_are_caught_with_settings_that_do_not_sync(
    tmp_path: Path, faults_library: Path
) -> None:
    assert _lost_in_power_cuts(tmp_path, faults_library, 40, "TRUNCATE", "OFF")


def test_a_flipped_bit_in_a_wal_loses_rows_while_every_check_says_ok(tmp_path: Path) -> None:
    """Why the file has no WAL: this loss is silent, and only counting confirmations sees it."""
    path = tmp_path / "bare.db"
    bare.make(path, "WAL", "FULL")
    command = [sys.executable, "-m", "tests.torture.bare", str(path), "8", "--journal=WAL"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.count("confirmed") == 8
    wal = tmp_path / "bare.db-wal"
    torn = bytearray(wal.read_bytes())
    torn[len(torn) // 2] ^= 1
    wal.write_bytes(torn)
    assert bare.facts(path, "WAL", "FULL") < 8


def test_kills_take_nothing_with_the_settings_of_the_program(
    tmp_path: Path, effort: Effort
) -> None:
    path = tmp_path / "bare.db"
    bare.make(path)
    chance = random.Random(SEED)
    for _ in range(max(4, effort.kills // 20)):
        before = bare.facts(path)
        command = [sys.executable, "-m", "tests.torture.bare", str(path), "100000"]
        lines = kill.confirmed_before_kill(command, chance)
        confirmed = int(lines[-1].split()[1]) if lines else before
        assert bare.facts(path) in {confirmed, confirmed + 1}


def test_a_confirmation_before_the_commit_is_caught(tmp_path: Path) -> None:
    """The control of the kills: a child that confirms too early is seen to have lied."""
    path = tmp_path / "bare.db"
    bare.make(path)
    liar = (
        "import sys, time; from pathlib import Path; from tests.torture import bare;"
        f"c = bare.connect(Path({str(path)!r})); c.execute('BEGIN');"
        "c.execute('INSERT INTO fact (body) VALUES (1)');"
        "print('confirmed 1', flush=True); time.sleep(30)"
    )
    lines = kill.confirmed_before_kill([sys.executable, "-c", liar], random.Random(SEED))
    assert lines == ["confirmed 1"]
    assert bare.facts(path) == 0


def test_every_change_can_be_made_to_fail(tmp_path: Path, faults_library: Path) -> None:
    """The N-th change fails, the file stays whole, and the run after it succeeds."""
    path = tmp_path / "disk" / "bare.db"
    path.parent.mkdir()
    bare.make(path)
    command = [sys.executable, "-m", "tests.torture.bare", str(path), "1"]
    failed = 0
    for at in range(1, 40):
        before = bare.facts(path)
        environment = faults.environment(faults_library, path.parent)
        environment |= {"IPSO_FAULTS_AT": str(at), "IPSO_FAULTS_ERROR": str(errno.ENOSPC)}
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        after = bare.facts(path)
        assert after == before + done.stdout.count(b"confirmed")
        failed += done.returncode != 0
        if done.returncode == 0 and failed:
            break
    assert failed >= 4


def test_a_connection_to_a_network_is_recorded_and_refused(
    tmp_path: Path, faults_library: Path
) -> None:
    code = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    watched = tmp_path / "disk"
    watched.mkdir()
    command = [sys.executable, "-c", code]
    recording = replay.record(command, faults_library, watched, tmp_path / "log")
    assert [r.op for r in recording.records] == [replay.CONNECT]
