"""The page Gedenken: what is now, the lists, one person, or noting a death."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import UserRole
from ipso_desk.services.deaths import NotedDeath, guest_to_note
from ipso_desk.services.memorial import Remembered, candles, memorial_of
from ipso_desk.ui import reading_order
from ipso_desk.ui.pages.memorial.candles import CandleCorner
from ipso_desk.ui.pages.memorial.memorial_table import MemorialTable
from ipso_desk.ui.pages.memorial.newsletter import NewsletterView
from ipso_desk.ui.pages.memorial.note_death import NoteDeath, TakeAway
from ipso_desk.ui.pages.memorial.now import NowView
from ipso_desk.ui.pages.memorial.remembered import RememberedView
from ipso_desk.ui.pages.memorial.tree import TreeView
from ipso_desk.ui.pages.memorial.words import died
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import quiet, secondary
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.tabs import Tabs

_TITLE = "Gedenken"
_WHERE = "Wie we missen, en wie we nabij blijven"
_LIST_TAB = 1


class MemorialPage(Page):
    """Arrive with a guest's number: the person who died, or noting that they did."""

    shows = frozenset(
        {
            "death",
            "memorial",
            "candle",
            "tree_name",
            "memorial_meeting",
            "aftercare_step",
            "aftercare_stop",
            "bereaved_proposal",
            "leader_told",
            "relation",
            "guest",
            "guest_phone",
            "peer_group",
            "sign_up",
            "meeting",
        }
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__(_TITLE, runner, quiet=_WHERE)
        self._coordinator = runner.desk.actor.role is UserRole.COORDINATOR
        words = "Overlijden noteren" if self._coordinator else "Overlijden melden"
        self._note_button = secondary(words, "feather")
        self._note_button.clicked.connect(lambda _=False: self.open_note())
        self.add_action(self._note_button)
        back = quiet("Terug naar Gedenken", "arrow-left")
        back.clicked.connect(self.show_all)
        self._back = Flow(back)
        self._back.setFocusProxy(back)
        self._back.hide()
        self.add(self._back)
        self.take_away = TakeAway()
        self.add(self.take_away)
        self._corner = CandleCorner()
        self._tabs = Tabs("Gedenken")
        self._home: QWidget = self._tabs if self._coordinator else self._corner
        if self._coordinator:
            self._fill_tabs()
        self.add(self._home, int(self._coordinator))
        self._open: NoteDeath | RememberedView | None = None

    # What the page shows

    def reload(self) -> None:
        if isinstance(self._open, RememberedView):
            self._refresh(self._open)
        elif self._open is None:
            self._show_home()

    def arrive(self, target: object) -> None:
        if isinstance(target, int):
            found = self.ask(memorial_of, target).value if self._coordinator else None
            if found is not None:
                self._show_person(found)
                return
            answer = self.ask(guest_to_note, target)
            if answer:
                self.open_note(answer.value)
        elif target == "overlijden noteren":
            self.open_note()
        else:
            self.show_all()

    def open_person(self, guest_id: int) -> None:
        """Everything about one person who died."""
        answer = self.ask(memorial_of, guest_id)
        if answer and answer.value is not None:
            self._show_person(answer.value)
        else:
            self.show_all()

    def open_note(self, person: Person | None = None) -> None:
        """The form for noting a death."""
        form = NoteDeath(self, may_confirm=self._coordinator)
        form.noted.connect(self._noted)
        form.left.connect(self.show_all)
        self._show_open(form, self._note_button.text(), "met aandacht, zonder haast")
        form.begin(person)

    def show_all(self) -> None:
        came_back = self._open is not None
        self._close_open()
        self.set_title(_TITLE)
        self.set_quiet(_WHERE)
        self._note_button.show()
        self._home.show()
        self._show_home()
        if came_back:
            self._note_button.setFocus()

    def escape(self) -> bool:
        if super().escape():
            return True
        if self._open is not None:
            self.show_all()
            return True
        return False

    def focus_search(self) -> None:
        if self._open is None and self._coordinator:
            self._tabs.show_tab(_LIST_TAB)
            self.list.search.field.setFocus()

    def print_page(self) -> None:
        """The names of the meeting, the labels or the newsletter: what stands in front."""
        if self._open is not None or not self._coordinator:
            return
        content = self._tabs.content()
        if isinstance(content, NowView):
            content.meeting.print_names()
        elif isinstance(content, TreeView):
            content.print_labels()
        elif isinstance(content, NewsletterView):
            content.print_text()

    # Machinery

    def _fill_tabs(self) -> None:
        self.list = MemorialTable(self, self.open_person)
        self._tabs.add("Kaarsenhoek", lambda: NowView(self, self.open_person))
        self._tabs.add("Gedenklijst", lambda: self.list)
        self._tabs.add("Herdenkingsboom", lambda: TreeView(self))
        self._tabs.add("Nieuwsbrief", lambda: NewsletterView(self, self.open_person))
        self._tabs.shown.connect(lambda _: self._show_home())

    def _show_home(self) -> None:
        if not self._coordinator:
            self._corner.set_candles(self.ask(candles).value or ())
            return
        content = self._tabs.content()
        show = getattr(content, "show_now", None)
        if callable(show):
            show()

    def _noted(self, noted: NotedDeath) -> None:
        if self._coordinator:
            self.open_person(noted.person.id)
            return
        self.show_all()
        self.take_away.show_prints(noted.person, noted.to_take_away)

    def _refresh(self, view: RememberedView) -> None:
        """Something changed elsewhere: what is being typed here stays where it can."""
        found = self.ask(memorial_of, view.one.person.id).value
        if found == view.one:
            view.refresh()
        else:
            self._show_again(view.one.person.id)

    def _show_again(self, guest_id: int) -> None:
        """The same person after an act; the hand stays at what it was doing, where that is left."""
        hand, before = QApplication.focusWidget(), self._open
        held = hand is not None and before is not None and before.isAncestorOf(hand)
        name = hand.accessibleName() if hand is not None and held else ""
        self.open_person(guest_id)
        if name and self._open is not None:
            for stop in reading_order.stops(self._open):
                if stop.accessibleName() == name:
                    stop.setFocus()
                    break

    def _show_person(self, one: Remembered) -> None:
        view = RememberedView(self, one)
        view.changed.connect(lambda: self._show_again(one.person.id))
        view.left.connect(self.show_all)
        waiting = " · wacht op bevestiging" if one.state is DeathState.REPORTED else ""
        self._show_open(view, one.person.display, f"{died(one)}{waiting}")

    def _show_open(self, view: NoteDeath | RememberedView, title: str, where: str) -> None:
        self._close_open()
        self._open = view
        self._home.hide()
        self._note_button.hide()
        self._back.show()
        self.add(view, 1)
        view.show()
        # Not left to chance: the nearest button may be the one that takes the death back.
        self._back.setFocus()
        self.set_title(title)
        self.set_quiet(where)

    def _close_open(self) -> None:
        self.take_away.hide()
        self._back.hide()
        if self._open is not None:
            self._open.hide()
            self._open.setParent(None)
            self._open.deleteLater()
            self._open = None
