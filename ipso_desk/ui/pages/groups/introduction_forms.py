"""One introduction: what each said, when they met, what came of it; and what may be told."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.guests import Answer
from ipso_desk.domain.introductions import IntroductionState, OpenFact
from ipso_desk.domain.people import Person
from ipso_desk.services.introductions import (
    Introduction,
    introduce,
    note_answer,
    note_outcome,
    say_openly,
)
from ipso_desk.services.open_cards import Willing
from ipso_desk.texts import introductions as words
from ipso_desk.texts.words import heading
from ipso_desk.ui.pages.groups.answers import day_in, show_errors, text_in
from ipso_desk.ui.widgets.buttons import quiet, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextArea
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text
from ipso_desk.ui.widgets.ticks import CheckBox

_SAYS = ((Answer.YES, "Zegt ja", "check"), (Answer.NO, "Zegt nee", "x"))


class IntroductionPanel(QWidget):
    """`changed()` after an answer or a meeting, `left()` when it is closed."""

    changed = Signal()
    left = Signal()

    def __init__(self, page: Page, found: Introduction) -> None:
        super().__init__()
        self._page, self._found = page, found
        both = f"{found.one.display} en {found.other.display}"
        card = Card(both, words.why(found.shares))
        self._close = secondary("Sluiten", "check", name="Koppeling sluiten")
        self._close.clicked.connect(lambda _=False: self.left.emit())
        self._form: Form | None = None
        if found.state is IntroductionState.INTRODUCED:
            if found.introduced_on is not None:
                card.add(Text(words.introduced(found.introduced_on, found.introduced_by), "soft"))
            self._form = self._outcome_form()
        else:
            if not found.both_agreed:
                card.add(Text(words.asking(found.shares)))
            card.add(self._answers(found.one, found.one_said))
            card.add(self._answers(found.other, found.other_said))
            if found.both_agreed:
                self._form = self._met_form()
        if self._form is not None:
            self._form.cancel_button.hide()
            card.add(self._form)
        card.add(Flow(self._close))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def begin(self) -> None:
        if self._form is not None:
            self._form.focus_first()
        else:
            self._close.setFocus()

    def _answers(self, who: Person, said: Answer) -> Flow:
        parts: list[QWidget] = [Text(words.said(who.display, said), "strong", wrap=False)]
        for answer, label, icon in _SAYS:
            if answer is not said:
                button = secondary(label, icon, name=f"{label}: {who.display}")
                button.clicked.connect(lambda _=False, given=answer: self._note(who, given))
                parts.append(button)
        if said is not Answer.NOT_ASKED:
            again = quiet("Toch nog vragen", name=f"Toch nog vragen: {who.display}")
            again.clicked.connect(lambda _=False: self._note(who, Answer.NOT_ASKED))
            parts.append(again)
        return Flow(*parts)

    def _note(self, who: Person, answer: Answer) -> None:
        said = f"{words.said(who.display, answer)}."
        if answer is Answer.NO:
            said += " Dit tweetal stellen wij niet meer voor. De ander hoort hier niets van."
        if self._page.do(note_answer, self._found.id, who.id, answer, said=said):
            self.changed.emit()

    def _met_form(self) -> Form:
        form = Form(save="Ze hebben kennisgemaakt")
        form.add("on", "Wanneer", DateField("Wanneer"), "leeg: vandaag")
        form.saved.connect(self._met)
        return form

    def _met(self) -> None:
        assert self._form is not None
        self._form.clear_errors()
        on, readable = day_in(self._form, "on")
        if not readable:
            return
        both = f"{self._found.one.display} en {self._found.other.display}"
        said = f"{both} hebben kennisgemaakt."
        answer = self._page.do(introduce, self._found.id, on, said=said)
        if answer:
            self.changed.emit()
        else:
            show_errors(self._form, answer)

    def _outcome_form(self) -> Form:
        form = Form(save="Bewaren")
        form.add(
            "outcome", "Wat het bracht", TextArea(lines=2), "schrijf zo dat beiden het mogen lezen"
        )
        form.set_values({"outcome": self._found.outcome})
        form.saved.connect(self._outcome)
        return form

    def _outcome(self) -> None:
        assert self._form is not None
        said = "Opgeschreven wat het bracht."
        text = text_in(self._form, "outcome")
        if self._page.do(note_outcome, self._found.id, text, said=said):
            self.changed.emit()


class OpenlyForm(QWidget):
    """What somebody said may be told. `done()`, `left()`."""

    done = Signal()
    left = Signal()

    def __init__(self, page: Page, who: Willing) -> None:
        super().__init__()
        self._page, self._who = page, who
        card = Card(who.person.display, "wat verteld mag worden aan wie we voorstellen")
        card.add(Text("Zet alleen aan wat deze gast zelf zei en wat verteld mag worden.", "soft"))
        self._ticks = [
            (fact, CheckBox(heading(fact), checked=fact in who.noted))
            for fact in OpenFact
            if fact is not OpenFact.AGE
        ]
        for _, tick in self._ticks:
            card.add(tick)
        form = Form()
        form.saved.connect(self._save)
        form.cancelled.connect(self.left)
        card.add(form)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def begin(self) -> None:
        self._ticks[0][1].setFocus()

    def _save(self) -> None:
        facts = [fact for fact, tick in self._ticks if tick.isChecked()]
        said = f"Opgeschreven wat van {self._who.person.display} verteld mag worden."
        if self._page.do(say_openly, self._who.person.id, facts, said=said):
            self.done.emit()
