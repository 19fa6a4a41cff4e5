"""A small real centre for breaking: made cheaply, opened as the program opens it, and looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ipso_desk.db.checks import check_content
from ipso_desk.db.keys import CHEAP
from ipso_desk.services import backups, centre
from ipso_desk.services.clock import FixedClock
from ipso_desk.services.desk import Desk

USER = "Sterre de Boer"
PASSWORD = "kopje thee erbij"
NEW_PASSWORD = "nog een kopje thee"
FACTS = "torture_fact"


@dataclass(frozen=True, slots=True)
class Looked:
    """What stands in an opened centre."""

    facts: int
    findings: tuple[str, ...]
    password: str


def make(root: Path, facts: int = 3) -> None:
    """A closed centre with a few facts in it."""
    made = centre.make_centre(
        root,
        name="Inloophuis De Steen",
        user=USER,
        password=PASSWORD,
        policy=CHEAP,
        clock=FixedClock(),
    )
    for number in range(1, facts + 1):
        add_fact(made.desk, number)
    made.desk.store.close()


def open_desk(root: Path, password: str = PASSWORD) -> Desk:
    return centre.open_desk(
        root, user=USER, password=password, policy=CHEAP, clock=FixedClock()
    )


def add_fact(desk: Desk, number: int) -> None:
    """One confirmed action, with its history; the words make it span more than one page."""
    value = {"number": number, "words": f"{number} " * 600}
    desk.run(centre.change_setting, FACTS, value)


def facts_of(desk: Desk) -> int:
    value = desk.ask(centre.setting, FACTS, {"number": 0})
    return int(value["number"])


def findings_of(desk: Desk) -> tuple[str, ...]:
    return tuple(finding.code for finding in check_content(desk.store.connection))


def change_password(desk: Desk, password: str = NEW_PASSWORD) -> None:
    centre.change_password(desk, USER, password, CHEAP)


def back_up(desk: Desk, reason: str = "hand") -> Path:
    return backups.back_up(desk, reason).path


def restore(root: Path) -> None:
    """Put the backup back that somebody made by hand, as the command does."""
    (kept,) = (root / "reservekopieen").glob("*-hand.ipsokopie")
    backups.restore_with_password(root, kept, user=USER, password=PASSWORD, policy=CHEAP)


def look(root: Path, *passwords: str) -> Looked:
    """Open, read, check and close; with the first password that opens it."""
    from ipso_desk.domain.errors import WrongPassword

    tried = passwords or (PASSWORD,)
    for password in tried:
        try:
            desk = open_desk(root, password)
        except WrongPassword:
            continue
        try:
            return Looked(facts_of(desk), findings_of(desk), password)
        finally:
            desk.store.abandon()
    raise WrongPassword


def change_setting(desk: Desk, key: str, value: str) -> None:
    desk.run(centre.change_setting, key, value)
