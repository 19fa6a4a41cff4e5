"""The window of an unlocked centre: its pages, its status line, its backups beside the user."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QTimer, Signal

from ipso_desk.domain.errors import IpsoError
from ipso_desk.services import undo
from ipso_desk.services.backups import Backup, back_up_if_changed, last_backup
from ipso_desk.services.desk import Desk
from ipso_desk.services.desk_search import warm_up_desk
from ipso_desk.services.settings import centre_name, setting
from ipso_desk.services.trail import names_behind
from ipso_desk.services.visits import guests_in_house
from ipso_desk.texts.actions import told
from ipso_desk.texts.days import clock_time, full_day
from ipso_desk.texts.words import heading
from ipso_desk.ui.background import Background
from ipso_desk.ui.feed import ChangeFeed, concerns
from ipso_desk.ui.main_window import MainWindow
from ipso_desk.ui.page_list import page_list
from ipso_desk.ui.remembered import Remembered
from ipso_desk.ui.runner import Runner

_AFTER_A_TICK = 200  # milliseconds
_BEFORE_FIRST_BACKUP = 3000  # milliseconds; the first screen comes first


class Workday(QObject):
    """From unlocking to locking. `begin` shows Vandaag; `end` waits for a running backup."""

    lock_wanted = Signal()
    code_chosen = Signal(object)
    settings_changed = Signal()
    _backed_up = Signal()

    def __init__(self, desk: Desk, remembered: Remembered, *, demo: bool = False) -> None:
        super().__init__()
        self._desk, self._stopping = desk, False
        self._backup_thread: threading.Thread | None = None
        feed = ChangeFeed()
        runner = Runner(
            desk, feed, undo=undo.undo_last, redo=undo.redo_last, words=self._what_came_back
        )
        self.window = MainWindow(
            desk.ask(centre_name),
            page_list(self),
            runner,
            role=desk.actor.role.value,
            demo=demo or bool(desk.ask(setting, "demo", False)),
        )
        self.remembered = remembered
        self.window.lock_wanted.connect(self.lock_wanted)
        self.window.text_size_chosen.connect(self._keep_text_size)
        self._count_again = QTimer(self)
        self._count_again.setSingleShot(True)
        self._count_again.setInterval(_AFTER_A_TICK)
        self._count_again.timeout.connect(self._show_status)
        feed.changed.connect(self._on_changed)
        self._backed_up.connect(self._show_backup)

    def begin(self) -> None:
        self.window.show_page("vandaag")
        self._show_status()
        self._show_backup()
        self.window.prepare_pages()
        QTimer.singleShot(_BEFORE_FIRST_BACKUP, self, self._start_backup)

    def end(self) -> None:
        """Before the file is let go: a backup that is running stops at its next step, also one
        that somebody asked for."""
        self._stopping = True
        self._count_again.stop()
        if self._backup_thread is not None:
            self._backup_thread.join()
        for background in self.window.findChildren(Background):
            background.let_go()

    def _what_came_back(self, step: str, action: undo.PastAction) -> str:
        named = self._desk.ask(names_behind, action.ids)
        guest = named.guest.display if named.guest else "een gast"
        # What is done again was taken back before: the sentence is about the thing itself.
        code = str(action.ids.get("undone_code", action.code))
        ids = {name: value for name, value in action.ids.items() if name != "undone_code"}
        what = told(code, ids, guest=guest, group=named.group or "een groep")
        return f"{'Teruggedraaid' if step == 'undo' else 'Opnieuw gedaan'}: {what}."

    def _keep_text_size(self, points: int) -> None:
        self.remembered.text_size = points
        self.settings_changed.emit()

    def _on_changed(self, changes: frozenset[str], _initiator: object) -> None:
        if concerns(changes, frozenset({"visit", "head_count"})):
            self._count_again.start()  # once for a row of ticks, and after the tick itself

    def _show_status(self) -> None:
        people = self._desk.ask(guests_in_house)
        who = f"{heading(self._desk.actor.role)}: {self._desk.actor.name}"
        word = "gast" if people == 1 else "gasten"
        self.window.set_status(who=who, in_house=f"{people} {word} in huis")

    def _start_backup(self) -> None:
        if self._stopping:
            return
        self._backup_thread = threading.Thread(target=self._back_up, name="backup", daemon=True)
        self._backup_thread.start()

    def _back_up(self) -> None:
        """What may take a moment, after the first screen: the search made ready, a backup."""
        try:
            warm_up_desk(self._desk)
            back_up_if_changed(self._desk, "begin", cancelled=lambda: self._stopping)
        except IpsoError:
            return  # the status line keeps telling when the last one was
        self._backed_up.emit()

    def _show_backup(self) -> None:
        newest = last_backup(self._desk.store.folder.root)
        self.window.set_status(backup=_backup_words(newest, self._desk))


def _backup_words(newest: Backup | None, desk: Desk) -> str:
    if newest is None:
        return "Nog geen reservekopie"
    day = newest.at.astimezone().date()
    when = "vandaag" if day == desk.clock.today() else full_day(day)
    return f"Reservekopie gecontroleerd: {when}, {clock_time(newest.at)}"
