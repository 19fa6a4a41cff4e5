"""A month at a time to choose a day from, with keys or mouse; every day one reaches is told."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QVBoxLayout, QWidget

from ipso_desk.ui import icons, theme
from ipso_desk.ui.widgets.announce import announce

DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
_TURNS = {
    "qt_calendar_prevmonth": ("chevron-left", "Vorige maand"),
    "qt_calendar_nextmonth": ("chevron-right", "Volgende maand"),
}


class DutchCalendar(QCalendarWidget):
    """Monday first; the days of the months beside it stand back, today has a line around it."""

    def __init__(self, day: dt.date, today: dt.date) -> None:
        super().__init__()
        self._today = QDate(today.year, today.month, today.day)
        self.setAccessibleName("Kalender")
        self.setLocale(DUTCH)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        look = theme.current()
        self.setMinimumSize(look.em * 22, look.em * 18)
        usual = self.weekdayTextFormat(Qt.DayOfWeek.Monday)
        usual.setForeground(look.color("soft"))
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, usual)
        self._name_parts()
        self.selectionChanged.connect(lambda: announce(self, self._spoken()))

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate | dt.date) -> None:
        day = date if isinstance(date, QDate) else QDate(date.year, date.month, date.day)
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.color("surface"))
        box = QRectF(rect).adjusted(3, 3, -3, -3)
        chosen, within = day == self.selectedDate(), day.month() == self.monthShown()
        if chosen or day == self._today:
            painter.setBrush(look.color("primary") if chosen else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("primary"), 2))
            painter.drawRoundedRect(box, 8, 8)
        font = painter.font()
        font.setWeight(font.Weight.DemiBold if within else font.Weight.Normal)
        if not within:
            font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        painter.setPen(look.color("on_primary" if chosen else "ink" if within else "soft"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()

    def _name_parts(self) -> None:
        side = theme.current().icon
        for name, (drawing, words) in _TURNS.items():
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icons.icon(drawing, "action"))
                button.setIconSize(QSize(side, side))
                button.setAccessibleName(words)
        days = self.findChild(QTableView)
        if days is not None:
            days.setAccessibleName(self._spoken())
            self.selectionChanged.connect(lambda: days.setAccessibleName(self._spoken()))

    def _spoken(self) -> str:
        return DUTCH.toString(self.selectedDate(), "dddd d MMMM yyyy")


def in_a_frame(calendar: DutchCalendar) -> QWidget:
    """With room around it for the ring of the focus."""
    whole = QWidget()
    box = QVBoxLayout(whole)
    edge = theme.current().space(2)
    box.setContentsMargins(edge, edge, edge, edge)
    box.addWidget(calendar)
    return whole
