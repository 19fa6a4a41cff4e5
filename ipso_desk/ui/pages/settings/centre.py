"""The centre's name, its weekly hours, and the days that differ."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.open_days import (
    DifferentDay,
    clear_day,
    different_days,
    has_calendar,
    open_days,
    set_day,
    set_week,
)
from ipso_desk.services.settings import centre_name, change_setting
from ipso_desk.texts.days import WEEKDAYS, full_day
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card, EmptyState, side_by_side
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text
from ipso_desk.ui.widgets.ticks import CheckBox

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.page import Page

_TIME = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")


class CentreTab(QWidget):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        box.addWidget(self._name_card())
        box.addWidget(side_by_side(self._week_card(), self._days_card()))
        box.addWidget(self._lists_card())
        box.addStretch(1)
        self.show_now()

    def show_now(self) -> None:
        ask = self._page.ask
        self._name.set_values({"name": ask(centre_name).value})
        usual = ask(open_days).value
        self._week.set_values(
            {str(day): _words(usual.week[day]) if usual.week[day] else "" for day in range(7)}
        )
        self._assumed.setVisible(not ask(has_calendar).value)
        rows = [_row(day) for day in ask(different_days).value]
        self._days.set_rows(rows)
        self._none.setVisible(not rows)

    def _name_card(self) -> Card:
        self._name = Form()
        self._name.add("name", "Naam van het centrum", TextLine(), "zoals die op papier staat")
        self._name.saved.connect(self._keep_name)
        self._name.cancelled.connect(self.show_now)
        card = Card("Het centrum")
        card.add(self._name)
        return card

    def _lists_card(self) -> Card:
        take_over = secondary("Importeren", "file-spreadsheet")
        take_over.clicked.connect(lambda: self._page.go_to.emit("gasten", "importeren"))
        card = Card("Lijsten van het centrum")
        card.add(Text("Een gastenlijst, presentielijst of turflijst overnemen.", "soft"))
        card.add(Flow(take_over))
        return card

    def _week_card(self) -> Card:
        self._week = Form(save="Tijden opslaan")
        for day, name in enumerate(WEEKDAYS):
            self._week.add(str(day), name.capitalize(), TextLine(limit=20))
        self._week.saved.connect(self._keep_week)
        self._week.cancelled.connect(self.show_now)
        self._assumed = Text(
            "Deze tijden zijn nog aangenomen. Sla ze op, dan tellen de open dagen.", "soft"
        )
        card = Card("Open op", "bijvoorbeeld 10.00–16.00; leeg is gesloten")
        card.add(self._assumed)
        card.add(self._week)
        return card

    def _days_card(self) -> Card:
        self._day = Form(save="Dag toevoegen")
        self._day.add("day", "Dag", DateField("Dag"))
        self._day.add("open", "", CheckBox("Die dag zijn we open"))
        self._day.add("reason", "Waarom", TextLine(), "bijvoorbeeld: zomersluiting, open dag")
        self._day.saved.connect(self._keep_day)
        self._day.cancelled.connect(self._empty_day)
        self._days = RowList("Dagen die anders zijn")
        self._days.acted.connect(self._forget_day)
        self._none = EmptyState("Nog geen dagen die anders zijn. Feestdagen zijn al gesloten.")
        card = Card("Anders dan anders")
        card.add(self._day)
        card.add(self._none)
        card.add(self._days)
        return card

    def _keep_name(self) -> None:
        name = str(self._name.values()["name"] or "").strip()
        if not name:
            self._name.set_error("name", "Vul de naam van het centrum in.")
            return
        self._page.do(change_setting, "centre_name", name, said="De naam is opgeslagen.")

    def _keep_week(self) -> None:
        self._week.clear_errors()
        week = []
        for key, typed in self._week.values().items():
            text = str(typed or "").strip()
            if not text:
                continue
            times = [f"{int(hour):02d}:{minute}" for hour, minute in _TIME.findall(text)]
            if len(times) != 2 or times[0] >= times[1]:
                self._week.set_error(key, "Schrijf het zo: 10.00–16.00, of laat leeg.")
                return
            week.append((int(key), times[0], times[1]))
        first = not self._page.ask(has_calendar).value
        since = date(2000, 1, 1) if first else self._page.runner.desk.clock.today()
        self._page.do(set_week, since, week, said="De openingstijden zijn opgeslagen.")
        self.show_now()

    def _keep_day(self) -> None:
        self._day.clear_errors()
        values = self._day.values()
        day = values["day"]
        if not isinstance(day, date):
            self._day.set_error("day", "Kies een dag, bijvoorbeeld 24-12-2026.")
            return
        opened, reason = bool(values["open"]), str(values["reason"] or "")
        said = f"{full_day(day)}: {'open' if opened else 'gesloten'}."
        if self._page.do(set_day, day, is_open=opened, reason=reason, said=said):
            self._empty_day()
            self.show_now()

    def _forget_day(self, key: object, _action: str) -> None:
        if isinstance(key, date) and self._page.do(
            clear_day, key, said=f"{full_day(key)} is weer een gewone dag."
        ):
            self.show_now()

    def _empty_day(self) -> None:
        self._day.clear_errors()
        self._day.set_values({"day": None, "open": False, "reason": ""})


def _row(day: DifferentDay) -> Row:
    words = "open" if day.is_open else "gesloten"
    second = f"{words} · {day.reason}" if day.reason else words
    return Row(day.day, full_day(day.day), second, actions=(RowAction("forget", "Weghalen"),))


def _words(hours: tuple[time, time]) -> str:
    return "–".join(f"{moment.hour}.{moment.minute:02d}" for moment in hours)
