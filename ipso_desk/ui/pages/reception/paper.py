"""Entering a day from the paper list: days and tallies typed in between, and what it adds up to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ipso_desk.services.day_checks import checked_on, confirm_day
from ipso_desk.services.day_moves import move_visits
from ipso_desk.ui.pages.reception import words
from ipso_desk.ui.pages.reception.typed import Tally, read_typed

if TYPE_CHECKING:
    from ipso_desk.ui.pages.reception.page import ReceptionPage


class Paper:
    """What is entered from paper without the hand leaving the search box."""

    def __init__(self, page: ReceptionPage) -> None:
        self._page = page

    def is_no_name(self, text: str) -> bool:
        """A day or a tally is typed: what Enter will do is said instead of hits."""
        typed = read_typed(text, self._page.today)
        if typed is None:
            return False
        if isinstance(typed, Tally):
            self._page.hits.show_sentence(words.tally_typed(typed.role, typed.people))
        else:
            self._page.hits.show_sentence(words.day_typed(typed, self._page.today))
        return True

    def enter(self, text: str) -> bool:
        """Enter on a day or a tally; false where a name was typed."""
        typed = read_typed(text, self._page.today)
        if typed is not None:
            self.do_typed(typed)
        return typed is not None

    def do_typed(self, typed: date | Tally) -> None:
        page = self._page
        if isinstance(typed, Tally):
            stepper = page.tally.steppers[typed.role]
            people = max(0, stepper.value() + typed.people)
            stepper.set_value(people)
            page.tallied(typed.role, people)
        elif typed <= page.today:
            page.show_day(typed)
        else:
            return
        page.clear_search()

    def show_came(self) -> None:
        """How many stand on the day, to lay beside the paper."""
        page = self._page
        if page.day == page.today or page.places.occasion() is not None:
            return
        checked = page.ask(checked_on, page.day).value
        entered = len(page.ticking.entered)
        page.other_day.show_came(page.lists.named(), page.tally.people(), entered, checked)

    def move_to(self, day: date) -> None:
        """The names of this sitting were typed on the wrong day."""
        page = self._page
        names = tuple(page.ticking.entered)
        said = words.moved(len(names), day)
        if page.do(move_visits, names, page.day, day, said=said):
            page.show_day(day, quiet=True)
            if day != page.today:
                page.ticking.entered.extend(names)
            self.show_came()
        page.focus_search()

    def same_as_paper(self) -> None:
        """The last thing of a day: the paper and the screen say the same."""
        page = self._page
        page.do(confirm_day, page.day, said=words.day_is_right(page.day))
        self.show_came()
        page.focus_search()
