"""A guest's rights by command: the own data of one guest, and erasing for good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ipso_desk.db import keys
from ipso_desk.services.backups import back_up
from ipso_desk.services.centre import open_desk
from tests.cli.conftest import House
from tests.fixtures import COORDINATOR, PASSWORD
from tests.fixtures import _make_guest as make_guest


@pytest.fixture
def full(house: House) -> House:
    desk = open_desk(house.root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP)
    make_guest(desk, "Sjoukje Wibautstra", phone="06 12 34 56 78")
    make_guest(desk, "Oege Post")
    back_up(desk, "begin")
    desk.store.close()
    return house


def test_own_data_of_a_guest_by_name(full: House, tmp_path: Path) -> None:
    for form in ("json", "pdf"):
        place = str(tmp_path / f"eigen.{form}")
        words = ("report", "eigen-gegevens", "--guest", "wibautstra", "--format", form)
        said = full.command(*words, "--output", place)
        assert (said.code, said.err) == (0, "")
    told = json.loads((tmp_path / "eigen.json").read_text(encoding="utf-8"))
    assert told["name"] == "Sjoukje Wibautstra"
    assert {"what": "Telefoon", "kept": "06 12 34 56 78"} in told["sections"][0]["rows"]
    assert (tmp_path / "eigen.pdf").read_bytes().startswith(b"%PDF")


def test_own_data_without_a_guest_says_what_is_missing(full: House, tmp_path: Path) -> None:
    said = full.command("report", "eigen-gegevens", "--output", str(tmp_path / "x.pdf"))
    assert said.code != 0
    assert "--guest" in said.err


def test_erasing_by_command_is_for_good_and_names_the_backups(full: House) -> None:
    said = full.command("do", "erase", "--guest", "wibautstra")
    assert said.code == 0
    assert "In 1 reservekopie staat deze gast nog." in said.out
    again = full.command("do", "erase", "--guest", "wibautstra")
    assert again.code == 1
    undone = full.command("do", "undo")
    assert undone.code == 1
    assert undone.err == "Dit kan niet ongedaan worden gemaakt.\n"
    assert full.command("check").code == 0
    found = full.command("find", "post", "--json")
    assert [hit["name"] for hit in json.loads(found.out)] == ["Oege Post"]
