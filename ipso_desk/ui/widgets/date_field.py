"""A date as people write it (13-1-2026, 13 jan, vandaag), with a calendar for who prefers that."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget, QWidgetAction

from ipso_desk.domain.dates import FIRST_YEAR, LAST_YEAR
from ipso_desk.ui import dress, theme
from ipso_desk.ui.widgets.buttons import Button
from ipso_desk.ui.widgets.calendar import DUTCH, DutchCalendar, in_a_frame

_FORMATS = (
    "d-M-yyyy",
    "d/M/yyyy",
    "d.M.yyyy",
    "yyyy-MM-dd",
    "d MMMM yyyy",
    "d MMM yyyy",
    "d MMM. yyyy",
)
_WITHOUT_YEAR = ("d-M", "d/M", "d MMMM", "d MMM")
_ONE_OR_TWO = re.compile("[0-9]{1,2}")
_WORDS = {"vandaag": 0, "gisteren": -1, "eergisteren": -2, "morgen": 1, "overmorgen": 2}


def read_date(text: str, today: dt.date) -> dt.date | None:
    """The day that is meant, None when it cannot be read. Two digits of a year are 20.."""
    text = " ".join(text.strip().lower().split())
    if text in _WORDS:
        return today + dt.timedelta(days=_WORDS[text])
    for pattern in _FORMATS:
        found = DUTCH.toDate(text, pattern)
        if found.isValid() and FIRST_YEAR <= found.year() <= LAST_YEAR:
            return _day(found)
    for mark in "-/.":
        parts = text.split(mark)
        if len(parts) == 3 and len(parts[2]) == 2 and all(map(_ONE_OR_TWO.fullmatch, parts)):
            found = QDate(2000 + int(parts[2]), int(parts[1]), int(parts[0]))
            return _day(found) if found.isValid() else None
    for pattern in _WITHOUT_YEAR:
        found = DUTCH.toDate(f"{text} {today.year}", f"{pattern} yyyy")
        if found.isValid():
            return _day(found)
    return None


def short(day: dt.date) -> str:
    """13-1-2026."""
    return f"{day.day}-{day.month}-{day.year}"


def long(day: dt.date) -> str:
    """dinsdag 13 januari 2026."""
    return DUTCH.toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")


def _day(found: QDate) -> dt.date:
    return dt.date(found.year(), found.month(), found.day())


class DateField(QWidget):
    """A typed date and a button "Kalender". `date()` is None for nothing or nonsense.

    With `partial` the text is left as typed ("1939", "mei 1939"): read it with the
    domain's own reading of partial dates.
    """

    changed = Signal()

    def __init__(
        self, name: str = "Datum", *, today: dt.date | None = None, partial: bool = False
    ) -> None:
        super().__init__()
        self._today = today
        self._partial = partial
        self.field = dress.wear(QLineEdit(), "field menu")
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText("d-m-jjjj" if not partial else "d-m-jjjj of jjjj")
        self.field.textChanged.connect(lambda _: self.changed.emit())
        self.field.editingFinished.connect(self._tidy)
        self._open = Button("Kalender", "calendar-days", name=f"Kalender: {name}")
        self._open.clicked.connect(self._show_calendar)
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().space(2))
        row.addWidget(self.field, 1)
        row.addWidget(self._open)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def date(self) -> dt.date | None:
        return read_date(self.field.text(), self._now())

    def set_date(self, day: dt.date | None) -> None:
        self.field.setText(short(day) if day is not None else "")

    def text(self) -> str:
        """What was typed, for partial dates and for saying what could not be read."""
        typed = self.field.text().strip()
        # "Gisteren" is a day, and what reads partial dates knows no today.
        days = _WORDS.get(typed.lower())
        return typed if days is None else short(self._now() + dt.timedelta(days=days))

    def set_text(self, text: str) -> None:
        self.field.setText(text)

    def is_empty(self) -> bool:
        return not self.text()

    def _now(self) -> dt.date:
        if self._today is not None:
            return self._today
        return _day(QDate.currentDate())

    def _tidy(self) -> None:
        found = self.date()
        if found is not None and not self._partial and self.field.text() != short(found):
            self.field.setText(short(found))

    def _show_calendar(self) -> None:
        menu = dress.wear(QMenu(self), "menu calendar")
        calendar = DutchCalendar(self.date() or self._now(), self._now())
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(in_a_frame(calendar))
        menu.addAction(holder)

        def choose(found: QDate) -> None:
            self.set_date(_day(found))
            menu.close()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

        calendar.clicked.connect(choose)
        calendar.activated.connect(choose)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _dress(self) -> None:
        self.field.setMinimumWidth(theme.current().em * 8)
