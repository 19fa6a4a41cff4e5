"""The filters above the list: which guests, which role, phase, status, how long not seen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.guests import GuestStatus, Role
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.services.guest_list import GuestFilters, SortBy
from ipso_desk.texts.words import SHORT_ROLE, heading
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.buttons import quiet, secondary
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow

LISTED, FORMER, TO_ASK = "listed", "former", "to_ask"
_ROOMY = 15
"""Up to this size of text, in points, the filters fit on one line."""
_STATUS: tuple[tuple[object, str], ...] = (
    (None, "Alle gasten"),
    (GuestStatus.ACTIVE, heading(GuestStatus.ACTIVE)),
    (GuestStatus.LONG_AWAY, heading(GuestStatus.LONG_AWAY)),
    (GuestStatus.INACTIVE, heading(GuestStatus.INACTIVE)),
    (TO_ASK, "Toestemming vragen"),
    (FORMER, "Archief en overleden"),
)
_NOT_SEEN: tuple[tuple[object, str], ...] = (
    (None, "Wanneer ook gezien"),
    (3, "3 maanden niet gezien"),
    (6, "Half jaar niet gezien"),
    (12, "Een jaar niet gezien"),
    (24, "2 jaar niet gezien"),
)
_ORDERS: tuple[tuple[str, str, SortBy, bool], ...] = (
    ("name", "Op naam", SortBy.NAME, False),
    ("latest", "Laatst geweest", SortBy.LAST_VISIT, True),
    ("longest", "Langst weg", SortBy.LAST_VISIT, False),
    ("role", "Op rol", SortBy.ROLE, False),
    ("phase", "Op fase", SortBy.PHASE, False),
    ("status", "Op status", SortBy.STATUS, False),
)
"""What the headings of the table do, for who has no mouse."""


class Filters(QWidget):
    """`changed` when another choice was made; `filters(...)` is what is chosen.

    The last three stand behind a button where the letters are so large that there is no room.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._status = Select(_STATUS, name="Status")
        roles = ((role, SHORT_ROLE[role].capitalize()) for role in Role)
        self._role = Select([(None, "Alle rollen"), *roles], name="Rol")
        phases = ((group, heading(group)) for group in PhaseGroup)
        self._phase = Select([(None, "Alle fases"), *phases], name="Fase")
        self._seen = Select(_NOT_SEEN, name="Niet gezien sinds")
        self._order = Select([(key, words) for key, words, _, _ in _ORDERS], name="Volgorde")
        self._sort, self._descending = SortBy.NAME, False
        self._narrow = (self._role, self._phase, self._seen)
        self._more = secondary("Filters", "filter")
        self._more.clicked.connect(self._open)
        self._reset = quiet("Filters wissen", "x")
        self._reset.clicked.connect(self.clear)
        self._opened = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Flow(self._status, self._more, *self._narrow, self._order, self._reset))
        self._order.currentIndexChanged.connect(self._on_order)
        for choice in (self._status, *self._narrow):
            choice.currentIndexChanged.connect(self._on_change)
        self._show_parts()
        theme.signals().changed.connect(self._show_parts)

    def which(self) -> str:
        """LISTED, FORMER or TO_ASK."""
        code = self._status.code()
        return str(code) if code in (FORMER, TO_ASK) else LISTED

    def show_which(self, which: str) -> None:
        self._status.set_code(which if which in (FORMER, TO_ASK) else None)

    def order_by(self, sort: SortBy, *, descending: bool) -> None:
        """A heading of the table was pressed."""
        self._sort, self._descending = sort, descending
        keys = {(by, down): key for key, _, by, down in reversed(_ORDERS)}
        self._order.blockSignals(True)
        self._order.set_code(keys.get((sort, descending)) or keys.get((sort, not descending)))
        self._order.blockSignals(False)
        self.changed.emit()

    def filters(self, text: str) -> GuestFilters:
        status, role, phase = (
            frozenset((str(code),) if code else ()) for code in self._narrowing()
        )
        months = self._seen.code()
        return GuestFilters(
            text=text,
            roles=frozenset(Role(code) for code in role),
            phase_groups=frozenset(PhaseGroup(code) for code in phase),
            statuses=frozenset(GuestStatus(code) for code in status),
            not_seen_months=months if isinstance(months, int) else None,
            sort=self._sort,
            descending=self._descending,
        )

    def narrowed(self) -> bool:
        """Some of those who could be listed are not."""
        return any(self._narrowing()) or self._seen.currentIndex() > 0

    def clear(self) -> None:
        """Everybody on the list again."""
        for choice in (self._status, *self._narrow):
            choice.blockSignals(True)
            choice.setCurrentIndex(0)
            choice.blockSignals(False)
        self._on_change()

    def _narrowing(self) -> tuple[object, object, object]:
        """The chosen status, role and phase; None for all of them."""
        status = self._status.code()
        listed = None if status in (FORMER, TO_ASK) else status
        return listed, self._role.code(), self._phase.code()

    def _open(self) -> None:
        self._opened = not self._opened
        self._show_parts()

    def _on_order(self) -> None:
        self._sort, self._descending = next(
            (by, down) for key, _, by, down in _ORDERS if key == self._order.code()
        )
        self.changed.emit()

    def _on_change(self) -> None:
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        roomy = theme.current().size_pt <= _ROOMY
        usable = self.which() != TO_ASK
        used = sum(choice.currentIndex() > 0 for choice in self._narrow)
        self._more.set_words(f"Filters: {used}" if used else "Filters")
        self._more.setVisible(usable and not roomy)
        for choice in (*self._narrow, self._order):
            choice.setVisible(usable and (roomy or self._opened))
        self._reset.setVisible(usable and self.narrowed())
