"""The cards of everybody who is still to be called, built a few at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.call_list import CallLine
from ipso_desk.ui import theme
from ipso_desk.ui.pages.call_list.line_card import CallCard

_AT_ONCE = 6


class CardStack(QWidget):
    """`asked(card)` for each new card, so that the page can listen to it."""

    made = Signal(object)

    def __init__(self, make: Callable[[CallLine], CallCard]) -> None:
        super().__init__()
        self.setAccessibleName("Nog bellen")
        self._make = make
        self._lines: list[CallLine] = []
        self._cards: list[CallCard] = []
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._build_more)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._space()
        theme.signals().changed.connect(self._space)

    def set_lines(self, lines: Sequence[CallLine]) -> None:
        """Show these; a card that is there already stays, with what was being typed in it."""
        wanted = {line.person.id: line for line in lines}
        for card in list(self._cards):
            line = wanted.get(card.line.person.id)
            if line is None:
                self._drop(card)
            else:
                card.show_line(line)
        self._lines = list(lines)
        self._build(max(_AT_ONCE, len(self._cards)))
        if len(self._cards) < len(self._lines):
            self._more.start()

    def cards(self) -> list[CallCard]:
        return list(self._cards)

    def card_of(self, guest_id: int) -> CallCard | None:
        return next((card for card in self._cards if card.line.person.id == guest_id), None)

    def neighbour(self, card: CallCard, step: int) -> CallCard | None:
        """The card below or above, of those that are shown."""
        shown = [each for each in self._cards if not each.isHidden() or each is card]
        at = shown.index(card) + step
        if at >= len(shown) and len(self._cards) < len(self._lines):
            self._build(len(self._cards) + 1)
            return self._cards[-1]
        return shown[at] if 0 <= at < len(shown) else None

    def remove(self, card: CallCard) -> None:
        self._lines = [line for line in self._lines if line.person.id != card.line.person.id]
        self._drop(card)

    def narrow(self, fits: Callable[[CallLine], bool]) -> int:
        """Show only the lines that fit; how many there are."""
        self._build(len(self._lines))
        self._more.stop()
        for card in self._cards:
            card.setVisible(fits(card.line))
        return sum(1 for line in self._lines if fits(line))

    def _build(self, until: int) -> None:
        there = {card.line.person.id: card for card in self._cards}
        self._cards = []
        for at, line in enumerate(self._lines):
            card = there.pop(line.person.id, None)
            if card is None:
                if len(self._cards) + len(there) >= until:
                    continue
                card = self._make(line)
                self.made.emit(card)
            if self._box.indexOf(card) != len(self._cards):
                self._box.insertWidget(len(self._cards), card)
            self._cards.append(card)
            if at >= until and not there:
                break

    def _build_more(self) -> None:
        self._build(len(self._cards) + 4)
        if len(self._cards) >= len(self._lines):
            self._more.stop()

    def _drop(self, card: CallCard) -> None:
        self._cards.remove(card)
        card.hide()
        self._box.removeWidget(card)
        card.deleteLater()

    def _space(self) -> None:
        self._box.setSpacing(theme.current().space(3))
