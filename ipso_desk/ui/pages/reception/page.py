"""The page Balie: search, Enter, present; counting; somebody new; an earlier day."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from ipso_desk.domain.errors import IpsoError
from ipso_desk.domain.guests import Role
from ipso_desk.services.desk_lists import Present
from ipso_desk.services.desk_search import DeskHits, search_at_desk
from ipso_desk.services.find import Found
from ipso_desk.services.occasion_lists import occasion_day
from ipso_desk.services.occasions import occasions
from ipso_desk.services.open_days import open_days
from ipso_desk.services.paper_lines import on_paper
from ipso_desk.services.talking import forget_talk, said_earlier
from ipso_desk.services.visits import (
    DeskDay,
    NoLonger,
    desk_day,
    no_longer_coming,
    set_tally,
    welcome,
)
from ipso_desk.texts import errors
from ipso_desk.ui import preview, theme
from ipso_desk.ui.first_talk import FirstTalks
from ipso_desk.ui.pages.reception import words
from ipso_desk.ui.pages.reception.day_lists import DayLists
from ipso_desk.ui.pages.reception.hits import Hits
from ipso_desk.ui.pages.reception.newcomer import Newcomer
from ipso_desk.ui.pages.reception.other_day import OtherDay
from ipso_desk.ui.pages.reception.paper import Paper
from ipso_desk.ui.pages.reception.places import Places
from ipso_desk.ui.pages.reception.tally_bar import TallyBar
from ipso_desk.ui.pages.reception.ticking import Ticking
from ipso_desk.ui.pages.reception.typed import Tally, read_line
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import PRIMARY, SECONDARY, Button, primary
from ipso_desk.ui.widgets.over import Over
from ipso_desk.ui.widgets.page import Page

_AT_MOST = 8
_LATER = 200  # milliseconds
PRINT = "Presentielijst"


class ReceptionPage(Page):
    """Arrive with a day to enter it from the paper list, with "nieuw" for a newcomer,
    with the key of an activity for its own lists."""

    shows = frozenset(
        {
            *("visit", "head_count", "guest", "guest_phone", "consent", "death"),
            *("sign_up", "meeting", "attendance", "activity", "participation", "day_sign_off"),
            *("peer_group", "opening_hours", "day_exception", "activity_kind", "setting"),
            *("relation", "guest_role", "guest_phase"),
        }
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__("Balie", runner, search=words.SEARCH, desk=True)
        self._other_day: date | None = None
        self._shown_on: date | None = None
        self.other_day = OtherDay()
        self.newcomer = Newcomer(self)
        self.first_talks = FirstTalks(self)
        self.lists = DayLists()
        self.hits = Hits(self.lists)
        self.places = Places()
        self.tally = TallyBar()
        self.ticking = Ticking(self)
        self.paper = Paper(self)
        self._fill_actions()
        for part in (self.other_day, self.newcomer, self.first_talks, self.places):
            self.add(part)
        self.add(self.lists, 1)
        self.add(self.first_talks.names)
        self.add(self.tally)
        # Over the lists, so that these need not move for every name that is typed.
        body = self.places.parentWidget()
        assert self.search is not None
        assert body is not None
        self._over = Over(self.hits, body, self.search.field, self._hits_from)
        self._listen()
        self._dress_desk()
        theme.signals().changed.connect(self._dress_desk)

    @property
    def today(self) -> date:
        return self.runner.desk.clock.today()  # type: ignore[no-any-return]

    @property
    def day(self) -> date:
        """The day that is shown and ticked: today, or an earlier one from the paper list."""
        return self._other_day or self.today

    # What the frame asks

    def reload(self) -> None:
        if self._shown_on != self.today and self.ask(said_earlier).value:
            # What people said of wanting to talk was for that day only.
            self.do(forget_talk)
        self.places.show_occasions(self.ask(occasions, self.day).value or ())
        if not self._show_lists():
            return
        self._shown_on = self.today
        self.first_talks.show_open()
        calendar = self.ask(open_days, self.day)
        if calendar:
            self.set_quiet(words.where_we_are(self.day, self.today, calendar.value))
        self._search(self._typed())
        self._make_room()
        QTimer.singleShot(_LATER, self, lambda: self.hits.make_ready(_AT_MOST))

    def refresh_if_stale(self) -> None:
        # The laptop may have stood open all night.
        self.stale = self.stale or self._shown_on != self.today
        super().refresh_if_stale()

    def arrive(self, target: object) -> None:
        if isinstance(target, date):
            self._begin_other_day()
            self.show_day(target)
        elif target == "nieuw":
            self.welcome_somebody()
        elif isinstance(target, str):
            self.refresh_if_stale()
            if target in self.places.buttons:
                self.places.choose(target)

    def focus_first(self) -> None:
        self.body_scroll.verticalScrollBar().setValue(0)
        super().focus_first()

    def escape(self) -> bool:
        if self.first_talks.close_talk():
            return True
        if self.newcomer.isVisible():
            self.newcomer.close_form()
            return True
        return super().escape()

    def print_page(self) -> None:
        """The presentielijst of the day that is shown, with a preview."""
        # Only now: what makes paper is not needed to tick somebody.
        from ipso_desk.prints.catalogue import Request, produce

        try:
            pdf = produce(self.runner.desk, PRINT.lower(), Request(day=self.day))
        except IpsoError as error:
            self.warn(errors.sentence(error))
            return
        preview.show(self, PRINT, pdf)

    # What a person does

    def welcome_somebody(self, name: str = "") -> None:
        """The two fields of a new guest, begun with what was searched for."""
        name = name or self._typed_name()
        # One primary button a page: while the form is open, that is Opslaan.
        self._new.set_kind(SECONDARY)
        self.clear_search()
        self.newcomer.open_form(name)
        self._make_room()

    def show_day(self, day: date, *, quiet: bool = False) -> None:
        """An earlier day, to be entered from paper; today is as always."""
        self._other_day = day if day < self.today else None
        self.ticking.entered.clear()
        self.other_day.setVisible(self._other_day is not None)
        self.other_day.show_day(self.day, self.today)
        assert self.search is not None
        told = words.FROM_PAPER if self._other_day else words.SEARCH
        self.search.field.setPlaceholderText(told)
        if not quiet:
            self.notice.clear()
        self._make_room()
        self.reload()

    # Machinery

    def _fill_actions(self) -> None:
        other = Button("Andere dag", "calendar-days", desk=True)
        other.clicked.connect(self._begin_other_day)
        paper = Button(PRINT, "printer", desk=True)
        paper.clicked.connect(self.print_page)
        self._new = primary("Nieuwe gast", "user-plus", desk=True)
        self._new.setAccessibleDescription("Ctrl+N")
        self._new.clicked.connect(lambda _=False: self.welcome_somebody())
        for button in (other, paper, self._new):
            self.add_action(button)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.welcome_somebody)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            both = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            both.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            both.activated.connect(self._enter_both)

    def _listen(self) -> None:
        assert self.search is not None
        self.search.searched.connect(self._search)
        self.search.entered.connect(self._enter)
        self.search.moved.connect(self.hits.step)
        self._over.wanted_again.connect(lambda: self._search(self._typed()))
        self.lists.acted.connect(self._acted)
        self.hits.acted.connect(self._acted_on_hit)
        self.hits.new_wanted.connect(lambda: self.welcome_somebody(self._typed()))
        self.newcomer.saved.connect(self._save_newcomer)
        self.newcomer.counted.connect(self._count_newcomer)
        self.newcomer.cancelled.connect(self._newcomer_gone)
        self.places.chosen.connect(lambda _: self._choose_place())
        self.tally.tallied.connect(self.tallied)
        self.other_day.chosen.connect(self.show_day)
        self.other_day.move_wanted.connect(self.paper.move_to)
        self.other_day.right.connect(self.paper.same_as_paper)
        self.other_day.date.field.returnPressed.connect(self.focus_search)

    def _typed(self) -> str:
        return self.search.text().strip() if self.search is not None else ""

    def _search(self, text: str) -> None:
        text = text.strip()
        if not text:
            self.hits.clear()
            return
        QTimer.singleShot(0, self, self._keep_hits_in_view)
        if self.paper.is_no_name(text):
            return
        line = read_line(text)
        if line is not None:
            found: tuple[Found, ...] = self.ask(on_paper, self.day, line).value or ()
            hits = DeskHits(found, len(found), {})
        else:
            answer = self.ask(search_at_desk, text, self.day, _AT_MOST)
            if not answer:
                return
            hits = answer.value
        house = self.places.occasion() is None
        self.hits.show_found(
            text,
            hits.found,
            hits.count,
            self.day,
            lambda: self._no_longer(text),
            along=hits.along if house else self.ticking.along(hit.person.id for hit in hits.found),
        )

    def _hits_from(self) -> QWidget:
        """Where the hits begin; that one ticks at an activity stays in view."""
        house = self.places.occasion() is None and not self.places.isHidden()
        return self.places if house else self.lists

    def _no_longer(self, text: str) -> tuple[NoLonger, ...]:
        return self.ask(no_longer_coming, text).value or ()

    def _enter(self) -> None:
        if self.paper.enter(self._typed()):
            return
        hit = self.hits.marked()
        if hit is not None:
            if self.hits.asks_first():
                self.focus_search()  # whoever it is not is typed over it
                return
            self.ticking.mark(hit.person.id, hit.person.display)
            self.clear_search()
        elif self.hits.offers_new():
            self.welcome_somebody(self._typed())

    def clear_search(self) -> None:
        if self.search is not None:
            self.search.clear()
            self.search.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _acted(self, guest_id: Any, action: str) -> None:
        present = self.lists.who_is_present(guest_id)
        line = present or self.lists.who_is_expected(guest_id)
        if line is None:
            return
        self.ticking.act(guest_id, line.person.display, action)
        self._told()

    def _acted_on_hit(self, guest_id: Any, action: str) -> None:
        self.ticking.act(guest_id, self.hits.name_of(guest_id), action)
        self.clear_search()

    def _save_newcomer(self, name: str, role: Role) -> None:
        day, today = self.day, self.today

        def said(made: Present) -> str:
            return words.is_present(made.person.display, day, today)

        answer = self.do(welcome, name, role, day, said=said)
        if self.newcomer.answered(answer):
            self.first_talks.show_open()
            self.ticking.came_in_new(answer.value.person.id, day)
            if self.places.occasion() is not None:
                made = answer.value.person
                self.ticking.mark(made.id, made.display)
            else:
                self.lists.came_in(answer.value)
            self.paper.show_came()

    def _count_newcomer(self, role: Role) -> None:
        """Somebody who leaves no name."""
        self.newcomer.close_form()
        self.paper.do_typed(Tally(role, 1))

    def _newcomer_gone(self) -> None:
        self._new.set_kind(PRIMARY)
        self._make_room()
        self.focus_search()

    def _make_room(self) -> None:
        """What is on today stands there while nothing else asks for the room."""
        busy = not self.newcomer.isHidden() or not self.other_day.isHidden()
        elsewhere = self.places.occasion() is not None
        with self.laid_out_once():
            self.first_talks.step_aside(busy)
            self.lists.step_aside(busy)
            self.places.setVisible(self.places.needed() and (elsewhere or not busy))

    def _keep_hits_in_view(self) -> None:
        """With large text the hits lie below the window: the search box goes to its top.

        There it stays: whoever ticks one after the other sees the lists.
        """
        bar = self.body_scroll.verticalScrollBar()
        if self.search is not None and self._typed() and bar.maximum() > 0:
            bar.setValue(self.search.y() - theme.current().space(3))

    def _dress_desk(self) -> None:
        for button in self.notice.findChildren(QPushButton):
            button.setMinimumHeight(theme.current().desk_target)

    def tallied(self, role: Role, people: int) -> None:
        if self.do(set_tally, self.day, role, people, said=words.tallied(role, people)):
            self.lists.show_unnamed(self.tally.people())
            self.paper.show_came()
        else:
            self.reload()

    def _told(self) -> None:
        """Ticks from the lists change what stands behind a hit."""
        if self.hits.isVisible():
            self._search(self._typed())

    def _begin_other_day(self) -> None:
        self.other_day.show_day(self.day, self.today)
        self.other_day.show()
        self._make_room()
        self.other_day.date.setFocus()

    def _show_lists(self) -> bool:
        """The two columns of the house, or of the activity that is chosen."""
        answer, occasion = self.ask(desk_day, self.day), self.places.occasion()
        if not answer:
            return False
        shown: DeskDay = answer.value
        self.tally.show_tallies(shown.tallies)
        if occasion is not None:
            there = self.ask(occasion_day, occasion.key, self.day)
            if not there:
                return False
            shown = DeskDay(self.day, there.value.expected, there.value.present, shown.tallies)
        along = self.ticking.along(who.person.id for who in shown.expected)
        bij = words.bij(occasion) if occasion is not None else ""
        self.lists.show_day(shown, self.today, along, bij)
        self.paper.show_came()
        return True

    def _choose_place(self) -> None:
        self._show_lists()
        self._told()
        self.focus_search()

    def _enter_both(self) -> None:
        hit = self.hits.marked()
        if hit is not None and self.hits.marked_along() is not None:
            self.ticking.mark_both(hit.person.id, hit.person.display)
            self.clear_search()
        else:
            self._enter()

    def _typed_name(self) -> str:
        typed = self._typed()
        return typed if any(map(str.isalpha, typed)) else ""
