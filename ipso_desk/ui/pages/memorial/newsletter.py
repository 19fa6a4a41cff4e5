"""What stands ready for the newsletter, with the families' permission."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import IpsoError
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services.memorial import NewsletterLine, newsletter_lines, newsletter_placed
from ipso_desk.texts.days import partial_day
from ipso_desk.texts.errors import sentence
from ipso_desk.ui import preview
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card, EmptyState
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList


class NewsletterView(QWidget):
    def __init__(self, page: Page, open_person: Callable[[int], None]) -> None:
        super().__init__()
        self._page = page
        self._lines: tuple[NewsletterLine, ...] = ()
        self._list = RowList("Voor de nieuwsbrief")
        self._list.opened.connect(lambda key: open_person(int(str(key))))
        self._none = EmptyState(
            "Hier komt wie in de nieuwsbrief mag worden genoemd. Dat kiest u bij de persoon zelf,"
            " met toestemming van de familie.",
            icon="mail",
        )
        show = secondary("Tekst afdrukken", "printer")
        show.clicked.connect(self.print_text)
        placed = secondary("Staat in de nieuwsbrief", "check")
        placed.clicked.connect(self._placed)
        self._acts = Flow(show, placed)
        card = Card("Voor de nieuwsbrief")
        for part in (self._none, self._acts, self._list):
            card.add(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        box.addStretch(1)

    def show_now(self) -> None:
        answer = self._page.ask(newsletter_lines)
        self._lines = answer.value if answer else ()
        self._list.set_rows([_row(line) for line in self._lines])
        self._none.setVisible(not self._lines)
        self._acts.setVisible(bool(self._lines))

    def print_text(self) -> None:
        try:
            pdf = produce(self._page.runner.desk, "nieuwsbrieftekst", Request())
        except IpsoError as error:
            self._page.warn(sentence(error))
            return
        preview.show(self._page, "Tekst voor de nieuwsbrief", pdf)

    def _placed(self) -> None:
        ids = [line.person.id for line in self._lines]
        if self._page.do(newsletter_placed, ids, said="Deze teksten staan in de nieuwsbrief."):
            self.show_now()


def _row(line: NewsletterLine) -> Row:
    day = f"overleden {partial_day(line.died_on)}" if line.died_on else ""
    text = line.text or "nog geen tekst"
    return Row(
        line.person.id, line.person.display, " · ".join(filter(None, (day, text))), opens=True
    )
