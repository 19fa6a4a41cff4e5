"""One meeting: who is expected, and who was there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ipso_desk.domain.groups import AttendanceState, MeetingState
from ipso_desk.services.group_board import Meeting
from ipso_desk.services.meetings import (
    MeetingSheet,
    SheetLine,
    edit_meeting,
    meeting_sheet,
    set_attendance,
)
from ipso_desk.services.printed_lists import SincePrint, leader_list_since_print
from ipso_desk.texts.call_list import since_print
from ipso_desk.texts.days import clock_time, hours, long_day
from ipso_desk.texts.group_words import signed_off_when
from ipso_desk.texts.words import word
from ipso_desk.ui.widgets.buttons import quiet, secondary
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import CALM, PLAIN, WARM, Chip, ChipLabel
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import Form, TextArea
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
        self._read = False
        self._notes = self._notes_form() if may_change else None
        self._since = ChipLabel("", WARM)
        for part in (self._none, self._rows, self._notes, Flow(self._since)):
            if part is not None:
                card.add(part)
        card.add(self._buttons(may_change))
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
        if self._notes is not None and sheet is not None and not self._read:
            # Only once: what is being typed is not written over by a tick.
            self._notes.set_values({"leader_notes": sheet.leader_notes})
            self._read = True
        since: SincePrint | None = self._page.ask(leader_list_since_print, self.meeting.id).value
        changed = since is not None and since.changes > 0 and not self._past
        if since is not None and changed:
            words = since_print(since.changes, clock_time(since.printed_at))
            self._since.set_chip(f"bellijst voor de begeleider: {words}", WARM)
        self._since.setVisible(changed)

    def begin(self) -> None:
        self._close.setFocus()

    def _notes_form(self) -> Form:
        form = Form(save="Notitie bewaren")
        form.save_button.set_kind("secondary")
        form.cancel_button.hide()
        form.add(
            "leader_notes",
            "Voor de begeleider",
            TextArea(lines=2),
            "alleen u en de begeleider lezen dit; het staat op de deelnemerslijst",
        )
        form.saved.connect(self._keep_notes)
        return form

    def _keep_notes(self) -> None:
        assert self._notes is not None
        self._page.do(
            edit_meeting,
            self.meeting.id,
            leader_notes=str(self._notes.values()["leader_notes"] or ""),
            said="De notitie voor de begeleider is bewaard.",
        )

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
            when = (
                signed_off_when(line.noted_on, self.meeting.day)
                if line.state is AttendanceState.SIGNED_OFF
                else ""
            )
            shown = " ".join(part for part in (word(line.state), when) if part)
            chips: tuple[Chip, ...] = (Chip(shown, kind),)
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
