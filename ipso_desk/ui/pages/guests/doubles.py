"""The worklist of cards that may be of one person: compare them, or say that they are two."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import IpsoError
from ipso_desk.services.doubles import (
    Doubles,
    LikelyDouble,
    find_doubles,
    how_many_cards,
    say_different,
)
from ipso_desk.texts.doubles import reasons
from ipso_desk.texts.errors import sentence
from ipso_desk.ui.background import Background
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import PLUM, Chip
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList

TITLE = "Dubbele kaarten"
_LOOKING = "even kijken welke kaarten op elkaar lijken"
_NOBODY = "er zijn geen kaarten die op elkaar lijken"
_WHAT_TO_DO = "misschien van één persoon; kijk zelf of dat zo is"
_AT_ONCE = 2_000
"""So many cards are compared before a hand notices; more are compared beside the window."""


class DoublesList(QWidget):
    """`compare(one, other)` when two cards are wanted side by side; `counted(total)` always."""

    compare = Signal(int, int)
    counted = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._found = Doubles((), 0)
        self._words: list[str] = []
        self._background = Background(self)
        self.rows = RowList(TITLE)
        self._card = Card(TITLE, _LOOKING)
        self._card.add(self.rows)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._card)
        self.rows.acted.connect(self._acted)

    def show_list(self, text: str) -> None:
        """Look for doubles again, and show those that fit the words in the search box."""
        words = text.casefold().split()
        if words != self._words:  # only the words differ: the cards are the same
            self._words = words
            self._show()
            return
        many = self._page.ask(how_many_cards)
        desk = self._page.runner.desk
        if many and many.value > _AT_ONCE:
            self._card.set_heading(TITLE, _LOOKING)
            self._background.run(lambda: find_doubles(desk), self._looked)
            return
        try:
            self._looked(find_doubles(desk), None)
        except IpsoError as error:
            self._looked(None, error)

    def _looked(self, found: Doubles | None, error: Exception | None) -> None:
        if found is not None:
            self._found = found
        elif isinstance(error, IpsoError):
            self._page.warn(sentence(error))
        self._show()

    def _show(self) -> None:
        shown = [pair for pair in self._found.pairs if _fits(pair, self._words)]
        self.rows.set_rows([_row(pair) for pair in shown])
        self.rows.setVisible(bool(shown))
        more = self._found.total - len(self._found.pairs)
        words = f"{_WHAT_TO_DO}; hierna nog {more}" if more > 0 else _WHAT_TO_DO
        self._card.set_heading(TITLE, words if shown else _NOBODY)
        self.counted.emit(len(shown) if self._words else self._found.total)

    def _acted(self, key: object, action: str) -> None:
        if not isinstance(key, tuple):
            return
        if action == "compare":
            self.compare.emit(*key)
            return
        said = "Opgeschreven: dit zijn verschillende mensen."
        if self._page.do(say_different, *key, said=said):
            left = tuple(p for p in self._found.pairs if (p.one.id, p.other.id) != key)
            self._found = Doubles(left, self._found.total - 1)
            self.rows.remove_row(key)
            self.counted.emit(self._found.total)


def _fits(pair: LikelyDouble, words: list[str]) -> bool:
    names = f"{pair.one.display} {pair.other.display}".casefold()
    return all(word in names for word in words)


def _row(pair: LikelyDouble) -> Row:
    one, other = pair.one.display, pair.other.display
    title = f"{one} en {other}" if one != other else f"{one}, twee keer"
    named = f"{one} en {other}"
    chips = (Chip("overleden", PLUM),) if pair.one_died or pair.other_died else ()
    return Row(
        (pair.one.id, pair.other.id),
        title,
        f"{reasons(pair.reasons)} · kaart {pair.one.id} en {pair.other.id}",
        chips=chips,
        actions=(
            RowAction("compare", "Vergelijken", "users", name=f"Vergelijken: {named}"),
            RowAction("different", "Verschillende mensen", name=f"Verschillende mensen: {named}"),
        ),
    )
