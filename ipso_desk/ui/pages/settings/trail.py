"""What was done and who looked: the change history and the review of looking."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.people import Person
from ipso_desk.services.centre import users
from ipso_desk.services.trail import Look, PastAction, latest_actions, latest_looks
from ipso_desk.texts.actions import told
from ipso_desk.texts.centre import looked
from ipso_desk.texts.days import clock_time, full_day
from ipso_desk.ui import theme
from ipso_desk.ui.guest_picker import GuestPicker
from ipso_desk.ui.widgets.cards import Card, EmptyState, side_by_side
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.form import FormField
from ipso_desk.ui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.page import Page

_EVERYBODY = 0


class TrailTab(QWidget):
    """The looks can be narrowed to one person who looked, and to one guest."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._acts, self._looks = RowList("Wat er gebeurde"), RowList("Wie keek")
        self._looks.opened.connect(self._open)
        self._shown: tuple[Look, ...] = ()
        acts, looks = Card("Wat er gebeurde"), Card("Wie wat inzag of afdrukte")
        self.who = Select([(_EVERYBODY, "iedereen")])
        self.who.currentIndexChanged.connect(self._show_looks)
        self.guest = GuestPicker(page, "Bij welke gast")
        self.guest.chosen.connect(self._show_looks)
        self._no_looks = EmptyState("Er is niets dat hierbij past.")
        acts.add(self._acts)
        looks.add(FormField("Wie keek", self.who))
        looks.add(FormField("Bij welke gast", self.guest))
        looks.add(self._no_looks)
        looks.add(self._looks)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        box.addWidget(side_by_side(acts, looks))
        box.addStretch(1)

    def show_now(self) -> None:
        acts, people = self._page.ask(latest_actions), self._page.ask(users)
        if acts and people:
            self._acts.set_rows([_act(n, act) for n, act in enumerate(acts.value)])
            names = [(user.id, user.name) for user in people.value]
            self.who.set_choices([(_EVERYBODY, "iedereen"), *names])
        self._show_looks()

    def _show_looks(self, *_: object) -> None:
        person, who = self.guest.person(), self.who.code()
        answer = self._page.ask(
            latest_looks,
            user_id=who if isinstance(who, int) and who != _EVERYBODY else None,
            guest_id=person.id if isinstance(person, Person) else None,
        )
        self._shown = answer.value if answer else ()
        self._looks.set_rows([_look(n, look) for n, look in enumerate(self._shown)])
        self._no_looks.setVisible(not self._shown)

    def _open(self, key: object) -> None:
        look = self._shown[key] if isinstance(key, int) and key < len(self._shown) else None
        if look is not None and look.guest is not None:
            self._page.go_to.emit("gasten", look.guest.id)


def _act(number: int, act: PastAction) -> Row:
    guest = act.guest.display if act.guest else "een gast"
    sentence = told(act.code, act.ids, guest=guest, group=act.group or "een groep")
    return Row(number, sentence, _when(act.at, act.by))


def _look(number: int, look: Look) -> Row:
    who = f": {look.guest.display}" if look.guest else ""
    opens = look.guest is not None
    return Row(number, f"{looked(look.code)}{who}", _when(look.at, look.by), opens=opens)


def _when(at: datetime, by: str) -> str:
    return f"{full_day(at.astimezone().date())}, {clock_time(at)} · {by}"
