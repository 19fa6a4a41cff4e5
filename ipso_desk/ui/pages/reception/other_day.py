"""Andere dag: entering an earlier day from the paper list."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal

from ipso_desk.ui import theme
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.buttons import Button, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.text import Text

_TO_COME = "Deze dag moet nog komen. Kies vandaag of een dag ervoor."
_UNREADABLE = "Schrijf een datum als 13-1-2026."


class OtherDay(Card):
    """`chosen(day)` when the day is another one; today closes the bar."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Andere dag")
        self._today = self._day = date.min
        self.date = DateField("Welke dag")
        self.date.field.setProperty("desk", True)
        label = Text("Welke dag", "strong", wrap=False)
        label.setBuddy(self.date.field)
        self.before = secondary("Dag ervoor", "chevron-left", desk=True)
        self.after = secondary("Dag erna", "chevron-right", desk=True)
        self.back = Button("Terug naar vandaag", desk=True)
        self._error = Text("", "error")
        self._error.hide()
        self.add(Flow(label, self.date, self.before, self.after, self.back))
        self.add(self._error)
        self.before.clicked.connect(lambda: self._choose(self._day - timedelta(days=1)))
        self.after.clicked.connect(lambda: self._choose(self._day + timedelta(days=1)))
        self.back.clicked.connect(lambda: self._choose(self._today))
        # What is still being typed is no day yet; what the calendar puts there is.
        self.date.changed.connect(lambda: None if self.date.field.hasFocus() else self._read())
        self.date.field.editingFinished.connect(self._read)
        self.hide()
        self._dress_bar()
        theme.signals().changed.connect(self._dress_bar)

    def show_day(self, day: date, today: date) -> None:
        self._today, self._day = today, day
        if self.date.date() != day:
            self.date.set_date(day)
        self._say("")
        self.after.setEnabled(day < today)

    def error(self) -> str:
        return self._error.text()

    def _read(self) -> None:
        if not self.isVisible():
            return
        day = self.date.date()
        if day is None:
            self._say(_UNREADABLE)
        elif day > self._today:
            self._say(_TO_COME)
        elif day != self._day:
            self._choose(day)
        else:
            self._say("")

    def _choose(self, day: date) -> None:
        if day <= self._today:
            self._day = day
            self.chosen.emit(day)

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.date.field.setAccessibleDescription(sentence)
        announce(self.date.field, sentence)

    def _dress_bar(self) -> None:
        look = theme.current()
        side = look.space(4.5)
        self._box.setContentsMargins(side, look.space(2.5), side, look.space(2.5))
        self.date.setMinimumWidth(look.em * 18)
