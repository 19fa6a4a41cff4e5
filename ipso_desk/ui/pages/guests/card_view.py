"""One guest's card: who it is in a few words, and the rest behind seven tabs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.guests import Answer, GuestStatus, Preference, Role
from ipso_desk.domain.phases import GROUP_OF, Phase
from ipso_desk.services.guest_card import GuestCard
from ipso_desk.texts.days import ago, partial_day
from ipso_desk.texts.words import word
from ipso_desk.ui import theme
from ipso_desk.ui.pages.guests.rights_row import RightsRow
from ipso_desk.ui.pages.guests.tab import CardTab
from ipso_desk.ui.pages.guests.tab_consents import ConsentsTab
from ipso_desk.ui.pages.guests.tab_details import DetailsTab
from ipso_desk.ui.pages.guests.tab_groups import GroupsTab
from ipso_desk.ui.pages.guests.tab_history import HistoryTab
from ipso_desk.ui.pages.guests.tab_log import LogTab
from ipso_desk.ui.pages.guests.tab_relations import RelationsTab
from ipso_desk.ui.pages.guests.tab_standing import StandingTab
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.chips import PLAIN, PLUM, WARM, Chip, ChipLabel
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.tabs import Tabs

TABS: tuple[tuple[str, type[CardTab]], ...] = (
    ("Gegevens", DetailsTab),
    ("Rol en fase", StandingTab),
    ("Relaties", RelationsTab),
    ("Groepen en bezoeken", GroupsTab),
    ("Toestemmingen", ConsentsTab),
    ("Logboek", LogTab),
    ("Geschiedenis", HistoryTab),
)
_LEAST_IN_VIEW = 0.6
"""Of the window, for a tab that somebody chose."""


class CardView(QWidget):
    """`changed` when a tab did something: the page asks the card again and hands it in.

    `left` when the list is wanted again.
    """

    changed = Signal()
    left = Signal()
    twin_wanted = Signal()
    """This guest has another card as well."""

    def __init__(self, page: Page, card: GuestCard) -> None:
        super().__init__()
        self.card = card
        self._page = page
        self._built: list[CardTab] = []
        self._chips = Flow(steps=2)
        self.back = quiet("Terug naar de lijst", "arrow-left")
        self.back.clicked.connect(self.left)
        self.tabs = Tabs(f"Kaart van {card.person.display}")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3))
        self.twin = quiet("Dubbele kaart", "users")
        self.twin.clicked.connect(self.twin_wanted)
        box.addWidget(Flow(self.back, self.twin, self._chips))
        box.addWidget(self.tabs, 1)
        self.rights = RightsRow(page, card)
        self.rights.erased.connect(self.left)
        box.addWidget(self.rights)
        self._show_chips()
        for words, kind in TABS:
            self.tabs.add(words, self._maker(kind))
        self.tabs.shown.connect(lambda _: QTimer.singleShot(0, self, self._bring_up))

    def show_card(self, card: GuestCard) -> None:
        """The same guest, after something changed."""
        self.card = card
        self._show_chips()
        for tab in self._built:
            tab.show_card(card)

    def escape(self) -> bool:
        tab = self.tabs.content()
        return isinstance(tab, CardTab) and tab.escape()

    def _maker(self, kind: type[CardTab]) -> Callable[[], QWidget]:
        def make() -> QWidget:
            tab = kind(self._page, self.card)
            tab.changed.connect(self.changed)
            self._built.append(tab)
            return tab

        return make

    def _bring_up(self) -> None:
        """With large letters the head fills the window: what was chosen comes into view."""
        scroll = self._page.body_scroll
        body = scroll.widget()
        if body is None or not body.isAncestorOf(self.tabs):
            return
        bar, room = scroll.verticalScrollBar(), scroll.viewport().height()
        top = self.tabs.mapTo(body, QPoint(0, 0)).y()
        if room - (top - bar.value()) < room * _LEAST_IN_VIEW:
            bar.setValue(top - theme.current().space(3))

    def _show_chips(self) -> None:
        self._chips.clear()
        chips = _chips(self.card)
        for chip in chips:
            self._chips.add(ChipLabel(chip.text, chip.kind))
        self._chips.setVisible(bool(chips))


def in_a_line(card: GuestCard) -> str:
    """The quiet line under the name: role, phase, age, last visit."""
    parts = [word(card.role)]
    if card.role is not Role.BEREAVED or card.phase is not Phase.NOT_ASKED:
        asked = card.phase is not Phase.NOT_ASKED
        parts.append(word(GROUP_OF[card.phase]) if asked else "fase niet gevraagd")
    if card.age is not None and card.death is None:
        parts.append(f"{card.age} jaar")
    if card.last_visit is not None:
        parts.append(f"laatste bezoek {ago(card.last_visit, card.today)}")
    else:
        parts.append("nog geen bezoek")
    return " · ".join(parts)


def _chips(card: GuestCard) -> list[Chip]:
    chips = []
    if card.death is not None:
        day = f" · {partial_day(card.death.died_on)}" if card.death.died_on is not None else ""
        reported = card.death.state is DeathState.REPORTED
        chips.append(Chip(("overlijden gemeld" if reported else "overleden") + day, PLUM))
    not_about = card.preferences[Preference.NOT_ABOUT_END_OF_LIFE] is Answer.YES
    if not_about and card.death is None:
        chips.append(Chip(word(Preference.NOT_ABOUT_END_OF_LIFE), WARM))
    if card.to_complete and card.death is None:
        chips.append(Chip("toestemming vragen", WARM))
    if card.details.do_not_call:
        chips.append(Chip("niet bellen", WARM))
    if card.status is not GuestStatus.ACTIVE:
        chips.append(Chip(word(card.status), PLAIN))
    return chips
