"""Andere dag: entering an earlier day from the paper list."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal

from ipso_desk.services.day_checks import Checked
from ipso_desk.texts.days import long_day
from ipso_desk.ui import theme
from ipso_desk.ui.pages.reception import words
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.buttons import Button, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.text import Text

_TO_COME = "Deze dag moet nog komen. Kies vandaag of een dag ervoor."
_UNREADABLE = "Schrijf een datum als 13-1-2026."
_WHICH, _TO_WHICH = "Welke dag", "Naar welke dag"


class OtherDay(Card):
    """`chosen(day)` when the day is another one; today closes the bar.

    `move_wanted(day)` when what was just entered belongs on that day; `right` when the
    day on paper and on the screen are the same.
    """

    chosen = Signal(object)
    move_wanted = Signal(object)
    right = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Andere dag")
        self._today = self._day = date.min
        self._moving = False
        self.date = DateField(_WHICH)
        self.date.field.setProperty("desk", True)
        self._label = Text(_WHICH, "strong", wrap=False)
        self._label.setBuddy(self.date.field)
        self.before = secondary("Dag ervoor", "chevron-left", desk=True)
        self.after = secondary("Dag erna", "chevron-right", desk=True)
        self.back = Button("Terug naar vandaag", desk=True)
        self._error = Text("", "error")
        self._error.hide()
        self.add(Flow(self._label, self.date, self.before, self.after, self.back))
        self.add(self._error)
        self._came = Text("", "text", wrap=False)
        self.same = secondary("Klopt met het papier", "check", desk=True)
        self.wrong = Button("Verkeerde dag", desk=True)
        self.add(Flow(self._came, self.same, self.wrong))
        self.before.clicked.connect(lambda: self._choose(self._day - timedelta(days=1)))
        self.after.clicked.connect(lambda: self._choose(self._day + timedelta(days=1)))
        self.back.clicked.connect(lambda: self._choose(self._today))
        self.same.clicked.connect(self.right)
        self.wrong.clicked.connect(self._begin_moving)
        # What is still being typed is no day yet; what the calendar puts there is.
        self.date.changed.connect(lambda: None if self.date.field.hasFocus() else self._read())
        self.date.field.editingFinished.connect(self._read)
        self.hide()
        self._dress_bar()
        theme.signals().changed.connect(self._dress_bar)

    def show_day(self, day: date, today: date) -> None:
        self._today, self._day = today, day
        self._set_moving(False)
        if self.date.date() != day:
            self.date.set_date(day)
        self._say("")
        self.after.setEnabled(day < today)

    def show_came(self, named: int, unnamed: int, entered: int, checked: Checked | None) -> None:
        """How many stand on this day now, to lay beside the paper."""
        told = words.came(named, unnamed)
        same = checked is not None and (checked.named, checked.unnamed) == (named, unnamed)
        self._came.setText(f"{told} · klopt volgens {checked.by}" if checked and same else told)
        self.same.setVisible(not same and named + unnamed > 0)
        self.wrong.setVisible(entered > 0 and not self._moving)

    def error(self) -> str:
        return self._error.text()

    def _begin_moving(self) -> None:
        """The names of this sitting go to the day that is chosen next."""
        self._set_moving(True)
        self.wrong.hide()
        self.date.setFocus()
        self.date.field.selectAll()

    def _set_moving(self, moving: bool) -> None:
        self._moving = moving
        self._label.setText(_TO_WHICH if moving else _WHICH)
        if moving:
            announce(self.date.field, f"{_TO_WHICH}? Nu {long_day(self._day)}")

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
        if day > self._today:
            return
        if self._moving:
            self.move_wanted.emit(day)
            return
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
