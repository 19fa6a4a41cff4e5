"""Figures as a short table: words at the left, the number at the right, no lines between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.text import Text


class FigureLine(NamedTuple):
    """One figure; `inset` when it is a part of the one above."""

    words: str
    number: str
    second: str = ""
    inset: bool = False


def figure_grid(owner: QWidget) -> QGridLayout:
    """Words at the left, which take the room that is left, and columns of numbers."""
    look = theme.current()
    grid = QGridLayout(owner)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.space(5))
    grid.setVerticalSpacing(look.space(1.5))
    grid.setColumnStretch(0, 1)
    return grid


class FigureList(QWidget):
    """Reads as "words: number" to a screen reader, line by line."""

    def __init__(self, lines: Sequence[FigureLine]) -> None:
        super().__init__()
        look = theme.current()
        grid = figure_grid(self)
        for row, line in enumerate(lines):
            words = Text(line.words, "soft" if line.inset else "text", wrap=True)
            if line.inset:
                words.setContentsMargins(look.space(4), 0, 0, 0)
            number = Text(line.number, "soft" if line.inset else "strong", wrap=False)
            number.setAccessibleName(f"{line.words}: {line.number}")
            grid.addWidget(words, row, 0)
            grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight)
            if line.second:
                second = Text(line.second, "soft", wrap=False)
                second.setAccessibleName(f"{line.words}: {line.second}")
                grid.addWidget(second, row, 2, Qt.AlignmentFlag.AlignRight)
