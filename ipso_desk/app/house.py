"""One centre on this screen: the door, the window, and locking it again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipso_desk import paths
from ipso_desk.ui.idle import Idle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ipso_desk.services.day_code import DayCode
    from ipso_desk.services.desk import Desk
    from ipso_desk.ui.doorway import Doorway
    from ipso_desk.ui.lock import LockAnswer
    from ipso_desk.ui.main_window import MainWindow
    from ipso_desk.ui.workday import Workday


class House:
    """One window at a time stands here; who has the key holds the desk."""

    def __init__(self, app: QApplication, root: Path, remembered: Any, *, demo: bool) -> None:
        self.app, self.root = app, root
        self.window: Doorway | MainWindow | None = None
        self._remembered, self._demo = remembered, demo
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

        there = holds_a_centre(self.root)
        if there and not self._demo:
            self.show_door()
            return
        from ipso_desk.app import first_start

        if there:
            first_start.open_demo(self)
        elif self._demo:
            first_start.make_demo(self)
        else:
            first_start.show_first_start(self)

    def show_door(self) -> None:
        from ipso_desk.app.door import show_door

        show_door(self)

    def switch_to_demo(self) -> None:
        self._demo, self.root = True, paths.demo_dir()
        self.begin()

    def hold(self, desk: Desk) -> None:
        """An open file that has no window of its own yet; let go when the program ends."""
        self._desk = desk

    # The day's work

    def open_window(self, desk: Desk) -> None:
        from ipso_desk.ui.workday import Workday

        self._desk = desk
        day = Workday(desk, self._remembered, demo=self._demo)
        day.lock_wanted.connect(self.lock)
        day.code_chosen.connect(self._keep_code)
        day.settings_changed.connect(self._settings_changed)
        self.show(day.window)
        self._day = day
        day.begin()
        self._idle.start()

    def lock(self) -> None:
        """Nothing of the centre stays on the screen; without a code the key goes too."""
        from ipso_desk.services.clock import SystemClock

        if self._desk is None:
            return
        self._idle.stop()
        self._end_day()
        self._put_dialogs_away()
        if self._code is not None and self._code.holds(SystemClock().today()):
            self._show_lock(self._code)
        else:
            self._ask_password()

    def _end_day(self) -> None:
        day, self._day = self._day, None
        if day is not None:
            day.end()

    def _put_dialogs_away(self) -> None:
        """A dialog or preview is a window of its own: it would stay, with what it shows."""
        from PySide6.QtWidgets import QDialog

        for widget in self.app.topLevelWidgets():
            if widget is not self.window and widget.isVisible():
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
        self.show(window)

    def _reopen(self) -> None:
        if self._desk is not None:
            self.open_window(self._desk)

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
            self._end_day()
            if self._desk is not None:
                back_up_if_changed(self._desk, "sluiten")
        except IpsoError as error:
            logging.getLogger("ipso_desk").error("no backup at closing: %s", error.code)
        finally:
            self._let_go()

    # Windows

    def show(self, window: Doorway | MainWindow) -> None:
        """In the place of the window that stands."""
        old, self.window = self.window, window
        window.show()
        # A screen without a window manager gives the focus to nobody by itself.
        window.activateWindow()
        if old is not None and old is not window:
            old.hide()
            old.deleteLater()
        window.closing.connect(self.app.quit)

    def to_the_front(self) -> None:
        if self.window is not None:
            self.window.showNormal()
            self.window.raise_()
            self.window.activateWindow()
