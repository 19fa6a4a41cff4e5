"""Opening a centre for a command: whose password, from a file or asked for."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipso_desk.domain.errors import InvalidInput
from ipso_desk.services.centre import open_desk
from ipso_desk.services.desk import Desk


@contextmanager
def opened(arguments: Namespace) -> Iterator[Desk]:
    """The desk of `--data`, for `--user` or else the first coordinator."""
    from ipso_desk.db.store import read_keys

    read_keys(arguments.data)  # a missing or damaged centre is told before a password is asked
    password = read_password(arguments.password_file)
    desk = open_desk(arguments.data, user=arguments.user, password=password)
    try:
        yield desk
    finally:
        desk.store.close()


def read_password(file: Path | None, *, twice: bool = False) -> str:
    """The password from the first line of a file, or asked for on the terminal."""
    if file is not None:
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise InvalidInput("password_file", "password_file") from None
        return text.splitlines()[0] if text.splitlines() else ""
    if not sys.stdin.isatty():
        raise InvalidInput("password_needed", "password_file")
    password = getpass.getpass("Wachtwoord: ")
    if twice and getpass.getpass("Nog een keer: ") != password:
        raise InvalidInput("password_differs", "password")
    return password
