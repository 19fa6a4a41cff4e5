"""Starting the window: reads as the story of a day, and hands things over, no globals.

The door is painted first; services, reports and the database are imported behind
it in a thread, while somebody types a password.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipso_desk import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ipso_desk.services.backups import Backup
    from ipso_desk.services.day_code import DayCode
    from ipso_desk.services.desk import Desk
    from ipso_desk.ui.doorway import Doorway
    from ipso_desk.ui.main_window import MainWindow
    from ipso_desk.ui.unlock import UnlockAnswer
    from ipso_desk.ui.workday import Workday

_AFTER_FIRST_WINDOW = 100  # milliseconds
_NO_SCREEN = "Er is geen scherm. Start IPSO Desk op een computer met een bureaublad."


def start(data: Path | None, *, demo: bool) -> int:
    """Open the window on a centre; returns the exit code."""
    if not _has_screen():
        sys.stderr.write(f"{_NO_SCREEN}\n")
        return 1
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ipso_desk.ui import language, logs, theme
    from ipso_desk.ui.instance import SingleInstance
    from ipso_desk.ui.remembered import Remembered

    theme.choose_style()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("IPSO Desk")
    app.setQuitOnLastWindowClosed(False)
    logs.begin()
    language.speak_dutch(app)
    remembered = Remembered.load()
    theme.apply(app, remembered.text_size, remembered.scheme)
    root = data or (paths.demo_dir() if demo else paths.data_dir())
    instance = SingleInstance(root)
    if not instance.taken:
        instance.ask_to_raise()
        return 5
    house = House(app, root, remembered, demo=demo)
    instance.raise_wanted.connect(house.to_the_front)
    house.begin()
    QTimer.singleShot(_AFTER_FIRST_WINDOW, instance.listen)
    code = app.exec()
    instance.release()
    return code


class House:
    """One centre on this screen: the door, the window, and locking it again."""

    def __init__(self, app: QApplication, root: Path, remembered: Any, *, demo: bool) -> None:
        from ipso_desk.ui.idle import Idle

        self._app, self._root, self._remembered, self._demo = app, root, remembered, demo
        self._window: Doorway | MainWindow | None = None
        self._desk: Desk | None = None
        self._code: DayCode | None = None
        self._day: Workday | None = None
        self._idle = Idle(app, remembered.idle_minutes)
        self._idle.nobody_there.connect(self.lock)
        app.aboutToQuit.connect(self._leave)

    # Coming in

    def begin(self) -> None:
        """The first window: the door, the first start, or straight into the demo."""
        from ipso_desk.db.presence import holds_a_centre

        if holds_a_centre(self._root):
            if self._demo:
                self._open_demo()
            else:
                self.show_door()
        elif self._demo:
            self._make_demo()
        else:
            self._show_first_start()

    def show_door(self) -> None:
        from ipso_desk.ui.unlock import UnlockWindow

        door = UnlockWindow(self._try_to_open, self._try_to_recover, wait=self._seconds_to_wait())
        door.opened.connect(self._came_in)
        self._show(door)
        _warm_up_soon(self._app)

    def _try_to_open(self, name: str, password: str) -> UnlockAnswer:
        """Runs beside the window: deriving the key takes a moment."""
        from ipso_desk.services.centre import open_desk

        return self._answer(
            lambda older: open_desk(self._root, user=name, password=password, accept_older=older),
            name,
            password,
        )

    def _try_to_recover(self, recovery_key: str, name: str, password: str) -> UnlockAnswer:
        from ipso_desk.services.centre import reset_password

        return self._answer(
            lambda _older: reset_password(
                self._root, recovery_key=recovery_key, user=name, password=password
            ),
            name,
            password,
        )

    def _answer(self, open_it: Callable[[bool], Desk], name: str, password: str) -> UnlockAnswer:
        from ipso_desk.domain.errors import FileProblem, IpsoError, WrongPassword
        from ipso_desk.services.backups import newest_good_first
        from ipso_desk.services.clock import SystemClock
        from ipso_desk.texts.errors import sentence
        from ipso_desk.ui.unlock import UnlockAnswer

        throttle, now = self._throttle(), SystemClock().now()
        waiting = throttle.wait(now)
        if waiting:
            return UnlockAnswer(False, wait_seconds=waiting)
        try:
            desk = open_it(False)
        except WrongPassword:
            return UnlockAnswer(False, wait_seconds=throttle.failed(now))
        except FileProblem as problem:
            if problem.code == "file_newer":  # nothing is wrong with it
                return UnlockAnswer(False, sentence=sentence(problem))
            # The name and password open the backups too; asked again they would be a burden.
            return UnlockAnswer(
                True,
                value=_Trouble(
                    problem.code,
                    sentence(problem),
                    name,
                    password,
                    newest_good_first(self._root, user=name, password=password),
                ),
            )
        except IpsoError as error:
            return UnlockAnswer(False, sentence=sentence(error))
        throttle.succeeded()
        return UnlockAnswer(True, value=desk, ask_duty=_is_shared(desk))

    def _came_in(self, value: Any, duty: str) -> None:
        if isinstance(value, _Trouble):
            self._show_rescue(value)
            return
        if duty:
            from ipso_desk.domain.errors import IpsoError
            from ipso_desk.services.duty import take_duty
            from ipso_desk.texts.errors import sentence
            from ipso_desk.ui.unlock import UnlockWindow

            try:
                take_duty(value, duty)
            except IpsoError as error:
                if isinstance(self._window, UnlockWindow):
                    self._window.say(sentence(error))
                return
        self._open_window(value)

    # When the file is damaged

    def _show_rescue(self, trouble: _Trouble) -> None:
        from ipso_desk.ui.rescue import RescueWindow

        kept = [(backup.at, backup.path) for backup in trouble.backups]
        window = RescueWindow(trouble.sentence, kept, older=trouble.code in _MAY_OPEN)
        window.chosen.connect(lambda path: self._put_back(window, trouble, path))
        window.open_anyway.connect(lambda: self._open_older(window, trouble))
        window.other_wanted.connect(lambda: self._choose_backup(window, trouble))
        window.back.connect(self.begin)
        self._show(window)

    def _choose_backup(self, window: Any, trouble: _Trouble) -> None:
        name = self._ask_for_backup()
        if name:
            self._put_back(window, trouble, Path(name))

    def _put_back(self, window: Any, trouble: _Trouble, path: Path) -> None:
        from ipso_desk.domain.errors import IpsoError
        from ipso_desk.services.backups import restore_with_password
        from ipso_desk.services.centre import open_desk
        from ipso_desk.texts.errors import sentence

        try:
            restore_with_password(self._root, path, user=trouble.name, password=trouble.password)
            desk = open_desk(self._root, user=trouble.name, password=trouble.password)
        except IpsoError as error:
            window.say(sentence(error))
            return
        self._open_window(desk)

    def _open_older(self, window: Any, trouble: _Trouble) -> None:
        from ipso_desk.domain.errors import IpsoError
        from ipso_desk.services.centre import open_desk
        from ipso_desk.texts.errors import sentence

        try:
            desk = open_desk(
                self._root, user=trouble.name, password=trouble.password, accept_older=True
            )
        except IpsoError as error:
            window.say(sentence(error))
            return
        self._open_window(desk)

    # The first start, and the demo

    def _show_first_start(self) -> None:
        from ipso_desk.ui.first_start import FirstStartWindow

        window = FirstStartWindow(
            self._make_centre,
            self._keep_backups_in,
            usual_backups=str(self._root / "reservekopieen"),
        )
        window.finished.connect(self._first_day)
        window.demo_wanted.connect(self._switch_to_demo)
        window.restore_wanted.connect(self._start_from_backup)
        self._show(window)
        _warm_up_soon(self._app)

    def _make_centre(self, centre: str, name: str, password: str) -> Any:
        from ipso_desk.prints.recovery import recovery_sheet
        from ipso_desk.services.centre import make_centre
        from ipso_desk.ui.first_start import Made

        made = make_centre(self._root, name=centre, user=name, password=password)
        self._desk = made.desk
        return Made(
            tuple(made.recovery_key.split("-")), recovery_sheet(made.desk, made.recovery_key)
        )

    def _keep_backups_in(self, folder: str) -> None:
        from ipso_desk.services.backups import keep_copies_in

        if self._desk is not None:
            keep_copies_in(self._desk, folder)

    def _first_day(self) -> None:
        if self._desk is not None:
            self._open_window(self._desk)

    def _start_from_backup(self) -> None:
        """A new laptop: the backup brings its own key file."""
        name = self._ask_for_backup()
        if not name:
            return
        from ipso_desk.services.backups import restore_with_password
        from ipso_desk.services.centre import open_desk
        from ipso_desk.ui.unlock import UnlockWindow

        def restore(user: str, password: str) -> UnlockAnswer:
            def open_it(_older: bool) -> Desk:
                restore_with_password(self._root, Path(name), user=user, password=password)
                return open_desk(self._root, user=user, password=password)

            return self._answer(open_it, user, password)

        door = UnlockWindow(restore)
        door.opened.connect(self._came_in)
        self._show(door)

    def _ask_for_backup(self) -> str:
        from ipso_desk.ui import file_choice

        return file_choice.file_to_open(
            self._window, "Reservekopie kiezen", "Reservekopie (*.ipsokopie)"
        )

    def _switch_to_demo(self) -> None:
        self._demo, self._root = True, paths.demo_dir()
        self.begin()

    def _make_demo(self) -> None:
        from ipso_desk.demo import DEMO_PASSWORD, make_demo
        from ipso_desk.ui.waiting import WaitingWindow

        window = WaitingWindow("Het voorbeeldcentrum wordt klaargezet …")
        window.ready.connect(self._open_demo)
        self._show(window)
        window.run(lambda: make_demo(self._root, password=DEMO_PASSWORD))

    def _open_demo(self) -> None:
        """The demo's password is known to everybody; a centre that has another asks for it."""
        from ipso_desk.demo import DEMO_PASSWORD
        from ipso_desk.domain.errors import IpsoError
        from ipso_desk.services.centre import open_desk

        try:
            desk = open_desk(self._root, user=None, password=DEMO_PASSWORD)
        except IpsoError:
            self.show_door()
            return
        self._open_window(desk)

    # The day's work

    def _open_window(self, desk: Desk) -> None:
        from ipso_desk.ui.workday import Workday

        self._desk = desk
        day = Workday(desk, self._remembered, demo=self._demo)
        day.lock_wanted.connect(self.lock)
        day.code_chosen.connect(self._keep_code)
        day.settings_changed.connect(self._settings_changed)
        self._show(day.window)
        self._day = day
        day.begin()
        self._idle.start()

    def lock(self) -> None:
        """Nothing of the centre stays on the screen; without a code the key goes too."""
        from ipso_desk.services.clock import SystemClock

        if self._desk is None:
            return
        self._idle.stop()
        if self._day is not None:
            self._day.end()
        self._put_dialogs_away()
        if self._code is not None and self._code.holds(SystemClock().today()):
            self._show_lock(self._code)
        else:
            self._let_go()
            self.show_door()

    def _put_dialogs_away(self) -> None:
        """A dialog or preview is a window of its own: it would stay, with what it shows."""
        from PySide6.QtWidgets import QDialog

        for widget in self._app.topLevelWidgets():
            if widget is not self._window and widget.isVisible():
                if isinstance(widget, QDialog):
                    widget.reject()
                widget.hide()

    def _show_lock(self, code: DayCode) -> None:
        from ipso_desk.services.clock import SystemClock
        from ipso_desk.ui.lock import LockAnswer, LockWindow

        def check(typed: str) -> LockAnswer:
            today = SystemClock().today()
            right = code.check(typed, today)
            # Yesterday's code has no tries left, however often it was wrong.
            return LockAnswer(right, code.tries_left if code.holds(today) else 0)

        window = LockWindow(check)
        window.reopened.connect(self._reopen)
        window.password_wanted.connect(self._ask_password)
        self._show(window)

    def _reopen(self) -> None:
        if self._desk is not None:
            self._open_window(self._desk)

    def _ask_password(self) -> None:
        self._let_go()
        self.show_door()

    def _let_go(self) -> None:
        """Close the file; the key is gone from memory with it."""
        desk, self._desk, self._code = self._desk, None, None
        if desk is not None:
            desk.store.close()

    def _keep_code(self, code: object) -> None:
        self._code = code  # type: ignore[assignment]

    def _settings_changed(self) -> None:
        self._remembered.keep()
        self._idle.set_minutes(self._remembered.idle_minutes)

    def _leave(self) -> None:
        """Closing time: a last backup, and the file is let go, also when the disk is full."""
        import logging

        from ipso_desk.domain.errors import IpsoError
        from ipso_desk.services.backups import back_up_if_changed

        try:
            if self._day is not None:
                self._day.end()
            if self._desk is not None:
                back_up_if_changed(self._desk, "sluiten")
        except IpsoError as error:
            logging.getLogger("ipso_desk").error("no backup at closing: %s", error.code)
        finally:
            self._let_go()

    # Windows and waiting

    def _show(self, window: Doorway | MainWindow) -> None:
        old, self._window = self._window, window
        window.show()
        # A screen without a window manager gives the focus to nobody by itself.
        window.activateWindow()
        if old is not None and old is not window:
            old.hide()
            old.deleteLater()
        window.closing.connect(self._app.quit)

    def to_the_front(self) -> None:
        if self._window is not None:
            self._window.showNormal()
            self._window.raise_()
            self._window.activateWindow()

    def _throttle(self) -> Any:
        import hashlib

        from ipso_desk.services.throttle import Throttle

        which = hashlib.sha256(str(self._root.resolve()).encode()).hexdigest()[:16]
        return Throttle(paths.settings_dir() / f"pogingen-{which}.json")

    def _seconds_to_wait(self) -> int:
        if not any(paths.settings_dir().glob("pogingen-*.json")):
            return 0
        from ipso_desk.services.clock import SystemClock

        return int(self._throttle().wait(SystemClock().now()))


_MAY_OPEN = frozenset({"file_older", "seal_missing", "seal_damaged"})


class _Trouble:
    """Somebody typed a password and the file would not open."""

    def __init__(
        self, code: str, sentence: str, name: str, password: str, backups: tuple[Backup, ...]
    ) -> None:
        self.code, self.sentence, self.backups = code, sentence, backups
        self.name, self.password = name, password


def _is_shared(desk: Desk) -> bool:
    row = desk.store.connection.execute(
        "SELECT shared FROM user WHERE id = ?", (desk.actor.user_id,)
    ).fetchone()
    return bool(row and row[0])


def _has_screen() -> bool:
    if sys.platform != "linux":
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _warm_up_soon(app: QApplication) -> None:
    """Once the window is there: import what the work needs while somebody types."""
    from PySide6.QtCore import QTimer

    def start() -> None:
        threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()

    QTimer.singleShot(_AFTER_FIRST_WINDOW, app, start)


def _warm_up() -> None:
    from importlib import import_module

    from ipso_desk.services.practice import practise
    from ipso_desk.ui.page_list import modules

    for module in (*_FIRST_NEEDED, *modules()):
        import_module(module)
    practise()


_FIRST_NEEDED = (
    "ipso_desk.services.centre",
    "cryptography.hazmat.primitives.ciphers.aead",
    "cryptography.hazmat.primitives.kdf.argon2",
    "ipso_desk.services.throttle",
    "ipso_desk.services.duty",
    "ipso_desk.texts.errors",
    "ipso_desk.ui.workday",
)
