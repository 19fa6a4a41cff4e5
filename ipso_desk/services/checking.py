"""Looking a centre over: file, keys, structure, rules, history and backups."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ipso_desk.db import backup, backup_file, checks
from ipso_desk.db.engine import database_errors
from ipso_desk.domain.errors import FileProblem
from ipso_desk.domain.rights import Right
from ipso_desk.services.desk import Desk
from ipso_desk.services.register import query
from ipso_desk.services.work import Work


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not in order: where, and a code."""

    place: str
    code: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, and what was found; no problems means all is well."""

    actions: int
    backups: int
    problems: tuple[Problem, ...]


def check(desk: Desk) -> Report:
    """Look everything over. Opening has already checked every page's seal and the key file."""
    desk.ask(_may_check)
    connection = desk.store.connection
    with desk.store.turn, database_errors():
        found = checks.check_content(connection)
        if not found:
            found = checks.check_against_history(connection)
    problems = [Problem("bestand", f.code, f.count) for f in found]
    backups = backup.list_backups(desk.store.folder.backups)
    for kept in backups:
        problem = _backup_problem(kept.path, desk)
        if problem is not None:
            problems.append(problem)
    return Report(desk.store.counter(), len(backups), tuple(problems))


def _backup_problem(path: Path, desk: Desk) -> Problem | None:
    try:
        backup_file.verify(path, desk.store.key)
    except FileProblem as error:
        return Problem(path.name, error.code)
    return None


@query(Right.COORDINATOR)
def _may_check(work: Work) -> bool:
    return work.actor.user_id > 0
