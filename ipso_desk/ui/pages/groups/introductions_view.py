"""Koppelen: who is being asked, who would fit, and what each said may be told."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.guests import Answer
from ipso_desk.domain.introductions import IntroductionState
from ipso_desk.services.introductions import (
    Introduction,
    Pair,
    introductions,
    never,
    pairs,
    propose,
)
from ipso_desk.services.open_cards import Willing, willing
from ipso_desk.texts import introductions as words
from ipso_desk.ui import theme
from ipso_desk.ui.pages.groups.introduction_forms import IntroductionPanel, OpenlyForm
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import CALM, PLAIN, WARM, Chip
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text


class IntroductionsView(QWidget):
    """`changed()` after something was done here."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.panel: IntroductionPanel | OpenlyForm | None = None
        self._begun = RowList("Begonnen")
        self._begun.opened.connect(self._open)
        self._fitting = RowList("Wie bij elkaar past")
        self._fitting.acted.connect(self._acted)
        self._willing = RowList("Wie wil kennismaken")
        self._willing.opened.connect(self._open_openly)
        self._slot = QVBoxLayout()
        self._begun_card = Card("Begonnen")
        self._begun_card.add(self._begun)
        fitting = Card("Wie bij elkaar past")
        self._none = Text(
            "Er is nu geen tweetal dat iets deelt wat beiden openlijk vertelden.", "soft"
        )
        fitting.add(self._none)
        fitting.add(self._fitting)
        openly = Card("Wie wil kennismaken")
        self._nobody = Text(
            "Op de kaart van een gast staat of die voorgesteld wil worden, en iemand in hetzelfde"
            " schuitje wil ontmoeten. Nog niemand heeft beide gezegd.",
            "soft",
        )
        openly.add(self._nobody)
        openly.add(self._willing)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        box.addLayout(self._slot)
        for card in (self._begun_card, fitting, openly):
            box.addWidget(card)
        box.addStretch(1)
        self.show_now()

    def show_now(self) -> None:
        begun: tuple[Introduction, ...] = self._page.ask(introductions).value or ()
        found: tuple[Pair, ...] = self._page.ask(pairs).value or ()
        people: tuple[Willing, ...] = self._page.ask(willing).value or ()
        self._introductions = {each.id: each for each in begun}
        self._pairs = {(each.one.id, each.other.id): each for each in found}
        self._people = {each.person.id: each for each in people}
        self._begun.set_rows([_begun(each) for each in begun])
        self._begun_card.setVisible(bool(begun))
        self._fitting.set_rows([_pair(each) for each in found])
        self._fitting.setVisible(bool(found))
        self._none.setVisible(not found)
        self._willing.set_rows([_willing(each) for each in people])
        self._willing.setVisible(bool(people))
        self._nobody.setVisible(not people)

    def escape(self) -> bool:
        if self.panel is None:
            return False
        self._close()
        return True

    def _acted(self, key: object, action: str) -> None:
        pair = self._pairs.get(key) if isinstance(key, tuple) else None
        if pair is None:
            return
        one, other = pair.one, pair.other
        if action == "never":
            said = f"{one.display} en {other.display} worden niet meer voorgesteld."
            if self._page.do(never, one.id, other.id, said=said):
                self.show_now()
            return
        said = f"Vraag het nu aan {one.display} en aan {other.display}, elk apart."
        answer = self._page.do(propose, one.id, other.id, said=said)
        if answer:
            self.show_now()
            self._open(answer.value)

    def _open(self, key: object) -> None:
        found = self._introductions.get(key) if isinstance(key, int) else None
        if found is not None:
            panel = IntroductionPanel(self._page, found)
            panel.changed.connect(lambda: self._again(found.id))
            self._show(panel)

    def _open_openly(self, key: object) -> None:
        found = self._people.get(key) if isinstance(key, int) else None
        if found is not None:
            form = OpenlyForm(self._page, found)
            form.done.connect(self._finished)
            self._show(form)

    def _again(self, number: int) -> None:
        """The same introduction as it stands now; a no closes it."""
        self.show_now()
        self._close()
        self._open(number)

    def _finished(self) -> None:
        self._close()
        self.show_now()

    def _show(self, panel: IntroductionPanel | OpenlyForm) -> None:
        self._close()
        self.panel = panel
        panel.left.connect(self._close)
        self._slot.addWidget(panel)
        panel.show()
        panel.begin()
        self._page.body_scroll.ensureWidgetVisible(panel)

    def _close(self) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.setParent(None)
            self.panel.deleteLater()
            self.panel = None


def _begun(each: Introduction) -> Row:
    if each.state is IntroductionState.INTRODUCED and each.introduced_on is not None:
        met = words.introduced(each.introduced_on, each.introduced_by)
        second = " · ".join(part for part in (met, each.outcome) if part)
        chips: tuple[Chip, ...] = () if each.outcome else (Chip("hoe ging het?", WARM),)
    else:
        second = words.why(each.shares)
        answers = ((each.one, each.one_said), (each.other, each.other_said))
        chips = tuple(
            Chip(words.said(who.display, said), CALM if said is Answer.YES else PLAIN)
            for who, said in answers
        )
    return Row(each.id, f"{each.one.display} en {each.other.display}", second, chips, opens=True)


def _pair(each: Pair) -> Row:
    both = f"{each.one.display} en {each.other.display}"
    return Row(
        (each.one.id, each.other.id),
        both,
        words.why(each.shares),
        actions=(
            RowAction("ask", "Gaan vragen", "message-circle", name=f"Gaan vragen: {both}"),
            RowAction("never", "Past niet", name=f"Past niet: {both}"),
        ),
    )


def _willing(each: Willing) -> Row:
    return Row(each.person.id, each.person.display, words.told(each.card.facts), opens=True)
