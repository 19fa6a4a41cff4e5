"""With which other card this one is to be put together: for who knows it, alike or not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.people import Person
from ipso_desk.ui import theme
from ipso_desk.ui.guest_picker import GuestPicker
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page


class MergeStart(QWidget):
    """`chosen(other)` with the number of the other card, `left` when it is given up."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, page: Page, guest_id: int) -> None:
        super().__init__()
        self.guest_id = guest_id
        back = quiet("Terug naar de kaart", "arrow-left")
        back.clicked.connect(self.left)
        # Who died or is in the archive may well be the same person.
        self.picker = GuestPicker(page, "Zoek de andere kaart", leave_out=guest_id, everybody=True)
        self.picker.chosen.connect(self._chosen)
        card = Card(
            "Welke kaart is ook van deze gast?", "ook in het archief en van wie is overleden"
        )
        card.add(self.picker)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3))
        box.addWidget(Flow(back))
        box.addWidget(card)
        box.addStretch(1)

    def _chosen(self, person: Person | None) -> None:
        if person is not None:
            self.chosen.emit(person.id)
