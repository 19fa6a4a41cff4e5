"""Instellingen, Overzicht and Help on a real centre: they do their act, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ipso_desk.paths import resource
from ipso_desk.services import undo, visits
from ipso_desk.services.desk import Desk
from ipso_desk.services.open_days import open_days
from ipso_desk.services.settings import centre_name
from ipso_desk.ui import theme
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.pages.help import HelpPage, read_chapters
from ipso_desk.ui.pages.overview import OverviewPage
from ipso_desk.ui.pages.settings import SettingsPage
from ipso_desk.ui.pages.settings.centre import CentreTab
from ipso_desk.ui.pages.settings.open_days import OpenDaysTab
from ipso_desk.ui.pages.settings.people import PeopleTab
from ipso_desk.ui.pages.settings.screen import ScreenTab
from ipso_desk.ui.remembered import Remembered
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.page import Page
from tests.fixtures import Centre
from tests.ui.audit import audit, settle


class _Workday(QObject):
    settings_changed = Signal()
    code_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.remembered = Remembered()
        self.remembered.scheme = "light"


def _runner(desk: Desk) -> Runner:
    return Runner(desk, ChangeFeed(), undo=undo.undo_last, redo=undo.redo_last)


def _shown(qtbot: QtBot, page: Page) -> Page:
    qtbot.addWidget(page)
    page.resize(1158, 728)
    page.show()
    QApplication.processEvents()
    return page


def _settings(qtbot: QtBot, desk: Desk) -> SettingsPage:
    page = SettingsPage(_runner(desk), _Workday())
    _shown(qtbot, page)
    return page


def test_letters_made_larger_by_key_stay_so_when_the_colours_change(
    qtbot: QtBot, qapp: QApplication, centre: Centre
) -> None:
    page = _settings(qtbot, centre.desk)
    tab = page._tabs.content()
    assert isinstance(tab, ScreenTab)
    theme.apply(qapp, 17, "light")
    assert tab.text_size.currentText() == "17 punten"
    tab.scheme.set_code("dark")
    assert theme.current().size_pt == 17


def test_a_short_tab_is_not_as_tall_as_a_long_one(qtbot: QtBot, centre: Centre) -> None:
    page = _settings(qtbot, centre.desk)
    bar = page.body_scroll.verticalScrollBar()
    page._tabs.show_tab(1)
    settle()
    before = bar.maximum()
    page._tabs.show_tab(2)
    settle()
    assert bar.maximum() > before + 200
    page._tabs.show_tab(1)
    settle()
    assert bar.maximum() == before


def test_the_name_and_the_hours_are_kept(qtbot: QtBot, centre: Centre) -> None:
    page = _settings(qtbot, centre.desk)
    page._tabs.show_tab(1)
    tab = page._tabs.content()
    assert isinstance(tab, CentreTab)
    tab._name.set_values({"name": "De Wilg"})
    tab._name.saved.emit()
    assert centre.desk.ask(centre_name) == "De Wilg"
    page._tabs.show_tab(2)
    tab = page._tabs.content()
    assert isinstance(tab, OpenDaysTab)
    tab._week.set_values({"0": "9.30 - 12:00", "1": "", "2": "onzin"})
    tab._week.saved.emit()
    assert centre.desk.ask(open_days).week[0] is None, "nothing is kept while one day is wrong"
    tab._week.set_values({"2": ""})
    tab._week.saved.emit()
    week = centre.desk.ask(open_days).week
    assert [bool(hours) for hours in week] == [True, False, False, True, True, False, False]


def test_somebody_is_added_and_stopped_and_a_host_sees_only_the_screen(
    qtbot: QtBot, centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ipso_desk.db import keys

    monkeypatch.setattr(keys, "STANDARD", keys.CHEAP)
    page = _settings(qtbot, centre.desk)
    page._tabs.show_tab(3)
    tab = page._tabs.content()
    assert isinstance(tab, PeopleTab)
    tab._form.set_values({"name": "Gerda"})
    tab._form.field("password").set_value("lang-genoeg")  # type: ignore[attr-defined]
    tab._form.saved.emit()
    rows = {row.title: row for row in tab._list.rows()}
    assert rows["Gerda"].actions
    tab._list.acted.emit(rows["Gerda"].key, "stop")
    assert "logt niet meer in" in {r.title: r for r in tab._list.rows()}["Gerda"].second
    host = _settings(qtbot, centre.as_host())
    assert len(host._tabs._buttons) == 1


def test_the_code_of_the_day_is_six_digits(qtbot: QtBot, centre: Centre) -> None:
    page = _settings(qtbot, centre.desk)
    tab = page._tabs.content()
    assert isinstance(tab, ScreenTab)
    tab.code.setText("12")
    tab._keep_code()
    assert tab._code_field.error()
    tab.code.setText("482913")
    with qtbot.waitSignal(tab._workday.code_chosen):
        tab._keep_code()


def test_a_year_shows_its_figures_and_the_people_behind_them(qtbot: QtBot, centre: Centre) -> None:
    guest = centre.make_guest("Anneke van den Berg")
    centre.desk.run(visits.mark_present, guest.id, date(2026, 1, 9))
    page = OverviewPage(_runner(centre.desk))
    _shown(qtbot, page)
    assert page.year == 2026
    page.people.which.set_code("self")
    page.people.show_people()
    assert [row.title for row in page.people.rows.rows()] == ["Anneke van den Berg"]
    assert page._made("pdf").startswith(b"%PDF")


def test_help_finds_a_chapter(qtbot: QtBot, desk: Desk) -> None:
    page = HelpPage(_runner(desk))
    _shown(qtbot, page)
    assert page.search is not None
    page.search.field.setText("wachtlijst plaats")
    assert page._box.count() == 1


def test_the_handleiding_is_words_without_marks() -> None:
    """Only headings and steps are marks; anything else would stand on the screen as typed."""
    chapters = read_chapters(resource("help", "handleiding.md").read_text("utf-8"))
    assert len(chapters) > 20
    for chapter in chapters:
        assert not set("*_`[<#") & set("".join((chapter.heading, *chapter.paragraphs)))


@pytest.mark.parametrize("points", [12, 24])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_off_or_nameless(
    qtbot: QtBot, centre: Centre, points: int, scheme: str
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, points, scheme)
    makers: tuple[Callable[[], Page], ...] = (
        lambda: OverviewPage(_runner(centre.desk)),
        lambda: HelpPage(_runner(centre.desk)),
    )
    for make in makers:
        assert not audit(_shown(qtbot, make()))
    page = _settings(qtbot, centre.desk)
    page._workday = None  # type: ignore[attr-defined]
    for tab in range(6):
        page._tabs.show_tab(tab)
        QApplication.processEvents()
        assert not audit(page), tab
