"""Backups in which somebody who was erased still stands: which there are, and letting them go."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from ipso_desk.db import backup as files
from ipso_desk.db.backup_file import centre_of
from ipso_desk.domain.errors import FileProblem, StorageFailed
from ipso_desk.domain.rights import Right
from ipso_desk.services.backups import back_up, copies_in
from ipso_desk.services.desk import Desk
from ipso_desk.services.register import query
from ipso_desk.services.work import Work


def older_backups(desk: Desk) -> tuple[Path, ...]:
    """Every backup of this centre that is there now, beside the file and in the second place.

    What could not be read when a backup was put back, and was put aside, is among them.
    """
    desk.ask(_may_let_go)
    found: list[Path] = []
    for place in _places(desk):
        with contextlib.suppress(StorageFailed, OSError):
            found += [kept.path for kept in files.list_backups(place) if _is_ours(desk, kept.path)]
    with contextlib.suppress(OSError):
        found += sorted(desk.store.folder.backups.glob("bewaard-*"))
    return tuple(found)


def let_go(
    desk: Desk, paths: Iterable[Path], *, cancelled: Callable[[], bool] = lambda: False
) -> int:
    """Make and verify a new backup first, then drop these. How many would not go.

    Raises `StorageFailed` when the new one cannot be made; then nothing is dropped.
    """
    desk.ask(_may_let_go)
    back_up(desk, "wissen", cancelled=cancelled)
    extra = copies_in(desk)
    if extra:
        with contextlib.suppress(StorageFailed, FileProblem):
            back_up(desk, "wissen", to=Path(extra), cancelled=cancelled)
    return sum(not _gone(path) for path in paths)


def _places(desk: Desk) -> list[Path]:
    extra = copies_in(desk)
    return [desk.store.folder.backups, *([Path(extra)] if extra else [])]


def _is_ours(desk: Desk, path: Path) -> bool:
    """Of this centre. One that cannot be read beside the file is ours as well."""
    try:
        return centre_of(path) == desk.store.centre
    except FileProblem:
        return path.parent == desk.store.folder.backups


def _gone(path: Path) -> bool:
    with contextlib.suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return not path.exists()


@query(Right.COORDINATOR)
def _may_let_go(work: Work) -> bool:
    return work.actor.user_id > 0
