"""The two cards under the places: who waits, and the meetings."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.groups import GroupStatus, MeetingState
from ipso_desk.services.group_board import GroupBoard, Meeting, Waiting
from ipso_desk.texts.days import full_day, short_day
from ipso_desk.texts.group_words import attendance, called_on
from ipso_desk.ui.widgets.buttons import quiet, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import CALM, PLAIN, WARM, Chip
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.rows import Row, RowList
from ipso_desk.ui.widgets.text import Text

_PAST_SHOWN = 3


class WaitingCard(QWidget):
    """The waiting list in order. `offer_wanted(sign-up or None)`, `print_wanted()`."""

    offer_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offer = secondary("Plaats aanbieden", "phone")
        self._offer.clicked.connect(lambda _=False: self.offer_wanted.emit(None))
        self._card = Card("Wachtlijst", "", self._offer)
        self._none = Text("Op dit moment wacht er niemand.", "soft")
        self._rows = RowList("Wachtlijst")
        self._rows.opened.connect(self.offer_wanted)
        self._print = quiet("Wachtlijst afdrukken")
        self._print.clicked.connect(lambda _=False: self.print_wanted.emit())
        for part in (self._none, self._rows, Flow(self._print)):
            self._card.add(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._card)

    def show_board(self, board: GroupBoard) -> None:
        many = len(board.waiting)
        self._card.set_heading(f"Wachtlijst · {many}" if many else "Wachtlijst")
        self._none.setVisible(not many)
        self._print.setVisible(bool(many))
        offering = bool(board.free) and not board.over
        self._offer.setVisible(bool(many) and offering)
        self._rows.set_rows([self._row(each, offering=offering) for each in board.waiting])

    def _row(self, each: Waiting, *, offering: bool) -> Row:
        parts = [f"sinds {full_day(each.member.since)}"]
        if each.together_with:
            parts.append(f"samen met {each.together_with.display}, allebei of geen van beiden")
        if each.member.outside_centre:
            parts.append(f"van {each.member.outside_centre}")
        if each.skipped_on:
            parts.append(f"overgeslagen op {short_day(each.skipped_on)}: {each.skipped_reason}")
        if each.member.note:
            parts.append(each.member.note)
        chips = (Chip("aan de beurt", WARM),) if each.turn else ()
        if each.owed:
            chips = (*chips, Chip("had een plaats", PLAIN))
        return Row(
            each.member.sign_up_id,
            each.member.name,
            " · ".join(parts),
            chips,
            lead=str(each.place),
            opens=offering,
        )


class MeetingsCard(QWidget):
    """Meetings with who was there. `opened(meeting)`, `plan_wanted()`."""

    opened = Signal(int)
    plan_wanted = Signal()

    def __init__(self, *, may_plan: bool) -> None:
        super().__init__()
        self._plan = secondary("Bijeenkomsten plannen", "calendar-plus")
        self._plan.clicked.connect(lambda _=False: self.plan_wanted.emit())
        self._may_plan = may_plan
        self._card = Card("Bijeenkomsten", "", self._plan)
        self._none = Text("Er is nog niets gepland.", "soft")
        self._rows = RowList("Bijeenkomsten")
        self._rows.opened.connect(lambda key: self.opened.emit(int(str(key))))
        self._all = quiet("Alle bijeenkomsten")
        self._all.clicked.connect(self._show_all)
        for part in (self._none, self._rows, Flow(self._all)):
            self._card.add(part)
        self._whole = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._card)

    def show_board(self, board: GroupBoard, today: date) -> None:
        self._board, self._today = board, today
        self._plan.setVisible(self._may_plan and board.status is not GroupStatus.CLOSED)
        past = [m for m in board.meetings if m.day < today]
        shown = board.meetings if self._whole else board.meetings[max(0, len(past) - _PAST_SHOWN) :]
        self._all.setVisible(len(shown) < len(board.meetings))
        self._none.setVisible(not board.meetings)
        self._rows.set_rows([self._row(meeting) for meeting in shown])

    def _show_all(self) -> None:
        self._whole = True
        self.show_board(self._board, self._today)

    def _row(self, meeting: Meeting) -> Row:
        year = "" if meeting.day.year == self._today.year else f" {meeting.day.year}"
        return Row(
            meeting.id,
            f"{short_day(meeting.day)}{year}",
            meeting.theme,
            self._chips(meeting),
            opens=True,
        )

    def _chips(self, meeting: Meeting) -> tuple[Chip, ...]:
        if meeting.state is MeetingState.CANCELLED:
            return (Chip("gaat niet door", PLAIN),)
        counted = attendance(meeting.present, meeting.signed_off, meeting.absent)
        chips = [Chip(counted, CALM)] if counted else []
        if meeting.day > self._today and meeting.call_day is not None:
            words = called_on(meeting.call_day, meeting.day, self._today)
            if words and meeting == self._board.next_meeting:
                today = meeting.call_day == self._today
                chips.append(Chip(words, WARM if today else PLAIN))
        return tuple(chips)
