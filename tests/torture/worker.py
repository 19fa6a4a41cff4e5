"""People at work: one who is about to be killed, and one of many who start at once."""

from __future__ import annotations

from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path

from ipso_desk.domain.errors import AlreadyOpen
from tests.torture import centre


def work(root: Path, said: Connection) -> None:
    """One confirmed action after another, for ever."""
    desk = centre.open_desk(root)
    number = centre.facts_of(desk)
    said.send_bytes(f"opened {number}".encode())
    while True:
        number += 1
        centre.add_fact(desk, number)
        said.send_bytes(f"fact {number}".encode())
        if number % 7 == 0:
            centre.back_up(desk, "hand")


def hold(root: Path, gate: Event, said: Connection) -> None:
    """Open at the same instant as all the others, and keep it open until told to stop."""
    said.send("ready")
    gate.wait()
    try:
        desk = centre.open_desk(root)
    except AlreadyOpen:
        said.send("already open")
        return
    said.send("opened")
    said.recv()
    desk.store.close()
