"""Aanmelden: one guest, two who come together, or somebody from another centre."""

from __future__ import annotations

from ipso_desk.domain.groups import SignUpState
from ipso_desk.domain.people import Person
from ipso_desk.domain.rights import UserRole
from ipso_desk.services.audience import mismatches
from ipso_desk.services.group_board import GroupBoard
from ipso_desk.services.seats import (
    SignedUp,
    sign_up,
    sign_up_outside,
    sign_up_together,
)
from ipso_desk.texts.groups import MISMATCHES
from ipso_desk.ui.guest_picker import GuestPicker
from ipso_desk.ui.pages.groups.answers import show_errors, text_in
from ipso_desk.ui.pages.groups.panel import Panel
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text

_TOGETHER = "Samen met iemand: allebei of geen van beiden"
_OUTSIDE = "Iemand van een ander centrum"


class SignUpForm(Panel):
    def __init__(self, page: Page, board: GroupBoard) -> None:
        super().__init__(page, board, "Aanmelden", "Aanmelden")
        self._warns = page.runner.desk.actor.role is UserRole.COORDINATOR
        self.who = GuestPicker(page, "Zoek de gast op naam of telefoon")
        self.other = GuestPicker(page, "Zoek wie er samen mee komt")
        already = {s.member.person.id for s in board.seats if s.member and s.member.person}
        already |= {w.member.person.id for w in board.waiting if w.member.person}
        for picker in (self.who, self.other):
            picker.mark_already(already, "doet al mee of wacht al")
        self._expect = Text(_expect(board), "second")
        self._warning = Text("")
        self._warning.hide()
        self.above.addWidget(self._expect)
        self.guest_field = self.form.add("guest", "Wie", self.who)
        self.above.addWidget(self._warning)
        self.other_field = self.form.add("other_id", "Samen met", self.other)
        self.name_field = self.form.add("name", "Naam", TextLine())
        self.centre_field = self.form.add("centre", "Van welk centrum", TextLine())
        for field in (self.other_field, self.name_field, self.centre_field):
            field.hide()
        self._together = quiet(_TOGETHER)
        self._together.clicked.connect(self._with_somebody)
        self._from_outside = quiet(_OUTSIDE)
        self._from_outside.clicked.connect(self._outside)
        self.form.add_widget(Flow(self._together, self._from_outside))
        self.who.chosen.connect(self._chosen)

    def begin(self) -> None:
        self.who.search.field.setFocus()

    def save(self) -> None:
        self.form.clear_errors()
        if not self.name_field.isHidden():
            answer = self.page.do(
                sign_up_outside,
                self.board.id,
                text_in(self.form, "name"),
                text_in(self.form, "centre"),
                said=f"{text_in(self.form, 'name')} is aangemeld.",
            )
        else:
            first, second = self.who.person(), self.other.person()
            if first is None:
                self.form.set_error("guest", "Zoek eerst de gast, en kies met Enter.")
                return
            if second is None:
                answer = self.page.do(sign_up, self.board.id, first.id, said=_said)
            else:
                answer = self.page.do(
                    sign_up_together, self.board.id, first.id, second.id, said=_both
                )
        if answer:
            self.done.emit()
        else:
            show_errors(self.form, answer)

    def _chosen(self, person: object) -> None:
        words = ""
        if isinstance(person, Person) and self._warns:
            found = self.page.ask(mismatches, self.board.id, person.id).value or ()
            words = " ".join(MISMATCHES[each] for each in found)
        self._warning.setText(f"Let op: {words} Aanmelden kan." if words else "")
        self._warning.setVisible(bool(words))
        if isinstance(person, Person):
            self.form.save_button.setFocus()

    def _with_somebody(self) -> None:
        self._together.hide()
        self.other_field.show()
        self.other.search.field.setFocus()

    def _outside(self) -> None:
        for part in (self.guest_field, self.other_field, self._together, self._from_outside):
            part.hide()
        self._expect.hide()
        self.name_field.show()
        self.centre_field.show()
        self.name_field.focus()


def _expect(board: GroupBoard) -> str:
    if board.free and not board.waiting:
        return "Er is plaats: wie u aanmeldt, doet meteen mee."
    if board.waiting:
        return "Er wachten al mensen: wie u aanmeldt, komt achteraan op de wachtlijst."
    return "De groep is vol: wie u aanmeldt, komt op de wachtlijst."


def _said(done: SignedUp) -> str:
    name = done.person.display
    if done.state is SignUpState.WAITING:
        return f"{name} staat op de wachtlijst, als nummer {done.place_in_line}."
    return f"{name} doet mee en heeft plaats {done.seat}."


def _both(done: tuple[SignedUp, SignedUp]) -> str:
    return " ".join(_said(each) for each in done)
