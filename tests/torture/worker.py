"""A person at work who is about to be killed: one confirmed action after another, for ever."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from ipso_desk.domain.errors import AlreadyOpen
from tests.torture import centre


def work(root: Path) -> None:
    desk = centre.open_desk(root)
    number = centre.facts_of(desk)
    os.write(1, f"opened {number}\n".encode())
    while True:
        number += 1
        centre.add_fact(desk, number)
        os.write(1, f"fact {number}\n".encode())
        if number % 7 == 0:
            centre.back_up(desk, "hand")


def hold(root: Path, gate: Path) -> None:
    """Open at the same instant as all the others, and keep it open for a while."""
    while not gate.exists():
        time.sleep(0.001)
    try:
        desk = centre.open_desk(root)
    except AlreadyOpen:
        print("already open", flush=True)
        return
    print("opened", flush=True)
    sys.stdin.read()
    desk.store.close()


def main() -> None:
    what, *paths = sys.argv[1:]
    if what == "work":
        work(Path(paths[0]))
    else:
        hold(Path(paths[0]), Path(paths[1]))


if __name__ == "__main__":
    main()
