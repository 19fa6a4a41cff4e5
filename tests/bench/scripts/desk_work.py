"""What the services cost without a window, each beside its floor. Argument: data, user, password.

The folder must be a copy: ticks are really saved. Prints milliseconds.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ipso_desk.db import engine
from ipso_desk.prints.overview import year_overview
from ipso_desk.reports.report import Form
from ipso_desk.reports.year_overview import YEAR_OVERVIEW
from ipso_desk.services.centre import open_desk
from ipso_desk.services.desk import Desk
from ipso_desk.services.overview import year_figures
from ipso_desk.services.visits import mark_present
from tests.bench import sql
from tests.bench.clock import in_turn, milliseconds

ROUNDS = 200


def _living(connection: Any) -> Iterator[int]:
    """Guests who can be marked present, for ever, in no order of the file."""
    rows = connection.execute(
        "SELECT id FROM guest WHERE erased_on IS NULL"
        " AND id NOT IN (SELECT guest_id FROM death) ORDER BY (id * 7919) % 10007"
    ).fetchall()
    while True:
        yield from (row[0] for row in rows)


def _ticks(desk: Desk, bare: Any) -> dict[str, float]:
    """A tick by the service, and one bare encrypted commit of the same row."""
    guests = _living(desk.store.connection)
    # A day on which nobody came, so that every tick is a new row.
    day = date.fromisoformat(
        desk.store.connection.execute("SELECT min(day) FROM visit").fetchone()[0]
    ) - timedelta(days=1)
    at = desk.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")

    def by_the_service() -> float:
        guest = next(guests)
        return milliseconds(lambda: desk.run(mark_present, guest, day))

    def bare_commit() -> float:
        guest = next(guests)

        def commit() -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute(
                "INSERT INTO visit (guest_id, day, arrived_at, noted_by) VALUES (?, ?, ?, 1)",
                (guest, day.isoformat(), at),
            )
            bare.execute("COMMIT")

        return milliseconds(commit)

    living = desk.store.connection.execute(
        "SELECT count(*) FROM guest WHERE erased_on IS NULL"
        " AND id NOT IN (SELECT guest_id FROM death)"
    ).fetchone()[0]
    service, floor = in_turn(min(ROUNDS, living // 2 - 2), by_the_service, bare_commit)
    return {"tick": service, "bare_commit": floor}


def _overview(desk: Desk, year: int) -> dict[str, float]:
    today = desk.clock.today().isoformat()
    connection = desk.store.connection
    counted = desk.ask(year_figures, year)
    by_hand = sql.figures(connection, year, today)
    same = {
        "unique": counted.guests.unique,
        "new": counted.guests.new,
        "named": counted.visits.named,
        "unnamed": counted.visits.unnamed,
        "deaths": counted.deaths,
    }
    if by_hand != same:
        raise AssertionError(f"the floor counts something else: {by_hand} against {same}")
    program, floor = in_turn(
        9,
        lambda: milliseconds(lambda: desk.ask(year_figures, year)),
        lambda: milliseconds(lambda: sql.figures(connection, year, today)),
    )
    return {"figures": program, "figures_sql": floor}


def _paper(desk: Desk, year: int) -> dict[str, float]:
    at_hand = year_overview(desk, year)

    def whole() -> None:
        YEAR_OVERVIEW.render(year_overview(desk, year), Form("pdf"))

    program, floor = in_turn(
        5,
        lambda: milliseconds(whole),
        lambda: milliseconds(lambda: YEAR_OVERVIEW.render(at_hand, Form("pdf"))),
    )
    return {"pdf": program, "pdf_at_hand": floor}


def _sizes(desk: Desk, root: Path) -> dict[str, float]:
    """MiB of the file, and of the same rows without what the history keeps."""
    database = desk.store.generation.database
    bare_path = root.parent / "without_history.ipso"
    key = desk.store.key
    desk.store.close()
    shutil.copy(database, bare_path)
    connection = engine.connect(bare_path, key)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("DELETE FROM history")
    connection.execute("DELETE FROM action")
    connection.execute("VACUUM")
    connection.close()
    mib = 1024 * 1024
    return {
        "file": database.stat().st_size / mib,
        "file_without_history": bare_path.stat().st_size / mib,
    }


def _names(desk: Desk) -> list[str]:
    """Names to be typed at the reception desk: first those that only one living guest has.

    Among two hundred thousand few have a name to themselves; the first hit is ticked then.
    """
    rows = desk.store.connection.execute(
        "SELECT first_name, infix, last_name FROM guest WHERE erased_on IS NULL"
        " AND status = 'active' AND first_name <> '' AND last_name <> ''"
        " AND id NOT IN (SELECT guest_id FROM death)"
        " AND id NOT IN (SELECT guest_id FROM visit WHERE day = ?)"
        " GROUP BY sorted_as ORDER BY count(*) > 1, (id * 7919) % 10007 LIMIT 400",
        (desk.clock.today().isoformat(),),
    ).fetchall()
    names = [" ".join(part for part in row if part) for row in rows]
    return [name for name in names if name.isascii()]  # QTest types no other letters


def run(arguments: list[str]) -> None:
    data, user, password = arguments
    root = Path(data)
    copy = root.parent / "copy_for_the_floor"
    shutil.copytree(root, copy)
    desk = open_desk(root, user=user or None, password=password)
    floor_file = copy / desk.store.generation.name / desk.store.generation.database.name
    bare = engine.connect(floor_file, desk.store.key)
    year = desk.clock.today().year - 1
    found: dict[str, Any] = {"names": _names(desk)}
    found |= _overview(desk, year) | _paper(desk, year)
    found |= _ticks(desk, bare)
    bare.close()
    shutil.rmtree(copy)
    found |= _sizes(desk, root)
    print(json.dumps(found))
