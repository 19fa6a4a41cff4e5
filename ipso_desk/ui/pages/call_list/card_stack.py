"""The cards of everybody who is still to be called, built a few at a time.

Placed by hand, with the height of each card remembered: a layout would measure all of
them again after every call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ipso_desk.services.call_list import CallLine
from ipso_desk.ui import theme
from ipso_desk.ui.pages.call_list.line_card import CallCard
from ipso_desk.ui.widgets.later import Later

_AT_ONCE, _AT_A_TIME = 4, 3
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
        self._more = Later(self, self._build_more)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        # What becomes longer or shorter keeps what is drawn already.
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        theme.signals().changed.connect(self._measure_again)

    # What is in it

    def set_lines(self, lines: Sequence[CallLine]) -> None:
        """Show these; a card that is there already stays, with what was being typed in it."""
        wanted = {line.person.id for line in lines}
        for card in list(self._cards):
            if card.line.person.id not in wanted:
                self._drop(card)
        self._lines = list(lines)
        self._build(max(_AT_ONCE, len(self._shown())))
        self._settle()

    def cards(self) -> list[CallCard]:
        return list(self._cards)

    def card_of(self, guest_id: int) -> CallCard | None:
        return next((card for card in self._cards if card.line.person.id == guest_id), None)

    def neighbour(self, card: CallCard, step: int) -> CallCard | None:
        """The card below or above, of those that are shown."""
        shown = [each for each in self._cards if each is card or self._fits(each.line)]
        at = shown.index(card) + step
        if at >= len(shown) and self._waiting():
            self._build(at + 1)
            self._settle()
            shown = self._shown()
        return shown[at] if 0 <= at < len(shown) else None

    def remove(self, card: CallCard) -> None:
        self._lines = [line for line in self._lines if line.person.id != card.line.person.id]
        self._drop(card)
        self._settle()

    def narrow(self, fits: Callable[[CallLine], bool]) -> int:
        """Show only the lines that fit; how many there are."""
        self._fits = fits
        self._build(_AT_ONCE)
        self._settle()
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
            built, count = sum(heights), len(heights)
            if count and (waiting := self._waiting()):
                built, count = built + waiting * (built // count), count + waiting
            self._totals[width] = built + self._gap() * max(0, count - 1)
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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and isinstance(watched, CallCard):
            before = self._heights.pop(watched, {}).get(self.width())
            if self._height(watched, self.width()) != before:
                self._settle()
        return super().eventFilter(watched, event)

    # Building

    def _build(self, until: int) -> None:
        """Until so many of those that fit have a card; the others follow by themselves."""
        there = {card.line.person.id: card for card in self._cards}
        self._cards, shown = [], 0
        for line in self._lines:
            card = there.get(line.person.id)
            fits = self._fits(line)
            if card is None and fits and shown < until:
                card = self._made(line)
            if card is not None:
                if card.line != line:
                    card.show_line(line)
                self._cards.append(card)
                shown += fits
        if self._waiting():
            self._more.start()

    def _made(self, line: CallLine) -> CallCard:
        card = self._make(line)
        card.setParent(self)
        # Nothing shows through, so a card that moves up is moved as it is drawn.
        card.setAutoFillBackground(True)
        card.ensurePolished()
        card.installEventFilter(self)
        self.made.emit(card)
        return card

    def _build_more(self) -> bool:
        self._build(len(self._shown()) + _AT_A_TIME)
        if self._waiting():
            # The room for all was there from the start: nothing around moves.
            self._place()
            return True
        self._settle()
        return False

    def _waiting(self) -> int:
        """How many of those that fit have no card yet."""
        return sum(1 for line in self._lines if self._fits(line)) - len(self._shown())

    def _drop(self, card: CallCard) -> None:
        self._cards.remove(card)
        self._heights.pop(card, None)
        card.removeEventFilter(self)
        card.hide()
        card.deleteLater()

    def _shown(self) -> list[CallCard]:
        return [card for card in self._cards if self._fits(card.line)]

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
        if self.isVisible():
            # Out of sight it has no width yet; when it is shown it gets one.
            self._place()

    def _place(self) -> None:
        y, width, gap, shown = 0, self.width(), self._gap(), self.isVisible()
        for card in self._cards:
            if not self._fits(card.line):
                card.hide()
                continue
            height = self._height(card, width)
            card.setGeometry(0, y, width, height)
            if shown and card.isHidden():
                # Not before it has its place: Qt would think of a size for it.
                card.show()
            y += height + gap
