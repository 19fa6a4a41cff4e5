"""Odd words, odd places and odd consoles end in one Dutch sentence, never in a traceback."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from ipso_desk import cli
from ipso_desk.cli.parser import PRINTS
from ipso_desk.prints import catalogue
from ipso_desk.services import find as finding
from tests.cli.conftest import House, Run

HALF = "\udcff"
"""What Python makes of a byte that is no letter, typed on a command line."""


@pytest.mark.parametrize(
    "words",
    [
        ("report", "jaaroverzicht", "--year", "99999", "--output", "o.pdf"),
        ("report", "jaaroverzicht", "--year", "-5", "--output", "o.pdf"),
        ("report", "bellijst", "--date", "9999-12-31", "--output", "o.pdf"),
        ("do", "visit", "--guest", "1", "--day", "0001-01-01"),
        ("do", "death", "--guest", "1", "--date", "31-2-2025"),
    ],
)
def test_a_day_or_year_outside_any_centre_is_wrong_usage(
    house: House, words: tuple[str, ...]
) -> None:
    said = house.command(*words)
    assert said.code == 2
    assert said.err.startswith("Dit commando klopt niet")
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("report", "bellijst", "--format", "docx", "--output", "o"), "--format 'docx' (kies uit"),
        (("report", "bellijst", "--date", "31-2-2025", "--output", "o"), "--date 31-2-2025"),
        (("report", "bellijst"), "--output"),
        (("dans",), "'dans' (kies uit"),
        (("do", "dans"), "'dans' (kies uit"),
    ],
)
def test_wrong_usage_names_what_is_wrong_in_dutch(run: Run, words: tuple[str, ...], named: str):
    said = run(*words, *(("--data", "x") if words[0] == "report" else ()))
    assert said.code == 2
    assert named in said.err
    assert "choose" not in said.err
    assert "invalid" not in said.err


def test_a_file_in_the_place_of_a_folder_is_no_fault_of_the_disk(
    house: House, run: Run, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "stick"
    in_the_way.write_text("een bestand")
    new = ("new", "--data", str(in_the_way), "--password-file", str(house.password_file))
    for said in (
        house.command("backup", "--to", str(in_the_way)),
        run(*new, "--centre", "Huis", "--user", "Riet"),
    ):
        assert (said.code, said.out) == (1, "")
        assert "er staat al een bestand" in said.err


def test_a_number_that_no_file_can_hold_is_said_in_a_sentence(house: House) -> None:
    said = house.command("do", "visit", "--guest", "9" * 30, "--day", "2025-05-12")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "Traceback" not in said.err


def test_half_letters_make_no_half_centre(run: Run, house: House, tmp_path: Path) -> None:
    root = tmp_path / "nieuw"
    words = ("new", "--data", str(root), "--password-file", str(house.password_file))
    said = run(*words, "--centre", f"Huis {HALF}", "--user", f"Riet{HALF}")
    assert said.code == 1
    assert "Traceback" not in said.err
    assert run(*words, "--centre", "Huis Zoë", "--user", "Renée").code == 0


def test_a_fault_of_the_program_is_one_sentence_without_values(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_text: str) -> str:
        raise ValueError("Anneke van den Berg")

    monkeypatch.setattr(finding, "search_words", broken)
    monkeypatch.setattr(finding, "guest_index", broken)
    said = house.command("find", "anneke")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "ValueError in ipso_desk.services.find:" in said.err
    assert "Anneke" not in said.err


def test_a_console_without_the_letters_ends_no_command(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.command("find", "x")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    cli._speak_any_language()
    print("Łukasz Yılmaz")
    cli.output.print_json({"name": "Łukasz Yılmaz"})
    sys.stdout.flush()
    plain, _, as_json = sys.stdout.buffer.getvalue().decode("ascii").partition("\n")  # type: ignore[attr-defined]
    assert plain == "?ukasz Y?lmaz"
    assert json.loads(as_json) == {"name": "Łukasz Yılmaz"}


def test_a_report_never_takes_the_place_of_a_device_or_folder(house: House, tmp_path: Path) -> None:
    words = ("report", "jaaroverzicht", "--year", "2025", "--format", "json", "--output")
    full = tmp_path / "vol"
    full.symlink_to("/dev/full")  # the device itself is not for a test to lose
    assert house.command(*words, str(full)).code == 1
    assert full.is_symlink()
    for place in (tmp_path, tmp_path / "nergens" / "o.json"):
        said = house.command(*words, str(place))
        assert said.code == 1
        assert "schijf" not in said.err


def test_a_report_follows_a_link_to_its_file(house: House, tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "map" / "echt.json")
    words = ("report", "jaaroverzicht", "--year", "2025", "--format", "json", "--output")
    assert house.command(*words, str(link)).code == 0
    assert link.is_symlink()
    assert json.loads((tmp_path / "map" / "echt.json").read_bytes())["year"] == 2025


def test_a_recovery_key_that_cannot_be_saved_is_shown(
    run: Run, house: House, tmp_path: Path
) -> None:
    words = ("new", "--password-file", str(house.password_file), "--centre", "A", "--user", "B")
    full = tmp_path / "vol"
    full.symlink_to("/dev/full")
    said = run(*words, "--data", str(tmp_path / "a"), "--recovery-file", str(full))
    assert said.code == 1
    assert "Herstelsleutel, bewaar hem op papier: " in said.out
    nowhere = str(tmp_path / "nergens" / "sleutel.txt")
    assert run(*words, "--data", str(tmp_path / "b"), "--recovery-file", nowhere).code == 1
    assert not (tmp_path / "b").exists()


def test_an_endless_file_is_too_large(house: House) -> None:
    said = house.command("import", "/dev/zero")
    assert (said.code, "te groot" in said.err) == (1, True)


def test_a_folder_that_is_a_file_holds_no_centre(run: Run, house: House) -> None:
    password_file = str(house.password_file)
    said = run("find", "a", "--data", password_file, "--password-file", password_file)
    assert (said.code, said.err.strip()) == (1, "Hier staat nog geen centrum.")


def test_a_number_longer_than_any_is_nobody(house: House) -> None:
    said = house.command("do", "visit", "--guest", "1" * 5000, "--day", "2026-01-02")
    assert (said.code, said.err) == (1, "Deze gast is er niet (meer). Zoek nog eens op naam.\n")


@pytest.mark.parametrize("name", ["huidig", "zegel"])
def test_what_cannot_be_read_is_not_called_damaged(house: House, name: str) -> None:
    (house.root / name).unlink()
    (house.root / name).mkdir()
    said = house.command("find", "jansen")
    assert said.code == 4
    assert "is niet te lezen" in said.err
    assert len(said.err.splitlines()) == 1


def test_the_help_names_every_print():
    assert set(PRINTS) == set(catalogue.load())
