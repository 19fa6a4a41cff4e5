"""Backups: verified by reopening, kept in order, restored to the same; damage is found."""

from __future__ import annotations

import io
import threading
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ipso_desk.db import backup as files
from ipso_desk.db import backup_file, keys
from ipso_desk.domain.errors import FileProblem
from ipso_desk.services import backups, checking, visits
from ipso_desk.services.centre import open_desk
from tests.fixtures import COORDINATOR, PASSWORD, Centre, dump


def _facts(centre: Centre) -> str:
    """The logical content, action counters aside."""
    lines = dump(centre.desk.store.connection).splitlines()
    return "\n".join(line for line in lines if not line.startswith("sqlite_sequence"))


def _restore(centre: Centre, path: Path) -> None:
    centre.desk.store.close()
    backups.restore_with_password(
        centre.root, path, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP
    )
    centre.desk = open_desk(
        centre.root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP, clock=centre.clock
    )


def test_a_restore_brings_back_exactly_what_was_there(centre: Centre) -> None:
    centre.make_guest("Anneke van den Berg")
    before = _facts(centre)
    kept = backups.back_up(centre.desk, "dag")
    centre.make_guest("Łukasz Kowalski")
    _restore(centre, kept.path)
    assert _facts(centre) == before
    assert checking.check(centre.desk).problems == ()


def test_backups_keep_their_order_after_a_restore_and_with_a_clock_set_back(
    centre: Centre,
) -> None:
    centre.make_guest("Anneke van den Berg")
    first = backups.back_up(centre.desk, "dag")
    centre.make_guest("Łukasz Kowalski")
    backups.back_up(centre.desk, "dag")
    _restore(centre, first.path)
    centre.clock.at = datetime(2020, 1, 1, tzinfo=UTC)
    centre.make_guest("Fatima El Amrani")
    last = backups.back_up(centre.desk, "dag")
    assert backups.backups(centre.root)[0].path == last.path


def test_a_changed_byte_anywhere_in_a_backup_is_found(centre: Centre) -> None:
    centre.make_guest("Anneke van den Berg")
    kept = backups.back_up(centre.desk, "dag")
    whole = kept.path.read_bytes()
    found, harmless = 0, 0
    for place in range(0, len(whole), len(whole) // 97):
        broken = bytearray(whole)
        broken[place] ^= 0x40
        kept.path.write_bytes(bytes(broken))
        try:
            backup_file.verify(kept.path, centre.desk.store.key)
        except FileProblem:
            found += 1
        else:
            # A time or an attribute in the package's own table: what comes back is the same.
            assert _parts(bytes(broken)) == _parts(whole)
            harmless += 1
    assert found > 90
    assert harmless < 3
    kept.path.write_bytes(whole)
    backup_file.verify(kept.path, centre.desk.store.key)


def _parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_backup_beside_a_busy_desk_holds_whole_actions_only(centre: Centre) -> None:
    guests = [centre.make_guest(f"Gast Nummer{n}").id for n in range(40)]
    made: list[backups.Backup] = []
    thread = threading.Thread(target=lambda: made.append(backups.back_up(centre.desk, "dag")))
    thread.start()
    day = centre.clock.today()
    for number in range(200):
        centre.desk.run(visits.mark_all_present, guests, day - timedelta(days=number))
    thread.join()
    _restore(centre, made[0].path)
    counts = centre.desk.store.connection.execute(
        "SELECT DISTINCT count(*) FROM visit GROUP BY day"
    ).fetchall()
    assert counts in ([], [(40,)])


def test_thinning_keeps_two_days_and_then_less_and_less(tmp_path: Path) -> None:
    now = datetime(2026, 1, 13, 18, tzinfo=UTC)
    for hours in range(0, 24 * 800, 8):
        at = now - timedelta(hours=hours)
        name = f"{at:%Y%m%dT%H%M%SZ}-{100000 - hours:010d}-dag{files.SUFFIX}"
        (tmp_path / name).touch()
    files.thin(tmp_path, now)
    kept = [b.at for b in files.list_backups(tmp_path)]
    assert all(now - timedelta(hours=h) in kept for h in (0, 8, 16, 40))
    assert len({at.date() for at in kept}) >= 14
    assert len({(at.year, at.month) for at in kept}) == 24
    assert len(kept) <= 7 + 14 + 8 + 24


def test_pages_of_an_older_copy_are_found_by_check(centre: Centre) -> None:
    """Every page's seal is in order; only the history knows that they do not fit."""
    for number in range(400):
        centre.make_guest(f"Gast Nummer{number}")
    path = centre.desk.store.generation.database
    centre.desk.store.close()
    older = path.read_bytes()
    centre.desk = open_desk(centre.root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP)
    for number in range(400, 520):
        centre.make_guest(f"Gast Nummer{number}")
    for number in range(60):
        centre.desk.run(visits.mark_present, number + 1, centre.desk.clock.today())
    centre.desk.store.close()
    newer = path.read_bytes()
    page, found = 4096, 0
    starts = range(page, min(len(older), len(newer)), page)
    differing = [at for at in starts if older[at : at + page] != newer[at : at + page]]
    tried = differing[:: max(1, len(differing) // 20)]
    for start in tried:
        mixed = newer[:start] + older[start : start + page] + newer[start + page :]
        path.write_bytes(mixed)
        try:
            desk = open_desk(centre.root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP)
        except FileProblem:
            found += 1
            continue
        problems = checking.check(desk).problems
        desk.store.abandon()
        found += bool(problems)
    path.write_bytes(newer)
    centre.desk = open_desk(centre.root, user=COORDINATOR, password=PASSWORD, policy=keys.CHEAP)
    assert len(tried) > 10
    assert found == len(tried)
