"""Imports broken and hostile files on an open centre, and tells what each of them cost.

A process of its own, so that memory is that of the unlocked program and nothing else.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ipso_desk.db.checks import check_against_history, check_content
from ipso_desk.db.history import tables_with_history
from ipso_desk.domain.errors import IpsoError
from ipso_desk.intake.limits import MAX_FILE
from ipso_desk.services import undo
from ipso_desk.services.desk import Desk
from ipso_desk.services.importing import import_workbook
from tests.intake.malformed import BOMBS, malformed
from tests.torture import centre

MIB = 1024


def _memory(line: str) -> int:
    """A line of the kernel's account of this process, in KiB."""
    for told in Path("/proc/self/status").read_text().splitlines():
        if told.startswith(line):
            return int(told.split()[1])
    raise LookupError(line)


def _forget_the_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def _state(desk: Desk) -> dict[str, Any]:
    query = desk.store.connection.execute
    return {t.name: query(f'SELECT * FROM "{t.name}"').fetchall() for t in tables_with_history()}


def play(desk: Desk, name: str, data: bytes, idle: int, empty: dict[str, Any]) -> dict[str, Any]:
    """Import one file for real; take it back when it was taken over."""
    filename = "lijst.csv" if "text" in name else "lijst.xlsx"
    outcome, complaint = "taken over", ""
    _forget_the_peak()
    started = time.process_time()
    try:
        if len(data) <= MAX_FILE:
            import_workbook(desk, data, filename)
        else:
            outcome = "too large"
    except IpsoError as error:
        outcome = error.code
    except Exception as error:
        outcome, complaint = "crash", f"{type(error).__name__}: {error}"[:500]
    seconds = time.process_time() - started
    above = (_memory("VmHWM:") - idle) // MIB
    if outcome == "taken over" and desk.ask(undo.undo_stack).undo:
        desk.run(undo.undo_last)
    if _state(desk) != empty:
        complaint = complaint or "something stays of it"
    return {"name": name, "outcome": outcome, "complaint": complaint,
            "seconds": round(seconds, 3), "above": above}  # fmt: skip


def files(words: list[str]) -> Iterator[tuple[str, bytes]]:
    if words == ["bombs"]:
        for name, make in BOMBS.items():
            yield name, make()
    else:
        seed, first, last, step = map(int, words)
        yield from malformed(range(first, last, step), seed)


def main(template: Path, words: list[str]) -> None:
    """Each file that is taken over is the first of its centre: history would make it slower."""
    import ipso_desk.intake  # noqa: F401 - code is not what a file costs

    root = template.with_name("nu")
    desk = _fresh(template, root)
    empty, idle = _state(desk), _memory("VmRSS:")
    for name, data in files(words):
        told = play(desk, name, data, idle, empty)
        if told["outcome"] in {"taken over", "crash"}:
            findings = [
                *check_content(desk.store.connection),
                *check_against_history(desk.store.connection),
            ]
            told["complaint"] = told["complaint"] or "".join(map(str, findings))
            desk.store.abandon()
            desk = _fresh(template, root)
        print(json.dumps(told), flush=True)
    desk.store.abandon()


def _fresh(template: Path, root: Path) -> Desk:
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(template, root)
    return centre.open_desk(root)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
