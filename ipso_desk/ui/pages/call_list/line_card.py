"""One person to call: name and number large, what to know, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ipso_desk.domain.calls import CallOutcome
from ipso_desk.services.call_list import CallLine
from ipso_desk.texts import call_list as words
from ipso_desk.texts.days import clock_time
from ipso_desk.ui.pages.call_list.lines import last_time
from ipso_desk.ui.pages.call_list.strips import Strip, ToldOfDeath, WhichMeetings
from ipso_desk.ui.widgets.buttons import QUIET
from ipso_desk.ui.widgets.cards import Card
from ipso_desk.ui.widgets.chips import PLAIN, WARM, ChipLabel
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import TextLine
from ipso_desk.ui.widgets.repeated_button import RepeatedButton
from ipso_desk.ui.widgets.text import Text

# Outcome → its word, its icon, the key that does the same.
OUTCOMES = (
    (CallOutcome.COMING, "Komt", "check", Qt.Key.Key_K),
    (CallOutcome.NOT_COMING, "Komt niet", "x", Qt.Key.Key_N),
    (CallOutcome.NOT_REACHED, "Niet bereikt", "phone-missed", Qt.Key.Key_B),
    (CallOutcome.VOICEMAIL, "Voicemail", "voicemail", Qt.Key.Key_V),
    (CallOutcome.CALL_BACK, "Terugbellen om …", "clock", Qt.Key.Key_T),
)
KEYS = (
    "K komt · N komt niet · B niet bereikt · V voicemail · T terugbellen · O opmerking"
    " · pijltjes: ander mens"
)
NOTE_KEY = Qt.Key.Key_O
_NOTE = "Notitie: reden, wanneer terugbellen; de gast mag dit lezen"
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class CallCard(Card):
    """`outcome(code, text, meetings)`, `claimed(wanted)`, `walked(step)`.

    `paper`: typed over from a list on paper. Then nobody says "ik bel nu", and "komt niet"
    first asks for what stands behind it: Enter without a reason is an answer too.
    `ends` tells, of a guest's number, what a death ends; it is asked before one is reported.
    """

    outcome = Signal(object, str, tuple)
    claimed = Signal(bool)
    walked = Signal(int)

    def __init__(
        self,
        line: CallLine,
        day: date,
        today: date,
        *,
        ends: Callable[[int], str],
        paper: bool = False,
    ) -> None:
        super().__init__()
        self.line, self._day, self._today, self._paper = line, day, today, paper
        self._ends = ends
        self._asked: CallOutcome | None = None
        name = line.person.display
        self.setAccessibleName(name)
        self._strip: Strip | None = None
        self._state = ChipLabel("")
        self._claim_chip = ChipLabel("", WARM)
        self._phone = Text("", "title", wrap=False)
        self.add(Flow(Text(name, "section"), self._phone, self._claim_chip, self._state, steps=5))
        self._about = Text("")
        self._know = Text("", "second")
        self.add(self._about)
        self.add(self._know)
        self.note = TextLine(limit=200)
        self.note.setAccessibleName(f"Notitie: {name}")
        self.note.setPlaceholderText(_NOTE)
        self.note.returnPressed.connect(self._note_entered)
        self.add(self.note)
        self._buttons = self._make_buttons(name)
        self.add(self._foot(name))
        self.show_line(line)

    def show_line(self, line: CallLine) -> None:
        self.line = line
        self._phone.setText("   ".join(line.phones) or "geen nummer bekend")
        self._about.setText(
            "\n".join(
                words.meeting(m.group, m.day, m.starts, m.place, self._day) for m in line.meetings
            )
        )
        self._know.setText(_know(line, self._today))
        self._know.setVisible(bool(self._know.text()))
        last = line.today
        shown = words.attempts(last.outcome, clock_time(last.at), line.attempts) if last else ""
        if last and last.outcome is CallOutcome.CALL_BACK:
            shown = f"terugbellen: {last.call_back}"
        self._state.set_chip(shown, PLAIN)
        self._state.setVisible(bool(shown))
        claim = line.claim
        self._claim_chip.set_chip(_claim(line), WARM)
        self._claim_chip.setVisible(claim is not None)
        mine = claim is not None and claim.mine
        self._call.set_words(
            "Toch niet" if mine else "Ik bel nu",
            f"{'Toch niet' if mine else 'Ik bel nu'}: {line.person.display}",
        )
        self.setAccessibleDescription(
            ". ".join(t.text() for t in (self._phone, self._about, self._know) if t.text())
        )

    def focus_first(self) -> None:
        self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def escape(self) -> bool:
        if self._strip is None:
            return False
        self._close_strip()
        return True

    # Machinery

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS:
                self.walked.emit(_STEPS[key])
                return True
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and key == NOTE_KEY:
                self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            for code, _, _, letter in OUTCOMES:
                if plain and key == letter:
                    self._pressed(code)
                    return True
        return super().eventFilter(watched, event)

    def _make_buttons(self, name: str) -> list[RepeatedButton]:
        made = []
        for code, label, icon, key in OUTCOMES:
            button = RepeatedButton(label, icon, name=f"{label}: {name}", desk=True)
            button.setAccessibleDescription(f"toets {chr(key)}")
            button.clicked.connect(lambda _=False, chosen=code: self._pressed(chosen))
            button.installEventFilter(self)
            made.append(button)
        return made

    def _foot(self, name: str) -> QWidget:
        self._call = RepeatedButton("Ik bel nu", kind=QUIET, name=f"Ik bel nu: {name}")
        self._call.clicked.connect(self._claim_pressed)
        reported = "Overlijden gemeld"
        died = RepeatedButton(reported, kind=QUIET, name=f"{reported}: {name}")
        died.clicked.connect(lambda _=False: self._pressed(CallOutcome.DEATH_REPORTED))
        if self._paper:
            self._call.hide()
        return Flow(*self._buttons, self._call, died)

    def _claim_pressed(self) -> None:
        mine = self.line.claim is not None and self.line.claim.mine
        self.claimed.emit(not mine)

    def _pressed(self, code: CallOutcome) -> None:
        self._close_strip()
        self._asked = None
        if self._paper and code is CallOutcome.NOT_COMING and not self.note.text().strip():
            self._ask(code, "Waarom niet, als dat er staat. Enter: verder")
            return
        self._give(code)

    def _give(self, code: CallOutcome) -> None:
        if code is CallOutcome.DEATH_REPORTED:
            who = self.line.person
            death = ToldOfDeath(who.display, self._ends(who.id))
            death.told.connect(lambda by: self.outcome.emit(code, by, ()))
            self._open_strip(death)
        elif code is CallOutcome.NOT_COMING and len(self.line.meetings) > 1:
            choice = WhichMeetings(
                self.line.person.display,
                [
                    (m.meeting_id, words.meeting(m.group, m.day, m.starts, "", self._day))
                    for m in self.line.meetings
                ],
            )
            choice.chosen.connect(lambda which: self._tell(code, which))
            self._open_strip(choice)
        else:
            self._tell(code, ())

    def _ask(self, code: CallOutcome, words: str) -> None:
        """The text first; Enter in it then gives the outcome."""
        self._asked = code
        self.note.setPlaceholderText(words)
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _note_entered(self) -> None:
        code, self._asked = self._asked, None
        self.note.setPlaceholderText(_NOTE)
        if code is None:
            self.focus_first()
        else:
            self._give(code)

    def _tell(self, code: CallOutcome, meetings: tuple[int, ...]) -> None:
        if code is CallOutcome.CALL_BACK and not self.note.text().strip():
            self._ask(code, "Wanneer terugbellen, bijvoorbeeld: na drieën")
        self.outcome.emit(code, self.note.text().strip(), meetings)

    def _open_strip(self, strip: Strip) -> None:
        self._strip = strip
        strip.left.connect(self._close_strip)
        self.add(strip)
        strip.show()
        strip.focus_first()

    def _close_strip(self) -> None:
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
            self.focus_first()


def _know(line: CallLine, today: date) -> str:
    parts = []
    if line.preferred_times:
        parts.append(f"liefst: {line.preferred_times}")
    if line.good_to_know:
        parts.append(f"goed om te weten: {line.good_to_know}")
    if line.last_time:
        parts.append(last_time(line.last_time, today))
    return " · ".join(parts)


def _claim(line: CallLine) -> str:
    if line.claim is None:
        return ""
    return "u belt nu" if line.claim.mine else f"{line.claim.name} belt nu"
