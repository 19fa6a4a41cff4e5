"""Overzicht: the figures of a year on the screen as they will print, and the prints of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ipso_desk.domain.errors import IpsoError
from ipso_desk.domain.overview import Bands, YearFigures
from ipso_desk.domain.reading import read_year
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.prints.overview import year_overview
from ipso_desk.reports.year_comparison import over_the_years
from ipso_desk.reports.year_parts import parts
from ipso_desk.reports.year_words import beside_the_years
from ipso_desk.services.kept_years import establishment
from ipso_desk.services.overview import TOPICS, write_year_text, year_figures, years_with_visits
from ipso_desk.texts.errors import sentence
from ipso_desk.ui import file_choice, preview
from ipso_desk.ui.pages.overview.earlier_years import EarlierYearsCard
from ipso_desk.ui.pages.overview.establish import EstablishCard
from ipso_desk.ui.pages.overview.people import PeopleCard
from ipso_desk.ui.pages.overview.year_cards import YearCards
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import primary, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextArea
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text
from ipso_desk.ui.widgets.ticks import CheckBox

_QUESTIONS = {
    "worth": "Wat is de meerwaarde van het centrum geweest?",
    "chances": "Welke kansen ziet u?",
    "plans": "Welke plannen zijn er?",
}
_BANDS = {
    Bands.USUAL: "40–65 en 66+",
    Bands.AGORA: "40–66 en 67+ (Agora)",
}
_QUIET = "het jaar in cijfers, voor de regio-adviseur"
_FILES = {"xlsx": "Werkmap (*.xlsx)", "json": "Gegevens (*.json)"}


class OverviewPage(Page):
    shows = frozenset(
        {
            *("visit", "head_count", "guest", "guest_role", "guest_phase", "relation", "death"),
            *("activity", "activity_kind", "participation", "memorial_meeting", "volunteer"),
            *("peer_group", "meeting", "sign_up", "attendance", "organisation", "referral"),
            *("opening_hours", "day_exception", "setting", "year_text", "established_year"),
            "close_to_erased",
        }
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__("Overzicht", runner, quiet=_QUIET)
        self._year = Select(name="Jaar")
        self._year.currentIndexChanged.connect(self._show_year)
        self._internal = CheckBox("kleine aantallen tonen (vertrouwelijk)")
        self._internal.toggled.connect(self._show_year)
        self._bands = Select([(b, _BANDS[b]) for b in Bands], name="Leeftijden")
        self._bands.currentIndexChanged.connect(self._show_year)
        months = secondary("Maandcijfers", "calendar-days")
        months.clicked.connect(lambda: self.go_to.emit("maandcijfers", None))
        self.add_action(months)
        self.add_action(self._saver("Opslaan als werkmap", "xlsx"))
        self.add_action(self._saver("Opslaan als JSON", "json"))
        print_button = primary("Afdrukken", "printer")
        print_button.clicked.connect(self.print_page)
        self.add_action(print_button)
        ages = (Text("Leeftijden", "strong"), self._bands)
        self.add(Flow(Text("Jaar", "strong"), self._year, *ages, self._internal))
        self._figures: YearFigures | None = None
        self.cards = YearCards()
        self.cards.complete.connect(self._show_earlier)
        self.add(self.cards)
        self.people = PeopleCard(self)
        self.add(self.people)
        self.add(self._texts_card())
        self.establish = EstablishCard(self)
        self.establish.changed.connect(self._show_year)
        self.add(self.establish)

    def reload(self) -> None:
        answer = self.ask(years_with_visits)
        if answer:
            self._year.set_choices([(year, str(year)) for year in answer.value])
        self._show_year()

    def prepare(self) -> None:
        # The statements are made at their first use, which takes longer than the counting.
        self.ask(year_figures, self.year)
        self.ask(establishment, self.year)

    def escape(self) -> bool:
        return super().escape() or self.establish.escape()

    def print_page(self) -> None:
        pdf = self._made("pdf")
        if pdf:
            preview.show(self, f"Jaaroverzicht {self.year}", pdf)

    @property
    def year(self) -> int:
        code = self._year.code()
        return code if isinstance(code, int) else self.runner.desk.clock.today().year

    def _chosen_bands(self) -> Bands:
        return Bands(str(self._bands.code()))

    # The figures

    def _show_year(self, *_: object) -> None:
        answer = self.ask(year_figures, self.year)
        if not answer:
            self.cards.clear()
            return
        self._figures = figures = answer.value
        if figures.guests.unique:
            reading = read_year(
                figures.in_bands(self._chosen_bands()), internal=self._internal.isChecked()
            )
            self.cards.show_parts(parts(reading), self.height())
        else:
            self.cards.show_nothing("Dit jaar zijn er nog geen bezoeken genoteerd.")
        self._texts.set_values({topic: getattr(figures.texts, topic) for topic in TOPICS})
        self.people.show_year(self.year)
        laid = self.establish.show_year(self.year)
        self.set_quiet(f"{self.year} · {laid}" if laid else _QUIET)

    def _show_earlier(self) -> None:
        """The years before, once this one stands: they take longest to count."""
        desk, internal = self.runner.desk, self._internal.isChecked()
        try:
            overview = year_overview(desk, self.year, internal=internal, counted=self._figures)
        except IpsoError as error:
            self.warn(sentence(error))
            return
        if overview.earlier:
            readings = overview.readings()
            words = beside_the_years(readings[-1])
            self.cards.add(EarlierYearsCard(over_the_years(readings), words))

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
        if data:
            file_choice.keep(self, name, data, "Het jaaroverzicht is opgeslagen.")

    def _made(self, form: str) -> bytes:
        try:
            return produce(
                self.runner.desk,
                "jaaroverzicht",
                Request(
                    form,
                    year=self.year,
                    internal=self._internal.isChecked(),
                    bands=self._chosen_bands(),
                ),
            )
        except IpsoError as error:
            self.warn(sentence(error))
            return b""
