"""The page Bellijst: one day, everybody to call, everybody who was called."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ipso_desk.domain.calls import CallOutcome
from ipso_desk.domain.errors import IpsoError
from ipso_desk.domain.names import fold
from ipso_desk.prints.catalogue import Request, produce
from ipso_desk.services.call_list import CallLine, CallList, call_list, next_call_day
from ipso_desk.services.calls import claim_call, record_call, release_call
from ipso_desk.services.printed_lists import SincePrint, call_list_since_print
from ipso_desk.texts import call_list as words
from ipso_desk.texts.days import clock_time, long_day
from ipso_desk.texts.errors import sentence
from ipso_desk.ui import preview
from ipso_desk.ui.leaving import what_a_death_does
from ipso_desk.ui.pages.call_list.card_stack import CardStack
from ipso_desk.ui.pages.call_list.line_card import KEYS, CallCard
from ipso_desk.ui.pages.call_list.lines import (
    FIELD_OF,
    called_row,
    line_after,
    not_called_row,
)
from ipso_desk.ui.pages.call_list.offers_card import OffersCard
from ipso_desk.ui.pages.call_list.paper_entry import PaperEntry
from ipso_desk.ui.runner import Runner
from ipso_desk.ui.widgets.buttons import quiet, secondary
from ipso_desk.ui.widgets.cards import Card, EmptyState
from ipso_desk.ui.widgets.chips import PLAIN, WARM, ChipLabel
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.later import Later
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import RowList
from ipso_desk.ui.widgets.text import SectionTitle, Text


class CallListPage(Page):
    """Arrive with a day; else it shows today."""

    shows = frozenset(
        {
            "call",
            "sign_up",
            "meeting",
            "attendance",
            "peer_group",
            "guest",
            "guest_phone",
            "death",
            "consent",
            "opening_hours",
            "day_exception",
            "group_places",
            "setting",
        }
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__("Bellijst", runner, search="Zoek op naam")
        self.day: date = runner.desk.clock.today()
        self._list: CallList | None = None
        self._reopened: set[int] = set()
        self._typing = False
        self._print = secondary("Afdrukken", "printer", name="Bellijst afdrukken")
        self._print.clicked.connect(self.print_page)
        self._paper = quiet("Overtypen van papier", "pencil")
        self._paper.clicked.connect(lambda _=False: self.begin_paper())
        self.add_action(self._print)
        self._since = ChipLabel("", PLAIN)
        self._days = self._day_bar()
        self.add(self._days)
        self._none = EmptyState("", icon="phone")
        self.offers = OffersCard(self)
        self.offers.group_wanted.connect(lambda group: self.go_to.emit("groepen", group))
        self._later = Later(self, self._show_offers)
        self._heading = SectionTitle("Nog bellen")
        self._keys = Text(f"Toetsen: {KEYS}", "second")
        self.stack = CardStack(self._card)
        self.stack.made.connect(self._listen)
        self.paper = PaperEntry(partial(self._card, paper=True))
        self.paper.made.connect(self._listen)
        self.paper.made.connect(self._bring_into_view)
        self.paper.left.connect(self.end_paper)
        self.paper.hide()
        self._called = RowList("Gebeld")
        self._called.acted.connect(lambda key, _: self._reopen(key))
        self._called_card = Card("Gebeld")
        self._called_card.add(self._called)
        self._not_called = RowList("Wel verwacht, niet bellen")
        self._not_called_card = Card("Wel verwacht, niet bellen")
        self._not_called_card.add(self._not_called)
        for part in (
            self._none,
            self.paper,
            self._heading,
            self.stack,
            self._keys,
            self._called_card,
            self._not_called_card,
            self.offers,
        ):
            self.add(part)
        assert self.search is not None
        self.search.searched.connect(lambda _: self._narrow())
        self.search.entered.connect(self.focus_first)

    # What the page shows

    def reload(self) -> None:
        answer = self.ask(call_list, self.day)
        if answer:
            self._reopened.clear()
            if self._typing:
                self.paper.begin(answer.value.lines)
            self._show(answer.value)
            self._show_since_print()
            if answer.value.lines:
                self._later.start()
            else:
                self._show_offers()

    def arrive(self, target: object) -> None:
        if isinstance(target, date):
            self.show_day(target)

    def show_day(self, day: date) -> None:
        self.day = day
        self._typing = False
        # Cards say "morgen" as seen from the day they were made for.
        self.stack.set_lines([])
        self.reload()

    def focus_first(self) -> None:
        if self._typing:
            self.paper.focus_first()
            return
        shown = [card for card in self.stack.cards() if not card.isHidden()]
        if shown:
            self._go(shown[0])
        else:
            self._print.setFocus()

    def begin_paper(self) -> None:
        """Type over what was written on the printed list, one person after the other."""
        if self._list is None:
            return
        self._typing = True
        self.paper.begin(self._list.lines)
        self._show(self._list)
        self.body_scroll.verticalScrollBar().setValue(0)
        self.paper.focus_first()

    def end_paper(self) -> None:
        self._typing = False
        self.reload()
        self.focus_first()

    def print_page(self) -> None:
        """The list of this day with boxes to tick by pen."""
        try:
            pdf = produce(self.runner.desk, "bellijst", Request(day=self.day))
        except IpsoError as error:
            self.warn(sentence(error))
            return
        preview.show(self, "Bellijst", pdf)
        self._show_since_print()

    def escape(self) -> bool:
        if self._typing:
            if self.paper.card is None or not self.paper.card.escape():
                self.end_paper()
            return True
        if any(card.escape() for card in self.stack.cards()):
            return True
        return super().escape()

    # What is done with a line

    def record(
        self, card: CallCard, code: CallOutcome, text: str, meetings: tuple[int, ...]
    ) -> None:
        """Note an outcome, and go on to the next person."""
        line, name = card.line, card.line.person.display
        told = {"reason": "", "call_back": "", "note": ""}
        told[FIELD_OF.get(code, "note")] = text
        answer = self.do(
            record_call,
            line.person.id,
            self.day,
            code,
            **told,
            meetings=[meeting.meeting_id for meeting in line.meetings],
            not_to=meetings,
            said=words.said(name, code, call_back=text),
        )
        if not answer:
            return
        now = line_after(line, answer.value)
        if self._typing:
            self._replace(line, now)
            self.paper.noted(now)
            self._show_counts()
            return
        after = self.stack.neighbour(card, 1) or self.stack.neighbour(card, -1)
        # The hand goes first: a card that is taken away with the focus in it makes Qt look for
        # the next stop among everything on the page.
        if after is not None:
            self._go(after)
        else:
            self._print.setFocus()
        self._replace(line, now)
        if now is None or now.settled:
            self._reopened.discard(line.person.id)
            self.stack.remove(card)
        else:
            card.note.clear()
            card.show_line(now)
        if now is not None and now.settled:
            self._add_called(now)
        self._show_how_far()

    def claim(self, card: CallCard, *, wanted: bool) -> None:
        """Say that one is calling this person now, or not after all."""
        use_case = claim_call if wanted else release_call
        if self.do(use_case, card.line.person.id, self.day):
            self._refresh(card)
            card.focus_first()

    # Machinery

    def _card(self, line: CallLine, *, paper: bool = False) -> CallCard:
        today = self.runner.desk.clock.today()
        ends = partial(what_a_death_does, self)
        return CallCard(line, self.day, today, ends=ends, paper=paper)

    def _listen(self, card: CallCard) -> None:
        card.outcome.connect(lambda code, text, which: self.record(card, code, text, which))
        card.claimed.connect(lambda wanted: self.claim(card, wanted=wanted))
        card.walked.connect(lambda step: self._walk(card, step))

    def _walk(self, card: CallCard, step: int) -> None:
        if self._typing:
            self.paper.step(step)
            return
        other = self.stack.neighbour(card, step)
        if other is not None:
            self._go(other)

    def _go(self, card: CallCard) -> None:
        card.focus_first()
        self._bring_into_view(card)

    def _bring_into_view(self, card: CallCard) -> None:
        QTimer.singleShot(0, card, lambda: self.body_scroll.ensureWidgetVisible(card, 0, 40))

    def _refresh(self, card: CallCard) -> None:
        answer = self.ask(call_list, self.day)
        if answer:
            self._list = answer.value
            found = [li for li in answer.value.lines if li.person.id == card.line.person.id]
            for line in found:
                card.show_line(line)

    def _replace(self, old: CallLine, new: CallLine | None) -> None:
        if self._list is None:
            return
        lines = [new if each.person.id == old.person.id else each for each in self._list.lines]
        kept = tuple(each for each in lines if each is not None)
        self._list = CallList(self._list.day, kept, self._list.not_called)

    def _show(self, found: CallList) -> None:
        self._list = found
        self.paper.setVisible(self._typing)
        self._paper.setVisible(bool(found.lines) and not self._typing)
        self._days.setVisible(not self._typing)
        if self._typing:
            parts = (self._heading, self._keys, self.stack, self._called_card)
            for part in (*parts, self._not_called_card, self.offers, self._none):
                part.hide()
            self._show_counts()
            return
        self.stack.set_lines([line for line in found.lines if not self._is_done(line)])
        self._called.set_rows([called_row(line) for line in found.lines if self._is_done(line)])
        self._show_how_far()
        self._not_called.set_rows([not_called_row(each, self.day) for each in found.not_called])
        self._not_called_card.setVisible(bool(found.not_called))

    def _show_offers(self) -> bool:
        """Below everybody to call, so after them; then there is no more."""
        self.offers.show_now()
        today = self.day == self._today() and not self._typing
        self.offers.setVisible(today and self.offers.isVisibleTo(self))
        return False

    def _add_called(self, line: CallLine) -> None:
        """One more below, in its place; the others stay as they are."""
        assert self._list is not None
        done = [each for each in self._list.lines if self._is_done(each)]
        self._called.insert_row(done.index(line), called_row(line))

    def _show_how_far(self) -> None:
        assert self._list is not None
        done = sum(1 for line in self._list.lines if self._is_done(line))
        left = len(self._list.lines) - done
        self._called_card.setVisible(bool(done))
        for part in (self._heading, self._keys, self.stack):
            part.setVisible(bool(left))
        self._heading.setText(f"Nog bellen · {left}")
        self._show_words(left, done)

    def _show_counts(self) -> None:
        assert self._list is not None
        done = sum(1 for line in self._list.lines if self._is_done(line))
        left = len(self._list.lines) - done
        self.set_quiet(f"{long_day(self.day)} · {words.how_many(left, done)}")

    def _show_words(self, left: int, done: int) -> None:
        self.set_quiet(f"{long_day(self.day)} · {words.how_many(left, done)}")
        anybody = bool(left or done)
        self._none.setVisible(not anybody)
        if not anybody:
            self.set_quiet(long_day(self.day))
            coming = self.ask(next_call_day, self.day).value
            sentence_ = "Op deze dag hoeft niemand gebeld te worden."
            if coming is not None:
                sentence_ += f" De volgende bellijst is van {long_day(coming)}."
            self._none.set_sentence(sentence_)
        self._coming.setVisible(not anybody)
        self._to_today.setVisible(self.day != self._today())

    def _show_since_print(self) -> None:
        since: SincePrint | None = self.ask(call_list_since_print, self.day).value
        self._since.setVisible(since is not None)
        if since is not None:
            shown = words.since_print(since.changes, clock_time(since.printed_at))
            self._since.set_chip(shown, WARM if since.changes else PLAIN)

    def _is_done(self, line: CallLine) -> bool:
        return line.settled and line.person.id not in self._reopened

    def _reopen(self, key: object) -> None:
        """An answer that was wrong, or changed: the person comes back among those to call."""
        if not isinstance(key, int) or self._list is None:
            return
        self._reopened.add(key)
        self._show(self._list)
        card = self.stack.card_of(key)
        if card is not None:
            self._go(card)

    def _narrow(self) -> None:
        assert self.search is not None
        if self._typing:
            hits = self.paper.seek(self.search.text())
            self.search.set_hits(hits if self.search.text() else None, "mens", "mensen")
            return
        text = fold(self.search.text())
        hits = self.stack.narrow(lambda line: text in fold(line.person.display))
        self.search.set_hits(hits if text else None, "te bellen", "te bellen")

    def _day_bar(self) -> QWidget:
        before = quiet("Vorige dag", "chevron-left")
        before.clicked.connect(lambda _=False: self.show_day(self.day - timedelta(days=1)))
        after = quiet("Volgende dag", "chevron-right")
        after.clicked.connect(lambda _=False: self.show_day(self.day + timedelta(days=1)))
        self._to_today = quiet("Vandaag")
        self._to_today.clicked.connect(lambda _=False: self.show_day(self._today()))
        self._coming = quiet("Naar de volgende bellijst")
        self._coming.clicked.connect(self._to_next_list)
        return Flow(before, self._to_today, after, self._coming, self._paper, self._since)

    def _to_next_list(self) -> None:
        coming = self.ask(next_call_day, self.day).value
        if coming is not None:
            self.show_day(coming)
            QApplication.processEvents()
            self.focus_first()

    def _today(self) -> date:
        today: date = self.runner.desk.clock.today()
        return today
