"""'Onderbezet': how many are still welcome, and whom to ask."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.groups import SignUpState
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
    """`sign_up_wanted(person)` for somebody who was interested before."""

    sign_up_wanted = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._words = Text("", "soft")
        self._rows = RowList("Wie eerder belangstelling had")
        self._rows.acted.connect(self._acted)
        self._rows.hide()
        self._none = Text("Nog niemand heeft gezegd hier belangstelling voor te hebben.", "soft")
        self._none.hide()
        self._ask = quiet("Wie had eerder belangstelling?")
        self._ask.clicked.connect(self._look)
        card = Card("Onderbezet")
        for part in (self._words, Flow(self._ask), self._none, self._rows):
            card.add(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def show_board(self, board: GroupBoard) -> None:
        self._board = board
        self.setVisible(board.too_few)
        self._words.setText(too_few(board.count(SignUpState.PARTICIPANT), board.fewest))
        if self._rows.isVisibleTo(self):
            self._look()

    def _look(self) -> None:
        found: tuple[Interested, ...] = self._page.ask(interested, self._board.id).value or ()
        self._people = {each.person.id: each.person for each in found}
        self._rows.set_rows([_row(each) for each in found])
        self._rows.setVisible(bool(found))
        self._none.setVisible(not found)
        self._ask.hide()

    def _acted(self, key: object, _action: str) -> None:
        if isinstance(key, int) and key in self._people:
            self.sign_up_wanted.emit(self._people[key])


def _row(each: Interested) -> Row:
    what = f"wacht op {each.about}" if each.waits_elsewhere else f"belangstelling: {each.about}"
    return Row(
        each.person.id,
        each.person.display,
        f"{what}, sinds {full_day(each.since)}",
        actions=(RowAction("sign_up", "Aanmelden", "user-plus"),),
    )
