"""'Afmelden voor één keer' and 'Stopt met de groep': two different things, two forms."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ipso_desk.domain.groups import MeetingState, SignUpState
from ipso_desk.services.group_board import GroupBoard, Member
from ipso_desk.services.meetings import sign_off_once
from ipso_desk.services.seats import change_note, stop, stop_outside
from ipso_desk.texts.days import full_day, long_day
from ipso_desk.texts.group_words import next_meeting
from ipso_desk.texts.guests import MAY_READ
from ipso_desk.ui.pages.groups.answers import day_in, set_day, show_errors, text_in
from ipso_desk.ui.pages.groups.panel import Panel, choices, seated
from ipso_desk.ui.widgets.buttons import quiet, secondary
from ipso_desk.ui.widgets.choices import Select
from ipso_desk.ui.widgets.date_field import DateField
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import TextLine
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.text import Text


class MemberPanel(Panel):
    """Somebody with a place: what can be done, and what to remember."""

    once_wanted = Signal()
    stop_wanted = Signal()
    card_wanted = Signal(int)

    def __init__(self, page: Page, board: GroupBoard, member: Member, *, coordinator: bool) -> None:
        super().__init__(page, board, member.name, "Notitie bewaren")
        self._member = member
        parts = ["niet bellen" if member.do_not_call else " · ".join(member.phones)]
        parts.append(f"doet mee sinds {full_day(member.since)}")
        parts.append(f"van {member.outside_centre}" if member.outside_centre else "")
        self.above.addWidget(Text(" · ".join(part for part in parts if part), "soft"))
        self._once = secondary("Afmelden voor één keer", "calendar-days")
        self._once.clicked.connect(lambda _=False: self.once_wanted.emit())
        stops = secondary("Stopt met de groep", "log-out")
        stops.clicked.connect(lambda _=False: self.stop_wanted.emit())
        buttons = [self._once, stops]
        guest = member.person
        if coordinator and guest is not None:
            card = quiet("Naar de kaart", "arrow-right")
            card.clicked.connect(lambda _=False: self.card_wanted.emit(guest.id))
            buttons.append(card)
        self.above.addWidget(Flow(*buttons))
        self.form.save_button.set_kind("secondary")
        if coordinator:
            note = f"bijvoorbeeld: belt liever zelf; {MAY_READ}"
            self.form.add("note", "Notitie bij deze deelnemer", TextLine(), note)
            self.form.set_values({"note": member.note})
        else:
            self.form.save_button.hide()

    def begin(self) -> None:
        self._once.setFocus()

    def save(self) -> None:
        note, said = text_in(self.form, "note"), f"Opgeschreven bij {self._member.name}."
        answer = self.page.do(change_note, self._member.sign_up_id, note, said=said)
        if answer:
            self.done.emit()
        else:
            show_errors(self.form, answer)


class SignOffOnce(Panel):
    """Somebody cannot come this time; the place is kept."""

    def __init__(self, page: Page, board: GroupBoard, sign_up_id: int | None) -> None:
        super().__init__(page, board, "Afmelden voor één keer", "Afmelden")
        members = [
            seat.member
            for seat in board.seats
            if seat.member is not None and seat.state is SignUpState.PARTICIPANT
        ]
        today = page.runner.desk.clock.today()
        coming = [
            meeting
            for meeting in board.meetings
            if meeting.state is not MeetingState.CANCELLED and meeting.day >= today
        ]
        meetings = [(m.id, next_meeting(m.day, m.starts)) for m in coming]
        self._names = {member.sign_up_id: member.name for member in members}
        self._days = {meeting.id: meeting.day for meeting in coming}
        self.above.addWidget(Text("De plaats in de groep blijft.", "second"))
        self.form.add("member", "Wie kan niet", Select(choices(members)))
        self.form.add("meeting", "Welke keer", Select(meetings))
        self.form.add("reason", "Reden, als die is gezegd", TextLine(), MAY_READ)
        if sign_up_id is not None:
            self.form.set_values({"member": sign_up_id})

    def begin(self) -> None:
        self.form.field("meeting" if self.form.values()["member"] else "member").setFocus()

    def save(self) -> None:
        values = self.form.values()
        member, meeting = values["member"], values["meeting"]
        if not isinstance(member, int):
            self.form.set_error("member", "Kies wie er niet kan.")
        elif not isinstance(meeting, int):
            self.form.set_error("meeting", "Plan eerst een bijeenkomst.")
        else:
            said = f"{self._names[member]} is afgemeld voor {long_day(self._days[meeting])}."
            answer = self.page.do(
                sign_off_once, meeting, member, text_in(self.form, "reason"), said=said
            )
            if answer:
                self.done.emit()
            else:
                show_errors(self.form, answer)


class StopWithGroup(Panel):
    """Somebody leaves the group or the waiting list."""

    def __init__(self, page: Page, board: GroupBoard, sign_up_id: int | None) -> None:
        super().__init__(page, board, "Stopt met de groep", "Stopt met de groep")
        self._members: dict[int, Member] = {m.sign_up_id: m for m in seated(board)}
        self._members.update({w.member.sign_up_id: w.member for w in board.waiting})
        self.above.addWidget(
            Text("De plaats komt vrij. Kan iemand één keer niet, meld die dan af.", "second")
        )
        self.form.add("member", "Wie stopt", Select(choices(self._members.values())))
        self.form.add("on", "Sinds", DateField("Sinds"))
        self.form.add("reason", "Waarom, als dat is gezegd", TextLine(), MAY_READ)
        set_day(self.form, "on", page.runner.desk.clock.today())
        if sign_up_id is not None:
            self.form.set_values({"member": sign_up_id})

    def save(self) -> None:
        self.form.clear_errors()
        sign_up_id = self.form.values()["member"]
        member = self._members.get(sign_up_id) if isinstance(sign_up_id, int) else None
        if member is None:
            self.form.set_error("member", "Kies wie er stopt.")
            return
        day, readable = day_in(self.form, "on")
        if not readable:
            return
        reason, said = text_in(self.form, "reason"), f"{member.name} stopt met {self.board.name}."
        if member.person is None:
            answer = self.page.do(stop_outside, member.sign_up_id, reason, day, said=said)
        else:
            answer = self.page.do(stop, self.board.id, member.person.id, reason, day, said=said)
        if answer:
            self.done.emit()
        else:
            show_errors(self.form, answer)
