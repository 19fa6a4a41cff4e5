"""Overzicht: the figures of a year on the screen as they will print, and the prints of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import IpsoError
from ipso_desk.domain.guests import Role
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.domain.reading import Reads, read_year
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.prints.overview import year_overview
from ipso_desk.reports.dutch import number
from ipso_desk.reports.year_parts import Line, Part, parts
from ipso_desk.services.overview import (
    TOPICS,
    people_of_year,
    write_year_text,
    years_with_visits,
)
from ipso_desk.texts.days import numeric_day
from ipso_desk.texts.errors import sentence
from ipso_desk.texts.words import heading
from ipso_desk.ui import file_choice, preview, theme
from ipso_desk.ui.pages.overview.establish import EstablishCard
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import primary, secondary
from ipso_desk.ui.widgets.cards import Card, EmptyState, side_by_side
from ipso_desk.ui.widgets.chart import Bar, BarChart
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.figures import FigureLine, FigureList
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextArea
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList
from ipso_desk.ui.widgets.text import Text
from ipso_desk.ui.widgets.ticks import CheckBox

_QUESTIONS = {
    "worth": "Wat is de meerwaarde van het centrum geweest?",
    "chances": "Welke kansen ziet u?",
    "plans": "Welke plannen zijn er?",
}
_QUIET = "het jaar in cijfers, voor de regio-adviseur"
_FILES = {"xlsx": "Werkmap (*.xlsx)", "json": "Gegevens (*.json)"}


class OverviewPage(Page):
    shows = frozenset(
        {
            "visit",
            "head_count",
            "guest_role",
            "guest_phase",
            "guest",
            "death",
            "year_text",
            "established_year",
        }
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__("Overzicht", runner, quiet=_QUIET)
        self._year = Select(name="Jaar")
        self._year.currentIndexChanged.connect(self._show_year)
        self._internal = CheckBox("kleine aantallen tonen (vertrouwelijk)")
        self._internal.toggled.connect(self._show_year)
        months = secondary("Maandcijfers", "calendar-days")
        months.clicked.connect(lambda: self.go_to.emit("maandcijfers", None))
        self.add_action(months)
        self.add_action(self._saver("Opslaan als werkmap", "xlsx"))
        self.add_action(self._saver("Opslaan als JSON", "json"))
        print_button = primary("Afdrukken", "printer")
        print_button.clicked.connect(self.print_page)
        self.add_action(print_button)
        self.add(Flow(Text("Jaar", "strong"), self._year, self._internal))
        self._room = QWidget()
        self._box = QVBoxLayout(self._room)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().space(3.5))
        self.add(self._room)
        self.add(self._people_card())
        self.add(self._texts_card())
        self.establish = EstablishCard(self)
        self.establish.changed.connect(self._show_year)
        self.add(self.establish)

    def reload(self) -> None:
        answer = self.ask(years_with_visits)
        if answer:
            self._year.set_choices([(year, str(year)) for year in answer.value])
        self._show_year()

    def escape(self) -> bool:
        if self.notice.isVisible():
            return super().escape()
        return self.establish.escape() or super().escape()

    def print_page(self) -> None:
        pdf = self._made("pdf")
        if pdf:
            preview.show(self, f"Jaaroverzicht {self.year}", pdf)

    @property
    def year(self) -> int:
        code = self._year.code()
        return code if isinstance(code, int) else self.runner.desk.clock.today().year

    # The figures

    def _show_year(self, *_: object) -> None:
        self._empty()
        try:
            overview = year_overview(
                self.runner.desk, self.year, internal=self._internal.isChecked()
            )
        except IpsoError as error:
            self.warn(sentence(error))
            return
        reading = read_year(overview.figures, internal=overview.internal)
        if not overview.figures.guests.unique:
            self._box.addWidget(EmptyState("Dit jaar zijn er nog geen bezoeken genoteerd."))
        else:
            for card in _in_pairs(parts(reading)):
                self._box.addWidget(card)
        kept = overview.figures.texts
        self._texts.set_values({topic: getattr(kept, topic) for topic in TOPICS})
        self._people.set_rows([])
        laid = self.establish.show_year(self.year)
        self.set_quiet(f"{self.year} · {laid}" if laid else _QUIET)

    def _empty(self) -> None:
        while self._box.count():
            item = self._box.takeAt(0)
            old = item.widget() if item else None
            if old is not None:
                old.hide()
                old.deleteLater()

    # From a figure to the people behind it; on the screen only

    def _people_card(self) -> Card:
        self._which = Select(
            [
                *((role.value, heading(role)) for role in Role),
                *((group.value, f"Fase: {heading(group)}") for group in PhaseGroup),
            ],
            name="Wie staan er achter dit getal",
        )
        show = secondary("Mensen tonen", "users")
        show.clicked.connect(self._show_people)
        self._people = RowList("Mensen achter dit getal")
        self._people.opened.connect(lambda key: self.go_to.emit("gasten", key))
        card = Card("Wie staan er achter een getal", "alleen op dit scherm, nooit op papier")
        card.add(Flow(self._which, show))
        card.add(self._people)
        return card

    def _show_people(self) -> None:
        answer = self.ask(people_of_year, self.year, str(self._which.code()))
        if not answer:
            return
        self._people.set_rows(
            [
                Row(line.person.id, line.person.display, _last(line.last_visit), opens=True)
                for line in answer.value
            ]
        )
        if not answer.value:
            self.say("Niemand in dit jaar.")

    # The three open questions

    def _texts_card(self) -> Card:
        self._texts = Form()
        for topic, question in _QUESTIONS.items():
            self._texts.add(topic, question, TextArea(lines=3))
        self._texts.saved.connect(self._keep_texts)
        self._texts.cancelled.connect(self._show_year)
        card = Card("In eigen woorden", "komt zo in het jaaroverzicht")
        card.add(self._texts)
        return card

    def _keep_texts(self) -> None:
        for topic, text in self._texts.values().items():
            if not self.do(write_year_text, self.year, topic, str(text or "")):
                return
        self.say("De teksten zijn opgeslagen.")

    # Paper and files

    def _saver(self, words: str, form: str) -> QWidget:
        button = secondary(words, "file-down")
        button.clicked.connect(lambda: self._save_as(form))
        return button

    def _save_as(self, form: str) -> None:
        name = file_choice.file_to_save(
            self, "Jaaroverzicht opslaan", f"jaaroverzicht-{self.year}.{form}", _FILES[form]
        )
        data = self._made(form) if name else b""
        if not data:
            return
        try:
            with open(name, "wb") as file:
                file.write(data)
        except OSError:
            self.warn("Op deze plek kan het niet worden opgeslagen. Kies een andere.")
            return
        self.say("Het jaaroverzicht is opgeslagen.")

    def _made(self, form: str) -> bytes:
        try:
            return produce(
                self.runner.desk,
                "jaaroverzicht",
                Request(form, year=self.year, internal=self._internal.isChecked()),
            )
        except IpsoError as error:
            self.warn(sentence(error))
            return b""


def _in_pairs(content: tuple[Part, ...]) -> Iterator[QWidget]:
    """Each part as a card; two short ones that follow each other side by side."""
    waiting = list(content)
    while waiting:
        part = waiting.pop(0)
        if part.half and waiting and waiting[0].half:
            yield side_by_side(_card(part), _card(waiting.pop(0)))
        else:
            yield _card(part)


def _card(part: Part) -> Card:
    card = Card(part.title, "")
    if part.quiet:
        card.add(Text(part.quiet, "soft"))
    if part.is_drawn:
        chart = BarChart(part.title)
        chart.set_bars([_bar(line) for line in part.lines])
        card.add(chart)
    else:
        card.add(FigureList([_figure(line) for line in part.lines]))
    if part.note:
        card.add(Text(part.note, "second"))
    return card


def _bar(line: Line) -> Bar:
    return Bar(
        line.label,
        (line.share or 0) / 100,
        _number(line.value),
        "" if line.share is None else f"{line.share} %",
        None if line.national is None else line.national / 100,
        line.under,
    )


def _figure(line: Line) -> FigureLine:
    return FigureLine(line.label, _number(line.value), _number(line.extra), inset=line.under)


def _number(value: Reads | None) -> str:
    return number(value) if isinstance(value, int) else value or ""


def _last(day: date) -> str:
    return f"laatst op {numeric_day(day)}"
