"""The page Vandaag: it leads each host, and the coordinator, through the day."""

from __future__ import annotations

from datetime import date, datetime

from ipso_desk.services.call_list import CallList, call_list
from ipso_desk.services.occasions import Occasion, occasions
from ipso_desk.services.open_days import open_days
from ipso_desk.services.visits import guests_in_house
from ipso_desk.texts.days import hours, long_day
from ipso_desk.ui.pages.today.waiting import Waiting
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import primary, secondary
from ipso_desk.ui.widgets.cards import Card, EmptyState, side_by_side
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList
from ipso_desk.ui.widgets.text import Text


class TodayPage(Page):
    def __init__(self, runner: Runner) -> None:
        super().__init__("Vandaag", runner)
        self._waiting = Waiting(self, runner)
        to_desk = primary("Naar de balie", "door-open")
        to_desk.clicked.connect(lambda: self.go_to.emit("balie", None))
        self.add_action(to_desk)
        self.add(side_by_side(self._on_card(), self._call_card()))
        self.add(self._waiting_card())

    def reload(self) -> None:
        now = self.runner.desk.clock.now().astimezone()
        today = self.runner.desk.clock.today()
        self.title.setText(f"{_greeting(now)}, {self.runner.desk.actor.name}")
        self.set_quiet(f"{long_day(today)} · {self._opening(today)}")
        self._show_occasions(today)
        self._show_calls(today)
        self._show_waiting()

    # What is on

    def _on_card(self) -> Card:
        self._on = RowList("Vandaag te doen")
        self._on.opened.connect(lambda _key: self.go_to.emit("balie", None))
        self._nothing_on = Text("Vandaag staat er niets op de agenda. De deur is open.", "soft")
        card = Card("In huis")
        self._in_house = Text("", "soft")
        card.add(self._in_house)
        card.add(self._on)
        card.add(self._nothing_on)
        return card

    def _show_occasions(self, today: date) -> None:
        people = self.ask(guests_in_house).value or 0
        word = "gast" if people == 1 else "gasten"
        self._in_house.setText(f"nu {people} {word} in huis")
        answer = self.ask(occasions, today)
        rows = [_occasion(o) for o in answer.value] if answer else []
        self._on.set_rows(rows)
        self._on.setVisible(bool(rows))
        self._nothing_on.setVisible(not rows)

    # Who is called

    def _call_card(self) -> Card:
        self._calls = Text("")
        self._meetings = RowList("Waarvoor we bellen")
        self._meetings.opened.connect(lambda _key: self.go_to.emit("bellijst", None))
        self._to_calls = secondary("Naar de bellijst", "phone")
        self._to_calls.clicked.connect(lambda: self.go_to.emit("bellijst", None))
        card = Card("Bellen")
        card.add(self._calls)
        card.add(self._meetings)
        card.add(Flow(self._to_calls))
        return card

    def _show_calls(self, today: date) -> None:
        answer = self.ask(call_list, today)
        if not answer:
            return
        calls: CallList = answer.value
        self._calls.setText(_call_words(calls))
        days = sorted({(m.day, m.starts) for line in calls.lines for m in line.meetings})
        self._meetings.set_rows(
            [Row(day, long_day(day[0]), hours(day[1]), opens=True) for day in days]
        )
        self._meetings.setVisible(bool(days))
        self._to_calls.setVisible(bool(calls.lines))

    # What waits

    def _waiting_card(self) -> Card:
        self._lines = RowList("Wat aandacht vraagt")
        self._lines.opened.connect(self._lead)
        self._calm = EmptyState("Er wacht niets. Een fijne dag.")
        card = Card("Om niet te vergeten")
        card.add(self._lines)
        card.add(self._calm)
        return card

    def _show_waiting(self) -> None:
        rows = self._waiting.rows()
        self._lines.set_rows(rows)
        self._lines.setVisible(bool(rows))
        self._calm.setVisible(not rows)

    def _lead(self, key: object) -> None:
        if isinstance(key, tuple):
            self.go_to.emit(str(key[0]), key[1])

    def _opening(self, today: date) -> str:
        answer = self.ask(open_days)
        times = answer.value.hours(today) if answer else None
        if times is None:
            return "vandaag gesloten"
        opens, closes = (f"{moment.hour}.{moment.minute:02d}" for moment in times)
        return f"open van {opens} tot {closes} uur"


def _greeting(now: datetime) -> str:
    if now.hour < 12:
        return "Goedemorgen"
    return "Goedemiddag" if now.hour < 18 else "Goedenavond"


def _occasion(occasion: Occasion) -> Row:
    title = occasion.title or "Bijeenkomst"
    counts = f"{occasion.expected} verwacht, {occasion.present} aanwezig"
    second = " · ".join(part for part in (occasion.place, counts) if part)
    return Row(occasion.key, title, second, lead=occasion.starts.replace(":", "."), opens=True)


def _call_words(calls: CallList) -> str:
    if not calls.lines:
        return "Vandaag hoeft er niemand gebeld te worden."
    left = calls.to_call
    if left == 0:
        return "Iedereen is gebeld."
    return "Nog 1 gast om te bellen." if left == 1 else f"Nog {left} gasten om te bellen."
