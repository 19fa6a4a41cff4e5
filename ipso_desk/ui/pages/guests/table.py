"""The list of guests as a table that asks for its lines a window at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from ipso_desk.domain.guests import GuestStatus, Role
from ipso_desk.domain.phases import GROUP_OF, Phase, PhaseGroup
from ipso_desk.services.guest_filters import SortBy
from ipso_desk.services.guest_list import GuestPage, ListedGuest
from ipso_desk.texts import days
from ipso_desk.texts.words import SHORT_ROLE, word
from ipso_desk.ui.tables.person_table import PersonTable
from ipso_desk.ui.tables.row_table_model import Column, RowTableModel

WINDOW = 25
"""So many lines are asked for at once: more than fit on a screen."""
Fetch = Callable[[int], GuestPage | None]
_NOWHERE = QModelIndex()


def _status(guest: ListedGuest) -> str:
    if guest.died:
        return "overleden"
    if guest.to_complete and guest.status is GuestStatus.ACTIVE:
        return "toestemming vragen"
    return word(guest.status)


def _phase(guest: ListedGuest) -> str:
    """The group, or why it is not known; a nabestaande has no phase of their own."""
    if guest.phase_group is not PhaseGroup.NOT_KNOWN:
        return word(guest.phase_group)
    nobody_asks = guest.role is Role.BEREAVED and guest.phase is Phase.NOT_ASKED
    return "" if nobody_asks else word(guest.phase)


def _last_visit(guest: ListedGuest) -> str:
    return days.numeric_day(guest.last_visit) if guest.last_visit else ""


_PHASES = (
    *(word(group) for group in PhaseGroup if group is not PhaseGroup.NOT_KNOWN),
    *(word(phase) for phase in Phase if GROUP_OF[phase] is PhaseGroup.NOT_KNOWN),
)
_STATUSES = ("overleden", "toestemming vragen", *map(word, GuestStatus))
_DAY = "28-12-2028"
COLUMNS: tuple[tuple[Column, SortBy | None], ...] = (
    (Column("Naam", lambda g: g.person.name.listed, None, 2, 20), SortBy.NAME),
    (Column("Rol", lambda g: SHORT_ROLE[g.role], fits=tuple(SHORT_ROLE.values())), SortBy.ROLE),
    (Column("Fase", _phase, fits=_PHASES), SortBy.PHASE),
    (Column("Laatste bezoek", _last_visit, fits=(_DAY,)), SortBy.LAST_VISIT),
    (Column("Groepen", lambda g: ", ".join(g.groups), None, 3, 12), None),
    (Column("Status", _status, fits=_STATUSES), SortBy.STATUS),
)


class GuestModel(RowTableModel[ListedGuest]):
    """Knows how many guests there are; fetches the lines that are looked at.

    `order_wanted(sort, descending)` when a heading is pressed: the file sorts, not the window.
    """

    order_wanted = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__([column for column, _ in COLUMNS])
        self._total = 0
        self._fetch: Fetch | None = None
        self._windows: dict[int, Sequence[ListedGuest]] = {}

    def show_page(self, first: GuestPage, fetch: Fetch) -> None:
        self.beginResetModel()
        self._total, self._fetch = first.total, fetch
        self._windows = {0: first.rows}
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._total

    def row_at(self, index: int) -> ListedGuest:
        """The guest on a line. Raises `IndexError` where the list became shorter meanwhile."""
        number = index // WINDOW
        if number not in self._windows and self._fetch is not None:
            page = self._fetch(number * WINDOW)
            self._windows[number] = page.rows if page is not None else ()
        return self._windows[number][index % WINDOW]

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            try:
                return self.columns[index.column()].words(self.row_at(index.row()))
            except IndexError:
                return ""
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(COLUMNS) and COLUMNS[column][1] is not None:
            self.order_wanted.emit(COLUMNS[column][1], order == Qt.SortOrder.DescendingOrder)


class GuestTable(PersonTable):
    """`show_page` fills it; `opened(guest)` on Enter or a click."""

    def __init__(self) -> None:
        super().__init__("Gasten", [column for column, _ in COLUMNS])
        self.guests = GuestModel()
        self.rows = self.guests
        self.setModel(self.guests)
        self.setMouseTracking(False)
        self.clicked.connect(lambda index: self._emit(self.opened, index))

    def show_page(self, first: GuestPage, fetch: Fetch, *, keep_place: bool) -> None:
        """Show a list; `keep_place` stays on the same line, else the first one is chosen."""
        row = max(0, self.currentIndex().row()) if keep_place else 0
        scrolled = self.verticalScrollBar().value() if keep_place else 0
        self.guests.show_page(first, fetch)
        if first.total:
            self.setCurrentIndex(self.guests.index(min(row, first.total - 1), 0))
        self.verticalScrollBar().setValue(scrolled)
