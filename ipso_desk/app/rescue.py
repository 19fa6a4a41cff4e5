"""When the file would not open: put back a backup, or open an older one that is whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ipso_desk.ui import file_choice
from ipso_desk.ui.background import Background
from ipso_desk.ui.rescue import RescueWindow

if TYPE_CHECKING:
    from ipso_desk.app.house import House
    from ipso_desk.app.opening import Trouble
    from ipso_desk.services.desk import Desk

_MAY_OPEN = frozenset({"file_older", "seal_missing", "seal_damaged", "seal_unreadable"})


def show_rescue(house: House, trouble: Trouble) -> None:
    """The window for it; what a person chooses there leads to the work, or back to the door."""
    kept = [(backup.at, backup.path) for backup in trouble.backups]
    window = RescueWindow(trouble.sentence, kept, older=trouble.code in _MAY_OPEN)
    rescue = _Rescue(house, window, trouble)
    window.chosen.connect(rescue.put_back)
    window.other_wanted.connect(rescue.choose)
    window.open_anyway.connect(rescue.open_older)
    window.back.connect(house.begin)
    house.show(window)


def choose_backup(house: House) -> Path | None:
    """A backup that is somewhere else: on a stick, in another folder."""
    name = file_choice.file_to_open(
        house.window, "Reservekopie kiezen", "Reservekopie (*.ipsokopie)"
    )
    return Path(name) if name else None


class _Rescue(QObject):
    """Restoring takes seconds and runs beside the window, with the password typed at the door.

    Lives with its window: Qt's signals alone would not keep it.
    """

    def __init__(self, house: House, window: RescueWindow, trouble: Trouble) -> None:
        super().__init__(window)
        self._house, self._window, self._trouble = house, window, trouble
        self._background = Background(window)

    def choose(self) -> None:
        path = choose_backup(self._house)
        if path is not None:
            self.put_back(path)

    def put_back(self, path: Path) -> None:
        self._run(partial(self._restored, path), "De reservekopie wordt teruggezet …")

    def open_older(self) -> None:
        self._run(partial(self._opened, older=True), "Het bestand wordt geopend …")

    def _restored(self, path: Path) -> Desk:
        from ipso_desk.services.backups import restore_with_password

        restore_with_password(
            self._house.root, path, user=self._trouble.name, password=self._trouble.password
        )
        return self._opened(older=False)

    def _opened(self, *, older: bool) -> Desk:
        from ipso_desk.services.centre import open_desk

        return open_desk(
            self._house.root,
            user=self._trouble.name,
            password=self._trouble.password,
            accept_older=older,
        )

    def _run(self, work: Callable[[], Desk], words: str) -> None:
        if not self._background.busy:
            self._window.wait(words)
            self._background.run(work, self._done)

    def _done(self, desk: Desk | None, error: Exception | None) -> None:
        from ipso_desk.domain.errors import IpsoError
        from ipso_desk.texts.errors import sentence
        from ipso_desk.ui.unlock import BROKEN

        if desk is not None:
            self._house.open_window(desk)
        else:
            self._window.say(sentence(error) if isinstance(error, IpsoError) else BROKEN)
