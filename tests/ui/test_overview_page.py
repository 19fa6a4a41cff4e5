"""Overzicht: the first screenful at once, the rest by itself, and the years before as on paper."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ipso_desk.prints.overview import year_overview
from ipso_desk.reports.year_comparison import over_the_years
from ipso_desk.reports.year_parts import parts
from ipso_desk.services.established_years import establish_year
from ipso_desk.services.visits import mark_present
from ipso_desk.ui import theme
from ipso_desk.ui.feed import ChangeFeed
from ipso_desk.ui.pages.overview import OverviewPage
from ipso_desk.ui.pages.overview.earlier_years import EarlierYearsCard
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.cards import Card
from tests.fixtures import Centre
from tests.ui.audit import audit

YEARS = (2023, 2024, 2025)


@pytest.fixture
def page(qtbot: QtBot, centre: Centre) -> OverviewPage:
    """A house of which 2023 and 2025 are remembered; 2024 has one guest."""
    for number in range(7):
        guest = centre.make_guest(f"Noor Vermeer{chr(97 + number)}").id
        centre.desk.run(mark_present, guest, date(2025, 3, 4))
        centre.desk.run(mark_present, guest, date(2023, 3, 7))
    centre.desk.run(mark_present, guest, date(2024, 3, 5))
    centre.desk.run(establish_year, 2023)
    made = OverviewPage(Runner(centre.desk, ChangeFeed()))
    qtbot.addWidget(made)
    made.resize(1158, 700)
    made.refresh_if_stale()
    made.show()
    return made


def _titles(page: OverviewPage) -> list[str]:
    return [card.accessibleName() for card in page.cards.findChildren(Card)]


def _complete(qtbot: QtBot, page: OverviewPage) -> EarlierYearsCard:
    qtbot.waitUntil(lambda: page.cards.findChild(EarlierYearsCard) is not None)
    card = page.cards.findChild(EarlierYearsCard)
    assert isinstance(card, EarlierYearsCard)
    return card


def test_what_is_in_view_comes_first_and_everything_comes(
    qtbot: QtBot, page: OverviewPage, centre: Centre
) -> None:
    at_first = _titles(page)
    everything = [part.title for part in parts(year_overview(centre.desk, 2026).readings()[-1])]
    page._year.set_code(2025)
    assert at_first == [] or at_first == everything[: len(at_first)]
    _complete(qtbot, page)
    assert _titles(page) == [*everything, "Naast de jaren ervoor"]


def test_the_years_before_read_as_their_own_overviews(
    qtbot: QtBot, page: OverviewPage, centre: Centre
) -> None:
    page._year.set_code(2025)
    card = _complete(qtbot, page)
    said = {label.accessibleName() for label in card.findChildren(QLabel)}
    assert "Gasten, 2024: <5" in said
    assert "Gasten, 2025: 7" in said
    for year in YEARS:
        (alone,) = year_overview(centre.desk, year).readings()[-1:]
        for figure in over_the_years([alone]):
            value = figure.values[0]
            words = "–" if value is None else f"{value} %" if figure.percent else f"{value}"
            assert f"{figure.title}, {year}: {words}" in said


def test_another_year_chosen_at_once_is_the_only_one_shown(
    qtbot: QtBot, page: OverviewPage
) -> None:
    for year in (2024, 2025, 2023, 2025):
        page._year.set_code(year)
    _complete(qtbot, page)
    QApplication.processEvents()
    assert len(_titles(page)) == len(set(_titles(page)))
    assert page.cards.findChildren(EarlierYearsCard)[0].isVisibleTo(page)


@pytest.mark.parametrize("points", [12, 24])
def test_nothing_is_cut_off_when_everything_stands(
    qtbot: QtBot, page: OverviewPage, points: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, points, "light")
    page._year.set_code(2025)
    _complete(qtbot, page)
    for _ in range(20):  # what came last is laid out after it was shown
        QApplication.processEvents()
    assert not audit(page)
