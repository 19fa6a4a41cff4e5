"""The list of guests: filters, the table, who is to be asked for consent, and what is empty."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.guest_filters import GuestFilters, SortBy
from ipso_desk.services.guest_list import GuestPage, ListedGuest, former_guests, guest_list
from ipso_desk.ui import theme
from ipso_desk.ui.pages.guests.consent_lists import ConsentLists
from ipso_desk.ui.pages.guests.doubles import DoublesList
from ipso_desk.ui.pages.guests.filters import DOUBLES, FORMER, TO_ASK, Filters
from ipso_desk.ui.pages.guests.table import WINDOW, GuestTable
from ipso_desk.ui.widgets.cards import EmptyState
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text


class ListView(QWidget):
    """`opened(guest_id)` when a card is wanted, `compare(one, other)` when two are.

    `counted(total)` after every question.
    """

    opened = Signal(int)
    compare = Signal(int, int)
    counted = Signal(int)

    def __init__(self, page: Page, new: Callable[[], None]) -> None:
        super().__init__()
        self._page = page
        self._text = ""
        self.filters = Filters(page)
        self.doubles: DoublesList | None = None
        self.consents: ConsentLists | None = None
        self.table = GuestTable()
        self._none = EmptyState(
            "Hier komen de gasten van het huis. Er is nog niemand ingeschreven.",
            "Nieuwe gast",
            new,
            icon="users",
            button_icon="user-plus",
        )
        self._nobody = Text("Niemand gevonden. Probeer minder letters, of wis de filters.", "soft")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for part in (self.filters, self._nobody, self._none):
            self._box.addWidget(part)
        self._box.addWidget(self.table, 1)
        self._box.addStretch(0)
        self.filters.changed.connect(lambda: self.show_list(keep_place=False))
        self.table.opened.connect(lambda guest: self.opened.emit(guest.person.id))
        self.table.guests.order_wanted.connect(self._order)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def search(self, text: str) -> None:
        self._text = text
        self.show_list(keep_place=False)

    def current(self) -> ListedGuest | None:
        row = self.table.current_row()
        return row if isinstance(row, ListedGuest) else None

    def chosen(self) -> GuestFilters:
        """What narrows and sorts the list now."""
        return self.filters.filters(self._text)

    def show_list(self, *, keep_place: bool = True) -> None:
        """Ask again and show what comes back."""
        which = self.filters.which()
        self.table.setVisible(which not in (TO_ASK, DOUBLES))
        if self.doubles is not None:
            self.doubles.setVisible(which == DOUBLES)
        if self.consents is not None:
            self.consents.setVisible(which == TO_ASK)
        if which == TO_ASK:
            self._show_to_ask()
        elif which == DOUBLES:
            self._show_doubles()
        else:
            self._show_table(keep_place=keep_place)

    def _show_doubles(self) -> None:
        self._none.hide()
        self._nobody.hide()
        if self.doubles is None:
            self.doubles = DoublesList(self._page)
            self.doubles.compare.connect(self.compare)
            self.doubles.counted.connect(self.counted)
            self._box.insertWidget(1, self.doubles)
        self.doubles.show_list(self._text)
        self.doubles.show()

    def _show_table(self, *, keep_place: bool) -> None:
        chosen = self.chosen()
        query = former_guests if self.filters.which() == FORMER else guest_list

        def fetch(offset: int) -> GuestPage | None:
            answer = self._page.ask(query, chosen, WINDOW, offset)
            return answer.value if answer else None

        first = fetch(0) or GuestPage((), 0)
        self.table.show_page(first, fetch, keep_place=keep_place)
        empty = first.total == 0
        narrowed = bool(self._text.strip()) or self.filters.narrowed() or query is former_guests
        self.table.setVisible(not empty)
        self._nobody.setVisible(empty and narrowed)
        self._none.setVisible(empty and not narrowed)
        self.counted.emit(first.total)

    def _show_to_ask(self) -> None:
        self._none.hide()
        self._nobody.hide()
        if self.consents is None:
            self.consents = ConsentLists(self._page)
            self.consents.opened.connect(self.opened)
            self.consents.counted.connect(self.counted)
            self._box.insertWidget(1, self.consents)
        self.consents.show_list(self._text)
        self.consents.show()

    def _order(self, sort: SortBy, descending: bool) -> None:
        self.filters.order_by(sort, descending=descending)

    def _dress(self) -> None:
        self._box.setSpacing(theme.current().space(3.5))
