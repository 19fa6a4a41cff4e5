"""A stolen laptop gives nothing: after a working day no file holds a name, nor ever held one."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import SEED
from tests.torture import faults, leaks, replay

NAMES = leaks.planted_names(50, SEED)
DAY = "2025-05-13"


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """Where the program could write (watched), and what the day asked of the disk there."""

    laptop: Path
    outside: Path
    log: Path


def _commands(day: WorkingDay) -> Iterator[list[str]]:
    first, second, third, *_ = NAMES
    yield ["new", "--centre", "De Steen", "--user", NAMES[-1]]
    yield ["import", str(day.outside / "gasten.csv"), "--json"]
    yield ["find", first[:5]]
    yield ["do", "visit", "--guest", f"Anna {first}", "--day", DAY]
    yield ["do", "visit", "--guest", f"Anna {second}", "--day", DAY]
    yield ["do", "undo"]
    yield ["do", "death", "--guest", f"Anna {third}", "--date", DAY]
    yield ["do", "erase", "--guest", f"Anna {NAMES[4]}"]
    yield ["surfaces", "--json"]
    for form in ("pdf", "xlsx", "json"):
        output = day.outside / f"presentielijst.{form}"
        yield ["report", "presentielijst", "--date", DAY, "--format", form, "--output", str(output)]
    yield ["report", "jaaroverzicht", "--year", "2025", "--output", str(day.outside / "jaar.pdf")]
    yield ["backup"]
    yield ["check"]
    # What goes wrong must not tell either.
    yield ["find", "Niemand van die naam"]
    yield ["do", "visit", "--guest", f"Anna {first}", "--day", "2999-01-01"]
    yield ["import", str(day.outside / "kapot.xlsx")]


_NOT_PASSED_ON = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def _play(day: WorkingDay, library: Path) -> list[dict[str, str]]:
    environment = faults.environment(library, day.laptop, day.log)
    environment |= {
        "HOME": str(day.laptop / "home"),
        "TMPDIR": str(day.laptop / "tmp"),
        "SQLITE_TMPDIR": str(day.laptop / "tmp"),
    }
    for name in _NOT_PASSED_ON:
        environment.pop(name, None)
    options = ["--data", str(day.laptop / "centrum")]
    options += ["--password-file", str(day.outside / "wachtwoord")]
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture.working_day"],
        env=environment,
        input="\n".join(json.dumps([*words, *options]) for words in _commands(day)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said: list[dict[str, str]] = json.loads(done.stdout)
    return said


@pytest.fixture(scope="module")
def worked(
    tmp_path_factory: pytest.TempPathFactory, faults_library: Path, worker_id: str
) -> WorkingDay:
    """The day is long: the first worker of the run plays it, the others look at the same one."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "working-day"
    folder.mkdir(exist_ok=True)
    day = WorkingDay(folder / "laptop", folder / "outside", folder / "log")
    with (folder / "turn").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not (folder / "played").exists():
            _prepare(day)
            _live_through(day, faults_library)
            (folder / "played").touch()
    return day


def _prepare(day: WorkingDay) -> None:
    for path in (day.laptop / "home", day.laptop / "tmp", day.outside):
        path.mkdir(parents=True)
    (day.outside / "wachtwoord").write_text("kopje thee erbij\n")
    (day.outside / "kapot.xlsx").write_bytes(b"PK\x03\x04 " + NAMES[0].encode())
    rows = [f"{n};Anna {name};1950;06123456{n:02};zelf;{NAMES[-2]}" for n, name in enumerate(NAMES)]
    text = "\r\n".join(["Nr;Naam;Geboortejaar;Tel;Soort gast;Opmerking", *rows, ""])
    (day.outside / "gasten.csv").write_text(text, encoding="cp1252")


def _live_through(day: WorkingDay, faults_library: Path) -> None:
    for words, said in zip(_commands(day), _play(day, faults_library), strict=True):
        assert said["code"] in {"0", "1", "2"}, f"{words}: {said}"
        if words[0] == "import" and "--json" in words:
            assert '"guests_created": 50' in said["out"], said


def test_no_file_that_stays_behind_holds_a_name(worked: WorkingDay) -> None:
    assert leaks.found_in_files(worked.laptop, leaks.traces(NAMES)) == {}


def test_nothing_that_was_ever_written_held_a_name(worked: WorkingDay) -> None:
    """Also what was written and removed again: a temporary file can be dug up from a disk."""
    known = leaks.traces(NAMES)
    written: dict[str, bytes] = {}
    for record in replay.read_log(worked.log):
        if record.op == replay.WRITE:
            written[record.path] = written.get(record.path, b"") + record.data
        else:
            assert not leaks.found_in(record.path.encode(), known)
    assert len(written) > 3
    found = {path: leaks.found_in(data, known) for path, data in written.items()}
    assert {path: words for path, words in found.items() if words} == {}


def test_a_working_day_speaks_to_no_network(worked: WorkingDay) -> None:
    operations = {record.op for record in replay.read_log(worked.log)}
    assert replay.WRITE in operations
    assert replay.CONNECT not in operations


def test_what_people_asked_for_on_paper_does_hold_names(worked: WorkingDay) -> None:
    """The control: the same search, on the files where names are meant to be."""
    found = leaks.found_in_files(worked.outside, leaks.traces(NAMES))
    assert "gasten.csv" in found
    assert "presentielijst.json" in found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "latin-1"])
def test_a_planted_name_is_found(tmp_path: Path, encoding: str) -> None:
    known = leaks.traces(NAMES)
    (tmp_path / "file").write_bytes(os.urandom(999) + NAMES[3].encode(encoding) + os.urandom(999))
    with zipfile.ZipFile(tmp_path / "packed", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("in", NAMES[5].encode(encoding) * 3)
    assert leaks.found_in_files(tmp_path, known) == {"file": {NAMES[3]}, "packed": {NAMES[5]}}
