"""The kaarsenhoek: whose candle burns now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.memorial import Candle
from ipso_desk.texts.days import full_day, partial_day
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.cards import EmptyState, side_by_side
from ipso_desk.ui.widgets.flame import FlameCard
from ipso_desk.ui.widgets.text import SectionTitle

_BESIDE = 3


class CandleCorner(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Kaarsenhoek")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().space(3.5))
        self._box.addWidget(SectionTitle("Kaarsenhoek"))
        self._none = EmptyState("Er brandt nu geen kaars.", icon="flame")
        self._box.addWidget(self._none)
        self._rows: list[QWidget] = []
        self._shown: tuple[Candle, ...] | None = None

    def set_candles(self, candles: Sequence[Candle]) -> None:
        if self._shown == tuple(candles):
            return
        self._shown = tuple(candles)
        for row in self._rows:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        self._none.setVisible(not candles)
        for start in range(0, len(candles), _BESIDE):
            cards: list[QWidget] = [_card(c) for c in candles[start : start + _BESIDE]]
            # Empty places keep the cards of the last row as wide as the others.
            cards += [QWidget() for _ in range(_BESIDE - len(cards))]
            row = side_by_side(*cards, narrowest=14)
            self._rows.append(row)
            self._box.addWidget(row)


def _card(candle: Candle) -> FlameCard:
    lines = [f"overleden {partial_day(candle.died_on)}"] if candle.died_on else []
    lines.append(f"kaars tot {full_day(candle.until_day)}")
    return FlameCard(candle.person.display, lines, candle.card_text)
