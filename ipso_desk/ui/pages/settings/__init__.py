"""Instellingen: the screen, the centre, who logs in, backups, and what was done."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance

from ipso_desk.domain.rights import UserRole
from ipso_desk.ui.pages.settings.backups import BackupsTab
from ipso_desk.ui.pages.settings.centre import CentreTab
from ipso_desk.ui.pages.settings.open_days import OpenDaysTab
from ipso_desk.ui.pages.settings.people import PeopleTab
from ipso_desk.ui.pages.settings.retention import RetentionTab
from ipso_desk.ui.pages.settings.screen import ScreenTab
from ipso_desk.ui.pages.settings.trail import TrailTab
from ipso_desk.ui.remembered import Remembered
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.tabs import Tabs

__all__ = ["SettingsPage"]


class Workday(Protocol):
    """What is not of the centre: this laptop's screen, and the code of the day."""

    remembered: Remembered
    settings_changed: SignalInstance
    code_chosen: SignalInstance


class SettingsPage(Page):
    shows = frozenset({"setting", "user", "opening_hours", "day_exception", "activity", "action"})

    def __init__(self, runner: Runner, workday: Workday) -> None:
        super().__init__("Instellingen", runner, quiet="van dit scherm en van het centrum")
        self._tabs = Tabs("Instellingen")
        self._tabs.add("Scherm", lambda: ScreenTab(self, workday))
        if runner.desk.actor.role is UserRole.COORDINATOR:
            self._tabs.add("Centrum", lambda: CentreTab(self))
            self._tabs.add("Open dagen", lambda: OpenDaysTab(self))
            self._tabs.add("Wie inlogt", lambda: PeopleTab(self))
            self._tabs.add("Reservekopieën", lambda: BackupsTab(self))
            self._tabs.add("Bewaren", lambda: RetentionTab(self))
            self._tabs.add("Wat er gebeurde", lambda: TrailTab(self))
        self._tabs.shown.connect(lambda _: self.reload())
        self.add(self._tabs, 1)

    def escape(self) -> bool:
        if super().escape():
            return True
        close = getattr(self._tabs.content(), "escape", None)
        return bool(callable(close) and close())

    def reload(self) -> None:
        content = self._tabs.content()
        show = getattr(content, "show_now", None)
        if callable(show):
            show()
