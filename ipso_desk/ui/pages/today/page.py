"""The page Vandaag: it leads each host, and the coordinator, through the day."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.errors import IpsoError
from ipso_desk.domain.reminders import ReminderState
from ipso_desk.domain.rights import UserRole
from ipso_desk.services.guest_worklists import to_ask_consent
from ipso_desk.services.reminders import note_reminder
from ipso_desk.services.today import Today, expected_today, handover, today
from ipso_desk.texts import errors
from ipso_desk.texts.days import long_day
from ipso_desk.ui import preview, theme
from ipso_desk.ui.feed import concerns
from ipso_desk.ui.pages.today import words
from ipso_desk.ui.pages.today.closing import ClosingCheck
from ipso_desk.ui.pages.today.lines import LinesCard
from ipso_desk.ui.pages.today.waiting import Waiting
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import PRIMARY, SECONDARY, primary, secondary
from ipso_desk.ui.widgets.cards import Card, EmptyState, side_by_side
from ipso_desk.ui.widgets.later import Later
from ipso_desk.ui.widgets.page import Page

FOLDER = "Dagmap"
_MOST = 6
_CONSENT_TABLES = frozenset({"guest", "consent", "death"})


class TodayPage(Page):
    """Cards with lines; every line leads to where it is done."""

    shows = frozenset(
        {
            *("visit", "head_count", "guest", "guest_phone", "death", "candle", "memorial"),
            *("meeting", "attendance", "sign_up", "peer_group", "call", "activity"),
            *("participation", "log_entry", "log_link", "aftercare_step", "aftercare_stop"),
            *("leader_told", "consent", "opening_hours", "day_exception", "relation"),
            *("day_check", "reminder", "day_sign_off", "group_places", "activity_kind"),
            *("organisation", "volunteer", "setting"),
        }
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__("Vandaag", runner)
        self._waiting = Waiting(self)
        self._day: date | None = None
        self._to_ask: int | None = None
        folder = secondary(FOLDER, "printer")
        folder.setAccessibleDescription("wat de volgende open dag op papier nodig heeft")
        folder.clicked.connect(self.print_page)
        programme = secondary("Activiteiten", "calendar-days")
        programme.clicked.connect(lambda: self.go_to.emit("activiteiten", None))
        self._to_desk = primary("Naar de balie", "door-open")
        self._to_desk.clicked.connect(lambda: self.go_to.emit("balie", None))
        for button in (programme, folder, self._to_desk):
            self.add_action(button)
        self.check = ClosingCheck(self)
        self.house = LinesCard("In huis")
        self.calls = LinesCard("Bellen", empty=words.NOBODY_TO_CALL)
        self.handover = LinesCard("Overdracht")
        self.not_to_forget = LinesCard("Om niet te vergeten")
        self.remembering = LinesCard("Gedenken")
        self.later = LinesCard("Als er tijd is")
        self.calm = Card("Om niet te vergeten")
        self.calm.add(EmptyState(words.NOTHING_WAITS))
        left = _Column(self.check, self.house, self.calls)
        self._left = left
        right = _Column(self.handover, self.not_to_forget, self.remembering, self.calm, self.later)
        self.add(side_by_side(left, right, narrowest=30))
        for card in self.cards():
            card.led.connect(self.go_to)
            card.acted.connect(self._thought_of)
        self.check.led.connect(self.go_to)
        self._counting = Later(self, self._count_consents)
        runner.feed.changed.connect(self._forget_counts)

    def cards(self) -> tuple[LinesCard, ...]:
        waiting = (self.not_to_forget, self.remembering, self.later)
        return (self.house, self.calls, self.handover, *waiting)

    def reload(self) -> None:
        answer = self.ask(today)
        if not answer:
            return
        now: Today = answer.value
        self._day = now.day
        self._head.set_title(words.greeting(now.who, self.runner.desk.clock.now().astimezone()))
        self.set_quiet(words.about_the_day(now))
        self.house.say_instead(words.NOTHING_ON if now.hours else words.NOTHING_ON_CLOSED)
        occasions = [words.occasion(one) for one in now.occasions]
        self.house.show_lines(occasions, words.in_house(now.in_house))
        self.house.set_foot(words.expected(self.ask(expected_today).value or ()))
        self.check.reload()
        # One primary button a page: at closing time that is looking over the day.
        closing = self.check.asks_for(now.day)
        self._to_desk.set_kind(SECONDARY if closing else PRIMARY)
        self._left.place(self.check, 0 if closing else 2)
        since = now.last_open or now.day
        entries = self.ask(handover, since).value or ()
        told = f"sinds {long_day(since)}" if entries else ""
        self.handover.show_lines(map(words.handed_over, entries[:_MOST]), told)
        meetings = [words.meeting(one, now.day) for one in now.meetings]
        self.calls.show_lines(meetings, words.calls_left(now))
        self.not_to_forget.show_lines(self._waiting.not_to_forget(now.day))
        self.remembering.show_lines(self._waiting.remembering(now.day))
        self.calm.setVisible(not self.not_to_forget.lines and not self.remembering.lines)
        self._show_later()
        if self._to_ask is None:
            # Going through everybody's consents takes longest; the first screen comes first.
            self._counting.start()

    def refresh_if_stale(self) -> None:
        # The laptop may have stood open all night.
        self.stale = self.stale or self._day != self.runner.desk.clock.today()
        super().refresh_if_stale()

    def focus_first(self) -> None:
        """Most of the day happens at the desk: Enter goes there."""
        self._to_desk.setFocus()

    def print_page(self) -> None:
        """The dagmap of the next open day, with a preview."""
        # Only now: what makes paper is not needed to see the day.
        from ipso_desk.prints.catalogue import Request, produce

        try:
            pdf = produce(self.runner.desk, FOLDER.lower(), Request())
        except IpsoError as error:
            self.warn(errors.sentence(error))
            return
        preview.show(self, FOLDER, pdf)

    def _thought_of(self, about: object, action: str) -> None:
        """A line that was seen to, or that nobody needs: it stays away."""
        if not isinstance(about, words.Reminded):
            return
        state = ReminderState.DONE if action == words.DONE else ReminderState.LET_BE
        said = words.thought_of(about, action)
        if self.do(note_reminder, about.guest_id, about.kind, about.day, state, said=said):
            self.reload()

    def _show_later(self) -> None:
        self.later.show_lines(
            self._waiting.when_there_is_time(self.runner.desk.clock.today(), self._to_ask or 0)
        )

    def _count_consents(self) -> bool:
        if self._to_ask is not None or self.runner.desk.actor.role is not UserRole.COORDINATOR:
            return False
        answer = self.ask(to_ask_consent)
        self._to_ask = len(answer.value) if answer else 0
        if self._to_ask:
            self._show_later()
        return False

    def _forget_counts(self, changes: frozenset[str], _initiator: object) -> None:
        if concerns(changes, _CONSENT_TABLES):
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

    def place(self, card: QWidget, at: int) -> None:
        """At closing time the check of the day comes first, an earlier day comes last."""
        if self._box.indexOf(card) != at:
            self._box.removeWidget(card)
            self._box.insertWidget(at, card)

    def _dress(self) -> None:
        self._box.setSpacing(theme.current().space(3.5))
