"""Damage to any of a centre's files is found at opening, before a screen shows anything."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ipso_desk.domain.errors import FileProblem
from tests.conftest import SEED
from tests.torture import centre
from tests.torture.conftest import Effort

PAGE = 4096
FILES = ("g0001/centrum.ipso", "g0001/sleutels.json", "zegel", "huidig")
Damage = Callable[[Path, random.Random], None]


@dataclass(frozen=True, slots=True)
class Stored:
    """A centre as it is now, an older copy of it, and another centre."""

    now: Path
    older: Path
    foreign: Path


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Stored:
    folder = tmp_path_factory.mktemp("stored")
    now, older, foreign = folder / "now", folder / "older", folder / "foreign"
    centre.make(now)
    centre.make(foreign)
    shutil.copytree(now, older)
    desk = centre.open_desk(now)
    for number in range(4, 12):
        centre.add_fact(desk, number)
    desk.store.close()
    return Stored(now, older, foreign)


def _flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def _truncate(path: Path, chance: random.Random) -> None:
    data = path.read_bytes()
    page = chance.choice((1, 512, 4096))
    path.write_bytes(data[: chance.randrange(len(data)) // page * page])


def _append(path: Path, chance: random.Random) -> None:
    path.write_bytes(path.read_bytes() + chance.randbytes(chance.choice((1, 17, 4096, 8192))))


def _zeroes(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    at = chance.randrange(len(data))
    data[at : at + 512] = bytes(len(data[at : at + 512]))
    path.write_bytes(data)


DAMAGES: dict[str, Damage] = {
    "bit flipped": _flip,
    "cut off": _truncate,
    "appended": _append,
    "zeroes inside": _zeroes,
}


@pytest.mark.parametrize("damage", sorted(DAMAGES))
@pytest.mark.parametrize("name", FILES)
def test_random_damage_is_found_at_opening(
    tmp_path: Path, stored: Stored, effort: Effort, name: str, damage: str
) -> None:
    whole = (stored.now / name).read_bytes()
    root = tmp_path / "centrum"
    shutil.copytree(stored.now, root)
    unseen = []
    for seed in range(SEED, SEED + max(10, effort.damages // 4)):
        (root / name).write_bytes(whole)
        DAMAGES[damage](root / name, random.Random(seed))
        if (root / name).read_bytes().strip() == whole.strip():
            continue
        try:
            centre.look(root)
        except FileProblem:
            continue
        unseen.append(seed)
    assert unseen == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("g0001/centrum.ipso", "file_missing"),
        ("g0001/sleutels.json", "key_file_missing"),
        ("zegel", "seal_missing"),
        ("huidig", "pointer_missing"),
    ],
)
def test_a_missing_file_is_named(tmp_path: Path, stored: Stored, name: str, code: str) -> None:
    assert _code_after(tmp_path, stored, lambda root: (root / name).unlink()) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("g0001/centrum.ipso", "file_empty"),
        ("g0001/sleutels.json", "key_file_damaged"),
        ("zegel", "seal_damaged"),
        ("huidig", "pointer_damaged"),
    ],
)
def test_an_empty_file_is_named(tmp_path: Path, stored: Stored, name: str, code: str) -> None:
    assert _code_after(tmp_path, stored, lambda root: (root / name).write_bytes(b"")) == code


def test_an_older_copy_is_noticed(tmp_path: Path, stored: Stored) -> None:
    name = "g0001/centrum.ipso"
    assert (
        _code_after(tmp_path, stored, lambda root: shutil.copy(stored.older / name, root / name))
        == "file_older"
    )


@pytest.mark.parametrize("name", FILES[:3])
def test_a_file_of_another_centre_is_refused(tmp_path: Path, stored: Stored, name: str) -> None:
    """Never a wrong-password message: that would send a person after the wrong trouble."""
    source = stored.foreign / name
    code = _code_after(tmp_path, stored, lambda root: shutil.copy(source, root / name))
    assert code in {"file_foreign", "file_damaged", "seal_damaged", "key_file_foreign"}


def test_a_plain_database_is_refused(tmp_path: Path, stored: Stored) -> None:
    import sqlite3

    plain = tmp_path / "plain.db"
    connection = sqlite3.connect(plain)
    connection.execute("CREATE TABLE guest (id INTEGER)")
    connection.commit()
    connection.close()
    name = "g0001/centrum.ipso"
    assert (
        _code_after(tmp_path, stored, lambda root: shutil.copy(plain, root / name))
        == "file_not_encrypted"
    )


def _code_after(tmp_path: Path, stored: Stored, damage: Callable[[Path], object]) -> str:
    root = tmp_path / "centrum"
    shutil.copytree(stored.now, root)
    damage(root)
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    with pytest.raises(FileProblem) as caught:
        centre.look(root)
    after = {p: p.read_bytes() for p in root.rglob("*") if p.is_file()}
    assert after == before, "looking at a damaged centre changed it"
    return caught.value.code


def test_pages_put_back_from_an_older_copy_are_found_by_check(
    tmp_path: Path, stored: Stored, effort: Effort
) -> None:
    """Each page's own seal is in order, so only what no longer fits the rest can tell."""
    name = "g0001/centrum.ipso"
    older, now = (stored.older / name).read_bytes(), (stored.now / name).read_bytes()
    # The first page holds the file's own counters; the older one with a newer file is caught
    # at opening. A page that did not change is no damage.
    pages = [
        at
        for at in range(PAGE, min(len(older), len(now)), PAGE)
        if older[at : at + PAGE] != now[at : at + PAGE]
    ]
    assert len(pages) >= 4
    unseen = []
    for number in range(max(20, effort.damages // 10)):
        chance = random.Random(SEED + number)
        chosen = chance.sample(pages, chance.randint(1, len(pages) - 1))
        root = tmp_path / str(number)
        shutil.copytree(stored.now, root)
        data = bytearray(now)
        for at in chosen:
            data[at : at + PAGE] = older[at : at + PAGE]
        (root / name).write_bytes(data)
        try:
            if not centre.look(root).findings:
                unseen.append((SEED + number, [at // PAGE for at in chosen]))
        except FileProblem:
            pass
        shutil.rmtree(root)
    assert unseen == []
