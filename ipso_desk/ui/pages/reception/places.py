"""Where people are ticked: the house, or one of the things of the day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.occasions import Occasion
from ipso_desk.ui import theme
from ipso_desk.ui.pages.reception import words
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.tabs import TabButton

HOUSE = ""


class Places(QWidget):
    """`chosen(key)`: the key of an occasion, or HOUSE. One button each, the chosen one in bold."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Waar")
        self._occasions: tuple[Occasion, ...] = ()
        self._key = HOUSE
        self.buttons: dict[str, TabButton] = {}
        self._row = Flow(steps=1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._row)
        theme.signals().changed.connect(self._dress_places)

    @property
    def key(self) -> str:
        return self._key

    def occasion(self) -> Occasion | None:
        """What is chosen; None for the house."""
        return next((one for one in self._occasions if one.key == self._key), None)

    def show_occasions(self, found: Sequence[Occasion]) -> None:
        """What is on; what was chosen stays chosen while it is there."""
        if self._key != HOUSE and all(one.key != self._key for one in found):
            self._key = HOUSE
        names = {HOUSE: words.HOUSE, **{one.key: words.occasion_words(one) for one in found}}
        if {key: button.text() for key, button in self.buttons.items()} != names:
            self._row.clear()
            self.buttons = {key: self._button(key, name) for key, name in names.items()}
            self._dress_places()
        self._occasions = tuple(found)
        self._mark()

    def choose(self, key: str) -> None:
        self._key = key
        self._mark()
        self.chosen.emit(key)

    def needed(self) -> bool:
        """There is something to choose."""
        return bool(self._occasions)

    def _button(self, key: str, name: str) -> TabButton:
        button = TabButton(name)
        button.clicked.connect(lambda: self.choose(key))
        self._row.add(button)
        return button

    def _mark(self) -> None:
        for key, button in self.buttons.items():
            button.set_current(key == self._key)

    def _dress_places(self) -> None:
        for button in self.buttons.values():
            button.setMinimumHeight(theme.current().desk_target)
