"""One group: its places, what is being done now, who waits, the meetings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.groups import CallRule, GroupStatus, SignUpState
from ipso_desk.domain.people import Person
from ipso_desk.services.group_board import GroupBoard, Meeting, Seat, group_board
from ipso_desk.services.groups import choose_call_rule
from ipso_desk.services.meetings import cancel_meeting
from ipso_desk.texts.days import long_day
from ipso_desk.texts.group_words import called_early, kept_for, places_heading, places_line
from ipso_desk.ui import theme
from ipso_desk.ui.pages.groups.about_card import AboutCard
from ipso_desk.ui.pages.groups.afterwards import Afterwards
from ipso_desk.ui.pages.groups.cards import MeetingsCard, WaitingCard
from ipso_desk.ui.pages.groups.centres_form import CentresForm
from ipso_desk.ui.pages.groups.meeting_forms import MeetingForm, SeriesForm
from ipso_desk.ui.pages.groups.meeting_view import MeetingView
from ipso_desk.ui.pages.groups.member_forms import MemberPanel, SignOffOnce, StopWithGroup
from ipso_desk.ui.pages.groups.offer_forms import AnswerForm, OfferForm
from ipso_desk.ui.pages.groups.panel import Aside, Panel
from ipso_desk.ui.pages.groups.seat_words import seat_card
from ipso_desk.ui.pages.groups.sign_up_form import SignUpForm
from ipso_desk.ui.pages.groups.too_few import TooFewCard
from ipso_desk.ui.pages.groups.trace_view import TraceView
from ipso_desk.ui.widgets.buttons import Button, quiet, secondary
from ipso_desk.ui.widgets.cards import Card, side_by_side
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowList
from ipso_desk.ui.widgets.seats import Seats
from ipso_desk.ui.widgets.text import SectionTitle, Text


class GroupView(QWidget):
    """`print_wanted(name, day)` asks the page for a print of this group."""

    print_wanted = Signal(str, object)
    changed = Signal(object)
    edit_wanted = Signal()
    again_wanted = Signal()
    close_wanted = Signal()
    panel_shown = Signal()
    card_wanted = Signal(int)

    def __init__(self, page: Page, board: GroupBoard, *, coordinator: bool) -> None:
        super().__init__()
        self.page, self.board = page, board
        self._coordinator = coordinator
        self.panel: Panel | Aside | MeetingView | None = None
        self._heading = SectionTitle("")
        self._counted = Text("", "soft")
        self._seats = Seats()
        self._seats.chosen.connect(self._seat_chosen)
        self._waiting = WaitingCard()
        self._waiting.offer_wanted.connect(self.open_offer)
        self._waiting.print_wanted.connect(lambda: self.print_wanted.emit("wachtlijst", None))
        self._meetings = MeetingsCard(may_plan=coordinator)
        self._meetings.opened.connect(self.open_meeting)
        self._meetings.plan_wanted.connect(self.open_series)
        self._too_few = TooFewCard(page, coordinator=coordinator)
        self._too_few.sign_up_wanted.connect(self.open_sign_up)
        self._about = AboutCard(page) if coordinator else None
        self._lay_out()
        self.show_board(board)

    # What it shows

    def show_now(self) -> None:
        """Read the group again and show it; what is being filled in stays."""
        answer = self.page.ask(group_board, self.board.id)
        if answer:
            self.show_board(answer.value)
            self.changed.emit(answer.value)

    def show_board(self, board: GroupBoard) -> None:
        self.board = board
        closed = board.status is GroupStatus.CLOSED
        self._heading.setText("Wie meedeed" if closed else places_heading(board.most))
        taken, offered = board.count(SignUpState.PARTICIPANT), board.count(SignUpState.OFFERED)
        counted = (places_line(taken, offered, board.free), kept_for(board.kept))
        self._counted.setText("" if closed else " · ".join(part for part in counted if part))
        self._seats.set_seats([seat_card(seat, board, self._today()) for seat in board.seats])
        self._seats.setVisible(not closed)
        self._took_part.set_rows([Row(m.sign_up_id, m.name) for m in board.took_part])
        self._took_part.setVisible(closed)
        self._acts.setVisible(not closed and self.panel is None)
        self._waiting.show_board(board)
        self._waiting.setVisible(not closed)
        self._meetings.show_board(board, self._today())
        self._too_few.show_board(board)
        if self._about is not None:
            self._about.show_board(board)
        self._early.setVisible(board.called_early is not None and self._coordinator)
        if board.called_early is not None:
            self._early_words.setText(called_early(*board.called_early))
        for link in (self._edit, self._invite, self._share, self._end):
            link.setVisible(not closed)
        if isinstance(self.panel, MeetingView):
            self.panel.show_now()

    def escape(self) -> bool:
        if self.panel is None:
            return False
        self.close_panel()
        return True

    # What can be done

    def open_sign_up(self, person: object = None) -> None:
        form = SignUpForm(self.page, self.board)
        self.open_panel(form)
        if isinstance(person, Person):
            form.who.set_person(person)

    def open_sign_off(self, sign_up_id: int | None = None) -> None:
        self.open_panel(SignOffOnce(self.page, self.board, sign_up_id))

    def open_stop(self, sign_up_id: int | None = None) -> None:
        self.open_panel(StopWithGroup(self.page, self.board, sign_up_id))

    def open_offer(self, sign_up_id: object = None) -> None:
        chosen = sign_up_id if isinstance(sign_up_id, int) else None
        self.open_panel(OfferForm(self.page, self.board, chosen, coordinator=self._coordinator))

    def open_series(self) -> None:
        self.open_panel(SeriesForm(self.page, self.board))

    def open_invitation(self) -> None:
        # The prints are only read when somebody wants one.
        from ipso_desk.ui.pages.groups.invitation_view import InvitationView

        view = InvitationView(self.page, self.board)
        view.print_wanted.connect(lambda name: self.print_wanted.emit(name, None))
        self.open_panel(view)

    def open_meeting(self, meeting_id: int) -> None:
        meeting = next((m for m in self.board.meetings if m.id == meeting_id), None)
        if meeting is None:
            return
        may_change = self._coordinator and self.board.status is not GroupStatus.CLOSED
        view = MeetingView(self.page, meeting, may_change=may_change)
        view.changed.connect(self.show_now)
        view.edit_wanted.connect(
            lambda: self.open_panel(MeetingForm(self.page, self.board, meeting))
        )
        view.cancel_wanted.connect(lambda: self._cancel(meeting))
        view.sheet_wanted.connect(lambda: self.print_wanted.emit("presentielijst", meeting.day))
        view.calls_wanted.connect(lambda: self.print_wanted.emit("bellijst", meeting.day))
        self.open_panel(view)

    def close_panel(self) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.setParent(None)
            self.panel.deleteLater()
            self.panel = None
            self._acts.setVisible(self.board.status is not GroupStatus.CLOSED)
            self.panel_shown.emit()

    # Machinery

    def _seat_chosen(self, number: int) -> None:
        seat = next((seat for seat in self.board.seats if seat.number == number), None)
        if seat is None or seat.held:
            return
        if seat.state is None:
            self._free_chosen()
        elif seat.state is SignUpState.OFFERED and seat.member and seat.member.person:
            form = AnswerForm(self.page, self.board, seat, coordinator=self._coordinator)
            self.open_panel(form)
        elif seat.member is not None:
            self._member_chosen(seat)

    def _free_chosen(self) -> None:
        if self.board.waiting:
            self.open_offer()
        else:
            self.open_sign_up()

    def _member_chosen(self, seat: Seat) -> None:
        assert seat.member is not None
        member = seat.member
        panel = MemberPanel(self.page, self.board, member, coordinator=self._coordinator)
        panel.once_wanted.connect(lambda: self.open_sign_off(member.sign_up_id))
        panel.stop_wanted.connect(lambda: self.open_stop(member.sign_up_id))
        panel.card_wanted.connect(self.card_wanted)
        self.open_panel(panel)

    def _cancel(self, meeting: Meeting) -> None:
        said = f"De bijeenkomst van {long_day(meeting.day)} gaat niet door."
        if self.page.do(cancel_meeting, meeting.id, said=said):
            self._finished()

    def _call_rule(self, rule: CallRule, said: str) -> None:
        if self.page.do(choose_call_rule, self.board.id, rule, said=said):
            self.show_now()

    def open_panel(self, panel: Panel | Aside | MeetingView) -> None:
        self.close_panel()
        self.panel = panel
        if isinstance(panel, (Panel, Aside)):
            panel.done.connect(self._finished)
        panel.left.connect(self.close_panel)
        self._slot.addWidget(panel)
        # One thing at a time: what else can be done comes back when this is done.
        self._acts.hide()
        panel.show()
        self.panel_shown.emit()
        panel.begin()
        QTimer.singleShot(0, panel, lambda: self._bring_into_view(panel))

    def _bring_into_view(self, panel: QWidget) -> None:
        """The whole of it; of what is taller than the page the top."""
        scroll = self.page.body_scroll
        scroll.ensureWidgetVisible(panel)
        body = scroll.widget()
        if body is not None and panel.height() > scroll.viewport().height():
            top = panel.mapTo(body, QPoint(0, 0)).y()
            scroll.verticalScrollBar().setValue(top - theme.current().space(3))

    def _finished(self) -> None:
        self.close_panel()
        self.show_now()

    def _today(self) -> date:
        today: date = self.page.runner.desk.clock.today()
        return today

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.current().space(3.5))
        self._took_part = RowList("Wie meedeed")
        self._slot = QVBoxLayout()
        parts = (
            self._early_card(),
            Flow(self._heading, self._counted, steps=3),
            self._seats,
            self._took_part,
            self._act_buttons(),
        )
        for part in parts:
            box.addWidget(part)
        box.addLayout(self._slot)
        box.addWidget(self._too_few)
        box.addWidget(side_by_side(self._waiting, self._meetings, narrowest=30))
        if self._about is not None:
            box.addWidget(self._about)
        box.addWidget(self._group_links())
        box.addStretch(1)

    def _early_card(self) -> Card:
        self._early = Card("Vroeg gebeld")
        self._early_words = Text("")
        self._early.add(self._early_words)
        day_before = secondary("De dag ervoor bellen")
        day_before.clicked.connect(
            lambda: self._call_rule(CallRule.CALENDAR_DAY, "Er wordt de dag ervoor gebeld.")
        )
        leader = secondary("De begeleider belt")
        leader.clicked.connect(
            lambda: self._call_rule(
                CallRule.BY_LEADER,
                "De begeleider belt. De bellijst daarvoor staat bij elke bijeenkomst.",
            )
        )
        self._early.add(Flow(day_before, leader))
        return self._early

    def _act_buttons(self) -> Flow:
        once = secondary("Afmelden voor één keer", "calendar-days")
        once.clicked.connect(lambda _=False: self.open_sign_off())
        stops = secondary("Stopt met de groep", "log-out")
        stops.clicked.connect(lambda _=False: self.open_stop())
        self._acts = Flow(once, stops)
        return self._acts

    def _group_links(self) -> Flow:
        self._edit = quiet("Groep wijzigen", "pencil")
        self._invite = quiet("Uitnodiging", "mail")
        self._share = quiet("Andere centra", "building-2")
        after = quiet("Na afloop", "message-circle")
        trace = quiet("Hoe het zo kwam", "history")
        again = quiet("Volgend jaar weer", "copy")
        self._end = quiet("Groep afsluiten", "archive")
        acts: tuple[tuple[Button, Callable[[], object]], ...] = (
            (self._edit, self.edit_wanted.emit),
            (self._invite, self.open_invitation),
            (self._share, lambda: self.open_panel(CentresForm(self.page, self.board))),
            (after, lambda: self.open_panel(Afterwards(self.page, self.board))),
            (trace, lambda: self.open_panel(TraceView(self.page, self.board))),
            (again, self.again_wanted.emit),
            (self._end, self.close_wanted.emit),
        )
        for button, act in acts:
            button.clicked.connect(lambda _=False, do=act: do())
        links = Flow(*(button for button, _ in acts))
        if not self._coordinator:  # never shown before it has a parent: it would be a window
            links.hide()
        return links
