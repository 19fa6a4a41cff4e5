"""Turven: people who came without leaving a name, per role, saved at every press."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ipso_desk.domain.guests import Role
from ipso_desk.ui import theme
from ipso_desk.ui.pages.reception.words import TALLY_WORDS
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.stepper import Stepper
from ipso_desk.ui.widgets.text import Text


class TallyBar(Card):
    """`tallied(role, people)` after each plus or minus."""

    tallied = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Turven")
        self.steppers = {role: Stepper(name) for role, name in TALLY_WORDS.items()}
        for role, stepper in self.steppers.items():
            stepper.stepped.connect(lambda people, role=role: self.tallied.emit(role, people))
        line = QWidget()
        self._row = QHBoxLayout(line)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(Text("Turven", "section", wrap=False))
        self._row.addWidget(Flow(*self.steppers.values(), steps=4, right=True), 1)
        self.add(line)
        self._dress_bar()
        theme.signals().changed.connect(self._dress_bar)

    def show_tallies(self, tallies: Mapping[Role, int]) -> None:
        for role, stepper in self.steppers.items():
            stepper.set_value(tallies.get(role, 0))

    def people(self) -> int:
        return sum(stepper.value() for stepper in self.steppers.values())

    def _dress_bar(self) -> None:
        look = theme.current()
        self._row.setSpacing(look.space(4))
        side = look.space(4.5)
        self._box.setContentsMargins(side, look.space(2.5), side, look.space(2.5))
