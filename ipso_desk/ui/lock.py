"""The lock screen: a six-digit code reopens it. It shows no name of anybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

from ipso_desk.ui import dress
from ipso_desk.ui.doorway import Doorway
from ipso_desk.ui.widgets.announce import announce
from ipso_desk.ui.widgets.buttons import quiet
from ipso_desk.ui.widgets.flow import Flow
from ipso_desk.ui.widgets.form import FormField
from ipso_desk.ui.widgets.text import Text

_DIGITS = QRegularExpression(r"\d{0,6}")


class LockAnswer(NamedTuple):
    """`ok`, or how many tries are left; none left means that the password is needed."""

    ok: bool
    tries_left: int = 0


class LockWindow(Doorway):
    """Close the main window (not: hide it) and show this; `reopened` when the code was right.

    `password_wanted` when the person prefers the password, or has no tries left.
    """

    reopened = Signal()
    password_wanted = Signal()

    def __init__(self, check: Callable[[str], LockAnswer]) -> None:
        super().__init__("Vergrendeld", "Typ de code van vandaag om verder te gaan.", icon="lock")
        self._check = check
        self.code = _code_line("Code van zes cijfers")
        self.code.textChanged.connect(self._on_typed)
        self.message = Text("", "error")
        self.message.hide()
        use_password = quiet("Wachtwoord gebruiken")
        use_password.clicked.connect(self.password_wanted)
        self.body.addWidget(FormField("Code", self.code))
        self.body.addWidget(self.message)
        self.body.addWidget(Flow(use_password))
        self.code.setFocus()

    def _on_typed(self, text: str) -> None:
        if len(text) < 6:
            return
        answer = self._check(text)
        self.code.clear()
        if answer.ok:
            self.reopened.emit()
        elif answer.tries_left <= 0:
            self.password_wanted.emit()
        else:
            unit = "poging" if answer.tries_left == 1 else "pogingen"
            sentence = f"Dat is niet de code. U hebt nog {answer.tries_left} {unit}."
            self.message.setText(sentence)
            self.message.show()
            announce(self.message, sentence)


def _code_line(name: str) -> QLineEdit:
    line = dress.wear(QLineEdit(), "field menu")
    line.setAccessibleName(name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(6)
    line.setValidator(QRegularExpressionValidator(_DIGITS, line))
    line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
    return line
