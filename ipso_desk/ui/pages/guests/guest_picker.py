"""Choosing a guest by searching, inside a form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.people import Person
from ipso_desk.services.find import Found, find
from ipso_desk.texts.words import SHORT_ROLE
from ipso_desk.ui import theme
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.search import SearchBox
from ipso_desk.ui.widgets.text import Text

_HITS = 5


class GuestPicker(QWidget):
    """`chosen` when a guest was picked or let go; `guest()` says who, `typed()` what is typed."""

    chosen = Signal()

    def __init__(self, page: Page, name: str, *, leave_out: int) -> None:
        super().__init__()
        self._page, self._leave_out = page, leave_out
        self._guest: Person | None = None
        self.search = SearchBox(name)
        self._hits = RowList("Gevonden gasten")
        self._hits.hide()
        self._name = Text("", "strong", wrap=False)
        again = quiet("Iemand anders kiezen")
        again.clicked.connect(lambda: self.set_guest(None))
        self._picked = Flow(self._name, again)
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

    def guest(self) -> Person | None:
        return self._guest

    def typed(self) -> str:
        """The words in the search box: the name of somebody who is no guest."""
        return "" if self._guest is not None else self.search.text().strip()

    def set_guest(self, person: Person | None) -> None:
        self._guest = person
        self._name.setText(person.display if person is not None else "")
        self._picked.setVisible(person is not None)
        self.search.setVisible(person is None)
        self._hits.setVisible(False)
        if person is None:
            self.search.clear()
            self.search.field.setFocus()
        self.chosen.emit()

    def set_typed(self, words: str) -> None:
        self.search.field.setText(words)

    def _look(self, text: str) -> None:
        found: tuple[Found, ...] = ()
        if text.strip():
            answer = self._page.ask(find, text, False, _HITS + 1)
            found = answer.value if answer else ()
        found = tuple(hit for hit in found if hit.number != self._leave_out)[:_HITS]
        self._people = {hit.number: hit.person for hit in found}
        self._hits.set_rows(
            [
                Row(
                    hit.number,
                    hit.person.display,
                    SHORT_ROLE[hit.role],
                    actions=(RowAction("pick", "Kiezen"),),
                )
                for hit in found
            ]
        )
        self._hits.setVisible(bool(found))

    def _pick(self, key: object) -> None:
        person = self._people.get(key) if isinstance(key, int) else None
        if person is not None:
            self.set_guest(person)
