"""Who takes part in one activity: added by name, or ticked from who is in the house."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.activities import ParticipationState
from ipso_desk.domain.people import Person
from ipso_desk.services.activity_list import ActivityCard
from ipso_desk.services.participation import (
    Participant,
    leave_out,
    may_be_there,
    note_participation,
    participants,
)
from ipso_desk.texts.words import word
from ipso_desk.ui import theme
from ipso_desk.ui.guest_picker import GuestPicker
from ipso_desk.ui.pages.activities.words import STATE_CHIPS
from ipso_desk.ui.widgets.buttons import QUIET
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import Chip
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text

_STATES = ParticipationState
_AWAY = "take away"


class PeopleCards(QWidget):
    """Ticks save at once. `changed()` after each; `card_wanted(guest)` for who is clicked."""

    changed = Signal()

    def __init__(self, page: Page, card: ActivityCard) -> None:
        super().__init__()
        self._page, self._card = page, card
        self._past = card.line.day <= page.runner.desk.clock.today()
        self._people: dict[int, Person] = {}
        self.picker = GuestPicker(page, "Naam van een gast")
        self.picker.chosen.connect(self._picked)
        self._rows = RowList("Deelnemers")
        self._rows.acted.connect(self._acted)
        self._none = Text("", "soft")
        self._here = RowList("In huis")
        self._here.acted.connect(lambda key, _: self._note(key, _STATES.PRESENT))
        self._joined = Card("Deelnemers", " ")
        for part in (self.picker, self._none, self._rows):
            self._joined.add(part)
        self._house = Card("In huis die dag", "één tik en ze deden mee")
        self._house.add(self._here)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._joined)
        self._box.addWidget(self._house)
        self._dress()
        theme.signals().changed.connect(self._dress)
        self.show_now()

    def show_now(self) -> None:
        number = self._card.line.id
        found: tuple[Participant, ...] = self._page.ask(participants, number).value or ()
        here: tuple[Person, ...] = ()
        if self._past and self._card.line.cancelled is None:
            here = self._page.ask(may_be_there, number).value or ()
        self._people = {p.person.id: p.person for p in found} | {who.id: who for who in here}
        self._rows.set_rows([self._row(p) for p in found])
        self._here.set_rows([_here(who) for who in here])
        self._house.setVisible(bool(here))
        self._none.setVisible(not found)
        self._none.setText("Nog niemand genoteerd." if self._past else "Nog niemand aangemeld.")
        self._joined.set_heading("Deelnemers", self._count(found))

    def _count(self, found: tuple[Participant, ...]) -> str:
        state = _STATES.PRESENT if self._past else _STATES.SIGNED_UP
        number = sum(p.state is state for p in found)
        words = f"{number} {word(state)}"
        places = self._card.plan.capacity
        if places and not self._past:
            words += f" van {places} plaatsen"
        if self._card.unnamed:
            words += f" en {self._card.unnamed} zonder naam"
        return words

    def _row(self, found: Participant) -> Row:
        wanted = [_STATES.PRESENT, _STATES.ABSENT] if self._past else [_STATES.SIGNED_UP]
        wanted.insert(1, _STATES.SIGNED_OFF)
        actions = [
            RowAction(state.value, word(state).capitalize())
            for state in wanted
            if state is not found.state
            and not (state is _STATES.ABSENT and found.state is _STATES.PRESENT)
            and not (state is _STATES.SIGNED_OFF and found.state is _STATES.PRESENT)
        ]
        actions.append(RowAction(_AWAY, "Weghalen", kind=QUIET))
        chip = Chip(word(found.state), STATE_CHIPS[found.state])
        return Row(found.person.id, found.person.display, "", (chip,), tuple(actions))

    def _acted(self, key: object, action: str) -> None:
        if action != _AWAY:
            self._note(key, ParticipationState(action))
            return
        who = self._people.get(key) if isinstance(key, int) else None
        if who is not None and self._page.do(
            leave_out, self._card.line.id, who.id, said=f"{who.display} staat er niet meer bij."
        ):
            self._told()

    def _picked(self, who: Person | None) -> None:
        if who is None:
            return
        self._people[who.id] = who
        self._note(who.id, _STATES.PRESENT if self._past else _STATES.SIGNED_UP)
        self.picker.clear()

    def _note(self, key: object, state: ParticipationState) -> None:
        who = self._people.get(key) if isinstance(key, int) else None
        if who is None:
            return
        said = f"{who.display} is {word(state)}."
        if self._page.do(note_participation, self._card.line.id, who.id, state, said=said):
            self._told()

    def _told(self) -> None:
        self.show_now()
        self.changed.emit()

    def _dress(self) -> None:
        self._box.setSpacing(theme.current().space(3.5))


def _here(who: Person) -> Row:
    return Row(who.id, who.display, actions=(RowAction("present", "Aanwezig"),))
