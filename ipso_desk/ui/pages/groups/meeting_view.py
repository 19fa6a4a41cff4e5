"""One meeting: who is expected, and who was there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.groups import AttendanceState, MeetingState
from ipso_desk.services.group_board import Meeting
from ipso_desk.services.meetings import MeetingSheet, SheetLine, meeting_sheet, set_attendance
from ipso_desk.texts.days import hours, long_day
from ipso_desk.texts.words import word
from ipso_desk.ui.widgets.buttons import quiet, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import CALM, PLAIN, Chip
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.page import Page
from ipso_desk.ui.widgets.rows import Row, RowAction, RowList
from ipso_desk.ui.widgets.text import Text

_STATES = (AttendanceState.PRESENT, AttendanceState.SIGNED_OFF, AttendanceState.ABSENT)


class MeetingView(QWidget):
    """Ticks save at once. `changed()` after a tick, `left()` to close."""

    changed = Signal()
    left = Signal()
    edit_wanted = Signal()
    cancel_wanted = Signal()
    sheet_wanted = Signal()
    calls_wanted = Signal()

    def __init__(self, page: Page, meeting: Meeting, *, may_change: bool) -> None:
        super().__init__()
        self._page, self.meeting = page, meeting
        self._past = meeting.day <= page.runner.desk.clock.today()
        self._rows = RowList("Aanwezigheid")
        self._rows.acted.connect(self._acted)
        self._none = Text("Er doet nog niemand mee.", "soft")
        when = long_day(meeting.day) + (f", {hours(meeting.starts)}" if meeting.starts else "")
        card = Card(f"Bijeenkomst van {when}")
        where = " · ".join(part for part in (meeting.theme, meeting.place) if part)
        if meeting.state is MeetingState.CANCELLED:
            where = " · ".join(("gaat niet door", meeting.cancelled_reason or where))
        if where:
            card.add(Text(where, "soft"))
        if not self._past:
            card.add(Text("Aanwezigheid kan vanaf de dag zelf.", "second"))
        for part in (self._none, self._rows, self._buttons(may_change)):
            card.add(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        self.show_now()

    def show_now(self) -> None:
        sheet: MeetingSheet | None = self._page.ask(meeting_sheet, self.meeting.id).value
        lines = sheet.lines if sheet else ()
        self._lines = {line.sign_up_id: line for line in lines}
        self._rows.set_rows([self._row(line) for line in lines])
        self._none.setVisible(not lines)

    def begin(self) -> None:
        self._close.setFocus()

    def _buttons(self, may_change: bool) -> Flow:
        self._close = secondary("Sluiten", "check", name="Bijeenkomst sluiten")
        sheet = secondary("Presentielijst afdrukken", "printer")
        calls = quiet("Bellijst voor de begeleider")
        edit, off = quiet("Bijeenkomst wijzigen"), quiet("Gaat niet door")
        pairs = (
            (self._close, self.left),
            (sheet, self.sheet_wanted),
            (calls, self.calls_wanted),
            (edit, self.edit_wanted),
            (off, self.cancel_wanted),
        )
        for button, signal in pairs:
            button.clicked.connect(lambda _=False, told=signal: told.emit())
        shown: list[QWidget] = [self._close, sheet]
        if self.meeting.state is MeetingState.CANCELLED:
            shown = [self._close]
        else:
            shown += [] if self._past else [calls]
            shown += [edit, off] if may_change else []
        return Flow(*shown)

    def _row(self, line: SheetLine) -> Row:
        states = _STATES if self._past else (AttendanceState.SIGNED_OFF,)
        actions = tuple(
            RowAction(state.value, word(state).capitalize())
            for state in states
            if state is not line.state
        )
        if line.state is not AttendanceState.EXPECTED:
            kind = CALM if line.state is AttendanceState.PRESENT else PLAIN
            chips: tuple[Chip, ...] = (Chip(word(line.state), kind),)
            actions = (*actions, RowAction("expected", "Weghalen"))
        else:
            chips = ()
        return Row(line.sign_up_id, line.name, line.reason, chips, actions)

    def _acted(self, key: object, action: str) -> None:
        line = self._lines.get(key) if isinstance(key, int) else None
        if line is None:
            return
        state = AttendanceState(action)
        words = "staat weer op verwacht" if action == "expected" else f"is {word(state)}"
        if self._page.do(
            set_attendance, self.meeting.id, line.sign_up_id, state, said=f"{line.name} {words}."
        ):
            self.show_now()
            self.changed.emit()
