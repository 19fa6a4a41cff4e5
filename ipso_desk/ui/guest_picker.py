"""Choosing a guest by searching, inside any form: the one way the whole program does it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.people import Person
from ipso_desk.services.find import Found, find
from ipso_desk.texts.words import SHORT_ROLE
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.chips import PLAIN, PLUM, Chip
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.search import SearchBox
from ipso_desk.ui.widgets.text import Text

_HITS = 6


class GuestPicker(QWidget):
    """`chosen(person or None)` when a guest was picked or let go.

    Enter takes the marked hit, the arrow keys move the mark. `leave_out` is whose form this
    is. `everybody`: who died or is in the archive can be chosen too, and says so (coordinators
    only). `typed()` is the name of somebody who is no guest.
    """

    chosen = Signal(object)

    def __init__(
        self, page: Page, name: str, *, leave_out: int = 0, everybody: bool = False
    ) -> None:
        super().__init__()
        self._page, self._leave_out, self._everybody = page, leave_out, everybody
        self._person: Person | None = None
        self._people: dict[int, Person] = {}
        self._already: Collection[int] = ()
        self._already_words = ""
        self.search = SearchBox(name)
        self._hits = RowList(f"Gevonden: {name}")
        self._hits.hide()
        self._name = Text("", "strong", wrap=False)
        self.again = quiet("Iemand anders kiezen", name=f"Iemand anders kiezen: {name}")
        self.again.clicked.connect(self.clear)
        self._picked = Flow(self._name, self.again)
        self._picked.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(1))
        for part in (self.search, self._hits, self._picked):
            box.addWidget(part)
        self.setFocusProxy(self.search.field)
        self.search.searched.connect(self._look)
        self.search.moved.connect(self._hits.step)
        self.search.entered.connect(self._hits.press_marked)
        self._hits.acted.connect(lambda key, _: self._pick(key))

    def person(self) -> Person | None:
        return self._person

    def set_person(self, person: Person | None) -> None:
        self._person = person
        self._name.setText(person.display if person is not None else "")
        self._picked.setVisible(person is not None)
        self.search.setVisible(person is None)
        self._hits.hide()
        self.chosen.emit(person)

    def typed(self) -> str:
        """The words in the search box, where nobody was picked."""
        return "" if self._person is not None else self.search.text().strip()

    def set_typed(self, words: str) -> None:
        self.search.field.setText(words)

    def mark_already(self, guests: Collection[int], words: str) -> None:
        """These stand apart ("doet al mee"); they can be chosen all the same."""
        self._already, self._already_words = guests, words

    def clear(self) -> None:
        self.search.clear()
        self.set_person(None)
        self.search.field.setFocus()

    def _look(self, text: str) -> None:
        found: tuple[Found, ...] = ()
        if text.strip():
            answer = self._page.ask(find, text, self._everybody, _HITS + 1)
            found = answer.value if answer else ()
        found = tuple(hit for hit in found if hit.number != self._leave_out)[:_HITS]
        self._people = {hit.number: hit.person for hit in found}
        self._hits.set_rows([self._row(hit) for hit in found])
        self._hits.mark_first()
        self._hits.setVisible(bool(found))
        if text.strip():
            announce(self.search.field, self._told(found))

    def _told(self, found: Sequence[Found]) -> str:
        if not found:
            return "Niemand gevonden"
        many = "1 gast gevonden" if len(found) == 1 else f"{len(found)} gasten gevonden"
        return f"{many}. Enter kiest {self._row(found[0]).spoken}"

    def _row(self, hit: Found) -> Row:
        parts = [SHORT_ROLE[hit.role]]
        parts += [f"telefoon eindigt op {digits}" for digits in hit.last4[:1]]
        if hit.number in self._already:
            parts.append(self._already_words)
        chips: tuple[Chip, ...] = (Chip("overleden", PLUM),) if hit.died else ()
        chips += (Chip("archief", PLAIN),) if hit.archived else ()
        pick = (RowAction("pick", "Kiezen"),)
        return Row(hit.number, hit.person.display, " · ".join(parts), chips, pick)

    def _pick(self, key: object) -> None:
        person = self._people.get(key) if isinstance(key, int) else None
        if person is not None:
            self.set_person(person)
            announce(self, f"{person.display} gekozen")
