"""The cards of everybody who is still to be called, built a few at a time.

Placed by hand, with the height of each card remembered: a layout would measure all of
them again after every call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipso_desk.services.call_list import CallLine
from ipso_desk.ui import theme
from ipso_desk.ui.pages.call_list.line_card import CallCard

_AT_ONCE = 6
_WIDTHS = 4
"""Layouts ask for a few widths; dragging the window asks for hundreds."""
_STEP = 32


class CardStack(QWidget):
    """`made(card)` for each new card, so that the page can listen to it."""

    made = Signal(object)

    def __init__(self, make: Callable[[CallLine], CallCard]) -> None:
        super().__init__()
        self.setAccessibleName("Nog bellen")
        self._make = make
        self._lines: list[CallLine] = []
        self._cards: list[CallCard] = []
        self._heights: dict[CallCard, dict[int, int]] = {}
        self._totals: dict[int, int] = {}
        self._widest = 0
        self._fits: Callable[[CallLine], bool] = lambda _: True
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._build_more)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.signals().changed.connect(self._measure_again)

    # What is in it

    def set_lines(self, lines: Sequence[CallLine]) -> None:
        """Show these; a card that is there already stays, with what was being typed in it."""
        wanted = {line.person.id for line in lines}
        for card in list(self._cards):
            if card.line.person.id not in wanted:
                self._drop(card)
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
        shown = [each for each in self._cards if each is card or not each.isHidden()]
        at = shown.index(card) + step
        if at >= len(shown) and len(self._cards) < len(self._lines):
            self._build(len(self._cards) + 1)
            return self._cards[-1]
        return shown[at] if 0 <= at < len(shown) else None

    def remove(self, card: CallCard) -> None:
        self._lines = [line for line in self._lines if line.person.id != card.line.person.id]
        self._drop(card)
        self._settle()

    def narrow(self, fits: Callable[[CallLine], bool]) -> int:
        """Show only the lines that fit; how many there are."""
        self._fits = fits
        self._build(len(self._lines))
        return sum(1 for line in self._lines if fits(line))

    # Size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Layouts ask many times for one change, and there may be eighty cards; widths that are
        # only considered differ by a pixel, and a little too narrow is a little too high.
        if width != self.width():
            width = width // _STEP * _STEP
        if width not in self._totals:
            heights = [self._height(card, width) for card in self._shown()]
            self._totals[width] = sum(heights) + self._gap() * max(0, len(heights) - 1)
        return self._totals[width]

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 100 else theme.current().em * 40
        return QSize(theme.current().em * 20, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        # It never shrinks: layouts measure every card again for each narrowest width.
        widths = (card.minimumSizeHint().width() for card in self._cards[:_AT_ONCE])
        self._widest = max((self._widest, *widths))
        return QSize(self._widest, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, CallCard):
            before = self._heights.pop(watched, {}).get(self.width())
            if self._height(watched, self.width()) != before:
                self._settle()
        return super().eventFilter(watched, event)

    # Building

    def _build(self, until: int) -> None:
        there = {card.line.person.id: card for card in self._cards}
        self._cards = []
        for line in self._lines:
            card = there.pop(line.person.id, None)
            if card is None and len(self._cards) + len(there) < until:
                card = self._make(line)
                card.setParent(self)
                card.installEventFilter(self)
                self.made.emit(card)
            if card is not None:
                card.show_line(line)
                card.setVisible(self._fits(line))
                self._cards.append(card)
        if len(self._cards) >= len(self._lines):
            self._more.stop()
        self._settle()

    def _build_more(self) -> None:
        self._build(len(self._cards) + 4)

    def _drop(self, card: CallCard) -> None:
        self._cards.remove(card)
        self._heights.pop(card, None)
        card.removeEventFilter(self)
        card.hide()
        card.deleteLater()

    def _shown(self) -> list[CallCard]:
        return [card for card in self._cards if not card.isHidden()]

    def _height(self, card: CallCard, width: int) -> int:
        known = self._heights.setdefault(card, {})
        if width not in known:
            if len(known) > _WIDTHS:
                known.clear()
            known[width] = card.heightForWidth(width)
        return known[width]

    def _gap(self) -> int:
        return theme.current().space(3)

    def _measure_again(self) -> None:
        self._heights.clear()
        self._widest = 0
        self._settle()

    def _settle(self) -> None:
        self._totals.clear()
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        y, width, gap = 0, self.width(), self._gap()
        for card in self._shown():
            height = self._height(card, width)
            card.setGeometry(0, y, width, height)
            y += height + gap
