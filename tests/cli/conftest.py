"""The commands as a person types them, on a closed centre, with keys that cost little."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ipso_desk import cli
from ipso_desk.db import keys
from tests.fixtures import HOST, PASSWORD


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left behind: its exit code, what it said, and what it complained of."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@dataclass(frozen=True, slots=True)
class House:
    """A closed centre with a coordinator and a host, and a file with their password."""

    root: Path
    password_file: Path
    run: Run

    def command(self, *words: str, host: bool = False) -> Said:
        """A command on this centre; by default the first coordinator's."""
        who = ("--user", HOST) if host else ()
        return self.run(
            *words, "--data", str(self.root), "--password-file", str(self.password_file), *who
        )


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setattr(keys, "STANDARD", keys.CHEAP)

    def command(*words: str) -> Said:
        capsys.readouterr()
        try:
            code = cli.main(words)
        except SystemExit as left:  # argparse leaves by itself
            code = int(left.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return command


@pytest.fixture
def house(centre_template: Path, tmp_path: Path, run: Run) -> House:
    root = tmp_path / "cen tré" / "huis"
    shutil.copytree(centre_template, root)
    password_file = tmp_path / "wacht woord.txt"
    password_file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return House(root, password_file, run)
