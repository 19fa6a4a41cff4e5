"""A small real centre for breaking: made cheaply, opened as the program opens it, and looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ipso_desk.db.checks import check_against_history, check_content
from ipso_desk.db.keys import CHEAP
from ipso_desk.services import backups, centre, importing, settings
from ipso_desk.services.clock import FixedClock
from ipso_desk.services.desk import Desk

USER = "Sterre de Boer"
PASSWORD = "kopje thee erbij"
NEW_PASSWORD = "nog een kopje thee"
FACTS = "torture_fact"
LIST = 26
_NUMBERS = range(1, LIST + 1)


@dataclass(frozen=True, slots=True)
class Looked:
    """What stands in an opened centre."""

    facts: int
    findings: tuple[str, ...]
    password: str
    guests: int = 0


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
    return centre.open_desk(root, user=USER, password=password, policy=CHEAP, clock=FixedClock())


def add_fact(desk: Desk, number: int) -> None:
    """One confirmed action, with its history; the words make it span more than one page."""
    value = {"number": number, "words": f"{number} " * 600}
    desk.run(settings.change_setting, FACTS, value)


def facts_of(desk: Desk) -> int:
    value = desk.ask(settings.setting, FACTS, {"number": 0})
    return int(value["number"])


def guests_of(desk: Desk) -> int:
    return int(desk.store.connection.execute("SELECT count(*) FROM guest").fetchone()[0])


def import_list(desk: Desk) -> None:
    """Bring in a list of `LIST` invented guests."""
    rows = [f"{n};Vogelaar, Noor{chr(96 + n)};{1930 + n};06123456{n:02};zelf" for n in _NUMBERS]
    text = "\r\n".join(["Nr;Naam;Geboortejaar;Tel;Soort gast", *rows, ""])
    importing.import_workbook(desk, text.encode("cp1252"), "gasten.csv")


def findings_of(desk: Desk) -> tuple[str, ...]:
    """What `check` would say of the file: structure, rules, and whether it fits its history."""
    found = check_content(desk.store.connection)
    found = found or check_against_history(desk.store.connection)
    return tuple(finding.code for finding in found)


def change_password(desk: Desk, password: str = NEW_PASSWORD) -> None:
    centre.change_password(desk, USER, password, CHEAP)


def back_up(desk: Desk, reason: str = "hand") -> Path:
    return backups.back_up(desk, reason).path


def restore(root: Path, kept: Path | None = None) -> None:
    """Put a backup back as the command does; without `kept` the one that was made by hand."""
    if kept is None:
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
            return Looked(facts_of(desk), findings_of(desk), password, guests_of(desk))
        finally:
            desk.store.abandon()
    raise WrongPassword


def change_setting(desk: Desk, key: str, value: str) -> None:
    desk.run(settings.change_setting, key, value)
