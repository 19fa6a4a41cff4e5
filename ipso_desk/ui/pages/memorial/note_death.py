"""Noting a death: a host reports it, a coordinator may confirm it at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.people import Person
from ipso_desk.services.deaths import record_death, report_death
from ipso_desk.services.farewell import PrintOut
from ipso_desk.ui.guest_picker import GuestPicker
from ipso_desk.ui.leaving import what_a_death_does
from ipso_desk.ui.pages.memorial.words import (
    UNREADABLE,
    DateError,
    print_line,
    read_death_day,
    show_errors,
)
from ipso_desk.ui.widgets.buttons import Button, primary, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text

_HELD = (
    "Vanaf dat moment staat de naam op geen enkele lijst meer. De plaats in een groep blijft"
    " bewaard tot een coördinator het bevestigt."
)


class NoteDeath(QWidget):
    """`noted(outcome)` when it was done, `left` when it was given up."""

    noted = Signal(object)
    left = Signal()

    def __init__(self, page: Page, *, may_confirm: bool) -> None:
        super().__init__()
        self._page = page
        self.who = GuestPicker(page, "Naam van de gast")
        self.form = Form(buttons=False)
        self.form.add("who", "Wie is overleden?", self.who)
        self.ends = Text("")
        self.ends.hide()
        self.who.chosen.connect(self._say_what_ends)
        today = page.runner.desk.clock.today()
        self.day = DateField("Overleden op", today=today, partial=True)
        help_line = "Mag leeg blijven. Alleen een maand of jaar mag ook."
        self.form.add("died_on", "Overleden op", self.day, help_line)
        self.form.add("by_whom", "Van wie hoorde u het?", TextLine(), "Bijvoorbeeld: zijn dochter.")
        card = Card()
        card.add(Text(_HELD, "soft"))
        card.add(self.form)
        card.add(self.ends)
        card.add(Flow(*self._buttons(may_confirm)))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        box.addStretch(1)

    def begin(self, person: Person | None) -> None:
        self.who.set_person(person)
        (self.day if person is not None else self.who).setFocus()

    def _say_what_ends(self, person: Person | None) -> None:
        ends = what_a_death_does(self._page, person.id) if person is not None else ""
        self.ends.setText(ends)
        self.ends.setVisible(bool(ends))

    def _buttons(self, may_confirm: bool) -> list[Button]:
        report = (secondary if may_confirm else primary)("Melden", "feather")
        report.clicked.connect(lambda: self._note(report_death, "gemeld"))
        stop = secondary("Annuleren")
        stop.clicked.connect(self.left)
        if not may_confirm:
            return [report, stop]
        both = primary("Noteren en bevestigen", "feather")
        both.clicked.connect(lambda: self._note(record_death, "genoteerd"))
        return [both, report, stop]

    def _note(self, use_case: object, word: str) -> None:
        self.form.clear_errors()
        person = self.who.person()
        if person is None:
            self.form.set_error("who", "Kies eerst wie het is.")
            return
        try:
            day = read_death_day(self.day.text(), self._page.runner.desk.clock.today())
        except DateError:
            self.form.set_error("died_on", UNREADABLE)
            return
        answer = self._page.do(
            use_case,  # type: ignore[arg-type]
            person.id,
            by_whom=str(self.form.values()["by_whom"]),
            died_on=day,
            said=f"Het overlijden van {person.display} is {word}.",
        )
        if answer:
            self.noted.emit(answer.value)
        else:
            show_errors(self.form, answer)


class TakeAway(Card):
    """The lists on paper that still carry the name."""

    def __init__(self) -> None:
        super().__init__("Op papier")
        self._lines = Text("")
        self.add(self._lines)
        self.hide()

    def show_prints(self, who: Person, prints: Sequence[PrintOut] | None) -> None:
        self.setVisible(bool(prints))
        lines = "\n".join(f"· {print_line(found)}" for found in prints or ())
        self._lines.setText(f"{who.display} staat nog op deze lijsten. Haal ze weg.\n{lines}")
