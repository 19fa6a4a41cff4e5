"""The tab Logboek: what was written about this guest. Writing is done on the page Logboek."""

from __future__ import annotations

from ipso_desk.domain.logbook import Visibility
from ipso_desk.services.guest_card import GuestCard
from ipso_desk.services.guest_tabs import CardEntry, log_of
from ipso_desk.texts.days import full_day
from ipso_desk.texts.words import word
from ipso_desk.ui.pages.guests.tab import CardTab
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import PLAIN, WARM, Chip
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList
from ipso_desk.ui.widgets.text import Text


class LogTab(CardTab):
    def __init__(self, page: Page, card: GuestCard) -> None:
        super().__init__(page, card)
        write = secondary("Schrijven in het logboek", "notebook-pen")
        write.clicked.connect(lambda: page.go_to.emit("logboek", self.guest_id))
        sheet = Card("Logboek", "", write)
        self._rows = RowList("Logboek over deze gast")
        self._empty = Text(
            "Er is nog niets over deze gast geschreven. Schrijf zo dat de gast het mag lezen.",
            "soft",
        )
        sheet.add(self._empty)
        sheet.add(self._rows)
        self.box.addWidget(sheet)
        self.box.addStretch(1)
        self.fill()

    def fill(self) -> None:
        answer = self.page.ask(log_of, self.guest_id)
        entries: tuple[CardEntry, ...] = answer.value if answer else ()
        self._rows.set_rows([_row(entry) for entry in entries])
        self._rows.setVisible(bool(entries))
        self._empty.setVisible(not entries)


def _row(entry: CardEntry) -> Row:
    title = full_day(entry.day) + (f" · {entry.author}" if entry.author else "")
    chips = []
    if entry.visibility is Visibility.COORDINATORS:
        chips.append(Chip(word(entry.visibility), PLAIN))
    if entry.follow_up_on is not None and entry.follow_up_done_on is None:
        chips.append(Chip(f"terug op {full_day(entry.follow_up_on)}", WARM))
    return Row(entry.id, title, entry.text, tuple(chips))
