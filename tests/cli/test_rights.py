"""What a host reaches through commands and prints: a host's own work and no more."""

from __future__ import annotations

import dataclasses
import os
from datetime import date
from pathlib import Path

import pytest

from ipso_desk.__main__ import main
from ipso_desk.domain.errors import NotAllowed
from ipso_desk.domain.rights import Right
from ipso_desk.prints import catalogue
from ipso_desk.prints.catalogue import Request, load, produce
from tests.cli.conftest import House
from tests.fixtures import Centre

COORDINATORS_ONLY = sorted(
    name for name, entry in load().items() if entry.right is Right.COORDINATOR
)
MAY_NOT = "Dit mag alleen een coördinator doen.\n"


@pytest.mark.parametrize("name", COORDINATORS_ONLY)
def test_a_print_for_coordinators_asks_who_is_there_before_anything_else(
    centre: Centre, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not left to the queries behind it: one that asks less would give the print away."""
    entry = load()[name]
    open_to_all = dataclasses.replace(entry, make=lambda _desk, _request: b"everything")
    monkeypatch.setitem(catalogue.CATALOGUE, name, open_to_all)
    request = Request(entry.formats[0], date(2026, 1, 13), 2025, "x", 1)
    with pytest.raises(NotAllowed):
        produce(centre.as_host(), name, request)


def _kept(house: House) -> Path:
    assert house.command("backup").code == 0
    (kept,) = (house.root / "reservekopieen").glob("*.ipsokopie")
    return kept


def test_a_host_takes_no_sound_centre_back_in_time(house: House) -> None:
    kept = _kept(house)
    before = (house.root / "huidig").read_bytes()
    said = house.command("restore", str(kept), host=True)
    assert (said.code, said.out, said.err) == (1, "", MAY_NOT)
    assert (house.root / "huidig").read_bytes() == before
    assert house.command("restore", str(kept)).code == 0


def test_a_host_alone_may_put_a_backup_in_the_place_of_a_damaged_file(house: House) -> None:
    kept = _kept(house)
    for file in house.root.glob("g*/*.ipso"):
        file.write_bytes(b"weg" * 5000)
    assert house.command("restore", str(kept), host=True).code == 0
    assert house.command("check").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("import", "IMPORT"),
        ("import", "IMPORT", "--dry-run"),
        ("report", "jaaroverzicht", "--year", "2025", "--format", "json", "--output", "OUT"),
        ("surfaces", "--json"),
        ("check", "--json"),
        ("find", "anneke", "--all"),
        ("do", "death", "--guest", "Noor Vogelaar", "--date", "2025-05-12"),
        ("do", "erase", "--guest", "Noor Vogelaar"),
    ],
    ids=lambda words: " ".join(words[:3]),
)
def test_a_host_gets_no_coordinators_command(
    house: House, tmp_path: Path, words: tuple[str, ...]
) -> None:
    listed = tmp_path / "gasten.csv"
    listed.write_bytes(b"Naam;Tel;Soort gast\r\nNoor Vogelaar;0612345678;zelf\r\n")
    assert house.command("import", str(listed)).code == 0
    output = tmp_path / "o.json"
    places = {"IMPORT": str(listed), "OUT": str(output)}
    said = house.command(*(places.get(word, word) for word in words), host=True)
    assert (said.code, said.out, said.err) == (1, "", MAY_NOT)
    assert not output.exists()


def test_a_host_undoes_nothing_of_a_coordinator(house: House, tmp_path: Path) -> None:
    listed = tmp_path / "gasten.csv"
    listed.write_bytes(b"Naam;Tel;Soort gast\r\nNoor Vogelaar;0612345678;zelf\r\n")
    assert house.command("import", str(listed)).code == 0
    assert house.command("do", "undo", host=True).err == "Er is niets om ongedaan te maken.\n"
    assert "Noor Vogelaar" in house.command("find", "noor", host=True).out


def test_what_the_program_writes_is_for_nobody_else_on_the_computer() -> None:
    before = os.umask(0)
    try:
        main(["--version"])
        assert os.umask(0) == 0o077
    finally:
        os.umask(before)
