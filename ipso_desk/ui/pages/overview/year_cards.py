"""The figures of a year as cards: what is in view first, the rest when that is painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.reading import Reads
from ipso_desk.reports.dutch import number
from ipso_desk.reports.year_parts import Line, Part
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.cards import Card, EmptyState, side_by_side
from ipso_desk.ui.widgets.chart import Bar, BarChart
from ipso_desk.ui.widgets.figures import FigureLine, FigureList
from ipso_desk.ui.widgets.flow import empty
from ipso_desk.ui.widgets.later import Later
from ipso_desk.ui.widgets.text import Text


class YearCards(QWidget):
    """`complete` when every card of the year stands."""

    complete = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._coming: Iterator[QWidget] = iter(())
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._dress()
        theme.signals().changed.connect(self._dress)
        self._rest = Later(self, self._show_next)

    def show_parts(self, content: Iterable[Part], high: int) -> None:
        """The parts of a year: now as many as fill `high`, the others a moment later."""
        self.clear()
        self._coming = _in_pairs(content)
        for card in self._coming:
            self.add(card)
            high -= card.sizeHint().height()
            if high < 0:
                break
        self._rest.start()

    def show_nothing(self, sentence: str) -> None:
        self.clear()
        self.add(EmptyState(sentence))

    def add(self, card: QWidget) -> None:
        """A card below those of the year, until the next year is shown."""
        self._box.addWidget(card)
        # Now: shown in its turn, what stands above would be seen to give way first.
        card.show()

    def clear(self) -> None:
        self._rest.stop()
        self._coming = iter(())
        empty(self._box)

    def _show_next(self) -> bool:
        card = next(self._coming, None)
        if card is None:
            self.complete.emit()
            return False
        self.add(card)
        return True

    def _dress(self) -> None:
        self._box.setSpacing(theme.current().space(3.5))


def _in_pairs(content: Iterable[Part]) -> Iterator[QWidget]:
    """Each part as a card; two short ones that follow each other side by side."""
    waiting = list(content)
    while waiting:
        part = waiting.pop(0)
        if part.half and waiting and waiting[0].half:
            yield side_by_side(_card(part), _card(waiting.pop(0)))
        else:
            yield _card(part)


def _card(part: Part) -> Card:
    card = Card(part.title, "")
    if part.quiet:
        card.add(Text(part.quiet, "soft"))
    if part.is_drawn:
        if part.captions:
            captions = Text(" · ".join(part.captions), "second")
            captions.setAlignment(Qt.AlignmentFlag.AlignRight)
            card.add(captions)
        chart = BarChart(part.title)
        chart.set_bars([_bar(line) for line in part.lines])
        card.add(chart)
    else:
        card.add(FigureList([_figure(line, part) for line in part.lines]))
    if part.note:
        card.add(Text(part.note, "second"))
    return card


def _bar(line: Line) -> Bar:
    return Bar(
        line.label,
        None if line.aside else (line.share or 0) / 100,
        " · ".join(filter(None, (words_of(line.value), words_of(line.extra)))),
        "" if line.share is None else f"{line.share} %",
        None if line.national is None else line.national / 100,
        line.under,
    )


def _figure(line: Line, part: Part) -> FigureLine:
    number, second = words_of(line.value), words_of(line.extra)
    if second:
        # Two numbers on a line: each says what it counts.
        number, second = (
            f"{words} {what}"
            for words, what in zip((number, second), part.captions[-2:], strict=True)
        )
    return FigureLine(line.label, number, second, inset=line.under)


def words_of(value: Reads | None) -> str:
    """A number as it is written; a hidden one in its own words."""
    return number(value) if isinstance(value, int) else value or ""
