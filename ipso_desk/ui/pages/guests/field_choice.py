"""One field of two cards, to choose from; and the one question that a merge must ask."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ipso_desk.services.merge_fields import FieldPair, Side
from ipso_desk.texts.doubles import field_label, field_value
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.choices import RadioChoice
from ipso_desk.ui.widgets.flow import Columns
from ipso_desk.ui.widgets.text import Text

_SHORT = 30
"""What fits beside a round button with large letters; a longer text stands below it."""


class FieldChoice(QWidget):
    """A label, and what each card says; `side()` is what was chosen."""

    def __init__(self, pair: FieldPair, keep: int, gone: int) -> None:
        super().__init__()
        label = field_label(pair.key)
        self.setAccessibleName(label)
        self._group = QButtonGroup(self)
        self._sides: dict[int, Side] = {}
        columns = Columns(narrowest=16)
        for side, value, number in (
            (Side.KEEP, pair.keep, keep),
            (Side.GONE, pair.gone, gone),
        ):
            words = field_value(value)
            name = f"{label}, kaart {number}: {words}"
            columns.add(self._choice(side, words, name, pair, f"Kaart {number}"))
        if pair.can_join and pair.keep is not None and pair.gone is not None:
            columns.add(self._choice(Side.BOTH, "Allebei", f"{label}: allebei", pair))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(Text(label, "strong"))
        self._box.addWidget(columns)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def side(self) -> Side:
        return self._sides[self._group.checkedId()]

    def choose(self, side: Side) -> None:
        for number, known in self._sides.items():
            if known is side:
                self._group.button(number).setChecked(True)

    def _choice(
        self, side: Side, words: str, name: str, pair: FieldPair, card: str = ""
    ) -> QWidget:
        long = len(words) > _SHORT
        button = RadioChoice(card if long else words, checked=side is pair.default, name=name)
        number = len(self._sides)
        self._sides[number] = side
        self._group.addButton(button, number)
        cell = QWidget()
        box = QVBoxLayout(cell)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(button)
        if long:
            box.addWidget(Text(words, "second"))
        box.addStretch(1)
        return cell

    def _dress(self) -> None:
        self._box.setSpacing(theme.current().space(0.5))


class DeathQuestion(Card):
    """One of the two cards says that the guest has died: a person says whether that is so."""

    def __init__(self) -> None:
        super().__init__("Is deze gast overleden?")
        self.add(
            Text(
                "Op een van de twee kaarten staat een overlijden, op de andere niet."
                " Zonder uw antwoord verandert er niets.",
                "soft",
            )
        )
        self._group = QButtonGroup(self)
        self.yes = RadioChoice("Ja, deze gast is overleden")
        self.no = RadioChoice("Nee, deze gast leeft")
        for number, button in enumerate((self.no, self.yes)):
            self._group.addButton(button, number)
        self.add(self.yes)
        self.add(self.no)
        self._wrong = Text("", "error")
        self._wrong.hide()
        self.add(self._wrong)

    def answer(self) -> bool | None:
        chosen = self._group.checkedId()
        return None if chosen < 0 else bool(chosen)

    def ask_first(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()
        self.yes.setFocus()
        announce(self.yes, sentence)
