"""One entry as it is read: who wrote it, about whom, the words, what to come back to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.logbook import LogKind, Visibility
from ipso_desk.services.log_reading import Entry
from ipso_desk.texts.days import clock_time, long_day
from ipso_desk.texts.words import word
from ipso_desk.ui import theme
from ipso_desk.ui.pages.logbook.marked_text import MarkedText
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.chips import CALM, PLAIN, WARM, ChipLabel
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.paper import Paper
from ipso_desk.ui.widgets.text import Text


class EntryCard(Paper):
    """`wanted(what)`: "change", "delete", "done"; `led_to(guest_id)` for a name."""

    wanted = Signal(str)
    led_to = Signal(int)

    def __init__(self, entry: Entry, *, leads: bool) -> None:
        super().__init__()
        self.entry = entry
        self.setAccessibleName(f"Notitie van {entry.author}, {long_day(entry.day)}")
        self._box = QVBoxLayout(self)
        about = self._about(leads)
        if about is not None:
            self._box.addWidget(about)
        self._box.addWidget(MarkedText(entry.text, entry.hits))
        self._box.addWidget(self._foot())
        self._dress()
        theme.signals().changed.connect(self._dress)

    def _about(self, leads: bool) -> QWidget | None:
        entry = self.entry
        parts: list[QWidget] = []
        for who in entry.people:
            if leads:
                button = quiet(who.display, name=f"Kaart van {who.display}")
                button.clicked.connect(lambda _=False, number=who.id: self.led_to.emit(number))
                parts.append(button)
            else:
                parts.append(ChipLabel(who.display, CALM))
        parts += [ChipLabel(other.name, CALM) for other in entry.others]
        return Flow(*parts) if parts else None

    def _foot(self) -> QWidget:
        entry = self.entry
        said = [entry.author, clock_time(entry.written_at)]
        if entry.kind is LogKind.OFFER:
            said.append(word(entry.kind))
        line = Flow(Text(" · ".join(filter(None, said)), "second", wrap=False))
        if entry.visibility is Visibility.COORDINATORS:
            line.add(ChipLabel(word(entry.visibility), PLAIN))
        if entry.follow_up_on is not None and entry.follow_up_done_on is None:
            line.add(ChipLabel(f"terugkomen op {long_day(entry.follow_up_on)}", WARM))
            line.add(self._button("Afgehandeld", "check", "done"))
        if entry.may_change:
            line.add(self._button("Wijzigen", "pencil", "change"))
            line.add(self._button("Verwijderen", "trash-2", "delete"))
        return line

    def _button(self, words: str, icon: str, what: str) -> QWidget:
        start = " ".join(self.entry.text.split()[:5])
        made = quiet(words, icon, name=f"{words}: {start}")
        made.clicked.connect(lambda: self.wanted.emit(what))
        return made

    def _dress(self) -> None:
        look = theme.current()
        side = look.space(4.5)
        self._box.setContentsMargins(side, look.space(3), side, look.space(2))
        self._box.setSpacing(look.space(1))
