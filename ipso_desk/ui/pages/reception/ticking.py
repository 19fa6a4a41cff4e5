"""What a person does with a name at the desk: tick, take back, both, praten, naar huis."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ipso_desk.domain.people import Person
from ipso_desk.services.companions import companions
from ipso_desk.services.desk_lists import Present
from ipso_desk.services.introduce_today import introduce_to
from ipso_desk.services.occasion_couples import companions_at, mark_all_at
from ipso_desk.services.occasion_lists import mark_at, take_from
from ipso_desk.services.talking import mark_wants_talk
from ipso_desk.services.visits import mark_absent, mark_all_present, mark_left, mark_present
from ipso_desk.ui.pages.reception import day_lists as lists
from ipso_desk.ui.pages.reception import words
from ipso_desk.ui.runner import Answer

if TYPE_CHECKING:
    from ipso_desk.ui.pages.reception.page import ReceptionPage


class Ticking:
    """One action each; the lists show what came of it."""

    def __init__(self, page: ReceptionPage) -> None:
        self._page = page
        self.entered: list[int] = []
        """Who was ticked on the earlier day that is being entered, in this sitting."""

    def act(self, guest_id: int, name: str, action: str) -> None:
        """What a button in a row asks for."""
        if action == lists.PRESENT:
            self.mark(guest_id, name)
        elif action == lists.ABSENT:
            self.take_back(guest_id, name)
        elif action == lists.BOTH:
            self.mark_both(guest_id, name)
        elif action in (lists.TALK, lists.NO_TALK):
            self.wants_to_talk(guest_id, name, action == lists.TALK)
        elif action in (lists.LEFT, lists.BACK):
            self.went(guest_id, name, action == lists.LEFT)
        elif action == lists.INTRODUCE:
            self.introduce(guest_id, name)

    def mark(self, guest_id: int, name: str) -> None:
        """Somebody comes in, to the house or to what is chosen."""
        page, occasion = self._page, self._page.places.occasion()
        known = page.lists.who_is_present(guest_id) is not None
        if occasion is not None:
            said = words.at_occasion(name, occasion, known=known)
            answer = page.do(mark_at, occasion.key, guest_id, said=said)
        else:
            say = words.already if known else words.is_present
            said = say(name, page.day, page.today)
            answer = page.do(mark_present, guest_id, page.day, said=said)
        self._came_in(answer, answer.value)

    def mark_both(self, guest_id: int, name: str) -> None:
        """A couple comes in."""
        page = self._page
        along = page.hits.along(guest_id) or page.lists.who_comes_along(guest_id)
        if along is None:
            self.mark(guest_id, name)
            return
        both, occasion = (guest_id, along.id), page.places.occasion()
        if occasion is not None:
            said = words.both_at_occasion(name, along.display, occasion)
            answer = page.do(mark_all_at, occasion.key, both, said=said)
        else:
            said = words.both_present(name, along.display, page.day, page.today)
            answer = page.do(mark_all_present, both, page.day, said=said)
        for line in answer.value or ():
            self._came_in(answer, line)

    def along(self, guest_ids: Iterable[int]) -> dict[int, Person]:
        """With whom each of these comes: to the house, or to what is chosen."""
        page, some = self._page, tuple(guest_ids)
        occasion = page.places.occasion()
        if occasion is None:
            return page.ask(companions, some, page.day).value or {}
        return page.ask(companions_at, occasion.key, some, page.day).value or {}

    def take_back(self, guest_id: int, name: str) -> None:
        """A wrong tick, also hours later."""
        page, occasion = self._page, self._page.places.occasion()
        if occasion is not None:
            said = words.not_at_occasion(name, occasion)
            answer = page.do(take_from, occasion.key, guest_id, said=said)
        else:
            said = words.taken_back(name, page.day, page.today)
            answer = page.do(mark_absent, guest_id, page.day, said=said)
        if not answer:
            return
        page.lists.was_not_there(guest_id, answer.value)
        if answer.value is not None:
            page.lists.comes_along(guest_id, self.along((guest_id,)).get(guest_id))
        if guest_id in self.entered:
            self.entered.remove(guest_id)
        page.paper.show_came()

    def wants_to_talk(self, guest_id: int, name: str, wants: bool) -> None:
        """'Vandaag praten', for this day only."""
        said = f"{name} wil vandaag praten." if wants else f"{name}: vandaag niet praten."
        answer = self._page.do(mark_wants_talk, guest_id, wants, said=said)
        self._shown_as_now(answer)

    def went(self, guest_id: int, name: str, left: bool) -> None:
        """Somebody goes home; noting it is optional."""
        said = words.went(name, left=left)
        self._shown_as_now(self._page.do(mark_left, guest_id, left, said=said))

    def introduce(self, guest_id: int, name: str) -> None:
        """Names of people in the house, and no reason."""
        answer = self._page.ask(introduce_to, guest_id)
        if answer:
            self._page.say(words.introduce(name, answer.value))

    def came_in_new(self, guest_id: int, day: date) -> None:
        """A new guest was entered as well."""
        if day != self._page.today:
            self.entered.append(guest_id)

    def _came_in(self, answer: Answer, line: Present | None) -> None:
        if not answer or line is None:
            return
        page = self._page
        page.lists.came_in(line)
        if page.day != page.today and line.person.id not in self.entered:
            self.entered.append(line.person.id)
        page.paper.show_came()

    def _shown_as_now(self, answer: Answer) -> None:
        if answer and answer.value is not None:
            self._page.lists.came_in(answer.value)
