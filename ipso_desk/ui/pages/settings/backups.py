"""Backups: which there are, making one now, a second place for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import IpsoError
from ipso_desk.services.backups import Backup, back_up, backups, copies_in, keep_copies_in
from ipso_desk.texts.days import clock_time, full_day
from ipso_desk.texts.errors import sentence
from ipso_desk.ui import file_choice, theme
from ipso_desk.ui.background import Background
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card, EmptyState, side_by_side
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.rows import Row, RowList
from ipso_desk.ui.widgets.text import Text

if TYPE_CHECKING:
    from ipso_desk.ui.widgets.page import Page

_REASONS = {
    "begin": "aan het begin van de dag",
    "sluiten": "bij het sluiten",
    "inlezen": "voor het inlezen van een werkmap",
    "terugzetten": "voor het terugzetten",
    "upgrade": "voor een nieuwe versie",
    "wissen": "na het wissen van een gast",
    "hand": "zelf gemaakt",
}


class BackupsTab(QWidget):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._background = Background(self)
        self._list = RowList("Reservekopieën")
        self._none = EmptyState("Er is nog geen reservekopie. De eerste komt vanzelf.")
        card = Card("Gecontroleerde reservekopieën")
        card.add(self._none)
        card.add(self._list)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        box.addWidget(side_by_side(card, self._acts()))
        box.addStretch(1)
        self.show_now()

    def show_now(self) -> None:
        desk = self._page.runner.desk
        found = backups(desk.store.folder.root)
        self._list.set_rows([_row(backup) for backup in found[:40]])
        self._none.setVisible(not found)
        place = copies_in(desk)
        self._place.setText(
            f"Een tweede kopie gaat naar: {place}" if place else "Er is nog geen tweede plek."
        )

    def _acts(self) -> Card:
        now = secondary("Nu een reservekopie maken", "hard-drive")
        now.clicked.connect(self._make)
        choose = secondary("Tweede plek kiezen", "copy")
        choose.clicked.connect(self._choose)
        self._place = Text("", "soft")
        card = Card("Maken en bewaren")
        card.add(
            Text(
                "Elke reservekopie is versleuteld en wordt meteen gecontroleerd: hij is dan al"
                " een keer op proef teruggezet. Terugzetten doet u bij het inlogscherm."
            )
        )
        card.add(self._place)
        card.add(Flow(now, choose))
        return card

    def _make(self) -> None:
        desk, work = self._page.runner.desk, self._background
        if work.busy:
            return
        # Not switched off meanwhile: the hand would be taken from the button.
        self._page.say("De reservekopie wordt gemaakt. U kunt doorwerken.")
        work.run(lambda: back_up(desk, "hand", cancelled=lambda: work.ending), self._made)

    def _made(self, _backup: object, error: Exception | None) -> None:
        if isinstance(error, IpsoError):
            self._page.warn(sentence(error))
        elif error is not None:
            self._page.warn("De reservekopie is niet gelukt. De vorige staat er nog.")
        else:
            self._page.say("De reservekopie is gemaakt en gecontroleerd.")
        self.show_now()

    def _choose(self) -> None:
        folder = file_choice.folder(self._page, "Tweede plek")
        if not folder:
            return
        try:
            keep_copies_in(self._page.runner.desk, folder)
        except IpsoError as error:
            self._page.warn(sentence(error))
            return
        self.show_now()


def _row(backup: Backup) -> Row:
    at = backup.at.astimezone()
    title = f"{full_day(at.date())}, {clock_time(backup.at)}"
    return Row(str(backup.path), title, _REASONS.get(backup.reason, backup.reason))
