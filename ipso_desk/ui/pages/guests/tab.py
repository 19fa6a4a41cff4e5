"""What the tabs of a card have in common: the page that asks and does, and the card they show."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.services.guest_card import GuestCard
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.page import Page


class CardTab(QWidget):
    """A tab fills itself in `show_card`; `changed` when it did something that the card shows."""

    changed = Signal()

    def __init__(self, page: Page, card: GuestCard) -> None:
        super().__init__()
        self.page = page
        self.card = card
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self._dress()
        theme.signals().changed.connect(self._dress)

    @property
    def guest_id(self) -> int:
        return self.card.person.id

    @property
    def name(self) -> str:
        return self.card.person.display

    def show_card(self, card: GuestCard) -> None:
        self.card = card
        self.fill()

    def fill(self) -> None:
        """Show what `self.card` says."""

    def escape(self) -> bool:
        """Esc: close a form that is open. True when there was one."""
        return False

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to the top of a form that was just opened, once it has its place."""

        def scroll() -> None:
            body = self.page.body_scroll.widget()
            if body is not None and body.isAncestorOf(widget):
                top = widget.mapTo(body, QPoint(0, 0)).y()
                self.page.body_scroll.verticalScrollBar().setValue(top - theme.current().em * 2)

        QTimer.singleShot(0, widget, scroll)

    def _dress(self) -> None:
        self.box.setSpacing(theme.current().space(3.5))
