"""A real encrypted centre per test: the template is made once, copied each time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from ipso_desk.db import keys
from ipso_desk.db.rows.guests import GuestPhoneRow, GuestRoleRow, GuestRow
from ipso_desk.domain.guests import Role
from ipso_desk.domain.names import parse_name
from ipso_desk.domain.people import Person
from ipso_desk.domain.phones import read_phone
from ipso_desk.domain.rights import Right, UserRole
from ipso_desk.services.centre import add_user, make_centre, open_desk
from ipso_desk.services.clock import FixedClock
from ipso_desk.services.desk import Desk
from ipso_desk.services.open_days import set_week
from ipso_desk.services.people import person_of
from ipso_desk.services.register import use_case
from ipso_desk.services.work import Work

COORDINATOR, HOST, PASSWORD = "Marianne", "Riet", "lindehof-2026"


@dataclass
class Centre:
    """A centre in a folder of its own, with a coordinator's desk open on it."""

    root: Path
    clock: FixedClock
    desk: Desk
    make_guest: Callable[..., Person]

    def as_host(self) -> Desk:
        """The same open file with the host at the desk."""
        row = self.desk.store.connection.execute(
            "SELECT id, name FROM user WHERE role = 'host'"
        ).fetchone()
        from ipso_desk.services.work import Actor

        return Desk(self.desk.store, Actor(row[0], row[1], UserRole.HOST), self.clock)

    def reopen(self) -> None:
        self.desk.store.close()
        self.desk = open_desk(
            self.root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP, clock=self.clock
        )


@pytest.fixture(scope="session")
def centre_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("template") / "centrum"
    made = make_centre(
        root,
        name="De Lindehof",
        user=COORDINATOR,
        password=PASSWORD,
        policy=keys.CHEAP,
        clock=_clock(),
    )
    week = [(weekday, "10:00", "16:00") for weekday in (1, 2, 3, 4)]
    made.desk.run(set_week, date(2000, 1, 1), week)
    add_user(made.desk, HOST, UserRole.HOST, PASSWORD, policy=keys.CHEAP)
    made.desk.store.close()
    return root


@pytest.fixture
def centre(centre_template: Path, tmp_path: Path) -> Iterator[Centre]:
    """Tuesday 13 January 2026, half past ten; open Tuesday to Friday."""
    root = tmp_path / "centrum"
    shutil.copytree(centre_template, root)
    clock = _clock()
    desk = open_desk(root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP, clock=clock)
    made = Centre(root, clock, desk, lambda *a, **k: _make_guest(made.desk, *a, **k))
    yield made
    made.desk.store.abandon()


@pytest.fixture
def desk(centre: Centre) -> Desk:
    """A coordinator's desk on a fresh centre."""
    return centre.desk


def _clock() -> FixedClock:
    return FixedClock(datetime(2026, 1, 13, 9, 30, tzinfo=UTC))


def _make_guest(
    desk: Desk,
    name: str,
    *,
    role: Role = Role.SELF,
    phone: str = "",
    since: date = date(2025, 1, 7),
) -> Person:
    return desk.run(_insert_guest, name, role, phone, since).value


@use_case(Right.COORDINATOR, "test.guest")
def _insert_guest(work: Work, name: str, role: Role, phone: str, since: date) -> Person:
    """A guest's bare rows, for tests of other things than making guests."""
    parsed = parse_name(name)
    guest = GuestRow(
        first_name=parsed.first,
        infix=parsed.infix,
        last_name=parsed.last,
        initials=parsed.initials,
        registered_on=since,
    )
    work.session.add(guest)
    work.session.flush()
    work.session.add(GuestRoleRow(guest_id=guest.id, role=role, from_day=since, noted_at=work.now))
    if phone:
        read = read_phone(phone)
        work.session.add(
            GuestPhoneRow(guest_id=guest.id, typed=read.typed, e164=read.e164, last4=read.last4)
        )
    return person_of(guest)


def dump(connection: Any) -> str:
    """Everything in the decrypted file, the text index's own tables included, as one text."""
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name != "log_text"
    ]
    lines = []
    for name in sorted(names):
        for row in connection.execute(f'SELECT * FROM "{name}"'):
            lines.append(f"{name}: {row!r}")
    return "\n".join(lines)
