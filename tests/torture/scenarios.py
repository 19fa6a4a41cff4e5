"""What a person does while the power fails, and what they would miss afterwards.

Each scenario runs as a process of its own, under faults.c, and says what it confirmed at
the moment that the program would have told the person.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from ipso_desk.db.backup_file import verify
from ipso_desk.db.folder import CentreFolder
from ipso_desk.db.keys import CHEAP
from ipso_desk.db.store import unlock
from tests.torture import centre, faults
from tests.torture.newer import newer_program

FACTS = 3


def save(root: Path) -> None:
    desk = centre.open_desk(root)
    start = centre.facts_of(desk)
    for number in range(start + 1, start + 9):
        centre.add_fact(desk, number)
        _confirm(f"fact {number}")


def password(root: Path) -> None:
    desk = centre.open_desk(root)
    centre.change_password(desk)
    _confirm("password")


def backup(root: Path) -> None:
    desk = centre.open_desk(root)
    centre.add_fact(desk, centre.facts_of(desk) + 1)
    _confirm(f"fact {centre.facts_of(desk)}")
    made = centre.back_up(desk, "hand")
    _confirm(f"backup {made.name}")


def restore(root: Path) -> None:
    centre.restore(root)
    _confirm("restored")


def new(root: Path) -> None:
    """The very first start."""
    centre.make(root, FACTS)
    _confirm("made")


def new_laptop(root: Path) -> None:
    """Nothing but a stick with a backup, on a laptop that never had the program."""
    centre.restore(root, _stick(root))
    _confirm("restored")


def bring_in(root: Path) -> None:
    """A list of guests comes in, in one action."""
    desk = centre.open_desk(root)
    centre.import_list(desk)
    _confirm("imported")


def upgrade(root: Path) -> None:
    """The first start of a newer version."""
    with newer_program():
        centre.open_desk(root)
        _confirm(f"fact {FACTS}")


def prepare(scenario: str, root: Path) -> None:
    """A closed centre on which the scenario can be played; for a first start, none."""
    if scenario == "new":
        root.mkdir(parents=True)
        return
    centre.make(root, FACTS)
    if scenario == "new laptop":
        _leave_only_a_stick(root)
    if scenario == "restore":
        desk = centre.open_desk(root)
        centre.back_up(desk)
        centre.add_fact(desk, FACTS + 1)
        desk.store.close()


SCENARIOS: dict[str, Callable[[Path], None]] = {
    "save": save,
    "password": password,
    "backup": backup,
    "restore": restore,
    "import": bring_in,
    "new": new,
    "new laptop": new_laptop,
    "upgrade": upgrade,
}


def _stick(root: Path) -> Path:
    return next((root / "stick").iterdir())


def _leave_only_a_stick(root: Path) -> None:
    desk = centre.open_desk(root)
    kept = centre.back_up(desk)
    desk.store.abandon()
    data = kept.read_bytes()
    shutil.rmtree(root)
    (root / "stick").mkdir(parents=True)
    (root / "stick" / kept.name).write_bytes(data)


def _again(scenario: str, root: Path) -> None:
    """What was broken off before it was confirmed is done again, without a manual."""
    if scenario == "new":
        centre.make(root, FACTS)
    else:
        centre.restore(root, _stick(root))


FROM_NOTHING = ("new", "new laptop")


def _confirm(what: str) -> None:
    faults.mark(what)
    os.write(sys.stdout.fileno(), f"{what}\n".encode())


def complaint(scenario: str, root: Path, marks: tuple[str, ...]) -> str:
    """What a person would miss after the power came back; empty when nothing."""
    said = [mark.split() for mark in marks]
    if scenario in FROM_NOTHING and not CentreFolder(root).holds_a_centre():
        if said:
            return "it was confirmed, and there is no centre"
        try:
            _again(scenario, root)
        except Exception as error:
            return f"cannot be done again: {error!r}"
    later = newer_program() if scenario == "upgrade" else contextlib.nullcontext()
    try:
        with later:
            looked = centre.look(root, centre.NEW_PASSWORD, centre.PASSWORD)
    except Exception as error:
        return f"does not open: {error!r}"
    if looked.findings:
        return f"opened, but: {looked.findings}"
    if ["password"] in said and looked.password != centre.NEW_PASSWORD:
        return "the new password was confirmed and does not open"
    if looked.guests not in ({centre.LIST} if ["imported"] in said else {0, centre.LIST}):
        return f"{looked.guests} guests of {centre.LIST}"
    if scenario == "restore":
        wanted = {FACTS} if ["restored"] in said else {FACTS, FACTS + 1}
    else:
        confirmed = max((int(words[1]) for words in said if words[0] == "fact"), default=FACTS)
        # Making a centre ends with saving its facts, one by one.
        making = scenario == "new" and not said
        wanted = set(range(FACTS + 1)) if making else {confirmed, confirmed + 1}
    if looked.facts not in wanted:
        return f"facts {looked.facts}, expected one of {sorted(wanted)}"
    return _backup_complaint(root, looked.password, [w[1] for w in said if w[0] == "backup"])


def _backup_complaint(root: Path, password: str, confirmed: list[str]) -> str:
    """Whatever carries a backup's name must be one, also after a cut in its making."""
    there = {path.name: path for path in (root / "reservekopieen").glob("*.ipsokopie")}
    missing = [name for name in confirmed if name not in there]
    if missing:
        return f"confirmed backup gone: {missing}"
    key = unlock(root, centre.USER, password, CHEAP)
    for path in there.values():
        try:
            verify(path, key)
        except Exception as error:
            return f"a backup that does not restore: {error!r}"
    return ""


def main() -> None:
    name, root = sys.argv[1:]
    SCENARIOS[name](Path(root))
    # As a power cut finds it: no tidy close, which would write a last time.
    os._exit(0)


if __name__ == "__main__":
    main()
