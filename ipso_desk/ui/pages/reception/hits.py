"""What the search at the desk found, and where the hand is in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ipso_desk.domain.people import Person
from ipso_desk.services.find import Found
from ipso_desk.services.visits import NoLonger
from ipso_desk.ui import theme
from ipso_desk.ui.pages.reception import words
from ipso_desk.ui.pages.reception.day_lists import ABSENT, BOTH, PRESENT, DayLists
from ipso_desk.ui.pages.reception.desk_list import DeskList
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.rows import Row, RowAction
from ipso_desk.ui.widgets.scroll import Scroll
from ipso_desk.ui.widgets.text import Text

_ROOMY, _TIGHT = 3.4, 2.4
"""Rows in view; the half row shows that there are more."""


class Hits(Card):
    """`acted(guest_id, action)` from a button; `new_wanted` for somebody who is not found."""

    acted = Signal(object, str)
    new_wanted = Signal()

    def __init__(self, lists: DayLists) -> None:
        super().__init__()
        self._lists = lists
        self._day = date.min
        self._found: tuple[Found, ...] = ()
        self._along: dict[int, Person] = {}
        self._asked = False
        self._count = Text("", "second")
        self._how = Text(words.HOW_TO, "second")
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._count, 1)
        row.addWidget(self._how)
        self.list = DeskList("Gevonden")
        self.list.acted.connect(self.acted)
        self._scroll = _FewRows(self.list)
        self._calm = Text("", "text")
        self._new = Button("Nieuwe gast", "user-plus", SECONDARY, desk=True)
        self._new.clicked.connect(self.new_wanted)
        self._new_line = Flow(self._new)
        for part in (head, self._scroll, self._calm, self._new_line):
            self.add(part)
        self.hide()

    def make_ready(self, count: int) -> None:
        """Before the first name is typed."""
        self.list.make_ready(Row(None, "", actions=(RowAction(PRESENT, "Aanwezig"),)), count)

    def show_found(
        self,
        text: str,
        found: tuple[Found, ...],
        count: int,
        day: date,
        ask: _AskNoLonger,
        *,
        along: dict[int, Person],
    ) -> None:
        """The best few; where there are none, who is meant that does not come any more."""
        found = tuple(sorted(found, key=self._likely))
        self._found, self._day, self._along = found, day, along
        self._asked = False
        self._count.setText(_counted(count))
        self._scroll.setVisible(bool(found))
        self.list.mark(found[0].person.id if found else None)
        self.list.set_rows([self._row(hit) for hit in found])
        sure = bool(found) and not found[0].alike
        self._scroll.fit(_ROOMY if sure else _TIGHT)
        self._say_how()
        self._tell_who_is_not_there(text, () if sure else ask(), sure=sure)
        self.show()

    def show_sentence(self, sentence: str) -> None:
        """What Enter does where no name was typed: another day, people without a name."""
        self._found = ()
        self._count.setText(sentence)
        self._count.show()
        for part in (self._how, self._scroll, self._calm, self._new_line):
            part.hide()
        self.show()

    def clear(self) -> None:
        self._found = ()
        self._asked = False
        self.hide()

    def asks_first(self) -> bool:
        """The marked name is written otherwise than it was typed: once, Enter asks."""
        hit = self.marked()
        if hit is None or not hit.alike or self._asked:
            return False
        self._asked = True
        self._calm.setText(words.is_it(hit.person.display))
        self._calm.show()
        announce(self, self._calm.text())
        return True

    def marked_along(self) -> Person | None:
        """Who comes along with whom Enter means, where that one can be ticked too."""
        hit = self.marked()
        if hit is None or self._lists.who_is_present(hit.person.id) is not None:
            return None
        return self._along.get(hit.person.id)

    def along(self, guest_id: object) -> Person | None:
        return self._along.get(guest_id) if isinstance(guest_id, int) else None

    def marked(self) -> Found | None:
        """Whom Enter means."""
        return next((hit for hit in self._found if hit.person.id == self.list.marked()), None)

    def name_of(self, guest_id: object) -> str:
        return next((h.person.display for h in self._found if h.person.id == guest_id), "")

    def offers_new(self) -> bool:
        """Nobody fits: Enter begins a new guest with what was typed."""
        return self.isVisible() and not self._found and not self._new_line.isHidden()

    def step(self, by: int) -> None:
        """The arrow keys in the search box."""
        before = self.marked()
        self.list.step(by)
        # Who goes to a name by hand means it.
        self._asked = True
        self._say_how()
        for hit in (before, self.marked()):
            if hit is not None:
                self.list.update_row(self._row(hit))

    def _likely(self, hit: Found) -> tuple[bool, bool, bool]:
        """Who is expected comes first; who is there already need not come in again."""
        who = hit.person.id
        there = self._lists.who_is_present(who) is not None
        return (hit.alike, there, self._lists.who_is_expected(who) is None)

    def _row(self, hit: Found) -> Row:
        who = hit.person
        present = self._lists.who_is_present(who.id)
        line = words.found_line(hit, self._lists.who_is_expected(who.id), present, self._day)
        if present is not None:
            return Row(
                who.id,
                who.display,
                line,
                actions=(RowAction(ABSENT, "Ongedaan maken", kind=QUIET),),
            )
        marked = self.list.marked() == who.id
        actions: tuple[RowAction, ...] = (
            RowAction(PRESENT, "Aanwezig", kind=PRIMARY if marked else SECONDARY),
        )
        along = self._along.get(who.id)
        if along is not None:
            name = f"Allebei: {who.display} en {along.display}"
            actions = (RowAction(BOTH, "Allebei", name=name), *actions)
            line = f"{line} · met {along.display}" if line else f"met {along.display}"
        return Row(who.id, who.display, line, actions=actions)

    def _say_how(self) -> None:
        self._how.setVisible(bool(self._found))
        self._how.setText(words.HOW_TO_BOTH if self.marked_along() else words.HOW_TO)

    def _tell_who_is_not_there(self, text: str, gone: tuple[NoLonger, ...], *, sure: bool) -> None:
        self._calm.setVisible(bool(gone))
        self._count.setVisible(bool(self._found) or not gone)
        self._new_line.setVisible(not sure and not gone and any(map(str.isalpha, text)))
        if gone:
            self._calm.setText(words.no_longer(gone))
            announce(self, self._calm.text())
        elif not sure:
            self._new.set_words(f"Nieuwe gast: {text.strip()}"[:60])


_AskNoLonger = Callable[[], tuple[NoLonger, ...]]


class _FewRows(Scroll):
    """As tall as its rows, but never more than a few: the lists below stay in view."""

    def __init__(self, rows: DeskList) -> None:
        super().__init__(rows)
        self._rows = rows
        self._most = _ROOMY
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.signals().changed.connect(self.updateGeometry)

    def fit(self, most: float) -> None:
        self._most = most
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wide = max(self.viewport().width(), theme.current().em * 20)
        count, tall = len(self._rows.rows()), self._rows.heightForWidth(wide)
        return QSize(wide, round(tall / count * self._most) if count > self._most else tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._rows.minimumSizeHint().width(), self.sizeHint().height())


def _counted(count: int) -> str:
    if count == 0:
        return "Niemand gevonden"
    return "1 gast gevonden" if count == 1 else f"{count} gasten gevonden"
