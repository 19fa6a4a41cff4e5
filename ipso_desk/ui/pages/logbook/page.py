"""The page Logboek: write on top, read below, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.logbook import LogKind, Visibility
from ipso_desk.domain.rights import UserRole
from ipso_desk.prints.logbook import log_pdf
from ipso_desk.services.deaths import guest_to_note
from ipso_desk.services.log_reading import Entry, LogFilter, LogPage, log_entries, log_entry
from ipso_desk.services.logbook import delete_entry, follow_up_done
from ipso_desk.texts.days import long_day
from ipso_desk.ui import preview, theme
from ipso_desk.ui.pages.logbook.entry_card import EntryCard
from ipso_desk.ui.pages.logbook.filter_chips import FilterChips
from ipso_desk.ui.pages.logbook.write_form import WriteForm
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import EmptyState
from ipso_desk.ui.widgets.later import Later
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import SectionTitle

ALL, FOLLOW, MINE, DAYS, OFFERS, COORDINATORS = "all", "follow", "mine", "days", "offers", "coord"
_FILTERS = {
    ALL: LogFilter(),
    FOLLOW: LogFilter(to_follow_up=True),
    MINE: LogFilter(mine=True),
    DAYS: LogFilter(kind=LogKind.DAY),
    OFFERS: LogFilter(kind=LogKind.OFFER),
    COORDINATORS: LogFilter(visibility=Visibility.COORDINATORS),
}
_FOR_ALL = ((ALL, "Alles"), (FOLLOW, "Op te volgen"), (MINE, "Van mij"))
_FOR_COORDINATORS = (
    (DAYS, "Dagboek"),
    (OFFERS, "Logboekje aanbod"),
    (COORDINATORS, "Alleen coördinatoren"),
)
_AT_A_TIME, _AT_ONCE, _AT_A_STEP = 12, 3, 1


class LogbookPage(Page):
    """Arrive with a guest's number to write about them, ("notitie", number) to read one."""

    shows = frozenset(
        {
            *("log_entry", "log_link", "guest", "death", "peer_group", "activity"),
            *("organisation", "volunteer"),
        }
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__(
            "Logboek",
            runner,
            quiet="wat er gebeurt, van de een voor de ander",
            search="Zoek in het logboek",
        )
        self._coordinator = runner.desk.actor.role is UserRole.COORDINATOR
        print_button = secondary("Afdrukken", "printer")
        print_button.clicked.connect(self.print_page)
        self.add_action(print_button)
        self.write = WriteForm(self)
        self.write.saved.connect(self._show_first)
        more = _FOR_COORDINATORS if self._coordinator else ()
        self.chips = FilterChips((*_FOR_ALL, *more))
        self.chips.chosen.connect(lambda _: self._show_first())
        self._none = EmptyState("Hier komt wat u en de anderen opschrijven.", icon="notebook-pen")
        self._list = QWidget()
        self._box = QVBoxLayout(self._list)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._more = secondary("Meer tonen", "chevron-down")
        self._more.clicked.connect(self._show_more)
        self._waiting: list[Entry] = []
        self._cards: dict[int, EntryCard] = {}
        self._spare: dict[int, EntryCard] = {}
        self._shown = self._total = 0
        self._only: int | None = None
        self._last_day: date | None = None
        self._later = Later(self, self._build_some)
        for part in (self.write, self.chips, self._none, self._list, self._more):
            self.add(part)
        assert self.search is not None
        self.search.searched.connect(self._searched)
        self._dress_list()
        theme.signals().changed.connect(self._dress_list)

    # What the page shows

    def reload(self) -> None:
        self.write.begin()
        self._show_first()

    def arrive(self, target: object) -> None:
        if isinstance(target, int):
            answer = self.ask(guest_to_note, target)
            if answer:
                self.write.write_about(answer.value)
        elif isinstance(target, tuple) and len(target) == 2 and target[0] == "notitie":
            self._only = int(target[1])
            self._show_first()
        elif target == "op te volgen":
            self.chips.set_code(FOLLOW)

    def focus_first(self) -> None:
        self.write.note.lines.setFocus()

    def print_page(self) -> None:
        """The entries as they are filtered now, with a preview."""
        preview.show(self, "Logboek", log_pdf(self.runner.desk, self._filter()))

    def entries(self) -> list[Entry]:
        """What is shown now, from top to bottom."""
        return [card.entry for card in self._cards.values()]

    # Machinery

    def _filter(self) -> LogFilter:
        text = self.search.text() if self.search is not None else ""
        return replace(_FILTERS[str(self.chips.code())], text=text)

    def _searched(self, text: str) -> None:
        self._only = None
        # What was found comes into view; what is being written stays.
        self.write.setVisible(not text.strip() or bool(self.write.note.value()))
        self._show_first()

    def _show_first(self) -> None:
        only, self._only = self._only, None
        if only is not None:
            one = self.ask(log_entry, only).value
            if one is not None:
                self._clear()
                self._fill(LogPage((one,), 1))
                return
        answer = self.ask(log_entries, self._filter(), _AT_A_TIME)
        if answer and not self._is_shown(answer.value):
            self._clear()
            self._fill(answer.value)

    def _is_shown(self, found: LogPage) -> bool:
        """Coming back to the page, mostly everything is as it was."""
        there = (*(card.entry for card in self._cards.values()), *self._waiting)
        first = there[: len(found.entries)]
        return bool(first) and first == found.entries and found.total == self._total

    def _show_more(self) -> None:
        answer = self.ask(log_entries, self._filter(), _AT_A_TIME, self._shown)
        if answer:
            self._fill(answer.value)

    def _fill(self, found: LogPage) -> None:
        self._shown += len(found.entries)
        self._total = found.total
        self._more.setVisible(self._shown < found.total)
        typed = bool(self.search is not None and self.search.text().strip())
        if self.search is not None:
            self.search.set_hits(found.total if typed else None, "notitie", "notities")
        self._none.setVisible(not self._shown)
        self._none.set_sentence(
            "Hierover staat niets in het logboek."
            if typed or self.chips.code() != ALL
            else "Hier komt wat u en de anderen opschrijven."
        )
        self._waiting += found.entries
        if self._build_some(_AT_ONCE):
            self._later.start()

    def _build_some(self, count: int = _AT_A_STEP) -> bool:
        """A few at a time, so that the first are there at once; whether there are more."""
        for entry in self._waiting[:count]:
            self._put(entry)
        del self._waiting[:count]
        if not self._waiting:
            _throw_away(self._spare.values())
            self._spare = {}
        return bool(self._waiting)

    def _put(self, entry: Entry) -> None:
        if entry.day != self._last_day:
            self._last_day = entry.day
            year = "" if entry.day.year == self._today().year else f" {entry.day.year}"
            self._box.addWidget(SectionTitle(f"{long_day(entry.day).capitalize()}{year}"))
        card = self._spare.pop(entry.id, None)
        if card is None or card.entry != entry:
            if card is not None:
                _throw_away((card,))
            card = EntryCard(entry, leads=self._coordinator)
            card.wanted.connect(lambda what, one=entry: self._act(one, what))
            card.led_to.connect(lambda guest_id: self.go_to.emit("gasten", guest_id))
        self._cards[entry.id] = card
        self._box.addWidget(card)
        card.show()

    def _clear(self) -> None:
        """Take everything out; a card whose entry is shown again is used again."""
        self._later.stop()
        self._waiting, self._shown, self._total, self._last_day = [], 0, 0, None
        self._spare.update(self._cards)
        self._cards = {}
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, EntryCard):
                widget.hide()
            elif widget is not None:
                _throw_away((widget,))

    def _act(self, entry: Entry, what: str) -> None:
        if what == "change":
            self.write.change(entry)
        elif what == "delete":
            if self.do(delete_entry, entry.id, said="De notitie is weg uit het logboek."):
                self._show_first()
        elif self.do(follow_up_done, entry.id, said="Daar is op teruggekomen."):
            self._show_first()

    def _today(self) -> date:
        today: date = self.runner.desk.clock.today()
        return today

    def _dress_list(self) -> None:
        self._box.setSpacing(theme.current().space(3))


def _throw_away(widgets: Iterable[QWidget]) -> None:
    for widget in widgets:
        widget.hide()
        widget.deleteLater()
