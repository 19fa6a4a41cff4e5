"""The folder of a centre: the pointer, the generations, and the sealed side files.

DIR/huidig                    names the current generation, replaced in one step
DIR/slot                      held by the program that works here
DIR/g0001/centrum.ipso        the encrypted database
DIR/g0001/sleutels.json       its key file
DIR/zegel                     identity and counter, never ahead of the database
DIR/gewist                    the numbers of erased guests
DIR/reservekopieen/           backups
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipso_desk.db.files import FolderLock, replace_durably, storage_errors, sync_folder
from ipso_desk.db.keys import FileKey
from ipso_desk.db.presence import (
    BEING_MADE,
    GENERATION,
    POINTER,
    being_made,
    generations,
    holds_a_centre,
)
from ipso_desk.domain.errors import FileProblem

DATABASE = "centrum.ipso"
KEYS = "sleutels.json"
BACKUPS = "reservekopieen"


@dataclass(frozen=True, slots=True)
class Generation:
    """A database and the key file that opens it, in one folder."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def database(self) -> Path:
        return self.path / DATABASE

    @property
    def keys(self) -> Path:
        return self.path / KEYS


@dataclass(frozen=True, slots=True)
class CentreFolder:
    root: Path

    @property
    def backups(self) -> Path:
        return self.root / BACKUPS

    def lock(self) -> FolderLock:
        """Only one program works here. Raises `AlreadyOpen`."""
        return FolderLock(self.root / "slot")

    def holds_a_centre(self) -> bool:
        return holds_a_centre(self.root)

    def current(self) -> Generation:
        """The generation the pointer names. Raises `FileProblem`."""
        try:
            name = (self.root / POINTER).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise FileProblem(
                "centre_missing" if not any(self._generations()) else "pointer_missing"
            ) from None
        except NotADirectoryError:
            raise FileProblem("centre_missing") from None
        except UnicodeDecodeError:
            raise FileProblem("pointer_damaged") from None
        except OSError:
            raise FileProblem("pointer_unreadable") from None
        if name == BEING_MADE:
            raise FileProblem("centre_missing")
        if not GENERATION.fullmatch(name):
            raise FileProblem("pointer_damaged")
        generation = Generation(self.root / name)
        if not generation.path.is_dir():
            raise FileProblem("file_missing")
        return generation

    def next_generation(self) -> Generation:
        """A fresh folder for the next generation; leftovers of a failed attempt are cleared."""
        if not self.holds_a_centre():
            self._begin_making()
        taken = [int(p.name[1:]) for p in self._generations()]
        with contextlib.suppress(FileProblem):
            taken = [int(self.current().name[1:])]
        path = self.root / f"g{max(taken, default=0) + 1:04d}"
        with storage_errors():
            if path.exists():
                shutil.rmtree(path)
            path.mkdir(parents=True, mode=0o700)
            sync_folder(self.root)
        return Generation(path)

    def point_at(self, generation: Generation) -> None:
        """From this moment the generation is the centre."""
        with storage_errors():
            sync_folder(generation.path)
        replace_durably(self.root / POINTER, f"{generation.name}\n".encode())

    def remove_other_generations(self) -> None:
        """Drop what the pointer no longer names; only after the new one was verified."""
        current = self.current().name
        for path in self._generations():
            if path.name != current:
                with contextlib.suppress(OSError):
                    shutil.rmtree(path)

    def put_other_generations_aside(self) -> None:
        """Keep what the pointer no longer names among the backups: nobody could copy it."""
        current = self.current().name
        for path in self._generations():
            if path.name != current and any(path.iterdir()):
                place = self.backups / f"bewaard-{path.name}"
                number = 1
                while place.exists():
                    number += 1
                    place = self.backups / f"bewaard-{path.name}-{number}"
                with storage_errors():
                    self.backups.mkdir(exist_ok=True, mode=0o700)
                    path.rename(place)

    def clear_leftovers(self) -> None:
        """What a backup or restore that was broken off left behind; nobody else is at work."""
        self.remove_other_generations()
        with contextlib.suppress(OSError):
            for path in self.backups.glob(".*"):
                if path.name.startswith((".bezig-", ".proef-")):
                    shutil.rmtree(path, ignore_errors=True)

    def give_up_making(self) -> None:
        """The first generation did not come about: the folder is empty again."""
        if being_made(self.root):
            with contextlib.suppress(OSError):
                for path in self._generations():
                    shutil.rmtree(path)
                (self.root / POINTER).unlink()

    def _begin_making(self) -> None:
        with storage_errors():
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            for path in self._generations():
                shutil.rmtree(path)
        replace_durably(self.root / POINTER, f"{BEING_MADE}\n".encode())

    def _generations(self) -> list[Path]:
        return list(generations(self.root))


# The seal: an older or a foreign copy of the database is noticed.


@dataclass(frozen=True, slots=True)
class Seal:
    """The identity of the centre and how far its action counter had come."""

    centre: str
    counter: int


def write_seal(folder: CentreFolder, key: FileKey, seal: Seal) -> None:
    _write_sealed(folder.root / "zegel", key, {"centre": seal.centre, "counter": seal.counter})


def read_seal(folder: CentreFolder, key: FileKey) -> Seal:
    """Raises `FileProblem` when it is missing or was not written with this key."""
    body = _read_sealed(folder.root / "zegel", key, "seal")
    return Seal(str(body["centre"]), int(body["counter"]))


def check_seal(folder: CentreFolder, key: FileKey, found: Seal) -> None:
    kept = read_seal(folder, key)
    if kept.centre != found.centre:
        raise FileProblem("file_foreign")
    if found.counter < kept.counter:
        raise FileProblem("file_older")


def write_erased(path: Path, key: FileKey, erased: Mapping[int, str]) -> None:
    """By number what was decided on texts that held the name; no names, no texts."""
    body = {str(number): decided for number, decided in sorted(erased.items())}
    _write_sealed(path, key, {"numbers": body})


def read_erased(path: Path, key: FileKey) -> dict[int, str]:
    """The numbers of erased guests; none when the file is not there yet."""
    if not path.exists():
        return {}
    try:
        numbers = _read_sealed(path, key, "erased")["numbers"]
        return {int(number): str(decided) for number, decided in numbers.items()}
    except (KeyError, AttributeError, ValueError):
        raise FileProblem("erased_damaged") from None


def erased_path(folder: CentreFolder) -> Path:
    return folder.root / "gewist"


def _write_sealed(path: Path, key: FileKey, body: dict[str, Any]) -> None:
    text = json.dumps(body, sort_keys=True)
    replace_durably(path, json.dumps({"body": text, "seal": _mac(key, text)}).encode() + b"\n")


def _read_sealed(path: Path, key: FileKey, what: str) -> dict[str, Any]:
    try:
        outer = json.loads(path.read_bytes())
        if not hmac.compare_digest(outer["seal"], _mac(key, outer["body"])):
            raise FileProblem(f"{what}_damaged")
        body: dict[str, Any] = json.loads(outer["body"])
    except FileNotFoundError:
        raise FileProblem(f"{what}_missing") from None
    except FileProblem:
        raise
    except OSError:
        raise FileProblem(f"{what}_unreadable") from None
    except (ValueError, KeyError, TypeError):
        raise FileProblem(f"{what}_damaged") from None
    return body


def _mac(key: FileKey, text: str) -> str:
    return hmac.new(key.derive("seal"), text.encode(), hashlib.sha256).hexdigest()
