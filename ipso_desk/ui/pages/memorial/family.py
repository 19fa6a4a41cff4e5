"""The nazorg of one family: each naaste with their steps; done, moved, skipped or stopped."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.deaths import StepState
from ipso_desk.domain.people import Person
from ipso_desk.services.aftercare import (
    decide_bereaved,
    move_step,
    settle_step,
    skip_step,
    stop_aftercare,
)
from ipso_desk.services.aftercare_lists import FamilyMember, Step, family
from ipso_desk.texts.days import full_day, long_day
from ipso_desk.texts.words import word
from ipso_desk.ui import theme
from ipso_desk.ui.pages.memorial.words import DAY_UNREADABLE, belongs, coming_day, show_errors
from ipso_desk.ui.widgets.buttons import secondary
from ipso_desk.ui.widgets.cards import Card, EmptyState
from ipso_desk.ui.widgets.chips import PLUM, Chip
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList


class FamilyCare(QWidget):
    def __init__(self, page: Page, died: Person) -> None:
        super().__init__()
        self._page, self._died = page, died
        self._cards: list[QWidget] = []
        self._none = EmptyState(
            "Er staan geen naasten op de kaart. Op de kaart van de gast kunt u ze toevoegen.",
            icon="hand-heart",
        )
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().space(3.5))
        self._box.addWidget(self._none)

    def show_now(self) -> None:
        answer = self._page.ask(family, self._died.id)
        members: tuple[FamilyMember, ...] = answer.value if answer else ()
        for card in self._cards:
            self._box.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [_Member(self._page, self._died, member, self.show_now) for member in members]
        for card in self._cards:
            self._box.addWidget(card)
        self._none.setVisible(not members)


class _Member(Card):
    """One naaste."""

    def __init__(self, page: Page, died: Person, member: FamilyMember, again: object) -> None:
        quiet = belongs(member.kind, died)
        super().__init__(f"Nazorg voor {member.name}", quiet)
        self._page, self._died, self._member, self._again = page, died, member, again
        self._step: int | None = None
        self._steps = RowList(f"Nazorg voor {member.name}")
        self._steps.set_rows(
            [_row(step, page.runner.desk.clock.today(), member) for step in member.steps]
        )
        self._steps.acted.connect(self._acted)
        self._form = self._other_form()
        self._form.hide()
        self.add(self._decision())
        self.add(self._steps)
        self.add(self._form)
        if not member.stopped and any(s.state is StepState.OPEN for s in member.steps):
            stop = secondary("Wil geen contact meer", name=f"{member.name} wil geen contact meer")
            stop.clicked.connect(self._stop)
            self.add(Flow(stop))

    def _decision(self) -> QWidget:
        member = self._member
        line = Flow()
        if not member.proposed or member.person is None:
            line.hide()
            return line
        yes = secondary("Is nabestaande", name=f"{member.name} is nabestaande")
        no = secondary("Blijft zo", name=f"De rol van {member.name} blijft zo")
        yes.clicked.connect(lambda: self._decide(True))
        no.clicked.connect(lambda: self._decide(False))
        line.add(yes)
        line.add(no)
        return line

    def _other_form(self) -> Form:
        form = Form(save="Verplaatsen")
        today = self._page.runner.desk.clock.today()
        form.add("due", "Op een andere dag", DateField("Andere dag", today=today))
        form.add(
            "reason", "Of overslaan, omdat", TextLine(), "schrijf zo dat de naaste het mag lezen"
        )
        skip = secondary("Overslaan")
        skip.clicked.connect(self._skip)
        form.add_widget(Flow(skip))
        form.saved.connect(self._move)
        form.cancelled.connect(form.hide)
        return form

    def _acted(self, key: object, action: str) -> None:
        step = next(s for s in self._member.steps if s.id == key)
        if action == "done":
            self._done(settle_step, step.id, said=f"{self._member.name}: gedaan.")
            return
        self._step = step.id
        field = self._form.field("due")
        assert isinstance(field, DateField)
        field.set_date(step.due)
        self._form.set_values({"reason": ""})
        self._form.clear_errors()
        self._form.show()
        self._form.focus_first()

    def _move(self) -> None:
        field = self._form.field("due")
        assert isinstance(field, DateField)
        day = field.date()
        if day is None:
            self._form.set_error("due", DAY_UNREADABLE)
        else:
            self._done(move_step, self._step, day, said=f"Verplaatst naar {long_day(day)}.")

    def _skip(self) -> None:
        reason = str(self._form.values()["reason"])
        self._done(skip_step, self._step, reason, said="Deze stap is overgeslagen.")

    def _stop(self) -> None:
        self._done(
            stop_aftercare,
            self._died.id,
            self._member.relation_id,
            said=f"{self._member.name} wordt met rust gelaten.",
        )

    def _decide(self, accepted: bool) -> None:
        assert self._member.person is not None
        said = "is vanaf vandaag nabestaande" if accepted else "houdt dezelfde rol"
        self._done(
            decide_bereaved,
            self._died.id,
            self._member.person.id,
            accepted,
            said=f"{self._member.name} {said}.",
        )

    def _done(self, use_case: object, *args: object, said: str) -> None:
        answer = self._page.do(use_case, *args, said=said)  # type: ignore[arg-type]
        if answer:
            self._again()  # type: ignore[operator]
        else:
            show_errors(self._form, answer)


def _row(step: Step, today: date, member: FamilyMember) -> Row:
    if step.state is not StepState.OPEN:
        why = f" · {step.reason}" if step.reason else ""
        day = full_day(step.settled_on) if step.settled_on else ""
        second = f"{word(step.state)} op {day}{why}"
        return Row(step.id, _capital(word(step.kind)), second, (Chip(word(step.state), PLUM),))
    if member.stopped:
        return Row(step.id, _capital(word(step.kind)), "gestopt op verzoek")
    actions = (RowAction("done", "Klaar", "check"), RowAction("other", "Anders"))
    return Row(step.id, _capital(word(step.kind)), coming_day(step.due, today), actions=actions)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
