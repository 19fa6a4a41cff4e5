"""From a figure to the people behind it; on the screen only."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ipso_desk.domain.guests import Role
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.services.overview import people_of_year
from ipso_desk.texts.days import numeric_day
from ipso_desk.texts.words import heading
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.page import Page


class PeopleCard(Card):
    def __init__(self, page: Page) -> None:
        super().__init__("Wie staan er achter een getal", "alleen op dit scherm, nooit op papier")
        self._page = page
        self._year = 0
        self.which = Select(
            [
                *((role.value, heading(role)) for role in Role),
                *((group.value, f"Fase: {heading(group)}") for group in PhaseGroup),
            ],
            name="Wie staan er achter dit getal",
        )
        show = secondary("Mensen tonen", "users")
        show.clicked.connect(self.show_people)
        self.rows = RowList("Mensen achter dit getal")
        self.rows.opened.connect(lambda key: page.go_to.emit("gasten", key))
        self.add(Flow(self.which, show))
        self.add(self.rows)

    def show_year(self, year: int) -> None:
        """From now on they are asked of this year; who was shown is gone."""
        self._year = year
        self.rows.set_rows([])

    def show_people(self) -> None:
        answer = self._page.ask(people_of_year, self._year, str(self.which.code()))
        if not answer:
            return
        self.rows.set_rows(
            [
                Row(line.person.id, line.person.display, _last(line.last_visit), opens=True)
                for line in answer.value
            ]
        )
        if not answer.value:
            self._page.say("Niemand in dit jaar.")


def _last(day: date) -> str:
    return f"laatst op {numeric_day(day)}"
