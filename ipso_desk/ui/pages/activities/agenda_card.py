"""The maandagenda from the screen: a month, a size of paper, or a file for a calendar."""

from __future__ import annotations

from datetime import date

from ipso_desk.domain.errors import IpsoError
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.texts.errors import sentence
from ipso_desk.ui import file_choice, preview
from ipso_desk.ui.pages.activities import words
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page

PRINT = "maandagenda"


class AgendaCard(Card):
    """For the door, for in the hand, and for a guest's own phone."""

    def __init__(self, page: Page) -> None:
        super().__init__("Maandagenda", "voor aan de deur en om mee te geven")
        self._page = page
        self._month = Select(name="Maand van de agenda")
        door = secondary("Bekijken op A4", "printer")
        door.clicked.connect(lambda: self.show_paper("a4"))
        leaf = secondary("Bekijken op A5", "printer")
        leaf.clicked.connect(lambda: self.show_paper("a5"))
        file = secondary("Bewaren als .ics", "calendar-plus")
        file.setAccessibleDescription("voor de agenda op een telefoon of computer")
        file.clicked.connect(self.keep_file)
        self.add(Flow(self._month, door, leaf, file))

    def show_now(self) -> None:
        """Last month to a year ahead; chosen is the month of today, near its end the next."""
        today = self._page.runner.desk.clock.today()
        first = self._month.count() == 0
        months = [words.month_after(today.year, today.month, by) for by in range(-1, 13)]
        self._month.set_choices([(words.month_code(*m), words.month(*m)) for m in months])
        if first:
            self._month.setCurrentIndex(2 if today.day > 20 else 1)

    def month(self) -> tuple[int, int]:
        return words.month_of(str(self._month.code()))

    def show_paper(self, paper: str = "a4") -> None:
        pdf = self._made("pdf", paper)
        if pdf:
            preview.show(self._page, f"Maandagenda {words.month(*self.month()).lower()}", pdf)

    def keep_file(self) -> None:
        year, number = self.month()
        kinds = "Agenda (*.ics)"
        name = file_choice.file_to_save(
            self._page, "Maandagenda bewaren", f"agenda-{year}-{number:02d}.ics", kinds
        )
        data = self._made("ics", "a4") if name else b""
        if data:
            said = "De agenda is bewaard. Wie het bestand opent, zet de maand in de telefoon."
            file_choice.keep(self._page, name, data, said)

    def _made(self, form: str, paper: str) -> bytes:
        year, number = self.month()
        request = Request(form, day=date(year, number, 1), paper=paper)
        try:
            return produce(self._page.runner.desk, PRINT, request)
        except IpsoError as error:
            self._page.warn(sentence(error))
            return b""
