"""Uitnodiging: the text to copy into a letter or an e-mail, and the print."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from ipso_desk.prints.invitations import invitation_text
from ipso_desk.services.group_board import GroupBoard
from ipso_desk.services.invitations import Invitation, invitation
from ipso_desk.ui.pages.groups.panel import Aside
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import FormField, TextArea
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text

_GUESTS, _CENTRES = "uitnodiging", "uitnodiging-voor-centra"


class InvitationView(Aside):
    """`print_wanted(name of the print)`. The text may be changed before it is copied."""

    print_wanted = Signal(str)

    def __init__(self, page: Page, board: GroupBoard) -> None:
        super().__init__(page, board, "Uitnodiging")
        self._found: Invitation | None = page.ask(invitation, board.id).value
        self._kind = Select([(_GUESTS, "Voor gasten"), (_CENTRES, "Voor andere centra")])
        self._kind.currentIndexChanged.connect(lambda _: self._fill())
        self._text = TextArea(lines=12)
        self._copy = secondary("Tekst kopiëren", "copy")
        self._copy.clicked.connect(self._copied)
        printed = secondary("Uitnodiging afdrukken", "printer")
        printed.clicked.connect(lambda _=False: self.print_wanted.emit(str(self._kind.code())))
        self.card.add(Text("Er staan geen namen van gasten in.", "soft"))
        self.card.add(FormField("Voor wie is deze uitnodiging", self._kind))
        self.card.add(FormField("Tekst van de uitnodiging", self._text))
        self.card.add(Flow(self._copy, printed, self.close_button))
        self._fill()

    def begin(self) -> None:
        self._copy.setFocus()

    def _fill(self) -> None:
        if self._found is not None:
            centres = self._kind.code() == _CENTRES
            self._text.setPlainText(invitation_text(self._found, for_centres=centres))

    def _copied(self) -> None:
        QApplication.clipboard().setText(self._text.toPlainText())
        self.page.say("De tekst is gekopieerd. Plak hem in uw brief of e-mail.")
