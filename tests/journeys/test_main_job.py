"""The main job, through the commands: every figure as a careful import finds it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ipso_desk.__main__ import main
from ipso_desk.db import keys

DATA = Path(__file__).parent.parent / "data"
EXPECTED = json.loads((DATA / "gastenlijst-2025.expected.json").read_text())


class Shell:
    """Runs commands on one centre, as a person would type them."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self._capsys = root, capsys
        self._password = root.parent / "wachtwoord"
        self._password.write_text("lindehof-2026\n")

    def run(self, *words: str, code: int = 0) -> str:
        argv = [*words, "--data", str(self.root), "--password-file", str(self._password)]
        assert main(argv) == code
        told = self._capsys.readouterr()
        assert "Traceback" not in told.err
        return told.out if code == 0 else told.err

    def json(self, *words: str) -> Any:
        return json.loads(self.run(*words, "--json"))

    def report(self, *words: str) -> Any:
        output = self.root.parent / "uit.json"
        self.run("report", *words, "--format", "json", "--output", str(output))
        return json.loads(output.read_text())


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    monkeypatch.setattr(keys, "STANDARD", keys.CHEAP)
    made = Shell(tmp_path / "centrum", capsys)
    made.run("new", "--centre", "De Lindehof", "--user", "Marianne")
    return made


def test_every_figure_is_matched(shell: Shell) -> None:
    account = shell.json("import", str(DATA / "gastenlijst-2025.xlsx"))
    for name in ("guests_created", "rows_refused", "duplicates_merged", "deceased"):
        assert account[name] == EXPECTED[name]
    assert account["visits"] == EXPECTED["visits_year"]
    assert account["visit_rows_refused"] == EXPECTED["visit_rows_refused"]
    assert account["unnamed_visits"] == EXPECTED["anonymous_year"]
    assert account["groups"] == [EXPECTED["group"]]
    assert account["words_to_decide"] == EXPECTED["phase_words_to_decide"]

    figures = shell.report("jaaroverzicht", "--year", "2025", "--internal")
    assert figures["guests"]["unique"] == EXPECTED["unique_guests_year"]
    assert figures["visits"]["named"] == EXPECTED["visits_year"]
    assert figures["visits"]["unnamed"] == EXPECTED["anonymous_year"]
    assert figures["visits"]["unnamed_by_role"] == EXPECTED["anonymous_by_role"]
    assert figures["roles"] == EXPECTED["roles_year"]
    assert figures["phase"]["known"] == EXPECTED["phase_known_year"]
    assert figures["phase"]["not_applicable"] == EXPECTED["phase_not_applicable_year"]
    assert figures["phase"]["incurable"] == EXPECTED["incurable_year"]
    assert figures["open_days"] == EXPECTED["open_days_with_a_visit"]
    assert figures["deaths"] == EXPECTED["deceased_who_came_in_year"]

    outside = shell.report("jaaroverzicht", "--year", "2025")
    assert outside["roles"]["unknown"] in ("<5", "verborgen")
    assert sum(value == "verborgen" for value in outside["roles"].values()) >= 1

    members = shell.report("deelnemerslijst", "--group", "Zinvol leven")
    assert sorted(m["seat"] for m in members if m["seat"]) == list(range(1, 9))
    memorial = {m["name"].split()[-1] for m in shell.report("gedenklijst")}
    assert memorial == {name.split()[-1] for name in EXPECTED["deceased_names"]}


def test_the_same_file_again_changes_nothing_and_undo_takes_it_all_back(shell: Shell) -> None:
    file = str(DATA / "gastenlijst-2025.xlsx")
    dry = shell.json("import", file, "--dry-run")
    first = shell.json("import", file)
    assert dry == first
    again = shell.json("import", file)
    assert again["guests_created"] == again["visits"] == again["deceased"] == 0
    assert again["unnamed_visits"] == again["guests_updated"] == 0
    shell.run("do", "undo")
    assert shell.json("find", "a") == []
    figures = shell.report("jaaroverzicht", "--year", "2025", "--internal")
    assert figures["guests"]["unique"] == figures["visits"]["named"] == 0
    assert shell.json("check")["ok"]


def test_the_csv_gives_the_same_number_of_guests_and_saves_what_it_refused(shell: Shell) -> None:
    rejects = shell.root.parent / "niet-ingelezen.csv"
    account = shell.json("import", str(DATA / "gastenlijst-2025.csv"), "--rejects", str(rejects))
    assert account["guests_created"] == EXPECTED["guests_created"]
    assert rejects.read_text("utf-8-sig").count("\n") == 1 + len(account["refused"])


def test_a_death_takes_the_name_off_every_surface_and_undo_brings_it_back(shell: Shell) -> None:
    shell.run("import", str(DATA / "gastenlijst-2025.xlsx"))
    before = shell.json("surfaces")
    oege = next(hit for hit in shell.json("find", "Oege IJzerman"))
    assert any("Oege IJzerman" in people for people in before.values())
    shell.run("do", "death", "--guest", str(oege["number"]), "--date", "2026-01-02")
    for name, people in shell.json("surfaces").items():
        assert "Oege IJzerman" not in people, name
    assert shell.json("find", "Oege IJzerman") == []
    shell.run("do", "undo")
    assert shell.json("surfaces") == before


def test_exit_codes_and_one_sentence(shell: Shell, tmp_path: Path) -> None:
    nothing = tmp_path / "geen-werkmap.xlsx"
    nothing.write_bytes(b"%PDF-1.4 nee")
    assert "ingelezen" in shell.run("import", str(nothing), code=1)
    shell._password.write_text("helemaal-fout")
    assert shell.run("check", code=3).count("\n") == 1
    database = next(shell.root.glob("g*/centrum.ipso"))
    broken = bytearray(database.read_bytes())
    broken[len(broken) // 2] ^= 1
    database.write_bytes(broken)
    shell._password.write_text("lindehof-2026")
    assert shell.run("check", code=4).count("\n") == 1
