"""Trying a name and a password on a centre: what came of it, for the door to say.

Runs in a thread beside the window, because deriving the key takes a moment.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ipso_desk import paths

if TYPE_CHECKING:
    from ipso_desk.services.backups import Backup
    from ipso_desk.services.desk import Desk
    from ipso_desk.services.throttle import Throttle
    from ipso_desk.ui.unlock import UnlockAnswer


class Trouble(NamedTuple):
    """Somebody typed a password and the file would not open.

    `backups` begins with the newest that restores. The name and password open the backups
    too; asked again they would be a burden.
    """

    code: str
    sentence: str
    name: str
    password: str
    backups: tuple[Backup, ...]


def try_to_open(root: Path, name: str, password: str) -> UnlockAnswer:
    from ipso_desk.services.centre import open_desk

    return answer(root, name, password, lambda: open_desk(root, user=name, password=password))


def try_to_recover(root: Path, recovery_key: str, name: str, password: str) -> UnlockAnswer:
    from ipso_desk.services.centre import reset_password

    def open_it() -> Desk:
        return reset_password(root, recovery_key=recovery_key, user=name, password=password)

    return answer(root, name, password, open_it)


def start_from(root: Path, backup: Path, name: str, password: str) -> UnlockAnswer:
    """A new laptop: the backup brings its own key file."""
    from ipso_desk.services.backups import restore_with_password
    from ipso_desk.services.centre import open_desk

    def open_it() -> Desk:
        restore_with_password(root, backup, user=name, password=password)
        return open_desk(root, user=name, password=password)

    return answer(root, name, password, open_it)


def answer(root: Path, name: str, password: str, open_it: Callable[[], Desk]) -> UnlockAnswer:
    """Open, unless too many tries were wrong just now; a damaged file is `Trouble`."""
    from ipso_desk.domain.errors import FileProblem, IpsoError, WrongPassword
    from ipso_desk.services.backups import newest_good_first
    from ipso_desk.services.clock import SystemClock
    from ipso_desk.services.duty import is_shared
    from ipso_desk.texts.errors import sentence
    from ipso_desk.ui.unlock import UnlockAnswer

    throttle, now = _throttle(root), SystemClock().now()
    waiting = throttle.wait(now)
    if waiting:
        return UnlockAnswer(False, wait_seconds=waiting)
    try:
        desk = open_it()
    except WrongPassword:
        return UnlockAnswer(False, wait_seconds=throttle.failed(now))
    except FileProblem as problem:
        if problem.code == "file_newer":  # nothing is wrong with it
            return UnlockAnswer(False, sentence=sentence(problem))
        kept = newest_good_first(root, user=name, password=password)
        return UnlockAnswer(
            True, value=Trouble(problem.code, sentence(problem), name, password, kept)
        )
    except IpsoError as error:
        return UnlockAnswer(False, sentence=sentence(error))
    throttle.succeeded()
    return UnlockAnswer(True, value=desk, ask_duty=is_shared(desk))


def seconds_to_wait(root: Path) -> int:
    """For a door that is shown anew; looks no further where nobody ever typed wrong."""
    if not any(paths.settings_dir().glob("pogingen-*.json")):
        return 0
    from ipso_desk.services.clock import SystemClock

    return int(_throttle(root).wait(SystemClock().now()))


def _throttle(root: Path) -> Throttle:
    import hashlib

    from ipso_desk.services.throttle import Throttle

    which = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
    return Throttle(paths.settings_dir() / f"pogingen-{which}.json")
