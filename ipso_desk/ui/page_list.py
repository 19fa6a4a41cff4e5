"""The pages in the order of the bar; each is imported when it is first visited."""

from __future__ import annotations

from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject

from ipso_desk.ui.main_window import COORDINATORS, EVERYONE, PageSpec
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.page import Page

_PAGES = (
    # key, words, icon, module, class, who sees it, at the bottom
    ("vandaag", "Vandaag", "sun", "today", "TodayPage", EVERYONE, False),
    ("balie", "Balie", "door-open", "reception", "ReceptionPage", EVERYONE, False),
    ("gasten", "Gasten", "users", "guests", "GuestsPage", COORDINATORS, False),
    ("groepen", "Groepen", "messages-square", "groups", "GroupsPage", EVERYONE, False),
    ("bellijst", "Bellijst", "phone", "call_list", "CallListPage", EVERYONE, False),
    ("gedenken", "Gedenken", "flame", "memorial", "MemorialPage", EVERYONE, False),
    ("logboek", "Logboek", "notebook-pen", "logbook", "LogbookPage", EVERYONE, False),
    (
        "sociale kaart",
        "Sociale kaart",
        "map",
        "organisations",
        "OrganisationsPage",
        EVERYONE,
        False,
    ),
    (
        "overzicht",
        "Overzicht",
        "chart-column",
        "overview",
        "OverviewPage",
        COORDINATORS,
        False,
    ),
    ("instellingen", "Instellingen", "settings", "settings", "SettingsPage", EVERYONE, True),
    ("help", "Help", "circle-question-mark", "help", "HelpPage", EVERYONE, True),
)

_WITHIN = (
    # key, words, module, class, the page of the bar it belongs to, who sees it
    ("activiteiten", "Activiteiten", "activities", "ActivitiesPage", "groepen", EVERYONE),
    (
        "maandcijfers",
        "Maandcijfers",
        "month_figures",
        "MonthFiguresPage",
        "overzicht",
        COORDINATORS,
    ),
)


def modules() -> list[str]:
    """Where the pages are, in the order of the bar: for who has the time to load them."""
    return [_module(name) for _, _, _, name, *_ in _PAGES]


def page_list(workday: QObject) -> list[PageSpec]:
    """Every page, with Ctrl+1 … Ctrl+9 for those at the top and F1 for help.

    Only Instellingen is handed the workday: it changes what is not of the centre.
    """
    specs, number = [], 0
    for key, name, icon, module, kind, roles, below in _PAGES:
        if not below:
            number += 1
        shortcut = "F1" if key == "help" else "" if below else f"Ctrl+{number}"
        more = (workday,) if key == "instellingen" else ()
        make = partial(_make, module, kind, more)
        specs.append(PageSpec(key, name, icon, make, shortcut, roles, below))
    for key, name, module, kind, home, roles in _WITHIN:
        specs.append(
            PageSpec(key, name, "", partial(_make, module, kind, ()), roles=roles, within=home)
        )
    return specs


def _module(name: str) -> str:
    return f"ipso_desk.ui.pages.{name}"


def _make(module: str, kind: str, more: tuple[QObject, ...], runner: Runner) -> Page:
    page = getattr(import_module(_module(module)), kind)(runner, *more)
    if not isinstance(page, Page):
        raise TypeError(f"{kind} is no page")
    return page
