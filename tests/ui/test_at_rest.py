"""Whatever comes into a page that is on the screen: nothing above it is ever drawn squeezed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ipso_desk.services.visits import mark_present
from ipso_desk.ui.pages.help import HelpPage
from ipso_desk.ui.pages.overview import OverviewPage
from ipso_desk.ui.pages.overview.earlier_years import EarlierYearsCard
from ipso_desk.ui.widgets.page import Page
from tests.fixtures import Centre
from tests.ui import hand


class _Squeezed(QObject):
    """Every line of text that is painted lower than its words are."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.painted = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QLabel) and watched.text():
            self.painted += 1
            wraps = watched.hasHeightForWidth()
            tall = watched.heightForWidth(watched.width()) if wraps else 0
            if watched.height() < (tall or watched.minimumSizeHint().height()) - 1:
                self.seen.append(watched.text())
        return False


@pytest.fixture
def squeezed(qapp: QApplication) -> Iterator[_Squeezed]:
    watch = _Squeezed()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def _on_screen(qtbot: QtBot, page: Page) -> None:
    qtbot.addWidget(page)
    page.resize(*hand.PAGE)
    page.refresh_if_stale()
    page.show()
    hand.settled()


def test_the_figures_of_a_year(qtbot: QtBot, centre: Centre, squeezed: _Squeezed) -> None:
    for number in range(7):
        guest = centre.make_guest(f"Noor Vermeer{chr(97 + number)}").id
        for year in (2024, 2025):
            centre.desk.run(mark_present, guest, date(year, 3, 4))
    page = OverviewPage(hand.runner(centre.desk))
    _on_screen(qtbot, page)
    page._year.set_code(2025)
    qtbot.waitUntil(lambda: page.cards.findChild(EarlierYearsCard) is not None)
    hand.settled()
    assert squeezed.painted
    assert squeezed.seen == []


def test_the_chapters_of_the_help(qtbot: QtBot, centre: Centre, squeezed: _Squeezed) -> None:
    page = HelpPage(hand.runner(centre.desk))
    _on_screen(qtbot, page)
    qtbot.waitUntil(lambda: not page._waiting)
    hand.settled()
    assert squeezed.painted
    assert squeezed.seen == []
