"""Offering a free place by phone, and what came of it."""

from __future__ import annotations

from datetime import date

from ipso_desk.services.group_board import GroupBoard, Member, Seat, Waiting
from ipso_desk.services.offers import (
    THINKING_TIME,
    accept,
    decline,
    offer,
    place_outside,
    withdraw,
)
from ipso_desk.texts.days import long_day
from ipso_desk.texts.group_words import offer_until
from ipso_desk.texts.guests import MAY_READ
from ipso_desk.ui.pages.groups.answers import day_in, set_day, show_errors, text_in
from ipso_desk.ui.pages.groups.panel import Panel
from ipso_desk.ui.widgets.buttons import primary, quiet, secondary
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text


class OfferForm(Panel):
    """To whom the free place is offered: the first in line, unless there is a reason."""

    def __init__(
        self, page: Page, board: GroupBoard, sign_up_id: int | None, *, coordinator: bool
    ) -> None:
        super().__init__(page, board, "Plaats aanbieden", "Aanbieden")
        self._waiting = {w.member.sign_up_id: w for w in board.waiting}
        self._coordinator = coordinator
        words = [(w.member.sign_up_id, _in_line(w)) for w in board.waiting]
        self.above.addWidget(Text(_explain(board), "second"))
        self._who = Select(words)
        self.form.add("member", "Aan wie", self._who)
        self._phone = Text("", "number")
        self.form.add_widget(self._phone)
        self.form.add("until", "Denkt na tot", DateField("Denkt na tot"))
        self._reason = self.form.add(
            "skip_reason",
            "Waarom niet de eerste",
            TextLine(),
            f"wie wordt overgeslagen houdt de beurt; {MAY_READ}",
        )
        today: date = page.runner.desk.clock.today()
        set_day(self.form, "until", today + THINKING_TIME)
        if sign_up_id in self._waiting:
            self.form.set_values({"member": sign_up_id})
        self._who.currentIndexChanged.connect(lambda _: self._chosen())
        self._chosen()

    def save(self) -> None:
        self.form.clear_errors()
        waiting = self._chosen_one()
        if waiting is None:
            self.form.set_error("member", "Op dit moment wacht er niemand.")
            return
        until, readable = day_in(self.form, "until")
        if not readable:
            return
        member, reason = waiting.member, text_in(self.form, "skip_reason")
        if member.person is None:
            said = f"{member.name} heeft een plaats. Laat het {member.outside_centre} weten."
            answer = self.page.do(place_outside, member.sign_up_id, skip_reason=reason, said=said)
        else:
            answer = self.page.do(
                offer,
                self.board.id,
                member.person.id,
                until,
                skip_reason=reason,
                said=lambda day: f"De plaats is aangeboden aan {member.name}, tot {long_day(day)}.",
            )
        if answer:
            self.done.emit()
        else:
            show_errors(self.form, answer)

    def _chosen_one(self) -> Waiting | None:
        code = self._who.code()
        return self._waiting.get(code) if isinstance(code, int) else None

    def _chosen(self) -> None:
        waiting = self._chosen_one()
        first = waiting is None or waiting.turn or waiting.place == 1
        self._reason.setVisible(not first and self._coordinator)
        self._phone.setText(_phones(waiting.member) if waiting else "")
        self._phone.setVisible(bool(self._phone.text()))


class AnswerForm(Panel):
    def __init__(self, page: Page, board: GroupBoard, seat: Seat, *, coordinator: bool) -> None:
        assert seat.member is not None
        heading = f"Plaats aangeboden aan {seat.member.name}"
        super().__init__(page, board, heading, "Denkt langer na")
        assert seat.member.person is not None
        self._guest, self._name = seat.member.person.id, seat.member.name
        until = Text(offer_until(seat.offered_until, expired=seat.expired), "second")
        phones = Text(_phones(seat.member), "number")
        if not seat.member.phones:  # never shown before it has a parent: it would be a window
            phones.hide()
        takes = primary("Neemt de plaats", "check")
        takes.clicked.connect(self._takes)
        declines = secondary("Neemt de plaats niet", "x")
        declines.clicked.connect(lambda: self._declines(keep=False))
        later = secondary("Nu niet, blijft op de wachtlijst", "clock")
        later.clicked.connect(lambda: self._declines(keep=True))
        buttons = [takes, declines, later]
        if coordinator:
            back = quiet("Aanbod intrekken")
            back.clicked.connect(self._withdraw)
            buttons.append(back)
        # Above the form, which is narrower than the card: the buttons need the room.
        for part in (until, phones, Flow(*buttons)):
            self.above.addWidget(part)
        self._first = takes
        self.form.add("reason", "Waarom niet, als dat is gezegd", TextLine(), MAY_READ)
        self.form.add("until", "Denkt na tot", DateField("Denkt na tot"))
        set_day(self.form, "until", seat.offered_until)
        self.form.save_button.set_kind("secondary")

    def begin(self) -> None:
        self._first.setFocus()

    def save(self) -> None:
        until, readable = day_in(self.form, "until")
        if readable:
            self._finish(
                self.page.do(
                    offer,
                    self.board.id,
                    self._guest,
                    until,
                    said=lambda day: f"{self._name} denkt na tot {long_day(day)}.",
                )
            )

    def _takes(self) -> None:
        said = f"{self._name} doet mee."
        self._finish(self.page.do(accept, self.board.id, self._guest, said=said))

    def _declines(self, *, keep: bool) -> None:
        stays = " en blijft op de wachtlijst" if keep else ""
        self._finish(
            self.page.do(
                decline,
                self.board.id,
                self._guest,
                text_in(self.form, "reason"),
                keep_waiting=keep,
                said=f"{self._name} neemt de plaats niet{stays}. De plaats is weer vrij.",
            )
        )

    def _withdraw(self) -> None:
        said = f"Het aanbod is ingetrokken. {self._name} houdt de beurt."
        self._finish(self.page.do(withdraw, self.board.id, self._guest, said=said))

    def _finish(self, answer: object) -> None:
        if answer:
            self.done.emit()


def _in_line(waiting: Waiting) -> str:
    together = f", samen met {waiting.together_with.display}" if waiting.together_with else ""
    return f"{waiting.place}. {waiting.member.name}{together}"


def _phones(member: Member) -> str:
    return "niet bellen" if member.do_not_call else "  ·  ".join(member.phones)


def _explain(board: GroupBoard) -> str:
    if not board.free:
        return "Er is nu geen vrije plaats."
    first = board.waiting[0] if board.waiting else None
    if first is not None and first.together_with is not None and board.free == 1:
        return (
            f"{first.member.name} en {first.together_with.display} komen allebei of geen van"
            " beiden, en er is één plaats vrij. Houd de plaats vast, of bied hem aan de volgende"
            " aan: het tweetal houdt de beurt."
        )
    return "Bel eerst. De plaats blijft vastgehouden tot u opschrijft wat het wordt."
