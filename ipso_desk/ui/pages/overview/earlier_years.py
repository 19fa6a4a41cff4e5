"""Naast de jaren ervoor: a few figures of this year beside those of the years before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ipso_desk.reports.year_comparison import OverTheYears
from ipso_desk.ui.pages.overview.year_cards import words_of
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.figures import figure_grid
from ipso_desk.ui.widgets.text import Text


class EarlierYearsCard(Card):
    """Reads as "Gasten, 2024: 431" to a screen reader, figure by figure."""

    def __init__(self, figures: Sequence[OverTheYears], quiet: str) -> None:
        super().__init__("Naast de jaren ervoor")
        self.add(Text(quiet, "soft"))
        table = QWidget()
        grid = figure_grid(table)
        right = Qt.AlignmentFlag.AlignRight
        newest = len(figures[0].years) - 1
        for column, year in enumerate(figures[0].years):
            head = Text(str(year), "strong" if column == newest else "soft", wrap=False)
            grid.addWidget(head, 0, column + 1, right)
        for row, figure in enumerate(figures, 1):
            grid.addWidget(Text(figure.title), row, 0)
            for column, year in enumerate(figure.years):
                words = _words(figure, column)
                value = Text(words, "strong" if column == newest else "soft", wrap=False)
                value.setAccessibleName(f"{figure.title}, {year}: {words}")
                grid.addWidget(value, row, column + 1, right)
        self.add(table)


def _words(figure: OverTheYears, column: int) -> str:
    value = figure.values[column]
    if value is None:
        return "–"
    return f"{value} %" if figure.percent else words_of(value)
