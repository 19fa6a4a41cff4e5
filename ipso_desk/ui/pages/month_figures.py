"""Maandcijfers, behind Overzicht in the bar: visits per day and weekday, people per activity."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from ipso_desk.domain.day_figures import DayFigure, PeriodFigures
from ipso_desk.domain.errors import IpsoError
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.prints.month_figures import figures_sheet
from ipso_desk.reports.dutch import counted, decimal, number
from ipso_desk.reports.month_figures import FiguresSheet, in_short
from ipso_desk.services.overview import years_with_visits
from ipso_desk.texts.activities import SHORT_CATEGORY
from ipso_desk.texts.days import MONTHS, WEEKDAYS, long_day
from ipso_desk.texts.errors import sentence
from ipso_desk.ui import file_choice, preview
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import primary, quiet, secondary
from ipso_desk.ui.widgets.cards import Card, EmptyState, side_by_side
from ipso_desk.ui.widgets.chart import Bar, BarChart
from ipso_desk.ui.widgets.chips import WARM, ChipLabel
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList
from ipso_desk.ui.widgets.text import Text

PRINT = "maandcijfers"
_WHOLE = 0
_FILES = {"xlsx": "Werkmap (*.xlsx)", "csv": "Lijst (*.csv)"}


class MonthFiguresPage(Page):
    shows = frozenset(
        {
            *("visit", "head_count", "guest", "activity", "activity_kind", "participation"),
            *("opening_hours", "day_exception", "setting"),
        }
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__("Maandcijfers", runner, quiet="hoe de dagen liepen, alleen voor binnen")
        self._sheet: FiguresSheet | None = None
        for words, form in (("Opslaan als werkmap", "xlsx"), ("Opslaan als CSV", "csv")):
            self.add_action(self._saver(words, form))
        print_button = primary("Afdrukken", "printer")
        print_button.clicked.connect(self.print_page)
        self.add_action(print_button)
        back = quiet("Overzicht", "arrow-left")
        back.clicked.connect(lambda: self.go_to.emit("overzicht", None))
        self._year = Select(name="Jaar")
        months = [(_WHOLE, "Het hele jaar"), *((n, MONTHS[n - 1]) for n in range(1, 13))]
        self._month = Select(months, name="Maand")
        self._year.currentIndexChanged.connect(self._show)
        self._month.currentIndexChanged.connect(self._show)
        self.add(Flow(back))
        self.add(Flow(self._year, self._month, ChipLabel("vertrouwelijk", WARM)))
        self._none = EmptyState("In deze tijd is er nog niets genoteerd.", icon="chart-column")
        self._short = Text("", "strong")
        self._weekdays = BarChart("Bezoeken per weekdag, gemiddeld per dag")
        self._days = RowList("Per dag")
        self._activities = RowList("Per activiteit")
        self._cards = self._fill()

    def reload(self) -> None:
        today = self.runner.desk.clock.today()
        known = set(self.ask(years_with_visits).value or ()) | {today.year}
        first = self._year.count() == 0
        for select in (self._year, self._month):
            select.blockSignals(True)
        self._year.set_choices([(year, str(year)) for year in sorted(known, reverse=True)])
        if first:
            self._month.set_code(today.month)
        for select in (self._year, self._month):
            select.blockSignals(False)
        self._show()

    def print_page(self) -> None:
        pdf = self._made("pdf")
        if pdf and self._sheet is not None:
            preview.show(self, f"Maandcijfers {self._sheet.title}", pdf)

    def _fill(self) -> list[QWidget]:
        self._short_card = Card("In het kort", " ")
        self._short_card.add(self._short)
        self._parts = Text("", "soft")
        self._short_card.add(self._parts)
        weekdays = Card("Per weekdag", "gemiddeld per dag")
        weekdays.add(self._weekdays)
        self._days_card = Card("Per dag", " ")
        self._days_card.add(self._days)
        activities = Card("Per activiteit", "hoe vaak, en hoeveel mensen")
        activities.add(self._activities)
        first = side_by_side(self._short_card, weekdays)
        second = side_by_side(self._days_card, activities, narrowest=30)
        self.add(self._none)
        for part in (first, second):
            self.add(part)
        return [first, second]

    def _show(self, *_: object) -> None:
        year, month = self._chosen()
        try:
            self._sheet = figures_sheet(self.runner.desk, year, month)
        except IpsoError as error:
            self.warn(sentence(error))
            return
        figures = self._sheet.figures
        self._none.setVisible(not figures.days)
        for part in self._cards:
            part.setVisible(bool(figures.days))
        if not figures.days:
            return
        self._short_card.set_heading("In het kort", self._sheet.title)
        self._short.setText(in_short(figures))
        self._parts.setText(_parts(figures))
        self._show_weekdays()
        self._show_days()
        self._show_activities()

    def _show_weekdays(self) -> None:
        assert self._sheet is not None
        sums = self._sheet.figures.weekdays()
        most = max((s.average for s in sums), default=0) or 1
        self._weekdays.set_bars(
            [
                Bar(WEEKDAYS[s.key], s.average / most, f"{number(s.people)} bezoeken",
                    decimal(s.average))
                for s in sums
            ]
        )  # fmt: skip

    def _show_days(self) -> None:
        assert self._sheet is not None
        figures = self._sheet.figures
        if self._sheet.by_month:
            self._days_card.set_heading("Per maand", "bezoeken met en zonder naam")
            self._days.set_rows(
                [
                    Row(s.key, MONTHS[s.key - 1].capitalize(),
                        f"{number(s.named)} met naam · {number(s.unnamed)} zonder · {s.days} dagen"
                        f" · {decimal(s.average)} per dag", lead=number(s.people))
                    for s in figures.months()
                ]
            )  # fmt: skip
            return
        self._days_card.set_heading("Per dag", "bezoeken met en zonder naam")
        self._days.set_rows([_day_row(d) for d in figures.days])

    def _show_activities(self) -> None:
        assert self._sheet is not None
        self._activities.set_rows(
            [
                Row(
                    (a.title, a.category.value),
                    a.title,
                    " · ".join(
                        part
                        for part in (
                            SHORT_CATEGORY[a.category],
                            "1 keer" if a.times == 1 else f"{a.times} keer",
                            f"{decimal(a.average)} per keer",
                            f"{a.guests} verschillende gasten" if a.guests else "",
                            f"{a.cancelled} keer niet door" if a.cancelled else "",
                        )
                        if part
                    ),
                    lead=number(a.participants),
                )
                for a in self._sheet.figures.activities
            ]
        )

    def _chosen(self) -> tuple[int, int | None]:
        year, month = self._year.code(), self._month.code()
        today = self.runner.desk.clock.today()
        found = year if isinstance(year, int) else today.year
        return found, month if isinstance(month, int) and month != _WHOLE else None

    def _saver(self, words: str, form: str) -> QWidget:
        button = secondary(words, "file-down")
        button.clicked.connect(lambda: self._save_as(form))
        return button

    def _save_as(self, form: str) -> None:
        year, month = self._chosen()
        name = f"maandcijfers-{year}" + (f"-{month:02d}" if month else "") + f".{form}"
        place = file_choice.file_to_save(self, "Maandcijfers opslaan", name, _FILES[form])
        data = self._made(form) if place else b""
        if data:
            said = "De maandcijfers zijn opgeslagen. Ze zijn vertrouwelijk."
            file_choice.keep(self, place, data, said)

    def _made(self, form: str) -> bytes:
        year, month = self._chosen()
        day = date(year, month, 1) if month else None
        try:
            return produce(self.runner.desk, PRINT, Request(form, day=day, year=year))
        except IpsoError as error:
            self.warn(sentence(error))
            return b""


def _parts(figures: PeriodFigures) -> str:
    total, times = figures.total, sum(a.times for a in figures.activities)
    visits = counted(total.named, "bezoek", "bezoeken")
    programme = counted(times, "activiteit", "activiteiten")
    joined = counted(total.participants, "deelname", "deelnames")
    return f"{visits} met naam, {number(total.unnamed)} zonder naam\n{programme}, {joined}"


def _day_row(figure: DayFigure) -> Row:
    parts = [f"{figure.named} met naam", f"{figure.unnamed} zonder naam"]
    parts += [f"{figure.new} nieuw"] if figure.new else []
    parts += [f"{figure.participants} bij een activiteit"] if figure.participants else []
    parts += [] if figure.is_open else ["het huis was dicht"]
    return Row(figure.day, long_day(figure.day), " · ".join(parts), lead=number(figure.people))
