"""'Onderbezet': how many are still welcome, whom to ask, and what hosts can do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.people import Person
from ipso_desk.services.candidates import Candidate, candidates
from ipso_desk.services.group_board import GroupBoard
from ipso_desk.services.interests import Interested, interested
from ipso_desk.texts.days import full_day
from ipso_desk.texts.group_words import too_few
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text


class TooFewCard(QWidget):
    """`sign_up_wanted(person)` for somebody who was interested before, or who would fit."""

    sign_up_wanted = Signal(object)

    def __init__(self, page: Page, *, coordinator: bool) -> None:
        super().__init__()
        self._page = page
        self._people: dict[int, Person] = {}
        self._words = Text("", "soft")
        self._note = Text("")
        self._rows = RowList("Wie eerder belangstelling had")
        self._fitting = RowList("Wie er zou passen")
        for rows in (self._rows, self._fitting):
            rows.acted.connect(lambda key, _: self._acted(key))
            rows.hide()
        self._none = Text("", "soft")
        self._none.hide()
        self._ask = quiet("Wie had eerder belangstelling?")
        self._ask.clicked.connect(self._look)
        self._who_fits = quiet("Wie zou passen?")
        self._who_fits.clicked.connect(self._look_further)
        self._who_fits.setVisible(False)
        self._coordinator = coordinator
        card = Card("Onderbezet")
        for part in (
            self._words,
            self._note,
            Flow(self._ask, self._who_fits),
            self._none,
            self._rows,
            self._fitting,
        ):
            card.add(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def show_board(self, board: GroupBoard) -> None:
        self._board = board
        self.setVisible(board.too_few)
        self._words.setText(too_few(board.count(SignUpState.PARTICIPANT), board.fewest))
        self._note.setText(f"Voor gastvrouwen en gastheren: {board.host_note}")
        self._note.setVisible(bool(board.host_note))
        self._who_fits.setVisible(self._coordinator)
        if self._rows.isVisibleTo(self):
            self._look()
        if self._fitting.isVisibleTo(self):
            self._look_further()

    def _look(self) -> None:
        found: tuple[Interested, ...] = self._page.ask(interested, self._board.id).value or ()
        self._people |= {each.person.id: each.person for each in found}
        self._rows.set_rows([_interested(each) for each in found])
        self._rows.setVisible(bool(found))
        if not found:
            self._none.setText("Nog niemand heeft gezegd hier belangstelling voor te hebben.")
        self._none.setVisible(not found)

    def _look_further(self) -> None:
        found: tuple[Candidate, ...] = self._page.ask(candidates, self._board.id).value or ()
        self._people |= {each.person.id: each.person for each in found}
        self._fitting.set_rows([_fitting(each) for each in found])
        self._fitting.setVisible(bool(found))
        if not found:
            self._none.setText(
                "Er is nu niemand die past en heeft gezegd iemand in hetzelfde schuitje te"
                " willen ontmoeten."
            )
        self._none.setVisible(not found)

    def _acted(self, key: object) -> None:
        if isinstance(key, int) and key in self._people:
            self.sign_up_wanted.emit(self._people[key])


def _interested(each: Interested) -> Row:
    what = f"wacht op {each.about}" if each.waits_elsewhere else f"belangstelling: {each.about}"
    return Row(
        each.person.id,
        each.person.display,
        f"{what}, sinds {full_day(each.since)}",
        actions=(RowAction("sign_up", "Aanmelden", "user-plus"),),
    )


def _fitting(each: Candidate) -> Row:
    return Row(
        each.person.id,
        each.person.display,
        f"past bij de groep en wil iemand ontmoeten · hier op {full_day(each.last_visit)}",
        actions=(RowAction("sign_up", "Aanmelden", "user-plus"),),
    )
