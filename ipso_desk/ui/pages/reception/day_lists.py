"""Verwacht and Aanwezig side by side; a tick moves one row from the one to the other."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.people import Person
from ipso_desk.services.desk_lists import Expected, Present
from ipso_desk.services.visits import DeskDay
from ipso_desk.ui.pages.reception import words
from ipso_desk.ui.pages.reception.desk_list import DeskList
from ipso_desk.ui.widgets.buttons import QUIET
from ipso_desk.ui.widgets.cards import Card, side_by_side
from ipso_desk.ui.widgets.chips import WARM, Chip
from ipso_desk.ui.widgets.rows import Row, RowAction
from ipso_desk.ui.widgets.scroll import TallScroll
from ipso_desk.ui.widgets.text import Text

PRESENT, ABSENT, BOTH = "present", "absent", "both"
TALK, NO_TALK, INTRODUCE = "talk", "no talk", "introduce"
LEFT, BACK = "left", "back"
_EXPECTED, _PRESENT = "Verwacht", "Aanwezig"
_LINES, _LINES_BESIDE_A_FORM = 7, 4


class DayLists(QWidget):
    """`acted(guest_id, action)` when a button in a row was pressed."""

    acted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._day, self._today = date.min, date.min
        self._expected: list[Expected] = []
        self._present: list[Present] = []
        self._along: dict[int, Person] = {}
        self._bij = ""
        self._unnamed = 0
        self.expected = _Column(_EXPECTED, words.NOBODY_EXPECTED)
        self.present = _Column(_PRESENT, words.NOBODY_PRESENT)
        for column in (self.expected, self.present):
            column.list.acted.connect(self.acted)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(side_by_side(self.expected, self.present, narrowest=30))

    def step_aside(self, busy: bool) -> None:
        """While a form asks for the room the lists may be lower."""
        for column in (self.expected, self.present):
            column.area.set_lines(_LINES_BESIDE_A_FORM if busy else _LINES)

    # What is known

    def who_is_present(self, guest_id: object) -> Present | None:
        return next((p for p in self._present if p.person.id == guest_id), None)

    def who_is_expected(self, guest_id: object) -> Expected | None:
        return next((e for e in self._expected if e.person.id == guest_id), None)

    def who_comes_along(self, guest_id: object) -> Person | None:
        return self._along.get(_key(guest_id))

    def named(self) -> int:
        return len(self._present)

    # What changes

    def show_day(self, day: DeskDay, today: date, along: dict[int, Person], bij: str = "") -> None:
        """`along`: who comes with whom; `bij` when these are the lists of one activity."""
        self._day, self._today, self._along, self._bij = day.day, today, along, bij
        self._expected, self._present = list(day.expected), list(day.present)
        self._unnamed = sum(day.tallies.values())
        self.expected.list.set_rows([self._expected_row(who) for who in self._expected])
        self.present.list.set_rows([self._present_row(who) for who in self._present])
        self._count()

    def show_unnamed(self, people: int) -> None:
        """So many came without leaving a name."""
        self._unnamed = people
        self._count()

    def came_in(self, who: Present) -> None:
        """From the one list to the top of the other; who was there already is shown as now."""
        self._forget_expected(who.person.id)
        self._comes_alone(who.person.id)
        for at, other in enumerate(self._present):
            if other.person.id == who.person.id:
                self._present[at] = who
                self.present.list.update_row(self._present_row(who))
                break
        else:
            self._present.insert(0, who)
            self.present.list.insert_row(0, self._present_row(who))
        self._count()

    def was_not_there(self, guest_id: object, back: Expected | None) -> None:
        """Off the one list; back in its place on the other for whom it is expected there."""
        self._present = [p for p in self._present if p.person.id != guest_id]
        self.present.list.remove_row(_key(guest_id))
        if back is not None:
            self._forget_expected(back.person.id)
            self._expected.append(back)
            self._expected.sort(key=_order)
            at = self._expected.index(back)
            self.expected.list.insert_row(at, self._expected_row(back))
        self._count()

    def comes_along(self, guest_id: int, along: Person | None) -> None:
        """Known again with whom somebody comes, after a tick was taken back."""
        if along is not None:
            self._along[guest_id] = along
            who = self.who_is_expected(guest_id)
            if who is not None:
                self.expected.list.update_row(self._expected_row(who))

    def _comes_alone(self, arrived: int) -> None:
        """The one who came needs no 'Allebei' any more, and who comes with them neither."""
        self._along.pop(arrived, None)
        for guest_id in [n for n, along in self._along.items() if along.id == arrived]:
            del self._along[guest_id]
            who = self.who_is_expected(guest_id)
            if who is not None:
                self.expected.list.update_row(self._expected_row(who))

    def _forget_expected(self, guest_id: object) -> None:
        self._expected = [e for e in self._expected if e.person.id != guest_id]
        self.expected.list.remove_row(_key(guest_id))

    def _count(self) -> None:
        self.expected.show_count(len(self._expected), self._bij)
        unnamed = f"en {self._unnamed} zonder naam" if self._unnamed else ""
        beside = self._bij or unnamed
        self.present.show_count(len(self._present), beside)

    def _expected_row(self, who: Expected) -> Row:
        name, along = who.person.display, self._along.get(who.person.id)
        at = self._bij
        line = words.there_line(who, along) if at else words.expected_line(who, self._day, along)
        actions: tuple[RowAction, ...] = (RowAction(PRESENT, "Aanwezig"),)
        if along is not None:
            both = RowAction(BOTH, "Allebei", name=f"Allebei: {name} en {along.display}")
            actions = (both, *actions)
        return Row(who.person.id, name, line, actions=actions)

    def _present_row(self, who: Present) -> Row:
        chips = (Chip("vandaag praten", WARM),) if who.wants_talk else ()
        actions = [RowAction(ABSENT, "Ongedaan maken", kind=QUIET)]
        if self._day == self._today:
            actions = [*_of_today(who), *actions]
        line = words.present_line(who)
        return Row(who.person.id, who.person.display, line, chips, tuple(actions))


def _of_today(who: Present) -> list[RowAction]:
    """What is asked and noted of somebody who is in the house."""
    name = who.person.display
    if who.left_at is not None:
        return [RowAction(BACK, "Is er nog", kind=QUIET)]
    if not who.wants_talk:
        talk = RowAction(TALK, "Praten", kind=QUIET, name=f"Vandaag praten: {name}")
        return [talk, RowAction(LEFT, "Weg", kind=QUIET, name=f"Naar huis: {name}")]
    return [
        RowAction(INTRODUCE, "Voorstellen", kind=QUIET, name=f"Voorstellen aan: {name}"),
        RowAction(NO_TALK, "Toch niet", kind=QUIET, name=f"Niet praten: {name}"),
    ]


class _Column(Card):
    """A card with a heading that counts, a list that scrolls by itself, and what stands there
    while it is empty."""

    def __init__(self, heading: str, empty: str) -> None:
        super().__init__(heading, " ")
        self._words = heading
        self.list = DeskList(heading)
        self._empty = Text(empty, "soft")
        content = self._inside = QWidget()
        content.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._empty)
        box.addWidget(self.list)
        box.addStretch(1)
        self.area = TallScroll(content, _LINES)
        self.add(self.area)

    def show_count(self, count: int, beside: str = "") -> None:
        self.set_heading(f"{self._words} · {count}", beside)
        if self._empty.isVisibleTo(self) != (count == 0):
            self._empty.setVisible(count == 0)
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        """At once: else the list is drawn, laid out in three turns, and drawn again."""
        content, room = self._inside, self.area.viewport().size()
        tall = content.heightForWidth(room.width())
        content.resize(room.width(), max(room.height(), tall))


def _key(guest_id: object) -> int:
    return guest_id if isinstance(guest_id, int) else -1


def _order(who: Expected) -> tuple[str, object]:
    return (who.time or "99", who.person.name.sort_key)
