"""The filters above the list: which guests, which role, phase, status, how long not seen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.guests import GuestStatus, Role
from ipso_desk.domain.phases import PhaseGroup
from ipso_desk.services.guest_list import GuestFilters, SortBy
from ipso_desk.texts.words import SHORT_ROLE, heading
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.flow import Flow

LISTED, FORMER, TO_ASK = "listed", "former", "to_ask"
_LISTED_STATUSES = (GuestStatus.ACTIVE, GuestStatus.LONG_AWAY, GuestStatus.INACTIVE)
_NOT_SEEN: tuple[tuple[object, str], ...] = (
    (None, "Wanneer ook gezien"),
    (3, "Drie maanden niet gezien"),
    (6, "Een half jaar niet gezien"),
    (12, "Een jaar niet gezien"),
    (24, "Twee jaar niet gezien"),
)


class Filters(QWidget):
    """`changed` when another choice was made; `filters(...)` is what is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._which = Select(
            (
                (LISTED, "Alle gasten"),
                (TO_ASK, "Toestemming vragen"),
                (FORMER, "Gearchiveerd en overleden"),
            ),
            name="Welke gasten",
        )
        self._role = Select(
            [(None, "Alle rollen"), *((role, SHORT_ROLE[role].capitalize()) for role in Role)],
            name="Rol",
        )
        self._phase = Select(
            [(None, "Alle fases"), *((group, heading(group)) for group in PhaseGroup)], name="Fase"
        )
        self._status = Select(
            [(None, "Elke status"), *((status, heading(status)) for status in _LISTED_STATUSES)],
            name="Status",
        )
        self._seen = Select(_NOT_SEEN, name="Niet gezien sinds")
        self._narrow = (self._role, self._phase, self._status, self._seen)
        self._reset = quiet("Filters wissen", "x")
        self._reset.clicked.connect(self.clear)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(Flow(self._which, *self._narrow, self._reset))
        for choice in (self._which, *self._narrow):
            choice.currentIndexChanged.connect(self._on_change)
        self._reset.hide()

    def which(self) -> str:
        return str(self._which.code())

    def show_which(self, which: str) -> None:
        self._which.set_code(which)

    def filters(self, text: str, sort: SortBy, *, descending: bool) -> GuestFilters:
        role, phase, status = (choice.code() for choice in self._narrow[:3])
        months = self._seen.code()
        return GuestFilters(
            text=text,
            roles=frozenset({role}) if isinstance(role, Role) else frozenset(),
            phase_groups=frozenset({phase}) if isinstance(phase, PhaseGroup) else frozenset(),
            statuses=frozenset({status}) if isinstance(status, GuestStatus) else frozenset(),
            not_seen_months=months if isinstance(months, int) else None,
            sort=sort,
            descending=descending,
        )

    def narrowed(self) -> bool:
        return any(choice.currentIndex() > 0 for choice in self._narrow)

    def clear(self) -> None:
        """Everybody again. True narrowing only; which guests stays chosen."""
        for choice in self._narrow:
            choice.blockSignals(True)
            choice.setCurrentIndex(0)
            choice.blockSignals(False)
        self._on_change()

    def _on_change(self) -> None:
        self._reset.setVisible(self.narrowed())
        for choice in self._narrow:
            choice.setVisible(self.which() != TO_ASK)
        self.changed.emit()
