"""The N-th change that is asked of the disk fails, for every N (or for a sample of them).

Run as a process of its own, under faults.c. After every failure the old state must be whole,
the program must have said so with an error of its own, and trying again must work.
Prints one JSON list: every complaint, with the N that repeats it; then the number of failures.
"""

from __future__ import annotations

import errno
import json
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ipso_desk.db.folder import CentreFolder
from ipso_desk.domain.errors import FileProblem, StorageFailed
from ipso_desk.services.desk import Desk
from tests.conftest import SEED
from tests.torture import centre, faults, scenarios

FACTS = scenarios.FACTS


@dataclass(frozen=True, slots=True)
class Attempt:
    """Something a person does, and what stands in the centre before and after it."""

    act: Callable[[Path], None]
    facts_after: int


def _at_the_desk(act: Callable[[Desk], object]) -> Callable[[Path], None]:
    """Fails while the centre is open: the same desk must work on, then the file is opened anew."""

    def attempt(root: Path) -> None:
        desk = centre.open_desk(root)
        try:
            with Failing():
                act(desk)
        except BaseException:
            # Both are whole. When only the last sync of a commit fails, after the journal was
            # emptied, the action stands in the file although nobody was told that it does.
            assert centre.facts_of(desk) in {FACTS, FACTS + 1}, "neither old nor new"
            assert centre.findings_of(desk) == (), "the open file is not whole"
            act(desk)
            raise
        finally:
            desk.store.abandon()

    return attempt


def _on_a_closed_centre(act: Callable[[Path], object]) -> Callable[[Path], None]:
    def attempt(root: Path) -> None:
        try:
            with Failing():
                act(root)
        except BaseException:
            looked = centre.look(root, centre.PASSWORD)
            assert looked.findings == (), "the file is not whole"
            act(root)
            raise

    return attempt


def _first_start(root: Path) -> None:
    try:
        with Failing():
            centre.make(root, 0)
    except BaseException:
        assert not CentreFolder(root).holds_a_centre(), "half a centre"
        centre.make(root, 0)
        raise


class Failing:
    """The disk fails inside this block, at the call and with the error that were asked for."""

    at, error, forever = -1, 0, False
    count = 0

    def __enter__(self) -> None:
        faults.arm(Failing.at, Failing.error, forever=Failing.forever)

    def __exit__(self, *_: object) -> None:
        Failing.count = faults.disarm()


def _import_once(desk: Desk) -> None:
    """A second try finds all of the list or nothing of it, and ends with every guest once."""
    assert centre.guests_of(desk) in {0, centre.LIST}, "half an import"
    centre.import_list(desk)
    assert centre.guests_of(desk) == centre.LIST, "not every guest once"


ATTEMPTS = {
    "save": Attempt(_at_the_desk(lambda desk: centre.add_fact(desk, FACTS + 1)), FACTS + 1),
    "password": Attempt(_at_the_desk(centre.change_password), FACTS),
    "backup": Attempt(_at_the_desk(centre.back_up), FACTS),
    "import": Attempt(_at_the_desk(_import_once), FACTS),
    "new": Attempt(_first_start, 0),
    "open": Attempt(_on_a_closed_centre(lambda root: centre.look(root)), FACTS),
    "restore": Attempt(_on_a_closed_centre(centre.restore), FACTS),
}


def complaints(
    name: str, work: Path, error: int, forever: bool, most: int
) -> tuple[list[str], int]:
    """Every broken promise, and how many different calls were made to fail (at most `most`)."""
    template = work / "template"
    scenarios.prepare(name, template)
    found: list[str] = []
    calls = _count(name, template, work / "rehearsal")
    points = range(1, calls + 1)
    failing = points if calls <= most else sorted(random.Random(SEED).sample(points, most))
    for at in failing:
        root = work / "centrum"
        shutil.copytree(template, root)
        Failing.at, Failing.error, Failing.forever = at, error, forever
        complaint = _attempt(ATTEMPTS[name], root)
        if complaint:
            found.append(f"call {at}: {complaint}")
        shutil.rmtree(root)
    return found, len(failing)


def _count(name: str, template: Path, root: Path) -> int:
    """How many changes the attempt asks of the disk when nothing fails."""
    shutil.copytree(template, root)
    Failing.at = -1
    ATTEMPTS[name].act(root)
    return Failing.count


def _attempt(attempt: Attempt, root: Path) -> str:
    try:
        attempt.act(root)
    except StorageFailed:
        pass  # said in Dutch what to do; the block above proved that a second try works
    except FileProblem as problem:
        return f"blamed the file: {problem.code}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    looked = centre.look(root, centre.NEW_PASSWORD, centre.PASSWORD)
    if looked.findings or looked.facts != attempt.facts_after:
        return f"afterwards {looked}"
    return ""


def main() -> None:
    name, folder, error, forever, most = sys.argv[1:]
    found, failures = complaints(
        name, Path(folder), getattr(errno, error), forever == "forever", int(most)
    )
    print(json.dumps({"complaints": found, "failures": failures}))


if __name__ == "__main__":
    main()
