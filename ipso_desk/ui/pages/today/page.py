"""The page Vandaag: it leads each host, and the coordinator, through the day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.rights import UserRole
from ipso_desk.services.guest_worklists import to_ask_consent
from ipso_desk.services.today import Today, today
from ipso_desk.ui import theme
from ipso_desk.ui.pages.today import words
from ipso_desk.ui.pages.today.lines import LinesCard
from ipso_desk.ui.pages.today.waiting import Waiting
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import primary
from ipso_desk.ui.widgets.cards import Card, EmptyState, side_by_side
from ipso_desk.ui.widgets.page import Page

_CONSENT_TABLES = frozenset({"guest", "consent", "death"})
_AFTER_THE_FIRST_SCREEN = 40  # milliseconds


class TodayPage(Page):
    """Cards with lines; every line leads to where it is done."""

    shows = frozenset(
        {
            *("visit", "head_count", "guest", "guest_phone", "death", "candle", "memorial"),
            *("meeting", "attendance", "sign_up", "peer_group", "call", "activity"),
            *("participation", "log_entry", "log_link", "aftercare_step", "aftercare_stop"),
            *("leader_told", "consent", "opening_hours", "day_exception", "relation"),
        }
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__("Vandaag", runner)
        self._waiting = Waiting(self)
        self._day: date | None = None
        self._to_ask: int | None = None
        to_desk = primary("Naar de balie", "door-open")
        to_desk.clicked.connect(lambda: self.go_to.emit("balie", None))
        self.add_action(to_desk)
        self.house = LinesCard("In huis")
        self.calls = LinesCard("Bellen", empty=words.NOBODY_TO_CALL)
        self.not_to_forget = LinesCard("Om niet te vergeten")
        self.remembering = LinesCard("Gedenken")
        self.later = LinesCard("Als er tijd is")
        self.calm = Card("Om niet te vergeten")
        self.calm.add(EmptyState(words.NOTHING_WAITS))
        left = _Column(self.house, self.calls)
        right = _Column(self.not_to_forget, self.remembering, self.calm, self.later)
        self.add(side_by_side(left, right, narrowest=30))
        for card in self.cards():
            card.led.connect(self.go_to)
        runner.feed.changed.connect(self._forget_counts)

    def cards(self) -> tuple[LinesCard, ...]:
        return (self.house, self.calls, self.not_to_forget, self.remembering, self.later)

    def reload(self) -> None:
        answer = self.ask(today)
        if not answer:
            return
        now: Today = answer.value
        self._day = now.day
        self.title.setText(words.greeting(now.who, self.runner.desk.clock.now().astimezone()))
        self.set_quiet(words.about_the_day(now))
        self.house.say_instead(words.NOTHING_ON if now.hours else words.NOTHING_ON_CLOSED)
        occasions = [words.occasion(one) for one in now.occasions]
        self.house.show_lines(occasions, words.in_house(now.in_house))
        meetings = [words.meeting(one, now.day) for one in now.meetings]
        self.calls.show_lines(meetings, words.calls_left(now))
        self.not_to_forget.show_lines(self._waiting.not_to_forget(now.day))
        self.remembering.show_lines(self._waiting.remembering(now.day))
        self.calm.setVisible(not self.not_to_forget.lines and not self.remembering.lines)
        self._show_later()
        if self._to_ask is None:
            # Going through everybody's consents takes longest; the first screen comes first.
            QTimer.singleShot(_AFTER_THE_FIRST_SCREEN, self, self._count_consents)

    def refresh_if_stale(self) -> None:
        # The laptop may have stood open all night.
        self.stale = self.stale or self._day != self.runner.desk.clock.today()
        super().refresh_if_stale()

    def _show_later(self) -> None:
        self.later.show_lines(self._waiting.when_there_is_time(self._to_ask or 0))

    def _count_consents(self) -> None:
        if self._to_ask is not None or self.runner.desk.actor.role is not UserRole.COORDINATOR:
            return
        answer = self.ask(to_ask_consent)
        self._to_ask = len(answer.value) if answer else 0
        if self._to_ask:
            self._show_later()

    def _forget_counts(self, changes: frozenset[str], _initiator: object) -> None:
        if changes & _CONSENT_TABLES:
            self._to_ask = None


class _Column(QWidget):
    """Cards below each other; the room that is left is below the last."""

    def __init__(self, *cards: QWidget) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for card in cards:
            self._box.addWidget(card)
        self._box.addStretch(1)
        self._dress()
        theme.signals().changed.connect(self._dress)

    def _dress(self) -> None:
        self._box.setSpacing(theme.current().space(3.5))
