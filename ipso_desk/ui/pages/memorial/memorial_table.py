"""The gedenklijst: everyone who died, the last first, with a search of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.deaths import DeathState
from ipso_desk.domain.names import fold
from ipso_desk.services.memorial import Remembered, memorial_list
from ipso_desk.texts.days import partial_day
from ipso_desk.ui import theme
from ipso_desk.ui.tables.person_table import PersonTable
from ipso_desk.ui.tables.row_table_model import Column
from ipso_desk.ui.widgets.cards import EmptyState
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.search import SearchBox


class MemorialTable(QWidget):
    def __init__(self, page: Page, open_person: Callable[[int], None]) -> None:
        super().__init__()
        self._page = page
        self._all: tuple[Remembered, ...] = ()
        self.search = SearchBox("Zoek een naam")
        self._table = PersonTable("Gedenklijst", _columns())
        self._none = EmptyState("Hier staat iedereen die is overleden.", icon="flame")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3))
        for part in (self.search, self._none, self._table):
            box.addWidget(part)
        self.search.searched.connect(lambda _: self._filter())
        self.search.moved.connect(self._table.step)
        self.search.entered.connect(self._table.open_current)
        self._table.opened.connect(lambda row: open_person(row.person.id))

    def show_now(self) -> None:
        answer = self._page.ask(memorial_list)
        self._all = answer.value if answer else ()
        self._filter()

    def _filter(self) -> None:
        words = fold(self.search.text()).split()
        shown = [r for r in self._all if _fits(r, words)]
        self._table.set_rows(shown)
        self.search.set_hits(len(shown) if self._all else None, "naam", "namen")
        self._table.setVisible(bool(self._all))
        self._none.setVisible(not self._all)


def _fits(one: Remembered, words: list[str]) -> bool:
    name = f" {fold(one.person.display)}"
    return all(f" {word}" in name for word in words)


def _day(one: Remembered) -> str:
    if one.died_on is not None:
        return partial_day(one.died_on)
    return "dag niet bekend" if one.state is DeathState.CONFIRMED else "gemeld"


def _order(one: Remembered) -> str:
    return one.died_on.iso if one.died_on else one.reported_on.isoformat()


def _allowed(one: Remembered) -> str:
    if one.state is DeathState.REPORTED:
        return "wacht op bevestiging"
    said = one.permissions
    given = (
        ("kaars", said.candle),
        ("nieuwsbrief", said.newsletter),
        ("bijeenkomst", said.meeting),
    )
    return ", ".join(words for words, yes in given if yes) or "nog vragen"


def _columns() -> tuple[Column, ...]:
    return (
        Column("Naam", lambda r: r.person.name.listed, lambda r: r.person.name.sort_key, 3, 20),
        Column("Overleden", _day, _order, 2, 16),
        Column("Toestemming van de familie", _allowed, None, 3, 20),
    )
