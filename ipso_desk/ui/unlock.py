"""The unlock window: name and password, the recovery key, and who is on duty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ipso_desk.ui import theme
from ipso_desk.ui.background import Background
from ipso_desk.ui.doorway import (
    Doorway,
    PasswordField,
    door_button,
    door_label,
    labelled,
)
from ipso_desk.ui.widgets.announce import announce

_ONCE_SAID = 20  # milliseconds: the sentence about the key is drawn first
WRONG = (
    "Deze naam en dit wachtwoord horen niet bij elkaar."
    " Kijk of Caps Lock aan staat en probeer het opnieuw."
)
COMPUTING = "Een ogenblik, de sleutel wordt berekend …"
BROKEN = "Het openen is niet gelukt. Er is niets kwijt. Sluit het programma en probeer het opnieuw."


class UnlockAnswer(NamedTuple):
    """What came of trying: `value` when open, else a sentence and seconds to wait."""

    ok: bool
    value: Any = None
    sentence: str = WRONG
    wait_seconds: int = 0
    ask_duty: bool = False


Unlock = Callable[[str, str], UnlockAnswer]
Recover = Callable[[str, str, str], UnlockAnswer]


class UnlockWindow(Doorway):
    """`unlock(name, password)` runs in a thread; `opened(value, duty)` when it let us in.

    `recover(recovery_key, name, new_password)` is the way back for a forgotten password.
    """

    opened = Signal(object, str)
    other_way_wanted = Signal()

    def __init__(
        self,
        unlock: Unlock,
        recover: Recover | None = None,
        *,
        wait: int = 0,
        meanwhile: Callable[[], object] | None = None,
    ) -> None:
        super().__init__("Welkom", "Log in om te beginnen.")
        self._unlock, self._recover = unlock, recover
        self._background = Background(self)
        self._meanwhile = meanwhile
        self._value: Any = None
        self._wait = 0
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count_down)
        self._stack = _OneAtATime()
        self._stack.addWidget(self._login_part())
        self.body.addWidget(self._stack)
        self.message = door_label("", "error")
        self.message.hide()
        self.body.insertWidget(self.body.count() - 1, self.message)
        self.name.setFocus()
        self._start_waiting(wait, WRONG if wait else "")

    # The parts, the rarer ones built when they are asked for

    def _login_part(self) -> QWidget:
        self.name = QLineEdit()
        self.password = PasswordField()
        self.open_button = door_button("Openen")
        self.forgotten = door_button("Wachtwoord vergeten", "door_link")
        self.open_button.clicked.connect(self.try_to_open)
        self.name.returnPressed.connect(self._to_password)
        self.password.field.returnPressed.connect(self.try_to_open)
        self.forgotten.clicked.connect(self.show_recovery)
        if self._recover is None:  # never shown before it has a parent: it would be a window
            self.forgotten.hide()
        return _part(
            labelled("Naam", self.name),
            labelled("Wachtwoord", self.password),
            _buttons(self.open_button, self.forgotten),
        )

    def _recovery_part(self) -> QWidget:
        self.recovery_key = QLineEdit()
        self.recovery_name = QLineEdit(self.name.text())
        self.new_password = PasswordField("Nieuw wachtwoord")
        self.recover_button = door_button("Nieuw wachtwoord zetten")
        self.recover_button.clicked.connect(self.try_to_recover)
        self.new_password.field.returnPressed.connect(self.try_to_recover)
        back = door_button("Terug", "door_link")
        back.clicked.connect(self.show_login)
        return _part(
            door_label(
                "Neem het herstelblad uit de kast en typ de sleutel over. Streepjes mogen weg."
            ),
            labelled("Herstelsleutel", self.recovery_key),
            labelled("Naam van wie een nieuw wachtwoord krijgt", self.recovery_name),
            labelled("Nieuw wachtwoord", self.new_password),
            _buttons(self.recover_button, back),
        )

    def _duty_part(self) -> QWidget:
        self.duty = QLineEdit()
        self.duty_button = door_button("Beginnen")
        self.duty_button.clicked.connect(self._on_duty)
        self.duty.returnPressed.connect(self._on_duty)
        return _part(labelled("Wie heeft dienst?", self.duty), _buttons(self.duty_button))

    # What a person does

    def try_to_open(self) -> None:
        name, password = self.name.text().strip(), self.password.value()
        if not name or not password:
            self._say("Vul uw naam en wachtwoord in.")
            (self.name if not name else self.password).setFocus()
            return
        self._start(self.open_button, lambda: self._unlock(name, password))

    def try_to_recover(self) -> None:
        key, name = self.recovery_key.text().strip(), self.recovery_name.text().strip()
        password, recover = self.new_password.value(), self._recover
        if not key or not name or not password:
            self._say("Vul de herstelsleutel, een naam en een nieuw wachtwoord in.")
            lines = (self.recovery_key, self.recovery_name, self.new_password.field)
            next(line for line in lines if not line.text().strip()).setFocus()
            return
        if recover is not None:
            self._start(self.recover_button, lambda: recover(key, name, password))

    def show_recovery(self) -> None:
        if self._stack.count() == 1:
            self._stack.addWidget(self._recovery_part())
        self._show(1, "Wachtwoord vergeten", "")
        self.recovery_key.setFocus()

    def show_login(self) -> None:
        self._show(0, "Welkom", "Log in om te beginnen.")
        self.name.setFocus()

    def say(self, sentence: str) -> None:
        """Why it did not go on, in one sentence."""
        self._say(sentence)

    def clear(self) -> None:
        """Empty every field: nothing of a password stays on the screen."""
        for field in self.findChildren(QLineEdit):
            field.clear()

    # Machinery

    def _show(self, part: int, title: str, line: str) -> None:
        self._say("")
        self.title.setText(title)
        self.quiet.setText(line)
        self.quiet.setVisible(bool(line))
        self._stack.setCurrentIndex(part)

    def _to_password(self) -> None:
        if self.password.value():
            self.try_to_open()
        else:
            self.password.field.setFocus()

    def _start(self, button: QWidget, work: Callable[[], UnlockAnswer]) -> None:
        if self._background.busy or self._wait:
            return
        self._say("")
        self._stack.setEnabled(False)
        self.quiet.setText(COMPUTING)
        self.quiet.show()
        announce(self.quiet, COMPUTING)
        self._background.run(work, self._answered)
        if self._meanwhile is not None:
            QTimer.singleShot(_ONCE_SAID, self, self._meanwhile)
            self._meanwhile = None

    def _answered(self, answer: UnlockAnswer | None, error: Exception | None) -> None:
        self._stack.setEnabled(True)
        self.quiet.hide()
        if error is not None or answer is None:
            self._say(BROKEN)
            self._try_again()
            return
        if not answer.ok:
            self._refused(answer)
            return
        self._value = answer.value
        if answer.ask_duty:
            self._stack.addWidget(self._duty_part())
            self._show(self._stack.count() - 1, "Balie", "")
            self.duty.setFocus()
            return
        self.clear()
        self.opened.emit(answer.value, "")

    def _refused(self, answer: UnlockAnswer) -> None:
        self._try_again()
        self._start_waiting(answer.wait_seconds, answer.sentence)

    def _try_again(self) -> None:
        """What was typed was put aside meanwhile, and the hand with it."""
        at_login = self._stack.currentIndex() == 0
        line = self.password.field if at_login else self.recovery_key
        line.selectAll()
        line.setFocus()

    def _on_duty(self) -> None:
        who = self.duty.text().strip()
        if not who:
            self._say("Vul in wie er dienst heeft, een voornaam is genoeg.")
            self.duty.setFocus()
            return
        value = self._value
        self.clear()
        self.opened.emit(value, who)

    def _start_waiting(self, seconds: int, sentence: str) -> None:
        self._sentence, self._wait = sentence, seconds
        self.open_button.setEnabled(seconds == 0)
        if seconds:
            self._tick.start()
        self._say(sentence + self._waiting_words())

    def _waiting_words(self) -> str:
        if not self._wait:
            return ""
        unit = "seconde" if self._wait == 1 else "seconden"
        return f" Wacht nog {self._wait} {unit}."

    def _count_down(self) -> None:
        self._wait = max(0, self._wait - 1)
        self.message.setText(self._sentence + self._waiting_words())
        if self._wait == 0:
            self._tick.stop()
            self.open_button.setEnabled(True)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        announce(self.message, sentence)


class _OneAtATime(QStackedWidget):
    """As tall as the part that is shown, not as the tallest."""

    def sizeHint(self) -> QSize:
        part = self.currentWidget()
        return part.sizeHint() if part is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        part = self.currentWidget()
        return part.minimumSizeHint() if part is not None else super().minimumSizeHint()


def _buttons(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.current().space(2))
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _part(*pieces: QWidget | QHBoxLayout | QVBoxLayout) -> QWidget:
    part = QWidget()
    box = QVBoxLayout(part)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.current().space(4))
    for piece in pieces:
        if isinstance(piece, QWidget):
            box.addWidget(piece)
        else:
            box.addLayout(piece)
    box.addStretch(1)
    return part
