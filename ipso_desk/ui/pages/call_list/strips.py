"""What an outcome asks more: which meetings, or who told of a death."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import FormField, TextLine
from ipso_desk.ui.widgets.text import Text
from ipso_desk.ui.widgets.ticks import CheckBox


class Strip(QWidget):
    """A question under the buttons; `left()` when it is let go."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().space(2))

    def focus_first(self) -> None:
        """Where the hand goes."""


class WhichMeetings(Strip):
    """Somebody with two meetings may come to one of them. `chosen(meeting numbers)`."""

    chosen = Signal(tuple)

    def __init__(self, name: str, meetings: Sequence[tuple[int, str]]) -> None:
        super().__init__()
        self._box.addWidget(Text(f"Waar komt {name} niet?", "strong"))
        self._ticks = [(number, CheckBox(words, checked=True)) for number, words in meetings]
        for _, tick in self._ticks:
            self._box.addWidget(tick)
        save = secondary("Opschrijven", "check", name=f"Opschrijven: {name}")
        save.clicked.connect(self._save)
        no = secondary("Annuleren", name=f"Annuleren: {name}")
        no.clicked.connect(lambda _=False: self.left.emit())
        self._box.addWidget(Flow(save, no))

    def focus_first(self) -> None:
        self._ticks[0][1].setFocus()

    def _save(self) -> None:
        ticked = tuple(number for number, tick in self._ticks if tick.isChecked())
        if ticked:
            self.chosen.emit(ticked)
        else:
            self.left.emit()


class ToldOfDeath(Strip):
    """Quiet, and never by one press. `told(by whom)`; `ends` says what the report does."""

    told = Signal(str)

    def __init__(self, name: str, ends: str) -> None:
        super().__init__()
        words = f"U meldt dat {name} is overleden. De naam gaat meteen van alle lijsten."
        self._box.addWidget(Text(words))
        if ends:
            self._box.addWidget(Text(ends))
        self._by = TextLine()
        self._field = FormField("Wie heeft het verteld", self._by)
        self._box.addWidget(self._field)
        save = secondary("Overlijden melden", name=f"Overlijden melden: {name}")
        save.clicked.connect(lambda _=False: self.told.emit(self._by.text().strip()))
        no = secondary("Annuleren", name=f"Annuleren: {name}")
        no.clicked.connect(lambda _=False: self.left.emit())
        self._by.returnPressed.connect(save.click)
        self._box.addWidget(Flow(save, no))

    def focus_first(self) -> None:
        self._field.focus()
