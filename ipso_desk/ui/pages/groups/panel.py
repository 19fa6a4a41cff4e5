"""What is being done with a group now: a card with a form, below the places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.group_board import GroupBoard, Member
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.form import Form
from ipso_desk.ui.widgets.page import Page


class Panel(QWidget):
    """`done()` when something was done, `left()` when it was left as it is."""

    done = Signal()
    left = Signal()

    def __init__(self, page: Page, board: GroupBoard, heading: str, save: str) -> None:
        super().__init__()
        self.page, self.board = page, board
        self.card = Card(heading)
        self.form = Form(save=save)
        self.form.saved.connect(self.save)
        self.form.cancelled.connect(self.left)
        # Sentences stand here: the form is narrower than the card, and would reckon with the
        # width of the card for how many lines they take.
        self.above = QVBoxLayout()
        self.above.setSpacing(theme.current().space(2))
        holder = QWidget()
        holder.setLayout(self.above)
        self.above.setContentsMargins(0, 0, 0, 0)
        self.card.add(holder)
        self.card.add(self.form)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)

    def save(self) -> None:
        """Do it."""

    def begin(self) -> None:
        self.form.focus_first()


class Aside(QWidget):
    """Something about the group to read, with a button or two. `left()` when it is closed."""

    done = Signal()
    left = Signal()

    def __init__(self, page: Page, board: GroupBoard, heading: str, quiet: str = "") -> None:
        super().__init__()
        self.page, self.board = page, board
        self.card = Card(heading, quiet)
        self.close_button = secondary("Sluiten", "check", name=f"{heading} sluiten")
        self.close_button.clicked.connect(lambda _=False: self.left.emit())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)

    def begin(self) -> None:
        self.close_button.setFocus()


def seated(board: GroupBoard) -> list[Member]:
    return [seat.member for seat in board.seats if seat.member is not None]


def choices(members: Iterable[Member]) -> Sequence[tuple[object, str]]:
    """(sign-up, name) for a choice."""
    return [(member.sign_up_id, member.name) for member in members]
